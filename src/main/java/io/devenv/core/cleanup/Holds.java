package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All that somebody wants kept: the pins that hold, and the rules of devenv.yml. A pin comes first, then the first rule that fits. */
public final class Holds {
    private record Fitting(Predicate<RelationName> pattern, Hold hold) {}

    private final NameRules rules;
    private final Map<RelationName, Hold> pinned = new HashMap<>();
    private final List<Fitting> patterns = new ArrayList<>();

    /** @param pins those that hold, and no others */
    public Holds(List<Pin> pins, List<KeepRule> keep, NameRules rules) {
        this.rules = rules;
        pins.forEach(pin -> pinned.put(rules.folded(pin.relation()), Hold.of(pin)));
        keep.forEach(rule -> patterns.add(new Fitting(rule.pattern().in(rules), Hold.of(rule))));
    }

    /** Why this relation is to stay, if somebody said so. */
    public Optional<Hold> of(RelationName name) {
        Hold pin = pinned.get(rules.folded(name));
        if (pin != null) return Optional.of(pin);
        return patterns.stream()
                .filter(each -> each.pattern().test(name))
                .map(Fitting::hold)
                .findFirst();
    }
}
