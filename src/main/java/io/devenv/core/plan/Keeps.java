package io.devenv.core.plan;

import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.Pin;
import io.devenv.core.relation.RelationName;
import java.util.List;

/**
 * The answer of {@code devenv keep}.
 *
 * @param pins what is pinned, sorted by name; what holds no more, too
 * @param rules what devenv.yml keeps
 * @param pinned what this command has pinned
 * @param removed what it has let go
 */
public record Keeps(
        String project, List<Row> pins, List<KeepRule> rules, List<RelationName> pinned, List<RelationName> removed) {
    /** One pin, and what has become of it. */
    public record Row(Pin pin, Pin.Standing standing) {}

    public Keeps {
        pins = List.copyOf(pins);
        rules = List.copyOf(rules);
        pinned = List.copyOf(pinned);
        removed = List.copyOf(removed);
    }
}
