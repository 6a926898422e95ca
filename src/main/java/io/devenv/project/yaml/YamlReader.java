package io.devenv.project.yaml;

import static io.devenv.core.problem.Fault.PROJECT;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into a tree that knows its lines. No object is ever made from a tag, and what one document may
 * cost is limited: its length, its depth, and what its aliases expand to.
 */
public final class YamlReader {
    static final int MOST_CHARACTERS = 5_000_000;
    static final int DEEPEST = 100;
    static final int MOST_ALIASES = 1_000;

    private YamlReader() {}

    /**
     * The document's root, or empty if there is nothing in it.
     *
     * @param file named in problems
     * @throws io.devenv.core.problem.Stop with {@code yaml-invalid} and the line
     */
    public static Optional<Yaml> read(String file, String text) {
        String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return Optional.ofNullable(compose(document)).map(root -> new YamlTree(file).of(root));
        } catch (MarkedYAMLException wrong) {
            throw invalid(file, wrong).stop();
        } catch (ReaderException wrong) {
            String what = "character U+%04X is not allowed".formatted(wrong.getCodePoint());
            throw invalid(file, lineAt(document, wrong.getPosition()), what).stop();
        } catch (YAMLException wrong) {
            throw Problem.of(PROJECT, "yaml-too-large", file + " is too large: " + wrong.getMessage())
                    .at(Place.file(file))
                    .stop();
        }
    }

    /** The root as a map; a document with nothing in it is an empty one. */
    public static Yaml.Mapping readMap(String file, String text) {
        Yaml root = read(file, text).orElse(new Yaml.Mapping(java.util.Map.of(), 1));
        if (root instanceof Yaml.Mapping map) return map;
        throw Problem.of(PROJECT, "yaml-not-a-map", file + " must hold keys and values")
                .at(Place.line(file, root.line()))
                .stop();
    }

    private static @org.jspecify.annotations.Nullable Node compose(String document) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        StreamReader reader = new StreamReader(new StringReader(document));
        return new Composer(new ParserImpl(reader, limits), new PythonResolver(), limits).getSingleNode();
    }

    private static Problem invalid(String file, MarkedYAMLException wrong) {
        Mark mark = wrong.getProblemMark() == null ? wrong.getContextMark() : wrong.getProblemMark();
        String what = wrong.getProblem();
        int line = mark == null ? 1 : mark.getLine() + 1;
        if (what.contains("\\t(TAB)")) {
            return invalid(file, line, "a tab where YAML wants spaces").next("indent with spaces");
        }
        return invalid(file, line, what);
    }

    static Problem invalid(String file, int line, String what) {
        return Problem.of(PROJECT, "yaml-invalid", "%s is no valid YAML: %s".formatted(file, what))
                .at(Place.line(file, line));
    }

    private static int lineAt(String text, int codePoints) {
        List<String> before = text.substring(0, text.offsetByCodePoints(0, codePoints))
                .lines()
                .toList();
        return Math.max(1, before.size());
    }
}
