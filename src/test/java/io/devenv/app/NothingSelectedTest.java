package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a plan before the warehouse is asked: nothing to do, or a question that cannot be answered. */
class NothingSelectedTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void lay_out() {
        // No database: whoever opened it would end with 12.
        project = new SmallProject(folder).writtenBy("1.11.16").file("dev.duckdb", "this is no database");
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({
        "ls,    No nodes selected!",
        "run,   Nothing to do. Try checking your model configs and model specification args",
        "build, Nothing to do. Try checking your model configs and model specification args",
        "clone, Nothing to do. Try checking your model configs and model specification args",
        "test,  Nothing to do. Try checking your model configs and model specification args",
    })
    void whatDbtSaysLastIsAWarning(String command, String message) {
        JsonNode warnings =
                project.json("--as " + command + " --select nothing").json().path("warnings");

        assertThat(warnings.findValuesAsText("code")).containsSubsequence("select-nothing-matched", "nothing-selected");
        assertThat(warnings.findValuesAsText("message")).contains(message);
    }

    @Test
    void itIsSaidOfTheCommandsKindsToo() {
        assertThat(project.json("--as seed --select one").warnings())
                .contains("nothing-selected")
                .doesNotContain("select-nothing-matched");
    }

    @Test
    void whereSomethingIsSelectedAndForOperationsNothingIsSaid() {
        assertThat(project.json("--as ls --select one").warnings()).doesNotContain("nothing-selected");
        assertThat(project.json("--as run-operation some_macro").warnings()).doesNotContain("nothing-selected");
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"run, Nothing is selected.", "clone, Nothing to clone is selected."})
    void onTheScreenItIsSaidOnce(String command, String message) {
        Told told = project.plan("--as " + command + " --select nothing");

        assertThat(told.out()).containsOnlyOnce(message).doesNotContain("Nothing to do");
    }

    @ParameterizedTest
    @CsvSource({"run", "clone", "compile"})
    void whyWithoutAStateIsRefusedBeforeTheWarehouseIsOpened(String command) {
        Told told = project.plan("--as " + command + " --all --why one");

        assertThat(told.code()).as(told.err()).isEqualTo(11);
        assertThat(told.err()).contains("[why-needs-state]");
        assertThat(project.plan("--as run --all").code()).isEqualTo(12);
    }
}
