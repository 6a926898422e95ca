package io.devenv.report;

import io.devenv.core.cleanup.Flag;
import io.devenv.core.cleanup.RelationClass;
import io.devenv.core.cleanup.Standing;
import io.devenv.core.manifest.Node;
import io.devenv.core.plan.Overview;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Printable;
import io.devenv.core.relation.SchemaName;
import io.devenv.report.Columns.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The screen of {@code devenv status}. */
public final class StatusText {
    private static final int NAMED_READERS = 2;

    private final Overview overview;
    private final Style style;
    private final Ages ages;
    private final Carried carried;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Overview overview, Style style, Ages ages, Carried carried) {
        this.overview = overview;
        this.style = style;
        this.ages = ages;
        this.carried = carried;
    }

    /**
     * The whole screen.
     *
     * @param carried what the commands that it ends with are told again
     */
    public static String of(Overview overview, Style style, Ages ages, Carried carried) {
        StatusText text = new StatusText(overview, style, ages, carried);
        text.lines.addAll(HeadingText.lines(overview.heading(), style, ages));
        text.schemas();
        if (overview.clean().isEmpty()) {
            text.withoutClasses();
        } else if (overview.heading().state().isPresent()) {
            text.counts();
            text.group("Yours", RelationClass.YOURS);
            text.group("Downstream", RelationClass.DOWNSTREAM);
            text.group("Leftovers", RelationClass.LEFTOVER);
            text.group("Orphans", RelationClass.ORPHAN);
            text.group("Temporary", RelationClass.TEMPORARY);
            text.group("Test failures", RelationClass.TEST_FAILURES);
            text.group("Unknown", RelationClass.UNKNOWN);
            text.missing();
        } else {
            text.withoutState();
        }
        text.lines.addAll(ProblemText.below(overview.warnings(), style));
        text.next();
        return String.join("\n", text.lines) + "\n";
    }

    private void schemas() {
        lines.add("");
        Set<SchemaName> listed = overview.schemas().stream()
                .filter(schema -> overview.inventory().listing(schema) instanceof Listing.Listed)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!listed.isEmpty() && overview.clean().isPresent()) {
            String names = listed.stream().map(SchemaName::schema).collect(Collectors.joining(", "));
            lines.add(names
                    + (listed.size() == 1 ? " holds " : " hold ")
                    + Counted.of(overview.found().standings().size(), "relation"));
        }
        for (SchemaName schema : overview.schemas()) {
            Listing listing = overview.inventory().listing(schema);
            if (listing instanceof Listing.Absent && listed.isEmpty()) {
                lines.add(schema + " does not exist yet: every ref will read the state under --defer");
            }
            if (listing instanceof Listing.Unreadable unreadable) {
                Problem why = unreadable.why();
                lines.add(style.bad(schema + " cannot be read: ") + why.message() + "; what lies there is unknown");
            }
        }
    }

    /** The guard refuses: what lies there is not the developer's to be told apart. */
    private void withoutClasses() {
        for (SchemaName schema : overview.schemas()) {
            if (overview.inventory().listing(schema) instanceof Listing.Listed listed) {
                lines.add(schema.schema() + " holds "
                        + Counted.of(listed.relations().size(), "relation"));
            }
        }
    }

    private void counts() {
        Columns columns = new Columns("  ");
        for (RelationClass type : RelationClass.values()) {
            List<Standing> found = overview.found().of(type);
            if (found.isEmpty()) continue;
            columns.row(
                    Cell.number(String.valueOf(found.size())),
                    Cell.of(plural(type, found.size())),
                    Cell.of(type.meaning() + stale(found)));
        }
        lines.addAll(columns.lines(style));
    }

    /** What is kept on purpose is nobody's worry. */
    private String stale(List<Standing> found) {
        List<Standing> unheld =
                found.stream().filter(each -> each.hold().isEmpty()).toList();
        long stale = unheld.stream().filter(each -> each.has(Flag.STALE)).count();
        if (stale == 0) return "";
        return unheld.stream()
                .flatMap(each -> each.builtAt().stream())
                .min(Comparator.naturalOrder())
                .map(oldest -> " (" + stale + " stale, oldest " + ages.since(oldest) + ")")
                .orElse(" (" + stale + " stale)");
    }

    private static String plural(RelationClass type, int count) {
        String word = type.spoken();
        return count != 1 && (type == RelationClass.LEFTOVER || type == RelationClass.ORPHAN) ? word + "s" : word;
    }

    private void group(String title, RelationClass type) {
        List<Standing> found = overview.found().of(type);
        if (found.isEmpty()) return;
        lines.add("");
        lines.add(style.strong(title));
        Columns columns = new Columns("  ");
        for (Standing standing : found) {
            columns.row(
                    Cell.of(StandingText.name(standing, overview.heading().schema())),
                    Cell.of(standing.relation().kind().spoken()),
                    Cell.coloured(StandingText.age(standing, ages), style::faint),
                    Cell.coloured(StandingText.flags(standing), style::notable),
                    Cell.of(remark(standing)));
        }
        lines.addAll(columns.lines(style));
    }

    private String remark(Standing standing) {
        if (standing.hold().isPresent())
            return Printable.of(standing.hold().get().reason());
        return switch (standing.type()) {
            case LEFTOVER -> readers(standing);
            case ORPHAN, TEMPORARY -> standing.reason();
            default -> "";
        };
    }

    private String readers(Standing standing) {
        List<String> readers = standing.node()
                .map(id -> overview.readers().getOrDefault(id, List.of()))
                .orElse(List.of());
        if (readers.isEmpty()) return "";
        String named = String.join(", ", readers.subList(0, Math.min(NAMED_READERS, readers.size())));
        return "read by " + named
                + (readers.size() > NAMED_READERS ? " and " + (readers.size() - NAMED_READERS) + " more" : "");
    }

    private void missing() {
        List<Node> missing = overview.found().missing();
        if (missing.isEmpty()) return;
        lines.add("");
        String names = missing.stream().limit(8).map(Node::label).collect(Collectors.joining(", "));
        String told = missing.size() + (missing.size() == 1 ? " node has" : " nodes have") + " no relation in dev: "
                + names + (missing.size() > 8 ? " and " + (missing.size() - 8) + " more" : "");
        lines.addAll(Wrapped.line(told, 2, style));
    }

    private void withoutState() {
        Columns columns = new Columns("  ");
        for (Standing standing : overview.found().standings()) {
            columns.row(
                    Cell.of(standing.name().toString()),
                    Cell.of(standing.relation().kind().spoken()),
                    Cell.coloured(StandingText.age(standing, ages), style::faint));
        }
        lines.addAll(columns.lines(style));
        lines.add("");
        lines.add("Without a state leftovers cannot be told from your own work.");
    }

    private void next() {
        lines.add("");
        if (overview.heading().state().isEmpty()) {
            lines.add("next: " + carried.devenv("status --state DIR")
                    + "   with production's manifest.json, to tell leftovers");
            return;
        }
        int drops = overview.clean().map(plan -> plan.batches().size()).orElse(0);
        Columns columns = new Columns("");
        if (drops > 0) {
            columns.row(
                    Cell.of("next: " + carried.devenv("clean")),
                    Cell.of("shows what would go (" + Counted.of(drops, "relation") + ") and why"));
        }
        columns.row(
                Cell.of((drops > 0 ? "      " : "next: ") + carried.devenv("plan --defer")),
                Cell.of("where each ref points and what it costs"));
        lines.addAll(columns.lines(style));
    }
}
