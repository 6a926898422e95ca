package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
    private final Map<RelationName, Newest> byName = new HashMap<>();

    /** What is known of one name; found once, for every relation is asked about many times. */
    private record Newest(List<Entry> all, Map<Built.Source, Entry> bySource, List<Built> builds) {
        static final Newest NONE = of(List.of());

        static Newest of(List<Entry> all) {
            Map<Built.Source, Entry> bySource = new EnumMap<>(Built.Source.class);
            for (Entry entry : all) {
                bySource.merge(entry.built.from(), entry, (one, other) -> one.place > other.place ? one : other);
            }
            return new Newest(
                    all, bySource, bySource.values().stream().map(Entry::built).toList());
        }
    }

    Records(List<Built> records, NameRules rules) {
        this.rules = rules;
        Map<RelationName, List<Entry>> entries = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            Built built = records.get(place);
            entries.computeIfAbsent(rules.folded(built.name()), name -> new ArrayList<>(2))
                    .add(new Entry(built, built.order().orElse(place)));
        }
        entries.forEach((name, all) -> byName.put(name, Newest.of(all)));
    }

    boolean tellOf(RelationName name) {
        return byName.containsKey(rules.folded(name));
    }

    /** The newest of each source. */
    List<Built> of(RelationName name) {
        return newest(name).builds();
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

    /** Whether it is known to have been built from other code than what this stands for, see {@link io.devenv.core.manifest.Node#body}. */
    boolean isOfOtherCode(RelationName name, String body) {
        return !body.isEmpty() && allSay(name, code -> !code.equals(body));
    }

    /** Whether it is known to have been built from just that code. */
    boolean isOfCode(RelationName name, String body) {
        return !body.isEmpty() && allSay(name, body::equals);
    }

    /**
     * What is known to be older than another record does not count. Of the others each has to say so: one that does not may be the
     * newest.
     */
    private boolean allSay(RelationName name, Predicate<String> ofCode) {
        List<Built> newest = of(name);
        List<Built> last = newest.stream()
                .filter(one -> newest.stream().noneMatch(one::isBefore))
                .toList();
        return !last.isEmpty()
                && last.stream().allMatch(built -> built.body().filter(ofCode).isPresent());
    }

    /**
     * When devenv's own copy of production was made that lies there; empty unless it is known to be the last that was built there.
     *
     * @param logWritten when a line was last written to dbt's log; a log as text has no times of its own
     */
    Optional<Instant> copiedAt(RelationName name, Optional<Instant> logWritten) {
        Map<Built.Source, Entry> newest = newest(name).bySource();
        Optional<Instant> copied = Optional.ofNullable(newest.get(Built.Source.JOURNAL))
                .map(Entry::built)
                .filter(built -> built.kind().filter(RelationKind.TABLE::equals).isPresent())
                .flatMap(Built::at);
        return copied.filter(at -> newest.values().stream()
                .map(Entry::built)
                .filter(built -> built.from() != Built.Source.JOURNAL)
                .allMatch(built -> built.at()
                        .or(() -> built.from() == Built.Source.LOG ? logWritten : Optional.empty())
                        .filter(at::isAfter)
                        .isPresent()));
    }

    /** The unique_id it was last built for, where a record says it: dbt's log has every build, run results those of one run. */
    Optional<String> node(RelationName name) {
        Map<Built.Source, Entry> newest = newest(name).bySource();
        return Stream.concat(Stream.ofNullable(newest.get(Built.Source.LOG)), newest.values().stream())
                .flatMap(entry -> entry.built.node().stream())
                .findFirst();
    }

    /** Every record of it. */
    List<Built> all(RelationName name) {
        return newest(name).all().stream().map(Entry::built).toList();
    }

    /** True only if it is known: by the order of one source, or by two times. Records that lost their order tell none. */
    boolean knownBefore(RelationName one, RelationName other) {
        Map<Built.Source, Entry> first = newest(one).bySource();
        Map<Built.Source, Entry> second = newest(other).bySource();
        Entry inLog = first.get(Built.Source.LOG);
        Entry otherInLog = second.get(Built.Source.LOG);
        if (inLog != null && otherInLog != null && inLog.isOrdered() && otherInLog.isOrdered()) {
            return inLog.place < otherInLog.place;
        }
        return builtAt(one).flatMap(at -> builtAt(other).map(at::isBefore)).orElse(false);
    }

    private Newest newest(RelationName name) {
        return byName.getOrDefault(rules.folded(name), Newest.NONE);
    }
}
