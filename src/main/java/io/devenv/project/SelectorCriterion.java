package io.devenv.project;

import io.devenv.core.problem.Problem;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionSpec;
import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Relatives;
import io.devenv.core.select.SpecParser;
import io.devenv.project.jinja.Truth;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import io.devenv.project.yaml.Yaml;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one criterion that selectors.yml writes with keys: {@code {tag: nightly}}, or {@code {method: tag, value: nightly, …}}. */
final class SelectorCriterion {
    private final ProjectFile file;
    private final SpecParser parser;
    private final IndirectSelection tests;
    private final GrammarRules rules;

    SelectorCriterion(ProjectFile file, SpecParser parser, IndirectSelection tests, GrammarRules rules) {
        this.file = file;
        this.parser = parser;
        this.tests = tests;
        this.rules = rules;
    }

    Criterion of(Yaml.Mapping map, String path) {
        if (map.entries().size() == 1) {
            String method = map.entries().keySet().iterator().next();
            Object value = map.get(method).orElseThrow().plain();
            return criterion(Optional.of(method), value, Relatives.NONE, tests);
        }
        Optional<Yaml> method = map.get("method");
        Optional<Yaml> value = map.get("value");
        if (method.isEmpty() || value.isEmpty()) {
            String keys = String.join(", ", map.entries().keySet());
            throw wrong(
                            map,
                            path,
                            "Expected either 1 key or else \"method\" and \"value\" keys, but got [" + keys + "]")
                    .stop();
        }
        return criterion(method(method.get(), path), value.get().plain(), relatives(map, path), indirect(map, path));
    }

    private Criterion criterion(Optional<String> method, Object value, Relatives around, IndirectSelection mode) {
        String text = method.map(name -> name + ":").orElse("") + PythonText.of(value);
        String up = around.childrensParents() ? "@" : operator(around.parents(), false);
        Object wanted = value == None.NONE ? SelectionSpec.Null.NULL : value;
        return parser.criterion(up + text + operator(around.children(), true), method, wanted, around, mode);
    }

    private static String operator(OptionalInt depth, boolean behind) {
        if (depth.isEmpty()) return "";
        String number = depth.getAsInt() == Integer.MAX_VALUE ? "" : Integer.toString(depth.getAsInt());
        return behind ? "+" + number : number + "+";
    }

    /** Where the method is null, the value decides, as on the command line. */
    private Optional<String> method(Yaml method, String path) {
        if (method.plain() == None.NONE) return Optional.empty();
        if (method.plain() instanceof String name) return Optional.of(name);
        throw wrong(method, path + ".method", "the method must be text").stop();
    }

    private Relatives relatives(Yaml.Mapping map, String path) {
        OptionalInt up = depth(map, "parents_depth", path);
        OptionalInt down = depth(map, "children_depth", path);
        return new Relatives(
                isTrue(map, "parents") ? up : OptionalInt.empty(),
                isTrue(map, "children") ? down : OptionalInt.empty(),
                isTrue(map, "childrens_parents"));
    }

    /** As Python takes it: any text but the empty one is true. */
    private static boolean isTrue(Yaml.Mapping map, String key) {
        return map.get(key).map(Yaml::plain).filter(Truth::of).isPresent();
    }

    /** Nothing and zero are unlimited; a text of digits is a number, too. */
    private OptionalInt depth(Yaml.Mapping map, String key, String path) {
        OptionalInt unlimited = OptionalInt.of(Integer.MAX_VALUE);
        Optional<Yaml> written = map.get(key).filter(value -> Truth.of(value.plain()));
        if (written.isEmpty()) return unlimited;
        Object value = written.get().plain();
        if (value instanceof Boolean) return OptionalInt.of(1);
        if (value instanceof Number number) return OptionalInt.of(number.intValue());
        if (value instanceof String text && text.strip().matches("[+-]?\\d{1,9}")) {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        }
        throw wrong(written.get(), path + "." + key, key + " must be a whole number")
                .stop();
    }

    private IndirectSelection indirect(Yaml.Mapping map, String path) {
        Optional<Yaml> written = map.get("indirect_selection");
        if (written.isEmpty() || (written.get().plain() == None.NONE && !rules.flagReachesSelectors())) return tests;
        String word = PythonText.of(written.get().plain());
        return IndirectSelection.ofWord(word)
                .orElseThrow(() -> wrong(
                                written.get(),
                                path + ".indirect_selection",
                                "'" + word + "' is not a valid IndirectSelection")
                        .next("use one of eager, cautious, buildable, empty")
                        .stop());
    }

    private Problem wrong(Yaml at, String path, String message) {
        return file.problem("selectors-invalid", message, at.line(), path);
    }
}
