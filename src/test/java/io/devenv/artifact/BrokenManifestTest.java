package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a manifest can be unusable has a problem of its own, which names file and position and says what to do. */
class BrokenManifestTest {
    @TempDir
    private Path folder;

    private Problem problemWith(Path file, Role role) {
        Stop stop = catchThrowableOfType(Stop.class, () -> new ManifestReader(role, Detail.COMPARISON).read(file));
        Problem problem = stop.problem();
        assertThat(problem.fault()).isEqualTo(role.fault());
        assertThat(problem.place().map(Place::file)).contains(file.toString());
        assertThat(problem.next()).isPresent();
        return problem;
    }

    private Problem problemOf(byte[] content) throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.write(file, content);
        // Nobody is at work on it any more.
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        return problemWith(file, Role.BRANCH);
    }

    private Problem problemOf(String content) throws IOException {
        return problemOf(content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                  | project-manifest-empty
            ~   ~                               | project-manifest-empty
            hello                               | project-manifest-not-json
            <html><body>Sign in</body></html>   | project-manifest-not-json
            {"metadata": {"dbt_sche             | project-manifest-truncated
            {"nodes": {"a": {"fqn": ["x",       | project-manifest-truncated
            {"docs": tr                         | project-manifest-truncated
            {"docs": "x                         | project-manifest-truncated
            []                                  | project-manifest-wrong-type
            {}                                  | project-manifest-not-of-dbt
            {"metadata": {}}                    | project-manifest-not-of-dbt
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/run-results/v6.json"}} | project-manifest-other-artifact
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v1.json"}}     | project-manifest-other-artifact
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v3.json"}}    | project-manifest-too-old
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"}} {} | project-manifest-not-json
            """)
    void content_that_is_no_manifest(String content, String code) throws IOException {
        assertThat(problemOf(content).code()).isEqualTo(code);
    }

    @Test
    void a_web_page_is_recognized_as_a_failed_download() throws IOException {
        assertThat(problemOf("<!DOCTYPE html>").because())
                .hasValueSatisfying(why -> assertThat(why).contains("web page"));
    }

    @Test
    void a_wrong_type_is_named_with_its_path_and_position() throws IOException {
        Problem problem = problemOf("{\n\"nodes\": {\"model.shop.a\": {\n  \"fqn\": [\"shop\", 7]}}}");

        assertThat(problem.code()).isEqualTo("project-manifest-wrong-type");
        assertThat(problem.message())
                .isEqualTo("nodes.model.shop.a.fqn[1] is a number where dbt has text, at line 3, column 19");
        assertThat(problem.place().map(Place::toString))
                .contains(folder.resolve("manifest.json") + ":3 (nodes.model.shop.a.fqn[1])");
    }

    @Test
    void bytes_that_are_not_utf8_are_named_as_such() throws IOException {
        byte[] bytes = "{\"nodes\": {\"model.shop.a\": {\"name\": \"caf?\"}}}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xe9;

        assertThat(problemOf(bytes).code()).isEqualTo("project-manifest-not-utf8");
    }

    @Test
    void a_compressed_file_is_named_as_such_with_the_way_to_unpack_it() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        Problem problem = problemOf(packed.toByteArray());

        assertThat(problem.code()).isEqualTo("project-manifest-compressed");
        assertThat(problem.next()).hasValueSatisfying(next -> assertThat(next).contains("gunzip"));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_missing_manifest_is_the_projects_or_the_states_matter(Role role) {
        Problem problem = problemWith(folder.resolve("manifest.json"), role);

        assertThat(problem.code())
                .isEqualTo(role == Role.BRANCH ? "project-manifest-missing" : "state-manifest-missing");
        assertThat(problem.fault()).isEqualTo(role == Role.BRANCH ? Fault.PROJECT : Fault.STATE);
        assertThat(problem.next())
                .hasValueSatisfying(next -> assertThat(next).contains(role == Role.BRANCH ? "dbt parse" : "--state"));
    }

    @Test
    void a_folder_in_the_files_place() throws IOException {
        assertThat(problemWith(Files.createDirectory(folder.resolve("manifest.json")), Role.BRANCH)
                        .code())
                .isEqualTo("project-manifest-is-a-folder");
    }

    @Test
    void a_file_in_the_folders_place() throws IOException {
        Path state = Files.createFile(folder.resolve("state"));

        assertThat(problemWith(state.resolve("manifest.json"), Role.STATE).code())
                .isEqualTo("state-manifest-folder-is-a-file");
    }

    @Test
    void a_link_to_nothing_is_missing_and_says_where_it_led() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("manifest.json"), Path.of("gone.json"));
        Problem problem = problemWith(link, Role.BRANCH);

        assertThat(problem.code()).isEqualTo("project-manifest-missing");
        assertThat(problem.message()).contains("gone.json");
    }

    @Test
    void links_in_a_circle_are_named_as_such() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("manifest.json"), Path.of("other.json"));
        Files.createSymbolicLink(folder.resolve("other.json"), Path.of("manifest.json"));

        assertThat(problemWith(link, Role.BRANCH).code()).isEqualTo("project-manifest-link-loop");
    }

    @Test
    void a_file_one_may_not_read() {
        // The tests may run as root, who may read everything.
        Path file = folder.resolve("manifest.json");
        Artifact artifact = new Artifact(Artifact.Kind.MANIFEST, Role.STATE, file.toString());

        assertThat(ArtifactFile.cannotOpen(file, artifact, new AccessDeniedException(file.toString()))
                        .code())
                .isEqualTo("state-manifest-no-permission");
    }
}
