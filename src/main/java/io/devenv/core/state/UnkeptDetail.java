package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.Set;
import java.util.TreeSet;

/**
 * Descriptions, columns and constraints are kept only of nodes that persist them or have a contract. Of these nodes the other
 * manifest makes them matter all the same, so they have to be read again.
 *
 * @param ofBranch models whose enforced contract the branch gave up: dbt says which columns are gone with it
 * @param ofState nodes whose descriptions the branch begins to persist
 */
public record UnkeptDetail(Set<String> ofBranch, Set<String> ofState) {
    /** The fields of a manifest's nodes that are needed. */
    public static final Set<String> FIELDS = Set.of("description", "columns", "constraints");

    public UnkeptDetail {
        ofBranch = Set.copyOf(ofBranch);
        ofState = Set.copyOf(ofState);
    }

    public static UnkeptDetail between(Manifest branch, Manifest state) {
        Set<String> ofBranch = new TreeSet<>();
        Set<String> ofState = new TreeSet<>();
        for (Node now : branch.nodes()) {
            state.node(now.id()).ifPresent(old -> {
                if (ContractChange.isEnforced(old) && !ContractChange.isEnforced(now)) ofBranch.add(now.id());
                if (persists(now) && !persists(old)) ofState.add(now.id());
            });
        }
        return new UnkeptDetail(ofBranch, ofState);
    }

    private static boolean persists(Node node) {
        return !node.config().object("persist_docs").equals(Fields.NONE);
    }
}
