package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** {@code version:latest}, {@code prerelease}, {@code old} or {@code none}, of models. */
final class VersionMethod {
    private VersionMethod() {}

    static Predicate<Node> prepare(Method.Search search) {
        Predicate<Node> fits = switch (search.value()) {
            case "latest" ->
                node -> node.version().isPresent() && node.version().equals(node.latestVersion());
            case "prerelease" -> node -> compareToLatest(node) > 0;
            case "old" -> node -> compareToLatest(node) < 0;
            case "none" -> node -> node.version().isEmpty();
            default ->
                throw PropertyMethods.invalid("Invalid version type selector " + search.value()
                                + ": expected one of: \"latest\", \"prerelease\", \"old\", or \"none\"")
                        .stop();
        };
        return node -> node.type() == ResourceType.MODEL && fits.test(node);
    }

    /** Zero also where there is nothing to compare. */
    private static int compareToLatest(Node node) {
        return node.version()
                .flatMap(version -> node.latestVersion().map(latest -> compare(version, latest)))
                .orElse(0);
    }

    /** As numbers if both are, else as text. */
    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }
}
