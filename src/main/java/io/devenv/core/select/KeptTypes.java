package io.devenv.core.select;

import static io.devenv.core.manifest.ResourceType.ANALYSIS;
import static io.devenv.core.manifest.ResourceType.EXPOSURE;
import static io.devenv.core.manifest.ResourceType.FUNCTION;
import static io.devenv.core.manifest.ResourceType.METRIC;
import static io.devenv.core.manifest.ResourceType.MODEL;
import static io.devenv.core.manifest.ResourceType.OPERATION;
import static io.devenv.core.manifest.ResourceType.SAVED_QUERY;
import static io.devenv.core.manifest.ResourceType.SEED;
import static io.devenv.core.manifest.ResourceType.SEMANTIC_MODEL;
import static io.devenv.core.manifest.ResourceType.SNAPSHOT;
import static io.devenv.core.manifest.ResourceType.SOURCE;
import static io.devenv.core.manifest.ResourceType.SQL_OPERATION;
import static io.devenv.core.manifest.ResourceType.TEST;
import static io.devenv.core.manifest.ResourceType.UNIT_TEST;

import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which kinds of node each command keeps of what was selected.
 *
 * <p>Source: dbt-core 1.5 to 1.12.
 */
final class KeptTypes {
    private static final Set<ResourceType> REFABLE = Set.of(MODEL, SEED, SNAPSHOT);
    private static final Set<ResourceType> TESTS = Set.of(TEST, UNIT_TEST);
    private static final Set<ResourceType> EXECUTABLE =
            Set.of(MODEL, TEST, SNAPSHOT, ANALYSIS, OPERATION, SEED, SQL_OPERATION, FUNCTION);
    private static final Set<ResourceType> BUILT =
            Set.of(MODEL, SEED, SNAPSHOT, TEST, UNIT_TEST, EXPOSURE, SAVED_QUERY, FUNCTION);
    private static final Set<ResourceType> LISTED = Set.of(
            MODEL, SNAPSHOT, SEED, TEST, SOURCE, EXPOSURE, METRIC, SAVED_QUERY, SEMANTIC_MODEL, UNIT_TEST, FUNCTION);

    private KeptTypes() {}

    static Set<ResourceType> of(SelectionRequest request, GrammarRules rules) {
        DbtCommand command = request.command();
        Set<ResourceType> usual = usual(command, rules);
        if (!command.takesResourceTypes(rules)) return usual;

        Set<ResourceType> kept = request.resourceTypes().isEmpty()
                ? EnumSet.copyOf(usual)
                : named(request.resourceTypes(), command, usual);
        kept.removeAll(named(request.excludedResourceTypes(), command, usual));
        // These two refuse what they cannot do, even where it is asked for.
        if (command == DbtCommand.TEST || command == DbtCommand.CLONE) kept.retainAll(usual);
        boolean tests = command != DbtCommand.CLONE && kept.equals(Set.of(TEST));
        return tests && rules.testTypeMeansUnitTests() ? TESTS : kept;
    }

    private static Set<ResourceType> usual(DbtCommand command, GrammarRules rules) {
        return switch (command) {
            case RUN -> Set.of(MODEL);
            case SEED -> Set.of(SEED);
            case SNAPSHOT -> Set.of(SNAPSHOT);
            case TEST -> TESTS;
            case CLONE -> REFABLE;
            case COMPILE, SHOW, DOCS -> EXECUTABLE;
            case SOURCE_FRESHNESS -> Set.of(SOURCE);
            case RUN_OPERATION -> Set.of();
            case LS -> LISTED;
            case BUILD -> built(rules);
        };
    }

    private static Set<ResourceType> built(GrammarRules rules) {
        Set<ResourceType> built = EnumSet.copyOf(BUILT);
        if (!rules.buildsExposures()) built.remove(EXPOSURE);
        if (!rules.buildsSavedQueries()) built.remove(SAVED_QUERY);
        return built;
    }

    private static Set<ResourceType> named(List<String> words, DbtCommand command, Set<ResourceType> usual) {
        Set<ResourceType> found = EnumSet.noneOf(ResourceType.class);
        for (String written : words) {
            String word = written.toLowerCase(Locale.ROOT);
            switch (word) {
                case "default" -> found.addAll(usual);
                case "all" -> found.addAll(command == DbtCommand.LS ? with(usual, ANALYSIS) : usual);
                default ->
                    found.add(ResourceType.ofWord(word)
                            .orElseThrow(() -> unknown(written).stop()));
            }
        }
        return found;
    }

    private static Problem unknown(String word) {
        return Problem.of(Fault.USAGE, "select-resource-type-unknown", "'" + word + "' is not a resource type")
                .next("use one of " + String.join(", ", words(LISTED)) + ", analysis, default, all");
    }

    private static List<String> words(Collection<ResourceType> types) {
        return types.stream().map(ResourceType::word).sorted().toList();
    }

    private static Set<ResourceType> with(Set<ResourceType> types, ResourceType more) {
        Set<ResourceType> all = EnumSet.copyOf(types);
        all.add(more);
        return all;
    }
}
