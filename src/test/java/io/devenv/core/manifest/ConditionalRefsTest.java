package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRefsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "{{ ref('a') }}",
                "{% if x %}{{ this }}{% endif %}{{ ref('a') }}",
                "{% for i in x %}{{ ref('a') }}{% endfor %}",
                "{# {% if x %}{{ ref('a') }}{% endif %} #}",
                "{% raw %}{% if x %}{{ ref('a') }}{% endif %}{% endraw %}",
                // which refs these are, nobody can tell
                "{% if x %}{{ ref('a') }}{% endif %}{{ ref(b) }}",
                "{% if x %}{{ ref('a') }}{% endif %}{% set f = ref %}",
            })
    void nothing_is_kept_of_code_without_a_ref_behind_a_condition(String code) {
        assertThat(ConditionalRefs.in(code)).isEqualTo(ConditionalRefs.NONE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {% if x %}{{ ref('a') }}{% endif %}                           | a [x]
            {% if x %}{{ star(from=ref('p', 'a')) }}{% endif %}           | a [x]
            {% if x %}{% set r = ref('a', v=2) %}{% endif %}              | a [x]
            -- {{ ref('a') }} {% if x %}{% else %}{{ ref("a") }}{% endif %} | a [], a [not (x)]
            """)
    void every_literal_call_is_kept_with_its_conditions(String code, String uses) {
        assertThat(ConditionalRefs.in(code).uses())
                .extracting(use -> use.call().name() + " " + use.conditions())
                .containsExactly(uses.split(", (?=a )"));
    }

    @Test
    void the_calls_of_a_parent_are_those_that_find_it() {
        Manifest manifest = new TestManifest().model("a").model("b").build();
        ConditionalRefs refs = ConditionalRefs.in("{% if x %}{{ ref('a') }}{{ ref('other', 'a') }}{% endif %}");

        assertThat(refs.of(manifest.node("model.shop.a").orElseThrow()))
                .containsExactly(refs.uses().get(0));
        assertThat(refs.of(manifest.node("model.shop.b").orElseThrow())).isEmpty();
    }
}
