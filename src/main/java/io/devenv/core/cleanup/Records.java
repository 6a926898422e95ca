package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this developer's records say of each relation: who built it, as what, when, and what before what. */
final class Records {
    /** A record and its place among those of its source. */
    private record Entry(Built built, long place) {
        boolean isOrdered() {
            return built.order().isPresent();
        }
    }

    private final NameRules rules;
    private final Map<RelationName, List<Entry>> byName = new HashMap<>();

    Records(List<Built> records, NameRules rules) {
        this.rules = rules;
        for (int place = 0; place < records.size(); place++) {
            Built built = records.get(place);
            byName.computeIfAbsent(rules.folded(built.name()), name -> new ArrayList<>(2))
                    .add(new Entry(built, built.order().orElse(place)));
        }
    }

    boolean tellOf(RelationName name) {
        return byName.containsKey(rules.folded(name));
    }

    /** The newest of each source. */
    List<Built> of(RelationName name) {
        return newest(name).values().stream().map(Entry::built).toList();
    }

    /** The newest record that says something else was built there than what lies there, unless another one fits. */
    Optional<Built> contradicting(RelationName name, RelationKind lying) {
        List<Built> withKind =
                of(name).stream().filter(built -> built.kind().isPresent()).toList();
        boolean fits =
                withKind.stream().flatMap(built -> built.kind().stream()).anyMatch(kind -> Kinds.fits(kind, lying));
        return fits ? Optional.empty() : withKind.stream().findFirst();
    }

    Optional<Instant> builtAt(RelationName name) {
        return of(name).stream().map(Built::at).flatMap(Optional::stream).max(Instant::compareTo);
    }

    /** What stands for the code it was last built from; empty unless the newest record says it. */
    Optional<String> builtFrom(RelationName name) {
        return of(name).stream()
                .filter(built -> built.at().isPresent())
                .max(Comparator.comparing(built -> built.at().orElseThrow()))
                .flatMap(Built::body);
    }

    /** The unique_id it was last built for, where a record says it: dbt's log has every build, run results those of one run. */
    Optional<String> node(RelationName name) {
        Map<Built.Source, Entry> newest = newest(name);
        return Stream.concat(Stream.ofNullable(newest.get(Built.Source.LOG)), newest.values().stream())
                .flatMap(entry -> entry.built.node().stream())
                .findFirst();
    }

    /** Every record of it. */
    List<Built> all(RelationName name) {
        return byName.getOrDefault(rules.folded(name), List.of()).stream()
                .map(Entry::built)
                .toList();
    }

    /** True only if it is known: by the order of one source, or by two times. Records that lost their order tell none. */
    boolean knownBefore(RelationName one, RelationName other) {
        Map<Built.Source, Entry> first = newest(one);
        Map<Built.Source, Entry> second = newest(other);
        Entry inLog = first.get(Built.Source.LOG);
        Entry otherInLog = second.get(Built.Source.LOG);
        if (inLog != null && otherInLog != null && inLog.isOrdered() && otherInLog.isOrdered()) {
            return inLog.place < otherInLog.place;
        }
        return builtAt(one).flatMap(at -> builtAt(other).map(at::isBefore)).orElse(false);
    }

    private Map<Built.Source, Entry> newest(RelationName name) {
        Map<Built.Source, Entry> newest = new EnumMap<>(Built.Source.class);
        for (Entry entry : byName.getOrDefault(rules.folded(name), List.of())) {
            newest.merge(entry.built.from(), entry, (one, other) -> one.place > other.place ? one : other);
        }
        return newest;
    }
}
