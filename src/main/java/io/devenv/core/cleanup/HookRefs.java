package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.RefCall;
import io.devenv.core.manifest.RefPlace;
import io.devenv.core.manifest.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes hooks refer to. A hook may write, and under defer its ref would point to production if the dev relation were
 * gone: such relations stay.
 */
final class HookRefs {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    HookRefs(Manifest branch) {
        for (Node node : branch.nodes()) {
            if (node.type() == ResourceType.OPERATION)
                ids.addAll(node.dependsOn().nodes());
            for (String hook : RefPlace.hookTexts(node)) {
                List<RefCall> calls = RefCall.in(hook);
                calls.forEach(call -> names.add(call.name()));
                // dbt counts what hooks refer to among a node's parents.
                if (RefCall.mentions(hook) > calls.size())
                    ids.addAll(node.dependsOn().nodes());
            }
        }
    }

    /** By name alone, whichever package or version is meant: rather one too many. */
    boolean mention(Node node) {
        return ids.contains(node.id()) || names.contains(node.name());
    }
}
