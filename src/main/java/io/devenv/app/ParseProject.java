package io.devenv.app;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.project.Flags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Has the dbt on the path write a new manifest. */
final class ParseProject {
    private ParseProject() {}

    static void run(Workspace workspace) {
        List<String> command = command(workspace);
        try {
            Process dbt = new ProcessBuilder(command)
                    .directory(workspace.environment().directory().toFile())
                    .redirectErrorStream(true)
                    .start();
            dbt.getOutputStream().close();
            String output = new String(dbt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (dbt.waitFor() != 0) throw failed(output.strip()).stop();
        } catch (IOException missing) {
            throw Problem.of(Fault.PROJECT, "dbt-not-found", "--parse needs dbt, and none is on the PATH")
                    .next("activate the environment that has dbt, or run `dbt parse` yourself")
                    .stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("interrupted").stop();
        }
    }

    private static List<String> command(Workspace workspace) {
        Flags.Where where = workspace.flags().where();
        List<String> command = new ArrayList<>(List.of("dbt", "--no-use-colors", "parse"));
        command.addAll(List.of("--project-dir", where.projectDir().toString()));
        command.addAll(List.of("--profiles-dir", where.profilesDir().toString()));
        command.addAll(List.of("--profile", workspace.target().profile()));
        command.addAll(List.of("--target", workspace.target().name()));
        where.targetPath().ifPresent(path -> command.addAll(List.of("--target-path", path)));
        return command;
    }

    private static Problem failed(String output) {
        return Problem.of(Fault.PROJECT, "dbt-parse-failed", "`dbt parse` failed")
                .because(output)
                .next("mend what dbt complains about, and try again");
    }
}
