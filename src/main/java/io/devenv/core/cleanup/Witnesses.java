package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Evidence.Witness;
import io.devenv.core.cleanup.Testimony.Stance;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks every record what it knows of a relation: what speaks for dbt having built what lies there, what against it, and who knows nothing. */
public final class Witnesses {
    /** Who is asked even where nothing is found. */
    private static final Set<Witness> ALWAYS = EnumSet.of(
            Witness.BRANCH_MANIFEST,
            Witness.PRODUCTION_MANIFEST,
            Witness.HISTORY,
            Witness.LOG,
            Witness.RUN_RESULTS,
            Witness.JOURNAL);

    private final Situation situation;
    private final List<JournaledRun> runs;
    private final NameRules rules;
    private final BranchNames names;
    private final DevPlaces places;
    private final PastNames past;
    private final Records records;

    /**
     * Looks through all there is once, for any number of relations.
     *
     * @param runs the journal
     */
    public Witnesses(Situation situation, List<JournaledRun> runs) {
        this.situation = situation;
        this.runs = List.copyOf(runs);
        this.rules = situation.dev().rules();
        this.names = new BranchNames(situation.branch(), situation.state(), rules);
        this.places = new DevPlaces(situation.branch(), situation.state(), situation.home(), rules);
        this.past = new PastNames(situation.past(), rules);
        this.records = new Records(situation.records(), rules);
    }

    /** In the order of {@link Witness}; whoever knows nothing says so. */
    public List<Testimony> of(Standing standing) {
        Relation relation = standing.relation();
        List<Testimony> heard = new ArrayList<>();
        branch(standing).ifPresent(heard::add);
        state(standing).ifPresent(heard::add);
        for (PastNode node : past.of(relation.name())) {
            if (isTheBranchs(node)) continue;
            heard.add(new Testimony(Evidence.of(node), stance(fits(node.node(), relation))));
        }
        for (Built built : records.of(relation.name()).all()) heard.add(record(built, relation));
        standing.base().ifPresent(base -> records.of(base).all().forEach(built -> heard.add(ofBase(built))));
        for (JournaledRun run : runs) heard.addAll(journal(run, relation.name()));
        if (situation.otherViews().contains(relation.name())) {
            heard.add(new Testimony(Evidence.OTHER_VIEW, Stance.SILENT));
        }
        ALWAYS.stream()
                .filter(witness ->
                        heard.stream().noneMatch(each -> each.evidence().witness() == witness))
                .forEach(witness -> heard.add(
                        new Testimony(new Evidence(witness, silence(witness), Optional.empty()), Stance.SILENT)));
        heard.sort((one, other) ->
                one.evidence().witness().compareTo(other.evidence().witness()));
        return List.copyOf(heard);
    }

    /** The manifest that lies there now is asked already: it is no witness of its own. */
    private boolean isTheBranchs(PastNode node) {
        return situation
                .branch()
                .metadata()
                .generatedAt()
                .filter(now -> !node.first().isBefore(now))
                .isPresent();
    }

    private Optional<Testimony> branch(Standing standing) {
        Relation relation = standing.relation();
        Optional<Node> node = standing.node().flatMap(situation.branch()::node);
        if (node.isPresent()) {
            String says = "the relation of " + node.get().id() + as(node.get());
            boolean fits = standing.has(Flag.CLONE) || fits(node.get(), relation);
            return Optional.of(new Testimony(Evidence.manifest(says), stance(fits)));
        }
        return names.disabled(relation.name())
                .map(off -> new Testimony(
                        Evidence.manifest("the relation of " + off.id() + as(off) + ", which is disabled"),
                        stance(fits(off, relation))));
    }

    private Optional<Testimony> state(Standing standing) {
        Relation relation = standing.relation();
        Optional<Node> placed = places.node(rules.folded(relation.name()));
        if (placed.isPresent()) {
            String says = "the place in dev of " + placed.get().id() + as(placed.get());
            return Optional.of(new Testimony(Evidence.production(says), stance(fits(placed.get(), relation))));
        }
        return standing.node()
                .flatMap(id -> situation.state().flatMap(state -> state.node(id)))
                .flatMap(Node::relation)
                .map(there ->
                        new Testimony(Evidence.production("production has its node at " + there.full()), Stance.FOR));
    }

    private static Testimony record(Built built, Relation relation) {
        boolean fits =
                built.kind().map(kind -> Kinds.fits(kind, relation.kind())).orElse(true);
        return new Testimony(Evidence.bare(built), stance(fits));
    }

    /** That dbt built a relation here speaks for its having left a working one of it. */
    private static Testimony ofBase(Built built) {
        Evidence bare = Evidence.bare(built);
        String says = built.name() + " was " + bare.says();
        return new Testimony(new Evidence(bare.witness(), says, bare.at(), bare.where()), Stance.FOR);
    }

    private List<Testimony> journal(JournaledRun run, RelationName name) {
        List<Testimony> heard = new ArrayList<>();
        for (JournaledRun.Entry entry : run.entries()) {
            Change change = entry.change();
            boolean from = rules.same(change.relation(), name);
            boolean to = change.other().filter(other -> rules.same(other, name)).isPresent();
            if (!from && !to) continue;
            String says = did(change, from) + outcome(entry.outcome());
            heard.add(new Testimony(
                    new Evidence(
                            Witness.JOURNAL,
                            says,
                            Optional.of(run.at()),
                            Optional.of("run " + run.id() + ", devenv " + run.command())),
                    Stance.FOR));
        }
        return heard;
    }

    private static String did(Change change, boolean from) {
        String other = change.other().map(RelationName::toString).orElse("");
        return switch (change.action()) {
            case RENAME ->
                change.arrives()
                        ? "put there, made from production's"
                        : from ? "set aside as " + other : "renamed from " + change.relation();
            case COPY_OF, CLONE_OF -> from ? "made as a copy of " + other : "copied to " + change.relation();
            case DROP -> "dropped";
            case CREATE_VIEW -> "brought back";
            case DROP_SCHEMA, CREATE_SCHEMA -> ""; // They name no relation.
            case VIEW_OF -> from ? "made as a view of " + other : "shown by the view " + change.relation();
        };
    }

    private static String outcome(JournaledRun.Outcome outcome) {
        return switch (outcome) {
            case MADE -> "";
            case INTENDED -> " (begun; whether it was done nobody noted)";
            case FAILED -> " (failed)";
            case UNDONE -> " (taken back)";
            case LEFT -> " (could not be taken back)";
            case PURGED -> " (and freed for good)";
        };
    }

    private String silence(Witness witness) {
        return switch (witness) {
            case BRANCH_MANIFEST -> "no node of the branch has this name";
            case PRODUCTION_MANIFEST ->
                situation.state().isPresent()
                        ? "no node of production would lie here in dev"
                        : "there is no state to ask";
            case HISTORY -> "no earlier manifest that devenv has seen has this name";
            case LOG -> "no log that devenv has read shows that dbt built it";
            case RUN_RESULTS -> "no run results that devenv has read name it";
            case JOURNAL -> "devenv never changed it";
            case WAREHOUSE -> "it tells nothing else";
        };
    }

    private static boolean fits(Node node, Relation relation) {
        return Kinds.of(node).contains(relation.kind());
    }

    private static Stance stance(boolean fits) {
        return fits ? Stance.FOR : Stance.AGAINST;
    }

    private static String as(Node node) {
        return node.materialized().map(word -> " (" + word + ")").orElse("");
    }
}
