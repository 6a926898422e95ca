package io.devenv.report;

/** How many of something there are: {@code 1 relation}, {@code 2 relations}. */
final class Counted {
    private Counted() {}

    /** @param one what a single one is called; more of them have an s */
    static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
