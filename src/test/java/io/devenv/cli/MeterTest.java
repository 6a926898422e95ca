package io.devenv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.project.Environment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final String WIPE = "\r\u001b[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void what_takes_longer_than_a_second_is_told_and_wiped_away_in_the_end() {
        Meter meter = meter(true, false);

        String answer = meter.during(() -> {
            meter.says("reading");
            meter.says("changing 3 of 7");
            waitFor("changing 3 of 7 …");
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(said()).startsWith(WIPE + "changing 3 of 7 …").endsWith(WIPE).doesNotContain("reading", "\n");
    }

    @Test
    void what_is_quick_is_not_told() throws InterruptedException {
        Meter meter = meter(true, false);

        meter.during(() -> {
            meter.says("reading");
            return "done";
        });
        Thread.sleep(1300);

        assertThat(said()).isEmpty();
    }

    @Test
    void nobody_is_told_where_nobody_watches_or_wants_to_be() throws InterruptedException {
        for (Meter meter : new Meter[] {meter(false, false), meter(true, true)}) {
            meter.says("reading");
            Thread.sleep(1300);
        }

        assertThat(said()).isEmpty();
    }

    private void waitFor(String text) {
        for (int i = 0; i < 1000 && !said().contains(text); i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Meter meter(boolean terminal, boolean quiet) {
        OutputOptions output = new OutputOptions();
        output.quiet = quiet;
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Environment environment = new Environment(Map.of(), Path.of(""), Path.of(""), "alice");
        BufferedReader in = new BufferedReader(new StringReader(""));
        return Meter.of(
                new Session(
                        environment,
                        Optional.empty(),
                        Clock.systemUTC(),
                        in,
                        stream,
                        stream,
                        terminal,
                        terminal,
                        terminal),
                output);
    }
}
