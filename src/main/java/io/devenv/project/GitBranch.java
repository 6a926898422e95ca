package io.devenv.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The branch that is checked out, read from git's own files; nothing where the project lies in no repository. */
public final class GitBranch {
    private static final String HEAD_OF_BRANCH = "ref: refs/heads/";
    private static final String WORKTREE = "gitdir: ";

    private GitBranch() {}

    public static Optional<String> of(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) return head(git);
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) {
        try {
            Path home = git;
            if (Files.isRegularFile(git)) {
                String text = Files.readString(git).strip();
                if (!text.startsWith(WORKTREE)) return Optional.empty();
                home = git.resolveSibling(text.substring(WORKTREE.length()));
            }
            String head = Files.readString(home.resolve("HEAD")).strip();
            return head.startsWith(HEAD_OF_BRANCH)
                    ? Optional.of(head.substring(HEAD_OF_BRANCH.length()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
