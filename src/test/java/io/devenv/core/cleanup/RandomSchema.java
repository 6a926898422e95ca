package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.results.Built;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A dev schema made at random, which remembers what it was made from. */
final class RandomSchema {
    private static final List<String> MATERIALIZED =
            List.of("table", "view", "view", "view", "incremental", "ephemeral", "my_own");

    final Shop shop = new Shop();
    /** What lies there, by identifier. */
    final Map<String, RelationKind> lying = new LinkedHashMap<>();
    /** What nobody may touch: made by hand, a source, put aside. */
    final Set<String> untouchable = new HashSet<>();

    final Set<String> yours = new HashSet<>();
    final Set<String> kept = new HashSet<>();
    final boolean shared;
    final boolean stateless;

    private final Random random;
    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> inBranch = new HashSet<>();
    private final Set<String> outdatedPerhaps = new HashSet<>();

    RandomSchema(long seed) {
        random = new Random(seed);
        shared = chance(0.3);
        stateless = chance(0.1);
        if (shared) shop.shared();
        if (stateless) shop.withoutState();
        List<String> names = new ArrayList<>();
        int nodes = 1 + random.nextInt(7);
        for (int number = 0; number < nodes; number++) {
            String name = "n" + number;
            node(name, names);
            names.add(name);
        }
        byHand();
        reads();
        records();
    }

    private boolean chance(double of) {
        return random.nextDouble() < of;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void node(String name, List<String> earlier) {
        String type = chance(0.15) ? "snapshot" : chance(0.1) ? "seed" : "model";
        Map<String, Object> config = new HashMap<>();
        config.put("materialized", type.equals("model") ? any(MATERIALIZED) : type);
        if (type.equals("model") && chance(0.1)) config.put("full_refresh", false);
        List<String> above = earlier.stream().filter(each -> chance(0.4)).toList();
        parents.put(name, above);
        types.put(name, type);
        String[] ids = above.stream()
                .map(parent -> types.get(parent) + ".shop." + parent)
                .toArray(String[]::new);
        boolean onBranch = chance(0.75);
        boolean inState = !onBranch || chance(0.85);
        Node dev = Shop.node(Shop.DEV, type, name, config, ids);
        if (onBranch) (chance(0.1) ? shop.disabled : shop.branch).add(dev);
        boolean made = shop.branch.contains(dev);
        if (inState) shop.state.add(Shop.node(Shop.PROD, type, name, config, ids));
        if (made) inBranch.add(name);
        boolean changed = made && chance(0.3);
        if (changed) shop.changed.add(dev.id());
        if (made && dev.relation().isPresent() && (changed || !inState)) yours.add(name);
        if (type.equals("snapshot") || config.containsKey("full_refresh")) kept.add(name);
        if (made && chance(0.1)) {
            shop.branch.add(Shop.node(Shop.DEV, "operation", "hook" + name, Map.of(), dev.id()));
            kept.add(name);
        }
        if (chance(0.75)) lies(name, dev, inState);
        if (chance(0.15)) lie(name + "__dbt_tmp", RelationKind.TABLE);
        if (chance(0.15)) backup(name);
    }

    /** The only copy of what is gone is never dropped. */
    private void backup(String name) {
        lie(name + "__dbt_backup", RelationKind.TABLE);
        if (!lying.containsKey(name)) kept.add(name + "__dbt_backup");
    }

    private void lies(String name, Node node, boolean inState) {
        if (chance(0.1) && inState) {
            shop.clone(name);
            lying.put(name, RelationKind.VIEW);
            if (inBranch.contains(name) && node.relation().isPresent()) kept.add(name);
            outdatedPerhaps.add(name);
            return;
        }
        Set<RelationKind> right = Kinds.of(node);
        RelationKind kind = chance(0.15)
                ? any(List.of(RelationKind.values()))
                : right.contains(RelationKind.TABLE)
                        ? RelationKind.TABLE
                        : right.iterator().next();
        if (kind == RelationKind.FUNCTION) kind = RelationKind.TABLE;
        lie(name, kind);
    }

    private void lie(String name, RelationKind kind) {
        lying.put(name, kind);
        shop.lies(name, kind);
    }

    private void byHand() {
        for (String name : List.of("mine", "n0_copy", "n1__dbt_tmp_old", "__devenv_trash_x_1", "report__dbt_tmp")) {
            if (!chance(0.4)) continue;
            lie(name, chance(0.5) ? RelationKind.VIEW : RelationKind.TABLE);
            untouchable.add(name);
        }
        if (chance(0.3)) {
            lie("raw", RelationKind.TABLE);
            shop.branch.add(Shop.node(Shop.DEV, "source", "raw", Map.of()));
            untouchable.add("raw");
        }
        if (chance(0.3)) {
            lie("__devenv_trash_y_1", RelationKind.TABLE);
            shop.trash.add(Shop.DEV.relation("__devenv_trash_y_1"));
            untouchable.add("__devenv_trash_y_1");
        }
    }

    private void reads() {
        List<String> all = new ArrayList<>(lying.keySet());
        if (all.isEmpty()) return;
        SchemaName elsewhere = new SchemaName("wh", "somebody");
        for (int number = random.nextInt(4); number > 0; number--) {
            RelationName reader = chance(0.2) ? elsewhere.relation("report") : Shop.DEV.relation(any(all));
            String read = any(all);
            if (reader.identifier().equals(read)) continue;
            shop.reads(reader, read);
            outdatedPerhaps.add(reader.identifier());
        }
    }

    private void records() {
        List<String> all = new ArrayList<>(lying.keySet());
        all.removeIf(name -> untouchable.contains(name) || WorkingName.of(name).isPresent());
        if (all.isEmpty()) return;
        for (int number = random.nextInt(4); number > 0; number--) {
            String name = any(all);
            RelationKind kind = chance(0.8)
                    ? lying.getOrDefault(name, RelationKind.TABLE)
                    : chance(0.5) ? RelationKind.TABLE : RelationKind.VIEW;
            Built.Source source = any(List.of(Built.Source.values()));
            boolean dated = source != Built.Source.LOG || chance(0.3);
            Instant at = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1000));
            boolean other = chance(0.2);
            shop.records.add(new Built(
                    Shop.DEV.relation(name),
                    source == Built.Source.RUN_RESULTS ? Optional.empty() : Optional.of(kind),
                    Optional.of(Shop.id(name)),
                    dated ? Optional.of(at) : Optional.empty(),
                    other ? Optional.of("other code") : Optional.empty(),
                    source));
            outdatedPerhaps.add(name);
        }
    }

    int inTrash() {
        return (int) lying.keySet().stream()
                .filter(name -> shop.trash.contains(Shop.DEV.relation(name)))
                .count();
    }

    /** Views right over a relation that is yours and lies there, with nothing that could make either outdated: certainly downstream. */
    Set<String> downstreamViews() {
        Set<String> found = new HashSet<>();
        for (String name : inBranch) {
            if (lying.get(name) != RelationKind.VIEW || outdatedPerhaps.contains(name) || stateless) continue;
            for (String parent : parents.getOrDefault(name, List.of())) {
                boolean there = Optional.ofNullable(lying.get(parent))
                        .filter(RelationKind::isSeenByDbt)
                        .isPresent();
                if (there && yours.contains(parent) && !outdatedPerhaps.contains(parent)) found.add(name);
            }
        }
        return found;
    }

    /** By a record that tells no other kind, or in a personal schema where no newest record of any source does. */
    boolean isProven(String name) {
        boolean recorded = false;
        Map<Built.Source, RelationKind> newest = new HashMap<>();
        for (Built record : shop.records) {
            if (!record.name().identifier().equals(name)) continue;
            recorded = true;
            record.kind().ifPresent(kind -> newest.put(record.from(), kind));
        }
        boolean contradicted = newest.values().stream()
                .anyMatch(kind -> !Kinds.fits(kind, lying.getOrDefault(name, RelationKind.OTHER)));
        return !contradicted && (recorded || !shared);
    }

    /** By the journal: devenv put it there. */
    boolean isCopy(String name) {
        return shop.records.stream()
                .anyMatch(record -> record.from() == Built.Source.JOURNAL
                        && record.name().identifier().equals(name));
    }
}
