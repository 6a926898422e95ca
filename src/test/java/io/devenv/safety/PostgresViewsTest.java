package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server cannot compare a view with the branch's query. */
class PostgresViewsTest {
    @TempDir
    private Path temporary;

    @Test
    void what_was_never_compared_is_not_kept() throws IOException {
        JanitorShop shop = JanitorShop.layOut("grants", temporary);

        assertThat(shop.devenv("status", "--state", "state").code()).isZero();
        assertThat(shop.clean("--yes").code()).isZero();

        assertThat(kept(shop)).contains("history.jsonl", "journal.jsonl").doesNotContain("views.jsonl");
    }

    private static List<String> kept(JanitorShop shop) throws IOException {
        try (Stream<Path> files = Files.walk(shop.home())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
