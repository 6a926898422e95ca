package io.devenv.report;

import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.relation.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of one relation, alike on every screen. */
final class StandingText {
    private StandingText() {}

    /** The identifier; with its schema where that is not the target's own. */
    static String name(Standing standing, String ownSchema) {
        return standing.name().schema().equals(ownSchema)
                ? Printable.of(standing.name().identifier())
                : standing.name().toString();
    }

    /** Such as {@code 23 days old, prod rebuilt 6 h ago}; nothing where nothing is known. */
    static String age(Standing standing, Ages ages) {
        List<String> parts = new ArrayList<>();
        standing.builtAt().ifPresent(at -> parts.add(ages.old(at)));
        Optional<String> rebuilt = standing.productionBuiltAt()
                .filter(at -> standing.has(Flag.STALE))
                .map(at -> "prod rebuilt " + ages.ago(at));
        rebuilt.ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** The flags that the age does not tell already. */
    static String flags(Standing standing) {
        return standing.flags().stream()
                .filter(flag -> flag != Flag.STALE)
                .map(flag -> flag.spoken())
                .collect(Collectors.joining(", "));
    }
}
