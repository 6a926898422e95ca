package io.devenv.core.plan;

import io.devenv.core.cleanup.Dossier;
import io.devenv.core.problem.Warning;
import java.util.List;

/** The answer of {@code devenv status --why}: everything known about each relation that was named. */
public record Explanation(Heading heading, List<Dossier> dossiers, List<Warning> warnings) {
    public Explanation {
        dossiers = List.copyOf(dossiers);
        warnings = List.copyOf(warnings);
    }
}
