package io.devenv.core.plan;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.defer.Deferral;
import io.devenv.core.defer.RefTarget;
import io.devenv.core.defer.Resolution;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.RelationName;

/**
 * How dbt writes what a reference has become into the SQL.
 *
 * @param project what this project quotes
 * @param ofState what the state's project quotes, completed by this one's
 */
public record Rendering(NameRules names, Quoting project, Quoting ofState) {
    /** dbt 2 writes a deferred relation as the state's project would; all before it, as this project does. */
    public static Rendering of(NameRules names, Quoting project, Deferral deferral) {
        Quoting ofState = deferral.rules().engine() == DeferRules.Engine.FRONTIER
                ? deferral.state()
                        .map(Manifest::metadata)
                        .map(metadata -> project.overlaidBy(metadata.quoting()))
                        .orElse(project)
                : project;
        return new Rendering(names, project, ofState);
    }

    String of(RelationName name, Resolution resolution) {
        // No project's quoting counts for functions (dbt-core 1.11 and 1.12, RuntimeFunctionResolver).
        if (resolution.parent().type() == ResourceType.FUNCTION) return names.render(name, names.defaultQuoting());
        return names.render(name, resolution.target() == RefTarget.STATE ? ofState : project);
    }
}
