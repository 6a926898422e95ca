package io.devenv.core.relation;

import io.devenv.core.document.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * Settings that mean something to one adapter alone.
 *
 * @param elsewhere by which of them a source is written into SQL as something else than its name
 * @param binding the one that, set to false, lets a view hold on to nothing that it reads
 */
public record SettingRules(Set<String> elsewhere, Optional<String> binding) {
    /** Of an adapter that has none. */
    public static final SettingRules NONE = new SettingRules(Set.of(), Optional.empty());

    public SettingRules {
        elsewhere = Set.copyOf(elsewhere);
    }

    /** Whether a source with these settings is written as something else than its name. */
    public boolean placeElsewhere(Fields settings) {
        return elsewhere.stream().anyMatch(settings::has);
    }

    /** Whether a view with this configuration is bound to what it reads. */
    public boolean bind(Fields config) {
        return binding.flatMap(config::flag).orElse(true);
    }
}
