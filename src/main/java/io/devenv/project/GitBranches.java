package io.devenv.project;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The branches that there are: those of this clone, and those that its remotes have right now. What a clone remembers of a remote is not
 * asked: it may be of last month, and know neither what came since nor what went.
 */
public final class GitBranches {
    private static final int SECONDS = 30;
    private static final String HEADS = "refs/heads/";

    private GitBranches() {}

    /** Their names; nothing where there is no repository, or one remote that cannot be asked: a branch may be there then. */
    public static Optional<Set<String>> of(Path folder) {
        Git git = new Git(folder);
        Optional<String> local = git.ask(SECONDS, "for-each-ref", "--format=%(refname)", HEADS);
        Optional<String> remotes = git.ask(SECONDS, "remote");
        if (local.isEmpty() || remotes.isEmpty()) return Optional.empty();
        Set<String> branches = new TreeSet<>();
        add(local.get(), branches);
        for (String remote : remotes.get().lines().toList()) {
            Optional<String> theirs = git.ask(SECONDS, "ls-remote", "--heads", "--quiet", "--", remote);
            if (theirs.isEmpty()) return Optional.empty();
            add(theirs.get(), branches);
        }
        return Optional.of(branches);
    }

    /** Each line ends with the name of a branch. */
    private static void add(String lines, Set<String> branches) {
        lines.lines().forEach(line -> {
            int at = line.indexOf(HEADS);
            if (at >= 0) branches.add(line.substring(at + HEADS.length()));
        });
    }
}
