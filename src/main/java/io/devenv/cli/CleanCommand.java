package io.devenv.cli;

import io.devenv.app.CleanRequest;
import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.app.SavedPlans;
import io.devenv.cli.Picking.Picked;
import io.devenv.core.cleanup.CleanOptions;
import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.plan.Cleaning;
import io.devenv.core.plan.Done;
import io.devenv.core.plan.SavedCleaning;
import io.devenv.report.CleanJson;
import io.devenv.report.CleanText;
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
            "Tables are set aside and freed after " + TrashLife.WORDS
                    + ", views are dropped and kept as text: `devenv undo` takes it all back.",
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

    @Mixin
    private Consent consent;

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
        consent.requireOne();
        if (saveTo != null && consent.yes)
            throw new ParameterException(spec.commandLine(), "--out saves, --yes does: choose one");
        pick.check(spec.commandLine(), session, asks() && saveTo == null);
        return Undertaking.of(session, output, this::clean);
    }

    private int clean(Undertaking undertaking) {
        CleanSchema clean = schema(Typed.line(spec), undertaking.meter());
        Cleaning cleaning = undertaking.meter().during(clean::preview);
        if (asks() && new Question(session).ownsSchemas(cleaning, clean))
            cleaning = undertaking.meter().during(clean::preview);
        Picked all = new Picked(clean, cleaning);
        show(undertaking, "", all);
        if (saveTo != null) return saved(undertaking, cleaning, saveTo);
        if (cleaning.changesNothing()) return ended(undertaking, cleaning);
        if (pick.picks()) return picked(undertaking, all);
        return agrees() ? done(undertaking, all) : ended(undertaking, cleaning);
    }

    private int picked(Undertaking undertaking, Picked all) {
        Optional<Picked> picked = new Picking(session).of(all, undertaking.meter());
        picked.filter(some -> !some.equals(all)).ifPresent(some -> show(undertaking, "\n", some));
        if (picked.filter(some -> !some.cleaning().changesNothing() && agrees()).isPresent())
            return done(undertaking, picked.get());
        undertaking.show(style -> "\nNothing was changed.\n");
        return ExitCode.DONE;
    }

    private void show(Undertaking undertaking, String before, Picked picked) {
        undertaking.show(
                style -> before + CleanText.preview(picked.cleaning(), style, session.ages(), undertaking.freeFrom()));
    }

    private int done(Undertaking undertaking, Picked picked) {
        Cleaning cleaning = picked.cleaning();
        Done done = undertaking.make(
                "devenv undo " + cleaning.run(), () -> picked.clean().apply(cleaning));
        Instant freeFrom = undertaking.freeFrom();
        return undertaking.tell(
                done,
                style -> CleanText.done(done, freeFrom, style),
                () -> CleanJson.of(cleaning, Optional.of(done), freeFrom));
    }

    private int ended(Undertaking undertaking, Cleaning cleaning) {
        output.print(
                session,
                style -> CleanText.next(cleaning, Typed.line(spec)),
                () -> CleanJson.of(cleaning, Optional.empty(), undertaking.freeFrom()));
        return consent.withheld(cleaning.changesNothing());
    }

    private int saved(Undertaking undertaking, Cleaning cleaning, Path file) {
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        SavedPlans.write(
                session.environment(),
                file,
                SavedCleaning.of(
                        cleaning,
                        Version.number(),
                        session.clock().instant(),
                        arguments.subList(arguments.indexOf("clean") + 1, arguments.size())));
        output.print(
                session,
                style -> CleanText.saved(file.toString()),
                () -> CleanJson.of(cleaning, Optional.empty(), undertaking.freeFrom()));
        return consent.withheld(cleaning.changesNothing());
    }

    /** @param typed the command as it stands in the journal */
    CleanSchema schema(String typed, Progress progress) {
        return new CleanSchema(
                session.environment(), Given.of(project, state, select), request(typed), session.clock(), progress);
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

    private boolean asks() {
        return consent.asks(session, output);
    }

    private boolean agrees() {
        return consent.isGiven(session, output, "\nDo this?");
    }
}
