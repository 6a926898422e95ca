package io.devenv.core.state;

import io.devenv.core.manifest.Node;

/**
 * A model of the state with an enforced contract that the branch has no more.
 *
 * @param model as the branch disables it, or as the state had it
 * @param reason dbt's words
 */
public record RemovedContract(Node model, String reason) {}
