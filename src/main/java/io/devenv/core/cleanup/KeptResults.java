package io.devenv.core.cleanup;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.RunResults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Run results outlive their file here: dbt writes it anew with every command. What they say counts as the last build only as long as dbt's log has no
 * later one; where no log tells, they still prove that dbt built it, but not when it did so last.
 */
public final class KeptResults {
    private final NameRules rules;

    public KeptResults(NameRules rules) {
        this.rules = rules;
    }

    /** Of results kept from earlier runs, what still counts beside those that are on disk now and beside the log. */
    public List<Built> stillCounting(List<Built> kept, List<Built> current, List<Built> log) {
        Map<RelationName, Built> logged = byName(log);
        Map<RelationName, Built> now = byName(current);
        List<Built> counting = new ArrayList<>();
        for (Built result : kept) {
            RelationName name = rules.folded(result.name());
            if (now.containsKey(name)) continue;
            Optional<Built> last = Optional.ofNullable(logged.get(name));
            if (last.filter(build -> isAnother(build, result)).isPresent()) continue;
            boolean isLast = last.filter(
                            build -> build.order().isPresent() && result.order().isPresent())
                    .isPresent();
            counting.add(isLast ? result : result.undated());
        }
        return counting;
    }

    /**
     * What to keep: the newest result of each relation.
     *
     * @param next the number that dbt's log would give the next build: what it numbers so or higher came later
     */
    public List<Built> toKeep(List<Built> kept, List<Built> current, RunResults results, Manifest branch, long next) {
        boolean sameCode = results.generatedAt()
                .flatMap(at -> branch.metadata().generatedAt().map(parsed -> !parsed.isAfter(at)))
                .orElse(false);
        Map<RelationName, Built> newest = new LinkedHashMap<>();
        kept.forEach(each -> newest.put(rules.folded(each.name()), each));
        for (Built each : current) {
            RelationName name = rules.folded(each.name());
            Built before = newest.get(name);
            if (before != null && (before.at().equals(each.at()) || each.isBefore(before))) continue;
            newest.put(name, numbered(each, sameCode ? kind(each, branch) : Optional.empty(), next));
        }
        return List.copyOf(newest.values());
    }

    /** Whether the log's build is not the one that the result tells of. */
    private static boolean isAnother(Built logged, Built result) {
        boolean later = logged.order().isPresent()
                && result.order().isPresent()
                && logged.order().getAsLong() >= result.order().getAsLong();
        boolean otherKind = logged.kind().isPresent()
                && result.kind().isPresent()
                && !logged.kind().equals(result.kind());
        return later || otherKind;
    }

    /** Results name no kind; the manifest of the same run has it. */
    private static Optional<RelationKind> kind(Built result, Manifest branch) {
        Optional<Node> node = result.node().flatMap(branch::node);
        return node.map(Kinds::of)
                .filter(kinds -> kinds.size() == 1)
                .map((Set<RelationKind> kinds) -> kinds.iterator().next());
    }

    private static Built numbered(Built result, Optional<RelationKind> kind, long next) {
        return new Built(
                        result.name(),
                        kind,
                        result.node(),
                        result.at(),
                        result.body(),
                        result.from(),
                        OptionalLong.of(next))
                .in(result.where());
    }

    private Map<RelationName, Built> byName(List<Built> records) {
        Map<RelationName, Built> found = new HashMap<>();
        records.forEach(each -> found.put(rules.folded(each.name()), each));
        return found;
    }
}
