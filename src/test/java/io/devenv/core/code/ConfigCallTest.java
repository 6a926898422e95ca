package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are those that dbt 1.12.0 wrote into manifests. */
class ConfigCallTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            'table'                       ; table
            ('table')                     ; table
            "say \\"hi\\""                ; say "hi"
            'a' 'b'                       ; ab
            30                            ; 30
            1_000                         ; 1000
            0.50                          ; 0.5
            -1                            ; -1
            true                          ; True
            False                         ; False
            none                          ; None
            kind                          ; kind
            [ 'a', "b's", ]               ; ['a', "b's"]
            ['x\\ty']                     ; ['x\\ty']
            ["a" 'b']                     ; ['ab']
            [(1, 2), (3,), [], ()]        ; [(1, 2), (3,), [], ()]
            {'k' : 1, 'x': [1, none], }   ; {'k': 1, 'x': [1, None]}
            var("kind",'table')           ; var('kind', 'table')
            var('owner', default = "ann") ; var('owner', default='ann')
            'in ' ~target.name~ '!'       ; 'in ' ~ target.name ~ '!'
            ('a' ~ ('b' ~ 'c'))           ; 'a' ~ 'b' ~ 'c'
            not true                      ; not True
            (not false)                   ; not False
            1<2 <= 3                      ; 1 < 2 <= 3
            'a' not  in ['b']             ; 'a' not in ['b']
            (true and false) or true      ; True and False or True
            target['name']                ; target['name']
            target.true                   ; target.true
            target.name|upper             ; target.name | upper
            a if b=='c' else -d           ; a if b == 'c' else -d
            """)
    void what_is_given_by_name_has_one_form(String written, String form) {
        assertThat(ConfigCall.in("{{ config(x=" + written + ", y='z') }}"))
                .containsExactly(Map.entry("x", form), Map.entry("y", "z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "-- config(x=1)",
                "{# config(x=1) #} select 1",
                "{% raw %}{{ config(x=1) }}{% endraw %}",
                "{{ config({'x': 1}) }}",
                "{{ config(**{'x': 1}) }}",
                "{{ config.get('x', default=1) }}",
                "{{ dbt.config(x=1) }}",
                "{{ my_config(x=1) }}",
                "{{ log('config(x=1)') }}",
                "{{ config() }}",
                "{{ config(x=1",
            })
    void anything_else_gives_nothing_by_name(String code) {
        assertThat(ConfigCall.in(code)).isEmpty();
    }

    @Test
    void the_first_call_counts_even_in_a_block_and_in_another_call() {
        assertThat(ConfigCall.in("{% if target.name == 'prod' %}{{ config(x=1) }}{% endif %}{{ config(x=2, y=3) }}"))
                .containsExactly(Map.entry("x", "1"));
        assertThat(ConfigCall.in("{{ log('config(x=1)') }}{{ f(config(x=2)) }}"))
                .containsExactly(Map.entry("x", "2"));
        assertThat(ConfigCall.in("{% do config(x=3) %}")).containsExactly(Map.entry("x", "3"));
    }

    @Test
    void brackets_and_quotes_inside_close_nothing() {
        assertThat(ConfigCall.in("{{\n  config(\n    pre = [\"a)'\", f((1))],\n    post = '}} )'\n  )\n}}"))
                .containsExactly(Map.entry("pre", "[\"a)'\", f(1)]"), Map.entry("post", "}} )"));
    }
}
