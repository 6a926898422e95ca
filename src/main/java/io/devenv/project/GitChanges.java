package io.devenv.project;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a branch changed since it left the main branch, asked of the git on the path; nothing where it cannot tell for sure. */
public final class GitChanges {
    private static final List<String> SHARED = List.of("origin/HEAD", "origin/main", "origin/master");
    private static final List<String> LOCAL = List.of("main", "master");
    private static final int SECONDS = 10;

    private final Path folder;
    private final Git git;

    private GitChanges(Path folder) {
        this.folder = folder;
        this.git = new Git(folder);
    }

    /**
     * The files below a folder that the branch changed, added or deleted, committed or not, relative to the folder. Empty where there
     * is no repository, no git, or no main branch to compare with.
     */
    public static Optional<Set<String>> since(Path folder) {
        return new GitChanges(folder).files();
    }

    private Optional<Set<String>> files() {
        return base().flatMap(base -> git("diff", "--name-only", "--no-renames", "--relative", "-z", base, "--")
                .flatMap(changed -> git("ls-files", "--others", "--exclude-standard", "-z")
                        .map(added -> {
                            Set<String> files = new TreeSet<>(names(changed));
                            files.addAll(names(added));
                            return files;
                        })));
    }

    /** Where the branch left what is shared. Work done on a local main branch itself is no branch. */
    private Optional<String> base() {
        Optional<String> current = GitBranch.of(folder);
        if (current.isEmpty()) return Optional.empty();
        for (String shared : SHARED) {
            Optional<String> base = git("merge-base", "HEAD", shared);
            if (base.isPresent()) return base.map(String::strip);
        }
        for (String local : LOCAL) {
            if (LOCAL.contains(current.get())) break;
            Optional<String> base = git("merge-base", "HEAD", local);
            if (base.isPresent()) return base.map(String::strip);
        }
        return Optional.empty();
    }

    private static List<String> names(String zeroes) {
        return Arrays.stream(zeroes.split("\0")).filter(name -> !name.isEmpty()).toList();
    }

    private Optional<String> git(String... arguments) {
        return git.ask(SECONDS, arguments);
    }
}
