package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.code.TwoSided.Unknown;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawCodeTest {
    private static final Names NAMES = call -> {
        if (call instanceof Call.Ref ref) {
            String name = ref.packageName().map(text -> text + "/").orElse("")
                    + ref.name()
                    + ref.version().map(text -> "@" + text).orElse("");
            return name.startsWith("lost") ? Optional.empty() : Optional.of(new Pair("dev." + name, "prod." + name));
        }
        if (call instanceof Call.Source source) return Optional.of(Pair.same(source.source() + "." + source.table()));
        return Optional.of(Pair.same(call instanceof Call.This ? "dev.me" : ""));
    };

    private static TwoSided rendered(String code) {
        return RawCode.of(code.replace("\\n", "\n").replace("\\r", "\r")).rendered(NAMES);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            from {{ ref('a') }}|from prod.a
            from {{ref("a")}}|from prod.a
            from {{ ref('p', 'a') }}|from prod.p/a
            from {{ ref('a', v=2) }}|from prod.a@2
            from {{ ref('a', version='2') }}|from prod.a@2
            from {{ ref( 'p' , "a" , v = 1.5, ) }}|from prod.p/a@1.5
            from {{ source('s', 't') }} x|from s.t x
            from {{ this }}|from dev.me
            {{ config(materialized='table', post_hook="{{ this }} }}") }}select|select
            {{ config(meta={'a': {'b': 1}}) }}select|select
            a {# {{ ref('x') }} #} b|a  b
            a {#- note -#} b|ab
            a {{- ref('a') -}} b|aprod.ab
            a\\n{%- raw -%} {{ ref('a') }} {%- endraw %} b|a{{ ref('a') }} b
            a {% raw %}{% if %}{% endraw %}b|a {% if %}b
            -- {{ ref('a') }} '{{ ref('b') }}'|-- prod.a 'prod.b'
            a\\r\\nb {{ ref('a') }}\\r\\n|a\\nb prod.a
            a\\r\\nb|a\\r\\nb
            { {a} }} {{ ref('a') }}|{ {a} }} prod.a
            ünï 😀	{{ ref('ä') }}|ünï 😀	prod.ä
            """)
    void literal_calls_are_replaced_and_comments_and_settings_fall_away(String code, String expected) {
        TwoSided sides = rendered(code);

        assertThat(sides.unknown()).isEmpty();
        assertThat(sides.withDefer()).isEqualTo(expected.replace("\\n", "\n").replace("\\r", "\r"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            from {{ ref(name) }}               | {{ ref(name) }}
            from {{ ref('a' ~ 'b') }}          | {{ ref('a' ~ 'b') }}
            from {{ ref('a') ~ 'b' }}          | {{ ref('a') ~ 'b' }}
            from {{ ref('a').schema }}         | {{ ref('a').schema }}
            from {{ ref('a', 'b', 'c') }}      | {{ ref('a', 'b', 'c') }}
            from {{ ref('a', w=1) }}           | {{ ref('a', w=1) }}
            from {{ ref('a', v=1, version=1) }}| {{ ref('a', v=1, version=1) }}
            from {{ ref(1) }}                  | {{ ref(1) }}
            from {{ ref() }}                   | {{ ref() }}
            from {{ ref('lost') }}             | {{ ref('lost') }}
            from {{ source('s') }}             | {{ source('s') }}
            {{ config(a=1) ~ f(2) }}           | {{ config(a=1) ~ f(2) }}
            {{ var('x') }}                     | {{ var('x') }}
            {% set x = ref('a') %} b           | {% set x = ref('a') %}
            a {{ ref('a'                       | {{ ref('a'
            a {{ 'b                            | {{ 'b
            """)
    void what_only_dbt_knows_stays_as_it_is_written_and_is_listed(String code, String unknown) {
        TwoSided sides = rendered(code);

        assertThat(sides.unknown()).containsExactly(new Unknown(1, unknown));
        assertThat(sides.withoutDefer()).isEqualTo(code);
        assertThat(sides.withDefer()).isEqualTo(code);
    }

    @Test
    void a_condition_is_listed_once_with_its_line_and_refs_inside_are_replaced() {
        TwoSided sides = rendered("a\\n{% if x() -%}\\n  {{ ref('a') }}\\n{% else %}\\n{{ ref('b') }}{% endif %}");

        assertThat(sides.unknown()).containsExactly(new Unknown(2, "{% if x() -%}"));
        assertThat(sides.withoutDefer()).isEqualTo("a\n{% if x() -%}\n  dev.a\n{% else %}\ndev.b{% endif %}");
        assertThat(sides.withDefer()).isEqualTo("a\n{% if x() -%}\n  prod.a\n{% else %}\nprod.b{% endif %}");
    }

    @Test
    void calls_in_a_block_are_not_certain() {
        RawCode code = RawCode.of("{{ ref('a') }}{% if x %}{{ ref('b') }}{% endif %}{{ ref('c') }}");

        assertThat(code.certainCalls())
                .extracting(call -> ((Call.Ref) call).name())
                .containsExactly("a", "c");
        assertThat(code.calls()).extracting(call -> ((Call.Ref) call).name()).containsExactly("a", "b", "c");
    }

    @Test
    void a_megabyte_is_no_trouble() {
        String code = "select '{{ ref('a') }}' -- {# x #} {\n".repeat(30_000);

        assertThat(rendered(code).withDefer()).hasSize(30_000 * "select 'prod.a' --  {\n".length() - 1);
    }
}
