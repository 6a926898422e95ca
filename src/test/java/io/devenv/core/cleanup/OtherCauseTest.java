package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherCauseTest {
    @ParameterizedTest(name = "touched {0}: {1}")
    @CsvSource(textBlock = """
            models/other.sql  , true
            models/m.sql      , false
            models/m.yml      , false
            models/before.yml , false
            dbt_project.yml   , false
            packages.yml      , false
            dependencies.yml  , false
            package-lock.yml  , false
            vars.yml          , false
            docs/words.md     , false
            macros/x.sql      , false
            macros_old/x.sql  , true
            """)
    void a_node_has_another_cause_only_if_no_touched_file_can_have_changed_it(String touched, boolean otherCause) {
        assertThat(among(touched, "one", "two")).isEqualTo(otherCause ? Set.of("model.shop.m") : Set.of());
    }

    @Test
    void a_macro_that_is_the_same_in_the_state_is_no_cause_though_macros_were_touched() {
        assertThat(among("macros/x.sql", "one", "one")).containsExactly("model.shop.m");
    }

    @Test
    void of_other_packages_nothing_is_claimed() {
        Node theirs = node(Optional.empty(), "bought");
        Manifest branch = manifest(theirs, "one");
        assertThat(new OtherCause(branch, Optional.empty(), Set.of("models/other.sql"), List.of("macros"))
                        .among(Set.of(theirs.id())))
                .isEmpty();
    }

    @Test
    void it_shows_as_a_flag_and_in_the_reason_of_what_is_yours() {
        Shop shop = new Shop().model("a", "table").table("a").changed("a");
        shop.otherCause.add(Shop.id("a"));
        assertThat(shop.standing("a").flags()).containsExactly(Flag.OTHER_CAUSE);
        assertThat(shop.standing("a").type()).isEqualTo(RelationClass.YOURS);
        assertThat(shop.standing("a").reason())
                .isEqualTo("differs from the state, though the branch did not touch its files");
    }

    /** The macro that the node calls through another has one body on the branch and one in the state. */
    private static Set<String> among(String touched, String here, String there) {
        Manifest branch = manifest(node(Optional.of("models/m.yml"), "shop"), here);
        Manifest state = manifest(node(Optional.of("models/before.yml"), "shop"), there);
        return new OtherCause(branch, Optional.of(state), new TreeSet<>(Set.of(touched)), List.of("macros"))
                .among(Set.of("model.shop.m", "model.shop.unheard_of"));
    }

    private static Node node(Optional<String> patch, String packageName) {
        Node plain = Shop.node(Shop.DEV, "model", "m", Map.of("materialized", "table"));
        return new Node(
                plain.id(),
                plain.name(),
                plain.type(),
                packageName,
                plain.fqn(),
                plain.relation(),
                new Node.Files("models/m.sql", patch, Optional.empty()),
                plain.config(),
                new Node.DependsOn(List.of(), Set.of("macro.shop.outer")),
                plain.body(),
                plain.fields());
    }

    private static Manifest manifest(Node node, String body) {
        return new Manifest(
                Shop.manifest(List.of(), List.of()).metadata(),
                List.of(node),
                List.of(
                        new Macro("macro.shop.outer", "shop", "calls inner", Set.of("macro.shop.inner")),
                        new Macro("macro.shop.inner", "shop", body, Set.of("macro.shop.outer"))),
                List.of());
    }
}
