package io.devenv.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.problem.Problem;
import java.util.Optional;

/** The document of a command that ended without an answer: {@code devenv/error/1}. */
public final class ErrorJson {
    private ErrorJson() {}

    /** What went wrong, where, and what to do next, with the exit code that the command ends with. */
    public static String of(Problem problem) {
        ObjectNode document = Json.document("devenv/error/1");
        document.put("exit", problem.fault().exitCode());
        Json.error(document, Optional.of(problem));
        return Json.text(document);
    }
}
