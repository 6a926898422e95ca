package io.devenv.artifact;

/** How much of a manifest is wanted; what is not wanted is skipped unread. */
public enum Detail {
    /** Names, relations, config, tags and edges: enough to select, to resolve refs and to classify relations. */
    GRAPH,
    /** Also all that {@code state:modified} compares: bodies, unrendered configuration, contracts, persisted descriptions, macros. */
    COMPARISON
}
