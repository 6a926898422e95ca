package io.devenv.core.state;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, as {@code diff -u} shows them: three lines around each change, without a heading of file names. */
public final class LineDiff {
    private static final int CONTEXT = 3;

    /** Above this many pairs of differing lines nobody reads on: all old lines, then all new ones. */
    private static final long TOO_MANY = 4_000_000;

    /** One line: kept, taken away or added. */
    private record Line(char sign, String text) {}

    private final List<Line> lines = new ArrayList<>();

    private LineDiff(List<String> old, List<String> now) {
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) head++;
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) tail++;
        add(' ', old.subList(0, head));
        middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
        add(' ', old.subList(old.size() - tail, old.size()));
    }

    /** Empty text for texts that are equal line by line. */
    public static String of(String old, String now) {
        return new LineDiff(old.lines().toList(), now.lines().toList()).text();
    }

    private void add(char sign, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(sign, text)));
    }

    /** By the longest common subsequence. */
    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > TOO_MANY) {
            add('-', old);
            add('+', now);
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                lines.add(new Line(' ', old.get(i)));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line('-', old.get(i++)));
            } else {
                lines.add(new Line('+', now.get(j++)));
            }
        }
        add('-', old.subList(i, old.size()));
        add('+', now.subList(j, now.size()));
    }

    /** How many lines the rests of both texts have in common, from each pair of lines on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int from = nextChange(0);
        while (from < lines.size()) {
            int to = endOfHunk(from);
            hunk(Math.max(0, from - CONTEXT), Math.min(lines.size(), to + CONTEXT), text);
            from = nextChange(to);
        }
        return text.toString();
    }

    private int nextChange(int start) {
        int at = start;
        while (at < lines.size() && lines.get(at).sign == ' ') at++;
        return at;
    }

    /** After the last change before more unchanged lines than two hunks would show. */
    private int endOfHunk(int start) {
        int end = start;
        for (int at = start; at < lines.size() && at - end <= 2 * CONTEXT; at++) {
            if (lines.get(at).sign != ' ') end = at + 1;
        }
        return end;
    }

    private void hunk(int from, int to, StringBuilder text) {
        text.append("@@ -")
                .append(range('+', from, to))
                .append(" +")
                .append(range('-', from, to))
                .append(" @@\n");
        lines.subList(from, to)
                .forEach(line -> text.append(line.sign).append(line.text).append('\n'));
    }

    /** Where a hunk stands in one of the texts: the lines with this sign are not in it. */
    private String range(char absent, int from, int to) {
        long before = count(absent, 0, from);
        long length = count(absent, from, to);
        long first = length == 0 ? before : before + 1;
        return length == 1 ? Long.toString(first) : first + "," + length;
    }

    private long count(char absent, int from, int to) {
        return lines.subList(from, to).stream()
                .filter(line -> line.sign != absent)
                .count();
    }
}
