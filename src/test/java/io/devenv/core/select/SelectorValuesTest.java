package io.devenv.core.select;

import static io.devenv.core.select.IndirectSelection.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.TestManifest;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Relatives;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that can be written in selectors.yml only: numbers, booleans, lists. */
class SelectorValuesTest {
    @ParameterizedTest(name = "config.meta.{0}: {1} is {2}")
    @CsvSource({
        "level, 3, int_m",
        "level, 4, ''",
        "owner, 3, ''",
        "live, 1, int_m",
        "live, 0, ''",
        "gone, 0, ''",
        "none, 0, ''"
    })
    void aNumberOfSelectorsYmlFitsANumber(String key, int value, String names) {
        assertThat(names(config(key, value))).isEqualTo(names);
        assertThat(names(config(key, (double) value))).isEqualTo(names);
    }

    @Test
    void otherValuesOfSelectorsYmlFitWhatEqualsThem() {
        assertThat(names(config("live", true))).isEqualTo("int_m");
        assertThat(names(config("live", false))).isEmpty();
        assertThat(names(config("teams", List.of("a", "b")))).isEmpty();
        assertThat(names(config("level", Double.NaN))).isEmpty();
        assertThat(names(config("level", List.of(3)))).isEmpty();
    }

    @Test
    void nullFitsWhatIsSetToNull() {
        TestManifest manifest = new TestManifest()
                .model("unset", node -> node)
                .model("set", node -> node.config("meta", nothing("owner")))
                .model("listed", node -> node.config("meta", Map.of("owner", Collections.singletonList(null))))
                .model("text", node -> node.config("meta", Map.of("owner", "None")))
                .model("loud", node -> node.config("severity", null));
        SelectionContext context = Shop.context(manifest.build());

        assertThat(names(config("owner", SelectionSpec.Null.NULL), context)).isEqualTo("listed set");
        Criterion severity =
                new Criterion("x", "config", List.of("severity"), SelectionSpec.Null.NULL, Relatives.NONE, EMPTY);
        assertThat(names(severity, context)).isEmpty();
    }

    private static Map<String, @Nullable Object> nothing(String key) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(key, null);
        return map;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"tag", "fqn", "path", "group", "package", "source", "metric", "version", "test_name", "resource_type"})
    void aMethodOfTextsRefusesANumber(String method) {
        Criterion three = new Criterion(method + ":3", method, List.of(), 3, Relatives.NONE, EMPTY);

        Problem problem = catchThrowableOfType(Stop.class, () -> names(three)).problem();

        assertThat(problem.code()).isEqualTo("select-value-invalid");
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.message()).isEqualTo("The value 3 of the method '" + method + "' is no text");
        assertThat(problem.next()).contains("put it into quotes");
    }

    @Test
    void aMethodOfWordsFindsNoNumber() {
        assertThat(names(new Criterion("access:3", "access", List.of(), 3, Relatives.NONE, EMPTY)))
                .isEmpty();
    }

    private static Criterion config(String key, Object value) {
        List<String> path = List.of("meta", key);
        return new Criterion("config", "config", path, value, Relatives.NONE, EMPTY);
    }

    private static String names(Criterion criterion) {
        return names(criterion, Shop.context(Shop.manifest()));
    }

    private static String names(Criterion criterion, SelectionContext context) {
        Selectors selectors = new Selectors(Map.of("x", new Selectors.Definition(criterion, false)));
        return Shop.names(
                Selector.select(Shop.by(SelectionRequest.everything(DbtCommand.LS), "x"), context.with(selectors)));
    }
}
