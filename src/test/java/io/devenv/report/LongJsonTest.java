package io.devenv.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongJsonTest {
    @ParameterizedTest(name = "{0} values")
    @ValueSource(ints = {0, 1, 3})
    void a_document_that_is_not_held_reads_as_one_that_is(int values) {
        ObjectNode held = Json.document("devenv/test/1");
        ObjectNode inner = held.putArray("runs").addObject().put("run", "größe \"x\"\n");
        for (int i = 0; i < values; i++) {
            inner.withArray("changes").add(Json.object().put("number", i).putNull("other"));
        }
        if (values == 0) inner.putArray("changes");
        held.putNull("error");

        StringBuilder printed = new StringBuilder();
        LongJson.print(printed::append, document -> {
            document.fields(Json.document("devenv/test/1"));
            document.array(
                    "runs",
                    () -> document.object(() -> {
                        document.fields(Json.object().put("run", "größe \"x\"\n"));
                        document.array("changes", () -> {
                            for (int i = 0; i < values; i++) {
                                document.value(Json.object().put("number", i).putNull("other"));
                            }
                        });
                    }));
            document.fields(Json.object().putNull("error"));
        });

        assertThat(printed).hasToString(Json.text(held));
    }

    @Test
    void it_comes_in_pieces() {
        int[] longest = {0};
        LongJson.print(
                piece -> longest[0] = Math.max(longest[0], piece.length()),
                document -> document.array("all", () -> {
                    for (int i = 0; i < 10_000; i++)
                        document.value(Json.object().put("number", i));
                }));

        assertThat(longest[0]).isLessThan(20_000);
    }
}
