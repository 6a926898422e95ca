package io.devenv.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose changes to explain. */
final class WhyOptions {
    @Option(
            names = "--why",
            arity = "1",
            paramLabel = "NODE",
            description =
                    "Also tell why a node counts as modified: which part, with old and new value. NODE is a unique_id, a name or a selector; may be given several times.")
    private @Nullable List<String> nodes;

    List<String> nodes() {
        return nodes == null ? List.of() : List.copyOf(nodes);
    }
}
