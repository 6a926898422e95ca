package io.devenv.report;

/**
 * What the next command has to be told again, as it was told to this one: project, target, state.
 *
 * @param options ready to be typed; empty if nothing was said
 */
public record Carried(String options) {
    public static final Carried NOTHING = new Carried("");

    /** A command of devenv, to be typed as it stands. */
    String devenv(String command) {
        return "devenv " + command + (options.isEmpty() ? "" : " " + options);
    }
}
