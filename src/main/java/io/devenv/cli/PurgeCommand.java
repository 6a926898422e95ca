package io.devenv.cli;

import io.devenv.app.PurgeTrash;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.plan.Purge;
import io.devenv.core.plan.Purged;
import io.devenv.report.PurgeText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code devenv purge}. */
@Command(
        name = "purge",
        description = {
            "Frees what earlier runs of clean set aside more than " + TrashLife.WORDS
                    + " ago, as the next clean would. It cannot be undone.",
            "On a terminal it asks; elsewhere it needs --yes.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PurgeCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--all", description = "Everything that is set aside, however young.")
    private boolean all;

    @Mixin
    private Consent consent;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    PurgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        consent.requireOne();
        return Undertaking.of(session, output, this::purge);
    }

    private int purge(Undertaking undertaking) {
        PurgeTrash trash = new PurgeTrash(
                session.environment(),
                Given.of(project),
                all ? PurgeTrash.Which.ALL : PurgeTrash.Which.OLD,
                session.clock(),
                undertaking.meter());
        Purge purge = undertaking.meter().during(trash::preview);
        undertaking.showLong((style, out) -> PurgeText.preview(purge, style, session.ages(), out));
        if (purge.isEmpty() || !consent.isGiven(session, output, "Free them for good?")) {
            output.print(
                    session,
                    (style, out) -> out.accept(purge.isEmpty() ? "" : PurgeText.next(all)),
                    out -> PurgeText.json(purge, Optional.empty(), out));
            return consent.withheld(purge.isEmpty());
        }
        Purged done = undertaking.make("devenv log", () -> trash.apply(purge));
        return undertaking.tell(
                done,
                (style, out) -> out.accept(PurgeText.done(done, style)),
                out -> PurgeText.json(purge, Optional.of(done), out));
    }
}
