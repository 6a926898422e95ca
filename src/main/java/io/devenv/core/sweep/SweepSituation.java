package io.devenv.core.sweep;

import io.devenv.core.cleanup.CleanOptions.Disposal;
import io.devenv.core.cleanup.KnownNames;
import io.devenv.core.relation.Dependencies;
import io.devenv.core.relation.NameRules;
import io.devenv.core.relation.RelationName;
import io.devenv.core.relation.SchemaFacts;
import io.devenv.core.relation.SchemaName;
import io.devenv.core.relation.ViewBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a sweep is planned from, once the conditions are judged.
 *
 * @param judged every schema that a pattern matches, sorted by name
 * @param dependencies who needs what lies in those that may go, whatever the schema
 * @param facts of those that may go
 * @param aside what devenv has set aside, by the name it has there
 * @param staying what the warehouse would not let go, and what somebody wants kept
 */
public record SweepSituation(
        List<Judged> judged,
        KnownNames known,
        Dependencies dependencies,
        Map<SchemaName, SchemaFacts> facts,
        Map<RelationName, SetAside> aside,
        Map<RelationName, Stays> staying,
        NameRules names,
        ViewBinding views,
        Disposal disposal) {
    public SweepSituation {
        judged = List.copyOf(judged);
        facts = Map.copyOf(facts);
        aside = Map.copyOf(aside);
        staying = Map.copyOf(staying);
    }

    /** The same, knowing of more that stays. */
    public SweepSituation keeping(Map<RelationName, Stays> more) {
        Map<RelationName, Stays> all = new HashMap<>(more);
        all.putAll(staying);
        return new SweepSituation(judged, known, dependencies, facts, aside, all, names, views, disposal);
    }
}
