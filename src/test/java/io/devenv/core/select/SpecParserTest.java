package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.state.DbtVersion;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecParserTest {
    private final SpecParser parser =
            new SpecParser(IndirectSelection.EAGER, GrammarRules.of(DbtVersion.of("1.11.16")));

    @ParameterizedTest(name = "{0} is {1} of {2}")
    @CsvSource(delimiter = '|', textBlock = """
            orders                  | fqn    | orders
            a.b.orders              | fqn    | a.b.orders
            models/orders.sql       | path   | models/orders.sql
            models/                 | path   | models/
            orders.sql              | file   | orders.sql
            seed.CSV                | file   | seed.CSV
            tag:nightly             | tag    | nightly
            source:app.orders       | source | app.orders
            config.meta.owner:me    | config | me
            state:modified.body     | state  | modified.body
            tag:a:b                 | tag    | a:b
            +orders+                | fqn    | orders
            ''                      | fqn    | ''
            """)
    void findsTheMethodAndTheValue(String text, String method, String value) {
        Criterion criterion = parser.criterion(text);

        assertThat(criterion.method()).isEqualTo(method);
        assertThat(criterion.value()).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}: {1} up, {2} down, @ {3}")
    @CsvSource(delimiter = '|', textBlock = """
            x              |    |    | false
            +x             | *  |    | false
            x+             |    | *  | false
            2+x+3          | 2  | 3  | false
            0+x            | 0  |    | false
            @x             |    |    | true
            @+x            | *  |    | true
            10+x+203       | 10 | 203 | false
            999999999+x    | 999999999 | | false
            1000000000+x   | *  |    | false
            12345678901+x  | *  |    | false
            2+tag:x+1      | 2  | 1  | false
            """)
    void readsTheGraphOperators(String text, String up, String down, boolean at) {
        SelectionSpec.Relatives around = parser.criterion(text).around();

        assertThat(around.parents()).isEqualTo(depth(up));
        assertThat(around.children()).isEqualTo(depth(down));
        assertThat(around.childrensParents()).isEqualTo(at);
    }

    private static OptionalInt depth(@Nullable String text) {
        if (text == null) return OptionalInt.empty();
        return OptionalInt.of(text.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(text));
    }

    @Test
    void keepsTheArgumentsOfAMethod() {
        assertThat(parser.criterion("config.meta.owner:me").arguments()).containsExactly("meta", "owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "+a,tag:b+2 @c", "2+source:x.y", "a,b,c d", "007+a", "a  b"})
    void printsWhatWasWritten(String text) {
        assertThat(parser.union(List.of(text)).toString()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nope:x        | 'nope' is not a valid method name
            a,nope.y:x    | 'nope' is not a valid method name
            https://x     | 'https' is not a valid method name
            selector:x    | 'selector' is not a valid method name
            @x+           | Invalid node spec @x+ - "@" prefix and "+" suffix are incompatible
            """, quoteCharacter = '`')
    void stopsWithDbtsOwnError(String text, String message) {
        Stop stop = catchThrowableOfType(Stop.class, () -> parser.union(List.of(text)));

        assertThat(stop.problem().message()).isEqualTo(message);
        assertThat(stop.problem().fault()).isEqualTo(Fault.USAGE);
        assertThat(stop.problem().next()).isPresent();
    }

    @Test
    void aLineBreakIsNoSpec() {
        Stop stop = catchThrowableOfType(Stop.class, () -> parser.criterion("a\nb"));

        assertThat(stop.problem().code()).isEqualTo("select-spec-invalid");
    }
}
