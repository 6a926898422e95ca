package io.devenv.cli;

import io.devenv.app.SetUpDemo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code devenv demo}. */
@Command(
        name = "demo",
        description = {
            "Unpacks a real dbt project with production and a lived-in dev schema, and shows status, plan and clean on it.",
            "Needs neither dbt nor Python. Goes on from there are by hand, in the folder it names.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final List<List<String>> SHOWN =
            List.of(List.of("status"), List.of("plan", "--defer"), List.of("clean"));

    private final Session session;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "devenv-demo",
            description = "Where to put it; a demo that lies there already is made anew. By default ${DEFAULT-VALUE}.")
    private Path folder = Path.of("devenv-demo");

    @Option(names = "--no-show", description = "Only set it up.")
    private boolean silent;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path whole = session.environment().directory().resolve(folder).normalize();
        SetUpDemo.in(whole, session.devenvHome(), session.clock());
        say("The shop: a dbt project on branch feature/returns, production in " + folder
                + "/shop.duckdb, and Alice's dev schema as weeks of work left it.");
        say("Real dbt wrote its artifacts; only their times are moved, so that the last build is two hours ago.");
        int code = ExitCode.DONE;
        for (List<String> arguments : silent ? List.<List<String>>of() : SHOWN) {
            say("");
            say("$ devenv " + String.join(" ", arguments));
            code = Math.max(code, Main.run(session.in(whole), arguments.toArray(String[]::new)));
        }
        say("");
        say("Go on by hand:");
        say("  cd " + folder);
        String launcher = session.devenvHome()
                .map(home -> whole.relativize(home.resolve("devenv")).toString())
                .orElse("devenv");
        say("  " + launcher + " clean --yes     does what was shown");
        say("  " + launcher + " undo            takes it back");
        say("  dbt compile --defer --state state     asks real dbt, where dbt-duckdb is installed");
        return code;
    }

    private void say(String line) {
        session.out().println(line);
    }
}
