package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.project.jinja.Variables;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void neitherTheEnvironmentNorVariablesPrintTheirValues() {
        Map<String, String> variables = Map.of("DBT_ENV_SECRET_X", "hush");
        assertThat(new Environment(variables, Path.of("/a"), Path.of("/b"), "u").toString())
                .doesNotContain("hush");
        assertThat(Variables.ofProfile(variables, Map.of()).toString()).doesNotContain("hush");
    }

    @Test
    void filesAreShownAsOneWouldTypeThem() {
        Environment here = new Environment(Map.of(), Path.of("/code/shop"), Path.of("/home/u"), "u");
        assertThat(here.shown(Path.of("/code/shop/profiles.yml"))).isEqualTo("profiles.yml");
        assertThat(here.shown(Path.of("/home/u/.dbt/profiles.yml"))).isEqualTo("/home/u/.dbt/profiles.yml");
    }
}
