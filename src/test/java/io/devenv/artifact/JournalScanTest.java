package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun;
import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.fixture.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal that is glanced at says the same as one that is read whole. */
class JournalScanTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<String> NAMES = List.of(
            "orders",
            "größe \"x\"\n",
            "back\\slash",
            ",\"relation\":{\"database\":\"wh\",\"schema\":\"dev\"",
            "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":1,\"outcome\":\"PURGED\"}",
            "日本",
            "");

    @TempDir
    private Path folder;

    /** Two runs with every name in each place of a name, and outcomes of all kinds. */
    @BeforeEach
    void write() {
        try (Journal journal = Journal.open(folder, InProcess.HOLDER)) {
            List<Outcome> outcomes = List.of(Outcome.values());
            for (String run : List.of("r1", "r2")) {
                List<Change> changes = changes();
                journal.begin(JournaledRun.beginning(run, AT, "sweep --yes", "dev", "duckdb wh.duckdb"));
                journal.intend(run, 1, changes);
                for (int number = 1; number <= changes.size(); number++) {
                    Outcome outcome = outcomes.get(number % outcomes.size());
                    if (outcome != Outcome.INTENDED) journal.note(run, number, outcome, AT);
                }
                journal.note("r1", 3, Outcome.PURGED, AT);
            }
        }
    }

    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String name : NAMES) {
            changes.add(Change.drop(
                    new RelationName(name, "dev", "a"), RelationKind.VIEW, Optional.of("select '" + name + "'"), name));
            changes.add(Change.rename(
                    new RelationName("wh", name, "b"), RelationKind.TABLE, new RelationName("wh", name, "c"), name));
            changes.add(Change.viewOf(new RelationName("wh", "dev", name), new RelationName("wh", "prod", name), name));
        }
        return changes;
    }

    @Test
    void every_change_is_told_with_what_has_become_of_it() {
        List<JournaledRun> whole = Journal.runs(folder);

        assertThat(whole).hasSize(2).allSatisfy(run -> assertThat(run.entries()).hasSize(3 * NAMES.size()));
        assertThat(whole.get(0).entries().get(2).outcome()).isEqualTo(Outcome.PURGED);
        assertThat(scanned(run -> true)).isEqualTo(whole);
        assertThat(Journal.scan(folder).runs())
                .containsExactlyElementsOf(
                        whole.stream().map(run -> run.with(List.of(), 0)).toList());
    }

    @Test
    void empty_lines_tell_nothing_wherever_they_stand() throws IOException {
        List<JournaledRun> before = Journal.runs(folder);
        Path file = folder.resolve("journal.jsonl");
        Files.writeString(file, "\n" + Files.readString(file).replace("\n", "\n\n"));

        assertThat(Journal.runs(folder)).isEqualTo(before);
        assertThat(scanned(run -> true)).isEqualTo(before);
    }

    @Test
    void what_is_not_wanted_is_not_told() {
        JournaledRun second = Journal.runs(folder).get(1);

        assertThat(scanned(run -> run.id().equals("r2")).get(1)).isEqualTo(second);
        assertThat(scanned(run -> run.id().equals("r2")).get(0).entries()).isEmpty();
    }

    @Test
    void what_is_wanted_is_the_same_at_a_glance() {
        for (String name : NAMES) {
            SchemaName schema = new SchemaName("wh", name);
            List<JournaledRun> wanted = Journal.runs(
                    folder, (action, relation) -> relation.inSchema().equals(schema));

            assertThat(wanted)
                    .containsExactlyElementsOf(Journal.runs(folder).stream()
                            .map(run -> run.with(
                                    run.entries().stream()
                                            .filter(entry -> entry.change()
                                                    .relation()
                                                    .inSchema()
                                                    .equals(schema))
                                            .toList(),
                                    0))
                            .toList());
        }
        assertThat(Journal.runs(folder, (action, relation) -> action == Change.Action.RENAME))
                .allSatisfy(run -> assertThat(run.entries())
                        .hasSize(NAMES.size())
                        .allSatisfy(entry -> assertThat(entry.change().action()).isEqualTo(Change.Action.RENAME)));
    }

    /** Among them lines that are cut off, or were written by somebody else, who spaces them in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":1,\"outcome\":\"UNDONE\",\"at\":\"2026",
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":1,\"outcome\":\"UNDONE\",\"at\":\"2026-11-21T10:00:00Z\"}",
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":1,\"outcome\":\"MELTED\"}",
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":99999999999,\"outcome\":\"UNDONE\"}",
                "{\"event\":\"outcome\",\"run\":\"r1\",\"number\":-1,\"outcome\":\"UNDONE\"}",
                "{\"event\":\"outcome\",\"run\":\"nobody\",\"number\":1,\"outcome\":\"UNDONE\"}",
                "{ \"number\": 1, \"run\": \"r1\", \"event\": \"outcome\", \"outcome\": \"UNDONE\" }",
                "{\"event\":\"intent\",\"run\":\"r1\",\"number\":99,\"action\":\"DROP\",\"kind\":\"view\",\"reason\":\"\",\"relation\":{\"database\":\"wh\",\"schema\":\"dev\"",
                "{\"event\":\"intent\",\"run\":\"r1\",\"number\":99,\"action\":\"RENAME\",\"kind\":\"view\",\"reason\":\"\",\"relation\":{\"database\":\"wh\",\"schema\":\"dev\",\"identifier\":\"x\"}}",
                "{\"event\":\"intent\",\"run\":\"nobody\",\"number\":99,\"action\":\"DROP\",\"relation\":{}}",
                "{\"event\":\"outcome\"",
                "}",
                "[1, 2]",
            })
    void a_line_of_another_shape_tells_both_the_same(String line) throws IOException {
        Files.writeString(folder.resolve("journal.jsonl"), line, StandardOpenOption.APPEND);

        assertThat(scanned(run -> true)).isEqualTo(Journal.runs(folder));
    }

    /** Put together again. */
    private List<JournaledRun> scanned(Predicate<JournaledRun> wanted) {
        JournalScan journal = Journal.scan(folder);
        List<JournaledRun> runs = new ArrayList<>();
        for (JournaledRun run : journal.runs()) {
            List<Entry> entries = new ArrayList<>();
            int[] passed = {0};
            journal.each(new JournalScan.Reading() {
                @Override
                public boolean isWanted(JournaledRun of, Change.Action action, RelationName relation) {
                    return of.equals(run) && wanted.test(of);
                }

                @Override
                public void take(JournaledRun of, Entry entry) {
                    entries.add(entry);
                }

                @Override
                public void passOver(JournaledRun of) {
                    if (of.equals(run)) passed[0]++;
                }
            });
            runs.add(run.with(entries, passed[0]));
        }
        return runs;
    }
}
