package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.RelationPattern;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepSettingTest {
    @TempDir
    Path folder;

    private List<KeepRule> rules(String written) {
        return new ProjectFolder(folder)
                .file("proj/devenv.yml", written)
                .read()
                .settings()
                .keep();
    }

    @Test
    void nothing_is_kept_unless_the_file_says_so() {
        assertThat(rules("state: a\n")).isEmpty();
        assertThat(rules("keep: []\n")).isEmpty();
    }

    @Test
    void a_rule_is_a_pattern_alone_or_with_its_reason() {
        assertThat(rules("""
                keep:
                  - dim_*
                  - relation: dev_ann.fct_*
                    why: takes a day to build
                  - {relation: one}
                """))
                .containsExactly(rule("dim_*", null), rule("dev_ann.fct_*", "takes a day to build"), rule("one", null));
        assertThat(rules("keep: dim_*\n")).containsExactly(rule("dim_*", null));
        assertThat(rules("keep: {relation: a, why: b}\n")).containsExactly(rule("a", "b"));
    }

    private static KeepRule rule(String pattern, @org.jspecify.annotations.Nullable String why) {
        return new KeepRule(new RelationPattern(pattern), Optional.ofNullable(why));
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            {why: b}                        ; settings-invalid ; a rule of 'keep' names no relation                       ; write it like
            {relation: a, because: b}       ; settings-unknown ; a rule of 'keep' has no 'because'                        ; a rule has: relation, why
            {relatoin: a}                   ; settings-unknown ; a rule of 'keep' has no 'relatoin'                       ; did you mean relation?
            {relation: 1}                   ; settings-invalid ; 'keep' takes patterns, or relation and why, as text      ; -
            {relation: a, why: ''}          ; settings-invalid ; 'keep' takes patterns, or relation and why, as text      ; -
            [a]                             ; settings-invalid ; 'keep' takes patterns, or relation and why, as text      ; -
            7                               ; settings-invalid ; 'keep' takes patterns, or relation and why, as text      ; -
            ''                              ; settings-invalid ; 'keep' takes patterns, or relation and why, as text      ; -
            """, quoteCharacter = '|')
    void a_rule_that_is_not_understood_is_refused_with_its_line(
            String item, String code, String message, @org.jspecify.annotations.Nullable String next) {
        Problem problem = new ProjectFolder(folder)
                .file("proj/devenv.yml", "keep:\n  - a\n  - " + item + "\n")
                .problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.place()).contains(Place.line("devenv.yml", 3).key("keep"));
        assertThat(problem.next().orElse("")).contains(next == null ? "" : next);
    }

    @Test
    void a_key_that_is_set_twice_is_refused() {
        Problem problem = new ProjectFolder(folder)
                .file("proj/devenv.yml", "keep:\n  - relation: a\n    why: b\n    relation: c\n")
                .problem();
        assertThat(problem.message()).isEqualTo("'relation' is set twice, first in line 2");
        assertThat(problem.place()).contains(Place.line("devenv.yml", 4).key("keep"));
    }
}
