package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.select.Glob;
import java.util.function.Predicate;

/**
 * A shell pattern for relations, as in {@code --keep 'dim_*'}: it is held against the identifier, {@code schema.identifier} and
 * {@code database.schema.identifier}. Letter case counts where the warehouse tells names apart by it. A name that is written as it
 * is matches itself, whatever letters it has.
 */
public record RelationPattern(String text) {
    /** The one that matches this relation. */
    public static RelationPattern of(RelationName name) {
        return new RelationPattern(name.database() + "." + name.schema() + "." + name.identifier());
    }

    /** The pattern, ready to be held against many relations. */
    public Predicate<RelationName> in(NameRules rules) {
        String folded = rules.warehouseFold().apply(text);
        Glob glob = Glob.of(folded);
        Predicate<String> fits = name -> name.equals(folded) || glob.matches(name);
        return relation -> {
            RelationName name = rules.folded(relation);
            String inSchema = name.schema() + "." + name.identifier();
            return fits.test(name.identifier()) || fits.test(inSchema) || fits.test(name.database() + "." + inSchema);
        };
    }

    /** Whether it may stand for several names, or for none. */
    public boolean hasWildcard() {
        return Glob.hasWildcard(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
