package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.plan.Sweeping;
import io.devenv.core.plan.Swept;
import io.devenv.fixture.ExampleShop;
import io.devenv.project.Environment;
import io.devenv.project.GivenFlags;
import io.devenv.warehouse.Adapter;
import io.devenv.warehouse.Warehouse;
import io.devenv.warehouse.WholeDatabase;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep asks of the warehouse does not grow with the number of schemas. */
class SweepQueriesTest {
    private static final int SCHEMAS = 30;
    private static final String[] ONCE = {
        "WholeDatabase.beginningWith", "Warehouse.dependencies", "SchemaCatalog.describe"
    };

    @TempDir
    private Path temporary;

    private final List<String> asked = new ArrayList<>();
    private Path folder = Path.of("");

    @BeforeEach
    void schemasOfPullRequests() throws IOException, SQLException {
        ExampleShop shop = ExampleShop.in(temporary);
        folder = shop.folder();
        Files.writeString(
                shop.file("devenv.yml"),
                "sweep:\n  - schemas: dbt_pr_*\n    gone-from: list\n",
                StandardOpenOption.APPEND);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + shop.file("shop.duckdb"));
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < SCHEMAS; i++) {
                statement.execute("create schema dbt_pr_" + i);
                statement.execute("create table dbt_pr_" + i + ".orders as select 1 as id");
                statement.execute(
                        "create view dbt_pr_" + i + ".stg_orders as select * from shop.dbt_pr_" + i + ".orders");
            }
        }
    }

    @Test
    void one_query_lists_them_all_before_anything_is_changed_and_one_more_reads_the_views_texts() {
        Workspace workspace = workspace();
        SweepRequest request =
                new SweepRequest(List.of(), Optional.of(List.of("99")), Disposal.SET_ASIDE, "sweep", Optional.empty());
        SweepDecision decision = new SweepDecision(workspace, Artifacts.read(workspace), request, Progress.NONE);

        Sweeping shown;
        try (Warehouse warehouse = workspace.adapter().openToRead(workspace.target())) {
            shown = decision.of(warehouse, RunId.next(workspace.clock())).sweeping();
        }
        assertThat(shown.plan().removals()).hasSize(SCHEMAS);
        assertThat(asked).containsOnlyOnce(ONCE).doesNotContain("Warehouse.list");

        asked.clear();
        Swept swept = new SweepWork(workspace, request, Progress.NONE)
                .make(shown, warehouse -> decision.of(warehouse, shown.run()));
        assertThat(swept.complete()).isTrue();
        assertThat(swept.schemas()).hasSize(SCHEMAS);
        assertThat(asked).containsOnlyOnce(ONCE).containsOnlyOnce("Warehouse.list");
    }

    /** The project as it is, and a warehouse of which every question is noted. */
    private Workspace workspace() {
        Environment environment = new Environment(
                Map.of("XDG_STATE_HOME", temporary.resolve("home").toString()), folder, folder, "alice");
        GivenFlags given = new GivenFlags(
                GivenFlags.Where.NONE, GivenFlags.Selection.NONE, GivenFlags.Deferral.NONE, GivenFlags.Run.NONE);
        Workspace real = Workspace.open(environment, given, Optional.empty(), Clock.systemUTC());
        return new Workspace(
                real.environment(),
                real.setup(),
                relaying(real.adapter(), Adapter.class),
                real.home(),
                real.manifest(),
                real.clock());
    }

    private <T> T relaying(T real, Class<?>... kinds) {
        @SuppressWarnings("unchecked") // it is of all of them
        T relay = (T) Proxy.newProxyInstance(getClass().getClassLoader(), kinds, (proxy, method, arguments) -> {
            asked.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
            try {
                Object answer = method.invoke(real, arguments);
                return answer instanceof Warehouse found
                        ? relaying(found, Warehouse.class, WholeDatabase.class)
                        : answer;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        });
        return relay;
    }
}
