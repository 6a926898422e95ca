package io.devenv.core.manifest;

import io.devenv.core.document.Fields;
import java.util.Optional;

/**
 * A node's code as text, and what else of the node bears on it.
 *
 * @param raw as it was written, with Jinja
 * @param compiled as dbt rendered it for the manifest's target; empty until dbt compiled the node
 * @param alias the last part of the name it has in the warehouse or, if it is ephemeral, in the code it is put into
 * @param path below the folder of its resource type; a generic test's own
 * @param meta a source's {@code meta}, from which some adapters take what they write in its name's place
 */
public record Code(
        Optional<String> raw, Optional<String> compiled, Optional<String> alias, Optional<String> path, Fields meta) {
    public static final Code NONE =
            new Code(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Fields.NONE);
}
