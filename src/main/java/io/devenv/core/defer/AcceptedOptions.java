package io.devenv.core.defer;

import io.devenv.core.select.DbtCommand;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which of dbt's commands take which option about deferral. One that does not take a typed option ends with a usage error; the
 * same from the environment is ignored.
 *
 * @param everywhere all options are accepted by every command
 * @param deferState whether {@code --defer-state} exists at all
 */
public record AcceptedOptions(boolean everywhere, boolean deferState) {
    static final AcceptedOptions V1_5 = new AcceptedOptions(false, false);
    static final AcceptedOptions V1_6 = new AcceptedOptions(false, true);
    /** Since 1.8 they are options of dbt itself. */
    static final AcceptedOptions ALL = new AcceptedOptions(true, true);

    /** Commands whose refs are deferred, in every version. */
    private static final Set<DbtCommand> DEFERRING = Set.copyOf(EnumSet.of(
            DbtCommand.RUN,
            DbtCommand.BUILD,
            DbtCommand.TEST,
            DbtCommand.SNAPSHOT,
            DbtCommand.COMPILE,
            DbtCommand.SHOW,
            DbtCommand.DOCS));

    /** An option about deferral. */
    public enum Option {
        DEFER("--defer"),
        FAVOR_STATE("--favor-state"),
        STATE("--state"),
        DEFER_STATE("--defer-state");

        private final String written;

        Option(String written) {
            this.written = written;
        }

        /** As one types it. */
        public String written() {
            return written;
        }
    }

    /** Whether a command takes an option. */
    public boolean takes(DbtCommand command, Option option) {
        if (everywhere) return true;
        return switch (option) {
            case DEFER, FAVOR_STATE -> DEFERRING.contains(command);
            case STATE -> command != DbtCommand.RUN_OPERATION;
            case DEFER_STATE -> deferState && command != DbtCommand.RUN_OPERATION;
        };
    }

    /** Whether a command needs the state as soon as defer is on: also one that has no refs, where it takes the option. */
    public boolean loadsState(DbtCommand command) {
        if (DEFERRING.contains(command)) return true;
        return everywhere && (command == DbtCommand.SEED || command == DbtCommand.SOURCE_FRESHNESS);
    }
}
