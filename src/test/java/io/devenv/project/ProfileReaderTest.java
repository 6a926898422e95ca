package io.devenv.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Place;
import io.devenv.core.problem.Problem;
import io.devenv.core.target.Secret;
import io.devenv.core.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row and every answer was tried with dbt 1.11.16 first. */
class ProfileReaderTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheChosenOutputIsRendered() {
        Target target = new ProjectFolder(folder).read().target();
        assertThat(target.profile()).isEqualTo("shop");
        assertThat(target.name()).isEqualTo("dev");
        assertThat(target.adapter()).isEqualTo("duckdb");
        assertThat(target.schema()).isEqualTo("dev_alice");
        assertThat(target.threads()).isEqualTo(1);
        assertThat(target.settings().text("path")).contains("dev.duckdb");
    }

    @Test
    void relativePathsStartFromTheCurrentFolderAndNotFromTheProject() {
        ProjectFolder project = new ProjectFolder(folder)
                .file("proj/sub/profiles.yml", ProjectFolder.PROFILE)
                .in("proj/sub");
        assertThat(project.read().target().directory())
                .isEqualTo(project.at("proj/sub").toString());
    }

    @ParameterizedTest(name = "schema: {0} is {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            2020-01-01                          ; 2020-01-01
            1e3                                 ; 1e3
            "123"                               ; 123
            "{{ env_var('S') }}"                ; 123
            "{{ 123 }}"                         ; 123
            "dev_{{ env_var('S') }}"            ; dev_123
            "  {{ 'a' }}  "                     ; `  a  `
            café                                ; café
            """)
    void aSchemaIsTextWithoutAnyConversion(String written, String schema) {
        assertThat(new ProjectFolder(folder)
                        .set("S", "123")
                        .output("schema: " + written)
                        .read()
                        .target()
                        .schema())
                .isEqualTo(schema);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            schema: 123                                        ; schema-invalid     ; schema
            schema: true                                       ; schema-invalid     ; schema
            schema:                                            ; schema-invalid     ; schema
            schema: "{{ env_var('S') | as_native }}"           ; schema-invalid     ; schema
            schema: "{{ env_var('DBT_ENV_SECRET_X') }}"        ; schema-invalid     ; schema
            schema: "{{ env_var('NOPE') }}"                    ; env-var-missing    ; schema
            schema: "{{ var('nope') }}"                        ; var-missing        ; schema
            schema: "{% if true %}a{% endif %}"                ; jinja-unsupported  ; schema
            schema: "{{ foo"                                   ; jinja-invalid      ; schema
            token: "a{{b"                                      ; jinja-invalid      ; token
            pass: "a{{b"                                       ; jinja-invalid      ; pass
            password: "{% if true %}a{% endif %}"              ; jinja-unsupported  ; password
            threads: "4"                                       ; threads-invalid    ; threads
            threads: "{{ env_var('S') }}"                      ; threads-invalid    ; threads
            threads: abc                                       ; threads-invalid    ; threads
            threads: true                                      ; threads-invalid    ; threads
            threads:                                           ; threads-invalid    ; threads
            threads: 4.5                                       ; threads-invalid    ; threads
            threads: "{{ env_var('X', 'x') | as_number }}"     ; jinja-invalid      ; threads
            """)
    void whatDbtRefusesIsRefusedWithItsLineAndKey(String line, String code, String key) {
        ProjectFolder project = new ProjectFolder(folder).set("S", "90125.75").set("DBT_ENV_SECRET_X", "top");
        Problem problem = project.output(line).problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.place()).contains(Place.line("profiles.yml", 7).key("shop.outputs.dev." + key));
    }

    @ParameterizedTest(name = "threads: {0} are {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            4                                     ; 4
            4.0                                   ; 4
            010                                   ; 8
            1:30                                  ; 90
            "{{ env_var('N', '4') | as_number }}" ; 4
            "{{ env_var('N', 4) }}"               ; 4
            "{{ env_var('N', '4') | int }}"       ; 4
            """)
    void threadsAreAWholeNumberOrAnExpressionThatGivesOne(String written, int threads) {
        assertThat(new ProjectFolder(folder)
                        .output("threads: " + written)
                        .read()
                        .target()
                        .threads())
                .isEqualTo(threads);
    }

    @Test
    void threadsOfTheCommandLineWinOverAnythingInTheProfile() {
        ProjectFolder project = new ProjectFolder(folder).output("threads: abc");
        assertThat(project.read(ProjectFolder.run(Optional.empty(), Optional.of(3)))
                        .target()
                        .threads())
                .isEqualTo(3);
    }

    @Test
    void withoutASchemaTheAdaptersDefaultCountsOrNothing() {
        assertThat(new ProjectFolder(folder)
                        .output("threads: 1")
                        .read()
                        .target()
                        .schema())
                .isEqualTo("main");
        String postgres = ProjectFolder.PROFILE.replace("duckdb", "postgres").replace("schema: dev_alice", "port: 1");
        Problem problem =
                new ProjectFolder(folder).file("proj/profiles.yml", postgres).problem();
        assertThat(problem.code()).isEqualTo("schema-missing");
    }

    @ParameterizedTest(name = "{0} is hidden, and holds {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            password: a{{b                                  ; password              ; a{{b
            password: a{%b                                  ; password              ; a{%b
            password: "{{ foo(1) }}"                        ; password              ; {{ foo(1) }}
            password: "{{ env_var('NOPE') }}"               ; password              ; {{ env_var('NOPE') }}
            password: "{{ env_var('S') }}"                  ; password              ; 90125.75
            password: 90125.75                              ; password              ; 90125.75
            pass: abc                                       ; password              ; abc
            motherduck_token: abc                           ; motherduck_token      ; abc
            private_key_passphrase: abc                     ; private_key_passphrase ; abc
            client_secret: abc                              ; client_secret         ; abc
            host: "{{ env_var('DBT_ENV_SECRET_X') }}.org"   ; host                  ; top.org
            path: "md:db?motherduck_token=abc"              ; path                  ; md:db?motherduck_token=abc
            """)
    void whatIsSecretByNameOrByOriginIsHidden(String line, String key, String value) {
        ProjectFolder project = new ProjectFolder(folder).set("S", "90125.75").set("DBT_ENV_SECRET_X", "top");
        Target target = project.output("schema: s", line).read().target();
        assertThat(target.settings().get(key)).contains(new Secret(value));
        // The text holds the name of a temporary folder, too, full of random digits: no value above may be found in it
        // by chance.
        assertThat(target.toString()).doesNotContain(value);
    }

    @Test
    void secretsInsideListsAndMapsAreHiddenToo() {
        String line = "secrets: [{type: s3, key_id: k, secret: hush, session_token: hush}]";
        Target target = new ProjectFolder(folder)
                .output("schema: s", "keyfile_json: {private_key: hush}", line)
                .read()
                .target();
        assertThat(target.settings().toString()).doesNotContain("hush").contains("s3");
    }

    @Test
    void aProblemWithASecretFieldDoesNotShowIt() {
        assertThat(new ProjectFolder(folder)
                        .output("token: \"hush{{b\"")
                        .problem()
                        .toString())
                .doesNotContain("hush");
    }

    @Test
    void listsAndMapsAreRenderedAndTheirKeysAreNot() {
        Target target = new ProjectFolder(folder)
                .set("S", "123")
                .output("schema: s", "settings: {\"{{ k }}\": [\"{{ env_var('S') }}\", 3, ~]}")
                .read()
                .target();
        assertThat(target.settings().object("settings").get("{{ k }}").map(Object::toString))
                .contains("[123, 3, null]");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            dbname,  database
            project, database
            catalog, database
            pass,    password
            """)
    void aliasesHaveOneName(String alias, String name) {
        Target target = new ProjectFolder(folder)
                .output("schema: s", alias + ": x")
                .read()
                .target();
        assertThat(target.settings().has(name)).isTrue();
        assertThat(target.settings().has(alias)).isFalse();
    }

    @Test
    void ofAnAliasAndItsNameTheNameCounts() {
        Target target = new ProjectFolder(folder)
                .output("schema: s", "database: a", "dbname: b")
                .read()
                .target();
        assertThat(target.settings().text("database")).contains("a");
    }

    @Test
    void attachedDatabasesStayAList() {
        Target target = new ProjectFolder(folder)
                .output("schema: s", "attach: [{path: x.duckdb, read_only: true}]")
                .read()
                .target();
        assertThat(target.settings().objects("attach").stream()
                        .map(each -> each.flag("read_only"))
                        .toList())
                .isEqualTo(List.of(Optional.of(true)));
    }
}
