package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void theNearestProjectUpwardIsTheOne() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/sub/deep/x", "")
                .file("home/.dbt/profiles.yml", ProjectFolder.PROFILE);
        assertThat(project.in("proj/sub/deep").read().project().root()).isEqualTo(project.at("proj"));
    }

    @Test
    void profilesAreNotSearchedUpward() {
        Problem problem =
                new ProjectFolder(folder).file("proj/sub/x", "").in("proj/sub").problem();
        assertThat(problem.code()).isEqualTo("profiles-missing");
        assertThat(problem.message()).contains(".dbt");
    }

    @Test
    void profilesInTheCurrentFolderWinOverThoseAtHome() {
        String atHome = ProjectFolder.PROFILE.replace("dev_alice", "home");
        ProjectFolder project = new ProjectFolder(folder).file("home/.dbt/profiles.yml", atHome);
        assertThat(project.read().target().schema()).isEqualTo("dev_alice");
        assertThat(project.without("proj/profiles.yml").read().target().schema())
                .isEqualTo("home");
    }

    @Test
    void aNamedProfilesFolderIsRelativeToTheCurrentFolder() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("else/profiles.yml", ProjectFolder.PROFILE.replace("dev_alice", "named"));
        assertThat(project.read(ProjectFolder.where("profiles-dir", "../else"))
                        .target()
                        .schema())
                .isEqualTo("named");
        assertThat(project.set("DBT_PROFILES_DIR", "../else").read().target().schema())
                .isEqualTo("named");
    }

    @Test
    void anEmptyVariableIsNotSetAndTheNextOneCounts() {
        ProjectFolder project = new ProjectFolder(folder)
                .in("else")
                .file("else/profiles.yml", ProjectFolder.PROFILE)
                .set("DBT_ENGINE_PROJECT_DIR", "")
                .set("DBT_PROJECT_DIR", "../proj")
                .set("DBT_PROFILES_DIR", "");
        assertThat(project.read().project().root()).isEqualTo(project.at("proj"));
    }

    @Test
    void theEngineVariableWins() {
        ProjectFolder project =
                new ProjectFolder(folder).set("DBT_PROJECT_DIR", "../else").set("DBT_ENGINE_PROJECT_DIR", "../proj");
        assertThat(project.read().project().root()).isEqualTo(project.at("proj"));
    }

    @Test
    void aNamedFolderThatDoesNotExistIsWrongUsage() {
        Problem problem = new ProjectFolder(folder).problem(ProjectFolder.where("profiles-dir", "~/.dbt"));
        assertThat(problem.fault()).isEqualTo(Fault.USAGE);
        assertThat(problem.message()).isEqualTo("--profiles-dir names '~/.dbt', which does not exist");
        assertThat(new ProjectFolder(folder)
                        .set("DBT_PROJECT_DIR", "nope")
                        .problem()
                        .message())
                .startsWith("DBT_PROJECT_DIR names 'nope'");
    }

    @Test
    void noProjectIsToldWithTheFolder() {
        Problem problem = new ProjectFolder(folder).in("else").problem();
        assertThat(problem.code()).isEqualTo("project-not-found");
        assertThat(problem.message()).endsWith("else or above");
        assertThat(new ProjectFolder(folder)
                        .problem(ProjectFolder.where("project-dir", "../else"))
                        .message())
                .endsWith("else");
    }

    @Test
    void aFileThatIsNoUtf8IsTold() throws java.io.IOException {
        ProjectFolder project = new ProjectFolder(folder);
        java.nio.file.Files.write(project.at("proj/profiles.yml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThat(project.problem().message()).isEqualTo("cannot read profiles.yml: it is not UTF-8");
    }

    @Test
    void aFolderOfThatNameIsTold() throws java.io.IOException {
        ProjectFolder project = new ProjectFolder(folder).without("proj/profiles.yml");
        java.nio.file.Files.createDirectory(project.at("proj/profiles.yml"));
        assertThat(project.problem().code()).isEqualTo("file-unreadable");
    }
}
