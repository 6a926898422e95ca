package io.devenv.core.plan;

import io.devenv.core.defer.DeferRules;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.DbtVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer of {@code devenv plan}: which nodes a dbt command would run, and where each of their refs points.
 *
 * @param selected the final selection, sorted
 * @param steps the nodes in the order they run
 * @param hooks the operations that run before and after them, whatever is selected
 * @param built ids of the nodes that the run itself builds
 * @param copies what lies in dev at the refs' parents before the run, by unique_id of the parent; not of what the run builds
 * @param times what running costs
 * @param error where dbt would stop
 * @param extras what else was asked for
 */
public record Plan(
        Asked asked,
        List<String> selected,
        List<Step> steps,
        List<Step> hooks,
        Set<String> built,
        Map<String, DevCopy> copies,
        Times times,
        List<Warning> warnings,
        Optional<Problem> error,
        Extras extras) {

    /**
     * The question, as devenv understood it.
     *
     * @param command the previewed dbt command, by dbt's name
     * @param dbtVersion the version whose answer this is
     * @param rules the rules that were applied: those of this version, or the nearest
     * @param selection what was selected, as one would type it
     * @param remark why that is not what was typed; empty if it is
     * @param defer whether refs may point into the state
     * @param manifestOf when the branch manifest was written
     */
    public record Asked(
            String command,
            String dbtVersion,
            Rules rules,
            String selection,
            String remark,
            boolean defer,
            Optional<Instant> manifestOf) {}

    /** The same, ended by a problem before the first node. */
    public Plan stoppedBy(Problem problem) {
        return new Plan(asked, selected, steps, hooks, built, copies, times, warnings, Optional.of(problem), extras);
    }

    /** The same, with what else was asked for. */
    public Plan with(Extras extras) {
        return new Plan(asked, selected, steps, hooks, built, copies, times, warnings, error, extras);
    }

    /**
     * The rules by which devenv answers.
     *
     * @param name whose rules they are
     * @param nearest whether devenv knows none for the version in question, and took the nearest
     * @param doubts which of them nobody could check
     */
    public record Rules(String name, boolean nearest, Doubts doubts) {
        public static Rules of(DbtVersion dbt, Doubts doubts) {
            return new Rules(DeferRules.of(dbt).name(), !DeferRules.knows(dbt), doubts);
        }
    }

    /** All calls of user functions. */
    public List<PlannedRef> functions() {
        return steps.stream()
                .flatMap(step -> step.besides().functions().stream())
                .distinct()
                .toList();
    }

    /** All refs of all hooks and nodes. */
    public List<PlannedRef> refs() {
        return Stream.concat(hooks.stream(), steps.stream())
                .flatMap(step -> step.refs().stream())
                .distinct()
                .toList();
    }
}
