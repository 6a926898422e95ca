package io.devenv.core.relation;

/** How a warehouse's views find what they read. */
public enum ViewBinding {
    /** By name, at every query: what takes a relation's place is read from then on (DuckDB). */
    BY_NAME,
    /** Bound to the relation itself: the view follows when that is renamed (Postgres). */
    BY_RELATION
}
