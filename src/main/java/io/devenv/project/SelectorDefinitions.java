package io.devenv.project;

import static io.devenv.core.select.IndirectSelection.EAGER;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.SelectionSpec;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Union;
import io.devenv.core.select.SelectionSpec.WhenEmpty;
import io.devenv.core.select.Selectors;
import io.devenv.core.select.SpecParser;
import io.devenv.project.yaml.PythonText;
import io.devenv.project.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the definitions in selectors.yml, with the oddities that dbt has: a text is one criterion, blanks and commas included; an
 * item of a union or intersection that has {@code exclude} is nothing but that; and groups never look again at tests that a
 * criterion left aside.
 */
final class SelectorDefinitions {
    private static final String UNION = "union";
    private static final String INTERSECTION = "intersection";
    private static final String EXCLUDE = "exclude";

    private final ProjectFile file;
    private final GrammarRules rules;
    private final SpecParser parser;
    private final SelectorCriterion criteria;

    SelectorDefinitions(ProjectFile file, GrammarRules rules, IndirectSelection tests) {
        this.file = file;
        this.rules = rules;
        this.parser = new SpecParser(tests, rules);
        this.criteria = new SelectorCriterion(file, parser, tests, rules);
    }

    /** @param earlier the selectors above this one */
    SelectionSpec of(Yaml.Mapping selector, String path, Map<String, Selectors.Definition> earlier) {
        Yaml definition = selector.get("definition").orElseThrow();
        String at = path + ".definition";
        if (definition instanceof Yaml.Mapping map
                && isGroup(map)
                && map.entries().size() > 1) {
            String keys = String.join(",", map.entries().keySet());
            throw wrong(
                            map,
                            at,
                            "Only a single 'union' or 'intersection' key is allowed in a root level selector definition;"
                                    + " found " + keys)
                    .stop();
        }
        return spec(definition, at, earlier);
    }

    private static boolean isGroup(Yaml.Mapping map) {
        return map.entries().containsKey(UNION) || map.entries().containsKey(INTERSECTION);
    }

    private SelectionSpec spec(Yaml definition, String path, Map<String, Selectors.Definition> earlier) {
        if (definition.plain() instanceof String text) return placed(definition, path, () -> parser.criterion(text));
        Yaml.Mapping map = (Yaml.Mapping) definition;
        if (map.entries().containsKey(UNION)) return group(map, UNION, path, earlier);
        if (map.entries().containsKey(INTERSECTION)) return group(map, INTERSECTION, path, earlier);
        if (copies(map)) return copied(map, path, earlier);
        SelectionSpec criterion = placed(map, path, () -> criteria.of(map, path));
        if (map.entries().size() == 1) return criterion;
        return without(criterion, excluded(map, path, earlier));
    }

    private boolean copies(Yaml.Mapping map) {
        return rules.selectorsCopyEarlierOnes()
                && map.entries().size() > 1
                && map.get("method")
                        .filter(method -> method.plain().equals(Selectors.METHOD))
                        .isPresent();
    }

    private SelectionSpec copied(Yaml.Mapping map, String path, Map<String, Selectors.Definition> earlier) {
        String name = map.get("value").map(Yaml::plain).map(PythonText::of).orElse("None");
        return Optional.ofNullable(earlier.get(name))
                .map(Selectors.Definition::spec)
                .orElseThrow(() -> wrong(map, path, "Existing selector definition for " + name + " not found")
                        .next("define it above this one")
                        .stop());
    }

    private SelectionSpec group(Yaml.Mapping map, String key, String path, Map<String, Selectors.Definition> earlier) {
        List<SelectionSpec> parts = new ArrayList<>();
        Optional<SelectionSpec> excluded = Optional.empty();
        String below = path + "." + key;
        int number = 0;
        for (Yaml item : items(map, key, below)) {
            String at = below + "[" + number++ + "]";
            if (item instanceof Yaml.Mapping inner && inner.entries().containsKey(EXCLUDE)) {
                if (excluded.isPresent()) throw twice(inner, at).stop();
                excluded = excluded(inner, at, earlier);
            } else {
                parts.add(spec(item, at, earlier));
            }
        }
        SelectionSpec all =
                key.equals(UNION) ? new Union(parts, EAGER) : new Intersection(parts, EAGER, WhenEmpty.SAYS_NOTHING);
        return without(all, excluded);
    }

    private static SelectionSpec without(SelectionSpec spec, Optional<SelectionSpec> excluded) {
        return excluded.<SelectionSpec>map(less -> new Difference(spec, less)).orElse(spec);
    }

    private Optional<SelectionSpec> excluded(Yaml.Mapping map, String path, Map<String, Selectors.Definition> earlier) {
        if (!map.entries().containsKey(EXCLUDE)) return Optional.empty();
        String below = path + "." + EXCLUDE;
        List<SelectionSpec> parts = new ArrayList<>();
        for (Yaml item : items(map, EXCLUDE, below)) {
            parts.add(spec(item, below + "[" + parts.size() + "]", earlier));
        }
        if (parts.isEmpty()) return Optional.empty();
        return Optional.of(parts.size() == 1 ? parts.get(0) : new Union(parts, EAGER));
    }

    private List<Yaml> items(Yaml.Mapping map, String key, String path) {
        Yaml value = map.get(key).orElseThrow();
        if (!(value instanceof Yaml.Sequence list)) {
            throw wrong(value, path, "Invalid value for key \"" + key + "\". Expected a list")
                    .stop();
        }
        for (Yaml item : list.items()) {
            if (!(item instanceof Yaml.Mapping) && !(item.plain() instanceof String)) {
                throw wrong(item, path, "Every item of \"" + key + "\" must be text, or hold keys and values")
                        .stop();
            }
        }
        return list.items();
    }

    /** What is wrong with a criterion is told with the place where it stands. */
    private <T> T placed(Yaml at, String path, Supplier<T> read) {
        try {
            return read.get();
        } catch (Stop stop) {
            if (stop.problem().place().isPresent()) throw stop;
            throw stop.problem()
                    .at(Place.line(file.name(), at.line()).key(path))
                    .stop();
        }
    }

    private Problem twice(Yaml.Mapping map, String path) {
        return file.problem(
                        "selectors-invalid",
                        "You cannot provide multiple exclude arguments to the same selector set operator",
                        map.lineOf(EXCLUDE),
                        path)
                .next("put them into one list");
    }

    private Problem wrong(Yaml at, String path, String message) {
        return file.problem("selectors-invalid", message, at.line(), path);
    }
}
