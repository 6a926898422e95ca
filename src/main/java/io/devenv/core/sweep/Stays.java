package io.devenv.core.sweep;

import io.devenv.core.sweep.SweptSchema.Cause;

/**
 * Why a relation stays that dbt has built.
 *
 * @param why in words for the user
 */
public record Stays(Cause cause, String why) {}
