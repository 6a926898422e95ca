package io.devenv.core.sweep;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.KnownNames;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.List;
import java.util.Map;

/**
 * Everything that a sweep is planned from, once the conditions are judged.
 *
 * @param judged every schema that a pattern matches, sorted by name
 * @param dependencies who needs what lies in those that may go, whatever the schema
 * @param facts of those that may go
 * @param aside what devenv has set aside, by the name it has there
 * @param refused what the warehouse would not let go, and why
 */
public record SweepSituation(
        List<Judged> judged,
        KnownNames known,
        Dependencies dependencies,
        Map<SchemaName, SchemaFacts> facts,
        Map<RelationName, SetAside> aside,
        Map<RelationName, String> refused,
        NameRules names,
        ViewBinding views,
        Disposal disposal) {
    public SweepSituation {
        judged = List.copyOf(judged);
        facts = Map.copyOf(facts);
        aside = Map.copyOf(aside);
        refused = Map.copyOf(refused);
    }

    /** The same, knowing what the warehouse would not let go, and why. */
    public SweepSituation refusing(Map<RelationName, String> reasons) {
        return new SweepSituation(judged, known, dependencies, facts, aside, reasons, names, views, disposal);
    }
}
