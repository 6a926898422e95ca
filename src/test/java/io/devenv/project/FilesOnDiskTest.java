package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devenv.core.problem.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The right column is what Python 3.11's {@code Path.glob} gave over the same files. */
class FilesOnDiskTest {
    @TempDir
    Path root;

    @BeforeEach
    void files() throws IOException {
        for (String file : new String[] {
            "models/a.sql",
            "models/b.yml",
            "models/staging/stg_a.sql",
            "models/staging/deep/x.sql",
            "models/.hidden.sql",
            "models/we[ird].sql",
            "seeds/s.csv"
        }) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        Files.createSymbolicLink(root.resolve("models/link"), root.resolve("models/staging"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            models                    ; models
            models/                   ; models
            ./models//a.sql           ; models/a.sql
            models/a.sql/             ; ''
            models/nope               ; ''
            MODELS                    ; ''
            models/*.sql              ; models/.hidden.sql models/a.sql models/we[ird].sql
            models/?.sql              ; models/a.sql
            models/[ab].*             ; models/a.sql models/b.yml
            models/[!a].*             ; models/b.yml
            models/we[[]ird].sql      ; models/we[ird].sql
            models/we[ird].sql        ; ''
            models/*/stg_a.sql        ; models/link/stg_a.sql models/staging/stg_a.sql
            models/**/*.sql           ; models/.hidden.sql models/a.sql models/staging/deep/x.sql models/staging/stg_a.sql models/we[ird].sql
            models/**                 ; models models/staging models/staging/deep
            **/x.sql                  ; models/staging/deep/x.sql
            *                         ; models seeds
            **                        ; . models models/staging models/staging/deep seeds
            """)
    void globsFindWhatPythonFinds(String glob, String expected) {
        assertThat(String.join(" ", new FilesOnDisk(root).matching(glob))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "path:{0} is refused")
    @ValueSource(strings = {"/models", "", ".", "./"})
    void whatPythonFailsOverIsRefused(String glob) {
        assertThatThrownBy(() -> new FilesOnDisk(root).matching(glob))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("path-not-relative");
    }
}
