package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of clones and copies, whichever command makes them. */
final class CopyText {
    private CopyText() {}

    /** How much there is to copy: rows and bytes, as far as the warehouse keeps count; both may be estimates of its. */
    static Optional<String> size(Relation copied) {
        List<String> parts = new ArrayList<>();
        copied.rows()
                .ifPresent(rows -> parts.add(String.format(Locale.ROOT, "%,d", rows) + (rows == 1 ? " row" : " rows")));
        copied.bytes().ifPresent(bytes -> parts.add(bytes(bytes)));
        return parts.isEmpty() ? Optional.empty() : Optional.of("copies " + String.join(", ", parts));
    }

    private static String bytes(long bytes) {
        if (bytes < 1_000_000) return String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000);
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** What was made, a line each; what was made in the trash and got its name from there is one line, under that name. */
    static List<String> made(Batch batch) {
        Map<RelationName, RelationName> names = new HashMap<>();
        batch.changes().stream()
                .filter(Change::arrives)
                .forEach(change -> change.other().ifPresent(name -> names.put(change.relation(), name)));
        List<String> lines = new ArrayList<>();
        for (Change change : batch.changes()) {
            if (change.arrives()) continue;
            Optional<RelationName> name = Optional.ofNullable(names.get(change.relation()));
            lines.add(CleanText.made(name.map(change::at).orElse(change)));
        }
        return lines;
    }
}
