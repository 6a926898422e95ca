package io.devenv.core.cleanup;

/**
 * Whether something proves that dbt built a relation for this developer; without proof it is never dropped.
 *
 * @param why what proves it, or why nothing does, in words for the user
 */
public record Proof(boolean given, String why) {
    static Proof by(String what) {
        return new Proof(true, what);
    }

    static Proof none(String why) {
        return new Proof(false, why);
    }
}
