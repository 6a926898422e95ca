package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.sweep.SweepRule;
import io.devenv.core.sweep.SweepRule.GoneFrom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepSettingsTest {
    @TempDir
    Path folder;

    @Test
    void each_pattern_is_a_rule_with_the_conditions_of_its_entry() {
        List<SweepRule> rules = new ProjectFolder(folder)
                .file("proj/devenv.yml", """
                        sweep:
                          - schemas: [dbt_pr_*, ci_*]
                            gone-from: [git, list]
                            older-than: 14 days
                          - schemas: old_?
                            older-than: 12 h
                        """)
                .read()
                .settings()
                .sweep();

        Set<GoneFrom> both = Set.of(GoneFrom.GIT, GoneFrom.LIST);
        assertThat(rules)
                .containsExactly(
                        new SweepRule("dbt_pr_*", Optional.of(Duration.ofDays(14)), both),
                        new SweepRule("ci_*", Optional.of(Duration.ofDays(14)), both),
                        new SweepRule("old_?", Optional.of(Duration.ofHours(12)), Set.of()));
    }

    @Test
    void without_the_setting_there_is_no_rule() {
        assertThat(new ProjectFolder(folder)
                        .file("proj/devenv.yml", "state: state\n")
                        .read()
                        .settings()
                        .sweep())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sweep: dbt_pr_*                                             | 1 | settings-invalid  | 'sweep' takes a list of patterns with conditions
            sweep:/  - dbt_pr_*                                         | 2 | settings-invalid  | each entry of 'sweep' has `schemas` and a condition
            sweep:/  - older-than: 1 day                                | 2 | settings-invalid  | an entry of 'sweep' without 'schemas'
            sweep:/  - schemas: dbt_pr_*                                | 2 | settings-invalid  | an entry of 'sweep' without a condition
            sweep:/  - schemas: dbt_pr_*/    older-then: 1 day          | 3 | settings-unknown  | 'sweep' has no setting 'older-then'
            sweep:/  - schemas: dbt_pr_*/    older-than: 0 days         | 3 | settings-invalid  | 'older-than' takes a length of time
            sweep:/  - schemas: dbt_pr_*/    older-than: long           | 3 | settings-invalid  | 'older-than' takes a length of time
            sweep:/  - schemas: dbt_pr_*/    gone-from: svn             | 3 | settings-invalid  | 'gone-from' takes git or list, not 'svn'
            sweep:/  - schemas: "*"/    older-than: 1 day               | 2 | settings-invalid  | '*' matches every schema
            sweep:/  - schemas: "_*"/    older-than: 1 day              | 2 | settings-invalid  | '_*' matches every schema
            sweep:/  - schemas: "pr_*_*"/    gone-from: list            | 2 | settings-invalid  | 'pr_*_*' does not say what is to be gone
            sweep:/  - schemas: pr_1/    gone-from: git                 | 2 | settings-invalid  | 'pr_1' does not say what is to be gone
            sweep:/  - schemas: 7/    older-than: 1 day                 | 2 | settings-invalid  | 'schemas' takes text only
            sweep:/  - schemas: a*/    schemas: b*/    older-than: 1 d  | 3 | settings-repeated | 'schemas' is set twice, first in line 2
            """)
    void what_is_wrong_is_told_with_its_line(String written, int line, String code, String message) {
        Problem problem = new ProjectFolder(folder)
                .file("proj/devenv.yml", written.replace('/', '\n') + "\n")
                .problem();

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.place().map(Place::line)).contains(OptionalInt.of(line));
    }
}
