package io.devenv.cli;

import io.devenv.app.KeepRelations;
import io.devenv.core.plan.Keeps;
import io.devenv.report.KeepJson;
import io.devenv.report.KeepText;
import java.time.DateTimeException;
import java.time.LocalDate;
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

/** {@code devenv keep}. */
@Command(
        name = "keep",
        description = {
            "Pins relations: no clean touches them, and neither status nor plan warns of them. Without a relation: lists what is pinned.",
            "Pins are kept in devenv's own folder, for this checkout. What everybody on the project should keep, `keep:` in devenv.yml says.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  devenv keep dim_customers --why 'comparing with the July numbers' --until 2026-12-01",
            "  devenv keep stg_orders int_orders --branch --why 'the old rows on purpose'",
            "  devenv keep --remove dim_customers"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true)
final class KeepCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "RELATION",
            description =
                    "An identifier, alone or with its schema, or schema and database, before it; or the name of a node that is not there yet.")
    private @Nullable List<String> named;

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, which is shown wherever the relation is.")
    private @Nullable String why;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "Until the end of this day, such as 2026-12-31; for ever if neither this nor --branch is given.")
    private @Nullable String until;

    @Option(names = "--branch", description = "While the git branch is checked out that is checked out now.")
    private boolean onBranch;

    @Option(names = "--remove", description = "Let the relations go that were pinned.")
    private boolean removes;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    KeepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        check();
        KeepRelations relations = KeepRelations.in(
                session.environment(), Given.of(project), Optional.ofNullable(project.manifest), session.clock());
        Keeps keeps = keeps(relations);
        output.print(
                session,
                style -> KeepText.of(keeps, style, session.ages(), Typed.carried(spec)),
                () -> KeepJson.of(keeps));
        return ExitCode.DONE;
    }

    private Keeps keeps(KeepRelations relations) {
        if (named == null) return relations.list();
        if (removes || why == null) return relations.remove(named);
        return relations.pin(
                named, why.strip(), day(), onBranch ? KeepRelations.Span.ON_THIS_BRANCH : KeepRelations.Span.FOR_EVER);
    }

    private void check() {
        boolean pins = why != null || until != null || onBranch;
        if (named == null && (removes || pins)) throw wrong("name a RELATION");
        if (removes && pins) throw wrong("--remove goes without --why, --until and --branch");
        if (until != null && onBranch) throw wrong("--until and --branch exclude each other");
        if (named == null || removes) return;
        if (why == null || why.isBlank()) throw wrong("say why: --why TEXT");
    }

    private Optional<LocalDate> day() {
        if (until == null) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(until));
        } catch (DateTimeException none) {
            throw wrong("--until takes a day, such as 2026-12-31, not " + until);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
