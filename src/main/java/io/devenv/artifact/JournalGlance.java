package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import java.util.Optional;

/**
 * What a line of the journal tells at a glance, as {@link JournalLines} writes it: no document is made of it. What was written otherwise, is
 * cut off, or has letters that JSON writes in another way tells nothing like this, and has to be read.
 */
final class JournalGlance {
    private static final String INTENT = "{\"event\":\"intent\",\"run\":\"";
    private static final String OUTCOME = "{\"event\":\"outcome\",\"run\":\"";
    private static final String NUMBER = ",\"number\":";
    private static final String BECAME = ",\"outcome\":\"";
    private static final String ACTION = ",\"action\":\"";
    /** Within a text its quotes would have a backslash before them. */
    private static final String RELATION = ",\"relation\":{\"database\":\"";

    private static final String SCHEMA = ",\"schema\":\"";
    private static final String IDENTIFIER = ",\"identifier\":\"";

    private final RawLine line;
    private final Interner shared;

    JournalGlance(RawLine line, Interner shared) {
        this.line = line;
        this.shared = shared;
    }

    /** What became of a change. */
    record Ended(String run, int number, Outcome outcome) {}

    /** A change that is announced. */
    record Announced(String run, Change.Action action, RelationName relation) {}

    Optional<Ended> ended() {
        int place = behind(OUTCOME, 0);
        if (place < 0 || line.at(line.length() - 1) != '}') return Optional.empty();
        Optional<String> run = quoted(place);
        int digits = behind(NUMBER, behindQuoted(place));
        int last = behindDigits(digits);
        Optional<Outcome> outcome =
                quoted(behind(BECAME, last)).flatMap(word -> JournalLines.word(Outcome.values(), word));
        if (run.isEmpty() || outcome.isEmpty() || !isNumber(digits, last)) return Optional.empty();
        return Optional.of(new Ended(shared.text(run.get()), Integer.parseInt(line.text(digits, last)), outcome.get()));
    }

    Optional<Announced> announced() {
        int place = behind(INTENT, 0);
        Optional<String> run = quoted(place);
        if (run.isEmpty()) return Optional.empty();
        int digits = behind(NUMBER, behindQuoted(place));
        Optional<Change.Action> action = quoted(behind(ACTION, behindDigits(digits)))
                .flatMap(word -> JournalLines.word(Change.Action.values(), word));
        int database = behindFirst(RELATION, behindDigits(digits));
        int schema = behind(SCHEMA, behindQuoted(database));
        int identifier = behind(IDENTIFIER, behindQuoted(schema));
        Optional<RelationName> relation = name(database, schema, identifier);
        if (action.isEmpty() || relation.isEmpty()) return Optional.empty();
        return Optional.of(new Announced(shared.text(run.get()), action.get(), relation.get()));
    }

    private Optional<RelationName> name(int database, int schema, int identifier) {
        return quoted(database)
                .flatMap(first -> quoted(schema)
                        .flatMap(second -> quoted(identifier)
                                .map(third -> new RelationName(shared.text(first), shared.text(second), third))));
    }

    /** The place behind some words if they stand at a place, else -1; -1 of -1, too. */
    private int behind(String words, int place) {
        return place >= 0 && line.has(words, place) ? place + words.length() : -1;
    }

    /** The place behind the first of these words at or behind a place; -1 if there are none. */
    private int behindFirst(String words, int place) {
        if (place < 0) return -1;
        char first = words.charAt(0);
        for (int at = line.either(first, first, place); at < line.length(); at = line.either(first, first, at + 1)) {
            if (line.has(words, at)) return at + words.length();
        }
        return -1;
    }

    /** What stands from a place on up to the next quote; empty where that is no plain text of JSON. */
    private Optional<String> quoted(int place) {
        if (place < 0) return Optional.empty();
        int end = line.either('"', '\\', place);
        return line.at(end) == '"' ? Optional.of(line.text(place, end)) : Optional.empty();
    }

    private int behindQuoted(int place) {
        return behindFirst("\"", place);
    }

    private int behindDigits(int place) {
        int at = place;
        while (at >= 0 && line.at(at) >= '0' && line.at(at) <= '9') at++;
        return at;
    }

    /** Longer ones are none of devenv's. */
    private static boolean isNumber(int from, int to) {
        return from >= 0 && to > from && to - from <= 9;
    }
}
