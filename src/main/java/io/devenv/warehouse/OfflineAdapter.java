package io.devenv.warehouse;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.util.Optional;
import java.util.Set;

/**
 * An adapter of dbt whose rules devenv knows and whose warehouse it cannot connect to yet: it answers from a saved inventory.
 * {@code database} and {@code schema} stand in the settings under these names whatever the adapter calls them.
 */
public abstract class OfflineAdapter implements Adapter {
    @Override
    public final Optional<String> defaultSchema() {
        return Optional.empty();
    }

    @Override
    public String database(Target target) {
        return target.settings()
                .get("database")
                .map(value -> value instanceof Secret secret ? secret.reveal() : value.toString())
                .orElse("");
    }

    @Override
    public final String describe(Target target) {
        String shown = target.settings().get("database").map(Object::toString).orElseGet(() -> database(target));
        return (type() + " " + shown).strip();
    }

    @Override
    public final Warehouse openToRead(Target target) {
        throw noConnection().stop();
    }

    @Override
    public final Warehouse openToChange(Target target, Set<SchemaName> schemas) {
        throw noConnection().stop();
    }

    private Problem noConnection() {
        return Problem.of(Fault.PROJECT, "adapter-unsupported", type() + ": devenv cannot connect to it yet")
                .because("it knows how dbt behaves there, so it can plan from a listing of what exists")
                .next("devenv plan --inventory FILE");
    }
}
