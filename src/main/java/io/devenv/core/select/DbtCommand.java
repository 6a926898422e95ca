package io.devenv.core.select;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.Locale;
import java.util.Optional;

/** A dbt command that selects nodes. */
public enum DbtCommand {
    RUN,
    BUILD,
    COMPILE,
    TEST,
    SEED,
    SNAPSHOT,
    SHOW,
    /** {@code docs generate}. */
    DOCS,
    LS,
    CLONE,
    /** {@code source freshness}: sources that say how fresh they should be. */
    SOURCE_FRESHNESS,
    /** {@code run-operation}: works on a macro, so it selects nothing. */
    RUN_OPERATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DbtCommand> ofWord(String word) {
        for (DbtCommand command : values()) {
            if (command.word().equals(word)) return Optional.of(command);
        }
        return word.equals("list") ? Optional.of(LS) : Optional.empty();
    }

    /** Whether it knows {@code --resource-type} and {@code --exclude-resource-type}; the others have no such options. */
    boolean takesResourceTypes(GrammarRules rules) {
        return this == BUILD || this == LS || this == CLONE || (this == TEST && rules.testTakesResourceTypes());
    }

    /** {@code source freshness} looks at sources alone that have an age to warn of or to fail at, with a count and a period. */
    boolean worksOn(Node node) {
        return this != SOURCE_FRESHNESS || node.type() != ResourceType.SOURCE || hasFreshness(node);
    }

    private static boolean hasFreshness(Node source) {
        Fields freshness = source.fields().object("freshness");
        return isAge(freshness.object("warn_after")) || isAge(freshness.object("error_after"));
    }

    private static boolean isAge(Fields limit) {
        return limit.get("count").isPresent() && limit.get("period").isPresent();
    }

    /** Whether nodes without code stay in the selection. */
    boolean keepsEmptyNodes(GrammarRules rules) {
        return (this == LS && rules.lsKeepsEmptyNodes()) || (this == DOCS && rules.docsKeepsEmptyNodes());
    }
}
