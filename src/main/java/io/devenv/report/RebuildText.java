package io.devenv.report;

import io.devenv.core.cleanup.Standing;
import io.devenv.core.cleanup.Verdict;
import io.devenv.core.cost.Rebuild;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.RelationName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a relation weighs and what building it again took, in words. What is unknown is left out, and counted where times are added up. */
final class RebuildText {
    private RebuildText() {}

    /** Such as {@code 1.2 GB} and {@code 2 min 10 s to rebuild, by prod's last run}. */
    static List<String> of(Standing standing, Map<RelationName, Rebuild> rebuilds) {
        List<String> parts = new ArrayList<>();
        OptionalLong bytes = standing.relation().bytes();
        if (bytes.isPresent()) parts.add(new ByteSize(bytes.getAsLong()).toString());
        Optional.ofNullable(rebuilds.get(standing.name()))
                .ifPresent(rebuild -> parts.add(
                        Ages.seconds(rebuild.time()) + " to rebuild, by " + whose(rebuild.source()) + " last run"));
        return parts;
    }

    /** What it would take to have all of it again; empty where nothing goes, or nobody measured any of it. */
    static Optional<String> total(Cleaning cleaning) {
        Duration sum = Duration.ZERO;
        int known = 0;
        int unknown = 0;
        for (Verdict verdict : cleaning.plan().verdicts()) {
            if (!verdict.changes() || verdict.standing().node().isEmpty()) continue;
            Rebuild rebuild = cleaning.rebuilds().get(verdict.standing().name());
            if (rebuild == null) {
                unknown++;
            } else {
                known++;
                sum = sum.plus(rebuild.time());
            }
        }
        if (known == 0) return Optional.empty();
        String rest = unknown == 0 ? "" : "; of " + unknown + " more no run tells";
        return Optional.of("To rebuild what this branch makes of it: " + Ages.seconds(sum) + " for "
                + Counted.of(known, "relation") + ", one by one" + rest);
    }

    private static String whose(Rebuild.Source source) {
        return switch (source) {
            case OWN_RUN -> "your";
            case STATE_RUN -> "prod's";
        };
    }
}
