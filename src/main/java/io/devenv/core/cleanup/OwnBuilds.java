package io.devenv.core.cleanup;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal says that devenv itself has made: views of production and copies of it. */
public final class OwnBuilds {
    private OwnBuilds() {}

    /** Records of what is still where it was put, as far as the journal tells. */
    public static List<Built> of(List<JournaledRun> runs) {
        List<Built> found = new ArrayList<>();
        for (JournaledRun run : runs) {
            Map<RelationName, RelationName> names = arrivals(run);
            for (Entry entry : run.entries()) {
                Change change = entry.change();
                if (entry.outcome() != Outcome.MADE || !change.action().showsOther()) continue;
                RelationName name = names.getOrDefault(change.relation(), change.relation());
                if (TrashName.of(name.identifier()).isEmpty()) found.add(built(run, change, name));
            }
        }
        return found;
    }

    /** The names that were given to what was made in the trash. */
    static Map<RelationName, RelationName> arrivals(JournaledRun run) {
        Map<RelationName, RelationName> names = new HashMap<>();
        for (Entry entry : run.entries()) {
            Change change = entry.change();
            if (change.arrives() && entry.outcome() != Outcome.UNDONE) {
                names.put(change.relation(), change.other().orElseThrow());
            }
        }
        return names;
    }

    private static Built built(JournaledRun run, Change change, RelationName name) {
        return new Built(
                        name,
                        Optional.of(change.kind()),
                        Optional.empty(),
                        Optional.of(run.at()),
                        Optional.empty(),
                        Built.Source.JOURNAL)
                .in(Optional.of("run " + run.id()));
    }
}
