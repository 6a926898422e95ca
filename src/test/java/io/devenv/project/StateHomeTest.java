package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.document.Fields;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateHomeTest {
    private static final SchemaName ALICE = new SchemaName("wh", "dev alice\n");

    @TempDir
    Path folder;

    @Test
    void itLiesBelowTheUsersStateFolder() {
        ProjectFolder files = new ProjectFolder(folder);
        assertThat(home(files).directory().getParent()).isEqualTo(files.at("home/.local/state/devenv"));
        files.set("XDG_STATE_HOME", files.at("xdg").toString());
        assertThat(home(files).directory().getParent()).isEqualTo(files.at("xdg/devenv"));
        files.set("XDG_STATE_HOME", "relative");
        assertThat(home(files).directory().getParent())
                .as("a relative one does not count")
                .isEqualTo(files.at("home/.local/state/devenv"));
    }

    @Test
    void twoCheckoutsOfOneProjectHaveAFolderEachAndALinkToOneHasTheSame() throws IOException {
        ProjectFolder one = new ProjectFolder(folder.resolve("one"));
        ProjectFolder other = new ProjectFolder(folder.resolve("other"));
        assertThat(home(one).directory().getFileName().toString()).matches("shop-[0-9a-f]{8}");
        assertThat(home(one).directory().getFileName())
                .isNotEqualTo(home(other).directory().getFileName());
        Files.createSymbolicLink(one.at("link"), one.at("proj"));
        assertThat(home(one.in("link"))).isEqualTo(home(one.in("proj")));
    }

    @Test
    void whatWasConfirmedStaysConfirmedForThatTargetAndSchemaOnly() throws IOException {
        StateHome home = home(new ProjectFolder(folder));
        assertThat(home.confirmed(target("dev"), ALICE)).isFalse();
        home.confirm(target("dev"), ALICE);
        home.confirm(target("dev"), new SchemaName("wh", "second"));
        StateHome later = new StateHome(home.directory());
        assertThat(later.confirmed(target("dev"), ALICE)).isTrue();
        assertThat(later.confirmed(target("dev"), new SchemaName("wh", "second")))
                .isTrue();
        assertThat(later.confirmed(target("dev"), new SchemaName("wh", "dev"))).isFalse();
        assertThat(later.confirmed(target("prod"), ALICE)).isFalse();
        try (Stream<Path> left = Files.list(home.directory())) {
            assertThat(left).as("no temporary files stay").hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() {
        ProjectFolder files = new ProjectFolder(folder).file("home/.local", "a file");
        assertThatThrownBy(() -> home(files).confirm(target("dev"), ALICE))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("state-home-failed");
    }

    private static StateHome home(ProjectFolder files) {
        return StateHome.of(files.environment(), files.read().project());
    }

    private static Target target(String name) {
        return new Target("shop", name, "duckdb", "dev_alice", 1, "/", Fields.NONE);
    }
}
