package io.devenv.core.cleanup;

import io.devenv.core.manifest.Node;
import io.devenv.core.relation.Relation;
import java.util.List;

/**
 * What lies in the dev schemas.
 *
 * @param standings one for each relation, sorted by name
 * @param missing nodes of the branch with no dev relation, sorted by unique_id
 * @param inTrash what devenv has put aside earlier, sorted by name
 */
public record Classification(List<Standing> standings, List<Node> missing, List<Relation> inTrash) {
    public Classification {
        standings = List.copyOf(standings);
        missing = List.copyOf(missing);
        inTrash = List.copyOf(inTrash);
    }

    public List<Standing> of(RelationClass type) {
        return standings.stream().filter(each -> each.type() == type).toList();
    }
}
