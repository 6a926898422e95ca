package io.devenv.artifact;

import java.util.Optional;

/**
 * Where a line of dbt's text log has its parts: {@code 07:14:05.069358 [debug] [Thread-1 (]: On model.shop.a: …}. Codes of colours may stand before
 * all of it. Every line is looked at, so it is read letter by letter.
 *
 * @param time where the time of day begins, without fractions of a second
 * @param thread where the thread's name begins
 * @param message where the message begins
 */
record LogHead(int time, int thread, int message) {
    private static final int TIME = "07:14:05".length();

    /** Empty where the line goes on with a message. */
    static Optional<LogHead> of(RawLine line) {
        int time = behindColours(line);
        int level = behindTime(line, time);
        int thread = level < 0 ? -1 : behindLevel(line, level);
        if (thread < 0) return Optional.empty();
        int close = thread;
        while (close < line.length() && line.at(close) != ']') close++;
        return line.has("]: ", close) ? Optional.of(new LogHead(time, thread, close + 3)) : Optional.empty();
    }

    String time(RawLine line) {
        return line.text(time, time + TIME);
    }

    String thread(RawLine line) {
        return line.text(thread, message - 3).strip();
    }

    private static int behindColours(RawLine line) {
        int at = 0;
        while (line.has("\u001b[", at)) {
            int end = at + 2;
            while (isDigit(line.at(end)) || line.at(end) == ';') end++;
            if (line.at(end) != 'm') return at;
            at = end + 1;
        }
        return at;
    }

    /** {@code 07:14:05}, perhaps {@code .069358}, and what opens the level; -1 for anything else. */
    private static int behindTime(RawLine line, int from) {
        for (int i = 0; i < TIME; i++) {
            boolean fits = (i == 2 || i == 5) ? line.at(from + i) == ':' : isDigit(line.at(from + i));
            if (!fits) return -1;
        }
        int at = from + TIME;
        if (line.at(at) == '.' && isDigit(line.at(at + 1))) {
            at++;
            while (isDigit(line.at(at))) at++;
        }
        return line.has(" [", at) ? at + 2 : -1;
    }

    /** {@code debug}, perhaps with blanks behind it, and what stands before the thread; -1 for anything else. */
    private static int behindLevel(RawLine line, int from) {
        int at = from;
        while (isWordPart(line.at(at))) at++;
        if (at == from) return -1;
        while (line.at(at) == ' ') at++;
        return line.has("] [", at) ? at + 3 : -1;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isWordPart(int letter) {
        return isDigit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    }
}
