package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variables count for which dbt: {@code .env} files since 1.12, {@code DBT_ENGINE_} since 1.11.8. */
class SurroundingsTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void lay_out() {
        project = new SmallProject(folder).writtenBy("1.11.16");
    }

    @ParameterizedTest(name = "written by {0}, asked as {1}: {2}")
    @CsvSource({
        "1.12.0,  '',             0",
        "1.12.6,  --dbt 1.11.16,  2",
        "1.11.16, '',             2",
        "1.11.16, --dbt 1.12.6,   0",
        "1.5.11,  '',             2"
    })
    void anEnvFileIsReadSince1_12(String written, String asked, int selected) {
        project.writtenBy(written).file(".env", "DBT_RESOURCE_TYPES=source\n");

        assertThat(selected(asked)).isEqualTo(selected);
    }

    @Test
    void theRealEnvironmentComesFirst() {
        project.writtenBy("1.12.6").file(".env", "DBT_RESOURCE_TYPES=source\n").set("DBT_RESOURCE_TYPES", "model");

        assertThat(selected("")).isEqualTo(2);
    }

    @Test
    void theFileMayBeWhatTheProfileOrTheTargetPathNeeds() {
        project.file(
                        "profiles.yml",
                        "shop: {target: dev, outputs: {dev: {type: duckdb, path: dev.duckdb,"
                                + " schema: \"{{ env_var('WHERE') }}\"}}}\n")
                .writtenBy("1.12.6")
                .file(".env", "WHERE=dev_alice\n");

        assertThat(selected("")).isEqualTo(2);
        assertThat(project.writtenBy("1.11.16").json("--as ls --all").code()).isEqualTo(10);
    }

    @Test
    void whatIsWrongWithTheFileMattersOnlyToADbtThatReadsIt() {
        project.file(".env", "DBT_DEFER=maybe\n");

        assertThat(selected("")).isEqualTo(2);
        assertThat(project.writtenBy("1.12.6").plan("--as ls --all").err()).contains("DBT_DEFER is 'maybe'");
    }

    @Test
    void enginesOptionsOfTheFileCountToo() {
        project.writtenBy("1.12.6").file(".env", "DBT_ENGINE_RESOURCE_TYPES=source\n");

        assertThat(selected("")).isZero();
    }

    @ParameterizedTest(name = "dbt {0}: exit code {1}")
    @CsvSource({"1.5.11, 0", "1.7.19, 0", "1.8.0, 10", "1.12.6, 10"})
    void targetAndProfileComeFromTheEnvironmentSince1_8(String written, int code) {
        assertThat(project.writtenBy(written)
                        .set("DBT_TARGET", "nosuch")
                        .json("--as ls --all")
                        .code())
                .isEqualTo(code);
        assertThat(project.set("DBT_TARGET", "")
                        .set("DBT_PROFILE", "nosuch")
                        .json("--as ls --all")
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.11.8, 0", "1.11.7, 2"})
    void enginesOptionsOfTheEnvironmentCountSince1_11_8(String written, int selected) {
        project.writtenBy(written).set("DBT_ENGINE_RESOURCE_TYPES", "source");

        assertThat(selected("")).isEqualTo(selected);
    }

    @Test
    void secretsOfTheFileAreMasked() {
        project.writtenBy("1.12.6")
                .state(ManifestText.of("1.12.6").model("one", "'raw_code': 'select hunter2'"))
                .file(".env", "DBT_ENV_SECRET_KEY=hunter2\n");

        Told told = project.json("--as ls --all --state state --why one");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("*****").doesNotContain("hunter2");
    }

    private int selected(String words) {
        Told told = project.json("--as ls --all " + words);
        assertThat(told.code()).as(told.err()).isZero();
        return told.texts("selected").size();
    }
}
