package io.devenv.core.manifest;

import io.devenv.core.document.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code ref()} as somebody wrote it: a name, perhaps with a package before it and a version behind it. */
public record RefCall(String name, Optional<String> packageName, Optional<String> version) {
    private static final String TEXT = "['\"]([^'\"]*)['\"]";
    private static final Pattern LITERAL = Pattern.compile("\\bref\\s*\\(\\s*" + TEXT + "(?:\\s*,\\s*" + TEXT
            + ")?(?:\\s*,\\s*(?:v|version)\\s*=\\s*['\"]?([^'\"\\s)]+)['\"]?)?\\s*\\)");

    /** All calls in a text whose arguments stand there in letters. */
    public static List<RefCall> in(String text) {
        List<RefCall> found = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(text);
        while (matcher.find()) {
            Optional<String> second = Optional.ofNullable(matcher.group(2));
            found.add(new RefCall(
                    second.orElse(matcher.group(1)),
                    second.map(name -> matcher.group(1)),
                    Optional.ofNullable(matcher.group(3))));
        }
        return List.copyOf(found);
    }

    /** The calls that dbt noted while it parsed a node: each time one was made, code before hooks. */
    public static List<RefCall> notedOf(Node node) {
        return node.fields().objects("refs").stream().map(RefCall::ofFields).toList();
    }

    private static RefCall ofFields(Fields ref) {
        return new RefCall(
                ref.text("name").orElse(""),
                ref.text("package"),
                ref.get("version").map(Object::toString));
    }

    /** Whether a node is what the call finds; without a version it finds the latest one. */
    public boolean finds(Node node) {
        if (!node.type().isRefable() || !name.equals(node.name())) return false;
        if (packageName.filter(wanted -> !wanted.equals(node.packageName())).isPresent()) return false;
        return version.isPresent()
                ? version.equals(node.version())
                : node.version().equals(node.latestVersion());
    }
}
