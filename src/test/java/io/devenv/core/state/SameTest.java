package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Equality as Python has it. */
class SameTest {
    @ParameterizedTest(name = "{0} and {1}: as written {2}, as typed {3}")
    @MethodSource
    void valuesAreComparedAsPythonDoes(
            @Nullable Object one, @Nullable Object other, boolean asWritten, boolean asTyped) {
        assertThat(Same.asWritten(one, other)).isEqualTo(asWritten);
        assertThat(Same.asWritten(other, one)).isEqualTo(asWritten);
        assertThat(Same.asTyped(one, other)).isEqualTo(asTyped);
        assertThat(Same.asTyped(other, one)).isEqualTo(asTyped);
    }

    static Stream<Arguments> valuesAreComparedAsPythonDoes() {
        Map<String, Object> nothing = Collections.singletonMap("a", null);
        return Stream.of(
                arguments(null, null, true, true),
                arguments(null, 0, false, false),
                arguments(null, "", false, false),
                arguments(null, List.of(), false, true),
                arguments(null, Map.of(), false, true),
                arguments(null, List.of(1), false, false),
                arguments(null, Map.of("a", 1), false, false),
                arguments(Map.of(), nothing, false, true),
                arguments(Map.of("a", 1), Map.of("a", 1.0), true, true),
                arguments(Map.of("a", 1), Map.of("a", 2), false, false),
                arguments(List.of(1, 2), List.of(1L, 2L), true, true),
                arguments(List.of(1), List.of(1, 2), false, false),
                arguments(List.of(1, 2), List.of(2, 1), false, false),
                arguments(true, 1, true, true),
                arguments(false, 0, true, true),
                arguments(true, 0, false, false),
                arguments(false, 1, false, false),
                arguments(true, "true", false, false),
                arguments(1, "1", false, false),
                arguments(new BigInteger("12345678901234567890"), new BigInteger("12345678901234567891"), false, false),
                arguments(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true, true),
                arguments(Double.POSITIVE_INFINITY, 1, false, false));
    }
}
