package io.devenv.core.defer;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * The answer for one ref.
 *
 * @param child the node whose code holds the ref; inside an ephemeral model that model, not the one it is inlined into
 * @param relation what the ref becomes; empty for what is inlined, mocked or failed
 * @param unverified which rule behind the answer nobody could check; empty where dbt was seen to answer so
 */
public record Resolution(
        Node child,
        Node parent,
        RefTarget target,
        Reason reason,
        Optional<RelationName> relation,
        Optional<String> unverified) {

    /** By what refers to what: a node holds a whole configuration, and hardly any two answers are about the same ref. */
    @Override
    public int hashCode() {
        return child.hashCode() * 31 + parent.hashCode();
    }

    static Resolution dev(Node child, Node parent, Reason reason) {
        return new Resolution(child, parent, RefTarget.DEV, reason, parent.relation(), Optional.empty());
    }

    static Resolution state(Node child, Node parent, RelationName inState, Reason reason) {
        return new Resolution(child, parent, RefTarget.STATE, reason, Optional.of(inState), Optional.empty());
    }

    static Resolution inlined(Node child, Node parent) {
        return new Resolution(
                child, parent, RefTarget.EPHEMERAL, Reason.EPHEMERAL_MODEL, Optional.empty(), Optional.empty());
    }

    static Resolution mocked(Node child, Node parent) {
        return new Resolution(
                child, parent, RefTarget.FIXTURE, Reason.UNIT_TEST_INPUT, Optional.empty(), Optional.empty());
    }

    static Resolution failed(Node child, Node parent, Reason reason) {
        return new Resolution(child, parent, RefTarget.ERROR, reason, Optional.empty(), Optional.empty());
    }

    /** The same answer, with a rule behind it that nobody could check. */
    Resolution unverified(String rule) {
        return new Resolution(child, parent, target, reason, relation, Optional.of(rule));
    }
}
