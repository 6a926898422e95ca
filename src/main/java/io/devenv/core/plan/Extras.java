package io.devenv.core.plan;

import io.devenv.core.state.NodeChange;
import java.util.List;
import java.util.Optional;

/**
 * What a plan tells besides the nodes that run and their refs.
 *
 * @param cloning what a clone makes; empty for any other command
 * @param changes what became of nodes since the state was written: of those asked about, or of the selected ones in brief
 * @param explains whether somebody asked why
 * @param diff the code of the nodes whose code was asked for, without defer and with it
 * @param cleanable whether devenv can clean the dev schema that it looked at
 */
public record Extras(
        Optional<Cloning> cloning,
        List<NodeChange> changes,
        boolean explains,
        List<SideBySide> diff,
        boolean cleanable) {
    public static final Extras NONE = new Extras(Optional.empty(), List.of(), false, List.of(), false);

    public Extras {
        changes = List.copyOf(changes);
        diff = List.copyOf(diff);
    }

    public Extras cloning(Cloning made) {
        return new Extras(Optional.of(made), changes, explains, diff, cleanable);
    }

    public Extras showing(List<SideBySide> sides) {
        return new Extras(cloning, changes, explains, sides, cleanable);
    }

    public Extras ofCleanable() {
        return new Extras(cloning, changes, explains, diff, true);
    }
}
