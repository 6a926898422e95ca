package io.devenv.core.cleanup;

import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.results.Built;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** This developer's records, by the relations that they tell of. */
final class Records {
    private final NameRules rules;
    private final Map<RelationName, BuildHistory> byName = new HashMap<>();

    Records(List<Built> records, NameRules rules) {
        this.rules = rules;
        Map<RelationName, List<BuildHistory.Entry>> entries = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            Built built = records.get(place);
            entries.computeIfAbsent(rules.folded(built.name()), name -> new ArrayList<>(2))
                    .add(new BuildHistory.Entry(built, built.order().orElse(place)));
        }
        entries.forEach((name, all) -> byName.put(name, new BuildHistory(all)));
    }

    BuildHistory of(RelationName name) {
        return byName.getOrDefault(rules.folded(name), BuildHistory.NONE);
    }
}
