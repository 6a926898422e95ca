package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalCodeTest {
    /** Such as {@code x [a, not (b)]} for the part x. */
    private static String conditionsOf(String part, String code) {
        return ConditionalCode.of(code).parts().stream()
                .filter(each -> each.jinja().equals(part))
                .map(each -> each.conditions().toString())
                .toList()
                .toString();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{ x }}                                                                   | [[]]
            {% if a %}{{ x }}{% endif %}                                              | [[a]]
            {%- if a -%}{{- x -}}{%- endif -%}                                        | [[a]]
            {% if a %}{% endif %}{{ x }}                                              | [[]]
            {% if a %}{% else %}{{ x }}{% endif %}                                    | [[not (a)]]
            {% if a %}{% elif b %}{{ x }}{% endif %}                                  | [[not (a), b]]
            {% if a %}{% elif b %}{% elif c %}{{ x }}{% endif %}                      | [[not (a), not (b), c]]
            {% if a %}{% elif b %}{% else %}{{ x }}{% endif %}                        | [[not (a), not (b)]]
            {% if a %}{% if b %}{{ x }}{% endif %}{% endif %}                         | [[a, b]]
            {% if a %}{% if b %}{% endif %}{{ x }}{% endif %}                         | [[a]]
            {% if a %}{% for i in y %}{{ x }}{% endfor %}{% endif %}                  | [[a]]
            {% for i in y %}{% else %}{{ x }}{% endfor %}                             | [[]]
            {% if a %}{% for i in y %}{% else %}{{ x }}{% endfor %}{% endif %}        | [[a]]
            {% if a %}{% set t %}{{ x }}{% endset %}{{ x }}{% endif %}                | [[a], [a]]
            {% if a %}{{ x }}{% endif %}{{ x }}                                       | [[a], []]
            {% if a %}{# {% endif %} #}{{ x }}{% endif %}                             | [[a]]
            {% raw %}{{ x }}{% endraw %}                                              | []
            {# {{ x }} #}                                                             | []
            {% if a %}{% raw %}{% endif %}{% endraw %}{{ x }}{% endif %}              | [[a]]
            {% if x %}{% endif %}                                                     | [[]]
            {% if a %}{% elif x %}{% endif %}                                         | [[not (a)]]
            {% if a %}{% set y = x %}{% endif %}                                      | [[a]]
            {% do x %}                                                                | [[]]
            {% else %}{% elif b %}{% endif %}{{ x }}                                  | [[]]
            """)
    void each_part_stands_behind_the_conditions_of_the_blocks_around_it(String code, String conditions) {
        assertThat(conditionsOf("x", code)).isEqualTo(conditions);
    }

    @Test
    void what_is_set_once_before_it_is_asked_for_is_known_by_its_value() {
        ConditionalCode code = ConditionalCode.of("{% set a = var('x') %}{% set b = not a %}{% if b %}{% endif %}");

        assertThat(code.settings()).isEqualTo(Map.of("a", "var('x')", "b", "not a"));
        assertThat(code.unclear()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {% set a = 1 %}{% set a = 2 %}                  | a
            {% if b %}{% set a = 1 %}{% endif %}            | a
            {% for i in b %}{% endfor %}                    | i
            {% for i, j in b %}{% set a = 1 %}{% endfor %}  | a i j
            {% if a %}{% endif %}{% set a = 1 %}            | a
            {% set b = a %}{% set a = 1 %}                  | a
            {% set a %}1{% endset %}                        | a
            {% set a, b = 1, 2 %}                           | a b
            {% set a.b = 1 %}                               | a b
            {% do a.append(1) %}                            | a append
            {% macro a(b) %}{% endmacro %}                  | a b
            {% import 'x' as a %}                           | a as x
            """)
    void what_is_set_otherwise_is_unclear(String code, String names) {
        assertThat(ConditionalCode.of(code).unclear()).containsAll(List.of(names.split(" ")));
        assertThat(ConditionalCode.of(code).settings()).doesNotContainKey("a");
    }
}
