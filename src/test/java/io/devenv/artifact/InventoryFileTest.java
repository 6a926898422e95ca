package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryFileTest {
    private static final NameRules RULES =
            new NameRules(Quoting.ALL, NameRules.Fold.LOWER, NameRules.CaseMatch.ERROR, NameRules.Fold.LOWER, '"');
    private static final SchemaName DEV = new SchemaName("wh", "dev");

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again() {
        Relation view = new Relation(
                DEV.relation("tab\t \"quoted\" ü"),
                RelationKind.VIEW,
                Optional.of("create view …\nas select 1"),
                OptionalLong.empty(),
                OptionalLong.empty());
        Relation table = new Relation(
                DEV.relation("orders"),
                RelationKind.TABLE,
                Optional.empty(),
                OptionalLong.of(3_000_000_000L),
                OptionalLong.of(0));
        SchemaName gone = new SchemaName("wh", "gone");
        SchemaName nowhere = new SchemaName("gone", "dev");
        SchemaName closed = new SchemaName("wh", "closed");
        Listing refused = new Listing.Unreadable(problem(), Optional.of("003001: not yours"));
        Path file = folder.resolve("inventory.json");

        InventoryWriter.write(
                file,
                new Inventory(
                        RULES,
                        Map.of(
                                DEV, new Listing.Listed(List.of(view, table)),
                                gone, new Listing.Absent(),
                                nowhere, new Listing.Absent(Missing.DATABASE),
                                closed, refused)));
        Inventory read = InventoryReader.read(file, RULES);

        assertThat(read.schemas()).containsExactlyInAnyOrder(DEV, gone, nowhere, closed);
        assertThat(read.relations()).containsExactly(table, view);
        assertThat(read.listing(gone)).isEqualTo(new Listing.Absent(Missing.SCHEMA));
        assertThat(read.listing(nowhere)).isEqualTo(new Listing.Absent(Missing.DATABASE));
        assertThat(read.listing(closed)).isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
            assertThat(unreadable.refusal()).contains("003001: not yours");
            assertThat(unreadable.why().because()).contains("003001: not yours");
        });
    }

    @Test
    void what_dbt_lists_and_what_it_does_not_may_share_a_name() {
        Relation foreign = Relation.of(DEV.relation("orders"), RelationKind.FOREIGN_TABLE);
        Relation function = Relation.of(DEV.relation("orders"), RelationKind.FUNCTION);
        Path file = folder.resolve("inventory.json");

        InventoryWriter.write(file, new Inventory(RULES, Map.of(DEV, new Listing.Listed(List.of(foreign, function)))));

        assertThat(InventoryReader.read(file, RULES).relations()).containsExactly(foreign, function);
    }

    @Test
    void a_schema_nobody_could_ask_for_is_left_out_which_is_how_the_file_says_unknown() throws IOException {
        Path file = folder.resolve("inventory.json");

        InventoryWriter.write(file, new Inventory(RULES, Map.of(DEV, new Listing.Unreadable(problem()))));

        assertThat(Files.readString(file)).doesNotContain("\"dev\"").endsWith("\n");
        assertThat(InventoryReader.read(file, RULES).listing(DEV))
                .isInstanceOfSatisfying(
                        Listing.Unreadable.class,
                        unknown -> assertThat(unknown.refusal()).isEmpty());
    }

    @Test
    void each_schema_and_relation_has_a_line_of_its_own() throws IOException {
        Path file = folder.resolve("inventory.json");
        Listing listed = new Listing.Listed(List.of(Relation.of(DEV.relation("orders"), RelationKind.TABLE)));

        InventoryWriter.write(file, new Inventory(RULES, Map.of(DEV, listed)));

        assertThat(Files.readAllLines(file).stream().map(String::strip))
                .contains(
                        "{ \"database\" : \"wh\", \"schema\" : \"dev\", \"listing\" : \"listed\" }",
                        "{ \"database\" : \"wh\", \"schema\" : \"dev\", \"identifier\" : \"orders\", \"type\" : \"table\" }");
    }

    @Test
    void writing_replaces_the_file_and_leaves_nothing_else_behind() throws IOException {
        Path file = Files.writeString(folder.resolve("inventory.json"), "old");

        InventoryWriter.write(file, new Inventory(RULES, Map.of()));

        assertThat(Files.readString(file)).contains("\"schemas\" : [ ]");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_a_problem_and_nothing_is_left() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("inventory.json"));
        Path nowhere = folder.resolve("no/such/folder.json");

        for (Path file : List.of(taken, nowhere)) {
            Problem problem = catchThrowableOfType(
                            Stop.class, () -> InventoryWriter.write(file, new Inventory(RULES, Map.of())))
                    .problem();

            assertThat(problem.code()).isEqualTo("inventory-not-written");
            assertThat(problem.message()).isEqualTo("cannot write the inventory " + file);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
    }

    @ParameterizedTest(name = "{0}: {1} in line {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        truncated      | {'schemas': [                                                                | 1 | ends in the middle
        not-json       | <html>                                                                       | 1 | is not JSON
        not-json       | {'schemas': []} {}                                                           | 1 | goes on after its end
        empty          | ~~                                                                           | 0 | is empty
        wrong-type     | []                                                                           | 1 | is a list where devenv has an object
        wrong-type     | {'schemas': {}}                                                              | 1 | schemas is an object where devenv has a list
        wrong-type     | {'schemas': [NL'dev']}                                                       | 2 | schemas[0] is text
        wrong-type     | {'schemas': [{'schema': 1}]}                                                 | 1 | schemas[0].schema is a number
        wrong-type     | {'schemas': [], 'relations': [{'rows': 'x'}]}                                | 1 | relations[0].rows is text
        incomplete     | {}                                                                           | 0 | does not say which schemas it lists
        incomplete     | {'relations': []}                                                            | 0 | does not say which schemas it lists
        incomplete     | {'schemas': [NL{'database': 'wh', 'listing': 'listed'}]}                     | 2 | `schema` is missing
        incomplete     | {'schemas': [NL{'schema': '', 'listing': 'listed'}]}                         | 2 | `schema` is missing
        incomplete     | {'schemas': [{'database': 'wh', 'schema': 'dev'}]}                           | 1 | `listing` is missing
        incomplete     | {'schemas': [{D, 'listing': 'listed'}], NL'relations': [{D, 'type': 'table'}]}   | 2 | `identifier` is missing
        incomplete     | {'schemas': [{D, 'listing': 'listed'}], NL'relations': [{D, 'identifier': 'a'}]} | 2 | `type` is missing
        unknown-word   | {'schemas': [NLNL{D, 'listing': 'Listed'}]}                                  | 3 | `listing` is "Listed", not one of listed, absent, unreadable
        unknown-word   | {'schemas': [{D, 'listing': 'absent', 'missing': 'table'}]}                  | 1 | `missing` is "table", not one of schema, database
        duplicate      | {'schemas': [{D, 'listing': 'listed'},NL{D, 'listing': 'absent'}]}           | 2 | schema wh.dev stands there twice
        duplicate      | {'schemas': [{D, 'listing': 'listed'}], 'relations': [{D, A},NL{D, A}]}      | 2 | relation wh.dev.a stands there twice
        contradiction  | {'schemas': [{D, 'listing': 'absent'}], NL'relations': [{D, A}]}             | 2 | wh.dev.a lies in a schema that is not among the listed ones
        contradiction  | {'relations': [NL{D, A}], 'schemas': []}                                     | 2 | wh.dev.a lies in a schema that is not among the listed ones
        other-document | {'schema': 'devenv/status/1', 'schemas': [], 'relations': []}                | 1 | is a devenv/status/1, not a devenv/inventory/1
        """)
    void what_is_wrong_is_said_with_its_place(String what, String json, int line, String words) throws IOException {
        Path file = file(json);

        Problem problem = catchThrowableOfType(Stop.class, () -> InventoryReader.read(file, RULES))
                .problem();

        assertThat(problem.code()).isEqualTo("project-inventory-" + what);
        assertThat(problem.fault()).isEqualTo(Fault.PROJECT);
        assertThat(problem.message()).contains(words);
        assertThat(problem.place()).hasValueSatisfying(place -> {
            assertThat(place.file()).isEqualTo(file.toString());
            assertThat(place.line().orElse(0)).isEqualTo(line);
        });
        assertThat(problem.next()).contains("devenv status --save-inventory FILE writes a new one");
    }

    @Test
    void a_file_that_is_not_there_is_a_problem() {
        Path file = folder.resolve("none.json");

        Problem problem = catchThrowableOfType(Stop.class, () -> InventoryReader.read(file, RULES))
                .problem();

        assertThat(problem.code()).isEqualTo("project-inventory-missing");
        assertThat(problem.message()).isEqualTo("no inventory at " + file);
    }

    @Test
    void what_nobody_knows_is_passed_over_and_what_is_optional_may_be_missing() throws IOException {
        Path file = file("{'written_by': {'x': [1]}, 'relations': [{D, A, 'owner': {'of': 'it'}},"
                + " {'schema': 'main', 'database': null, 'identifier': 'b', 'type': 'hologram'}],"
                + " 'schemas': [{D, 'listing': 'listed', 'why': null, 'note': 1}, {'schema': 'main', 'listing': 'listed'},"
                + " {'schema': 'closed', 'listing': 'unreadable'}]}");

        Inventory read = InventoryReader.read(file, RULES);

        assertThat(read.relations())
                .containsExactly(
                        Relation.of(new SchemaName("", "main").relation("b"), RelationKind.OTHER),
                        Relation.of(DEV.relation("a"), RelationKind.TABLE));
        assertThat(read.listing(new SchemaName("", "closed")))
                .isInstanceOfSatisfying(Listing.Unreadable.class, unreadable -> {
                    assertThat(unreadable.refusal()).contains("");
                    assertThat(unreadable.why().because()).isEmpty();
                });
    }

    private Path file(String json) throws IOException {
        String text = json.replace("D,", "'database': 'wh', 'schema': 'dev',")
                .replace(" A}", " 'identifier': 'a', 'type': 'table'}")
                .replace(" A,", " 'identifier': 'a', 'type': 'table',")
                .replace("NL", "\n")
                .replace('\'', '"');
        return Files.writeString(folder.resolve("inventory.json"), text);
    }

    private static Problem problem() {
        return Problem.of(Fault.WAREHOUSE, "why", "why");
    }
}
