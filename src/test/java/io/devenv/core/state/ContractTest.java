package io.devenv.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.devenv.core.TestManifest;
import io.devenv.core.TestNode;
import io.devenv.core.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Object> NOT_NULL = Map.of("type", "not_null");
    private static final Map<String, Object> CHECK = Map.of("type", "check", "name", "positive");
    private static final Map<String, Object> KEY =
            Map.of("type", "foreign_key", "name", "to_orders", "columns", List.of("a", "b"));
    private static final Map<String, Object> UNNAMED_KEY = Map.of("type", "foreign_key");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void someChangesBreakThoseWhoReadTheModel(
            String what,
            Function<TestNode, TestNode> before,
            Function<TestNode, TestNode> after,
            ContractChange change) {
        assertThat(between(before, after, "1.11.16")).isEqualTo(change);
    }

    static Stream<Arguments> someChangesBreakThoseWhoReadTheModel() {
        UnaryOperator<TestNode> none = node -> node;
        return Stream.of(
                arguments("no contract", none, none, ContractChange.NONE),
                arguments("a new one", none, contract("1", "id", "int"), changed()),
                arguments("the same", contract("1", "id", "int"), contract("1", "id", "int"), ContractChange.NONE),
                arguments(
                        "no longer enforced",
                        contract("1", "id", "int"),
                        unenforced("id", "int"),
                        changed("Contract enforcement was removed")),
                arguments(
                        "no longer enforced, and its columns are gone, too",
                        contract("1", "id", "int"),
                        none,
                        changed("Contract enforcement was removed", "Columns were removed: id")),
                arguments(
                        "a column less",
                        contract("1", "id", "int"),
                        contract("2", "other", "int"),
                        changed("Columns were removed: id")),
                arguments(
                        "another type",
                        contract("1", "id", "int"),
                        contract("2", "id", "bigint"),
                        changed("Columns with data_type changes: id (int -> bigint)")),
                arguments(
                        "another size",
                        contract("1", "id", "varchar(10)"),
                        contract("2", "id", "VARCHAR(20)"),
                        changed()),
                arguments(
                        "an enforced constraint less on a table",
                        table(constrained("1", NOT_NULL)),
                        table(constrained("2")),
                        changed("Enforced column level constraints were removed: 'not_null' constraint on column id")),
                arguments(
                        "a constraint less that nobody enforces",
                        table(constrained("1", CHECK)),
                        table(constrained("2")),
                        changed()),
                arguments("a constraint less on a view", constrained("1", NOT_NULL), constrained("2"), changed()),
                arguments(
                        "a table with constraints becomes a view",
                        table(constrained("1", NOT_NULL)),
                        constrained("2", NOT_NULL),
                        changed("Materialization changed with enforced constraints: table -> view")),
                arguments(
                        "one of two enforced constraints",
                        table(constrained("1", NOT_NULL, KEY)),
                        table(constrained("2", NOT_NULL)),
                        changed("Enforced column level constraints were removed: 'to_orders' constraint on column id")),
                arguments(
                        "enforced constraints of the whole table",
                        table(constrained("1")).andThen(onTable(KEY, UNNAMED_KEY)),
                        table(constrained("2")).andThen(onTable()),
                        changed("Enforced model level constraints were removed:"
                                + " 'to_orders' constraint on columns ['a', 'b'],"
                                + " 'foreign_key' constraint on columns []")),
                arguments(
                        "a table with a constraint of the whole, enforced or not, becomes a view",
                        table(contract("1", "id", "int")).andThen(onTable(CHECK)),
                        contract("2", "id", "int").andThen(onTable(CHECK)),
                        changed("Materialization changed with enforced constraints: table -> view")),
                arguments(
                        "a table without constraints becomes a view",
                        table(constrained("1")),
                        constrained("2"),
                        changed()),
                arguments(
                        "an incremental model with constraints becomes a table",
                        constrained("1", NOT_NULL).andThen(node -> node.config("materialized", "incremental")),
                        table(constrained("2", NOT_NULL)),
                        changed()));
    }

    @Test
    void constraintsBrokeNoContractBefore1_6() {
        assertThat(between(table(constrained("1", NOT_NULL)), constrained("2"), "1.5.11"))
                .isEqualTo(changed());
    }

    @Test
    void aContractThatIsTheSameMakesNothingModified() {
        Manifest both = manifest(contract("1", "id", "int"));

        assertThat(StateComparison.of(both, both, rules("1.11.16"))
                        .changedParts(both.nodes().iterator().next()))
                .isEmpty();
    }

    @Test
    void sizesOfTypesBrokeContractsUpTo1_10() {
        ContractChange change =
                between(contract("1", "id", "varchar(10)"), contract("2", "id", "varchar(20)"), "1.10.23");

        assertThat(change.breaking())
                .containsExactly("Columns with data_type changes: id (varchar(10) -> varchar(20))");
    }

    @Test
    void theWarehouseSaysWhichConstraintsItEnforces() {
        ComparisonRules rules = rules("1.11.16").enforcing(Set.of("check"));
        Manifest now = manifest(table(constrained("2")));

        ContractChange change = StateComparison.of(now, manifest(table(constrained("1", CHECK))), rules)
                .contractChange(now.nodes().iterator().next());

        assertThat(change.breaking())
                .containsExactly("Enforced column level constraints were removed: 'positive' constraint on column id");
    }

    @ParameterizedTest(name = "deprecated {0}, dbt {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | 1.11.16 | true
            2025-12-31                | 1.11.16 | false
            2025-12-31T00:00:00+00:00 | 1.11.16 | false
            2026-06-01T00:00:00Z      | 1.11.16 | true
            soon                      | 1.11.16 | true
            ''                        | 1.8.10  | false
            """)
    void aModelWithAContractMayGoAfterItsDeprecationDate(String date, String dbt, boolean missed) {
        Manifest state = manifest(contract("1", "id", "int").andThen(node -> node.field("deprecation_date", date)));

        List<RemovedContract> removed = StateComparison.of(new TestManifest().build(), state, rules(dbt))
                .removedContracts(NOW);

        assertThat(removed).hasSize(missed ? 1 : 0);
        assertThat(removed)
                .allMatch(each -> each.reason().equals("Contracted model 'model.shop.m' was deleted or renamed."));
    }

    @Test
    void ofADisabledModelTheBranchsDefinitionCounts() {
        Manifest state = manifest(contract("1", "id", "int"));
        Manifest kept = new TestManifest()
                .disabledModel("m", contract("1", "id", "int"))
                .build();
        Manifest dropped = new TestManifest().disabledModel("m", node -> node).build();

        assertThat(StateComparison.of(kept, state, rules("1.11.16")).removedContracts(NOW))
                .extracting(RemovedContract::reason)
                .containsExactly("Contracted model 'model.shop.m' was disabled.");
        assertThat(StateComparison.of(dropped, state, rules("1.11.16")).removedContracts(NOW))
                .isEmpty();
    }

    private static ContractChange changed(String... breaking) {
        return new ContractChange(true, List.of(breaking));
    }

    private static UnaryOperator<TestNode> contract(String checksum, String column, String type) {
        return node -> node.field("contract", Map.of("enforced", true, "checksum", checksum))
                .field("columns", Map.of(column, Map.of("name", column, "data_type", type)));
    }

    private static UnaryOperator<TestNode> unenforced(String column, String type) {
        return node -> node.field("columns", Map.of(column, Map.of("name", column, "data_type", type)));
    }

    private static UnaryOperator<TestNode> constrained(String checksum, Object... constraints) {
        return node -> node.field("contract", Map.of("enforced", true, "checksum", checksum))
                .field(
                        "columns",
                        Map.of("id", Map.of("name", "id", "data_type", "int", "constraints", List.of(constraints))));
    }

    private static UnaryOperator<TestNode> onTable(Object... constraints) {
        return node -> node.field("constraints", List.of(constraints));
    }

    private static UnaryOperator<TestNode> table(UnaryOperator<TestNode> settings) {
        return node -> settings.apply(node).config("materialized", "table");
    }

    private static ContractChange between(
            Function<TestNode, TestNode> before, Function<TestNode, TestNode> after, String dbt) {
        Manifest now = manifest(after);
        return StateComparison.of(now, manifest(before), rules(dbt))
                .contractChange(now.nodes().iterator().next());
    }

    private static Manifest manifest(Function<TestNode, TestNode> settings) {
        return new TestManifest().model("m", settings::apply).build();
    }

    private static ComparisonRules rules(String dbt) {
        return ComparisonRules.of(DbtVersion.of(dbt), Optional.empty());
    }
}
