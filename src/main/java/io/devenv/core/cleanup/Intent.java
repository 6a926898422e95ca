package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * What a change does to a relation, whatever name it gets where it is set aside and whatever the reason: those differ from plan to plan, while this stays
 * the same.
 */
public record Intent(
        Change.Action action,
        RelationName relation,
        RelationKind kind,
        Optional<RelationName> other,
        Optional<String> definition) {

    public static Intent of(Change change) {
        return new Intent(
                change.action(),
                change.isMadeInTrash() || change.arrives() ? change.relation().withIdentifier("") : change.relation(),
                change.kind(),
                change.other().filter(name -> TrashName.of(name.identifier()).isEmpty()),
                change.definition());
    }

    public static List<Intent> of(Batch batch) {
        return batch.changes().stream().map(Intent::of).toList();
    }
}
