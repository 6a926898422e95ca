package io.devenv.core.code;

import java.util.Optional;

/** What the calls in one node's code stand for. */
@FunctionalInterface
public interface Names {
    /** The texts that a call becomes; empty where only dbt knows. */
    Optional<Pair> of(Call call);
}
