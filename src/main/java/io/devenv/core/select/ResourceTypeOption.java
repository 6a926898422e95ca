package io.devenv.core.select;

import io.devenv.core.manifest.ResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * dbt's options about kinds of nodes: which commands take them, and with which words. A command that does not take one ends with
 * a usage error where it is typed; the same from the environment is ignored.
 *
 * <p>Source: dbt-core 1.5 to 1.12. What the Rust engine takes nobody checked: it is asked for nothing and refused nothing.
 */
public enum ResourceTypeOption {
    INCLUDED("--resource-type"),
    EXCLUDED("--exclude-resource-type");

    private final String written;

    ResourceTypeOption(String written) {
        this.written = written;
    }

    /** As one types it. */
    public String written() {
        return written;
    }

    /** Whether a command has this option. */
    public boolean isOf(DbtCommand command, GrammarRules rules) {
        return command.takesResourceTypes(rules) && (this == INCLUDED || rules.excludesResourceTypes());
    }

    /** Whether typing it ends the command. */
    public boolean isRefusedBy(DbtCommand command, GrammarRules rules) {
        return !rules.isRust() && !isOf(command, rules);
    }

    /** Whether its value counts. */
    public boolean counts(boolean isTyped, DbtCommand command, GrammarRules rules) {
        return isOf(command, rules) && (isTyped || rules.resourceTypesFromEnvironment());
    }

    /** What it can be given, sorted. */
    public List<String> words(GrammarRules rules) {
        Set<ResourceType> types = EnumSet.complementOf(EnumSet.of(ResourceType.OPERATION, ResourceType.SQL_OPERATION));
        types.removeAll(rules.unknownResourceTypes());
        List<String> words = new ArrayList<>(
                types.stream().map(ResourceType::word).sorted().toList());
        words.add("default");
        if (this == INCLUDED) words.add("all");
        return List.copyOf(words);
    }
}
