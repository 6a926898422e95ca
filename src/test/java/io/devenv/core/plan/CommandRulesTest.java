package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRulesTest {
    @ParameterizedTest(name = "dbt {0}, flag {1}: {2}")
    @CsvSource({
        "1.5.11,  '',    false",
        "1.7.19,  true,  false",
        "1.8.9,   '',    false",
        "1.8.9,   true,  true",
        "1.9.11,  '',    false",
        "1.9.11,  true,  true",
        "1.10.23, '',    true",
        "1.10.23, false, false",
        "1.12.0,  '',    true",
        "1.12.0,  false, false",
    })
    void source_freshness_runs_hooks_since_1_10_unless_the_project_says_no(String dbt, String flag, boolean hooks) {
        Optional<Boolean> says = flag.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(flag));

        CommandRules rules = CommandRules.of(DbtCommand.SOURCE_FRESHNESS, DbtVersion.of(dbt), says);

        assertThat(rules.work()).isEqualTo(CommandRules.Work.NAMES);
        assertThat(rules.runsHooks()).isEqualTo(hooks);
    }

    @ParameterizedTest
    @EnumSource(value = DbtCommand.class, mode = EnumSource.Mode.EXCLUDE, names = "SOURCE_FRESHNESS")
    void no_other_command_minds_that_flag(DbtCommand command) {
        assertThat(CommandRules.of(command, DbtVersion.of("1.9.11"), Optional.of(true)))
                .isEqualTo(CommandRules.of(command));
    }

    @ParameterizedTest(name = "{0}: {1}, hooks {2}")
    @CsvSource({
        "LS,            NAMES,    false",
        "RUN_OPERATION, NAMES,    false",
        "COMPILE,       COMPILES, false",
        "SHOW,          COMPILES, false",
        "DOCS,          COMPILES, false",
        "TEST,          TESTS,    true",
        "CLONE,         BUILDS,   false",
        "RUN,           BUILDS,   true",
        "BUILD,         BUILDS,   true",
        "SEED,          BUILDS,   true",
        "SNAPSHOT,      BUILDS,   true",
    })
    void a_command_does_with_a_node(DbtCommand command, CommandRules.Work work, boolean hooks) {
        assertThat(CommandRules.of(command)).isEqualTo(new CommandRules(work, hooks, true));
    }

    @ParameterizedTest(name = "dbt {0}: {1}")
    @CsvSource({"1.5.11, false", "1.8.10, false", "1.9.0, true", "1.12.0, true"})
    void a_hook_that_cannot_be_compiled_ends_the_command_since_1_9(String dbt, boolean ends) {
        assertThat(CommandRules.of(DbtCommand.RUN, DbtVersion.of(dbt), Optional.empty()))
                .isEqualTo(new CommandRules(CommandRules.Work.BUILDS, true, ends));
    }

    @Test
    void a_command_that_only_names_nodes_resolves_refs_where_there_are_hooks() {
        Manifest plain = new TestManifest().model("a").build();
        Manifest hooked = new TestManifest()
                .node(ResourceType.OPERATION, "hook", node -> node)
                .build();
        CommandRules freshness =
                CommandRules.of(DbtCommand.SOURCE_FRESHNESS, DbtVersion.of("1.12.0"), Optional.empty());

        assertThat(freshness.resolvesRefsOf(hooked)).isTrue();
        assertThat(freshness.resolvesRefsOf(plain)).isFalse();
        assertThat(CommandRules.of(DbtCommand.LS).resolvesRefsOf(hooked)).isFalse();
        assertThat(CommandRules.of(DbtCommand.COMPILE).resolvesRefsOf(plain)).isTrue();
    }
}
