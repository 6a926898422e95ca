package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a relation stays, whatever else there is. The first rule that applies answers. */
final class KeepRules {
    private static final Set<RelationKind> CHANGEABLE =
            EnumSet.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

    private final Situation situation;
    private final CleanOptions options;
    private final HookRefs hooks;
    private final ChoiceRules choices;
    private final Map<String, Node> past;
    private final Map<String, Node> disabled = new HashMap<>();

    KeepRules(Situation situation, CleanOptions options) {
        this.situation = situation;
        this.options = options;
        this.hooks = new HookRefs(situation.branch());
        this.past = situation.past().newestById();
        situation.branch().disabled().forEach(node -> disabled.putIfAbsent(node.id(), node));
        this.choices = new ChoiceRules(options.choice(), situation);
    }

    Optional<Verdict> keep(Standing standing) {
        return held(standing)
                .or(() -> byClass(standing))
                .or(() -> choices.keep(standing))
                .or(() -> unproven(standing))
                .or(() -> refused(standing))
                .or(() -> inUse(standing))
                .or(() -> onlyCopy(standing))
                .or(() -> choices.isNamed(standing) ? Optional.empty() : byDefault(standing));
    }

    /** What somebody wants kept stays even if it is named: a pin is lifted by whoever made it, and nothing else. */
    private static Optional<Verdict> held(Standing standing) {
        return standing.hold()
                .map(hold -> Verdict.kept(standing, hold.cause(), hold.reason() + " (" + hold.lift() + ")"));
    }

    private Optional<Verdict> byClass(Standing standing) {
        boolean resets = options.choice().resets();
        return switch (standing.type()) {
            case YOURS -> resets ? Optional.empty() : kept(standing, Cause.YOURS, standing.reason());
            case DOWNSTREAM -> resets ? Optional.empty() : kept(standing, Cause.DOWNSTREAM, standing.reason());
            case UNKNOWN -> kept(standing, Cause.UNKNOWN, standing.reason());
            default -> Optional.empty();
        };
    }

    private Optional<Verdict> unproven(Standing standing) {
        if (!standing.proof().given()) {
            return kept(standing, Cause.NO_PROOF, standing.proof().why());
        }
        RelationKind kind = standing.relation().kind();
        return CHANGEABLE.contains(kind)
                ? Optional.empty()
                : kept(standing, Cause.KIND, "devenv does not change relations of this kind");
    }

    private Optional<Verdict> refused(Standing standing) {
        return Optional.ofNullable(options.refused().get(standing.name()))
                .map(why -> Verdict.kept(standing, Cause.REFUSED, why));
    }

    private Optional<Verdict> onlyCopy(Standing standing) {
        boolean backup = standing.type() == RelationClass.TEMPORARY
                && WorkingName.of(standing.name().identifier())
                        .filter(WorkingName::isBackup)
                        .isPresent();
        Optional<Relation> holder = standing.base().flatMap(situation::holder);
        if (!backup || holder.filter(relation -> relation.kind().isSeenByDbt()).isPresent()) return Optional.empty();
        String base = standing.base().map(Object::toString).orElse("its table");
        if (holder.isPresent()) {
            return kept(
                    standing,
                    Cause.ONLY_COPY,
                    "the only copy of " + base + ", whose name a "
                            + holder.get().kind().spoken() + " has now");
        }
        return Optional.of(new Verdict(
                standing,
                Verdict.Decision.OFFER_BACK,
                Cause.ONLY_COPY,
                "the only copy of " + base + ", which is gone; it can have its name back",
                List.of(),
                Verdict.Reversible.YES));
    }

    /** Asked before {@link #onlyCopy}: a backup without its table may be one whose run is between two renames. */
    private Optional<Verdict> inUse(Standing standing) {
        boolean temporary = standing.type() == RelationClass.TEMPORARY;
        if (temporary && options.forcesTemporaries()) return Optional.empty();
        Optional<String> building = situation.circumstances().building();
        if (building.isPresent()) return kept(standing, Cause.RUNNING, "dbt is at work: " + building.get());
        if (!temporary) return Optional.empty();
        return situation
                .circumstances()
                .running()
                .map(why -> Verdict.kept(
                        standing,
                        Cause.RUNNING,
                        "a dbt run may still need it: " + why + "; --force-temporary does not wait for that"));
    }

    private Optional<Verdict> byDefault(Standing standing) {
        return clone(standing).or(() -> ofNode(standing));
    }

    /** What production can give again at any time goes with a reset. */
    private Optional<Verdict> clone(Standing standing) {
        if (options.choice().resets()) return Optional.empty();
        if (standing.has(Flag.CLONE) && standing.relation().kind() == RelationKind.VIEW) {
            return kept(standing, Cause.CLONE, "a view of production made on purpose; it is never out of date");
        }
        if (standing.has(Flag.CLONE) && !standing.has(Flag.STALE)) {
            return kept(standing, Cause.CLONE, "a fresh copy of production made on purpose");
        }
        return Optional.empty();
    }

    /** What could not be built again as it was, or what production would be read or written instead of. */
    private Optional<Verdict> ofNode(Standing standing) {
        Optional<Node> maker = maker(standing);
        boolean snapshot = maker.map(node -> node.type() == ResourceType.SNAPSHOT)
                .orElseGet(() ->
                        standing.was().filter(id -> id.startsWith("snapshot.")).isPresent());
        if (snapshot) return kept(standing, Cause.SNAPSHOT, "a snapshot: its history cannot be built again");
        if (maker.isEmpty() || standing.type() == RelationClass.TEMPORARY) return Optional.empty();
        Node node = maker.get();
        if (hooks.mention(node)) {
            return kept(standing, Cause.HOOK, "a hook refers to it, and would reach production if it were gone");
        }
        if (node.config().flag("full_refresh").filter(refresh -> !refresh).isPresent()) {
            return kept(standing, Cause.FULL_REFRESH_FALSE, "full_refresh: false, so dbt cannot build it from scratch");
        }
        if (!options.choice().resets() && isDisabledHereOnly(node.id())) {
            return kept(standing, Cause.DISABLED_FOR_THIS_TARGET, node.label() + " is disabled for this target only");
        }
        return Optional.empty();
    }

    private Optional<Node> maker(Standing standing) {
        Optional<String> id = standing.node().or(standing::was);
        return id.flatMap(situation.branch()::node)
                .or(() -> id.flatMap(this::disabled))
                .or(() -> id.flatMap(one -> situation.state().flatMap(state -> state.node(one))))
                .or(() -> id.map(past::get));
    }

    private Optional<Node> disabled(String id) {
        return Optional.ofNullable(disabled.get(id));
    }

    /**
     * Whether a setting, not the branch, disables the node: {@code enabled} is an expression, or it stands in code that is
     * the same in the state, where it came out as true.
     */
    private boolean isDisabledHereOnly(String id) {
        Optional<Node> here = disabled(id);
        if (here.isEmpty()) return false;
        boolean expression =
                here.get().fields().object("unrendered_config").text("enabled").isPresent();
        return expression
                || situation
                        .state()
                        .flatMap((Manifest state) -> state.node(id))
                        .filter(there -> !there.body().isEmpty()
                                && there.body().equals(here.get().body()))
                        .filter(there ->
                                there.fields().object("unrendered_config").has("enabled"))
                        .isPresent();
    }

    private static Optional<Verdict> kept(Standing standing, Cause cause, String reason) {
        return Optional.of(Verdict.kept(standing, cause, reason));
    }
}
