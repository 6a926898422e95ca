package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.devenv.artifact.KeptFile.Content;
import io.devenv.core.cleanup.Pin;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What {@code devenv keep} was told, in devenv's own folder: a line for each pin. Unlike other files there, losing it costs data:
 * one that cannot be believed is a problem, and whoever would change something has to stop.
 */
public final class PinFile {
    private static final int VERSION = 1;
    private static final String KIND = "pins";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final KeptFile file;
    private final Content content;
    private final List<Pin> pins;
    private final Optional<Problem> problem;

    private PinFile(Path folder, KeptFile file, Content content, List<Pin> pins, Optional<Problem> problem) {
        this.folder = folder;
        this.file = file;
        this.content = content;
        this.pins = pins;
        this.problem = problem;
    }

    /**
     * Reads what is kept.
     *
     * @param folder devenv's own
     */
    public static PinFile read(Path folder) {
        KeptFile file = new KeptFile(folder, KIND, VERSION);
        Content content = file.read();
        Optional<Warning> odd = content.warning();
        try {
            List<Pin> pins = content.lines().stream().map(PinFile::pin).toList();
            return new PinFile(folder, file, content, pins, odd.map(warning -> unreadable(folder, warning)));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return new PinFile(folder, file, content, List.of(), Optional.of(unreadable(folder, file.damaged())));
        }
    }

    /** All of them, those that hold no more, too; sorted by name. Empty where the file cannot be believed. */
    public List<Pin> pins() {
        return pins;
    }

    /** Why nobody knows what is to be kept, if something was said once. */
    public Optional<Problem> problem() {
        return problem;
    }

    /**
     * Keeps these instead.
     *
     * @throws io.devenv.core.problem.Stop where they could not be kept: whoever pins something relies on it
     */
    public void replace(List<Pin> now) {
        problem.ifPresent(damaged -> {
            throw damaged.stop();
        });
        Optional<Warning> failed =
                file.replace(content, now.stream().map(PinFile::line).toList());
        if (failed.isPresent()) {
            throw Problem.of(Fault.PROJECT, "pins-not-kept", failed.get().message())
                    .next("make the folder writable, or set XDG_STATE_HOME to another")
                    .stop();
        }
        if (read(folder).pins().equals(now)) return;
        throw Problem.of(Fault.PROJECT, "pins-busy", "another devenv is changing what is kept")
                .because("nothing was written")
                .next("run the command again")
                .stop();
    }

    private static Problem unreadable(Path folder, Warning why) {
        return Problem.of(Fault.PROJECT, "pins-unreadable", "nobody knows what devenv keep was told")
                .because(why.message())
                .next("delete " + folder.resolve(KIND + ".jsonl") + " to begin anew, without any pin");
    }

    private static String line(Pin pin) {
        ObjectNode line = BuildLines.put(BuildLines.object(), pin.relation())
                .put("why", pin.why())
                .put("at", pin.at().toString());
        pin.madeOn().ifPresent(branch -> line.put("made_on", branch));
        pin.until().ifPresent(day -> line.put("until", day.toString()));
        pin.branch().ifPresent(branch -> line.put("branch", branch));
        return line.toString();
    }

    private static Pin pin(String text) {
        JsonNode line = json(text);
        return new Pin(
                BuildLines.name(line),
                BuildLines.text(line, "why").orElseThrow(() -> new IllegalArgumentException("no reason: " + text)),
                BuildLines.time(line, "at"),
                BuildLines.text(line, "made_on"),
                BuildLines.text(line, "until").map(LocalDate::parse),
                BuildLines.text(line, "branch"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }
}
