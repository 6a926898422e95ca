package io.devenv.app;

import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.ChosenNodes;
import io.devenv.core.cleanup.RelationPattern;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.NameRules;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.Selection;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user chose, with names and selections looked up.
 *
 * @param warnings dbt's own about a selection
 */
record Choosing(Choice choice, List<Warning> warnings) {
    /** The selection is that of {@code dbt ls}: it works on every kind of node, and nothing typed means no selection. */
    private static final DbtCommand SELECTS_AS = DbtCommand.LS;

    /** Ends with a problem for names that nothing has, and selections that dbt refuses. */
    static Choosing of(CleanRequest request, Workspace workspace, Artifacts artifacts, Survey survey) {
        NameRules rules = workspace.rules();
        Choice typed = request.options().choice();
        typed = typed.keeping(meant(typed.keep(), survey, rules));
        Choice named = typed.named(Naming.resolve(request.named(), survey, rules));
        Flags.Selection flags = workspace.flags().selection();
        if (!isTyped(flags)) return new Choosing(named, List.of());

        DbtVersion dbt = DbtVersion.of(artifacts.branch().metadata().dbtVersion());
        OptionCheck.of(flags, SELECTS_AS, dbt);
        Selection selection =
                NodeChoice.of(workspace, artifacts, asPlanned(), dbt).select();
        ChosenNodes nodes = nodes(flags, selection);
        return new Choosing(named.nodes(Optional.of(nodes)), unmet(selection.warnings(), nodes, survey));
    }

    /** dbt finds nothing by the name of a node that is gone; where its relation was found by it, that is no news. */
    private static List<Warning> unmet(List<Warning> warnings, ChosenNodes nodes, Survey survey) {
        Set<String> met = survey.found().standings().stream()
                .filter(standing -> standing.node().isEmpty())
                .flatMap(standing ->
                        nodes.meant(standing, survey.situation().dev().rules()).stream())
                .map(name -> "'" + name + "'")
                .collect(Collectors.toSet());
        return warnings.stream()
                .filter(warning -> met.stream().noneMatch(warning.message()::contains))
                .toList();
    }

    /**
     * A pattern without wildcards has to be the name of something: what was to be kept would go because of a slip of the fingers. The name of a
     * node means its relation, whatever that is called.
     */
    private static List<RelationPattern> meant(List<RelationPattern> patterns, Survey survey, NameRules rules) {
        List<RelationPattern> meant = new ArrayList<>(patterns);
        for (RelationPattern pattern : patterns) {
            if (pattern.hasWildcard()) continue;
            Naming.lyingOrBuilt(List.of(pattern.text()), survey, rules).stream()
                    .filter(name -> !pattern.in(rules).test(name))
                    .map(RelationPattern::of)
                    .forEach(meant::add);
        }
        return meant;
    }

    /** Kinds of nodes that the environment names narrow a selection, and are none. */
    private static boolean isTyped(Flags.Selection flags) {
        return !flags.select().isEmpty()
                || !flags.exclude().isEmpty()
                || flags.selector().isPresent()
                || names(flags.resourceTypes())
                || names(flags.excludeResourceTypes());
    }

    private static boolean names(Flags.Kinds kinds) {
        return kinds.typed() && !kinds.words().isEmpty();
    }

    private static PlanRequest asPlanned() {
        return new PlanRequest(
                SELECTS_AS, true, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), false);
    }

    private static ChosenNodes nodes(Flags.Selection flags, Selection selection) {
        boolean onlyExcludes = flags.select().isEmpty() && flags.selector().isEmpty() && !names(flags.resourceTypes());
        if (flags.selector().isPresent()) return new ChosenNodes(selection.ids(), Set.of(), Set.of(), false);
        return new ChosenNodes(selection.ids(), plainNames(flags.select()), plainNames(flags.exclude()), onlyExcludes);
    }

    /** Specs that are nothing but a name: no method, no relatives, no intersection, no wildcard. */
    private static Set<String> plainNames(List<String> specs) {
        return specs.stream()
                .flatMap(spec -> Arrays.stream(spec.strip().split("\\s+")))
                .filter(spec -> spec.matches("[^+@:,*?\\[\\]/]+"))
                .collect(Collectors.toSet());
    }
}
