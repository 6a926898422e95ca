package io.devenv.project.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into {@link Yaml}: merge keys applied, repeated keys noted, own tags refused. */
final class YamlTree {
    /** Aliases in aliases multiply; no project file comes near this. */
    private static final int MOST_NODES = 1_000_000;

    private final String file;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    YamlTree(String file) {
        this.file = file;
    }

    Yaml of(Node node) {
        if (++nodes > MOST_NODES) throw wrong(node, "its aliases expand to too much");
        if (node instanceof ScalarNode scalar) return new Yaml.Scalar(value(scalar), line(node));
        if (!open.add(node)) throw wrong(node, "an alias that contains itself");
        Yaml tree = node instanceof SequenceNode list ? sequence(list) : mapping((MappingNode) node);
        open.remove(node);
        return tree;
    }

    private Yaml sequence(SequenceNode list) {
        requireTag(list, Tag.SEQ);
        List<Yaml> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(of(item));
        }
        return new Yaml.Sequence(items, line(list));
    }

    private Yaml.Mapping mapping(MappingNode map) {
        requireTag(map, Tag.MAP);
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
        Map<String, Yaml.Entry> own = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), merged);
            } else {
                String key = key(tuple.getKeyNode());
                OptionalInt before = Optional.ofNullable(own.get(key))
                        .map(entry -> OptionalInt.of(entry.line()))
                        .orElse(OptionalInt.empty());
                own.put(key, new Yaml.Entry(line(tuple.getKeyNode()), of(tuple.getValueNode()), before));
            }
        }
        merged.putAll(own);
        return new Yaml.Mapping(Collections.unmodifiableMap(merged), line(map));
    }

    /** What comes first in a list of merged maps wins. */
    private void merge(Node merged, Map<String, Yaml.Entry> into) {
        Yaml tree = of(merged);
        if (tree instanceof Yaml.Mapping map) {
            map.entries().forEach(into::putIfAbsent);
            return;
        }
        if (!(tree instanceof Yaml.Sequence list)) throw wrong(merged, "<< merges maps only");
        for (Yaml item : list.items()) {
            if (!(item instanceof Yaml.Mapping map)) throw wrong(merged, "<< merges maps only");
            map.entries().forEach(into::putIfAbsent);
        }
    }

    private String key(Node key) {
        if (!(key instanceof ScalarNode scalar)) throw wrong(key, "a key must be one value");
        return PythonText.of(value(scalar));
    }

    private Object value(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        try {
            if (tag.equals(Tag.STR)) return text;
            if (tag.equals(Tag.NULL)) return None.NONE;
            if (tag.equals(Tag.BOOL)) return PythonScalars.bool(text);
            if (tag.equals(Tag.INT)) return PythonScalars.integer(text);
            if (tag.equals(Tag.FLOAT)) return PythonScalars.real(text);
            if (tag.equals(Tag.TIMESTAMP)) return PythonScalars.time(text);
        } catch (NumberFormatException notOne) {
            throw wrong(node, "'%s' is no %s".formatted(text, tag));
        }
        throw wrong(node, "the tag %s is not known to dbt".formatted(tag));
    }

    private void requireTag(Node node, Tag tag) {
        if (!node.getTag().equals(tag)) throw wrong(node, "the tag %s is not known to dbt".formatted(node.getTag()));
    }

    private RuntimeException wrong(Node node, String what) {
        return YamlReader.invalid(file, line(node), what).stop();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
