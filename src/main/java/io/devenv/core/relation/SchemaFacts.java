package io.devenv.core.relation;

import java.util.List;
import java.util.Optional;

/**
 * What the warehouse's catalog tells of a schema itself, and of what lies in it that no listing has.
 *
 * @param owner whom it belongs to; empty where schemas belong to nobody
 * @param others what lies in it beside relations and what goes with them: functions, sequences, types, in the warehouse's words, sorted
 * @param obstacle why it must not be dropped even with nothing in it, in words that follow its name
 * @param definition the statements that make it again as it is; empty where its name is all there is to it
 */
public record SchemaFacts(
        Optional<String> owner, List<String> others, Optional<String> obstacle, Optional<String> definition) {
    public SchemaFacts {
        others = List.copyOf(others);
    }
}
