package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Look;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.ReplaceRules;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObstaclesTest {
    private static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.KEEP, CaseMatch.ERROR, Fold.KEEP, '"');
    private static final RelationName NAME = new RelationName("wh", "dev", "a");
    private static final ReplaceRules EXTERNAL_STAYS = new ReplaceRules(Set.of(RelationKind.EXTERNAL), false);
    private static final ReplaceRules VIEWS_OVER_VIEWS = new ReplaceRules(Set.of(), true);

    @ParameterizedTest(name = "{0}: {1} over {2}, full refresh {3}: {4}")
    @CsvSource({
        "none,  view,        TABLE,    false, true",
        "none,  table,       EXTERNAL, false, true",
        "kinds, view,        EXTERNAL, false, false",
        "kinds, view,        EXTERNAL, true,  false",
        "kinds, table,       EXTERNAL, false, false",
        "kinds, incremental, EXTERNAL, false, true",
        "kinds, view,        TABLE,    false, true",
        "views, view,        VIEW,     false, true",
        "views, view,        TABLE,    false, false",
        "views, view,        EXTERNAL, false, false",
        "views, view,        TABLE,    true,  true",
        "views, table,       VIEW,     false, true",
    })
    void what_lies_there_gives_way_or_not(
            String row, String materialized, RelationKind lying, boolean fullRefresh, boolean builds) {
        ReplaceRules rules = switch (row) {
            case "kinds" -> EXTERNAL_STAYS;
            case "views" -> VIEWS_OVER_VIEWS;
            default -> ReplaceRules.ANYTHING;
        };
        Look own = new Look.Present(Relation.of(NAME, lying));

        assertThat(new Obstacles(NAMES, Quoting.ALL, rules).to(node(materialized), NAME, own, fullRefresh))
                .isEqualTo(builds ? Optional.empty() : Optional.of(Build.Why.IN_THE_WAY));
    }

    @Test
    void nothing_is_in_the_way_where_nothing_lies() {
        assertThat(new Obstacles(NAMES, Quoting.ALL, EXTERNAL_STAYS).to(node("view"), NAME, new Look.Absent(), false))
                .isEmpty();
    }

    @Test
    void no_statement_can_hold_a_quoted_name_with_a_quote_inside() {
        RelationName name = new RelationName("wh", "dev", "say \"hi\"");
        Obstacles quoted = new Obstacles(NAMES, Quoting.ALL, ReplaceRules.ANYTHING);
        Obstacles unquoted = new Obstacles(NAMES, Quoting.NONE, ReplaceRules.ANYTHING);

        assertThat(quoted.to(node("table"), name, new Look.Absent(), false)).contains(Build.Why.NOT_WRITABLE);
        assertThat(unquoted.to(node("table"), name, new Look.Absent(), false)).isEmpty();
    }

    private static Node node(String materialized) {
        return new TestManifest()
                .model("a", settings -> settings.config("materialized", materialized))
                .build()
                .node("model.shop.a")
                .orElseThrow();
    }
}
