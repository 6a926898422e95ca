package io.devenv.cli;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The dbt command that {@code --as} names, written as for dbt or in one word. */
final class Previewable {
    private static final Map<String, String> OTHER_WORDS = Map.of("docs-generate", "docs", "list", "ls");

    private Previewable() {}

    static DbtCommand command(String typed, CommandLine line) {
        String word = typed.strip().replaceAll("\\s+", "-");
        if (word.equals("retry")) throw retry().stop();
        return DbtCommand.ofWord(OTHER_WORDS.getOrDefault(word, word))
                .filter(found -> found != DbtCommand.CLONE)
                .orElseThrow(() -> new ParameterException(
                        line,
                        "--as takes run, build, compile, test, seed, snapshot, show, docs, ls, source-freshness or"
                                + " run-operation, not " + typed));
    }

    private static Problem retry() {
        return Problem.of(Fault.USAGE, "retry-not-previewed", "dbt retry cannot be previewed")
                .because("what it does depends on where the command before it stopped, and on that command's options")
                .next(
                        "preview that command: devenv plan --as run --select result:error+ result:skipped+ --state target");
    }
}
