package io.devenv.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.TestManifest;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.CacheRules.Rebuild;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Listing.Absent.Missing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.NameRules.CaseMatch;
import io.devenv.core.relation.NameRules.Fold;
import io.devenv.core.relation.Quoting;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.select.DbtCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two models: {@code a} in schema dev, {@code b} in schema other; an ephemeral one and a test that keeps nothing elsewhere. */
class OpeningTest {
    private static final NameRules NAMES = new NameRules(Quoting.ALL, Fold.LOWER, CaseMatch.ERROR, Fold.LOWER, '"');
    private static final SchemaName DEV = new SchemaName("wh", "dev");
    private static final SchemaName OTHER = new SchemaName("wh", "other");
    private static final Listing LISTED = new Listing.Listed(List.of());
    private static final Manifest BRANCH = new TestManifest()
            .model("a")
            .model("b", node -> node.lives("wh", "other", "b"))
            .model("e", node -> node.lives("wh", "nowhere", "e").config("materialized", "ephemeral"))
            .node(ResourceType.TEST, "t", node -> node.parents("model.shop.a"))
            .source("raw", "t", node -> node)
            .build();

    private final Map<SchemaName, Listing> listings = new HashMap<>(Map.of(DEV, LISTED, OTHER, LISTED));

    @ParameterizedTest(name = "{0} where the {2} of {1} is missing and that {3}: stops {4}")
    @CsvSource(textBlock = """
        # a database is missed by those who make schemas, for the nodes that they build
        run,     dev,   DATABASE, STOPS_BUILDING, true
        seed,    dev,   DATABASE, STOPS_BUILDING, true
        compile, dev,   DATABASE, STOPS_BUILDING, false
        test,    dev,   DATABASE, STOPS_BUILDING, false
        run,     other, DATABASE, STOPS_BUILDING, false
        # where a listing fails, the schemas of all nodes are asked for
        run,     dev,   DATABASE, STOPS,          true
        compile, dev,   DATABASE, STOPS,          true
        compile, other, DATABASE, STOPS,          true
        run,     other, DATABASE, STOPS,          true
        # a schema is made first by those who build into it
        run,     dev,   SCHEMA,   STOPS,          false
        run,     other, SCHEMA,   STOPS,          true
        compile, dev,   SCHEMA,   STOPS,          true
        # and mostly nobody minds
        run,     dev,   DATABASE, EMPTY,          false
        run,     dev,   SCHEMA,   EMPTY,          false
        """)
    void what_is_missing_stops_dbt_by_command_and_adapter(
            String command, String schema, Missing missing, Gap gap, boolean stops) {
        listings.put(new SchemaName("wh", schema), new Listing.Absent(missing));
        CacheRules rules =
                missing == Missing.DATABASE ? rules(Gap.EMPTY, gap, Gap.EMPTY) : rules(gap, Gap.EMPTY, Gap.EMPTY);

        assertThat(opening(command, rules).stop().isPresent()).isEqualTo(stops);
    }

    @Test
    void a_refused_listing_stops_dbt_whatever_is_selected_and_its_words_are_told() {
        listings.put(OTHER, refused("003001: not yours"));

        Problem stop = opening("compile", rules(Gap.EMPTY, Gap.EMPTY, Gap.STOPS))
                .stop()
                .orElseThrow();

        assertThat(stop.code()).isEqualTo("listing-stops-dbt");
        assertThat(stop.fault()).isEqualTo(Fault.USAGE);
        assertThat(stop.message()).isEqualTo("dbt would stop before the first node: wh.other may not be listed");
        assertThat(stop.because()).contains("003001: not yours");
    }

    @Test
    void a_refusal_without_words_gives_no_reason() {
        listings.put(OTHER, refused(""));

        assertThat(opening("compile", rules(Gap.EMPTY, Gap.EMPTY, Gap.STOPS))
                        .stop()
                        .orElseThrow()
                        .because())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE, dbt would stop before the first node: wh.dev is in a database that does not exist",
        "SCHEMA, dbt would stop before the first node: wh.dev does not exist",
    })
    void what_is_missing_is_said(Missing missing, String message) {
        listings.put(DEV, new Listing.Absent(missing));

        assertThat(opening("compile", rules(Gap.STOPS, Gap.STOPS, Gap.EMPTY)).stop())
                .hasValueSatisfying(stop -> assertThat(stop.message()).isEqualTo(message));
    }

    @Test
    void what_nobody_could_ask_stops_nobody_and_is_said_to_be_unknown() {
        listings.remove(DEV);
        Opening opening = opening("run", rules(Gap.STOPS, Gap.STOPS, Gap.STOPS));

        assertThat(opening.stop()).isEmpty();
        assertThat(opening.warnings())
                .containsExactly(
                        Warning.of("schema-unknown", "what lies in wh.dev is unknown: schema wh.dev was not listed"));
    }

    @Test
    void a_refused_listing_that_dbt_takes_for_empty_is_warned_of() {
        listings.put(DEV, refused("403"));
        Opening opening = opening("run", rules(Gap.STOPS, Gap.STOPS, Gap.EMPTY));

        assertThat(opening.stop()).isEmpty();
        assertThat(opening.warnings())
                .containsExactly(Warning.of(
                        "schema-unreadable",
                        "wh.dev may not be listed: dbt takes all in it for missing, whatever is there"));
    }

    @Test
    void what_is_listed_or_absent_is_not_warned_of() {
        listings.put(DEV, new Listing.Absent());

        assertThat(opening("run", rules(Gap.EMPTY, Gap.EMPTY, Gap.EMPTY)).warnings())
                .isEmpty();
    }

    private Opening opening(String command, CacheRules rules) {
        DbtCommand previewed = DbtCommand.ofWord(command).orElseThrow();
        return new Opening(
                rules, new Inventory(NAMES, listings), BRANCH, CommandRules.of(previewed), Set.of("model.shop.a"));
    }

    private static CacheRules rules(Gap missingSchema, Gap missingDatabase, Gap refused) {
        return new CacheRules(
                missingSchema, missingDatabase, refused, Set.of(), Optional.empty(), false, Rebuild.IN_PLACE);
    }

    private static Listing refused(String words) {
        return new Listing.Unreadable(Problem.of(Fault.WAREHOUSE, "refused", "refused"), Optional.of(words));
    }
}
