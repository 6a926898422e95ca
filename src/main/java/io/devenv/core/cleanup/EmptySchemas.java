package io.devenv.core.cleanup;

import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the dev schemas go, once nothing at all is left in them: of those the {@link Guard} allows, only what is known to be the
 * developer's own. What dbt says of schemas proves nothing: it announces to make one whether or not it is there.
 *
 * @param dev what lies in the dev schemas
 * @param facts what the warehouse tells of the schemas besides
 * @param own whether a schema is the developer's: declared, confirmed, or made by devenv
 * @param trash where earlier runs have set relations aside
 * @param declined what the user said no to
 */
public record EmptySchemas(
        Inventory dev,
        Map<SchemaName, SchemaFacts> facts,
        Predicate<SchemaName> own,
        Set<RelationName> trash,
        Set<RelationName> declined) {
    private static final int NAMED = 3;

    public EmptySchemas {
        facts = Map.copyOf(facts);
        trash = Set.copyOf(trash);
        declined = Set.copyOf(declined);
    }

    /**
     * What becomes of each schema that exists, sorted by name.
     *
     * @param planned all that is done to relations before
     */
    public List<SchemaFate> after(Collection<Batch> planned) {
        Set<RelationName> left = left(planned);
        List<SchemaFate> fates = new ArrayList<>();
        for (SchemaName schema : dev.schemas()) {
            Listing listing = dev.listing(schema);
            if (listing instanceof Listing.Unreadable) fates.add(SchemaFate.kept(schema, "it could not be listed"));
            if (listing instanceof Listing.Listed listed) {
                boolean empty = listed.relations().isEmpty();
                fates.add(stays(schema, left)
                        .map(why -> SchemaFate.kept(schema, why))
                        .orElseGet(() -> dropped(schema, empty ? "it is empty" : "nothing is left in it")));
            }
        }
        return List.copyOf(fates);
    }

    private SchemaFate dropped(SchemaName schema, String reason) {
        Optional<String> definition = Optional.ofNullable(facts.get(schema)).flatMap(SchemaFacts::definition);
        return new SchemaFate(schema, Optional.of(Change.dropSchema(schema, definition, reason)), reason);
    }

    /** The first reason that applies. What nobody can tell about is kept. */
    private Optional<String> stays(SchemaName schema, Set<RelationName> left) {
        SchemaFacts known = facts.get(schema);
        if (known == null) return Optional.of("the warehouse tells nothing of it");
        if (known.obstacle().isPresent()) return known.obstacle();
        return held(schema, known, left)
                .or(() -> own.test(schema) ? Optional.empty() : Optional.of(notOwn(schema)))
                .or(() -> declined.contains(schema.relation("")) ? Optional.of("not picked") : Optional.empty());
    }

    private static String notOwn(SchemaName schema) {
        return "nothing shows that it is yours alone; if it is, declare it in devenv.yml: personal: [\""
                + schema.schema() + "\"]";
    }

    private Optional<String> held(SchemaName schema, SchemaFacts known, Set<RelationName> left) {
        NameRules rules = dev.rules();
        Set<RelationName> inside = left.stream()
                .filter(name -> rules.folded(name.inSchema()).equals(rules.folded(schema)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> staying = inside.stream()
                .filter(name -> !isTrash(name))
                .map(RelationName::identifier)
                .toList();
        if (!staying.isEmpty()) return Optional.of("it still holds " + words(staying));
        if (!known.others().isEmpty()) return Optional.of("it still holds " + words(known.others()));
        if (inside.isEmpty()) return Optional.empty();
        return Optional.of(
                trash.containsAll(inside)
                        ? "it still holds what earlier runs set aside; once that is freed it goes, `devenv purge --all` frees it at once"
                        : "it still holds what was set aside; a later clean frees that after " + TrashLife.WORDS
                                + " and drops it then, --no-trash drops both at once");
    }

    private boolean isTrash(RelationName name) {
        return trash.contains(name) || TrashName.of(name.identifier()).isPresent();
    }

    private static String words(List<String> things) {
        List<String> first = things.subList(0, Math.min(NAMED, things.size()));
        int more = things.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private Set<RelationName> left(Collection<Batch> planned) {
        Set<RelationName> left =
                dev.relations().stream().map(Relation::name).collect(Collectors.toCollection(TreeSet::new));
        for (Batch batch : planned) {
            for (Change change : batch.changes()) {
                switch (change.action()) {
                    case RENAME -> {
                        left.remove(change.relation());
                        left.add(change.other().orElseThrow());
                    }
                    case DROP -> left.remove(change.relation());
                    case DROP_SCHEMA, CREATE_SCHEMA -> {
                        // It changes nothing of what lies in others.
                    }
                    default -> left.add(change.relation());
                }
            }
        }
        return left;
    }
}
