package io.devenv.core.relation;

import java.util.Locale;

/**
 * How a warehouse and dbt's adapter for it treat letter case and quotes. One row of data an adapter; semantics of dbt's
 * relation cache as of dbt-adapters 1.8 to 1.24.
 *
 * @param defaultQuoting what dbt quotes unless the project says otherwise
 * @param search how dbt looks a name up in its cache
 * @param warehouseFold how the warehouse itself compares names: two names that fold to the same are the same relation
 * @param rendering how dbt writes a name into SQL
 */
public record NameRules(Quoting defaultQuoting, Search search, Fold warehouseFold, Rendering rendering) {
    /** The plain row: schemas are matched as identifiers are, and names are written in the letters they have. */
    public NameRules(Quoting defaultQuoting, Fold searchFold, CaseMatch match, Fold warehouseFold, char quote) {
        this(
                defaultQuoting,
                new Search(searchFold, match, match, QuotesInNames.LETTERS),
                warehouseFold,
                new Rendering(quote, Fold.KEEP));
    }

    /**
     * How dbt looks a name up in its cache.
     *
     * @param unquoted how it folds a part that the project does not quote
     * @param schemas what it makes of a relation whose database or schema differs only in letter case
     * @param identifiers the same of the identifier
     */
    public record Search(Fold unquoted, CaseMatch schemas, CaseMatch identifiers, QuotesInNames quotes) {}

    /**
     * How dbt writes a name into SQL.
     *
     * @param quote the character before and after a quoted part
     * @param letters what becomes of the letters, quoted or not
     */
    public record Rendering(char quote, Fold letters) {}

    /** What quotes around a name mean that somebody typed as part of it ({@code alias='"Orders"'}). */
    public enum QuotesInNames {
        /** They are letters like any other. */
        LETTERS,
        /** dbt searches for what stands between them, as it is written. */
        KEEP_CASE
    }

    /** What becomes of a name's letters. */
    public enum Fold {
        LOWER,
        UPPER,
        KEEP;

        public String apply(String text) {
            return switch (this) {
                case LOWER -> isLower(text) ? text : text.toLowerCase(Locale.ROOT);
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case KEEP -> text;
            };
        }

        /** True of most names, and sooner found out than done; anything beyond ASCII is left to Java. */
        private static boolean isLower(String text) {
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter > '~' || (letter >= 'A' && letter <= 'Z')) return false;
            }
            return true;
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
        StringBuilder written = new StringBuilder(64);
        if (!name.database().isEmpty())
            write(name.database(), quoting.database(), written).append('.');
        write(name.schema(), quoting.schema(), written).append('.');
        return write(name.identifier(), quoting.identifier(), written).toString();
    }

    private StringBuilder write(String part, boolean quoted, StringBuilder written) {
        String letters = rendering.letters().apply(part);
        if (!quoted) return written.append(letters);
        return written.append(rendering.quote()).append(letters).append(rendering.quote());
    }

    /**
     * Whether the name as dbt writes it is one that a statement can hold: dbt puts quotes around a part, but does not double those
     * inside it.
     */
    public boolean isWritable(RelationName name, Quoting quoting) {
        return isWritable(name.database(), quoting.database())
                && isWritable(name.schema(), quoting.schema())
                && isWritable(name.identifier(), quoting.identifier());
    }

    private boolean isWritable(String text, boolean quoted) {
        return !quoted || text.indexOf(rendering.quote()) < 0;
    }

    /** The character around a quoted part. */
    public char quote() {
        return rendering.quote();
    }

    /** The one function that quotes an identifier for a statement of devenv's own: quote characters inside are doubled. */
    public String quoted(String identifier) {
        String mark = String.valueOf(rendering.quote());
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
        String database = warehouseFold.apply(name.database());
        String schema = warehouseFold.apply(name.schema());
        String identifier = warehouseFold.apply(name.identifier());
        boolean same = database.equals(name.database())
                && schema.equals(name.schema())
                && identifier.equals(name.identifier());
        // Most names are folded already, and are looked up so often that copies of them show.
        return same ? name : new RelationName(database, schema, identifier);
    }

    public SchemaName folded(SchemaName name) {
        return new SchemaName(warehouseFold.apply(name.database()), warehouseFold.apply(name.schema()));
    }

    public boolean same(RelationName one, RelationName other) {
        return folded(one).equals(folded(other));
    }

    /** The name dbt searches its cache for: unquoted parts folded. */
    public RelationName searched(RelationName name, Quoting quoting) {
        return new RelationName(
                searched(name.database(), quoting.database()),
                searched(name.schema(), quoting.schema()),
                searched(name.identifier(), quoting.identifier()));
    }

    private String searched(String text, boolean quoted) {
        if (search.quotes() == QuotesInNames.KEEP_CASE && isWrapped(text)) return text.substring(1, text.length() - 1);
        return quoted ? text : search.unquoted().apply(text);
    }

    private boolean isWrapped(String text) {
        return text.length() > 1
                && text.charAt(0) == rendering.quote()
                && text.charAt(text.length() - 1) == rendering.quote();
    }

    /** A key under which all names stand that dbt takes for alike: letter case and quotes around a part make no difference. */
    public RelationName letters(RelationName name) {
        return new RelationName(letters(name.database()), letters(name.schema()), letters(name.identifier()));
    }

    SchemaName letters(SchemaName name) {
        return new SchemaName(letters(name.database()), letters(name.schema()));
    }

    private String letters(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == rendering.quote()) from++;
        while (to > from && text.charAt(to - 1) == rendering.quote()) to--;
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
