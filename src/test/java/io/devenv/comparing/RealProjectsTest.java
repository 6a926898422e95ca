package io.devenv.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was seen in the histories of public dbt projects. */
class RealProjectsTest {
    @TempDir
    Path folder;

    private SmallProject project;

    @BeforeEach
    void aProject() {
        project = new SmallProject(folder);
    }

    @Test
    void tagsOfSourcesAreComparedAndTagsOfNodesAreNot() {
        String tagged = "'unrendered_config': {'tags': ['x']}, 'tags': ['x']";
        project.branch(now().model("m", tagged).put("sources", "source.shop.a.t", source("raw") + ", " + tagged))
                .state(now().model("m", "").put("sources", "source.shop.a.t", source("raw")));

        assertThat(selected("state:modified")).isEqualTo("t");
    }

    @ParameterizedTest(name = "{0} of dbt_project.yml marks every node below it")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            post-hook    | ['grant select']  | ['grant all']
            transient    | true              | false
            labels       | {'team': 'a'}     | {'team': 'b'}
            docs         | {'show': true}    | {'show': false}
            grants       | {'select': ['a']} | {'select': ['b']}
            snowflake_warehouse | 'xs'       | '{{ env_var(1) }}'
            of_nobody    | 1                 | 2
            """)
    void oneChangedConfigIsToldUnderTheKeyAsWritten(String key, String old, String now) {
        project.branch(now().model("a", config(key, now)).model("b", config(key, now)))
                .state(now().model("a", config(key, old)).model("b", config(key, old)));

        assertThat(selected("state:modified")).isEqualTo("a b");
        assertThat(project.why("a").parts()).singleElement().asString().startsWith("configs " + key + " ");
    }

    @Test
    void jinjaOfDbtProjectYmlStaysText() {
        String written = "'unrendered_config': {'schema': '{{ target.name }}', 'enabled': '{{ var(1) }}'}";
        project.branch(now().model("m", written + ", 'config': {'schema': 'dev', 'enabled': true}"))
                .state(now().model("m", written + ", 'config': {'schema': 'prod', 'enabled': false}"));

        assertThat(selected("state:modified")).isEmpty();
    }

    @Test
    void anEditedRefMacroOfTheProjectMarksEveryModelWithARef() {
        String uses = "'depends_on': {'macros': ['macro.shop.ref']}";
        project.branch(now().model("a", uses).model("b", uses).model("root", "").macro("ref", "new", ""))
                .state(now().model("a", uses).model("b", uses).model("root", "").macro("ref", "old", ""));

        assertThat(selected("state:modified")).isEqualTo("a b");
        assertThat(selected("state:modified.macros")).isEqualTo("a b");
    }

    @Test
    void anEditedHelperOfATestMarksTestsWithoutTheirModels() {
        project.branch(tested("new")).state(tested("old"));

        assertThat(selected("state:modified")).isEqualTo("unique_m");
    }

    private static ManifestText tested(String helper) {
        return now().model("m", "")
                .put(
                        "nodes",
                        "test.shop.unique_m",
                        "'resource_type': 'test', 'test_metadata': {'name': 'unique'}, 'fqn': ['shop', 'unique_m'], 'depends_on': {'nodes': ['model.shop.m'], 'macros': ['macro.shop.test_unique']}")
                .macro("test_unique", "x", "'macro.shop.default__test_unique'")
                .macro("default__test_unique", helper, "");
    }

    @Test
    void changedMacrosThatNobodyReachesMarkNothing() {
        ManifestText branch = now().model("m", "'depends_on': {'macros': ['macro.shop.calm']}")
                .macro("calm", "x", "");
        ManifestText state = now().model("m", "'depends_on': {'macros': ['macro.shop.calm']}")
                .macro("calm", "x", "");
        for (int i = 0; i < 245; i++) {
            branch.macro("p" + i, "new", "'macro.shop.calm'");
            state.macro("p" + i, "old", "'macro.shop.calm'");
        }
        project.branch(branch).state(state);

        assertThat(selected("state:modified")).isEmpty();
    }

    @Test
    void nodesOfPackagesAreComparedLikeTheProjectsOwn() {
        String node = "'resource_type': 'model', 'package_name': 'pkg', 'fqn': ['pkg', 'p'], 'raw_code': ";
        project.branch(now().put("nodes", "model.pkg.p", node + "'select 2'"))
                .state(now().put("nodes", "model.pkg.p", node + "'select 1'"));

        assertThat(selected("state:modified")).isEqualTo("p");
    }

    @Test
    void databasesOfSourcesSetByVariablesAreComparedRendered() {
        String child = "'depends_on': {'nodes': ['source.shop.a.t']}";
        project.branch(now().put("sources", "source.shop.a.t", source("raw_b")).model("child", child))
                .state(now().put("sources", "source.shop.a.t", source("raw_a")).model("child", child));

        assertThat(selected("state:modified+")).isEqualTo("child t");
        assertThat(project.why("source.shop.a.t").parts()).containsExactly("relation database \"raw_a\" → \"raw_b\"");
    }

    @Test
    void productionAheadOfTheBranchShowsAsModifiedAndItsNewNodesNowhere() {
        project.branch(now().model("changed", "'raw_code': 'before'"))
                .state(now().model("changed", "'raw_code': 'merged meanwhile'").model("gained", ""));

        assertThat(selected("state:modified")).isEqualTo("changed");
        assertThat(selected("state:new")).isEmpty();
        assertThat(project.why("gained")
                        .json()
                        .path("changes")
                        .path(0)
                        .path("change")
                        .asText())
                .isEqualTo("removed");
    }

    @ParameterizedTest(name = "a generic test with other {0}: {1} lists it, modified does not")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            code   | 'raw_code': '{{ test(x) }}{{ config(meta=2) }}' | state:modified.body
            schema | 'unrendered_config': {'schema': 'audit'}        | state:modified.relation
            """)
    void subSelectorsListTestsThatPlainModifiedDoesNot(String what, String fields, String spec) {
        String test =
                "'resource_type': 'test', 'test_metadata': {'name': 'x'}, 'fqn': ['shop', 'x'], 'raw_code': '{{ test(x) }}'";
        project.branch(now().put("nodes", "test.shop.x", test + ", " + fields))
                .state(now().put("nodes", "test.shop.x", test));

        assertThat(selected(spec)).isEqualTo("x");
        assertThat(selected("state:modified")).isEmpty();
        assertThat(project.why("x")
                        .json()
                        .path("changes")
                        .path(0)
                        .path("parts")
                        .path(0)
                        .path("counts")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void nodesEnabledByTargetExistOnOneSideOnlyWithoutAnyEdit() {
        project.branch(now().model("dev_only", "").model("both", ""))
                .state(now().model("prod_only", "").model("both", ""));

        assertThat(selected("state:new")).isEqualTo("dev_only");
        assertThat(selected("state:modified")).isEqualTo("dev_only");
        assertThat(selected("state:unmodified")).isEqualTo("both");
    }

    @Test
    void accessThatAnOldDbtDidNotKnowIsProtected() {
        project.branch(now().model("m", "'access': 'protected'"))
                .state(ManifestText.of("1.4.0").schema(8).model("m", ""));

        assertThat(selected("state:modified")).isEmpty();
    }

    @ParameterizedTest(name = "path:{0} selects {1}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            models,                          inside linked
            ../library,                      outside
            ../library/models,               outside
            ../library/models/outside.sql,   outside
            models/linked.sql,               linked
            models/folder,                   ""
            """)
    void modelFoldersMayLieOutsideAndModelsMayBeLinks(String path, String names) throws IOException {
        project = new SmallProject(folder.resolve("shop"))
                .file("models/inside.sql", "select 1")
                .file("../elsewhere/linked.sql", "select 2")
                .file("../elsewhere/folder/unseen.sql", "select 3")
                .file("../library/models/outside.sql", "select 4");
        Files.createSymbolicLink(project.at("models/linked.sql"), Path.of("../../elsewhere/linked.sql"));
        Files.createSymbolicLink(project.at("models/folder"), Path.of("../../elsewhere/folder"));
        ManifestText now = now().model("inside", file("models/inside.sql"))
                .model("linked", file("models/linked.sql"))
                .model("outside", file("../library/models/outside.sql"));
        project.branch(now).state(now);

        assertThat(selected("path:" + path)).isEqualTo(names);
    }

    private static String file(String path) {
        return "'original_file_path': '" + path + "'";
    }

    private String selected(String spec) {
        return project.ls("-s", spec, "--indirect-selection", "empty", "--state", "state")
                .selected();
    }

    private static ManifestText now() {
        return ManifestText.of("1.11.16");
    }

    private static String config(String key, String value) {
        return "'unrendered_config': {'" + key + "': " + value + "}";
    }

    private static String source(String database) {
        return "'resource_type': 'source', 'database': '" + database
                + "', 'schema': 'app', 'identifier': 't', 'fqn': ['shop', 'a', 't']";
    }
}
