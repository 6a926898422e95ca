package io.devenv.core.relation;

import java.util.Locale;

/** What a relation is, in dbt's words. */
public enum RelationKind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    EXTERNAL,
    DYNAMIC_TABLE,
    FUNCTION,
    /** Something the warehouse lists that devenv has no word for; never touched. */
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RelationKind ofWord(String word) {
        String plain = word.toUpperCase(Locale.ROOT).replace(' ', '_');
        for (RelationKind kind : values()) {
            if (kind.name().equals(plain)) return kind;
        }
        return OTHER;
    }
}
