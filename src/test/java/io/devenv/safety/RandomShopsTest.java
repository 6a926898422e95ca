package io.devenv.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.devenv.fixture.Told;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on a real database: after {@code clean}, {@code plan} says where refs go. */
class RandomShopsTest {
    private static final int SHOPS = 200;

    /** Why the relation of a node that the branch left alone may stay. */
    private static final Set<String> EXCUSES = Set.of("unknown", "no_proof", "blocked", "clone");

    @TempDir
    private Path temporary;

    @Test
    void after_clean_every_ref_to_what_the_branch_left_alone_goes_to_the_state_unless_clean_has_said_why_not() {
        Map<String, Integer> seen = new HashMap<>();
        for (int seed = 0; seed < SHOPS; seed++)
            check(new RandomShop(temporary.resolve("shop" + seed), seed), seed, seen);
        assertThat(seen.getOrDefault("state", 0)).as(seen.toString()).isGreaterThan(SHOPS / 2);
        assertThat(seen.keySet()).contains("dropped", "blocked", "clone", "no_proof");
    }

    private static void check(RandomShop shop, int seed, Map<String, Integer> seen) {
        String what = "seed " + seed + ": ";
        Told clean = shop.project.run("clean", "--state", "state", "--yes", "--output", "json");
        assertThat(clean.code()).as(what + clean.out() + clean.err()).isZero();
        Map<String, String> kept = new HashMap<>();
        for (JsonNode relation : clean.json().path("relations")) {
            boolean goes = relation.path("decision").asText().equals("drop");
            if (goes) seen.merge("dropped", 1, Integer::sum);
            else
                kept.put(
                        relation.path("identifier").asText(),
                        relation.path("cause").asText());
        }

        Told plan =
                shop.project.run("plan", "--defer", "--state", "state", "--as", "compile", "--all", "--output", "json");
        assertThat(plan.code()).as(what + plan.out() + plan.err()).isZero();
        Set<String> told = new HashSet<>();
        for (JsonNode ref : plan.json().path("refs")) {
            String parent = ref.path("parent").asText().replace("model.shop.", "");
            told.add(ref.path("node").asText() + " " + parent);
            if (!shop.isLeftAlone(parent)) continue;
            String target = ref.path("target").asText();
            if (target.equals("ephemeral")) continue;
            String cause = kept.getOrDefault(parent, "state");
            assertThat(target).as(what + ref + kept).isEqualTo(cause.equals("state") ? "state" : "dev");
            if (!cause.equals("state")) assertThat(EXCUSES).as(what + ref).contains(cause);
            seen.merge(cause, 1, Integer::sum);
        }
        shop.parents.forEach((node, above) -> above.stream()
                .filter(shop.parents::containsKey)
                .forEach(parent -> assertThat(told).as(what).contains("model.shop." + node + " " + parent)));
    }
}
