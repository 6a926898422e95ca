package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbtVersionTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            1.11.16, 1.11.16
            1.12, 1.12.0
            1.12.0b1, 1.12.0
            2.0.0-beta.2, 2.0.0
            '', 1.12.6
            unknown, 1.12.6
            """)
    void readsWhatDbtWrites(String text, String version) {
        assertThat(DbtVersion.of(text)).hasToString(version);
    }

    @ParameterizedTest(name = "{0} has what came with 1.10")
    @CsvSource(textBlock = """
            1.9.11, false
            1.10.0, true
            1.10.23, true
            2.0.0, true
            """)
    void comparesByNumberNotByText(String text, boolean has) {
        assertThat(DbtVersion.of(text).isAtLeast(1, 10)).isEqualTo(has);
    }
}
