package io.devenv.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.TestManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NodeSetTest {
    private static final int NODES = 70;
    private static final Manifest MANIFEST = manifest();

    @Property(tries = 200)
    void combinesAsSetsOfIdsDo(
            @ForAll Set<@IntRange(max = NODES - 1) Integer> one,
            @ForAll Set<@IntRange(max = NODES - 1) Integer> other) {
        NodeSet left = MANIFEST.some(ids(one));
        NodeSet right = MANIFEST.some(ids(other));

        Set<String> either = ids(one);
        either.addAll(ids(other));
        Set<String> both = ids(one);
        both.retainAll(ids(other));
        Set<String> rest = ids(one);
        rest.removeAll(ids(other));

        assertThat(left.union(right).ids()).isEqualTo(either);
        assertThat(left.intersection(right).ids()).isEqualTo(both);
        assertThat(left.minus(right).ids()).isEqualTo(rest);
        assertThat(left.ids()).as("stays as it was").isEqualTo(ids(one)).hasSize(left.size());
        assertThat(left.equals(right)).isEqualTo(one.equals(other));
        assertThat(left.isEmpty()).isEqualTo(one.isEmpty());
    }

    @Property(tries = 100)
    void holdsWhatItWasMadeOfInTheOrderOfIds(@ForAll Set<@IntRange(max = NODES - 1) Integer> numbers) {
        NodeSet set = MANIFEST.some(ids(numbers));
        List<String> visited = new ArrayList<>();
        set.forEach(node -> visited.add(node.id()));

        assertThat(visited).containsExactlyElementsOf(new TreeSet<>(ids(numbers)));
        assertThat(set.ids()).containsExactlyElementsOf(visited);
        for (int number = 0; number < NODES; number++) {
            assertThat(set.contains(id(number))).isEqualTo(numbers.contains(number));
            assertThat(set.ids().contains(id(number))).isEqualTo(numbers.contains(number));
        }
    }

    @Test
    void whatNoNodeIsCalledIsInNoSet() {
        NodeSet set = MANIFEST.some(List.of(id(1), "model.shop.gone"));

        assertThat(set.ids()).containsExactly(id(1));
        assertThat(MANIFEST.all().contains("model.shop.gone")).isFalse();
        Set<?> ids = set.ids();
        assertThat(ids.contains(1)).as("no text").isFalse();
    }

    @Test
    void allAndNoneAreTheEndsOfTheScale() {
        assertThat(MANIFEST.all().size()).isEqualTo(NODES);
        assertThat(MANIFEST.none().isEmpty()).isTrue();
        assertThat(MANIFEST.all().minus(MANIFEST.all())).isEqualTo(MANIFEST.none());
        assertThat(MANIFEST.all()).isNotEqualTo(MANIFEST.none()).hasSameHashCodeAs(MANIFEST.all());
        assertThat(MANIFEST.some(List.of(id(2), id(1)))).hasToString("[model.shop.m01, model.shop.m02]");
    }

    @Test
    void aConditionIsAskedOfMembersOnlyAndInOrder() {
        List<String> asked = new ArrayList<>();
        NodeSet odd = MANIFEST.some(List.of(id(3), id(2), id(1))).where(node -> {
            asked.add(node.name());
            return !node.name().equals("m02");
        });

        assertThat(asked).containsExactly("m01", "m02", "m03");
        assertThat(odd.ids()).containsExactly(id(1), id(3));
    }

    @Test
    void setsOfTwoManifestsAreNotMixed() {
        NodeSet stranger = manifest().all();

        assertThatThrownBy(() -> MANIFEST.all().union(stranger)).isInstanceOf(IllegalArgumentException.class);
        assertThat(stranger).isNotEqualTo(MANIFEST.all());
    }

    @Test
    void idsCannotBeChanged() {
        Set<String> ids = MANIFEST.some(List.of(id(1))).ids();

        assertThatThrownBy(() -> ids.add(id(2))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ids.remove(id(1))).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Manifest manifest() {
        TestManifest manifest = new TestManifest();
        for (int number = NODES - 1; number >= 0; number--) manifest.model("m%02d".formatted(number));
        return manifest.build();
    }

    private static Set<String> ids(Set<Integer> numbers) {
        Set<String> ids = new HashSet<>();
        numbers.forEach(number -> ids.add(id(number)));
        return ids;
    }

    private static String id(int number) {
        return "model.shop.m%02d".formatted(number);
    }
}
