package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.project.jinja.VarValue;
import io.devenv.project.yaml.None;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeVarsTest {
    private static final Map<String, Object> OWN = Map.of(
            "a", "global", "b", "global", "c", "global", "n", None.NONE,
            "shop", Map.of("a", "shop", "b", "shop"),
            "tools", Map.of("b", "tools"));

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "shop,  a, given",
        "shop,  b, shop",
        "shop,  c, global",
        "shop,  n, None",
        "shop,  d, not set",
        "tools, a, given",
        "tools, b, tools",
        "tools, c, global",
        // the package's own file may set it
        "tools, d, unknown",
    })
    void the_command_line_comes_before_the_packages_scope_and_that_before_all(
            String packageName, String name, String expected) {
        CodeVars vars = new CodeVars(Map.of("a", "given"), "shop", OWN, false);

        assertThat(word(vars.of(packageName, name))).isEqualTo(expected);
    }

    @Test
    void a_file_of_vars_hides_all_but_the_command_line() {
        CodeVars vars = new CodeVars(Map.of("a", "given"), "shop", OWN, true);

        assertThat(word(vars.of("shop", "a"))).isEqualTo("given");
        assertThat(word(vars.of("shop", "b"))).isEqualTo("unknown");
    }

    private static String word(VarValue value) {
        if (value instanceof VarValue.Known known) return known.value() == None.NONE ? "None" : known.value().toString();
        return value instanceof VarValue.NotSet ? "not set" : "unknown";
    }
}
