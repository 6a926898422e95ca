package io.devenv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.fixture.ExampleShop;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that devenv tells to type next means the project, target and state that this one meant. */
class TypedTest {
    @TempDir
    private Path temporary;

    private ExampleShop shop;

    @BeforeEach
    void lay_out() throws Exception {
        shop = ExampleShop.in(temporary);
        Files.move(shop.file("state"), shop.file("prod's state"));
        Files.delete(shop.file("devenv.yml"));
    }

    @Test
    void status_hands_target_and_state_on() {
        assertThat(shop.run("status", "--state", "prod's state", "-t", "dev").out())
                .contains("next: devenv clean --state 'prod'\\''s state' --target dev  ")
                .contains("      devenv plan --defer --state 'prod'\\''s state' --target dev  ");
    }

    @Test
    void without_a_state_only_the_others_are_handed_on() {
        assertThat(shop.run("status", "--target=dev").out()).contains("next: devenv status --state DIR --target dev  ");
    }

    @Test
    void plan_hands_the_state_on_and_not_the_selection() {
        assertThat(shop.run("plan", "--defer", "-s", "returns_daily", "--state", "prod's state")
                        .out())
                .contains("next: devenv clean --state 'prod'\\''s state'    resets");
    }

    @Test
    void clean_repeats_all_that_was_typed_in_a_form_that_can_be_typed() {
        assertThat(shop.run("clean", "--state", "prod's state", "--vars", "{a: 1}", "stg_customers")
                        .out())
                .contains("next: devenv clean --state 'prod'\\''s state' --vars '{a: 1}' stg_customers --yes\n");
    }
}
