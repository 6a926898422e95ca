package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.CleanupPlan;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectionsTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final List<Map<RelationName, String>> rounds = new ArrayList<>();

    @Test
    void every_change_is_asked_about_once_although_planning_goes_on_until_nothing_is_refused() {
        CleanupPlan plan = settled(false, "bottom");

        assertThat(asked).containsExactly("bottom", "middle", "other");
        assertThat(rounds).containsExactly(Map.of(), Map.of(name("bottom"), "somebody holds it: psql"));
        assertThat(plan.batches()).extracting(Batch::about).containsExactly(name("middle"), name("other"));
    }

    @Test
    void what_is_offered_back_is_asked_about_only_if_it_is_to_come_back() {
        settled(true);
        assertThat(asked).containsExactly("bottom", "middle", "other", "backup");
        asked.clear();

        settled(false);
        assertThat(asked).containsExactly("bottom", "middle", "other");
    }

    private CleanupPlan settled(boolean restores, String... refused) {
        if (rounds.isEmpty()) new SmallDatabase(folder).make();
        rounds.clear();
        try (Warehouse warehouse = objecting(List.of(refused))) {
            return new Objections(warehouse).settle(this::plan, restores);
        }
    }

    /** What is refused is kept, so that the names of all that follows are numbered anew. */
    private CleanupPlan plan(Map<RelationName, String> refused) {
        rounds.add(Map.copyOf(refused));
        List<Batch> batches = new ArrayList<>();
        Stream.of("bottom", "middle", "other")
                .map(ObjectionsTest::name)
                .filter(name -> !refused.containsKey(name))
                .forEach(name -> batches.add(aside(name, batches.size() + 1)));
        Change back = Change.rename(name("backup"), RelationKind.TABLE, name("gone"), "offered");
        return new CleanupPlan(List.of(), batches, List.of(new Batch(name("backup"), List.of(back))));
    }

    private static Batch aside(RelationName name, int number) {
        RelationName trash = name.withIdentifier(new TrashName("r1", number).identifier());
        return new Batch(name, List.of(Change.rename(name, RelationKind.TABLE, trash, "leftover")));
    }

    private static RelationName name(String identifier) {
        return SmallDatabase.DEV.relation(identifier);
    }

    private Warehouse objecting(List<String> refused) {
        return new RelayingWarehouse(new SmallDatabase(folder).open()) {
            @Override
            public Optional<Problem> objection(Change change) {
                String name = change.relation().identifier();
                asked.add(name);
                return refused.contains(name)
                        ? Optional.of(Problem.of(Fault.WAREHOUSE, "held", "somebody holds it")
                                .because("psql"))
                        : Optional.empty();
            }

            @Override
            public void make(List<Change> changes) {
                real.make(changes);
            }
        };
    }
}
