package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {
    @ParameterizedTest(name = "state:modified.{0} shows {1}")
    @CsvSource(textBlock = """
            body,                   BODY
            configs,                CONFIGS
            persisted_descriptions, PERSISTED_DESCRIPTIONS
            relation,               RELATION
            macros,                 MACROS
            contract,               CONTRACT
            # these make a node modified, and no word shows them alone
            fqn,
            other,
            BODY,
            """)
    void someWordsShowOnePart(String word, @Nullable Part part) {
        assertThat(Part.ofSubSelector(word)).isEqualTo(Optional.ofNullable(part));
    }
}
