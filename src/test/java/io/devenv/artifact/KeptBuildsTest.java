package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.KeptBuilds.Kept;
import io.devenv.core.cleanup.Gone;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBuildsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00.25Z");
    private static final RelationName ODD = new RelationName("", "dev \"x\"", "größe\n.µ");

    @TempDir
    private Path folder;

    private static Built built(RelationName name, Built.Source from, long order) {
        return new Built(
                        name,
                        Optional.of(RelationKind.MATERIALIZED_VIEW),
                        Optional.of("model.shop.a"),
                        Optional.of(NOON),
                        Optional.of("ab".repeat(16)),
                        from,
                        OptionalLong.of(order))
                .in(Optional.of("line 7"))
                .madeOf(Optional.of(new BuiltQuery(
                        Optional.empty(),
                        Optional.of(new BuiltQuery.Place(1L << 40, "cd".repeat(16))),
                        List.of(
                                new BuiltQuery.Answer("one", Optional.of("model.shop.a")),
                                new BuiltQuery.Answer("two", Optional.empty())))));
    }

    private static Built bare(RelationName name, Built.Source from) {
        return new Built(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), from);
    }

    private KeptBuilds read() {
        return KeptBuilds.read(folder, Path.of("/somewhere/logs"));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Kept everything() {
        RelationName a = new RelationName("wh", "dev", "a");
        RelationName b = new RelationName("wh", "dev", "b");
        RelationName c = new RelationName("wh", "dev", "c");
        LogMemory log = new LogMemory(
                Optional.of(new LogMemory.Mark("head", 100, "before", 1L << 40, 12345, 7)),
                List.of(bare(a, Built.Source.LOG), built(b, Built.Source.LOG, 3)),
                List.of(bare(a, Built.Source.LOG), built(c, Built.Source.LOG, 9)),
                12);
        return new Kept(
                log,
                List.of(built(ODD, Built.Source.RUN_RESULTS, 4), bare(c, Built.Source.RUN_RESULTS)),
                List.of(new Gone("duckdb x.duckdb", b, NOON, 5, true), new Gone("other", c, NOON, 6, false)));
    }

    @Test
    void everything_that_was_kept_is_read_again() {
        assertThat(read().keep(everything())).isEmpty();

        assertThat(read().kept()).isEqualTo(everything());
        assertThat(read().warning()).isEmpty();
        assertThat(read().locatesQueries()).isTrue();
    }

    @Test
    void a_file_of_an_older_devenv_is_read_and_its_queries_are_located_once() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("dbt.log"), """
                07:14:05.069358 [debug] [Thread-1 (]: On model.shop.a: create table wh.dev.a as (select 1)
                07:14:05.069358 [debug] [Thread-1 (]: SQL status: OK in 0.0 seconds
                """);
        LogMemory whole = LogReader.readOn(logs, LogMemory.NONE);
        read().keep(new Kept(whole, List.of(), List.of()));
        KeptFile file = new KeptFile(folder, "builds-" + name(), 1);
        KeptFile.Content content = file.read();
        file.replace(
                content,
                content.lines().stream()
                        .map(line -> line.replace("\"queries\":true,", "").replaceAll(",\"query\":\\{[^}]*}", ""))
                        .toList());

        LogMemory old = read().kept().log();
        assertThat(read().locatesQueries()).isFalse();
        assertThat(old.latest()).extracting(Built::query).containsExactly(Optional.empty());
        LogMemory located = LogReader.located(logs, old);
        assertThat(located).isEqualTo(whole);
        read().keep(new Kept(located, List.of(), List.of()));
        assertThat(read().locatesQueries()).isTrue();
        assertThat(read().kept().log().latest().get(0).query().flatMap(BuiltQuery::place))
                .contains(new BuiltQuery.Place(0, new Fingerprint().of("select 1")));
    }

    @Test
    void nothing_is_written_where_nothing_is_new() throws IOException {
        assertThat(read().keep(Kept.NOTHING)).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        read().keep(everything());
        Object first = Files.readAttributes(file(), "unix:ino").get("ino");
        read().keep(everything());
        assertThat(Files.readAttributes(file(), "unix:ino").get("ino")).isEqualTo(first);
    }

    @Test
    void each_log_has_a_file_of_its_own() {
        read().keep(everything());
        assertThat(KeptBuilds.read(folder, Path.of("/elsewhere/logs")).kept()).isEqualTo(Kept.NOTHING);
    }

    @Test
    void a_damaged_file_shows_nothing_and_warns() throws IOException {
        read().keep(everything());
        Files.writeString(
                file(), Files.readString(file()).replace("MATERIALIZED", "").replace("model.shop.a", "x"));

        assertThat(read().kept()).isEqualTo(Kept.NOTHING);
        assertThat(read().warning()).map(Warning::code).contains("evidence-ignored");
    }

    @Test
    void lines_that_fit_the_checksum_but_make_no_sense_are_not_believed_either() {
        new KeptFile(folder, "builds-" + name(), 1)
                .replace(
                        new KeptFile(folder, "builds-" + name(), 1).read(),
                        List.of("{\"next\":1}", "{\"name\":[\"only one\"],\"in\":\"log\"}"));

        assertThat(read().kept()).isEqualTo(Kept.NOTHING);
        assertThat(read().warning()).map(Warning::code).contains("evidence-ignored");
    }

    private String name() {
        if (read().kept().equals(Kept.NOTHING)) read().keep(everything());
        try {
            String file = file().getFileName().toString();
            return file.substring("builds-".length(), file.length() - ".jsonl".length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void no_sql_of_the_log_reaches_the_file() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("dbt.log"), """
                07:14:05.069358 [debug] [Thread-1 (]: On model.shop.a: create table wh.dev.a as (select 'hunter2' as password)
                07:14:05.069358 [debug] [Thread-1 (]: SQL status: OK in 0.0 seconds
                """);
        LogMemory log = LogReader.readOn(logs, LogMemory.NONE);
        KeptBuilds.read(folder, logs).keep(new Kept(log, List.of(), List.of()));

        assertThat(log.latest()).extracting(Built::sql).containsExactly(Optional.of("select 'hunter2' as password"));
        assertThat(Files.readString(file())).contains("model.shop.a").doesNotContain("hunter2", "select");
    }
}
