package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbtProjectReaderTest {
    @TempDir
    Path folder;

    @Test
    void defaultsAreThoseOfDbt() {
        ProjectFolder files = new ProjectFolder(folder);
        DbtProject project = files.read().project();
        assertThat(project.name()).isEqualTo("shop");
        assertThat(project.targetPath()).isEqualTo(files.at("proj/target"));
        assertThat(project.logPath()).isEqualTo(files.at("proj/logs"));
        assertThat(project.packagesInstallPath()).isEqualTo(files.at("proj/dbt_packages"));
        assertThat(project.quoting()).isEqualTo(Fields.NONE);
        assertThat(project.pathsOf("model-paths")).containsExactly("models");
        assertThat(project.requireDbtVersion()).isEmpty();
    }

    @Test
    void valuesAreRenderedWithTheTargetAndTheLogPathIsNot() {
        ProjectFolder files =
                new ProjectFolder(folder).set("PP", "x").file("proj/dbt_project.yml", ProjectFolder.PROJECT + """
                target-path: "t_{{ target.name }}_{{ env_var('PP') }}"
                log-path: "l_{{ env_var('PP') }}"
                model-paths: ["{{ env_var('PP') }}", "models"]
                quoting: {identifier: "{{ 'False' | as_bool }}", schema: true}
                require-dbt-version: ">=1.8.0, <2.0.0"
                models: {shop: {+schema: "{{ not_known_here() }}"}}
                """);
        DbtProject project = files.read().project();
        assertThat(project.targetPath()).isEqualTo(files.at("proj/t_dev_x"));
        assertThat(project.logPath()).isEqualTo(files.at("proj/l_{{ env_var('PP') }}"));
        assertThat(project.pathsOf("model-paths")).containsExactly("x", "models");
        assertThat(project.quoting().values()).isEqualTo(Map.of("identifier", false, "schema", true));
        assertThat(project.requireDbtVersion()).containsExactly(">=1.8.0", "<2.0.0");
    }

    @Test
    void theTargetPathComesFromTheCommandLineThenTheEnvironmentThenTheProject() {
        ProjectFolder files =
                new ProjectFolder(folder).file("proj/dbt_project.yml", ProjectFolder.PROJECT + "target-path: own\n");
        assertThat(files.read().project().targetPath()).isEqualTo(files.at("proj/own"));
        assertThat(files.set("DBT_TARGET_PATH", "env").read().project().targetPath())
                .isEqualTo(files.at("proj/env"));
        assertThat(files.read(ProjectFolder.where("target-path", "typed"))
                        .project()
                        .targetPath())
                .isEqualTo(files.at("proj/typed"));
    }

    @ParameterizedTest(name = "{0} is refused at {2}")
    @CsvSource(delimiter = ';', textBlock = """
            name: shop-x                                               ; project-field-invalid ; name
            name: 1                                                    ; project-field-invalid ; name
            name:                                                      ; project-field-invalid ; name
            target-path: 5                                             ; project-field-invalid ; target-path
            model-paths: models                                        ; project-field-invalid ; model-paths
            quoting: {identifier: "no"}                                ; project-field-invalid ; quoting.identifier
            quoting: [a]                                               ; project-field-invalid ; quoting
            target-path: "{{ env_var('DBT_ENV_SECRET_X') }}"           ; secret-not-allowed    ; target-path
            """)
    void whatDbtRefusesIsRefusedWithItsLine(String line, String code, String key) {
        ProjectFolder files = new ProjectFolder(folder).set("DBT_ENV_SECRET_X", "top");
        String name = line.startsWith("name") ? "version: 1" : "name: shop";
        Problem problem = files.file("proj/dbt_project.yml", "profile: shop\n" + name + "\n" + line + "\n")
                .problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).contains(Place.line("dbt_project.yml", 3).key(key));
    }

    @ParameterizedTest(name = "{0} is no project")
    @CsvSource({"- a, yaml-not-a-map", "'', project-field-invalid", "'profile: shop', project-field-invalid"})
    void aProjectNeedsAName(String text, String code) {
        ProjectFolder files = new ProjectFolder(folder)
                .file("proj/dbt_project.yml", text + "\n")
                .set("DBT_PROFILE", "shop");
        assertThat(files.problem().code()).isEqualTo(code);
    }
}
