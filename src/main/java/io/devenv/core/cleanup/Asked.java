package io.devenv.core.cleanup;

import io.devenv.core.code.QueryOrigin;
import io.devenv.core.document.Sha256;
import io.devenv.core.manifest.Node;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question which of some nodes' code a query can have come from. It is asked once: whoever knows the answer need not read the query again.
 *
 * @param nodes whose code is meant
 * @param question stands for all that the answer depends on, beside the query
 */
record Asked(List<Node> nodes, String question) {
    /** To be raised where {@link QueryOrigin} answers otherwise than before: what was found out earlier is then asked again. */
    private static final String RULES = "1 ";

    private static final int DIGITS = 32;

    Asked {
        nodes = List.copyOf(nodes);
        question = Sha256.hex(RULES + question).substring(0, DIGITS);
    }

    /** What was found out before. */
    Optional<Answer> answer(Built record) {
        return record.query().flatMap(query -> query.answer(question));
    }

    /**
     * The same, found now if it was not known; empty if that takes a query nobody has read, or code that nobody has.
     *
     * @param raw the code of nodes as it is written, by unique_id
     */
    Optional<Answer> answer(Built record, Map<String, String> raw, QueryOrigin origin) {
        Optional<Answer> known = answer(record);
        if (known.isPresent() || record.sql().isEmpty()) return known;
        List<String> written =
                nodes.stream().map(Node::id).filter(raw::containsKey).toList();
        if (written.isEmpty()) return Optional.empty();
        String query = record.sql().get();
        List<String> found = written.stream()
                .filter(id -> origin.mayBe(raw.getOrDefault(id, ""), query))
                .toList();
        return Optional.of(new Answer(question, found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty()));
    }

    /** The record with the answer, unless some code was missing: then it is to be asked again. */
    Built noted(Built record, Answer answer, Map<String, String> raw) {
        boolean whole = nodes.stream().allMatch(node -> raw.containsKey(node.id()));
        return whole ? record.madeOf(record.query().map(query -> query.with(answer))) : record;
    }
}
