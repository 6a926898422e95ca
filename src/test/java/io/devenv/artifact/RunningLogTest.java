package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningLogTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-10T12:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            10:00 [info ] [MainThread]: Running with dbt=1.11.16                                          | true
            10:00 [info ]: Running with dbt=1.11.16;10:01 [debug]: Began running node model.shop.a        | true
            10:01 [debug]: Began running node model.shop.a                                                | true
            10:00 Running with dbt=1.5.0;10:09 [debug]: Command `dbt run` succeeded at 10:09 after 9 s    | false
            10:00 Running with dbt=1.5.0;10:09 [debug]: Command `cli build` failed at 10:09 after 9 s;10:09 Flushing usage events | false
            Command `dbt run` succeeded at 10:09 after 9 s;10:10 Running with dbt=1.5.0                   | true
            {"info": {"msg": "Running with dbt=1.9.0"}};{"info": {"msg": "Command `dbt run` succeeded at 10:09 after 9 s"}} | false
            {"info": {"msg": "Running with dbt=1.9.0"}};{"info": {"msg": "1 of 2 OK created"}}             | true
            """)
    void a_run_goes_on_until_its_log_says_that_it_ended(String lines, boolean goesOn) throws IOException {
        write(lines.replace(';', '\n') + "\n");
        assertThat(RunningLog.unfinished(folder)).isEqualTo(goesOn ? Optional.of(WRITTEN) : Optional.empty());
    }

    @Test
    void only_the_end_of_a_long_log_is_read() throws IOException {
        String long_ago = "Command `dbt run` succeeded at 10:09 after 9 s\n";
        write(long_ago + "10:10 [debug]: select 1\n".repeat(2000));
        assertThat(RunningLog.unfinished(folder)).contains(WRITTEN);
    }

    @Test
    void without_a_log_or_a_line_in_it_nothing_is_known_to_run() throws IOException {
        assertThat(RunningLog.unfinished(folder)).isEmpty();
        write("");
        assertThat(RunningLog.unfinished(folder)).isEmpty();
        assertThat(RunningLog.unfinished(folder.resolve("nowhere"))).isEmpty();
    }

    private void write(String text) throws IOException {
        Path log = folder.resolve("dbt.log");
        Files.writeString(log, text);
        Files.setLastModifiedTime(log, FileTime.from(WRITTEN));
    }
}
