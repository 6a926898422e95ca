package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.project.GivenFlags;
import io.devenv.safety.JanitorShop;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.postgres.CountedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One query finds all schemas of a server's database. What lies in them is read in full only where it will be changed, or where only its text can prove it. */
class PostgresSweepQueriesTest {
    private static final int SCHEMAS = 60;

    /** Who needs whom; whose schemas they are, and what lies in them besides. */
    private static final int OF_ALL_TOGETHER = 3;

    /** Of one relation: whether dbt is at work there, and whether it may be changed. */
    private static final int OF_EACH_SCHEMA = 2;

    private static final SweepRequest REQUEST =
            new SweepRequest(List.of(), Optional.of(List.of("99")), Disposal.SET_ASIDE, "sweep", Optional.empty());

    @TempDir
    private Path temporary;

    private final CountedPostgres postgres = new CountedPostgres();
    private JanitorShop shop;

    @BeforeEach
    void schemasOfPullRequests() throws IOException {
        shop = JanitorShop.layOut("grants", temporary);
        Files.writeString(
                temporary.resolve("grants").resolve("devenv.yml"),
                "sweep:\n  - schemas: dbt_pr_*\n    gone-from: list\n",
                StandardOpenOption.APPEND);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < SCHEMAS; i++) {
            made.add("create schema dbt_pr_" + i);
            made.add("create table dbt_pr_" + i + ".orders as select 1 as id");
            made.add("create view dbt_pr_" + i + ".stg_orders as select * from dbt_pr_" + i + ".orders");
        }
        shop.sql(made.toArray(String[]::new));
    }

    @Test
    void a_preview_reads_nothing_in_full() {
        assertThat(preview().plan().removals()).hasSize(SCHEMAS);

        assertThat(postgres.with(CountedPostgres.FINDING)).hasSize(1);
        assertThat(postgres.with(CountedPostgres.IN_FULL)).isEmpty();
        assertThat(postgres.statements()).hasSize(1 + OF_ALL_TOGETHER + OF_EACH_SCHEMA * SCHEMAS);
    }

    @Test
    void only_schemas_with_a_view_in_a_table_s_place_are_read_in_full_for_a_preview() {
        for (int i = 0; i < 30; i++) {
            shop.sql("create view dbt_pr_" + i + ".customer_totals as select * from analytics.customer_totals");
        }

        assertThat(preview().plan().removals()).hasSize(SCHEMAS);

        assertThat(postgres.with(CountedPostgres.FINDING)).hasSize(1);
        assertThat(postgres.with(CountedPostgres.IN_FULL)).as("25 and 5").hasSize(2);
    }

    @Test
    void what_is_changed_is_found_once_more_and_read_in_full_25_schemas_at_a_time() {
        Sweeping shown = preview();
        Workspace workspace = workspace();

        Swept swept = new SweepWork(workspace, REQUEST, Progress.NONE)
                .make(shown, warehouse -> decision(workspace).of(warehouse, shown.run()));

        assertThat(swept.complete()).isTrue();
        assertThat(swept.schemas()).hasSize(SCHEMAS);
        assertThat(postgres.with(CountedPostgres.FINDING)).hasSize(1);
        assertThat(postgres.with(CountedPostgres.IN_FULL)).as("25, 25 and 10").hasSize(3);
    }

    private Sweeping preview() {
        Workspace workspace = workspace();
        try (Warehouse warehouse = workspace.openToRead()) {
            return decision(workspace)
                    .of(warehouse, RunId.next(workspace.clock()))
                    .sweeping();
        }
    }

    private static SweepDecision decision(Workspace workspace) {
        return new SweepDecision(workspace, Artifacts.read(workspace), REQUEST, Progress.NONE);
    }

    /** The project as it is, over a connection whose statements are noted. */
    private Workspace workspace() {
        Workspace real = Workspace.open(shop.environment(), GivenFlags.NONE, Optional.empty(), Clock.systemUTC());
        return new Workspace(real.environment(), real.setup(), postgres, real.home(), real.manifest(), real.clock());
    }
}
