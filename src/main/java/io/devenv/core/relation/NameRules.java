package io.devenv.core.relation;

import java.util.Locale;
import java.util.Optional;

/**
 * How a warehouse and dbt's adapter for it treat letter case and quotes. One row of data an adapter; semantics of dbt's
 * relation cache as of dbt-adapters 1.8 to 1.24.
 *
 * @param defaultQuoting what dbt quotes unless the project says otherwise
 * @param searchFold how dbt folds a part of a searched name that is not quoted
 * @param match what dbt makes of a relation that differs only in letter case
 * @param warehouseFold how the warehouse itself compares names: two names that fold to the same are the same relation
 * @param quote the character before and after a quoted part; doubled inside
 */
public record NameRules(Quoting defaultQuoting, Fold searchFold, CaseMatch match, Fold warehouseFold, char quote) {
    /** What becomes of a name's letters. */
    public enum Fold {
        LOWER,
        UPPER,
        KEEP;

        public String apply(String text) {
            return switch (this) {
                case LOWER -> text.toLowerCase(Locale.ROOT);
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case KEEP -> text;
            };
        }
    }

    /** What dbt makes of a relation that differs from the searched name only in letter case. */
    public enum CaseMatch {
        /** It stops with an ApproximateMatchError. */
        ERROR,
        /** It does not see it. */
        DIFFERENT,
        /** It takes it for the one. */
        SAME
    }

    /** The name as dbt writes it into SQL; a missing database is left out. */
    public String render(RelationName name, Quoting quoting) {
        Optional<String> database =
                name.database().isEmpty() ? Optional.empty() : Optional.of(part(name.database(), quoting.database()));
        return database.map(text -> text + ".").orElse("")
                + part(name.schema(), quoting.schema())
                + "."
                + part(name.identifier(), quoting.identifier());
    }

    private String part(String text, boolean quoted) {
        return quoted ? quote + text + quote : text;
    }

    /** The one function that quotes an identifier for a statement of devenv's own: quote characters inside are doubled. */
    public String quoted(String identifier) {
        String mark = String.valueOf(quote);
        return mark + identifier.replace(mark, mark + mark) + mark;
    }

    public String quoted(SchemaName name) {
        return (name.database().isEmpty() ? "" : quoted(name.database()) + ".") + quoted(name.schema());
    }

    public String quoted(RelationName name) {
        return quoted(name.inSchema()) + "." + quoted(name.identifier());
    }

    /** A key by which two names of the same relation are equal. */
    public RelationName folded(RelationName name) {
        return new RelationName(
                warehouseFold.apply(name.database()),
                warehouseFold.apply(name.schema()),
                warehouseFold.apply(name.identifier()));
    }

    public SchemaName folded(SchemaName name) {
        return new SchemaName(warehouseFold.apply(name.database()), warehouseFold.apply(name.schema()));
    }

    public boolean same(RelationName one, RelationName other) {
        return folded(one).equals(folded(other));
    }

    /** How dbt writes the name it searches its cache for: unquoted parts folded. */
    RelationName searched(RelationName name, Quoting quoting) {
        return new RelationName(
                quoting.database() ? name.database() : searchFold.apply(name.database()),
                quoting.schema() ? name.schema() : searchFold.apply(name.schema()),
                quoting.identifier() ? name.identifier() : searchFold.apply(name.identifier()));
    }
}
