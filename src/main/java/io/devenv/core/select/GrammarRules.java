package io.devenv.core.select;

import io.devenv.core.manifest.ResourceType;
import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.Unseen;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one dbt selects, so far as versions differ: the one table of it. Each row is a rule and the versions that have it.
 *
 * <p>Source: dbt-core 1.5.11, 1.6.18, 1.7.19, 1.8.9, 1.9.11, 1.10.23, 1.11.16 and 1.12.6, compared line by line; rows of the Rust
 * engine (2.x) as published with 2.0.0-beta.2, not observed.
 */
public record GrammarRules(DbtVersion dbt) {

    public static GrammarRules of(DbtVersion dbt) {
        return new GrammarRules(dbt);
    }

    boolean isAtLeast(int major, int minor) {
        return dbt.isAtLeast(major, minor);
    }

    /** The engine written in Rust. */
    boolean isRust() {
        return dbt.isAtLeast(2, 0);
    }

    /** Why nobody can be sure of what is selected by these rules; empty where they were seen at work. */
    public Optional<String> unverified() {
        return Unseen.of(dbt);
    }

    // Methods

    /** A bare name means exposures, metrics, … too; before, only what stands among the manifest's nodes. */
    boolean nameMeansEveryKind() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code dim_v2} means version 2 of dim, as {@code dim.v2} always did. */
    boolean underscoreNamesVersion() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code stg_*} finds models in any folder by their name; the Rust engine does so in a way of its own. */
    boolean bareGlobMatchesName() {
        return !isRust() && (dbt.isAtLeast(1, 12) ? dbt.isAtLeast(1, 12, 6) : dbt.isAtLeast(1, 11, 16));
    }

    /** A name or a glob is tried on names and unique_ids before all else. */
    boolean nameMatchesId() {
        return isRust();
    }

    /** {@code file:orders} finds orders.sql. */
    boolean fileWithoutExtension() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code path:} compares texts; before, it looks at the disk. */
    boolean pathsAreTexts() {
        return isRust();
    }

    /** {@code package:this} is the project itself. */
    boolean thisIsAPackage() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code group:} takes patterns. */
    boolean groupGlobs() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code resource_type:} knows every kind; before, only kinds among the manifest's nodes were found. */
    boolean resourceTypeOfEveryKind() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code test_type:data} means all tests but unit tests; before, singular ones. */
    boolean dataMeansAllTests() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code test_name:} finds singular tests by their names. */
    boolean testNameOfSingularTests() {
        return isRust();
    }

    /** Saved queries are found by tag, path, package, kind, state; before, by their names alone. */
    boolean savedQueriesHaveProperties() {
        return dbt.isAtLeast(1, 9);
    }

    /** {@code state:old} and {@code state:unmodified}. */
    boolean knowsUnmodified() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code result:} and {@code source_status:} without records select nothing, and a source must be known then and now. */
    boolean missingRecordsSelectNothing() {
        return isRust();
    }

    // Selectors and tests that come along

    /** {@code method: selector} in selectors.yml stands for an earlier definition; since 1.12 it is a method like any other. */
    public boolean selectorsCopyEarlierOnes() {
        return !dbt.isAtLeast(1, 12);
    }

    /** {@code --indirect-selection} counts in selectors.yml where that says nothing itself. */
    public boolean flagReachesSelectors() {
        return dbt.isAtLeast(1, 8);
    }

    /** With {@code --indirect-selection empty} the graph operators did nothing. */
    boolean emptyModeDropsRelatives() {
        return !dbt.isAtLeast(1, 9);
    }

    // What commands keep

    /** Nodes without code were left out before selecting, not after. */
    boolean emptyNodesAreNoVertices() {
        return !dbt.isAtLeast(1, 9);
    }

    /** {@code ls} shows nodes without code. */
    boolean lsKeepsEmptyNodes() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code docs generate} takes nodes without code. */
    boolean docsKeepsEmptyNodes() {
        return dbt.isAtLeast(1, 7);
    }

    /** {@code test --resource-type}. */
    boolean testTakesResourceTypes() {
        return dbt.isAtLeast(1, 9);
    }

    /** {@code --exclude-resource-type}. */
    boolean excludesResourceTypes() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code DBT_RESOURCE_TYPES} and {@code DBT_EXCLUDE_RESOURCE_TYPES}. */
    boolean resourceTypesFromEnvironment() {
        return dbt.isAtLeast(1, 8);
    }

    /** Kinds that came later. */
    Set<ResourceType> unknownResourceTypes() {
        Set<ResourceType> unknown = EnumSet.noneOf(ResourceType.class);
        if (!dbt.isAtLeast(1, 6)) unknown.add(ResourceType.SEMANTIC_MODEL);
        if (!dbt.isAtLeast(1, 7)) unknown.add(ResourceType.SAVED_QUERY);
        if (!dbt.isAtLeast(1, 8)) unknown.add(ResourceType.UNIT_TEST);
        if (!dbt.isAtLeast(1, 11)) unknown.add(ResourceType.FUNCTION);
        return unknown;
    }

    /** Fixtures of unit tests are a kind, though none that can be selected. */
    boolean hasFixtures() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code --resource-type test} alone meant unit tests as well. */
    boolean testTypeMeansUnitTests() {
        return dbt.isAtLeast(1, 8) && !dbt.isAtLeast(1, 9);
    }

    /** {@code build} exports saved queries; before, an option of its own asked for it. */
    boolean buildsSavedQueries() {
        return dbt.isAtLeast(1, 8);
    }

    /** {@code clone} is a command. */
    public boolean hasClone() {
        return dbt.isAtLeast(1, 6);
    }

    /** {@code build} lists exposures. */
    boolean buildsExposures() {
        return dbt.isAtLeast(1, 10);
    }
}
