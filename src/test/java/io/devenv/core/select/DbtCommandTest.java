package io.devenv.core.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DbtCommandTest {
    private static final Map<String, Object> DAILY = Map.of("count", 1, "period", "day");

    @ParameterizedTest
    @EnumSource(DbtCommand.class)
    void isFoundByItsWord(DbtCommand command) {
        assertThat(DbtCommand.ofWord(command.word())).contains(command);
        assertThat(DbtCommand.ofWord(command.word().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"source-freshness, SOURCE_FRESHNESS", "run-operation, RUN_OPERATION", "list, LS", "ls, LS"})
    void wordsAreDbts(String word, DbtCommand command) {
        assertThat(DbtCommand.ofWord(word)).contains(command);
    }

    @Test
    void sourceFreshnessTakesSourcesThatSayHowFreshTheyShouldBe() {
        TestManifest manifest = new TestManifest();
        freshness(manifest, "warned", Map.of("warn_after", DAILY));
        freshness(manifest, "failed", Map.of("error_after", DAILY));
        freshness(manifest, "filtered", Map.of("filter", "x > 1"));
        freshness(manifest, "counted", Map.of("warn_after", Map.of("count", 1)));
        freshness(manifest, "timed", Map.of("warn_after", nullCount()));
        freshness(manifest, "none", null);
        manifest.model("m", "source.shop.app.warned");

        Selection selection = Selector.select(
                SelectionRequest.everything(DbtCommand.SOURCE_FRESHNESS), Shop.context(manifest.build()));

        assertThat(Shop.names(selection)).isEqualTo("app.failed app.warned");
        assertThat(selection.beforeTypes().ids()).contains("source.shop.app.none", "model.shop.m");
    }

    private static void freshness(TestManifest manifest, String table, @Nullable Object freshness) {
        manifest.source("app", table, node -> node.field("freshness", freshness));
    }

    private static Map<String, @Nullable Object> nullCount() {
        Map<String, @Nullable Object> period = new HashMap<>(Map.of("period", "day"));
        period.put("count", null);
        return Collections.unmodifiableMap(period);
    }

    @Test
    void runOperationSelectsNothing() {
        Selection selection =
                Selector.select(SelectionRequest.everything(DbtCommand.RUN_OPERATION), Shop.context(Shop.manifest()));

        assertThat(selection.ids()).isEmpty();
    }
}
