package io.devenv.core.plan;

import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.state.NodeChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of {@code devenv plan}: which nodes a dbt command would run, and where each of their refs points.
 *
 * @param selected the final selection, sorted
 * @param steps the nodes in the order they run
 * @param built ids of the nodes that the run itself builds
 * @param copies what lies in dev at the refs' parents before the run, by unique_id of the parent; not of what the run builds
 * @param times what running costs
 * @param cloning what a clone makes; empty for any other command
 * @param error where dbt would stop
 * @param changes what became of nodes since the state was written: of those asked about, or of the selected ones in brief
 * @param explains whether somebody asked why
 * @param diff the code of the nodes whose code was asked for, without defer and with it
 */
public record Plan(
        Asked asked,
        List<String> selected,
        List<Step> steps,
        Set<String> built,
        Map<String, DevCopy> copies,
        Times times,
        Optional<Cloning> cloning,
        List<Warning> warnings,
        Optional<Problem> error,
        List<NodeChange> changes,
        boolean explains,
        List<SideBySide> diff) {

    /**
     * The question, as devenv understood it.
     *
     * @param command the previewed dbt command, by dbt's name
     * @param dbtVersion the version whose rules were applied
     * @param selection what was selected, as one would type it
     * @param remark why that is not what was typed; empty if it is
     * @param defer whether refs may point into the state
     * @param manifestOf when the branch manifest was written
     */
    public record Asked(
            String command,
            String dbtVersion,
            String selection,
            String remark,
            boolean defer,
            Optional<Instant> manifestOf) {}

    /** The same, ended by a problem before the first node. */
    public Plan stoppedBy(Problem problem) {
        return new Plan(
                asked,
                selected,
                steps,
                built,
                copies,
                times,
                cloning,
                warnings,
                Optional.of(problem),
                changes,
                explains,
                diff);
    }

    /** The same, with the code of nodes. */
    public Plan showing(List<SideBySide> sides) {
        return new Plan(
                asked, selected, steps, built, copies, times, cloning, warnings, error, changes, explains, sides);
    }

    /** All refs of all nodes, in the order they are resolved. */
    public List<PlannedRef> refs() {
        return steps.stream().flatMap(step -> step.refs().stream()).distinct().toList();
    }
}
