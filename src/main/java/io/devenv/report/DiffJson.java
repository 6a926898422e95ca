package io.devenv.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.core.plan.SideBySide;
import java.util.List;

/** The field {@code diff} of {@code devenv/plan/1}: the code of nodes without defer and with it. */
final class DiffJson {
    private DiffJson() {}

    static ArrayNode of(List<SideBySide> sides) {
        ArrayNode nodes = Json.object().putArray("diff");
        sides.forEach(each -> nodes.add(node(each)));
        return nodes;
    }

    private static ObjectNode node(SideBySide sides) {
        ObjectNode node = Json.object()
                .put("node", sides.node().id())
                .put("from", sides.from().word())
                .put("without_defer", sides.code().withoutDefer())
                .put("with_defer", sides.code().withDefer());
        ArrayNode unknown = node.putArray("unknown");
        sides.unknown()
                .forEach(each -> unknown.addObject().put("line", each.line()).put("text", each.text()));
        return node;
    }
}
