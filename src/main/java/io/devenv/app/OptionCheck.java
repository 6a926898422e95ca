package io.devenv.app;

import io.devenv.core.defer.AcceptedOptions.Option;
import io.devenv.core.defer.DeferRules;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.select.DbtCommand;
import io.devenv.core.select.GrammarRules;
import io.devenv.core.select.ResourceTypeOption;
import io.devenv.core.state.DbtVersion;
import io.devenv.project.Flags;
import io.devenv.project.GivenFlags;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether the previewed command of that dbt takes what was typed; what comes from the environment it ignores. */
final class OptionCheck {
    private OptionCheck() {}

    /** Ends as dbt would: with a usage error. */
    static void of(GivenFlags.Deferral typed, DbtCommand command, DbtVersion dbt) {
        DeferRules rules = DeferRules.of(dbt);
        if (command == DbtCommand.CLONE && !GrammarRules.of(dbt).hasClone())
            throw notYet(dbt).stop();
        for (Option option : typed(typed)) {
            if (!rules.options().takes(command, option))
                throw notOf(command, dbt, option.written()).stop();
        }
    }

    private static Problem notYet(DbtVersion dbt) {
        return Problem.of(Fault.USAGE, "clone-not-in-dbt", "dbt " + dbt + " has no clone; it came with 1.6")
                .next("preview as a later version with --dbt");
    }

    /** The same for the options about kinds of nodes; a word that this dbt does not have is one, wherever it comes from. */
    static void of(Flags.Selection given, DbtCommand command, DbtVersion dbt) {
        of(ResourceTypeOption.INCLUDED, given.resourceTypes(), command, dbt);
        of(ResourceTypeOption.EXCLUDED, given.excludeResourceTypes(), command, dbt);
    }

    private static void of(ResourceTypeOption option, Flags.Kinds given, DbtCommand command, DbtVersion dbt) {
        GrammarRules rules = GrammarRules.of(dbt);
        if (given.typed() && option.isRefusedBy(command, rules))
            throw notOf(command, dbt, option.written()).stop();
        List<String> words = option.words(rules);
        for (String word : counting(option, given, command, dbt)) {
            if (!words.contains(word)) throw unknown(word, option, words, dbt).stop();
        }
    }

    /** The words of an option that count for a command. */
    static List<String> counting(ResourceTypeOption option, Flags.Kinds given, DbtCommand command, DbtVersion dbt) {
        return option.counts(given.typed(), command, GrammarRules.of(dbt)) ? given.words() : List.of();
    }

    private static Problem notOf(DbtCommand command, DbtVersion dbt, String option) {
        return Problem.of(
                        Fault.USAGE,
                        "option-not-of-this-dbt",
                        "dbt " + dbt + " " + command.word() + " has no option " + option)
                .because("dbt would stop with a usage error")
                .next("leave it out, or answer as another version with --dbt");
    }

    private static Problem unknown(String word, ResourceTypeOption option, List<String> words, DbtVersion dbt) {
        return Problem.of(
                        Fault.USAGE,
                        "resource-type-unknown",
                        "'" + word + "' is none of what dbt " + dbt + " takes for " + option.written())
                .because("dbt would stop with a usage error")
                .next("use one of " + String.join(", ", words));
    }

    private static Set<Option> typed(GivenFlags.Deferral typed) {
        Set<Option> found = EnumSet.noneOf(Option.class);
        if (typed.defer().isPresent()) found.add(Option.DEFER);
        if (typed.favorState().isPresent()) found.add(Option.FAVOR_STATE);
        if (typed.state().isPresent()) found.add(Option.STATE);
        if (typed.deferState().isPresent()) found.add(Option.DEFER_STATE);
        return found;
    }
}
