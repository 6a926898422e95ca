package io.devenv.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.artifact.ComparedViews;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse is asked once about a view and the query it should be made of. */
class OtherViewsTest {
    private static final Relation SAME = view("same", "create view same as select 1 as id");
    private static final Relation OTHER = view("other", "create view other as select 2 as id");
    private static final String QUERY = "select 1 as id";

    @TempDir
    private Path home;

    private final List<Set<Relation>> asked = new ArrayList<>();

    @Test
    void what_was_compared_before_is_not_compared_again() {
        assertThat(otherwise(Map.of(SAME, QUERY, OTHER, QUERY))).containsExactly(OTHER.name());
        assertThat(otherwise(Map.of(SAME, QUERY, OTHER, QUERY))).containsExactly(OTHER.name());

        assertThat(asked).containsExactly(Set.of(SAME, OTHER));
    }

    @Test
    void a_view_or_a_query_that_changed_is_compared_anew() {
        otherwise(Map.of(SAME, QUERY, OTHER, QUERY));
        Relation replaced = view("same", "create view same as select 2 as id");

        assertThat(otherwise(Map.of(replaced, QUERY, OTHER, QUERY))).contains(replaced.name(), OTHER.name());
        assertThat(otherwise(Map.of(replaced, QUERY, OTHER, "select 2 as id"))).containsExactly(replaced.name());

        assertThat(asked).containsExactly(Set.of(SAME, OTHER), Set.of(replaced), Set.of(OTHER));
    }

    @Test
    void what_is_not_there_any_more_is_forgotten() {
        otherwise(Map.of(SAME, QUERY, OTHER, QUERY));
        otherwise(Map.of(SAME, QUERY));
        otherwise(Map.of(SAME, QUERY, OTHER, QUERY));

        assertThat(asked).containsExactly(Set.of(SAME, OTHER), Set.of(OTHER));
    }

    @Test
    void no_sql_is_kept() throws IOException {
        otherwise(Map.of(SAME, QUERY, OTHER, QUERY));

        assertThat(Files.readString(home.resolve("views.jsonl"))).doesNotContain("select", "other as");
    }

    @Test
    void what_is_damaged_is_told_and_all_is_compared_again() throws IOException {
        otherwise(Map.of(SAME, QUERY));
        Files.writeString(home.resolve("views.jsonl"), "half");

        assertThat(ComparedViews.read(home).warning()).isPresent();
        assertThat(otherwise(Map.of(SAME, QUERY))).isEmpty();
        assertThat(asked).hasSize(2);
        assertThat(ComparedViews.read(home).warning()).isEmpty();
    }

    /** By a warehouse that finds a view made of the query where its text has it. */
    private Set<RelationName> otherwise(Map<Relation, String> queries) {
        OtherViews views = OtherViews.of(
                ComparedViews.read(home),
                some -> {
                    asked.add(Set.copyOf(some.keySet()));
                    return Set.copyOf(some.entrySet().stream()
                            .filter(view ->
                                    !view.getKey().definition().orElse("").contains(view.getValue()))
                            .map(view -> view.getKey().name())
                            .toList());
                },
                queries);
        assertThat(views.keep()).isEmpty();
        return views.names();
    }

    private static Relation view(String name, String definition) {
        return new Relation(
                new RelationName("db", "dev", name),
                RelationKind.VIEW,
                Optional.of(definition),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
