package io.devenv.cli;

import io.devenv.app.CleanSchema;
import io.devenv.app.Progress;
import io.devenv.core.plan.Effect;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every command goes through that changes something: it shows what it would do, does just that, and tells what came of it, as text
 * or as one document. Until it is closed, whoever interrupts it reads what has become of its work.
 */
final class Undertaking implements AutoCloseable {
    private final Session session;
    private final OutputOptions output;
    private final Meter meter;
    private final Interruption interruption;

    private Undertaking(Session session, OutputOptions output) {
        this.session = session;
        this.output = output;
        this.meter = Meter.of(session, output);
        this.interruption = Interruption.watch(session);
    }

    static Undertaking begin(Session session, OutputOptions output) {
        return new Undertaking(session, output);
    }

    /** Hears how far the work is. */
    Progress progress() {
        return meter;
    }

    /** Does what changes nothing. */
    <T> T look(Supplier<T> work) {
        return meter.during(work);
    }

    /** Shows something before it is done. In JSON it stands in the one document at the end. */
    void show(Function<Style, String> text) {
        if (!output.json()) session.out().print(text.apply(output.style(session)));
    }

    /**
     * Makes changes that were shown.
     *
     * @param next what an interrupted user types to go on, such as {@code devenv undo}
     * @throws io.devenv.core.problem.Stop {@code stdout-closed} if nobody could see them
     */
    <T> T make(String next, Supplier<T> changes) {
        requireShown();
        interruption.changing(next);
        return meter.during(changes);
    }

    /** Prints the answer. */
    void tell(Function<Style, String> text, Supplier<String> json) {
        output.print(session, text, json);
    }

    /** Prints what came of the changes, on stderr why the journal does not know all of it if so, and says how the command ends. */
    int tell(Effect effect, Function<Style, String> text, Supplier<String> json) {
        tell(text, json);
        effect.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return ExitCode.of(effect);
    }

    /** From when on what is set aside now may be freed. */
    Instant freeFrom() {
        return session.clock().instant().plus(CleanSchema.KEPT_ASIDE);
    }

    private void requireShown() {
        if (!session.out().checkError()) return;
        throw Problem.of(Fault.USAGE, "stdout-closed", "stdout was closed before the changes were shown")
                .because("nothing is changed unseen")
                .next("run the command again, with its output going somewhere")
                .stop();
    }

    @Override
    public void close() {
        interruption.close();
    }
}
