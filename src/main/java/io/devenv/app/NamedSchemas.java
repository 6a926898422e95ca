package io.devenv.app;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.sweep.Judged;
import java.util.ArrayList;
import java.util.List;

/** The schemas that somebody named behind the command. */
record NamedSchemas(List<String> names) {
    /** @throws io.devenv.core.problem.Stop {@code sweep-schema-not-found} */
    List<Judged> among(List<Judged> all) {
        List<Judged> chosen = new ArrayList<>();
        for (Judged judged : all) {
            if (names.stream().anyMatch(name -> isMeant(name, judged))) chosen.add(judged);
        }
        for (String name : names) {
            if (chosen.stream().noneMatch(judged -> isMeant(name, judged))) {
                throw Problem.of(Fault.USAGE, "sweep-schema-not-found", "no pattern matches a schema " + name)
                        .because("it is not there, or no pattern under `sweep:` in devenv.yml is about it")
                        .next("devenv sweep")
                        .stop();
            }
        }
        return chosen;
    }

    private static boolean isMeant(String name, Judged judged) {
        return name.equals(judged.schema().name().schema())
                || name.equals(judged.schema().name().toString());
    }
}
