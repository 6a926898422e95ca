package io.devenv.core.code;

import io.devenv.core.code.TwoSided.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python models: dbt leaves the code as it is, and adds below it what {@code dbt.ref} and {@code dbt.source} mean. */
public final class PythonCode {
    private static final Pattern CALL = Pattern.compile("\\bdbt\\s*\\.\\s*(?<call>(?:ref|source)\\s*\\([^()]*\\))");

    private PythonCode() {}

    /** Raw code with literal calls replaced by what they read; comments and strings are not told apart from code. */
    public static TwoSided rendered(String code, Names names) {
        List<Span> spans = new ArrayList<>();
        Matcher call = CALL.matcher(code);
        int done = 0;
        while (call.find()) {
            spans.add(Span.of(Pair.same(code.substring(done, call.start()))));
            Optional<Pair> pair = Call.of(call.group("call")).flatMap(names::of);
            spans.add(pair.map(Span::of).orElse(Span.unknown(call.group(), call.group())));
            done = call.end();
        }
        spans.add(Span.of(Pair.same(code.substring(done))));
        return new TwoSided(spans).endingUnknown("what dbt adds below a Python model");
    }

    /** A name as it stands in the dictionaries that dbt adds: a JSON text. */
    public static String inDictionary(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
