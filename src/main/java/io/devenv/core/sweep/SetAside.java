package io.devenv.core.sweep;

import io.devenv.core.relation.RelationName;
import java.time.Instant;

/**
 * What the journal tells of a relation that devenv has set aside.
 *
 * @param was what it was called
 * @param due whether it may be freed by now
 * @param until when it may be freed
 */
public record SetAside(RelationName was, boolean due, Instant until) {}
