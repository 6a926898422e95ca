package io.devenv.project;

import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.RelationPattern;
import io.devenv.core.problem.Problem;
import io.devenv.project.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code keep:} in devenv.yml: shell patterns, each alone or as {@code {relation: PATTERN, why: TEXT}}. */
record KeepSetting(ProjectFile file) {
    private static final String KEY = "keep";
    private static final String RELATION = "relation";
    private static final String WHY = "why";
    private static final Set<String> KEYS = Set.of(RELATION, WHY);

    /** @throws io.devenv.core.problem.Stop with the line, for whatever is neither: a rule that is not understood would keep nothing */
    List<KeepRule> rules(Yaml value) {
        if (value instanceof Yaml.Sequence list)
            return list.items().stream().map(this::rule).toList();
        return List.of(rule(value));
    }

    private KeepRule rule(Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping)) return new KeepRule(pattern(value), Optional.empty());
        mapping.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) throw unknown(key, entry.line()).stop();
            if (entry.before().isPresent()) {
                throw invalid(
                                "'" + key + "' is set twice, first in line "
                                        + entry.before().getAsInt(),
                                entry.line())
                        .stop();
            }
        });
        Yaml relation = mapping.get(RELATION)
                .orElseThrow(() -> invalid("a rule of 'keep' names no relation", mapping.line())
                        .next("write it like {relation: dim_*, why: slow to build}")
                        .stop());
        return new KeepRule(pattern(relation), mapping.get(WHY).map(this::text));
    }

    private RelationPattern pattern(Yaml value) {
        return new RelationPattern(text(value));
    }

    private String text(Yaml value) {
        if (value.plain() instanceof String text && !text.isBlank()) return text;
        throw invalid("'keep' takes patterns, or relation and why, as text", value.line())
                .stop();
    }

    private Problem invalid(String message, int line) {
        return file.problem("settings-invalid", message, line, KEY);
    }

    private Problem unknown(String key, int line) {
        return file.problem("settings-unknown", "a rule of 'keep' has no '%s'".formatted(key), line, KEY)
                .next(Spelling.hint(key, KEYS, "a rule has"));
    }
}
