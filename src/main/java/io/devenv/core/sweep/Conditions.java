package io.devenv.core.sweep;

import io.devenv.core.relation.FoundSchema;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.sweep.SweepRule.GoneFrom;
import io.devenv.core.sweep.SweptSchema.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of schemas whether they may be swept. What cannot be told is kept.
 *
 * @param rules the first that matches a schema's name decides
 * @param listed what is still open, as the user handed it in; empty where nothing was handed in. Whatever a rule asks for, it keeps
 * @param branches those there are; empty where nobody can say
 * @param own schemas of the branch that is checked out
 * @param ages by the name as the warehouse has it
 */
public record Conditions(
        List<SweepRule> rules,
        Optional<OpenNames> listed,
        Optional<OpenNames> branches,
        Set<SchemaName> own,
        Map<SchemaName, SchemaAge> ages,
        NameRules names,
        Instant now) {

    public Conditions {
        rules = List.copyOf(rules);
        own = own.stream().map(names::folded).collect(Collectors.toUnmodifiableSet());
        ages = Map.copyOf(ages);
    }

    /**
     * The answer for one schema; empty if no rule is about it.
     *
     * @param swept whether all that lies there is what an earlier sweep has set aside: then its age was judged already
     */
    public Optional<Judged> judge(FoundSchema schema, boolean swept) {
        return rules.stream()
                .filter(rule -> rule.matches(schema.name().schema()))
                .findFirst()
                .map(rule -> judge(schema, rule, swept));
    }

    private Judged judge(FoundSchema schema, SweepRule rule, boolean swept) {
        Optional<String> key = rule.key(schema.name().schema());
        SchemaAge age = ages.getOrDefault(schema.name(), SchemaAge.UNKNOWN);
        Optional<Kept> kept = yours(schema.name())
                .or(() -> byList(rule, key))
                .or(() -> byGit(rule, key))
                .or(() -> swept ? Optional.empty() : byAge(rule, age));
        return new Judged(
                schema,
                rule,
                key,
                age,
                kept.map(Kept::cause),
                kept.map(Kept::why).orElseGet(() -> why(rule, swept)));
    }

    private record Kept(Cause cause, String why) {}

    private Optional<Kept> yours(SchemaName schema) {
        if (!own.contains(names.folded(schema))) return Optional.empty();
        return Optional.of(new Kept(Cause.YOURS, "your own; devenv clean is for it"));
    }

    private Optional<Kept> byList(SweepRule rule, Optional<String> key) {
        Optional<String> holding = listed.flatMap(open -> key.flatMap(open::holding));
        if (holding.isPresent()) return Optional.of(new Kept(Cause.LISTED, holding.get() + " is in the list"));
        if (!rule.goneFrom().contains(GoneFrom.LIST)) return Optional.empty();
        if (listed.isEmpty()) {
            return Optional.of(new Kept(Cause.NO_LIST, "needs the list of what is still open: --open FILE"));
        }
        return uncomparable(key, Cause.LISTED);
    }

    private Optional<Kept> byGit(SweepRule rule, Optional<String> key) {
        if (!rule.goneFrom().contains(GoneFrom.GIT)) return Optional.empty();
        if (branches.isEmpty()) {
            return Optional.of(new Kept(Cause.NO_BRANCHES, "git could not say which branches there are"));
        }
        return key.flatMap(branches.get()::holding)
                .map(branch -> new Kept(Cause.BRANCH, "branch " + branch + " is still there"))
                .or(() -> uncomparable(key, Cause.BRANCH));
    }

    private static Optional<Kept> uncomparable(Optional<String> key, Cause cause) {
        if (key.filter(OpenNames::isComparable).isPresent()) return Optional.empty();
        return Optional.of(new Kept(cause, "its name has nothing to look up"));
    }

    private Optional<Kept> byAge(SweepRule rule, SchemaAge age) {
        if (rule.olderThan().isEmpty()) return Optional.empty();
        Duration wanted = rule.olderThan().get();
        if (age.isOlderThan(wanted, now)) return Optional.empty();
        boolean known = age.unchangedSince().isPresent() || age.isYoungerThan(wanted, now);
        return Optional.of(
                known
                        ? new Kept(Cause.YOUNG, "not known to be older than " + days(wanted))
                        : new Kept(Cause.AGE_UNKNOWN, "seen for the first time, so its age is unknown"));
    }

    private static String why(SweepRule rule, boolean swept) {
        List<String> parts = new ArrayList<>();
        if (rule.goneFrom().contains(GoneFrom.LIST)) parts.add("not in the list");
        if (rule.goneFrom().contains(GoneFrom.GIT)) parts.add("no branch is called so");
        if (swept) parts.add("swept before");
        else rule.olderThan().ifPresent(time -> parts.add("older than " + days(time)));
        return String.join(", ", parts);
    }

    private static String days(Duration time) {
        return time.toHoursPart() == 0 ? time.toDays() + " days" : time.toHours() + " hours";
    }
}
