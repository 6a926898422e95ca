package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetChoiceTest {
    private static final String OUTPUTS = """
            shop:
              target: "{{ env_var('T', 'dev') }}"
              outputs:
                dev: {type: duckdb, schema: a}
                ci: {type: duckdb, schema: b}
                default: {type: duckdb, schema: c}
            shop2:
              outputs:
                default: {type: duckdb, schema: d}
            """;

    @TempDir
    Path folder;

    @Test
    void theCommandLineComesFirstThenTheEnvironmentThenTheProfileThenDefault() {
        ProjectFolder project = new ProjectFolder(folder).file("proj/profiles.yml", OUTPUTS);
        assertThat(project.read().target().name()).isEqualTo("dev");
        project.set("T", "ci");
        assertThat(project.read().target().name()).isEqualTo("ci");
        project.set("DBT_TARGET", "default");
        assertThat(project.read().target().name()).isEqualTo("default");
        assertThat(project.read(ProjectFolder.where("target", "dev")).target().name())
                .isEqualTo("dev");
        project.set("DBT_TARGET", "")
                .file("proj/profiles.yml", OUTPUTS.replace("  target: \"{{ env_var('T', 'dev') }}\"\n", ""));
        assertThat(project.read().target().name()).isEqualTo("default");
    }

    @Test
    void theProfileIsChosenByTheCommandLineThenTheEnvironmentThenTheProject() {
        ProjectFolder project = new ProjectFolder(folder).file("proj/profiles.yml", OUTPUTS);
        assertThat(project.set("DBT_PROFILE", "shop2").read().target().schema()).isEqualTo("d");
        assertThat(project.read(ProjectFolder.where("profile", "shop")).target().schema())
                .isEqualTo("a");
    }

    @Test
    void theProjectMayNameItsProfileByAVariable() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/profiles.yml", OUTPUTS)
                .set("P", "shop2")
                .file("proj/dbt_project.yml", "name: shop\nprofile: \"{{ env_var('P') }}\"\n");
        assertThat(project.read().target().profile()).isEqualTo("shop2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            shop: {target: devv, outputs: {dev: {type: duckdb}, ci: {type: duckdb}}} ; target-not-found  ; did you mean dev?
            shop: {target: x, outputs: {dev: {type: duckdb}, ci: {type: duckdb}}}    ; target-not-found  ; targets there: ci, dev
            shop: {outputs: {dev: {type: duckdb}}}                                   ; target-not-found  ; targets there: dev
            shop: {target: "", outputs: {dev: {type: duckdb}}}                       ; target-not-found  ; targets there: dev
            shop: {target: , outputs: {dev: {type: duckdb}}}                         ; target-invalid    ; name one
            shop: {target: 1, outputs: {1: {type: duckdb}}}                          ; target-invalid    ; in quotes
            shop: {target: on, outputs: {on: {type: duckdb}}}                        ; target-invalid    ; in quotes
            shop: {target: dev}                                                      ; outputs-missing   ; ``
            shop: {target: dev, outputs: }                                           ; outputs-missing   ; ``
            shop: {target: dev, outputs: {dev: text}}                                ; output-invalid    ; ``
            shop: {target: dev, outputs: {dev: {schema: x}}}                         ; type-missing      ; name the adapter
            shop: {target: dev, outputs: {dev: {type: 1}}}                           ; type-missing      ; name the adapter
            shop:                                                                    ; profile-empty     ; ``
            shoop: {target: dev}                                                     ; profile-not-found ; did you mean shoop?
            other: {target: dev}                                                     ; profile-not-found ; profiles there: other
            `- a`                                                                    ; yaml-not-a-map    ; ``
            """)
    void aChoiceThatCannotBeMadeIsTold(String profiles, String code, String next) {
        Problem problem = new ProjectFolder(folder)
                .file("proj/profiles.yml", profiles + "\n")
                .problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.next().orElse("")).contains(next);
        assertThat(problem.fault().exitCode()).isEqualTo(10);
    }

    @Test
    void aProjectWithoutProfileIsTold() {
        Problem problem = new ProjectFolder(folder)
                .file("proj/dbt_project.yml", "name: shop\n")
                .problem();
        assertThat(problem.code()).isEqualTo("profile-not-set");
    }
}
