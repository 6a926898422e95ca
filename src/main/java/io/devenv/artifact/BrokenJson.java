package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.devenv.core.problem.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Tells what is wrong with a JSON document, in the user's words. */
final class BrokenJson {
    /** What the parser says at the end of a file that ends too early, where it does not throw its own exception for that. */
    private static final Pattern CUT =
            Pattern.compile("Unexpected end-of-input|Unrecognized token '(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|N|Na)'");

    private BrokenJson() {}

    static Problem problem(Artifact artifact, IOException broken) {
        String message = String.valueOf(broken.getMessage());
        if (broken instanceof CharConversionException || message.contains("Invalid UTF-8")) {
            return notUtf8(artifact, broken);
        }
        if (!(broken instanceof JsonProcessingException json)) return ArtifactFile.unreadable(artifact, broken);
        JsonLocation at = json.getLocation();
        String why = json.getOriginalMessage();
        if (broken instanceof JsonEOFException || CUT.matcher(why).lookingAt()) {
            return at(artifact, "truncated", artifact.label() + " ends in the middle", at, "")
                    .because("it was not written or downloaded to its end");
        }
        Problem problem = at(artifact, "not-json", artifact.label() + " is not JSON", at, "");
        return why.contains("('<'")
                ? problem.because("it looks like a web page, as a download that needed a login leaves")
                : problem.because(why);
    }

    static Problem wrongType(
            Artifact artifact, JsonStreamContext context, JsonLocation at, String expected, JsonToken found) {
        String path = path(context);
        String where = path.isEmpty() ? artifact.label() : path;
        return at(
                artifact,
                "wrong-type",
                where + " is " + title(found) + " where " + artifact.kind().author() + " has " + expected,
                at,
                path);
    }

    static Problem moreAfterTheEnd(Artifact artifact, JsonParser parser) {
        return at(artifact, "not-json", artifact.label() + " goes on after its end", parser.currentTokenLocation(), "")
                .because("two documents may have been written into one file");
    }

    private static Problem notUtf8(Artifact artifact, IOException broken) {
        String message = artifact.label() + " is not UTF-8 text";
        return broken instanceof JsonProcessingException json
                ? at(artifact, "not-utf8", message, json.getLocation(), "")
                : artifact.problem("not-utf8", message).because(String.valueOf(broken.getMessage()));
    }

    private static Problem at(Artifact artifact, String what, String message, JsonLocation at, String path) {
        String position = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return artifact.problem(what, message, at.getLineNr(), position, path);
    }

    /** Dotted, lists by number: {@code nodes.model.shop.orders.fqn[2]}. */
    private static String path(JsonStreamContext context) {
        if (context.inRoot()) return "";
        JsonStreamContext outer = context.getParent();
        String before = outer == null ? "" : path(outer);
        if (context.inArray())
            return context.hasCurrentIndex() ? before + "[" + context.getCurrentIndex() + "]" : before;
        if (!context.hasCurrentName()) return before;
        return before.isEmpty() ? context.getCurrentName() : before + "." + context.getCurrentName();
    }

    private static String title(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            default -> "null";
        };
    }
}
