package io.devenv.report;

import io.devenv.core.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of copies before they are made. */
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
}
