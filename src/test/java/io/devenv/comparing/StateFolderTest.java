package io.devenv.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a state folder is read, when, and where dbt stops at it. */
class StateFolderTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void aProject() {
        project = new SmallProject(folder).branch(ManifestText.of("1.11.16").model("m", ""));
    }

    @ParameterizedTest(name = "dbt {0} reads manifest v{1}: {2}")
    @CsvSource(textBlock = """
            1.5.11,  8,  true
            1.5.11,  9,  true
            1.5.11,  10, false
            1.6.18,  10, true
            1.6.18,  11, false
            1.7.19,  11, true
            1.7.19,  12, false
            1.8.10,  12, true
            1.8.10,  13, false
            1.12.6,  4,  true
            1.12.6,  12, true
            1.12.6,  99, false
            2.0.0,   99, true
            """)
    void aManifestOfANewerDbtIsRefusedWhetherOrNotItIsNeeded(String dbt, int schema, boolean read) {
        project.state(ManifestText.of(dbt).schema(schema).model("m", ""));

        Told told = project.ls("--dbt", dbt, "-s", "m", "--state", "state");

        assertThat(told.code()).isEqualTo(read ? 0 : 11);
        if (!read) {
            assertThat(told.err())
                    .contains(
                            "in format v" + schema + ", and dbt " + dbt + " reads v", "[state-manifest-incompatible]");
        }
    }

    @Test
    void theDbtThatWroteTheBranchDecidesWhereNoOtherIsNamed() {
        project.state(ManifestText.of("1.8.0").schema(12).model("m", ""));
        assertThat(project.ls("-s", "m", "--state", "state").code()).isZero();

        project.branch(ManifestText.of("1.7.19").schema(11).model("m", ""));
        assertThat(project.ls("-s", "m", "--state", "state").err())
                .contains("dbt 1.7.19 reads v11 at most", "say with --dbt which dbt you mean");
        assertThat(project.ls("--dbt", "1.8.0", "-s", "m", "--state", "state").code())
                .isZero();
    }

    @Test
    void theStateOfDeferralIsReadAtOnceToo() {
        project.state(ManifestText.of("1.11.16").model("m", ""))
                .file(
                        "other/manifest.json",
                        ManifestText.of("1.11.16").schema(13).json());

        assertThat(project.ls("-s", "m", "--state", "state", "--defer-state", "other")
                        .err())
                .contains("other/manifest.json is in format v13", "[state-manifest-incompatible]");
    }

    @ParameterizedTest(name = "dbt {0} reads {1} v{2}: {3}")
    @CsvSource(textBlock = """
            1.6.18,  run-results, 4, true
            1.6.18,  run-results, 5, false
            1.7.19,  run-results, 5, true
            1.7.19,  run-results, 6, false
            1.11.16, run-results, 6, true
            1.11.16, run-results, 7, false
            1.11.16, sources,     3, true
            1.11.16, sources,     4, false
            2.0.0,   sources,     4, true
            """)
    void resultsAndFreshnessHaveFormatsOfTheirOwn(String dbt, String kind, int version, boolean read) {
        project.state(ManifestText.of(dbt).schema(9).model("m", ""))
                .file(
                        "state/" + kind.replace('-', '_') + ".json",
                        "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/" + kind + "/v"
                                + version + ".json\"}, \"results\": []}");

        Told told = project.ls("--dbt", dbt, "-s", "m", "--state", "state");

        assertThat(told.code()).isEqualTo(read ? 0 : 11);
        if (!read) assertThat(told.err()).contains("[state-" + kind + "-incompatible]");
    }

    @ParameterizedTest(name = "-s {0} without its file: {1}")
    @CsvSource(textBlock = """
            m,                    0
            state:modified,       11
            result:error,         11
            source_status:fresher, 11
            """)
    void aFileMayBeMissingUntilSomethingNeedsIt(String spec, int code) throws IOException {
        Files.createDirectory(folder.resolve("state"));
        assertThat(project.ls("-s", spec, "--state", "state").code()).isEqualTo(code);
        assertThat(project.ls("-s", spec, "--state", "not/there").code()).isEqualTo(code);
    }

    @Test
    void aFolderInPlaceOfTheManifestIsNone() throws IOException {
        Files.createDirectories(folder.resolve("state/manifest.json"));
        assertThat(project.ls("-s", "m", "--state", "state").code()).isZero();
    }

    @Test
    void theTargetIsAStateThatNothingDiffersFrom() {
        Told told = project.ls("-s", "state:modified", "--state", "target");

        assertThat(told.selected()).isEmpty();
        assertThat(told.json().path("warnings").findValuesAsText("code")).contains("state-is-target");
        assertThat(project.ls("-s", "m", "--state", project.at("target").toString())
                        .json()
                        .path("warnings")
                        .findValuesAsText("code"))
                .as("dbt does not notice this one, though it does the same harm")
                .contains("state-is-target");
    }

    @ParameterizedTest(name = "dbt {0} takes options from DBT_ENGINE_: {1}")
    @CsvSource({"1.7.19, false", "1.11.7, false", "1.11.8, true", "1.12.0, true", "2.0.0, true"})
    void variablesWithThePrefixAreOptionsSince1_11_8(String dbt, boolean heard) {
        project.branch(ManifestText.of(dbt).schema(9).model("m", ""))
                .file(
                        "state/manifest.json",
                        ManifestText.of(dbt).schema(9).model("m", "").json())
                .set("DBT_ENGINE_STATE", "state");

        assertThat(project.ls("-s", "state:old").code()).isEqualTo(heard ? 0 : dbt.startsWith("1.5") ? 2 : 11);
        assertThat(project.ls("--dbt", "1.11.7", "-s", "state:old").code()).isEqualTo(11);
        assertThat(project.ls("--dbt", "1.11.8", "-s", "state:old").code()).isZero();
    }

    @Test
    void theFlagOfTheProjectReachesTheComparison() {
        String source =
                "'resource_type': 'source', 'database': 'dev', 'identifier': 't', 'unrendered_schema': '{{ target.schema }}_x'";
        project.branch(ManifestText.of("1.11.16").put("sources", "source.shop.a.t", source + ", 'schema': 'dev_x'"))
                .state(ManifestText.of("1.11.16").put("sources", "source.shop.a.t", source + ", 'schema': 'prod_x'"));
        assertThat(modified("1.11.16")).isEqualTo("t");
        assertThat(modified("1.12.0")).isEmpty();

        flag("true");
        assertThat(modified("1.11.16")).isEmpty();
        assertThat(modified("1.8.10")).as("unknown before 1.9").isEqualTo("t");

        flag("false");
        assertThat(modified("1.12.0")).isEqualTo("t");

        flag("\"true\"");
        assertThat(modified("1.11.16")).as("text is no boolean").isEqualTo("t");
    }

    private String modified(String dbt) {
        return project.ls("--dbt", dbt, "-s", "state:modified", "--state", "state")
                .selected();
    }

    private void flag(String value) {
        project.file(
                "dbt_project.yml",
                "name: shop\nprofile: shop\nflags: {state_modified_compare_more_unrendered_values: " + value
                        + ", defer: true, state: nowhere}\n");
    }
}
