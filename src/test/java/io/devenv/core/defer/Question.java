package io.devenv.core.defer;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.state.DbtVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One question of a table: {@code child} refers to {@code parent}; what differs is said, everything else is plain. */
final class Question {
    static final SchemaName DEV = new SchemaName("wh", "dev");
    static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    static final String PARENT = "model.shop.parent";
    static final String CHILD = "model.shop.child";

    private final DbtVersion dbt;
    private final Set<String> selected = new HashSet<>(Set.of(CHILD));
    private DbtCommand command = DbtCommand.RUN;
    private boolean on = true;
    private boolean favors;
    private Listing listing = new Listing.Listed(List.of());
    private UnaryOperator<TestNode> parent = node -> node;
    private UnaryOperator<TestNode> inState = node -> node.lives("wh", "prod", "parent_there");
    private boolean known = true;

    Question(String dbt) {
        this.dbt = DbtVersion.of(dbt);
    }

    Question off() {
        on = false;
        return this;
    }

    Question favoring(boolean state) {
        favors = state;
        return this;
    }

    Question selected(boolean parentToo) {
        if (parentToo) selected.add(PARENT);
        return this;
    }

    Question selecting(String id) {
        selected.add(id);
        return this;
    }

    Question of(DbtCommand asked) {
        command = asked;
        return this;
    }

    Question newOnBranch() {
        known = false;
        return this;
    }

    Question branch(UnaryOperator<TestNode> settings) {
        parent = settings;
        return this;
    }

    Question state(UnaryOperator<TestNode> settings) {
        inState = settings;
        return this;
    }

    /** What the dev schema holds: a name, nothing, or it cannot be listed. */
    Question dev(String lying) {
        listing = switch (lying) {
            case "nothing" -> new Listing.Listed(List.of());
            case "refused" -> new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "refused", "no"));
            default -> new Listing.Listed(List.of(Relation.of(DEV.relation(lying), RelationKind.TABLE)));
        };
        return this;
    }

    RefResolver resolver(RelationCache cache) {
        Deferral deferral =
                new Deferral(DeferRules.of(dbt), new DeferSettings(on, favors), Optional.of(stateManifest()), selected);
        return new RefResolver(deferral, cache, Frontier.of(manifest(), selected, command));
    }

    RelationCache cache() {
        return new RelationCache(new Inventory(NAMES, Map.of(DEV, listing)), Quoting.ALL);
    }

    Manifest manifest() {
        return new TestManifest()
                .model("parent", parent)
                .model("child", PARENT)
                .model("grandchild", CHILD)
                .node(ResourceType.FUNCTION, "parent", node -> node.lives("wh", "dev", "parent"))
                .node(ResourceType.UNIT_TEST, "ut", node -> node.parents(CHILD))
                .node(ResourceType.OPERATION, "hook", node -> node.parents("model.shop.hooked"))
                .model("hooked")
                .build();
    }

    private Manifest stateManifest() {
        TestManifest manifest = new TestManifest();
        if (!known) return manifest.build();
        return manifest.model("parent", inState)
                .node(ResourceType.FUNCTION, "parent", node -> node.lives("wh", "prod", "parent_alias"))
                .build();
    }

    Node node(String id) {
        return manifest().node(id).orElseThrow();
    }

    Resolution ref() {
        return resolver(cache()).resolve(node(CHILD), node(PARENT));
    }

    Resolution function() {
        return resolver(cache()).function(node(CHILD), node("function.shop.parent"));
    }

    Resolution foreignKey() {
        return resolver(cache()).foreignKey(node(CHILD), node(PARENT));
    }

    /** Such as {@code state missing-in-dev wh.prod.parent_there}. */
    static String said(Resolution answer) {
        return answer.target().word() + " " + answer.reason().word()
                + answer.relation().map(name -> " " + name.full()).orElse("");
    }
}
