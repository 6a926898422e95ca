package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternerTest {
    private final Interner interner = new Interner();

    @Test
    void equalFieldsAreOneObject() {
        assertThat(interner.fields(document("a", "b"))).isSameAs(interner.fields(document("a", "b")));
    }

    @Test
    void theOrderOfKeysIsKeptHoweverDeep() {
        Map<String, Object> other = document("b", "a");

        interner.fields(document("a", "b"));
        interner.fields(Map.of("in", List.of(document("a", "b"))));

        assertThat(interner.fields(other).values().keySet()).containsExactly("b", "a");
        Object deep =
                interner.fields(Map.of("in", List.of(other))).objects("in").get(0);
        assertThat(deep).hasToString("Fields[values={b=1, a=1}]");
    }

    @Test
    void equalListsAreOneObjectAndOthersAreNot() {
        List<Object> first = new ArrayList<>(List.of("a", 1));

        assertThat(interner.same(first)).isSameAs(first);
        assertThat(interner.same(new ArrayList<>(List.of("a", 1)))).isSameAs(first);
        assertThat(interner.same(List.of("a", 1L))).isNotSameAs(first);
        assertThat(interner.same(List.of("a"))).containsExactly("a");
    }

    @Test
    void longTextsAreNotKept() {
        String text = "x".repeat(201);

        assertThat(interner.text(text)).isSameAs(text);
        assertThat(interner.text("x".repeat(201))).isNotSameAs(text);
    }

    private static Map<String, Object> document(String... keys) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (String key : keys) document.put(key, 1);
        return document;
    }
}
