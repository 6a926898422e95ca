package io.devenv.core.cleanup;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What this developer's records say of one relation: who built it, as what, when, from which code. */
final class BuildHistory {
    static final BuildHistory NONE = new BuildHistory(List.of());

    /** A record and its place among those of its source. */
    record Entry(Built built, long place) {}

    private final List<Entry> all;
    /** The newest of each source, in the order of sources. Most relations have one, and are asked about it many times. */
    private final List<Built> newest;

    BuildHistory(List<Entry> entries) {
        this.all = List.copyOf(entries);
        this.newest = newest(all);
    }

    private static List<Built> newest(List<Entry> all) {
        if (all.size() == 1) return List.of(all.get(0).built());
        List<Built> found = new ArrayList<>(Built.Source.values().length);
        for (Built.Source source : Built.Source.values())
            newest(all, source).ifPresent(each -> found.add(each.built()));
        return List.copyOf(found);
    }

    private static Optional<Entry> newest(List<Entry> all, Built.Source source) {
        Entry newest = null;
        for (Entry each : all) {
            if (each.built().from() == source && (newest == null || each.place() >= newest.place())) newest = each;
        }
        return Optional.ofNullable(newest);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Every record. */
    List<Built> all() {
        return all.stream().map(Entry::built).toList();
    }

    /** The newest of each source. */
    List<Built> newest() {
        return newest;
    }

    /** That dbt built what lies there, or that it built something else there; empty where no record tells. */
    Optional<Proof> proof(RelationKind lying) {
        if (newest.isEmpty()) return Optional.empty();
        return Optional.of(contradicting(lying)
                .map(against -> Proofs.contradicted(against, lying))
                .orElseGet(() -> Proofs.recorded(newest)));
    }

    /** The newest record that says something else was built there than what lies there, unless another one fits. */
    private Optional<Built> contradicting(RelationKind lying) {
        Built against = null;
        for (Built each : newest) {
            if (each.kind().isEmpty()) continue;
            if (Kinds.fits(each.kind().get(), lying)) return Optional.empty();
            if (against == null) against = each;
        }
        return Optional.ofNullable(against);
    }

    Optional<Instant> builtAt() {
        Optional<Instant> last = Optional.empty();
        for (Built each : newest) {
            Optional<Instant> at = each.at();
            if (last.isEmpty() || at.filter(last.get()::isBefore).isPresent()) last = at;
        }
        return last;
    }

    /** Whether it is known to have been built from other code than what this stands for, see {@link io.devenv.core.manifest.Node#body}. */
    boolean isOfOtherCode(String body) {
        return !body.isEmpty() && lastSay(code -> !code.equals(body));
    }

    /** Whether it is known to have been built from just that code. */
    boolean isOfCode(String body) {
        return !body.isEmpty() && lastSay(body::equals);
    }

    /**
     * What is known to be older than another record does not count. Of the others each has to say so: one that does not may be the
     * newest.
     */
    private boolean lastSay(Predicate<String> ofCode) {
        boolean said = false;
        for (Built each : newest) {
            if (isOld(each)) continue;
            if (each.body().filter(ofCode).isEmpty()) return false;
            said = true;
        }
        return said;
    }

    private boolean isOld(Built one) {
        for (Built other : newest) if (one.isBefore(other)) return true;
        return false;
    }

    /**
     * When devenv's own copy of production was made that lies there; empty unless it is known to be the last that was built there.
     *
     * @param logWritten when a line was last written to dbt's log; a log as text has no times of its own
     */
    Optional<Instant> copiedAt(Optional<Instant> logWritten) {
        Optional<Instant> copied = newest(all, Built.Source.JOURNAL)
                .map(Entry::built)
                .filter(built -> built.kind().filter(RelationKind.TABLE::equals).isPresent())
                .flatMap(Built::at);
        return copied.filter(at -> newest.stream()
                .filter(built -> built.from() != Built.Source.JOURNAL)
                .allMatch(built -> built.at()
                        .or(() -> built.from() == Built.Source.LOG ? logWritten : Optional.empty())
                        .filter(at::isAfter)
                        .isPresent()));
    }

    /** The unique_id it was last built for, where a record says it: dbt's log has every build, run results those of one run. */
    Optional<String> node() {
        Optional<String> logged =
                newest(all, Built.Source.LOG).flatMap(entry -> entry.built().node());
        return logged.or(
                () -> newest.stream().flatMap(built -> built.node().stream()).findFirst());
    }

    /** True only if it is known: by the order of one source, or by two times. Records that lost their order tell none. */
    boolean isKnownBefore(BuildHistory other) {
        Optional<Entry> mine = inOrderOfLog();
        Optional<Entry> theirs = other.inOrderOfLog();
        if (mine.isPresent() && theirs.isPresent())
            return mine.get().place() < theirs.get().place();
        return builtAt().flatMap(at -> other.builtAt().map(at::isBefore)).orElse(false);
    }

    private Optional<Entry> inOrderOfLog() {
        return newest(all, Built.Source.LOG)
                .filter(entry -> entry.built().order().isPresent());
    }
}
