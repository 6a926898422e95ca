package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.cleanup.JournaledRun.Entry;
import io.devenv.core.cleanup.JournaledRun.Outcome;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiesAsideTest {
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final RelationName ORDERS = DEV.relation("orders");
    private static final RelationName PROD = new RelationName("wh", "prod", "orders");
    private static final RelationName ASIDE = DEV.relation("__devenv_trash_20261121t100000000_7");

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(textBlock = """
            aside   , INTENDED , dev.orders
            aside   , MADE     , dev.orders
            aside   , LEFT     , dev.orders
            aside   , FAILED   ,
            aside   , UNDONE   ,
            aside   , PURGED   ,
            rename  , MADE     ,
            arrival , MADE     ,
            drop    , MADE     ,
            copy    , INTENDED , prod.orders
            copy    , MADE     , prod.orders
            copy    , UNDONE   , prod.orders
            copy    , LEFT     , prod.orders
            copy    , FAILED   ,
            copy    , PURGED   ,
            view    , MADE     ,
            """)
    void what_a_change_leaves_in_the_trash(String change, Outcome outcome, String was) {
        Optional<LiesAside> left = LiesAside.of(new Entry(7, change(change), outcome));

        assertThat(left.map(aside -> aside.was().toString())).isEqualTo(Optional.ofNullable(was));
        assertThat(left.stream()).allSatisfy(aside -> {
            assertThat(aside.name()).isEqualTo(ASIDE);
            assertThat(aside.number()).isEqualTo(7);
        });
    }

    private static Change change(String words) {
        return switch (words) {
            case "aside" -> Change.rename(ORDERS, RelationKind.TABLE, ASIDE, "test");
            case "rename" -> Change.rename(ORDERS, RelationKind.TABLE, DEV.relation("orders_2"), "test");
            case "arrival" -> Change.rename(ASIDE, RelationKind.TABLE, ORDERS, "test");
            case "drop" -> Change.drop(ASIDE, RelationKind.TABLE, Optional.empty(), "test");
            case "copy" -> Change.copyOf(ASIDE, PROD, "test");
            default -> Change.viewOf(ORDERS, PROD, "test");
        };
    }
}
