package io.devenv.core.state;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which of a model's constraints are gone, of the kinds that the warehouse enforces; in dbt's words. */
final class RemovedConstraints {
    private RemovedConstraints() {}

    static List<String> fromColumns(Node old, Node now, ComparisonRules rules) {
        Map<String, Fields> left = ContractChange.columns(now);
        List<String> gone = new ArrayList<>();
        ContractChange.columns(old).forEach((name, column) -> {
            Fields current = left.get(name);
            if (current == null) return;
            for (Fields constraint : removed(column, current, rules)) {
                gone.add("'" + label(constraint) + "' constraint on column " + name);
            }
        });
        return gone;
    }

    static List<String> fromModel(Node old, Node now, ComparisonRules rules) {
        return removed(old.fields(), now.fields(), rules).stream()
                .map(constraint -> "'" + label(constraint) + "' constraint on columns "
                        + constraint.texts("columns").stream()
                                .map(name -> "'" + name + "'")
                                .toList())
                .toList();
    }

    private static List<Fields> removed(Fields old, Fields now, ComparisonRules rules) {
        List<Fields> left = now.objects("constraints");
        return old.objects("constraints").stream()
                .filter(constraint -> left.stream().noneMatch(each -> Same.asTyped(each, constraint)))
                .filter(constraint -> constraint
                        .text("type")
                        .filter(rules.contracts().enforced()::contains)
                        .isPresent())
                .toList();
    }

    private static String label(Fields constraint) {
        return constraint.text("name").or(() -> constraint.text("type")).orElse("");
    }
}
