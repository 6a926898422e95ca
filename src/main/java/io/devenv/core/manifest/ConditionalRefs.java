package io.devenv.core.manifest;

import io.devenv.core.code.Condition;
import io.devenv.core.code.ConditionalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The refs in a node's code with the conditions that each stands behind: dbt counts all of them among what the node depends on, and executes some.
 *
 * @param uses the calls in order
 * @param settings what the code's own variables are set to, as written
 * @param unclear names of the code's own that nobody can tell the meaning of
 */
public record ConditionalRefs(List<Use> uses, Map<String, String> settings, Set<String> unclear) {
    /** Of code in which every ref is executed, or nobody can tell what its refs are. */
    public static final ConditionalRefs NONE = new ConditionalRefs(List.of(), Map.of(), Set.of());

    /** A call and what has to hold for it to be executed. */
    public record Use(RefCall call, List<Condition> conditions) {
        public Use {
            conditions = List.copyOf(conditions);
        }
    }

    public ConditionalRefs {
        uses = List.copyOf(uses);
    }

    /** Those of some raw code; {@link #NONE} if no ref stands behind a condition, or one has an argument that is no literal. */
    public static ConditionalRefs in(String code) {
        ConditionalCode jinja = ConditionalCode.of(code);
        List<Use> uses = new ArrayList<>();
        for (ConditionalCode.Part part : jinja.parts()) {
            List<RefCall> calls = RefCall.in(part.jinja());
            if (RefCall.mentions(part.jinja()) > calls.size()) return NONE;
            calls.forEach(call -> uses.add(new Use(call, part.conditions())));
        }
        return uses.stream().allMatch(use -> use.conditions().isEmpty())
                ? NONE
                : new ConditionalRefs(uses, jinja.settings(), jinja.unclear());
    }

    /** The calls that find a parent. */
    public List<Use> of(Node parent) {
        return uses.stream().filter(use -> use.call().finds(parent)).toList();
    }
}
