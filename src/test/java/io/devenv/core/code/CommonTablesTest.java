package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonTablesTest {
    private static final TwoSided E = CommonTables.of("e", TwoSided.same("1"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            select 2|with __dbt__cte__e as (#1#) select 2
            # select 2|# with __dbt__cte__e as (#1#) select 2
            -- with#select 2|with __dbt__cte__e as (#1#) -- with#select 2
            with a as (2) select 3|with  __dbt__cte__e as (#1#), a as (2) select 3
            WITH recursive a as (2) select 3|WITH recursive  __dbt__cte__e as (#1#), a as (2) select 3
            -- x#with a as (2)|-- x#with  __dbt__cte__e as (#1#), a as (2)
            /* with */ select ";", ';', (with b as (1) select b)|with __dbt__cte__e as (#1#) /* with */ select ";", ';', (with b as (1) select b)
            """)
    void an_ephemeral_model_stands_where_dbt_puts_it(String code, String expected) {
        TwoSided sides = CommonTables.inject(List.of(E), TwoSided.same(code.replace('#', '\n')));

        assertThat(sides.withDefer()).isEqualTo(expected.replace('#', '\n'));
        assertThat(sides.unknown()).isEmpty();
    }

    @Test
    void several_stand_one_after_another() {
        TwoSided sides = CommonTables.inject(List.of(E, CommonTables.of("f", TwoSided.same("2"))), TwoSided.same("x"));

        assertThat(sides.withDefer()).isEqualTo("with __dbt__cte__e as (\n1\n),  __dbt__cte__f as (\n2\n) x");
    }

    @Test
    void without_ephemeral_models_nothing_changes() {
        assertThat(CommonTables.inject(List.of(), TwoSided.same("a; b"))).isEqualTo(TwoSided.same("a; b"));
    }

    @ParameterizedTest
    @CsvSource({"select 1; select 2", "select 1 from t with (nolock)"})
    void where_dbt_may_look_elsewhere_is_unknown(String code) {
        assertThat(CommonTables.inject(List.of(E), TwoSided.same(code)).unknown())
                .extracting(TwoSided.Unknown::text)
                .containsExactly("where dbt puts the ephemeral models in");
    }

    @Test
    void names_stay_different_when_something_is_put_before_them() {
        TwoSided code =
                RawCode.of("\n{{ ref('a') }} x").rendered(call -> java.util.Optional.of(new Pair("dev", "prod")));
        TwoSided sides = CommonTables.inject(List.of(E), code);

        assertThat(sides.withoutDefer()).isEqualTo("\nwith __dbt__cte__e as (\n1\n) dev x");
        assertThat(sides.withDefer()).isEqualTo("\nwith __dbt__cte__e as (\n1\n) prod x");
    }

    @Test
    void python_calls_are_replaced_and_what_dbt_adds_is_unknown() {
        TwoSided sides = PythonCode.rendered(
                "df = dbt.ref(\"a\")\ns = dbt.source('s', 't'); x = dbt.ref(b)",
                call -> java.util.Optional.of(new Pair("dev", "prod")));

        assertThat(sides.withDefer()).isEqualTo("df = prod\ns = prod; x = dbt.ref(b)");
        assertThat(sides.unknown())
                .containsExactly(
                        new TwoSided.Unknown(2, "dbt.ref(b)"),
                        new TwoSided.Unknown(2, "what dbt adds below a Python model"));
        assertThat(PythonCode.inDictionary("\"wh\".\"a\\b\"")).isEqualTo("\"\\\"wh\\\".\\\"a\\\\b\\\"\"");
    }
}
