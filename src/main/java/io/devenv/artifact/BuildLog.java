package io.devenv.artifact;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
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

    private long order;

    /**
     * A statement on its way to the warehouse.
     *
     * @param thread who waits for the answer
     * @param connection whose transaction it belongs to; dbt names it after the node
     */
    record Sent(String thread, String connection, String sql, Optional<String> node, Optional<String> body) {}

    private record Done(Ddl.Step step, Sent by, Optional<Instant> at) {}

    /** A new run of dbt: nothing of an earlier, perhaps killed one is still going on. */
    void begin() {
        unanswered.clear();
        open.clear();
        beginUnseen.clear();
        seen.clear();
    }

    /** Postgres' driver begins transactions by itself, and no log shows it. What is dropped after the commit is gone at once, though. */
    void uses(String connection, String adapter) {
        if (adapter.equals("postgres")) beginUnseen.add(connection);
    }

    void sent(Sent statement) {
        unanswered.put(statement.thread(), statement);
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
        put(new Built(name, kind, Optional.of(node), at, body, Built.Source.LOG, OptionalLong.of(order++)));
    }

    /** In the order in which they were built. */
    List<Built> built() {
        return built.values().stream()
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
            Done done = new Done(step, statement, at);
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

    private void apply(Done done) {
        if (done.step() instanceof Ddl.Step.Create create) {
            seen.add(create.name());
            put(record(create.name(), Optional.of(create.kind()), done));
        } else if (done.step() instanceof Ddl.Step.Rename rename) {
            Built before = built.remove(rename.name());
            seen.add(rename.to());
            put(before == null ? record(rename.to(), rename.kind(), done) : renamed(before, rename.to()));
        } else {
            built.remove(done.step().name());
        }
    }

    private void put(Built record) {
        built.put(record.name(), record);
    }

    private Built record(RelationName name, Optional<RelationKind> kind, Done done) {
        Sent by = done.by();
        return new Built(name, kind, by.node(), done.at(), by.body(), Built.Source.LOG, OptionalLong.of(order++))
                .with(CreatedQuery.of(by.sql()));
    }

    /** The same rows under another name: as old as before. */
    private static Built renamed(Built before, RelationName to) {
        return new Built(to, before.kind(), before.node(), before.at(), before.body(), before.from(), before.order())
                .with(before.sql());
    }
}
