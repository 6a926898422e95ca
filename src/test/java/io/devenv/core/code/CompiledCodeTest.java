package io.devenv.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.code.TwoSided.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledCodeTest {
    private static final Map<String, Set<Pair>> CALLS = Map.of(
            "wh.dev.orders", Set.of(new Pair("wh.dev.orders", "wh.prod.orders")),
            "wh.prod.orders", Set.of(new Pair("wh.dev.orders", "wh.prod.orders")),
            "\"wh\".\"dev\".\"a\"", Set.of(new Pair("\"wh\".\"dev\".\"a\"", "\"wh\".\"prod\".\"a\"")));

    private static TwoSided on(String code, String... byHand) {
        return new CompiledCode(CALLS, List.of(byHand)).on(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            from wh.dev.orders                     | from wh.prod.orders
            from wh.dev.orders, wh.dev.orders      | from wh.prod.orders, wh.prod.orders
            select wh.dev.orders.id                | select wh.prod.orders.id
            from (wh.dev.orders)                   | from (wh.prod.orders)
            --wh.dev.orders--                      | --wh.prod.orders--
            'wh.dev.orders'                        | 'wh.prod.orders'
            from "wh"."dev"."a"                    | from "wh"."prod"."a"
            from x"wh"."dev"."a"b                  | from x"wh"."prod"."a"b
            """)
    void a_name_is_replaced_wherever_it_stands_as_a_whole(String code, String expected) {
        assertThat(on(code).withDefer()).isEqualTo(expected);
        assertThat(on(code).withoutDefer()).isEqualTo(code);
        assertThat(on(code).unknown()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            from wh.dev.orders_daily
            from wh.dev.orders2
            from wh.dev.orders$x
            from wh.dev.ordersä
            from x.wh.dev.orders
            from awh.dev.orders
            from my-wh.dev.orders
            from wh.dev.orders-daily
            from "wh.dev.orders"
            from `wh.dev.orders`
            from "wh"."dev"."a""b"
            from "c""wh"."dev"."a"
            from x."wh"."dev"."a"
            from "wh"."dev"."A"
            """)
    void part_of_a_longer_name_is_not_touched(String code) {
        assertThat(on(code)).isEqualTo(TwoSided.same(code));
    }

    @Test
    void code_that_was_compiled_with_defer_is_taken_back_without_it() {
        assertThat(on("from wh.prod.orders").withoutDefer()).isEqualTo("from wh.dev.orders");
    }

    @Test
    void a_name_that_is_written_by_hand_is_not_touched() {
        assertThat(on("from wh.dev.orders", "from wh.dev.orders").withDefer()).isEqualTo("from wh.dev.orders");
        assertThat(on("from wh.dev.orders", "from wh.dev.orders").unknown()).isEmpty();
        assertThat(on("from wh.dev.orders", "from wh.dev.orders_daily").withDefer())
                .isEqualTo("from wh.prod.orders");
    }

    @Test
    void a_name_that_is_written_by_hand_and_by_a_ref_is_unknown() {
        TwoSided sides = on("a\nwh.dev.orders\nwh.dev.orders", "wh.dev.orders");

        assertThat(sides.withDefer()).isEqualTo("a\nwh.dev.orders\nwh.dev.orders");
        assertThat(sides.unknown())
                .containsExactly(
                        new Unknown(2, "wh.dev.orders is also written by hand"),
                        new Unknown(3, "wh.dev.orders is also written by hand"));
    }

    @Test
    void a_name_of_two_parents_or_of_one_that_nobody_can_resolve_is_unknown() {
        Map<String, Set<Pair>> calls = new HashMap<>(CALLS);
        calls.put("x.y", Set.of(Pair.same("x.y"), new Pair("x.y", "x.z")));
        calls.put("x.w", Set.of());

        assertThat(new CompiledCode(calls, List.of()).on("x.y x.w").unknown())
                .containsExactly(
                        new Unknown(1, "x.y may stand for more than one parent"),
                        new Unknown(1, "what x.w becomes with defer"));
    }

    @Test
    void of_two_names_at_one_place_the_longer_counts() {
        Map<String, Set<Pair>> calls =
                Map.of("s.a", Set.of(new Pair("s.a", "p.a")), "s.a.b", Set.of(new Pair("s.a.b", "p.a.b")));

        assertThat(new CompiledCode(calls, List.of()).on("s.a.b s.a").withDefer())
                .isEqualTo("p.a.b p.a");
    }

    @Test
    void the_names_that_stand_in_the_code_are_told() {
        assertThat(new CompiledCode(CALLS, List.of()).found("wh.dev.orders \"wh\".\"dev\".\"a\" wh.prod.ordersx"))
                .containsExactly("\"wh\".\"dev\".\"a\"", "wh.dev.orders");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select 1\\nfrom {{ ref('a') }} as a      | select 1\\nfrom wh.dev.a as a | true
            select 1\\nfrom {{ ref('a') }} as a      | select 2\\nfrom wh.dev.a as a | false
            a {% if x %} b {% endif %} c             | a c                           | true
            a\\n c                                   | c a                           | false
            with x as (1) select {{ ref('e') }}      | with  e as (2), x as (1) select e | true
            with recursive x as (1) {{ this }}       | with recursive e, x as (1) m  | true
            within {{ this }}                        | in m                          | false
            {{ test_unique() }}                      | anything                      | true
            """)
    void compiled_code_fits_raw_code_whose_every_line_it_has_in_order(String raw, String compiled, boolean fits) {
        assertThat(Skeleton.fits(raw.replace("\\n", "\n"), compiled.replace("\\n", "\n")))
                .isEqualTo(fits);
    }
}
