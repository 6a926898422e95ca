package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A line in the middle of a buffer: nothing around it belongs to it. */
class RawLineTest {
    private static final byte[] BUFFER = "a\"\né [b]\"\nc".getBytes(StandardCharsets.UTF_8);
    private static final RawLine LINE = new RawLine(BUFFER, 3, 10);

    @Test
    void it_has_its_own_letters_and_nothing_behind_them() {
        assertThat(LINE.length()).isEqualTo(7);
        assertThat(LINE.at(2)).isEqualTo(' ');
        assertThat(LINE.at(6)).isEqualTo('"');
        assertThat(LINE.at(7)).isEqualTo(-1);
        assertThat(LINE.has("[b]\"", 3)).isTrue();
        assertThat(LINE.has("[b]\"\n", 3)).isFalse();
        assertThat(LINE.has("[c", 3)).isFalse();
    }

    @Test
    void bytes_that_are_no_ascii_are_no_letters() {
        assertThat(LINE.at(0)).isNegative();
        assertThat(LINE.has("\u00c3", 0)).isFalse();
        assertThat(LINE.has("\uffc3", 0)).isFalse();
    }

    @Test
    void of_two_letters_the_next_one_is_found_or_the_end() {
        assertThat(LINE.either(']', '[', 0)).isEqualTo(3);
        assertThat(LINE.either(']', '[', 3)).isEqualTo(3);
        assertThat(LINE.either(']', '[', 4)).isEqualTo(5);
        assertThat(LINE.either(']', '[', 6)).isEqualTo(7);
        assertThat(LINE.either(']', '[', 7)).isEqualTo(7);
    }

    @Test
    void its_text_is_what_the_file_says() {
        assertThat(LINE.text()).isEqualTo("é [b]\"");
        assertThat(LINE.text(3)).isEqualTo("[b]\"");
        assertThat(LINE.text(3, 5)).isEqualTo("[b");
    }
}
