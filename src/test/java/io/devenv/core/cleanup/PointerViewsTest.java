package io.devenv.core.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** dbt 1.12 may keep a view of the latest version of a model under its plain name; no manifest has it. */
class PointerViewsTest {
    @Test
    void a_view_named_like_a_versioned_model_may_be_dbts_pointer_and_is_never_an_orphan() {
        Shop shop = versioned().view("dim").logged("dim", RelationKind.VIEW);
        assertThat(shop.standing("dim").type()).isEqualTo(RelationClass.UNKNOWN);
        assertThat(shop.standing("dim").reason()).isEqualTo("may be dbt's own view of the latest version of dim");
    }

    @Test
    void a_table_of_that_name_is_no_pointer() {
        Shop shop = versioned().table("dim").logged("dim", RelationKind.TABLE);
        assertThat(shop.standing("dim").type()).isEqualTo(RelationClass.ORPHAN);
    }

    @Test
    void without_versions_a_view_of_a_models_former_name_is_an_orphan() {
        Shop shop = new Shop().view("dim").logged("dim", RelationKind.VIEW);
        assertThat(shop.standing("dim").type()).isEqualTo(RelationClass.ORPHAN);
    }

    private static Shop versioned() {
        Shop shop = new Shop();
        Node plain = Shop.node(Shop.DEV, "model", "dim", Map.of("materialized", "table"));
        shop.branch.add(new Node(
                "model.shop.dim.v2",
                "dim",
                plain.type(),
                "shop",
                List.of(),
                Optional.of(Shop.DEV.relation("dim_v2")),
                plain.files(),
                plain.config(),
                plain.dependsOn(),
                "",
                new Fields(Map.of("version", 2))));
        return shop;
    }
}
