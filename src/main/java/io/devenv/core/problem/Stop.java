package io.devenv.core.problem;

/** Carries a {@link Problem} to the command line, which prints it and ends with its exit code. Has no stack trace of its own: a problem is not a bug. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Stop(Problem problem) {
        super(problem.code() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
