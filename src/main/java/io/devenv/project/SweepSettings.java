package io.devenv.project;

import io.devenv.core.problem.Problem;
import io.devenv.core.sweep.SweepRule;
import io.devenv.core.sweep.SweepRule.GoneFrom;
import io.devenv.project.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code sweep:} in devenv.yml: which schemas may be swept, and when. There is no default: whoever wants a sweep names the schemas. */
record SweepSettings(ProjectFile file) {
    private static final String KEY = "sweep";
    private static final Set<String> KEYS = Set.of("schemas", "older-than", "gone-from");

    /** @throws io.devenv.core.problem.Stop with the line, for what is missing, unknown or too broad */
    List<SweepRule> read() {
        Optional<Yaml> value = file.root().get(KEY);
        if (value.isEmpty()) return List.of();
        if (!(value.get() instanceof Yaml.Sequence list)) {
            throw invalid("'sweep' takes a list of patterns with conditions", value.get())
                    .next(
                            "write `- schemas: dbt_pr_*` below it, and `older-than: 14 days` or `gone-from: list` below that")
                    .stop();
        }
        List<SweepRule> rules = new ArrayList<>();
        for (Yaml item : list.items()) {
            if (!(item instanceof Yaml.Mapping rule)) {
                throw invalid("each entry of 'sweep' has `schemas` and a condition", item)
                        .next("write it like `- schemas: dbt_pr_*`, with `older-than` or `gone-from` below it")
                        .stop();
            }
            rules.addAll(rules(rule));
        }
        return rules;
    }

    private List<SweepRule> rules(Yaml.Mapping rule) {
        rule.entries().forEach(this::check);
        Yaml schemas = rule.get("schemas")
                .orElseThrow(() -> invalid("an entry of 'sweep' without 'schemas'", rule)
                        .next("say which schemas: `schemas: dbt_pr_*`")
                        .stop());
        Optional<Duration> olderThan = rule.get("older-than").map(this::time);
        Set<GoneFrom> goneFrom = EnumSet.noneOf(GoneFrom.class);
        rule.get("gone-from")
                .ifPresent(value -> texts("gone-from", value).forEach(text -> goneFrom.add(goneFrom(text, value))));
        if (olderThan.isEmpty() && goneFrom.isEmpty()) {
            throw invalid("an entry of 'sweep' without a condition", rule)
                    .because("every schema that matches would go at once, also one that is being built")
                    .next("add `older-than: 14 days`, or `gone-from: list` or `git`")
                    .stop();
        }
        List<SweepRule> rules = new ArrayList<>();
        for (String pattern : texts("schemas", schemas)) {
            rules.add(checked(new SweepRule(pattern, olderThan, goneFrom), schemas));
        }
        return rules;
    }

    private void check(String key, Yaml.Entry entry) {
        if (!KEYS.contains(key)) {
            throw file.problem("settings-unknown", "'sweep' has no setting '%s'".formatted(key), entry.line(), key)
                    .next(Spelling.hint(key, KEYS, "settings"))
                    .stop();
        }
        entry.before().ifPresent(line -> {
            String message = "'%s' is set twice, first in line %d".formatted(key, line);
            throw file.problem("settings-repeated", message, entry.line(), key).stop();
        });
    }

    private SweepRule checked(SweepRule rule, Yaml at) {
        if (rule.pattern().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw invalid("'%s' matches every schema".formatted(rule.pattern()), at)
                    .next("say what the names of the schemas have in common, as in dbt_pr_*")
                    .stop();
        }
        if (!rule.goneFrom().isEmpty() && !rule.hasKey()) {
            throw invalid("'%s' does not say what is to be gone".formatted(rule.pattern()), at)
                    .because("`gone-from` looks up what the star stands for")
                    .next("write a pattern with one * and no other wildcard, or use `older-than` alone")
                    .stop();
        }
        return rule;
    }

    private Duration time(Yaml value) {
        return Lifetime.of(String.valueOf(value.plain()))
                .filter(time -> !time.isZero())
                .orElseThrow(() -> file.problem(
                                "settings-invalid", "'older-than' takes a length of time", value.line(), "older-than")
                        .next("write it like 14 days, or 12 hours")
                        .stop());
    }

    private GoneFrom goneFrom(String text, Yaml at) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "git" -> GoneFrom.GIT;
            case "list" -> GoneFrom.LIST;
            default ->
                throw file.problem(
                                "settings-invalid",
                                "'gone-from' takes git or list, not '%s'".formatted(text),
                                at.line(),
                                "gone-from")
                        .next("git: no branch is called so; list: it is not in the list given with --open")
                        .stop();
        };
    }

    private List<String> texts(String key, Yaml value) {
        if (value instanceof Yaml.Sequence list) {
            return list.items().stream().map(item -> text(key, item)).toList();
        }
        return List.of(text(key, value));
    }

    private String text(String key, Yaml value) {
        if (value.plain() instanceof String text && !text.isBlank()) return text;
        throw file.problem("settings-invalid", "'%s' takes text only".formatted(key), value.line(), key)
                .stop();
    }

    private Problem invalid(String message, Yaml at) {
        return file.problem("settings-invalid", message, at.line(), KEY);
    }
}
