package io.devenv.report;

/** What the screens call dbt's commands and what they do. */
final class CommandWords {
    private CommandWords() {}

    /** The command as dbt's command line has it, where that is two words. */
    static String typed(String command) {
        return switch (command) {
            case "docs" -> "docs generate";
            case "source-freshness" -> "source freshness";
            default -> command;
        };
    }

    /** What the command does with the nodes: only some of them run any. */
    static String headline(String command) {
        return switch (command) {
            case "ls" -> "Nodes that are listed";
            case "compile", "docs" -> "Nodes in the order they are compiled";
            case "show" -> "Nodes in the order they are shown";
            case "test" -> "Tests in the order they run";
            case "seed" -> "Seeds in the order they are loaded";
            case "snapshot" -> "Snapshots in the order they are taken";
            case "source-freshness" -> "Sources whose freshness is checked";
            default -> "Nodes in the order they run";
        };
    }
}
