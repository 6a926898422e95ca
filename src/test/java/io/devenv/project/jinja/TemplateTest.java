package io.devenv.project.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.target.Secret;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "U",
            "al.ice",
            "N",
            "4",
            "E",
            "",
            "J",
            "{{ 1 }}",
            "B",
            "True",
            "L",
            "[1, 'a', {'b': None}]",
            "DBT_ENV_SECRET_P",
            "top",
            "DBT_ENV_SECRET_Q",
            "q");
    private static final Map<String, Object> VARS = Map.of(
            "text", "abc", "number", 123, "list", List.of(1, 2), "nested", "{{ env_var('U') }}", "null", None.NONE);

    /** What dbt 1.11.16 made of a profile's field; the type where it matters. */
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            plain                                          ; String plain
            a }} b                                         ; String a }} b
            {{ env_var('U') }}                             ; String al.ice
            {{env_var("U")}}                               ; String al.ice
            {{ env_var('E', 'd') }}                        ; String
            {{ env_var('NOPE', 'd') }}                     ; String d
            {{ env_var('NOPE', default='k') }}             ; String k
            {{ env_var('NOPE', env_var('NEITHER', 'c')) }} ; String c
            {{ env_var('J') }}                             ; String {{ 1 }}
            {{ env_var('N') }}                             ; String 4
            {{ env_var('NOPE', 4) }}                       ; Integer 4
            {{ env_var('N') | as_number }}                 ; Integer 4
            {{ env_var('N') | as_text }}                   ; String 4
            {{ env_var('N') | as_text() }}                 ; String 4
            {{ env_var('N') | int }}                       ; Integer 4
            {{ env_var('U') | int }}                       ; Integer 0
            {{ env_var('B') | as_bool }}                   ; Boolean True
            {{ env_var('L') | as_native }}                 ; ArrayList [1, 'a', {'b': None}]
            {{ env_var('U') | as_native }}                 ; String al.ice
            {{ '4_0' | as_number }}                        ; Integer 40
            {{ '1.50' | as_number }}                       ; Double 1.5
            {{ '1e3' | as_number }}                        ; Double 1000.0
            {{ ' 7' | as_number }}                         ; Integer 7
            {{ '-3' | as_number }}                         ; Integer -3
            {{ '010' | as_native }}                        ; String 010
            {{ 'None' | as_native }}                       ; None None
            {{ '1' | as_number | as_text }}                ; String 1
            x{{ '1' | as_number }}                         ; String x1
            {{ 4 }}                                        ; String 4
            {{ -1 }}                                       ; String -1
            {{ 1e3 }}                                      ; String 1000.0
            {{ true }}                                     ; String True
            {{ none }}                                     ; String None
            {{ [1, 'a'] }}                                 ; String [1, 'a']
            dev_{{ env_var('N') }}_{{ 1 }}{{ true }}{{ none }} ; String dev_4_1TrueNone
            {{ 'dev_' ~ env_var('N') ~ 1 ~ true ~ none }}  ; String dev_41TrueNone
            {{ 'a' 'b' }}                                  ; String ab
            {{ 'a\\'b' }}                                  ; String a'b
            {{ 'ABC' | lower }}{{ 'x' | upper }}           ; String abcX
            {{ env_var('U') | replace('.', '_') }}         ; String al_ice
            {{ ' a ' | trim }}                             ; String a
            {{ 'a' if env_var('N') == '4' else 'b' }}      ; String a
            {{ 'a' if env_var('N') != '4' else 'b' }}      ; String b
            {{ env_var('E', '') or 'dd' }}                 ; String dd
            {{ env_var('E', '') and 'dd' }}                ; String
            {{ env_var('N') and 'dd' }}                    ; String dd
            {{ not env_var('E') }}                         ; Boolean True
            {{ env_var('N') in ('4', '5') }}               ; Boolean True
            {{ env_var('N') not in ['4'] }}                ; Boolean False
            {{ 'l.i' in env_var('U') }}                    ; Boolean True
            {{ 'b' in {'a': 1} or 'a' in {'a': 1} }}       ; Boolean True
            {{ env_var('N') | int == 4.0 }}                ; Boolean True
            {{ env_var('N') | int > 3 }}                   ; Boolean True
            {{ env_var('N') | int >= 4.5 }}                ; Boolean False
            {{ env_var('N') | int < 4 }}                   ; Boolean False
            {{ env_var('N') | int <= 4 }}                  ; Boolean True
            {{ env_var('U') < 'b' }}                       ; Boolean True
            {{ not env_var('E') and false or 'last' }}     ; String last
            {{ var('text') }}                              ; String abc
            {{ var('number') }}                            ; Integer 123
            {{ var('list') }}                              ; List12 [1, 2]
            {{ var('nested') }}                            ; String al.ice
            {{ var('null', 'x') }}                         ; None None
            {{ var('nope', 'd') }}                         ; String d
            {{ var(var_name='nope', default='zz') }}       ; String zz
            p{{ foo }}q                                    ; String pq
            {{ foo | default('d') }}                       ; String d
            {# c #}abc                                     ; String abc
            {# c #}                                        ; String
            a  {{- ' x ' -}}  b                            ; String a x b
            {{ {'a': 1} }}x                                ; String {'a': 1}x
            """)
    void expressionsGiveWhatTheyGiveInDbt(String template, String expected) {
        Object value = render(template);
        assertThat((value.getClass().getSimpleName() + " " + PythonText.of(value)).strip())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {{ env_var('NOPE') }}           ; env-var-missing  ; NOPE is not set
            {{ env_var('NOPE', none) }}     ; env-var-missing  ; NOPE is not set
            {{ env_var('DBT_ENV_SECRET_X') }} ; env-var-missing ; DBT_ENV_SECRET_X is not set
            {{ var('nope') }}               ; var-missing      ; nope is not given
            {{ foo }}                       ; jinja-invalid    ; 'foo' is undefined
            {{ foo.bar }}                   ; jinja-invalid    ; 'foo' is undefined
            {{ foo('x') }}                  ; jinja-invalid    ; 'foo' is undefined
            {{ target.name }}               ; jinja-invalid    ; 'target' is undefined
            {{ foo                          ; jinja-invalid    ; not closed
            {% if true                      ; jinja-invalid    ; not closed
            {# open                         ; jinja-invalid    ; not closed
            {{ }}                           ; jinja-invalid    ; missing
            {{ 'a' 1 }}                     ; jinja-invalid    ; unexpected '1'
            {{ ) }}                         ; jinja-invalid    ; unexpected ')'
            {{ env_var() }}                 ; jinja-invalid    ; name is missing
            {{ env_var('a', 'b', 'c') }}    ; jinja-invalid    ; takes var and default
            {{ 'x' | as_number }}           ; jinja-invalid    ; not a number
            {{ 'true' | as_bool }}          ; jinja-invalid    ; not True or False
            {{ env_var('DBT_ENV_SECRET_P') | as_number }} ; jinja-invalid ; not a number
            {% if true %}a{% endif %}       ; jinja-unsupported ; {% … %}
            {{ 'a' | nosuch }}              ; jinja-unsupported ; nosuch
            {{ modules.datetime }}          ; jinja-unsupported ; modules
            {{ fromjson('{}') }}            ; jinja-unsupported ; fromjson()
            {{ 1 + 1 }}                     ; jinja-unsupported ; '+'
            {{ env_var('U').upper() }}      ; jinja-unsupported ; calling a method
            {{ env_var('U')[0] }}           ; jinja-unsupported ; after a value
            {{ 'a' is string }}             ; jinja-unsupported ; 'is'
            {{ 'a' in 5 }}                  ; jinja-invalid    ; holds nothing
            {{ 'a' < 5 }}                   ; jinja-invalid    ; less or more
            """)
    void whatCannotBeRenderedIsNamed(String template, String code, String reason) {
        JinjaFault fault = catchThrowableOfType(JinjaFault.class, () -> render(template));
        assertThat(fault).as("rendered without a fault").isNotNull();
        assertThat(fault.kind().code()).isEqualTo(code);
        assertThat(fault.reason()).contains(reason);
    }

    @Test
    void oneNewlineAtTheEndIsDropped() {
        assertThat(render("abc\n")).isEqualTo("abc");
        assertThat(render("abc\n\n")).isEqualTo("abc\n");
        assertThat(render("{{ env_var('N') | as_number }}\n")).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0} is {1}, and hidden")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {{ env_var('DBT_ENV_SECRET_P') }}                                     ; top
            a-{{ env_var('DBT_ENV_SECRET_P') }}-b                                 ; a-top-b
            {{ 'x' ~ env_var('DBT_ENV_SECRET_P') }}                               ; xtop
            {{ env_var('DBT_ENV_SECRET_P') | as_native }}                         ; top
            {{ env_var('DBT_ENV_SECRET_P') | upper }}                             ; top
            {{ env_var('DBT_ENV_SECRET_P') }}{{ env_var('DBT_ENV_SECRET_Q') }}    ; topq
            """)
    void whatASecretVariableGaveStaysSecretAsPartOfALongerText(String template, String expected) {
        Object value = render(template);
        assertThat(value).isEqualTo(new Secret(expected)).hasToString("*****");
    }

    @Test
    void theDefaultOfASecretThatIsNotSetIsNoSecret() {
        assertThat(render("{{ env_var('DBT_ENV_SECRET_X', 'd') }}")).isEqualTo("d");
    }

    @Test
    void theProjectSeesTheTargetAndNoSecrets() {
        Variables ofProject = Variables.ofProject(ENVIRONMENT, VARS, Map.of("name", "dev", "threads", 4));
        assertThat(Template.of("t_{{ target.name }}").render(ofProject)).isEqualTo("t_dev");
        assertThat(Template.of("{{ target.threads }}").render(ofProject)).isEqualTo(4);
        JinjaFault fault = catchThrowableOfType(
                JinjaFault.class,
                () -> Template.of("{{ env_var('DBT_ENV_SECRET_P') }}").render(ofProject));
        assertThat(fault.kind()).isEqualTo(JinjaFault.Kind.SECRET_NOT_ALLOWED);
    }

    private static Object render(String template) {
        return Template.of(template).render(Variables.ofProfile(ENVIRONMENT, VARS));
    }
}
