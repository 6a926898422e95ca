package io.devenv.core.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"orders", "a blank", "quo\"te", "per%cent", "back\\slash", "umlaut_ä", "日本", "😀", ""})
    void what_can_be_seen_stays_as_it_is(String name) {
        assertThat(Printable.of(name)).isEqualTo(name);
    }

    @Test
    void what_steers_a_terminal_is_written_out() {
        assertThat(Printable.of("a\nb\r\tc\u001b[31md\u009be\u202ef\u2028"))
                .isEqualTo("a\\nb\\r\\tc\\u001b[31md\\u009be\\u202ef\\u2028");
    }

    @Test
    void a_name_for_people_is_one_line() {
        RelationName name = new RelationName("wh\u0007", "dev\n", "x\u001b[2J");

        assertThat(name).hasToString("dev\\n.x\\u001b[2J");
        assertThat(name.full()).isEqualTo("wh\\u0007.dev\\n.x\\u001b[2J");
    }
}
