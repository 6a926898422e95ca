package io.devenv.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is hidden in words of others. */
class SecretsTest {
    @ParameterizedTest(name = "{0} in «{1}»")
    @CsvSource({
        "hunter2, role hunter2 is not there, role ***** is not there",
        "hunter2, a:hunter2@b,               a:*****@b",
        "hunter2, xhunter2x,                 x*****x",
        "hunt,    hunters,                   *****ers",
        "hun,     hun in hunters,            ***** in hunters",
        "x,       x does not exist,          ***** does not exist",
        "x,       _x x1 éx,                  _x x1 éx",
        "$1,      a $1 b,                    a ***** b",
        "a.c,     abc a.c,                   abc *****",
        "'',      nothing,                   nothing",
        "' ',     no thing,                  no thing"
    })
    void a_secret_is_hidden_everywhere_and_a_very_short_one_where_it_is_a_word(
            String secret, String text, String hidden) {
        assertThat(Secrets.of(List.of(new Secret(secret))).hiddenIn(text)).isEqualTo(hidden);
    }

    @Test
    void of_one_that_is_part_of_another_nothing_stays_behind() {
        Secrets secrets = Secrets.of(List.of(new Secret("hunter"), new Secret("hunter2"), new Secret("2nd")));

        assertThat(secrets.hiddenIn("hunter2 hunter 2nd")).isEqualTo("***** ***** *****");
    }
}
