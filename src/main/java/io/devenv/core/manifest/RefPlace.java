package io.devenv.core.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a node a parent is referred to. dbt counts the refs of hooks and foreign keys among a node's parents, yet resolves them at
 * other times than those of its code.
 */
public enum RefPlace {
    /** In its code, or nobody can tell. */
    CODE,
    /** Only in its hooks: resolved when they run, and not at all by commands that run none. */
    HOOK,
    /** Only in a constraint. */
    FOREIGN_KEY;

    private static final List<String> HOOKS = List.of("pre-hook", "post-hook", "pre_hook", "post_hook");

    /** Whether a node has neither hooks nor foreign keys: whatever it refers to, it does in its code. */
    public static boolean isCodeOnly(Node child) {
        return hookTexts(child).isEmpty() && foreignKeys(child).isEmpty();
    }

    /**
     * The first place that certainly holds a ref to the parent. dbt notes every ref it meets while parsing, again if it meets it again:
     * those that the hooks and constraints do not account for stand in the code.
     */
    public static RefPlace of(Node child, Node parent) {
        long noted = count(RefCall.notedOf(child), parent);
        if (noted == 0) return CODE;
        long inHooks = 0;
        for (String hook : hookTexts(child)) {
            // Whether dbt met what stands behind a condition, nobody can tell.
            if (hook.contains("{%")) return CODE;
            inHooks += count(RefCall.in(hook), parent);
        }
        long inKeys =
                foreignKeys(child).stream().filter(to -> pointsTo(to, parent)).count();
        if (noted > inHooks + inKeys) return CODE;
        return inHooks > 0 ? HOOK : FOREIGN_KEY;
    }

    /**
     * How often dbt met a ref to the parent outside of constraints while it parsed the node.
     *
     * @param withHooks whether to count those in hooks; where nobody can tell how many of them it met, they are counted always
     */
    public static long timesMet(Node child, Node parent, boolean withHooks) {
        List<String> hooks = hookTexts(child);
        boolean uncertain = hooks.stream().anyMatch(hook -> hook.contains("{%"));
        long inHooks = withHooks || uncertain
                ? 0
                : hooks.stream()
                        .mapToLong(hook -> count(RefCall.in(hook), parent))
                        .sum();
        long inKeys =
                foreignKeys(child).stream().filter(to -> pointsTo(to, parent)).count();
        return count(RefCall.notedOf(child), parent) - inHooks - inKeys;
    }

    private static long count(List<RefCall> calls, Node parent) {
        return calls.stream().filter(call -> call.finds(parent)).count();
    }

    /** The statements of a node's hooks as they were written. */
    public static List<String> hookTexts(Node node) {
        List<String> found = new ArrayList<>();
        for (String key : HOOKS) {
            if (!node.config().has(key)) continue;
            found.addAll(node.config().texts(key));
            node.config().object(key).text("sql").ifPresent(found::add);
            node.config().objects(key).forEach(hook -> hook.text("sql").ifPresent(found::add));
        }
        return found;
    }

    /** What the foreign keys of a node point to, as written; dbt itself replaces that by a relation's name once it has compiled the node. */
    public static List<String> foreignKeys(Node node) {
        return node.fields().texts("foreign_keys");
    }

    /** Whether a foreign key's target is a node: called by a ref, or by the identifier at the end of a relation's name. */
    public static boolean pointsTo(String target, Node node) {
        List<RefCall> calls = RefCall.in(target);
        if (!calls.isEmpty()) return calls.get(0).finds(node);
        String last = target.substring(target.lastIndexOf('.') + 1).replaceAll("^[\"`\\[]|[\"`\\]]$", "");
        return node.relation()
                .filter(relation -> relation.identifier().equalsIgnoreCase(last))
                .isPresent();
    }
}
