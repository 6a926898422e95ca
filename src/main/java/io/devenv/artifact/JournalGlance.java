package io.devenv.artifact;

import io.devenv.core.cleanup.Change;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a line of the journal tells at a glance, as {@link JournalLines} writes it: no document is made of it. What was written otherwise, is
 * cut off, or has letters that JSON writes in another way tells nothing like this, and has to be read.
 */
final class JournalGlance {
    private static final byte[] INTENT = bytes("{\"event\":\"intent\",\"run\":\"");
    private static final byte[] OUTCOME = bytes("{\"event\":\"outcome\",\"run\":\"");
    private static final byte[] NUMBER = bytes(",\"number\":");
    private static final byte[] BECAME = bytes(",\"outcome\":\"");
    private static final byte[] ACTION = bytes(",\"action\":\"");
    /** Within a text its quotes would have a backslash before them. */
    private static final byte[] RELATION = bytes(",\"relation\":{\"database\":\"");

    private static final byte[] SCHEMA = bytes(",\"schema\":\"");
    private static final byte[] IDENTIFIER = bytes(",\"identifier\":\"");

    private final ByteLines line;
    private final Interner shared;

    /** @param line the one in question; it goes on under this */
    JournalGlance(ByteLines line, Interner shared) {
        this.line = line;
        this.shared = shared;
    }

    /** What became of a change. */
    record Ended(String run, int number, Outcome outcome) {}

    /** A change that is announced. */
    record Announced(String run, Change.Action action, RelationName relation) {}

    Optional<Ended> ended() {
        if (!line.endsWith('}')) return Optional.empty();
        int place = line.after(OUTCOME, line.begin());
        Optional<String> run = line.quoted(place);
        int digits = line.after(NUMBER, line.behindQuoted(place));
        int behind = line.behindDigits(digits);
        Optional<Outcome> outcome =
                line.quoted(line.after(BECAME, behind)).flatMap(word -> JournalLines.word(Outcome.values(), word));
        if (run.isEmpty() || outcome.isEmpty() || !isNumber(digits, behind)) return Optional.empty();
        return Optional.of(new Ended(shared.text(run.get()), line.number(digits, behind), outcome.get()));
    }

    Optional<Announced> announced() {
        int place = line.after(INTENT, line.begin());
        Optional<String> run = line.quoted(place);
        if (run.isEmpty()) return Optional.empty();
        int digits = line.after(NUMBER, line.behindQuoted(place));
        Optional<Change.Action> action = line.quoted(line.after(ACTION, line.behindDigits(digits)))
                .flatMap(word -> JournalLines.word(Change.Action.values(), word));
        int database = line.find(RELATION, line.behindDigits(digits));
        int schema = line.after(SCHEMA, line.behindQuoted(database));
        int identifier = line.after(IDENTIFIER, line.behindQuoted(schema));
        Optional<RelationName> relation = name(database, schema, identifier);
        if (action.isEmpty() || relation.isEmpty()) return Optional.empty();
        return Optional.of(new Announced(shared.text(run.get()), action.get(), relation.get()));
    }

    private Optional<RelationName> name(int database, int schema, int identifier) {
        return line.quoted(database)
                .flatMap(first -> line.quoted(schema)
                        .flatMap(second -> line.quoted(identifier)
                                .map(third -> new RelationName(shared.text(first), shared.text(second), third))));
    }

    /** Longer ones are none of devenv's. */
    private static boolean isNumber(int from, int to) {
        return from >= 0 && to > from && to - from <= 9;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
