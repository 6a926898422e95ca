package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.core.state.UnkeptDetail;
import io.devenv.core.state.WrittenAnew;
import io.devenv.project.Flags.Folder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the branch is compared with another environment: by the rules of one dbt, the project's flags, and what the warehouse
 * enforces.
 */
record Comparing(Workspace workspace, Manifest branch, DbtVersion dbt) {

    StateComparison with(Manifest other, Folder folder) {
        ComparisonRules rules = ComparisonRules.of(dbt, workspace.flags().compareUnrendered())
                .enforcing(workspace.adapterRules().enforcedConstraints());
        UnkeptDetail unkept = UnkeptDetail.between(branch, other);
        Map<String, Fields> moreOfState = new TreeMap<>(ofState(folder, unkept.ofState(), UnkeptDetail.FIELDS));
        writtenAnew(other, folder, rules).forEach((id, configs) -> moreOfState.merge(id, configs, Fields::with));
        return StateComparison.of(branch, other, rules)
                .knowing(ofBranch(unkept.ofBranch(), UnkeptDetail.FIELDS), moreOfState);
    }

    private Map<String, Fields> writtenAnew(Manifest other, Folder folder, ComparisonRules rules) {
        WrittenAnew anew = WrittenAnew.between(branch, other, rules);
        return anew.configs(
                branch,
                ofBranch(anew.nodes(), WrittenAnew.FIELDS),
                other,
                ofState(folder, anew.nodes(), WrittenAnew.FIELDS));
    }

    private Map<String, Fields> ofBranch(Set<String> ids, Set<String> fields) {
        return new ManifestReader(Role.BRANCH, Detail.COMPARISON).fieldsOf(workspace.manifestFile(), ids, fields);
    }

    private static Map<String, Fields> ofState(Folder folder, Set<String> ids, Set<String> fields) {
        return new ManifestReader(Role.STATE, Detail.COMPARISON).fieldsOf(Artifacts.manifestFile(folder), ids, fields);
    }
}
