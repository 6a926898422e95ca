package io.devenv.core.manifest;

import io.devenv.core.code.Call;
import io.devenv.core.document.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code ref()} as somebody wrote it: a name, perhaps with a package before it and a version behind it. */
public record RefCall(String name, Optional<String> packageName, Optional<String> version) {
    private static final Pattern MENTION = Pattern.compile("\\bref\\b");

    /** All calls in a text whose arguments stand there in letters. */
    public static List<RefCall> in(String text) {
        return Call.refsIn(text).stream().map(RefCall::of).toList();
    }

    /** How often a text speaks of refs: those that {@link #in} does not find have an argument that is no literal, or go by another name. */
    public static long mentions(String text) {
        return MENTION.matcher(text).results().count();
    }

    /** One that was read in code. */
    public static RefCall of(Call.Ref ref) {
        return new RefCall(ref.name(), ref.packageName(), ref.version());
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
