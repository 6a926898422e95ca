package io.devenv.project;

import io.devenv.core.problem.Problem;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.IndirectSelection;
import io.devenv.core.select.Selectors;
import io.devenv.project.jinja.Variables;
import io.devenv.project.yaml.None;
import io.devenv.project.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads selectors.yml of the root project; those of packages count for nothing. Of two selectors with the same name the later
 * one counts, as in dbt.
 *
 * <p>Source: dbt-core 1.5.11, 1.11.16 and 1.12.0, asked with some sixty files.
 */
public final class SelectorsFile {
    static final String NAME = "selectors.yml";

    private static final Set<String> KEYS = Set.of("name", "definition", "description", "default");

    private final ProjectFile file;
    private final GrammarRules rules;
    private final IndirectSelection tests;

    private SelectorsFile(ProjectFile file, GrammarRules rules, IndirectSelection tests) {
        this.file = file;
        this.rules = rules;
        this.tests = tests;
    }

    /**
     * The selectors of the project; none where there is no such file.
     *
     * @param typed what {@code --indirect-selection} says
     * @throws io.devenv.core.problem.Stop where dbt would refuse the file
     */
    public static Selectors read(
            ProjectSetup setup, Environment environment, GrammarRules rules, IndirectSelection typed) {
        Path path = setup.project().root().resolve(NAME);
        if (!Files.exists(path)) return Selectors.NONE;
        Variables variables = Variables.ofProject(
                environment.variables(), setup.flags().run().vars(), ProjectSetup.visible(setup.target()));
        ProjectFile written = ProjectFile.read(path, environment);
        Yaml rendered = new RenderedYaml(new Renderer(written, variables)).of(written.root(), "");
        ProjectFile file = new ProjectFile(written.name(), (Yaml.Mapping) rendered);
        IndirectSelection tests = rules.flagReachesSelectors() ? typed : IndirectSelection.EAGER;
        return new SelectorsFile(file, rules, tests).selectors();
    }

    private Selectors selectors() {
        if (file.root().entries().isEmpty()) return Selectors.NONE;
        known(file.root(), Set.of("version", "selectors"), "");
        file.root().get("version").ifPresent(this::wholeNumber);
        Yaml list = required(file.root(), "selectors", "");
        if (!(list instanceof Yaml.Sequence each))
            throw wrong(list, "selectors", "selectors must be a list").stop();
        SelectorDefinitions definitions = new SelectorDefinitions(file, rules, tests);
        Map<String, Selectors.Definition> byName = new LinkedHashMap<>();
        Optional<String> byDefault = Optional.empty();
        int number = 0;
        for (Yaml item : each.items()) {
            String path = "selectors[" + number++ + "]";
            if (!(item instanceof Yaml.Mapping selector))
                throw wrong(item, path, "a selector must hold keys and values").stop();
            String name = name(selector, path);
            boolean isDefault = isDefault(selector, path);
            if (isDefault && byDefault.isPresent())
                throw twoDefaults(selector, path, byDefault.get(), name).stop();
            if (isDefault) byDefault = Optional.of(name);
            byName.put(name, new Selectors.Definition(definitions.of(selector, path, byName), isDefault));
        }
        return new Selectors(byName);
    }

    private String name(Yaml.Mapping selector, String path) {
        known(selector, KEYS, path);
        text(required(selector, "definition", path), path + ".definition", Yaml.Mapping.class);
        selector.get("description").ifPresent(value -> text(value, path + ".description", Yaml.Scalar.class));
        Yaml name = required(selector, "name", path);
        text(name, path + ".name", Yaml.Scalar.class);
        return String.valueOf(name.plain());
    }

    private boolean isDefault(Yaml.Mapping selector, String path) {
        Optional<Yaml> value = selector.get("default");
        if (value.isEmpty()) return false;
        if (value.get().plain() instanceof Boolean flag) return flag;
        throw wrong(value.get(), path + ".default", "default must be true or false")
                .stop();
    }

    /** Text, or something else that may stand in its place. */
    private void text(Yaml value, String path, Class<?> other) {
        boolean fits = value.plain() instanceof String || (other != Yaml.Scalar.class && other.isInstance(value));
        if (!fits) {
            String wanted = other == Yaml.Mapping.class ? " must be text, or hold keys and values" : " must be text";
            throw wrong(value, path, path.substring(path.lastIndexOf('.') + 1) + wanted)
                    .stop();
        }
    }

    private void wholeNumber(Yaml version) {
        Object value = version.plain();
        if (value instanceof Integer || value instanceof Long) return;
        throw wrong(version, "version", "version must be a whole number").stop();
    }

    private Yaml required(Yaml.Mapping map, String key, String path) {
        return map.get(key)
                .filter(value -> value.plain() != None.NONE)
                .orElseThrow(() -> wrong(map, path.isEmpty() ? key : path, "there is no " + key)
                        .stop());
    }

    private void known(Yaml.Mapping map, Set<String> keys, String path) {
        List<String> others = map.entries().keySet().stream()
                .filter(key -> !keys.contains(key))
                .toList();
        if (others.isEmpty()) return;
        String key = others.get(0);
        throw file.problem(
                        "selectors-invalid",
                        "there is no key '%s' here".formatted(key),
                        map.lineOf(key),
                        path.isEmpty() ? key : path + "." + key)
                .next(Spelling.hint(key, keys, "there are"))
                .stop();
    }

    private Problem twoDefaults(Yaml.Mapping selector, String path, String first, String second) {
        return file.problem(
                        "selectors-invalid",
                        "Found multiple selectors with `default: true`: %s and %s".formatted(first, second),
                        selector.lineOf("default"),
                        path + ".default")
                .next("leave one default");
    }

    private Problem wrong(Yaml at, String path, String message) {
        return file.problem("selectors-invalid", message, at.line(), path);
    }
}
