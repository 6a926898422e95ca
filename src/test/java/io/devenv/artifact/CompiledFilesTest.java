package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Node MODEL = node("shop", "models/m.sql");

    @TempDir
    Path root;

    private CompiledFiles files;

    @BeforeEach
    void lay_out() {
        files = new CompiledFiles(root.resolve("target"), root, "shop", root.resolve("dbt_packages"));
    }

    private static Node node(String packageName, String path) {
        return new TestManifest()
                .node(ResourceType.MODEL, packageName, "m", each -> each.path(path))
                .build()
                .nodes()
                .iterator()
                .next();
    }

    private static Code at(String path) {
        return new Code(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(path), Fields.NONE);
    }

    private void write(String path, String text, Instant modified) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    @Test
    void a_file_is_taken_unless_it_is_older_than_what_it_was_compiled_from() throws IOException {
        write("models/m.sql", "raw", NOON);
        write("target/compiled/shop/models/m.sql", "select 'ä'", NOON);
        assertThat(files.of(MODEL, at("m.sql"))).contains("select 'ä'");

        write("models/m.sql", "raw", NOON.plusSeconds(1));
        assertThat(files.of(MODEL, at("m.sql"))).isEmpty();
    }

    @Test
    void without_either_file_nothing_is_known() throws IOException {
        assertThat(files.of(MODEL, Code.NONE)).isEmpty();

        write("target/compiled/shop/models/m.sql", "select 1", NOON);
        assertThat(files.of(MODEL, Code.NONE)).isEmpty();
    }

    @Test
    void what_is_defined_in_a_file_of_several_has_a_path_below_it() throws IOException {
        write("models/m.yml", "yaml", NOON);
        write("target/compiled/shop/models/m.yml/unique_m.sql", "select 2", NOON);

        assertThat(files.of(node("shop", "models/m.yml"), at("unique_m.sql"))).contains("select 2");
    }

    @Test
    void a_packages_files_lie_where_packages_are_installed() throws IOException {
        write("dbt_packages/other/models/m.sql", "raw", NOON);
        write("target/compiled/other/models/m.sql", "select 3", NOON);

        assertThat(files.of(node("other", "models/m.sql"), at("m.sql"))).contains("select 3");
    }
}
