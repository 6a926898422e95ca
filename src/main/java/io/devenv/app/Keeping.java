package io.devenv.app;

import io.devenv.artifact.PinFile;
import io.devenv.core.cleanup.Holds;
import io.devenv.core.cleanup.KeepRule;
import io.devenv.core.cleanup.Pin;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.NameRules;
import io.devenv.project.GitBranch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants kept in this checkout: pins of {@code devenv keep} and rules of devenv.yml.
 *
 * @param today by the developer's calendar: a pin holds until the end of a day there
 * @param branch the git branch that is checked out
 */
record Keeping(PinFile file, List<KeepRule> rules, LocalDate today, Optional<String> branch) {
    static Keeping of(Workspace workspace) {
        return new Keeping(
                PinFile.read(workspace.home().directory()),
                workspace.setup().settings().keep(),
                LocalDate.ofInstant(workspace.clock().instant(), ZoneId.systemDefault()),
                GitBranch.of(workspace.root()));
    }

    Pin.Standing standing(Pin pin) {
        return pin.standing(today, branch);
    }

    /** What counts now. */
    Holds holds(NameRules names) {
        List<Pin> holding = file.pins().stream()
                .filter(pin -> standing(pin) == Pin.Standing.HOLDS)
                .toList();
        return new Holds(holding, rules, names);
    }

    /** Why nobody knows what is pinned. */
    Optional<Problem> problem() {
        return file.problem();
    }

    /**
     * The same where something may be changed.
     *
     * @throws io.devenv.core.problem.Stop where nobody knows what is pinned
     */
    Keeping orStop() {
        problem().ifPresent(unknown -> {
            throw unknown.stop();
        });
        return this;
    }
}
