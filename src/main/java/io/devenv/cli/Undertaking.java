package io.devenv.cli;

import io.devenv.core.cleanup.TrashLife;
import io.devenv.core.plan.Effect;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.report.ProblemText;
import io.devenv.report.Style;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What every command goes through that changes something: it shows what it would do, does just that, and tells what came of it, as text
 * or as one document. Until its end whoever interrupts it reads what has become of its work.
 *
 * @param meter says how far it is
 */
record Undertaking(Session session, OutputOptions output, Meter meter, Interruption interruption) {

    /**
     * Goes through with one.
     *
     * @return how the command ends
     */
    static int of(Session session, OutputOptions output, ToIntFunction<Undertaking> command) {
        try (Interruption interruption = Interruption.watch(session)) {
            return command.applyAsInt(new Undertaking(session, output, Meter.of(session, output), interruption));
        }
    }

    /** Shows something before it is done. In JSON it stands in the one document at the end. */
    void show(Function<Style, String> text) {
        if (!output.json()) session.out().print(text.apply(output.style(session)));
    }

    /** The same for what may be too long to be put together before. */
    void showLong(BiConsumer<Style, Consumer<String>> text) {
        if (!output.json()) output.print(session, text, json -> {});
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

    /** Prints what came of the changes, on stderr why the journal does not know all of it if so, and says how the command ends. */
    int tell(Effect effect, Function<Style, String> text, Supplier<String> json) {
        output.print(session, text, json);
        return ended(effect);
    }

    /** The same for what may be too long to be put together before. */
    int tell(Effect effect, BiConsumer<Style, Consumer<String>> text, Consumer<Consumer<String>> json) {
        output.print(session, text, json);
        return ended(effect);
    }

    private int ended(Effect effect) {
        effect.unnoted().ifPresent(problem -> session.err().println(ProblemText.of(problem, Style.PLAIN)));
        return ExitCode.of(effect);
    }

    /** From when on what is set aside now may be freed. */
    Instant freeFrom() {
        return session.clock().instant().plus(TrashLife.TIME);
    }

    private void requireShown() {
        if (!session.out().checkError()) return;
        throw Problem.of(Fault.USAGE, "stdout-closed", "stdout was closed before the changes were shown")
                .because("nothing is changed unseen")
                .next("run the command again, with its output going somewhere")
                .stop();
    }
}
