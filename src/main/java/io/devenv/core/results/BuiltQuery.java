package io.devenv.core.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query that a relation was built from. Its text is never kept: instead, where it can be read again, and what was found out by it.
 *
 * @param text as dbt had compiled it; empty where it was not read this time
 * @param place where the record has it; empty where it cannot be read again, or need not be
 * @param answers what was found out by it, newest last
 */
public record BuiltQuery(Optional<String> text, Optional<Place> place, List<Answer> answers) {
    /** A branch that goes to and fro between two of its codes, and the state's beside them. */
    private static final int ANSWERS = 4;

    /**
     * Where a log has the statement that built the relation.
     *
     * @param offset where the statement's first line begins, in bytes from the beginning of the file, whatever it is called now
     * @param fingerprint stands for the query, so that nothing else is taken for it
     */
    public record Place(long offset, String fingerprint) {}

    /**
     * Whose code the query can have come from.
     *
     * @param question stands for the codes that were asked about
     * @param node the unique_id of the only node whose code it can be; empty if there is none or more than one
     */
    public record Answer(String question, Optional<String> node) {}

    public BuiltQuery {
        answers = List.copyOf(answers);
    }

    /** A query that was read just now. */
    public static BuiltQuery of(String text) {
        return new BuiltQuery(Optional.of(text), Optional.empty(), List.of());
    }

    /** The same, to be read again there. */
    public BuiltQuery at(Place again) {
        return new BuiltQuery(text, Optional.of(again), answers);
    }

    /** The same, read. */
    public BuiltQuery read(String found) {
        return new BuiltQuery(Optional.of(found), place, answers);
    }

    /** What was found out when this was asked before. */
    public Optional<Answer> answer(String question) {
        return answers.stream().filter(each -> each.question().equals(question)).findFirst();
    }

    /** The same, and one more answer; the oldest of too many are forgotten. */
    public BuiltQuery with(Answer answer) {
        List<Answer> all = new ArrayList<>(answers);
        all.removeIf(each -> each.question().equals(answer.question()));
        all.add(answer);
        return new BuiltQuery(text, place, all.subList(Math.max(0, all.size() - ANSWERS), all.size()));
    }
}
