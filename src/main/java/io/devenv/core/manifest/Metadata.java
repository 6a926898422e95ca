package io.devenv.core.manifest;

import io.devenv.core.document.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * Who wrote a manifest, when, and for what.
 *
 * @param schemaVersion the manifest format's number, 4 to 12 or newer
 * @param dbtVersion such as 1.11.16; empty text if the manifest does not say
 * @param generatedAt when it was written
 * @param projectName since dbt 1.6
 * @param adapter {@code adapter_type}
 * @param quoting {@code metadata.quoting}, since dbt 1.10; empty otherwise
 */
public record Metadata(
        int schemaVersion,
        String dbtVersion,
        Optional<Instant> generatedAt,
        Optional<String> projectName,
        Optional<String> adapter,
        Fields quoting) {}
