package io.devenv.warehouse.postgres;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fields of an output, typed as dbt-postgres 1.11 types them: a number in quotes is text, and a password that is a number is
 * no password. Values that came from a secret are revealed here, for the driver; problems name the field and never the value.
 */
record ProfileFields(Target target) {
    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key).stop());
    }

    /** The text; empty where the key is missing or null, which dbt takes for the same only where a field may be left out. */
    Optional<String> optionalText(String key) {
        return target.settings().get(key).map(value -> {
            if (value instanceof Secret secret) return secret.reveal();
            if (value instanceof String text) return text;
            throw invalid(key, "must be text")
                    .next("put it in quotes, or add `| as_text` if it comes from env_var")
                    .stop();
        });
    }

    int whole(String key) {
        OptionalInt found = optionalWhole(key);
        if (found.isEmpty()) throw missing(key).stop();
        return found.getAsInt();
    }

    OptionalInt optionalWhole(String key) {
        Optional<Object> value = target.settings().get(key);
        if (value.isEmpty()) return OptionalInt.empty();
        if (value.get() instanceof Number number && number.doubleValue() == number.intValue()) {
            return OptionalInt.of(number.intValue());
        }
        throw invalid(key, "must be a whole number")
                .next("write it without quotes, or with `| as_number` if it comes from env_var")
                .stop();
    }

    Problem invalid(String key, String why) {
        return Problem.of(Fault.PROJECT, "postgres-setting-invalid", "`" + key + "` " + why)
                .at(place(key));
    }

    private Problem missing(String key) {
        return Problem.of(Fault.PROJECT, "postgres-setting-missing", "the output has no `" + key + "`")
                .because("dbt does not connect to Postgres without it")
                .at(place(key))
                .next("add it to the output in profiles.yml");
    }

    /** Where the field stands, or would stand. */
    Place place(String key) {
        return Place.file("profiles.yml").key(target.profile() + ".outputs." + target.name() + "." + key);
    }
}
