package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Sha256;
import io.devenv.core.manifest.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFreshnessTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-15T09:30:00.5Z");
    private static final Instant BEFORE = WRITTEN.minusSeconds(86_400);
    private static final Instant AFTER = WRITTEN.plusSeconds(86_400);

    @TempDir
    private Path project;

    private void file(String path, String content, Instant modified) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    /** A manifest of one model m whose file held this text, described in a YAML file. */
    private FileChanges changesSince(String text) {
        var manifest = SmallManifest.version(12)
                .model("'checksum': {'name': 'sha256', 'checksum': '%s'}".formatted(Sha256.hex(text)))
                .read(Detail.GRAPH);
        return ManifestFreshness.of(project, ProjectPaths.DEFAULT, "shop", manifest);
    }

    @Test
    void a_newer_file_of_the_same_content_has_not_changed() throws IOException {
        file("models/m.sql", "\nselect 1\n", AFTER);

        assertThat(changesSince("select 1").all()).isEmpty();
    }

    @Test
    void a_newer_file_of_other_content_has() throws IOException {
        file("models/m.sql", "select 2", AFTER);

        assertThat(changesSince("select 1").changed()).containsExactly("models/m.sql");
    }

    @Test
    void windows_line_ends_are_no_change() throws IOException {
        file("models/m.sql", "select 1,\r\n2", AFTER);

        assertThat(changesSince("select 1,\n2").all()).isEmpty();
    }

    @Test
    void a_file_older_than_the_manifest_is_not_even_read() throws IOException {
        file("models/m.sql", "select 2", BEFORE);

        assertThat(changesSince("select 1").all()).isEmpty();
    }

    @Test
    void files_come_and_go() throws IOException {
        file("models/new/n.sql", "select 1", AFTER);
        file("seeds/s.csv", "a,b", AFTER);
        file("models/empty.sql", " \n", AFTER);
        file("tests/generic/g.sql", "{% test g() %}{% endtest %}", AFTER);

        FileChanges changes = changesSince("select 1");
        assertThat(changes.added()).containsExactly("models/new/n.sql", "seeds/s.csv");
        assertThat(changes.gone()).containsExactly("models/m.sql");
        assertThat(changes.all()).containsExactly("models/m.sql", "models/new/n.sql", "seeds/s.csv");
    }

    @Test
    void yaml_and_macros_are_judged_by_time_where_times_tell() throws IOException {
        file("models/m.sql", "select 1", BEFORE);
        file("models/m.yml", "version: 2", AFTER);
        file("macros/a.sql", "{% macro a() %}{% endmacro %}", BEFORE);
        file("dbt_project.yml", "name: shop", AFTER);

        assertThat(changesSince("select 1").changed()).containsExactly("dbt_project.yml", "models/m.yml");
    }

    @Test
    void in_a_fresh_clone_all_files_are_new_and_times_tell_nothing() throws IOException {
        file("models/m.sql", "select 1", AFTER);
        file("models/m.yml", "version: 2", AFTER);
        file("macros/a.sql", "{% macro a() %}{% endmacro %}", AFTER);

        FileChanges changes = changesSince("select 1");
        assertThat(changes.all()).isEmpty();
        assertThat(changes.unjudged()).containsExactly("macros/a.sql", "models/m.yml");
    }

    @Test
    void files_may_be_links_and_folders_below_the_models_may_not() throws IOException {
        file("elsewhere/m.sql", "select 1", AFTER);
        file("elsewhere/folder/x.sql", "select 1", AFTER);
        Files.createDirectories(project.resolve("models"));
        Files.createSymbolicLink(project.resolve("models/m.sql"), project.resolve("elsewhere/m.sql"));
        Files.createSymbolicLink(project.resolve("models/folder"), project.resolve("elsewhere/folder"));
        Files.createSymbolicLink(project.resolve("models/nowhere.sql"), project.resolve("elsewhere/gone.sql"));

        assertThat(changesSince("select 1").all()).isEmpty();
        assertThat(changesSince("select 2").changed()).containsExactly("models/m.sql");
    }

    @Test
    void a_folder_of_models_may_be_a_link_itself() throws IOException {
        file("elsewhere/m.sql", "select 1", AFTER);
        Files.createSymbolicLink(project.resolve("models"), project.resolve("elsewhere"));

        assertThat(changesSince("select 2").changed()).containsExactly("models/m.sql");
    }

    @Test
    void files_of_packages_are_not_the_projects() throws IOException {
        file("models/m.sql", "select 1", BEFORE);
        var manifest = SmallManifest.version(12)
                .section(
                        "nodes",
                        "'model.pkg.x': {'name': 'x', 'resource_type': 'model', 'package_name': 'pkg', 'original_file_path': 'models/x.sql'}")
                .read();

        FileChanges changes = ManifestFreshness.of(project, ProjectPaths.DEFAULT, "shop", manifest);
        assertThat(changes.gone()).isEmpty();
        assertThat(changes.added()).containsExactly("models/m.sql");
    }
}
