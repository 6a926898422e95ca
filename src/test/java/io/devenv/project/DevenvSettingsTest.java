package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevenvSettingsTest {
    @TempDir
    Path folder;

    @Test
    void withoutTheFileDefaultsCount() {
        assertThat(new ProjectFolder(folder).read().settings()).isEqualTo(DevenvSettings.DEFAULT);
        assertThat(new ProjectFolder(folder)
                        .file("proj/devenv.yml", "# nothing\n")
                        .read()
                        .settings())
                .isEqualTo(DevenvSettings.DEFAULT);
    }

    @Test
    void patternsNameTheUserAndOneTextStandsForAList() {
        DevenvSettings settings = new ProjectFolder(folder)
                .file("proj/devenv.yml", "personal: [\"dev_{user}\", \"dev_{user}_*\"]\nproduction: analytics\n")
                .read()
                .settings();
        assertThat(settings.personal()).containsExactly("dev_alice", "dev_alice_*");
        assertThat(settings.production()).containsExactly("analytics");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = ';', textBlock = """
            7        ; P7D
            7 days   ; P7D
            1 day    ; P1D
            14d      ; P14D
            12 hours ; PT12H
            1h       ; PT1H
            2 Weeks  ; P14D
            3w       ; P21D
            """)
    void theLifeOfACloneIsALengthOfTime(String written, Duration life) {
        DevenvSettings settings = new ProjectFolder(folder)
                .file("proj/devenv.yml", "clone-life: " + written + "\n")
                .read()
                .settings();
        assertThat(settings.cloneLife()).isEqualTo(life);
    }

    @Test
    void aUsersNameIsNoPattern() {
        ProjectFolder files = new ProjectFolder(folder).file("proj/devenv.yml", "personal: [\"{user}\"]\n");
        Environment odd = new Environment(Map.of(), files.at("proj"), files.at("home"), "a*[b");
        assertThat(DevenvSettings.read(files.at("proj"), odd).personal()).containsExactly("a[*][[]b");
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            personel: [a]          ; settings-unknown  ; did you mean personal?
            nothing_like_it: 1     ; settings-unknown  ; settings: clone-life, keep, personal, production, state
            personal: {a: b}       ; settings-invalid  ; ''
            personal: [a, 1]       ; settings-invalid  ; ''
            production:            ; settings-invalid  ; ''
            state: [a]             ; settings-invalid  ; ''
            state: ""              ; settings-invalid  ; ''
            clone-life: soon       ; settings-invalid  ; 7 days
            clone-life: [7]        ; settings-invalid  ; 7 days
            first: 1               ; settings-unknown  ; settings
            """)
    void whatIsNoSettingIsRefusedWithItsLine(String line, String code, String next) {
        Problem problem = new ProjectFolder(folder)
                .file("proj/devenv.yml", "\n" + line + "\n")
                .problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).contains(Place.line("devenv.yml", 2).key(line.substring(0, line.indexOf(':'))));
        assertThat(problem.next().orElse("")).contains(next);
    }

    @Test
    void aSettingSetTwiceIsRefused() {
        Problem problem = new ProjectFolder(folder)
                .file("proj/devenv.yml", "state: a\nstate: b\n")
                .problem();
        assertThat(problem.code()).isEqualTo("settings-repeated");
        assertThat(problem.message()).contains("first in line 1");
    }
}
