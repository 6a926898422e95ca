package io.devenv.core.plan;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Warning;
import io.devenv.core.relation.CacheRules;
import io.devenv.core.relation.CacheRules.Gap;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What dbt does before its first node: a command that builds makes the schemas of its nodes; then the relations of every schema
 * of the project are listed, also those of nodes that are not selected. Observed with dbt-core 1.11.
 */
public final class Opening {
    private final CacheRules rules;
    private final Inventory inventory;
    private final Manifest branch;
    private final Set<String> built;
    private final Set<SchemaName> listed;

    /**
     * The opening of one command.
     *
     * @param selected the final selection
     */
    public Opening(CacheRules rules, Inventory inventory, Manifest branch, CommandRules command, Set<String> selected) {
        this.rules = rules;
        this.inventory = inventory;
        this.branch = branch;
        this.built = command.builds() ? selected : Set.of();
        this.listed = listed(branch);
    }

    /** Every schema of a project, sorted. */
    static Set<SchemaName> listed(Manifest branch) {
        return schemas(Stream.concat(branch.built().stream(), branch.ofType(ResourceType.TEST).stream()));
    }

    private static Set<SchemaName> schemas(Stream<Node> nodes) {
        Set<SchemaName> found = new HashSet<>();
        nodes.forEach(node -> node.relation().ifPresent(name -> found.add(name.inSchema())));
        return new TreeSet<>(found);
    }

    /** Where dbt would end before it has begun with a node. */
    public Optional<Problem> stop() {
        // What is made is listed, too: where nothing is in the way there, nobody needs to know what is made.
        if (listed.stream().allMatch(schema -> gap(schema) == Gap.EMPTY)) return Optional.empty();
        Set<SchemaName> made = made();
        return Stream.concat(
                        made.stream().filter(schema -> gap(schema) == Gap.STOPS_BUILDING),
                        listed.stream().filter(schema -> cannotBeListed(schema, made)))
                .findFirst()
                .map(this::stopsAt);
    }

    private Set<SchemaName> made() {
        return schemas(built.stream()
                .flatMap(id -> branch.node(id).stream())
                .filter(node -> node.isBuilt() || node.type() == ResourceType.TEST));
    }

    private boolean cannotBeListed(SchemaName schema, Set<SchemaName> made) {
        boolean willExist = made.contains(schema) && isMissingAlone(schema);
        return !willExist && gap(schema) == Gap.STOPS;
    }

    private boolean isMissingAlone(SchemaName schema) {
        return inventory.listing(schema) instanceof Listing.Absent absent
                && absent.missing() == Listing.Absent.Missing.SCHEMA;
    }

    /** Nothing is in the way of what is listed, nor known to be of what nobody knows. */
    private Gap gap(SchemaName schema) {
        return rules.gap(schema, inventory.listing(schema)).orElse(Gap.EMPTY);
    }

    private Problem stopsAt(SchemaName schema) {
        Listing listing = inventory.listing(schema);
        Problem problem = Problem.of(
                        Fault.USAGE,
                        "listing-stops-dbt",
                        "dbt would stop before the first node: " + schema + " " + obstacle(listing))
                .next("have it created or opened to you, or choose another target with --target");
        if (!(listing instanceof Listing.Unreadable unreadable)) return problem;
        return unreadable
                .refusal()
                .filter(words -> !words.isEmpty())
                .map(problem::because)
                .orElse(problem);
    }

    private static String obstacle(Listing listing) {
        if (!(listing instanceof Listing.Absent absent)) return "may not be listed";
        return absent.missing() == Listing.Absent.Missing.DATABASE
                ? "is in a database that does not exist"
                : "does not exist";
    }

    /** What is unknown, and what dbt makes of it. */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (SchemaName schema : listed) {
            if (inventory.listing(schema) instanceof Listing.Unreadable unreadable) {
                warnings.add(warning(schema, unreadable));
            }
        }
        return List.copyOf(warnings);
    }

    private Warning warning(SchemaName schema, Listing.Unreadable unreadable) {
        boolean emptyForDbt = rules.gap(schema, unreadable).isPresent();
        return emptyForDbt
                ? Warning.of(
                        "schema-unreadable",
                        schema + " may not be listed: dbt takes all in it for missing, whatever is there")
                : Warning.of(
                        "schema-unknown",
                        "what lies in " + schema + " is unknown: "
                                + unreadable.why().message());
    }
}
