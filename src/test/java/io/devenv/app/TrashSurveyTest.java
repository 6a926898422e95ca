package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.Journal;
import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.TrashName;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.ExampleShop;
import io.devenv.fixture.InProcess;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Portions;
import io.devenv.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What purge asks about at once, and so holds, does not grow with what lies in the trash. */
class TrashSurveyTest {
    private static final String RUN = "20261121t100000000";
    private static final int EACH = Portions.RELATIONS / 2;
    private static final int SCHEMAS = 5;

    @TempDir
    private Path temporary;

    private Workspace workspace;

    @BeforeEach
    void sweepMuch() {
        Path folder = ExampleShop.in(temporary).folder();
        Environment environment = new Environment(
                Map.of("XDG_STATE_HOME", temporary.resolve("home").toString()), folder, folder, "alice");
        workspace = Workspace.open(environment, GivenFlags.NONE, Optional.empty(), Clock.systemUTC());
        try (Journal journal = Journal.open(workspace.home().directory(), InProcess.HOLDER)) {
            String here = workspace.connection();
            journal.begin(JournaledRun.beginning(RUN, Instant.EPOCH, "sweep", "dev", here));
            List<Change> changes = new ArrayList<>();
            for (int number = 1; number <= SCHEMAS * EACH; number++) {
                RelationName name = schema((number - 1) / EACH).relation("orders_" + number);
                changes.add(Change.rename(name, RelationKind.TABLE, aside(number), "sweep"));
            }
            journal.intend(RUN, 1, changes);
            journal.begin(JournaledRun.beginning("elsewhere", Instant.EPOCH, "sweep", "dev", "another warehouse"));
            journal.intend("elsewhere", 1, changes);
        }
    }

    @Test
    void a_portion_is_as_many_schemas_as_fit() {
        assertThat(asked(Dependencies.NONE, run -> true))
                .containsExactly("[dbt_pr_0, dbt_pr_1]", "[dbt_pr_2, dbt_pr_3]", "[dbt_pr_4]");
    }

    @Test
    void schemas_between_which_something_is_needed_stand_in_one() {
        Dependencies dependencies = new Dependencies(Map.of(
                aside(EACH), Set.of(aside(4 * EACH + 1)),
                schema(9).relation("mine"), Set.of(aside(EACH + 1), aside(2 * EACH + 1))));

        assertThat(asked(dependencies, run -> true))
                .containsExactly("[dbt_pr_0, dbt_pr_4]", "[dbt_pr_1, dbt_pr_2]", "[dbt_pr_3]");
    }

    @Test
    void where_nothing_is_old_enough_nobody_is_asked_what_needs_it() {
        Dependencies dependencies = new Dependencies(Map.of(aside(EACH), Set.of(aside(4 * EACH + 1))));

        assertThat(asked(dependencies, run -> false))
                .containsExactly("[dbt_pr_0, dbt_pr_1]", "[dbt_pr_2, dbt_pr_3]", "[dbt_pr_4]");
    }

    /** The schemas that the warehouse was asked about together. */
    private List<String> asked(Dependencies dependencies, Predicate<JournaledRun> wanted) {
        List<String> asked = new ArrayList<>();
        try (Warehouse real = workspace.openToRead()) {
            Asked warehouse = new Asked(real, dependencies, asked);
            new TrashSurvey(workspace, Journal.scan(workspace.home().directory()), warehouse, wanted)
                    .each(portion -> assertThat(portion.origins().size()).isLessThanOrEqualTo(Portions.RELATIONS));
        }
        return asked;
    }

    private static SchemaName schema(int number) {
        return new SchemaName("shop", "dbt_pr_" + number);
    }

    private static RelationName aside(int number) {
        return schema((number - 1) / EACH).relation(new TrashName(RUN, number).identifier());
    }

    /** Notes what is listed together. */
    private static final class Asked extends RelayingWarehouse {
        private final Dependencies dependencies;
        private final List<String> asked;

        Asked(Warehouse real, Dependencies dependencies, List<String> asked) {
            super(real);
            this.dependencies = dependencies;
            this.asked = asked;
        }

        @Override
        public Inventory list(Set<SchemaName> schemas) {
            asked.add(schemas.stream().map(SchemaName::schema).sorted().toList().toString());
            return super.list(schemas);
        }

        @Override
        public Dependencies dependencies(Set<String> databases) {
            return dependencies;
        }

        @Override
        public void make(List<Change> changes) {
            real.make(changes);
        }
    }
}
