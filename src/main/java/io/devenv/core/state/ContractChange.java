package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model's enforced contract.
 *
 * @param changed whether it differs at all
 * @param breaking in dbt's words, one line each: every way in which it breaks those who read the model; empty if it does not
 */
public record ContractChange(boolean changed, List<String> breaking) {
    static final ContractChange NONE = new ContractChange(false, List.of());

    public ContractChange {
        breaking = List.copyOf(breaking);
    }

    public boolean isBreaking() {
        return !breaking.isEmpty();
    }

    /** Source: dbt-core 1.5 to 1.12, {@code same_contract}. */
    static ContractChange between(Node old, Node now, ComparisonRules rules) {
        boolean was = isEnforced(old);
        boolean is = isEnforced(now);
        if (!was) return is ? new ContractChange(true, List.of()) : NONE;
        if (is && contract(old).text("checksum").equals(contract(now).text("checksum"))) return NONE;
        return new ContractChange(true, breaks(old, now, is, rules));
    }

    /** What differs of what a contract holds, and each way in which it breaks. */
    List<Difference> differences(Node old, Node now) {
        if (!changed) return List.of();
        Fields before = terms(old);
        Fields after = terms(now);
        List<Difference> found =
                new ArrayList<>(ComparedValues.typed(before, after, ComparedValues.keys(before, after)));
        breaking.forEach(line -> found.add(Difference.of("breaking", Side.NOT_SET, Side.of(line))));
        return found;
    }

    /** All that goes into a contract's checksum, and the checksum itself: it stands for what an older dbt left out. */
    private static Fields terms(Node model) {
        Map<String, @Nullable Object> terms = new TreeMap<>();
        terms.put("enforced", isEnforced(model));
        if (!isEnforced(model)) return new Fields(terms);
        terms.put("checksum", contract(model).values().get("checksum"));
        columns(model).forEach((name, column) -> {
            Map<String, @Nullable Object> kept = new TreeMap<>(column.values());
            kept.keySet().retainAll(List.of("data_type", "constraints"));
            terms.put("columns." + name, kept);
        });
        if (enforcesConstraints(model)) {
            terms.put("constraints", model.fields().values().get("constraints"));
            terms.put("materialized", model.materialized().orElse(""));
        }
        return new Fields(terms);
    }

    private static Fields contract(Node model) {
        return model.fields().object("contract");
    }

    /** Whether the model's contract is enforced; most models have none. */
    static boolean isEnforced(Node model) {
        return model.fields().has("contract")
                && contract(model).flag("enforced").orElse(false);
    }

    /** A model's columns by name; none where the manifest's reader had no reason to keep them. */
    static Map<String, Fields> columns(Node node) {
        Fields columns = node.fields().object("columns");
        Map<String, Fields> found = new TreeMap<>();
        columns.values().keySet().forEach(name -> found.put(name, columns.object(name)));
        return found;
    }

    private static List<String> breaks(Node old, Node now, boolean stillEnforced, ComparisonRules rules) {
        List<String> found = new ArrayList<>();
        if (!stillEnforced) {
            found.add("Contract enforcement was removed");
        }
        listed("Columns were removed: ", removedColumns(old, now)).ifPresent(found::add);
        listed("Columns with data_type changes: ", changedTypes(old, now, rules))
                .ifPresent(found::add);
        if (rules.contracts().constraints() && enforcesConstraints(old)) {
            listed("Enforced column level constraints were removed: ", RemovedConstraints.fromColumns(old, now, rules))
                    .ifPresent(found::add);
            listed("Enforced model level constraints were removed: ", RemovedConstraints.fromModel(old, now, rules))
                    .ifPresent(found::add);
            if (!enforcesConstraints(now) && hasConstraints(old)) {
                found.add("Materialization changed with enforced constraints: "
                        + old.materialized().orElse("") + " -> "
                        + now.materialized().orElse(""));
            }
        }
        return found;
    }

    private static List<String> removedColumns(Node old, Node now) {
        Map<String, Fields> left = columns(now);
        return columns(old).keySet().stream()
                .filter(name -> !left.containsKey(name))
                .toList();
    }

    private static List<String> changedTypes(Node old, Node now, ComparisonRules rules) {
        Map<String, Fields> left = columns(now);
        List<String> changes = new ArrayList<>();
        columns(old).forEach((name, column) -> {
            Fields current = left.get(name);
            if (current == null) return;
            Optional<String> before = column.text("data_type");
            Optional<String> after = current.text("data_type");
            if (!comparable(before, rules).equals(comparable(after, rules))) {
                changes.add(name + " (" + before.orElse("None") + " -> " + after.orElse("None") + ")");
            }
        });
        return changes;
    }

    private static Optional<String> comparable(Optional<String> type, ComparisonRules rules) {
        if (!rules.contracts().typeSizesAreHarmless()) return type;
        return type.map(text -> text.replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT));
    }

    private static boolean enforcesConstraints(Node model) {
        return model.materialized()
                .filter(word -> word.equals("table") || word.equals("incremental"))
                .isPresent();
    }

    private static boolean hasConstraints(Node model) {
        return !model.fields().objects("constraints").isEmpty()
                || columns(model).values().stream()
                        .anyMatch(column -> !column.objects("constraints").isEmpty());
    }

    private static Optional<String> listed(String title, List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(title + String.join(", ", lines));
    }
}
