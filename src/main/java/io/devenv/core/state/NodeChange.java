package io.devenv.core.state;

import io.devenv.core.document.Worded;
import java.util.List;
import java.util.Optional;

/**
 * What became of one node since the state was written.
 *
 * @param node its unique_id
 * @param parts what differs, in the order of {@link Part}; of a new or removed node only what explains that
 */
public record NodeChange(String node, Verdict verdict, List<PartChange> parts) {
    /** The longest value that is told where nobody asked for this very node. */
    private static final int BRIEF = 200;

    /** What dbt's {@code state:} makes of a node. */
    public enum Verdict implements Worded {
        NEW,
        MODIFIED,
        UNMODIFIED,
        /** In the state only. */
        REMOVED
    }

    /**
     * One difference.
     *
     * @param counts whether it makes the node modified; of a generic test, say, the code does not
     * @param diff the two texts line by line, as {@code diff -u} has it; empty where there is none, or nobody asked
     */
    public record PartChange(Part part, boolean counts, Difference difference, Optional<String> diff) {
        public PartChange showing(String text) {
            return new PartChange(part, counts, difference, Optional.of(text));
        }
    }

    public NodeChange {
        parts = List.copyOf(parts);
    }

    public NodeChange with(List<PartChange> others) {
        return new NodeChange(node, verdict, others);
    }

    /** The same without long values. */
    public NodeChange brief() {
        return with(parts.stream()
                .map(each -> {
                    Difference told = each.difference();
                    Difference cut = new Difference(told.key(), brief(told.old()), brief(told.now()), told.via());
                    return new PartChange(each.part(), each.counts(), cut, Optional.empty());
                })
                .toList());
    }

    private static Side brief(Side side) {
        return side.value().filter(value -> value.toString().length() > BRIEF).isPresent() ? Side.UNREAD : side;
    }
}
