package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.FaultyJournal;
import io.devenv.contract.FragileLine.Fate;
import io.devenv.contract.PostgresServer;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.Undone;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.ChangeRules;
import io.devenv.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines to a Postgres server that break, and servers that break down, while devenv lives on to tell. */
class LostConnectionTest {
    private static final CleanOptions REPLACING =
            CleanOptions.DEFAULT.replacing(CleanOptions.Leftovers.CLONE_OVER_TABLES);
    private static final ChangeRules RULES = new ChangeRules(4, ChangeRules.Writers.MANY);
    private static final FaultyJournal.Steps UNWATCHED = () -> {};

    @TempDir
    private Path home;

    private MortalServer server;
    private MortalShop shop;
    private List<String> before = List.of();

    @BeforeEach
    void set_up() {
        server = new MortalServer(home);
        shop = new MortalShop(server);
        before = shop.contents();
    }

    @AfterEach
    void leave() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> undo_restores_what_a_clean_has_changed_that_lost_its_connection() {
        return Stream.of(Fate.LOST, Fate.UNANSWERED)
                .flatMap(fate -> breaking("clean", fate, () -> {}, way -> {
                    Done done = shop.clean(REPLACING, RULES, way, UNWATCHED);
                    if (done.complete()) return Optional.empty();
                    assertThat(done.failures())
                            .extracting(failure -> failure.why().code())
                            .containsOnly(Warehouse.CONNECTION_LOST);
                    assertThat(done.unnoted().orElseThrow().message()).contains("is not known");
                    return done.unnoted();
                }));
    }

    @TestFactory
    Stream<DynamicTest> another_undo_ends_what_one_has_begun_that_lost_its_connection() {
        return Stream.of(Fate.LOST, Fate.UNANSWERED)
                .flatMap(fate -> breaking("undo", fate, () -> shop.clean(REPLACING, RULES), way -> {
                    Undone undone = shop.undo(RULES, way, UNWATCHED);
                    return undone.steps().stream()
                            .flatMap(step -> step.refused().stream())
                            .findFirst();
                }));
    }

    /** The work is begun with a line that breaks at each of its crossings, once each; what it says of that must be that it broke. */
    private Stream<DynamicTest> breaking(
            String title, Fate fate, Runnable prepare, Function<MortalShop.Way, Optional<Problem>> work) {
        AtomicInteger crossings = new AtomicInteger();
        prepare.run();
        Optional<Problem> undisturbed = work.apply((place, schemas) -> server.openOver(
                () -> {
                    crossings.incrementAndGet();
                    return Fate.PASSES;
                },
                place,
                schemas));
        assertThat(undisturbed).isEmpty();
        assertThat(crossings.get()).isGreaterThan(10);
        return IntStream.range(0, crossings.get())
                .mapToObj(broken -> DynamicTest.dynamicTest(title + ", " + fate + ", crossing " + broken, () -> {
                    shop.reset();
                    prepare.run();
                    AtomicInteger crossing = new AtomicInteger();
                    Problem told = told(() -> work.apply((place, schemas) -> server.openOver(
                            () -> crossing.getAndIncrement() == broken ? fate : Fate.PASSES, place, schemas)));
                    assertThat(told.code())
                            .isIn(
                                    Warehouse.CONNECTION_LOST,
                                    "postgres-connection-lost",
                                    "postgres-unreachable",
                                    "postgres-connect-failed");
                    shop.undoWhatIsThere();
                    assertThat(shop.contents()).isEqualTo(before);
                }));
    }

    private static Problem told(Supplier<Optional<Problem>> work) {
        try {
            return work.get().orElseThrow(() -> new AssertionError("nobody noticed"));
        } catch (Stop stop) {
            return stop.problem();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 17, 23})
    void undo_restores_what_a_clean_has_changed_whose_session_was_ended(int crossing) {
        Problem told = interrupted(crossing, () -> {
            PostgresServer.run(
                    server.name(),
                    List.of("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                            + " where application_name = 'devenv' and datname = current_database()"));
        });

        assertThat(told.because().orElseThrow()).contains("terminating connection due to administrator command");
        assertThat(told.next().orElseThrow()).startsWith("`devenv undo` looks at what came of it");
        shop.undoWhatIsThere();
        assertThat(shop.contents()).isEqualTo(before);
    }

    /** This server forgets what it has just committed when it breaks down: the journal says more was made than there is then. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 17, 23})
    void undo_restores_what_a_clean_has_changed_whose_server_broke_down(int crossing) {
        CompletableFuture<Boolean> recovered = new CompletableFuture<>();
        interrupted(crossing, () -> recovered.complete(breakDown()));
        assertThat(recovered.join()).isTrue();

        shop.undoWhatIsThere();
        assertThat(shop.contents()).isEqualTo(before);
    }

    private Problem interrupted(int crossing, Runnable disturbance) {
        AtomicInteger crossings = new AtomicInteger();
        return told(() -> shop.clean(
                        REPLACING,
                        RULES,
                        (place, schemas) -> server.openOver(
                                () -> {
                                    if (crossings.getAndIncrement() == crossing) disturbance.run();
                                    return Fate.PASSES;
                                },
                                place,
                                schemas),
                        UNWATCHED)
                .unnoted());
    }

    /** A server whose process was killed ends all others, recovers from its log, and goes on. */
    private boolean breakDown() {
        String backend = PostgresServer.texts(
                        server.name(), "select pid from pg_stat_activity where application_name = 'devenv' limit 1")
                .get(0);
        try (Connection probe = PostgresServer.connect(server.name())) {
            new ProcessBuilder("kill", "-9", backend).start().waitFor();
            await(() -> !isAlive(probe));
            await(this::answers);
            return true;
        } catch (SQLException | IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (!wanted.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isAlive(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException gone) {
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = PostgresServer.connect(server.name())) {
            return isAlive(connection);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
