package io.devenv.core.relation;

import io.devenv.core.document.Fields;

/** Which parts of a relation's name are quoted: the adapter's default, overlaid by the project's {@code quoting}. */
public record Quoting(boolean database, boolean schema, boolean identifier) {
    public static final Quoting ALL = new Quoting(true, true, true);
    public static final Quoting NONE = new Quoting(false, false, false);

    /** This one, with what a {@code quoting} block sets; what it leaves out or sets to null stays. */
    public Quoting overlaidBy(Fields block) {
        return new Quoting(
                block.flag("database").orElse(database),
                block.flag("schema").orElse(schema),
                block.flag("identifier").orElse(identifier));
    }
}
