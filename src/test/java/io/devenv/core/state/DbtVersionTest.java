package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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

    @ParameterizedTest(name = "{0} is a version: {1}")
    @CsvSource(textBlock = """
            1.12, true
            1.12.0b1, true
            2.0.0-beta.2, true
            1, false
            v1.12, false
            latest, false
            '', false
            """)
    void whatNamesNoReleaseIsNoVersion(String text, boolean isVersion) {
        assertThat(DbtVersion.isVersion(text)).isEqualTo(isVersion);
    }

    @ParameterizedTest(name = "{0} was seen at work: {1}")
    @CsvSource({"1.5.0, true", "1.12.6, true", "1.99.0, true", "2.0.0, false", "3.1.0, false"})
    void ofDbt2AndLaterAllAnswersSayThatTheirRulesWereRead(String text, boolean seen) {
        Optional<String> why = seen ? Optional.empty() : Optional.of(Unseen.DBT_2);

        assertThat(Unseen.of(DbtVersion.of(text))).isEqualTo(why);
        assertThat(ComparisonRules.of(DbtVersion.of(text), Optional.empty()).unverified())
                .isEqualTo(why);
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
