package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.document.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnMacrosTest {
    /** Observed with dbt 1.11: a node's own package first, then the project; a package's macros are in nobody else's code. */
    @ParameterizedTest(name = "{0} in a node of {1}: {2}")
    @CsvSource({
        "macro.shop.ref, shop, true",
        "macro.shop.ref, tools, true",
        "macro.tools.ref, tools, true",
        "macro.tools.ref, shop, false",
        "macro.dbt.ref, shop, false",
        "macro.dbt_duckdb.ref, shop, false",
        "macro.shop.source, shop, false",
    })
    void a_nodes_package_and_the_project_take_over_what_is_called(String macro, String inPackage, boolean takenOver) {
        assertThat(of("shop", macro).override("ref", node(inPackage))).isEqualTo(takenOver);
    }

    @Test
    void a_project_that_is_called_like_an_adapter_is_a_project_all_the_same() {
        assertThat(of("dbt_shop", "macro.dbt_shop.ref").override("ref", node("dbt_shop")))
                .isTrue();
    }

    /** dbt before 1.6 does not write down what the project is called. */
    @Test
    void where_the_projects_name_is_unknown_any_package_may_be_the_project() {
        OwnMacros macros = OwnMacros.of(manifest(Optional.empty(), "macro.tools.ref"));

        assertThat(macros.override("ref", node("shop"))).isTrue();
        assertThat(macros.override("source", node("shop"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "macro.shop.duckdb__create_view_as, true",
        "macro.tools.materialization_view_duckdb, true",
        "macro.dbt_duckdb.duckdb__create_view_as, false",
        "macro.shop.cents, false",
    })
    void what_dbt_creates_is_more_than_the_query_where_a_macro_of_the_project_makes_it(String macro, boolean wraps) {
        assertThat(of("shop", macro).wrapQueries()).isEqualTo(wraps);
    }

    private static OwnMacros of(String project, String macro) {
        return OwnMacros.of(manifest(Optional.of(project), macro));
    }

    private static Manifest manifest(Optional<String> project, String macro) {
        Metadata metadata = new Metadata(12, "1.11.16", Optional.empty(), project, Optional.of("duckdb"), Fields.NONE);
        Macro made = new Macro(macro, macro.split("\\.")[1], "", Set.of());
        return new Manifest(metadata, List.of(), List.of(made), List.of());
    }

    private static Node node(String packageName) {
        return new TestManifest()
                .node(ResourceType.MODEL, packageName, "orders", each -> each)
                .build()
                .nodes()
                .iterator()
                .next();
    }
}
