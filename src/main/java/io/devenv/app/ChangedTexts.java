package io.devenv.app;

import io.devenv.artifact.Detail;
import io.devenv.artifact.ManifestReader;
import io.devenv.artifact.Role;
import io.devenv.core.document.Fields;
import io.devenv.core.state.Difference;
import io.devenv.core.state.LineDiff;
import io.devenv.core.state.NodeChange;
import io.devenv.core.state.NodeChange.PartChange;
import io.devenv.core.state.Part;
import io.devenv.core.state.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Code of nodes and macros is not kept when a manifest is read. Of a few it is read again, so that both sides can be shown. */
record ChangedTexts(Workspace workspace, Artifacts artifacts) {
    /** What holds code, newest name first. */
    private static final List<String> CODE = List.of("raw_code", "raw_sql", "macro_sql");

    /** What goes into the checksum of a unit test. */
    private static final List<String> UNIT_TEST = List.of("model", "versions", "given", "expect", "overrides");

    private static final String CHECKSUM = "checksum";
    private static final String UNIT_TESTS = "unit_test.";

    List<NodeChange> addTo(List<NodeChange> changes) {
        Set<String> ids = new LinkedHashSet<>();
        for (NodeChange change : changes) {
            for (PartChange part : change.parts()) {
                if (isText(part) || isUnitTest(change, part)) ids.add(idOf(change, part));
            }
        }
        if (ids.isEmpty()) return changes;
        Set<String> wanted = new LinkedHashSet<>(CODE);
        wanted.addAll(UNIT_TEST);
        Map<String, Fields> now =
                new ManifestReader(Role.BRANCH, Detail.COMPARISON).fieldsOf(workspace.manifestFile(), ids, wanted);
        Map<String, Fields> old = new ManifestReader(Role.STATE, Detail.COMPARISON)
                .fieldsOf(Artifacts.manifestFile(workspace.stateFolder().orElseThrow()), ids, wanted);
        return changes.stream().map(change -> complete(change, old, now)).toList();
    }

    private static NodeChange complete(NodeChange change, Map<String, Fields> old, Map<String, Fields> now) {
        List<PartChange> parts = new ArrayList<>();
        for (PartChange part : change.parts()) {
            String id = idOf(change, part);
            Fields before = old.getOrDefault(id, Fields.NONE);
            Fields after = now.getOrDefault(id, Fields.NONE);
            if (isText(part)) parts.add(part.showing(LineDiff.of(code(before), code(after))));
            else if (isUnitTest(change, part)) parts.addAll(unitTest(part, before, after));
            else parts.add(part);
        }
        return change.with(parts);
    }

    private static boolean isText(PartChange part) {
        return part.part() == Part.MACROS || part.difference().key().equals("raw_code");
    }

    private static boolean isUnitTest(NodeChange change, PartChange part) {
        return change.node().startsWith(UNIT_TESTS) && part.difference().key().equals(CHECKSUM);
    }

    private static String idOf(NodeChange change, PartChange part) {
        return part.part() == Part.MACROS ? part.difference().key() : change.node();
    }

    private static String code(Fields fields) {
        return CODE.stream()
                .filter(fields::has)
                .findFirst()
                .flatMap(fields::text)
                .orElse("");
    }

    /** The parts of the checksum that differ; the checksum itself where none does, as with the rows of a fixture. */
    private static List<PartChange> unitTest(PartChange checksum, Fields old, Fields now) {
        List<PartChange> parts = new ArrayList<>();
        for (String key : UNIT_TEST) {
            if (Objects.equals(old.values().get(key), now.values().get(key))) continue;
            Difference difference = Difference.of(
                    key, Side.of(old.values().get(key)), Side.of(now.values().get(key)));
            parts.add(new PartChange(checksum.part(), checksum.counts(), difference, checksum.diff()));
        }
        return parts.isEmpty() ? List.of(checksum) : parts;
    }
}
