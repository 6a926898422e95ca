package io.devenv.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the standard (FIPS 180), and a text that is not ASCII. */
class Sha256Test {
    @ParameterizedTest
    @CsvSource({
        "'',  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "ü,   607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f"
    })
    void a_text_is_hashed_as_utf_8(String text, String hash) {
        assertThat(Sha256.hex(text)).isEqualTo(hash);
    }
}
