package io.devenv.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --why}. */
class WhyTest {
    private static final String CALLS_OUTER = "'depends_on': {'macros': ['macro.shop.outer']}";

    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void aProject() {
        project = new SmallProject(folder)
                .branch(ManifestText.of("1.11.16")
                        .model("m", "'raw_code': 'select 1,\\n  2', 'unrendered_config': {'materialized': 'table'}")
                        .model("same", "")
                        .model("fresh", "")
                        .model("caller", CALLS_OUTER)
                        .macro("outer", "o", "'macro.shop.deep'")
                        .macro("deep", "new", ""))
                .state(ManifestText.of("1.11.16")
                        .model("m", "'raw_code': 'select 1'")
                        .model("same", "")
                        .model("gone", "")
                        .model("caller", CALLS_OUTER)
                        .macro("outer", "o", "'macro.shop.deep'")
                        .macro("deep", "old", ""));
    }

    @Test
    void everyPartIsToldWithOldAndNewValue() {
        Told told = project.why("m");

        assertThat(told.code()).isZero();
        JsonNode change = told.json().path("changes").path(0);
        assertThat(change.path("node").asText()).isEqualTo("model.shop.m");
        assertThat(change.path("change").asText()).isEqualTo("modified");
        assertThat(told.parts()).containsExactly("body raw_code null → null", "configs materialized null → \"table\"");
        assertThat(change.path("parts").path(0).path("diff").asText())
                .isEqualTo("@@ -1 +1,2 @@\n-select 1\n+select 1,\n+  2\n");
        assertThat(change.path("parts").path(1).path("diff").isNull()).isTrue();
        assertThat(change.path("parts").path(1).path("counts").asBoolean()).isTrue();
    }

    @Test
    void aMacroIsToldWithTheWayToIt() {
        JsonNode part = project.why("caller")
                .json()
                .path("changes")
                .path(0)
                .path("parts")
                .path(0);

        assertThat(part.path("part").asText()).isEqualTo("macros");
        assertThat(part.path("key").asText()).isEqualTo("macro.shop.deep");
        assertThat(part.path("via").toString()).isEqualTo("[\"macro.shop.outer\",\"macro.shop.deep\"]");
        assertThat(part.path("diff").asText()).isEqualTo("@@ -1 +1 @@\n-old\n+new\n");
    }

    @Test
    void newUnmodifiedAndRemovedNodesAreCalledSo() {
        JsonNode changes = project.ls(
                        "--all", "--state", "state", "--why", "fresh", "--why", "model.shop.same", "--why", "gone")
                .json()
                .path("changes");

        assertThat(changes).hasSize(3);
        assertThat(changes.path(0).path("change").asText()).isEqualTo("new");
        assertThat(changes.path(1).path("change").asText()).isEqualTo("unmodified");
        assertThat(changes.path(2).path("change").asText()).isEqualTo("removed");
        assertThat(changes.findValues("parts")).allMatch(JsonNode::isEmpty);
    }

    @Test
    void aSelectorNamesSeveral() {
        JsonNode changes = project.why("state:modified").json().path("changes");

        assertThat(changes.findValuesAsText("node"))
                .containsExactly("model.shop.caller", "model.shop.fresh", "model.shop.m");
    }

    @Test
    void withoutAQuestionTheSelectedThatChangedAreToldInBrief() {
        JsonNode changes = project.ls("--all", "--state", "state").json().path("changes");

        assertThat(changes.findValuesAsText("node"))
                .containsExactly("model.shop.caller", "model.shop.fresh", "model.shop.m");
        assertThat(changes.findValues("diff")).isNotEmpty().allMatch(JsonNode::isNull);
        assertThat(project.ls("--all", "--state", "state", "-s", "same").json().path("changes"))
                .isEmpty();
    }

    @Test
    void whoAsksWhyNeedsAState() {
        Told told = project.ls("--all", "--why", "m");

        assertThat(told.code()).isEqualTo(11);
        assertThat(told.err()).contains("[why-needs-state]", "--state DIR");
        assertThat(project.ls("--all", "--state", "elsewhere", "--why", "m").err())
                .contains("[state-manifest-missing]");
    }

    @Test
    void aNameThatNothingHasIsWrongUsage() {
        Told told = project.why("nobody");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err()).contains("--why nobody fits no node", "[why-nothing-found]");
    }

    @Test
    void secretsAreNeverShown() {
        project.set("DBT_ENV_SECRET_KEY", "hunter2")
                .branch(
                        ManifestText.of("1.11.16")
                                .model(
                                        "m",
                                        "'raw_code': 'x hunter2', 'unrendered_config': {'url': 'a:hunter2@b', 'meta': {'password': 'p4ss', 'n': ['hunter2']}}"));

        Told told = project.why("m");

        assertThat(told.out()).doesNotContain("hunter2", "p4ss").contains("+x *****", "a:*****@b");
        assertThat(told.parts()).contains("configs meta null → {\"password\":\"*****\",\"n\":[\"*****\"]}");
        assertThat(project.ls("--all", "--state", "state").out()).doesNotContain("hunter2", "p4ss");
    }

    @Test
    void theScreenShowsItReadably() {
        Told told = project.run(
                "plan", "--as", "ls", "--all", "--state", "state", "--color", "never", "--why", "m", "--why", "caller",
                "--why", "fresh", "--why", "gone", "--why", "same");

        assertThat(told.out()).contains("""

                        Why
                          model.shop.m  modified
                            body  raw_code
                              @@ -1 +1,2 @@
                              -select 1
                              +select 1,
                              +  2
                            configs  materialized  (not set) → table
                          model.shop.caller  modified
                            macros  macro.shop.deep  changed
                              through macro.shop.outer → macro.shop.deep
                              @@ -1 +1 @@
                              -old
                              +new
                          model.shop.fresh  new: the state does not have it
                          model.shop.gone  removed: only the state has it
                          model.shop.same  unmodified: the same in all that dbt compares
                        """);
        assertThat(project.run("plan", "--as", "ls", "--all", "--state", "state")
                        .out())
                .doesNotContain("Why");
    }

    @Test
    void ofAUnitTestThePartsOfItsChecksumAreTold() {
        project.branch(ManifestText.of("1.11.16")
                        .put(
                                "unit_tests",
                                "unit_test.shop.m.u",
                                "'checksum': 'b', 'model': 'm', 'given': [1], 'expect': [2]"))
                .state(ManifestText.of("1.11.16")
                        .put(
                                "unit_tests",
                                "unit_test.shop.m.u",
                                "'checksum': 'a', 'model': 'm', 'given': [1], 'expect': [3]"));

        assertThat(project.why("u").parts()).containsExactly("other expect [3] → [2]");
    }

    @Test
    void whatIsOnlyDisabledOnOneSideSaysSo() {
        String disabled = "'model.shop.m': [{'unique_id': 'model.shop.m', 'resource_type': 'model'}]";
        String without = ManifestText.of("1.11.16").model("other", "").json();
        String disables = without.substring(0, without.length() - 1) + ", 'disabled': {" + disabled + "}}";
        project.file("target/manifest.json", disables.replace('\'', '"'));
        assertThat(project.why("m").parts()).containsExactly("configs enabled true → false");

        project.file("state/manifest.json", disables.replace('\'', '"'))
                .branch(ManifestText.of("1.11.16").model("m", ""));
        assertThat(project.why("m").parts()).containsExactly("configs enabled false → true");
    }
}
