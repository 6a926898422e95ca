package io.devenv.cli;

import io.devenv.report.Style;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How the answer is printed. */
final class OutputOptions {
    enum Format {
        text,
        json
    }

    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: one document on stdout and nothing else.")
    Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never. [NO_COLOR]")
    Colour colour = Colour.auto;

    @Option(
            names = {"-q", "--quiet"},
            description = "Nothing on stderr but errors, also where something takes long.")
    boolean quiet;

    boolean json() {
        return format == Format.json;
    }

    /** Prints the answer as it is wanted. */
    void print(Session session, Function<Style, String> text, Supplier<String> json) {
        session.out().print(json() ? json.get() : text.apply(style(session)));
    }

    /** The same for an answer that may be too long to be put together before. */
    void print(Session session, BiConsumer<Style, Consumer<String>> text, Consumer<Consumer<String>> json) {
        try (LongAnswer answer = new LongAnswer(session.out())) {
            if (json()) json.accept(answer);
            else text.accept(style(session), answer);
        }
    }

    Style style(Session session) {
        boolean wanted = switch (colour) {
            case always -> true;
            case never -> false;
            case auto ->
                session.outIsTerminal()
                        && session.environment()
                                .variables()
                                .getOrDefault("NO_COLOR", "")
                                .isEmpty();
        };
        Style style = wanted ? Style.COLOURED : Style.PLAIN;
        OptionalInt width = TerminalWidth.of(session);
        return width.isPresent() ? style.within(width.getAsInt()) : style;
    }
}
