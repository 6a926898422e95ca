package io.devenv.cli;

import io.devenv.app.CloneNodes;
import io.devenv.app.CloneRequest;
import io.devenv.core.plan.Clones;
import io.devenv.core.plan.Done;
import io.devenv.report.ClonesJson;
import io.devenv.report.ClonesText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code devenv clone}. */
@Command(
        name = "clone",
        description = {
            "Makes clones of production where nothing lies in dev yet, as `dbt clone` does, and replaces nothing.",
            "Zero-copy where the warehouse can, else views. Shows what it would make first.",
            "On a terminal it then asks; elsewhere it needs --yes. `devenv undo` takes it all back.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv clone -s +orders             shows what would be made, and from what",
            "  devenv clone -s +orders --yes       makes it",
            "  devenv clone -s orders --copy --yes copies the rows of production's table"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class CloneCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectOptions select;

    @Option(names = "--copy", description = "Copy production's tables instead of showing them by views.")
    private boolean copies;

    @Mixin
    private Consent consent;

    @Option(names = "--parse", description = "Run `dbt parse` first, for a manifest that fits the files.")
    private boolean parses;

    @Mixin
    private StateOptions state;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    CloneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        consent.requireOne();
        return Undertaking.of(session, output, this::clone);
    }

    private int clone(Undertaking undertaking) {
        String typed = Typed.line(spec);
        CloneNodes nodes = new CloneNodes(
                session.environment(),
                Given.of(project, state, new DeferOptions(), select, false),
                new CloneRequest(copies, parses, typed, Optional.ofNullable(project.manifest)),
                session.clock(),
                undertaking.meter());
        Clones clones = undertaking.meter().during(nodes::preview);
        undertaking.show(style -> ClonesText.preview(clones, style, session.ages()));
        if (clones.changesNothing() || !consent.isGiven(session, output, "\nMake them?")) {
            output.print(
                    session, style -> ClonesText.next(clones, typed), () -> ClonesJson.of(clones, Optional.empty()));
            return consent.withheld(clones.changesNothing());
        }
        Done done = undertaking.make("devenv undo " + clones.run(), () -> nodes.apply(clones));
        return undertaking.tell(
                done, style -> ClonesText.done(done, style), () -> ClonesJson.of(clones, Optional.of(done)));
    }
}
