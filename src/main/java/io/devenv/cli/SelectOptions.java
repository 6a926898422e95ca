package io.devenv.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which nodes: dbt's own options. */
final class SelectOptions {
    @Option(
            names = {"-s", "--select", "-m", "--models"},
            arity = "1..*",
            paramLabel = "SPEC",
            description = "Nodes to include, in dbt's selection syntax.")
    @Nullable
    List<String> select;

    @Option(names = "--exclude", arity = "1..*", paramLabel = "SPEC", description = "Nodes to leave out.")
    @Nullable
    List<String> exclude;

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            description = "A selector of selectors.yml; --select and --exclude count for nothing beside it.")
    @Nullable
    String selector;

    @Option(
            names = "--indirect-selection",
            paramLabel = "MODE",
            description = "Which tests come along: eager, cautious, buildable or empty. [DBT_INDIRECT_SELECTION]")
    @Nullable
    String indirectSelection;

    @Option(
            names = "--resource-type",
            arity = "1",
            paramLabel = "TYPE",
            description = "Only these kinds of nodes, for build, ls, clone and test. [DBT_RESOURCE_TYPES]")
    @Nullable
    List<String> resourceTypes;

    @Option(
            names = "--exclude-resource-type",
            arity = "1",
            paramLabel = "TYPE",
            description = "No nodes of these kinds, for the same. [DBT_EXCLUDE_RESOURCE_TYPES]")
    @Nullable
    List<String> excludedResourceTypes;
}
