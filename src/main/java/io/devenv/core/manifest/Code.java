package io.devenv.core.manifest;

import java.util.Optional;

/**
 * A node's code as text.
 *
 * @param raw as it was written, with Jinja
 * @param compiled as dbt rendered it for the manifest's target; empty until dbt compiled the node
 */
public record Code(Optional<String> raw, Optional<String> compiled) {}
