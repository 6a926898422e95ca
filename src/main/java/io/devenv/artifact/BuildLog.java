package io.devenv.artifact;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import io.devenv.core.results.BuiltQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows the statements in dbt's log and knows in the end which relations dbt has built and not taken away again. A statement counts once the
 * warehouse has answered it and, inside a transaction, once the transaction was committed: what failed or was rolled back built nothing.
 */
final class BuildLog {
    private final Map<RelationName, Built> built = new LinkedHashMap<>();
    private final Map<String, Sent> unanswered = new HashMap<>();
    private final Map<String, List<Done>> open = new HashMap<>();
    private final Set<String> beginUnseen = new HashSet<>();

    /** What this run's statements have built, so that dbt's word for it tells nothing new. */
    private final Set<RelationName> seen = new HashSet<>();

    /** What the names of this run's changes stood for before it. */
    private final Map<RelationName, Optional<Built>> before = new HashMap<>();

    private final Fingerprint fingerprint = new Fingerprint();
    private long order;
    private long orderAtBegin;
    private Place begun;
    private Place here;
    private String timeOfDay = "";
    private Optional<Sent> last = Optional.empty();

    /**
     * Goes on from what was known before.
     *
     * @param order the number of the next build
     * @param start where reading begins
     */
    BuildLog(List<Built> known, long order, Place start) {
        known.forEach(each -> built.put(each.name(), each));
        this.order = order;
        this.orderAtBegin = order;
        this.begun = start;
        this.here = start;
    }

    /**
     * A place in the logs.
     *
     * @param file which of them
     * @param offset where the line begins, in bytes
     * @param line its number, from 1
     */
    record Place(int file, long offset, long line) {
        static final Place START = new Place(0, 0, 1);
    }

    /**
     * A statement on its way to the warehouse.
     *
     * @param thread who waits for the answer
     * @param connection whose transaction it belongs to; dbt names it after the node
     * @param begins where the log has it
     */
    record Sent(
            String thread, String connection, String sql, Optional<String> node, Optional<String> body, long begins) {}

    private record Done(Ddl.Step step, Sent by, Optional<Instant> at, String where) {}

    /** The line that is read now. */
    void at(Place place) {
        here = place;
    }

    Place here() {
        return here;
    }

    /** What the line says of the time, where it does not say the day. */
    void at(String time) {
        timeOfDay = time;
    }

    /** A new run of dbt: nothing of an earlier, perhaps killed one is still going on. */
    void begin() {
        unanswered.clear();
        open.clear();
        beginUnseen.clear();
        seen.clear();
        before.clear();
        begun = here;
        orderAtBegin = order;
    }

    /** Postgres' driver begins transactions by itself, and no log shows it. What is dropped after the commit is gone at once, though. */
    void uses(String connection, String adapter) {
        if (adapter.equals("postgres")) beginUnseen.add(connection);
    }

    void sent(Sent statement) {
        last = Optional.of(statement);
        unanswered.put(statement.thread(), statement);
    }

    /** The statement sent last. */
    Optional<Sent> last() {
        return last;
    }

    void answered(String thread, Optional<Instant> at) {
        Sent statement = unanswered.remove(thread);
        if (statement == null) return;
        switch (command(statement.sql())) {
            case "begin" -> open.put(statement.connection(), new ArrayList<>());
            case "commit" -> commit(statement.connection());
            case "rollback" -> rolledBack(statement.connection());
            default -> done(statement, at);
        }
    }

    /** Also right for a connection that was closed: what it had not committed is gone. */
    void rolledBack(String connection) {
        open.remove(connection);
        unanswered.values().removeIf(sent -> sent.connection().equals(connection));
    }

    /** dbt's own word that a node was built, for logs and warehouses without the SQL; adds nothing where this run's statements were seen. */
    void reported(
            RelationName name, Optional<RelationKind> kind, String node, Optional<Instant> at, Optional<String> body) {
        if (seen.contains(name)) return;
        OptionalLong number = OptionalLong.of(order++);
        put(new Built(name, kind, Optional.of(node), at, body, Built.Source.LOG, number).in(Optional.of(where())));
    }

    /** In the order in which they were built. */
    List<Built> built() {
        return inOrder(built);
    }

    /** The same before the last run began. */
    List<Built> settled() {
        Map<RelationName, Built> then = new LinkedHashMap<>(built);
        before.forEach((name, was) -> was.ifPresentOrElse(old -> then.put(name, old), () -> then.remove(name)));
        return inOrder(then);
    }

    /** Where the last run began: where to read on another time. */
    Place begun() {
        return begun;
    }

    long orderAtBegin() {
        return orderAtBegin;
    }

    long order() {
        return order;
    }

    private String where() {
        return "line " + here.line() + (timeOfDay.isEmpty() ? "" : ", " + timeOfDay + " UTC");
    }

    private static List<Built> inOrder(Map<RelationName, Built> records) {
        return records.values().stream()
                .sorted((one, other) ->
                        Long.compare(one.order().orElse(0), other.order().orElse(0)))
                .toList();
    }

    private static String command(String sql) {
        String word =
                sql.length() > 20 ? "" : sql.strip().toLowerCase(Locale.ROOT).replace(";", "");
        return word.equals("begin transaction") ? "begin" : word;
    }

    private void done(Sent statement, Optional<Instant> at) {
        for (Ddl.Step step : Ddl.steps(statement.sql())) {
            Done done = new Done(step, statement, at, where());
            boolean begins = beginUnseen.contains(statement.connection()) && !(step instanceof Ddl.Step.Drop);
            if (begins) open.putIfAbsent(statement.connection(), new ArrayList<>());
            List<Done> transaction = open.get(statement.connection());
            if (transaction == null) apply(done);
            else transaction.add(done);
        }
    }

    private void commit(String connection) {
        List<Done> transaction = open.remove(connection);
        if (transaction != null) transaction.forEach(this::apply);
    }

    /** Every step has its number, whatever it does: who reads on from the same place counts alike. */
    private void apply(Done done) {
        long number = order++;
        if (done.step() instanceof Ddl.Step.Create create) {
            seen.add(create.name());
            put(record(create.name(), Optional.of(create.kind()), done, number));
        } else if (done.step() instanceof Ddl.Step.Rename rename) {
            Optional<Built> old = remove(rename.name());
            seen.add(rename.to());
            put(old.map(same -> same.renamed(rename.to()))
                    .orElseGet(() -> record(rename.to(), rename.kind(), done, number)));
        } else {
            remove(done.step().name());
        }
    }

    private void put(Built record) {
        note(record.name());
        built.put(record.name(), record);
    }

    private Optional<Built> remove(RelationName name) {
        note(name);
        return Optional.ofNullable(built.remove(name));
    }

    private void note(RelationName name) {
        before.putIfAbsent(name, Optional.ofNullable(built.get(name)));
    }

    private Built record(RelationName name, Optional<RelationKind> kind, Done done, long number) {
        Sent by = done.by();
        OptionalLong order = OptionalLong.of(number);
        return new Built(name, kind, by.node(), done.at(), by.body(), Built.Source.LOG, order)
                .in(Optional.of(done.where()))
                .madeOf(CreatedQuery.of(by.sql())
                        .map(query ->
                                BuiltQuery.of(query).at(new BuiltQuery.Place(by.begins(), fingerprint.of(query)))));
    }
}
