package io.devenv.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A story: what somebody types, and what they then see.
 *
 * <pre>
 * # Why the story is told.
 * $ devenv status           a line of bash; the demo's project lies in the folder it begins in
 * > 24 relations            a line of stdout that holds this text (blanks count as one), after the lines before it
 * ! error: no project       the same of stderr
 * - leftover                no line of stdout holds this text
 * ? 3                       the exit code; 0 where none is named
 * </pre>
 *
 * Besides bash's own, with a few of its tools: {@code cd FOLDER} for the lines that follow, {@code sql FILE "STATEMENT"}, and
 * {@code hold FILE} until {@code release}: a database that another process writes to. Of a line that begins with {@code devenv}
 * and ends with 0, nothing is on stderr but what the story tells; one that ends with a problem says {@code error:} once.
 */
record Story(String name, List<Step> steps) {
    private static final int FOUND = 3;

    /** One command with what is expected of it. */
    record Step(int line, String typed, List<String> out, List<String> err, List<String> absent, int exitCode) {
        Step with(char kind, String text) {
            List<String> out = new ArrayList<>(this.out);
            List<String> err = new ArrayList<>(this.err);
            List<String> absent = new ArrayList<>(this.absent);
            int code = exitCode;
            switch (kind) {
                case '>' -> out.add(text);
                case '!' -> err.add(text);
                case '-' -> absent.add(text);
                default -> code = Integer.parseInt(text);
            }
            return new Step(line, typed, out, err, absent, code);
        }

        boolean isDevenv() {
            return typed.startsWith("devenv ") && !typed.contains("|") && !typed.contains(">");
        }
    }

    static Story read(Path file) throws IOException {
        List<Step> steps = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            String text = line.substring(1).strip();
            char kind = line.charAt(0);
            if (kind == '$') {
                steps.add(new Step(i + 1, text, List.of(), List.of(), List.of(), 0));
            } else if (">!-?".indexOf(kind) >= 0 && !steps.isEmpty()) {
                steps.set(steps.size() - 1, steps.get(steps.size() - 1).with(kind, text));
            } else {
                throw new IOException(file + ":" + (i + 1) + ": not a line of a story: " + line);
            }
        }
        return new Story(file.getFileName().toString().replace(".story", ""), List.copyOf(steps));
    }

    /** The commands in the console blocks of a document; the lines below each are what it prints, among others. */
    static List<Step> ofConsoleBlocks(Path document) throws IOException {
        List<Step> steps = new ArrayList<>();
        boolean inside = false;
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                int code = line.contains("--check") ? FOUND : 0;
                steps.add(new Step(i + 1, line.substring(2), List.of(), List.of(), List.of(), code));
            } else if (inside && !line.isBlank()) {
                steps.set(steps.size() - 1, steps.get(steps.size() - 1).with('>', line));
            }
        }
        return steps;
    }
}
