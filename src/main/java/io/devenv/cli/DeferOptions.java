package io.devenv.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What refs may be deferred to, and how eagerly: dbt's own options. */
final class DeferOptions {
    @Option(
            names = "--defer-state",
            paramLabel = "DIR",
            description = "Another state for deferral only. [DBT_DEFER_STATE]")
    @Nullable
    String deferState;

    private Optional<Boolean> defer = Optional.empty();
    private Optional<Boolean> favorState = Optional.empty();

    @Option(
            names = "--defer",
            description =
                    "Point refs to the state where the dev schema has no relation; --no-defer switches it off. [DBT_DEFER]")
    void setDefer(boolean given) {
        if (given) defer = Optional.of(true);
    }

    @Option(names = "--no-defer", hidden = true)
    void setNoDefer(boolean given) {
        if (given) defer = Optional.of(false);
    }

    @Option(
            names = "--favor-state",
            description = "With --defer: prefer the state even where dev has a relation. [DBT_FAVOR_STATE]")
    void setFavorState(boolean given) {
        if (given) favorState = Optional.of(true);
    }

    @Option(names = "--no-favor-state", hidden = true)
    void setNoFavorState(boolean given) {
        if (given) favorState = Optional.of(false);
    }

    /** As on dbt's command line the last of the two counts. */
    Optional<Boolean> defer() {
        return defer;
    }

    Optional<Boolean> favorState() {
        return favorState;
    }
}
