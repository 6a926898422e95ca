package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.app.CleanRequest;
import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.project.GivenFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dbt run that works in the schema while it is cleaned: what it is at work on is left alone, nothing it made is touched, and both end well. */
class DbtMeanwhileTest {
    @TempDir
    private Path temporary;

    private SimulatedDbt dbt(JanitorShop shop) throws SQLException {
        Connection session = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + shop.database() + "?ApplicationName=dbt",
                "postgres",
                "x");
        return new SimulatedDbt(session, "dev_ann", "countries");
    }

    @Test
    void what_dbt_built_anew_after_it_was_shown_is_left_alone_and_the_rest_goes() throws SQLException {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        CleanSchema clean = clean(shop, Progress.NONE);
        Cleaning shown = clean.preview();
        try (SimulatedDbt dbt = dbt(shop)) {
            dbt.build();
        }
        shop.awaitNobody("dbt");

        Done done = clean.apply(shown);

        assertOnlyCountriesLeft(shop, done);
        assertThat(done.failures().get(0).why().message()).contains("since it was shown");
    }

    @Test
    void what_dbt_built_anew_after_it_was_decided_is_left_alone_and_the_rest_goes() throws SQLException {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        Cleaning shown = clean(shop, Progress.NONE).preview();

        Done done = clean(shop, whenDeciding(() -> {
                    try (SimulatedDbt dbt = dbt(shop)) {
                        dbt.build();
                    }
                    shop.awaitNobody("dbt");
                }))
                .apply(shown);

        assertOnlyCountriesLeft(shop, done);
        assertThat(done.failures().get(0).why().message())
                .isEqualTo("cannot rename dev_ann.countries: somebody built it anew since it was looked at");
    }

    private static void assertOnlyCountriesLeft(JanitorShop shop, Done done) {
        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().toString())
                .containsExactly("dev_ann.countries");
        assertThat(done.orderly()).isTrue();
        assertThat(done.made()).hasSizeGreaterThan(1);
        assertThat(shop.lying()).contains("dev_ann.countries").doesNotContain("dev_ann.stg_orders");
        assertThat(PostgresServer.texts(shop.database(), "select made from dev_ann.countries"))
                .containsExactly("new");
    }

    @ParameterizedTest(name = "dbt has made {0} statements of five when clean begins to change")
    @ValueSource(ints = {1, 2, 3, 4})
    void while_dbt_is_in_the_midst_of_a_node_nothing_is_changed_and_dbt_ends_well(int statements) throws SQLException {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        Cleaning shown = clean(shop, Progress.NONE).preview();
        Set<String> before = shop.lying();
        try (SimulatedDbt dbt = dbt(shop)) {
            Done done = clean(shop, whenDeciding(() -> dbt.begin(statements))).apply(shown);

            assertThat(done.made()).isEmpty();
            assertThat(done.failures())
                    .hasSameSizeAs(shown.all())
                    .allMatch(failure -> failure.why().message().startsWith("dbt is at work in dev_ann: session "));
            assertThat(done.orderly()).isTrue();
            dbt.end(statements);
        }
        assertThat(shop.lying())
                .as("views that read the old table go with it, by dbt's own hand")
                .isSubsetOf(before)
                .contains("dev_ann.countries", "dev_ann.stg_orders", "dev_ann.stg_customers")
                .noneMatch(name -> name.contains("__dbt_"));
        assertThat(PostgresServer.texts(shop.database(), "select made from dev_ann.countries"))
                .containsExactly("new");
    }

    @Test
    void between_two_nodes_dbt_has_no_session_but_its_log_goes_on_and_nothing_is_changed() {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);
        List<String> before = shop.dump();
        Cleaning shown = clean(shop, Progress.NONE).preview();

        Done late = clean(shop, whenDeciding(() -> dbtBegins(shop))).apply(shown);
        assertThat(late.made()).isEmpty();
        assertThat(late.failures())
                .hasSameSizeAs(shown.all())
                .allMatch(failure -> failure.why().message().startsWith("dbt is at work: its log was last written "));
        assertThat(late.orderly()).isTrue();

        Done early = clean(shop, Progress.NONE).apply(shown);
        assertThat(early.made()).isEmpty();
        assertThat(early.orderly()).isTrue();

        assertThat(shop.clean("--yes").out())
                .containsPattern(
                        "dbt is at work: its log was last written [0-9]+ seconds ago and does not say that the run")
                .contains("Nothing to clean");
        assertThat(shop.dump()).isEqualTo(before);

        shop.later(Duration.ofMinutes(2));
        assertThat(shop.clean("--yes").runId()).isNotEmpty();
    }

    @Test
    void on_duckdb_what_dbt_built_anew_after_it_was_shown_is_left_alone_and_the_rest_goes() throws SQLException {
        Checkout shop = new Checkout(temporary);
        CleanSchema clean = shop.clean();
        Cleaning shown = clean.preview();
        try (SimulatedDbt dbt = new SimulatedDbt(
                DriverManager.getConnection("jdbc:duckdb:" + shop.file(Checkout.DATABASE)),
                "dev_alice",
                "dim_customers")) {
            dbt.build();
        }
        String built = shop.contents().getOrDefault("dev_alice.dim_customers", "");

        Done done = clean.apply(shown);

        assertThat(done.failures())
                .extracting(failure -> failure.batch().about().toString())
                .containsExactly("dev_alice.dim_customers");
        assertThat(done.orderly()).isTrue();
        assertThat(done.made()).hasSize(shown.all().size() - 1);
        assertThat(shop.contents()).containsEntry("dev_alice.dim_customers", built);
    }

    /** Clean as the command has it, to be stopped between showing and doing. */
    private static CleanSchema clean(JanitorShop shop, Progress progress) {
        GivenFlags given = new GivenFlags(
                GivenFlags.Where.NONE, GivenFlags.Selection.NONE, GivenFlags.Deferral.NONE, GivenFlags.Run.NONE);
        CleanRequest request =
                new CleanRequest(CleanOptions.DEFAULT, List.of(), false, false, "clean --yes", Optional.empty());
        return new CleanSchema(shop.environment(), given, request, Clock.systemUTC(), progress);
    }

    /** A run of dbt begins, and says no more for now. */
    private static void dbtBegins(JanitorShop shop) {
        try {
            Files.writeString(
                    shop.environment().directory().resolve("logs/dbt.log"),
                    "\n12:00:00.000000 [info ] [MainThread]: Running with dbt=1.11.16\n",
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What somebody does right after clean has looked, and before it decides. */
    private interface Somebody {
        void acts() throws SQLException;
    }

    private static Progress whenDeciding(Somebody somebody) {
        return new Progress() {
            @Override
            public void says(String what) {
                try {
                    if (what.equals("deciding")) somebody.acts();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }

            @Override
            public void step(int done, int total) {}
        };
    }
}
