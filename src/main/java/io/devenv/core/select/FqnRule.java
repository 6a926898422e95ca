package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a name means a node: dbt's fqn rule, tried on the whole fqn and on the fqn without its package.
 *
 * <p>Source: dbt-core 1.5 to 1.12, observed on real runs; see the conformance cases "grammar" and "versions".
 */
final class FqnRule {
    private final String value;
    private final List<String> parts;
    /** Index of the first part with a wildcard; none: the number of parts. */
    private final int firstWild;

    private final Glob rest;
    private final boolean bareGlob;
    private final boolean underscores;
    private final boolean ids;
    private final Glob whole;

    FqnRule(String value, GrammarRules rules) {
        this.value = value;
        this.parts = Arrays.asList(value.split("\\.", -1));
        int wild = 0;
        while (wild < parts.size() && !isWild(parts.get(wild))) wild++;
        this.firstWild = wild;
        this.rest = Glob.of(String.join(".", parts.subList(wild, parts.size())));
        this.bareGlob = rules.bareGlobMatchesName() && parts.size() == 1 && wild == 0;
        this.underscores = rules.underscoreNamesVersion();
        this.ids = rules.nameMatchesId();
        this.whole = Glob.of(value);
    }

    boolean matches(Node node) {
        if (ids && (whole.matches(node.name()) || whole.matches(node.id()))) return true;
        List<String> fqn = node.fqn();
        if (fqn.isEmpty()) return false;
        boolean versioned = node.type() == ResourceType.MODEL && node.version().isPresent();
        return matches(fqn, versioned) || matches(fqn.subList(1, fqn.size()), versioned);
    }

    private boolean matches(List<String> fqn, boolean versioned) {
        int size = fqn.size();
        int nameAt = versioned ? size - 2 : size - 1;
        if (nameAt < 0) return false;
        if (fqn.get(nameAt).equals(value)) return true;
        if (versioned && namesVersion(fqn.get(nameAt), fqn.get(size - 1))) return true;

        // Most nodes are told apart here, before anything is taken to pieces.
        if (firstWild > 0 && !fqn.get(0).startsWith(parts.get(0))) return false;
        if (firstWild == 0 && rest.isEverything()) return true;

        List<String> flat = flat(fqn);
        if (flat.size() < parts.size()) return false;
        for (int at = 0; at < firstWild; at++) {
            if (!flat.get(at).equals(parts.get(at))) return false;
        }
        if (firstWild == parts.size()) return true;
        return (bareGlob && rest.matches(fqn.get(nameAt)))
                || rest.matches(String.join(".", flat.subList(firstWild, flat.size())));
    }

    /** {@code dim.v2} and, since 1.6, {@code dim_v2} mean version 2 of dim. */
    private boolean namesVersion(String name, String version) {
        int size = parts.size();
        if (!underscores) {
            return size > 1
                    && parts.get(size - 2).equals(name)
                    && parts.get(size - 1).equals(version);
        }
        int from = Math.max(0, size - 2);
        return String.join("_", parts.subList(from, size)).equals(name + "_" + version);
    }

    /** Dots in names are separators to dbt. */
    private static List<String> flat(List<String> fqn) {
        if (!hasDots(fqn)) return fqn;
        List<String> flat = new ArrayList<>();
        for (String part : fqn) flat.addAll(Arrays.asList(part.split("\\.", -1)));
        return flat;
    }

    private static boolean hasDots(List<String> fqn) {
        for (String part : fqn) {
            if (part.indexOf('.') >= 0) return true;
        }
        return false;
    }

    static boolean isWild(String part) {
        return Glob.hasWildcard(part) || part.indexOf(']') >= 0;
    }
}
