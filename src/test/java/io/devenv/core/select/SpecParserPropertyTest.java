package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Stop;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever somebody types is a selection or a problem, never a bug. */
class SpecParserPropertyTest {
    private static final GrammarRules RULES = GrammarRules.of(DbtVersion.of("1.12.6"));

    private final SpecParser parser = new SpecParser(IndirectSelection.EAGER, RULES);
    private final SelectionContext shop = Shop.context(Shop.manifest());

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readsOrRefuses(text);
    }

    @Property(tries = 1000)
    void anythingLikeASpecIsReadOrRefused(@ForAll("specs") String text) {
        readsOrRefuses(text);
    }

    @Property(tries = 500)
    void whatIsReadIsSelectedOrRefused(@ForAll("specs") String text) {
        SelectionRequest request = SelectionRequest.everything(DbtCommand.LS).selecting(text);
        try {
            assertThat(shop.manifest().nodes().size())
                    .isGreaterThanOrEqualTo(Selector.select(request, shop).ids().size());
        } catch (Stop refused) {
            assertThat(refused.problem().message()).isNotBlank();
        }
    }

    @Property(tries = 100)
    void veryLongTextsAreReadAsWell(@ForAll("specs") String text) {
        readsOrRefuses(text.repeat(200));
    }

    /** What is printed means the same as what was read, and prints the same again. */
    private void readsOrRefuses(String text) {
        read(text).ifPresent(spec -> {
            assertThat(spec).hasToString(text);
            assertThat(read(spec.toString())).contains(spec);
        });
    }

    private Optional<Union> read(String text) {
        try {
            return Optional.of(parser.union(List.of(text)));
        } catch (Stop refused) {
            assertThat(refused.problem().code()).isIn("select-spec-invalid", "select-method-unknown");
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> specs() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "@",
                                "+",
                                "0",
                                "2",
                                "99999999999",
                                ":",
                                ".",
                                ",",
                                " ",
                                "/",
                                "*",
                                "?",
                                "[",
                                "]",
                                "!",
                                "-")),
                Tuple.of(
                        6,
                        Arbitraries.of(
                                "tag:",
                                "config.meta.a:",
                                "source:",
                                "path:",
                                "state:",
                                "nope:",
                                "stg_a",
                                "dim",
                                ".sql")),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "\n",
                                "\r",
                                "\u0000",
                                "\u2028",
                                "é",
                                "模",
                                "\uD83D\uDE00",
                                "\uD800",
                                "١",
                                "\uD835\uDFCF",
                                "\t")));
        return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
    }
}
