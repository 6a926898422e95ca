package io.devenv.cli;

import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.cleanup.RelationPattern;
import io.devenv.core.relation.ByteSize;
import io.devenv.project.Lifetime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which of all that could go is meant. */
final class ChoiceOptions {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CLASS",
            description = "Only these classes: leftover, orphan, temporary, test_failures.")
    private @Nullable List<String> only;

    @Option(
            names = "--keep",
            paramLabel = "PATTERN",
            description =
                    "Keep what matches: a shell pattern of an identifier, schema.identifier or database.schema.identifier; may be given several times. devenv keep keeps for longer.")
    private @Nullable List<String> keep;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only what is known to be older, such as 14d, 12h or 2w. Unknown age never is.")
    private @Nullable String olderThan;

    @Option(
            names = "--larger-than",
            paramLabel = "SIZE",
            description = "Only what is known to be larger, such as 500MB, 1GB or 1.5GiB. Unknown size never is.")
    private @Nullable String largerThan;

    @Option(
            names = "--reset",
            description =
                    "Everything that dbt is proven to have built here, your own work on this branch, test failures and clones, too.")
    private boolean resets;

    /** What was typed, or the end of the command where it makes no sense. */
    Choice choice(CommandLine line) {
        Choice choice = Choice.DEFAULT
                .only(classes(line))
                .keeping(
                        keep == null
                                ? List.of()
                                : keep.stream().map(RelationPattern::new).toList());
        if (olderThan != null) {
            String typed = olderThan;
            choice = choice.olderThan(Lifetime.of(typed)
                    .orElseThrow(() ->
                            new ParameterException(line, "--older-than takes an age, such as 14d, not " + typed)));
        }
        if (largerThan != null) {
            String typed = largerThan;
            choice = choice.largerThan(ByteSize.of(typed)
                    .orElseThrow(() ->
                            new ParameterException(line, "--larger-than takes a size, such as 1GB, not " + typed)));
        }
        if (!resets) return choice;
        if (only != null) throw new ParameterException(line, "--reset is for every class, --only for some: choose one");
        return choice.resetting();
    }

    private Set<RelationClass> classes(CommandLine line) {
        Set<RelationClass> classes = EnumSet.noneOf(RelationClass.class);
        for (String word : only == null ? List.<String>of() : only) {
            classes.add(RelationClass.cleanable(word)
                    .orElseThrow(() -> new ParameterException(
                            line, "--only takes leftover, orphan, temporary or test_failures, not " + word)));
        }
        return classes;
    }
}
