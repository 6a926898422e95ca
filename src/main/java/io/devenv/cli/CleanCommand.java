package io.devenv.cli;

import io.devenv.app.CleanRequest;
import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.app.SavedPlans;
import io.devenv.cli.Picking.Picked;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.report.CleanJson;
import io.devenv.report.CleanText;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code devenv clean}. */
@Command(
        name = "clean",
        description = {
            "Resets your dev schema: leftovers, orphans and temporaries that dbt is proven to have built.",
            "Shows every relation with its verdict first. On a terminal it then asks; elsewhere it needs --yes.",
            "Tables are set aside and freed after 7 days, views are dropped and kept as text: `devenv undo` takes it all back.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv clean                        shows what would go, and why",
            "  devenv clean --yes                  does it",
            "  devenv clean --out plan.json        saves it, for devenv apply plan.json",
            "  devenv clean --clone --copy --yes   puts views and copies of production in their places",
            "  devenv clean dim_customers --yes    only this one",
            "  devenv clean --older-than 14d --keep 'dim_*'",
            "  devenv clean -s tag:finance --exclude orders",
            "  devenv clean --reset                your own work on the branch, too"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class CleanCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "RELATION",
            description = "Only these; lifts what keeps them by default, never the need for proof.")
    private @Nullable List<String> named;

    @Option(names = "--yes", description = "Do what is shown, without asking.")
    private boolean yes;

    @Option(names = "--check", description = "Change nothing; exit with 3 when there is something to clean.")
    private boolean check;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Change nothing; save what is shown to FILE, for devenv apply FILE.")
    private @Nullable Path saveTo;

    @Mixin
    private CloneOptions clones;

    @Option(names = "--no-trash", description = "Drop tables for good instead of setting them aside. Cannot be undone.")
    private boolean forGood;

    @Option(
            names = "--restore-backups",
            description = "Give tables of which only the __dbt_backup is left their names back.")
    private boolean restoresBackups;

    @Option(
            names = "--force-temporary",
            description = "Take temporaries even if a dbt run may still be at work on them.")
    private boolean forcesTemporaries;

    @Option(names = "--parse", description = "Run `dbt parse` first, for a manifest that fits the files.")
    private boolean parses;

    @Option(names = "--drop-schema", description = "Drop a schema of your own, too, once nothing is left in it.")
    private boolean dropsSchemas;

    @Mixin
    private PickOptions pick;

    @Mixin
    private ChoiceOptions choice;

    @Mixin
    private SelectOptions select;

    @Mixin
    private StateOptions state;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    CleanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Interruption interruption = Interruption.watch(session)) {
            return clean(interruption);
        }
    }

    private int clean(Interruption interruption) {
        if (saveTo != null && yes)
            throw new ParameterException(spec.commandLine(), "--out saves, --yes does: choose one");
        pick.check(spec.commandLine(), session, asks() && saveTo == null);
        Meter meter = Meter.of(session, output);
        CleanSchema clean = schema(typed(), meter);
        Cleaning cleaning = meter.during(clean::preview);
        if (asks() && new Question(session).ownsSchemas(cleaning, clean)) cleaning = meter.during(clean::preview);
        boolean nothing = cleaning.changesNothing();
        if (!output.json()) print(preview(cleaning));
        if (check) return ended(cleaning, nothing ? ExitCode.DONE : ExitCode.FOUND);
        if (saveTo != null) return saved(cleaning, saveTo);
        if (pick.picks() && !nothing) return picked(new Picked(clean, cleaning), meter, interruption);
        if (nothing || !agreed()) return ended(cleaning, ExitCode.DONE);
        return done(new Picked(clean, cleaning), meter, interruption);
    }

    private int picked(Picked all, Meter meter, Interruption interruption) {
        Optional<Picked> picked = new Picking(session).of(all, meter);
        picked.filter(some -> !some.equals(all)).ifPresent(some -> print("\n" + preview(some.cleaning())));
        if (picked.filter(some -> !some.cleaning().changesNothing() && agreed()).isPresent())
            return done(picked.get(), meter, interruption);
        print("\nNothing was changed.\n");
        return ExitCode.DONE;
    }

    private String preview(Cleaning cleaning) {
        return CleanText.preview(cleaning, style(), session.ages(), freeFrom());
    }

    private int done(Picked picked, Meter meter, Interruption interruption) {
        Cleaning cleaning = picked.cleaning();
        requireShown(session);
        interruption.changing(cleaning.run());
        Done done = meter.during(() -> picked.clean().apply(cleaning));
        print(
                output.json()
                        ? CleanJson.of(cleaning, Optional.of(done), freeFrom())
                        : CleanText.done(done, freeFrom(), style()));
        done.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return done.orderly() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    /** @param typed the command as it stands in the journal */
    CleanSchema schema(String typed, Progress progress) {
        return new CleanSchema(
                session.environment(), Given.of(project, state, select), request(typed), session.clock(), progress);
    }

    private int saved(Cleaning cleaning, Path file) {
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        SavedPlans.write(
                session.environment(),
                file,
                SavedCleaning.of(
                        cleaning,
                        Version.number(),
                        session.clock().instant(),
                        arguments.subList(arguments.indexOf("clean") + 1, arguments.size())));
        print(output.json() ? CleanJson.of(cleaning, Optional.empty(), freeFrom()) : CleanText.saved(file.toString()));
        return ExitCode.DONE;
    }

    private CleanRequest request(String typed) {
        CleanOptions options = clones.in(CleanOptions.DEFAULT.choosing(choice.choice(spec.commandLine())));
        if (dropsSchemas) options = options.choosing(options.choice().droppingSchemas());
        if (forGood) options = options.forGood();
        if (forcesTemporaries) options = options.forcingTemporaries();
        return new CleanRequest(
                options,
                named == null ? List.of() : named,
                restoresBackups,
                parses,
                typed,
                Optional.ofNullable(project.manifest));
    }

    private String typed() {
        return Typed.line(spec);
    }

    private boolean asks() {
        return session.asks() && !yes && !check && !output.json();
    }

    private boolean agreed() {
        return yes || (asks() && new Question(session).agrees("\nDo this?"));
    }

    private int ended(Cleaning cleaning, int code) {
        print(output.json() ? CleanJson.of(cleaning, Optional.empty(), freeFrom()) : CleanText.next(cleaning, typed()));
        return code;
    }

    /** Every change is shown before it is made; if nobody could see it, nothing is made. */
    static void requireShown(Session session) {
        if (!session.out().checkError()) return;
        throw Problem.of(Fault.USAGE, "stdout-closed", "stdout was closed before the changes were shown")
                .because("nothing is changed unseen")
                .next("run the command again, with its output going somewhere")
                .stop();
    }

    private void print(String text) {
        session.out().print(text);
    }

    private Instant freeFrom() {
        return session.clock().instant().plus(CleanSchema.KEPT_ASIDE);
    }

    private Style style() {
        return output.style(session);
    }
}
