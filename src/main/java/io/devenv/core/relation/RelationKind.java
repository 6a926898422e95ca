package io.devenv.core.relation;

import io.devenv.core.document.Worded;
import java.util.Locale;

/** What a relation is, in dbt's words. */
public enum RelationKind implements Worded {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    EXTERNAL,
    DYNAMIC_TABLE,
    FUNCTION,
    /** A name for a table of another server (Postgres). */
    FOREIGN_TABLE,
    /** No relation: what holds them. Only changes are about schemas; no listing has one. */
    SCHEMA,
    /** Something the warehouse lists that devenv has no word for; never touched. */
    OTHER;

    /** Whether dbt's own listing has relations of this kind: what it has not, does not exist for dbt, though the name is taken. */
    public boolean isSeenByDbt() {
        return this != FOREIGN_TABLE;
    }

    /** Whether it takes a name that no other relation of the schema can have: functions have names of their own. */
    public boolean holdsName() {
        return this != FUNCTION;
    }

    public static RelationKind ofWord(String word) {
        String plain = word.toUpperCase(Locale.ROOT).replace(' ', '_');
        for (RelationKind kind : values()) {
            if (kind.name().equals(plain)) return kind;
        }
        return OTHER;
    }
}
