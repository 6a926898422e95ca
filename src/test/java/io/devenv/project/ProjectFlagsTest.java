package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags of the project: {@code flags:} in dbt_project.yml, or {@code config:} in profiles.yml as dbt up to 1.7 had it. */
class ProjectFlagsTest {
    private static final String SET = """
            indirect_selection: cautious
              cache_selected_only: true
              populate_cache: false
              state_modified_compare_more_unrendered_values: true
              source_freshness_run_project_hooks: false
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"flags, proj/dbt_project.yml", "config, proj/profiles.yml"})
    void bothPlacesSetTheSameFlags(String block, String file) {
        Flags flags = project(block, file, SET).read().flags();

        assertThat(flags.selection().indirectSelection()).isEqualTo("cautious");
        assertThat(flags.run().cacheSelectedOnly()).isTrue();
        assertThat(flags.run().populateCache()).isFalse();
        assertThat(flags.compareUnrendered()).contains(true);
        assertThat(flags.freshnessHooks()).contains(false);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"config, proj/dbt_project.yml", "flags, proj/profiles.yml"})
    void aBlockInTheOtherFileIsNoBlock(String block, String file) {
        Flags flags = project(block, file, SET).read().flags();

        assertThat(flags.selection().indirectSelection()).isEqualTo("eager");
        assertThat(flags.run().populateCache()).isTrue();
        assertThat(flags.compareUnrendered()).isEmpty();
        assertThat(flags.freshnessHooks()).isEmpty();
    }

    @Test
    void bothPlacesAtOnceAreRefused() {
        Problem problem = project("flags", "proj/dbt_project.yml", "populate_cache: true\n")
                .file("proj/profiles.yml", ProjectFolder.PROFILE + "config:\n  use_colors: true\n")
                .problem();

        assertThat(problem.code()).isEqualTo("flags-in-two-places");
        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
        assertThat(problem.message()).contains("dbt_project.yml").contains("profiles.yml");
    }

    @Test
    void anEmptyBlockBesideTheOtherIsNoBlock() {
        Flags flags = project("flags", "proj/dbt_project.yml", "indirect_selection: empty\n")
                .file("proj/profiles.yml", ProjectFolder.PROFILE + "config: {}\n")
                .read()
                .flags();

        assertThat(flags.selection().indirectSelection()).isEqualTo("empty");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"flags, proj/dbt_project.yml", "config, proj/profiles.yml"})
    void noFlagOfTheProjectEverDefersOrNamesAState(String block, String file) {
        Flags.Deferral deferral = project(
                        block,
                        file,
                        "defer: true\n  state: state\n  defer_state: other\n  favor_state: true\n  full_refresh: true\n")
                .read()
                .flags()
                .deferral();

        assertThat(deferral).isEqualTo(new Flags.Deferral(Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    @Test
    void whatIsTypedOrInTheEnvironmentComesBeforeTheProjectsFlags() {
        ProjectFolder project = project("config", "proj/profiles.yml", SET)
                .set("DBT_INDIRECT_SELECTION", "buildable")
                .set("DBT_POPULATE_CACHE", "1");

        assertThat(project.read().flags().selection().indirectSelection()).isEqualTo("buildable");
        assertThat(project.read().flags().run().populateCache()).isTrue();
    }

    private ProjectFolder project(String block, String file, String flags) {
        String text = file.endsWith("profiles.yml") ? ProjectFolder.PROFILE : ProjectFolder.PROJECT;
        return new ProjectFolder(folder).file(file, text + block + ":\n  " + flags);
    }
}
