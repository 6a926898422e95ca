package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.state.ComparisonRules;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.StateComparison;
import io.devenv.core.state.UnkeptDetail;
import io.devenv.project.Flags.Folder;

/**
 * How the branch is compared with another environment: by the rules of one dbt, the project's flags, and what the warehouse
 * enforces.
 */
record Comparing(Workspace workspace, Manifest branch, DbtVersion dbt) {

    StateComparison with(Manifest other, Folder folder) {
        ComparisonRules rules = ComparisonRules.of(dbt, workspace.flags().compareUnrendered())
                .enforcing(workspace.adapterRules().enforcedConstraints());
        UnkeptDetail unkept = UnkeptDetail.between(branch, other);
        return StateComparison.of(branch, other, rules)
                .knowing(
                        new ManifestReader(Role.BRANCH, Detail.COMPARISON)
                                .fieldsOf(workspace.manifestFile(), unkept.ofBranch(), UnkeptDetail.FIELDS),
                        new ManifestReader(Role.STATE, Detail.COMPARISON)
                                .fieldsOf(Artifacts.manifestFile(folder), unkept.ofState(), UnkeptDetail.FIELDS));
    }
}
