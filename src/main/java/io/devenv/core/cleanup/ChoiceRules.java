package io.devenv.core.cleanup;

import io.devenv.core.cleanup.Verdict.Cause;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.ByteSize;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which relations stay because the user did not mean them. What is not known never fits: unknown age is not old, unknown size not large. */
final class ChoiceRules {
    private static final Set<RelationClass> REMAINS =
            EnumSet.of(RelationClass.LEFTOVER, RelationClass.ORPHAN, RelationClass.TEMPORARY);
    private static final Set<RelationClass> PROVABLE = EnumSet.complementOf(EnumSet.of(RelationClass.UNKNOWN));

    private record Kept(RelationPattern pattern, Predicate<RelationName> fits) {}

    private final Choice choice;
    private final Situation situation;
    private final NameRules rules;
    private final Set<RelationName> named;
    private final List<Kept> keep;
    private final Map<RelationName, String> nodes = new HashMap<>();

    ChoiceRules(Choice choice, Situation situation) {
        this.choice = choice;
        this.situation = situation;
        this.rules = situation.dev().rules();
        this.named = choice.named().stream().map(rules::folded).collect(Collectors.toSet());
        this.keep = choice.keep().stream()
                .map(pattern -> new Kept(pattern, pattern.in(rules)))
                .toList();
        if (choice.nodes().isEmpty()) return;
        for (Node node : situation.branch().built()) {
            node.relation().ifPresent(name -> nodes.putIfAbsent(rules.folded(name), node.id()));
        }
    }

    /** Whether the user called this very relation by its name. */
    boolean isNamed(Standing standing) {
        return named.contains(rules.folded(standing.name()));
    }

    /** Why the user did not mean it; empty if it is meant. */
    Optional<Verdict> keep(Standing standing) {
        return byAnswer(standing)
                .or(() -> byPattern(standing))
                .or(() -> byClassOrName(standing))
                .or(() -> bySelection(standing))
                .or(() -> byAge(standing))
                .or(() -> bySize(standing));
    }

    private Optional<Verdict> byAnswer(Standing standing) {
        return choice.declined().contains(standing.name())
                ? kept(standing, Cause.NOT_PICKED, "not picked")
                : Optional.empty();
    }

    private Optional<Verdict> byPattern(Standing standing) {
        return keep.stream()
                .filter(each -> each.fits().test(standing.name()))
                .findFirst()
                .map(each -> Verdict.kept(standing, Cause.KEPT_BY_OPTION, "--keep " + each.pattern()));
    }

    private Optional<Verdict> byClassOrName(Standing standing) {
        Set<RelationClass> cleaned = choice.resets() ? PROVABLE : REMAINS;
        Set<RelationClass> classes = choice.only().isEmpty() ? cleaned : choice.only();
        if (named.isEmpty() ? classes.contains(standing.type()) : isNamed(standing)) return Optional.empty();
        return standing.type() == RelationClass.TEST_FAILURES
                ? kept(standing, Cause.TEST_FAILURES, standing.reason())
                : kept(standing, Cause.NOT_CHOSEN, "not asked for");
    }

    private Optional<Verdict> bySelection(Standing standing) {
        if (choice.nodes().isEmpty()) return Optional.empty();
        Optional<String> node = node(standing);
        if (choice.nodes().get().take(standing, node, rules)) return Optional.empty();
        return kept(
                standing,
                Cause.NOT_SELECTED,
                node.isPresent()
                        ? "not selected"
                        : "not selected: no node of this branch makes it, so only its former name selects it");
    }

    /** The branch's node to which it belongs, or of whose run it is left, or which makes another relation now. */
    private Optional<String> node(Standing standing) {
        return standing.node()
                .or(() -> standing.base().map(rules::folded).map(nodes::get))
                .or(() ->
                        standing.was().filter(id -> situation.branch().node(id).isPresent()));
    }

    private Optional<Verdict> byAge(Standing standing) {
        if (choice.olderThan().isEmpty()) return Optional.empty();
        Duration age = choice.olderThan().get();
        Optional<Instant> now = situation.circumstances().now();
        if (standing.builtAt().isEmpty() || now.isEmpty()) {
            return kept(
                    standing,
                    Cause.AGE_UNKNOWN,
                    "no record says when it was built, so it is not known to be older than " + words(age));
        }
        return standing.builtAt().get().plus(age).isBefore(now.get())
                ? Optional.empty()
                : kept(standing, Cause.TOO_YOUNG, "not older than " + words(age));
    }

    private Optional<Verdict> bySize(Standing standing) {
        if (choice.largerThan().isEmpty()) return Optional.empty();
        ByteSize size = choice.largerThan().get();
        Relation relation = standing.relation();
        if (relation.kind() == RelationKind.VIEW) {
            return kept(standing, Cause.TOO_SMALL, "a view holds no rows, so it is not larger than " + size);
        }
        if (relation.bytes().isEmpty()) {
            return kept(
                    standing,
                    Cause.SIZE_UNKNOWN,
                    "the warehouse tells no size of it, so it is not known to be larger than " + size);
        }
        ByteSize own = new ByteSize(relation.bytes().getAsLong());
        return own.bytes() > size.bytes()
                ? Optional.empty()
                : kept(standing, Cause.TOO_SMALL, own + ", not larger than " + size);
    }

    private static String words(Duration age) {
        boolean days = age.equals(Duration.ofDays(age.toDays()));
        long number = days ? age.toDays() : age.toHours();
        return number + (days ? " day" : " hour") + (number == 1 ? "" : "s");
    }

    private static Optional<Verdict> kept(Standing standing, Cause cause, String reason) {
        return Optional.of(Verdict.kept(standing, cause, reason));
    }
}
