package io.devenv.artifact;

import io.devenv.core.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Opens dbt's files; whatever stands in the way becomes a problem that says what it is. */
final class ArtifactFile {
    private static final int BUFFER = 1 << 16;

    private ArtifactFile() {}

    static InputStream open(Path file, Artifact artifact) {
        if (Files.isDirectory(file)) throw directory(artifact).stop();
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            try {
                refuseCompressed(in, artifact);
            } catch (RuntimeException | IOException broken) {
                in.close();
                throw broken;
            }
            return in;
        } catch (IOException failed) {
            throw cannotOpen(file, artifact, failed).stop();
        }
    }

    /** True where there is nothing at all; a broken link or a file where a folder should be is something. */
    static boolean isAbsent(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return false;
        Path folder = file.getParent();
        return folder == null || !Files.isRegularFile(folder);
    }

    /** The sniffed bytes stay in the stream. */
    static void refuseCompressed(InputStream in, Artifact artifact) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 0x1f && second == 0x8b) {
            throw artifact.problem("compressed", artifact.label() + " is compressed with gzip")
                    .next("unpack it first: gunzip < FILE > manifest.json".replace("FILE", artifact.label()))
                    .stop();
        }
    }

    private static Problem directory(Artifact artifact) {
        return artifact.problem("is-a-folder", artifact.label() + " is a folder, not a file");
    }

    static Problem cannotOpen(Path file, Artifact artifact, IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return artifact.problem("no-permission", "no permission to read " + artifact.label())
                    .next("ask for permission to read it: ls -l " + artifact.label());
        }
        if (Files.isSymbolicLink(file)) return brokenLink(file, artifact);
        Path folder = file.getParent();
        if (failed instanceof NotDirectoryException || (folder != null && Files.isRegularFile(folder))) {
            return artifact.problem("folder-is-a-file", folder + " is a file, not the folder that holds one");
        }
        if (failed instanceof NoSuchFileException) {
            return artifact.problem("missing", "no " + artifact.kind().title() + " at " + artifact.label());
        }
        return unreadable(artifact, failed);
    }

    static Problem unreadable(Artifact artifact, IOException failed) {
        String why = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        return artifact.problem("unreadable", "cannot read " + artifact.label()).because(why);
    }

    private static Problem brokenLink(Path link, Artifact artifact) {
        Set<Path> seen = new HashSet<>();
        Path here = link.toAbsolutePath().normalize();
        try {
            while (Files.isSymbolicLink(here)) {
                if (!seen.add(here)) {
                    return artifact.problem(
                            "link-loop", artifact.label() + " is a symbolic link that leads back to itself");
                }
                here = here.resolveSibling(Files.readSymbolicLink(here)).normalize();
            }
        } catch (IOException unreadableLink) {
            return unreadable(artifact, unreadableLink);
        }
        return artifact.problem(
                "missing", artifact.label() + " is a symbolic link to " + here + ", which does not exist");
    }
}
