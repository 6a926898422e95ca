package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was made, whichever command made it. */
final class ChangeText {
    private ChangeText() {}

    /** What was made, a line each; what was made in the trash and got its name from there is one line, under that name. */
    static List<String> made(Batch batch) {
        Map<RelationName, RelationName> names = new HashMap<>();
        batch.changes().stream()
                .filter(Change::arrives)
                .forEach(change -> change.other().ifPresent(name -> names.put(change.relation(), name)));
        List<String> lines = new ArrayList<>();
        for (Change change : batch.changes()) {
            if (change.arrives()) continue;
            Optional<RelationName> name = Optional.ofNullable(names.get(change.relation()));
            lines.add(made(name.map(change::at).orElse(change)));
        }
        return lines;
    }

    /**
     * How to take a run back, as far as that goes.
     *
     * @param made what the run has made; what it freed of the trash is expected back by nobody
     */
    static Optional<String> undo(String run, List<Change> made) {
        if (made.isEmpty()) return Optional.empty();
        boolean lost = made.stream()
                .filter(ChangeText::isLost)
                .anyMatch(change -> TrashName.of(change.relation().identifier()).isEmpty());
        return Optional.of(undo(run, !made.stream().allMatch(ChangeText::isLost), lost));
    }

    /**
     * How to take a run back, as far as that goes.
     *
     * @param comesBack whether anything does
     * @param lost whether something does not
     */
    static String undo(String run, boolean comesBack, boolean lost) {
        if (!comesBack) return "No undo: all of it was dropped for good. What that was: devenv log " + run;
        return "undo: devenv undo " + run + (lost ? "   brings back all but what was dropped for good" : "");
    }

    private static boolean isLost(Change change) {
        return change.reverse().isEmpty();
    }

    /** One change that was made. */
    static String made(Change change) {
        String kind = change.kind().spoken();
        String other = change.other().map(RelationName::toString).orElse("");
        if (change.arrives()) return "gave it its name: " + other;
        return switch (change.action()) {
            case RENAME ->
                "set aside " + change.relation() + " (" + kind + ") as "
                        + change.other().map(RelationName::identifier).orElse("");
            case DROP -> "dropped " + change.relation() + " (" + kind + ")" + (isLost(change) ? " for good" : "");
            case DROP_SCHEMA -> "dropped schema " + change.relation();
            case CREATE_SCHEMA -> "made schema " + change.relation();
            case CREATE_VIEW -> "brought back " + change.relation() + " (view)";
            case VIEW_OF -> "put a view of " + other + " at " + change.relation();
            case COPY_OF -> "copied " + other + " to " + change.relation();
            case CLONE_OF -> "cloned " + other + " to " + change.relation();
        };
    }
}
