package io.devenv.core.state;

import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the state with an enforced contract that the branch has no more.
 *
 * @param model as the branch disables it, or as the state had it
 * @param reason dbt's words
 */
public record RemovedContract(Node model, String reason) {

    /** All of them but those past their deprecation date, which may go. */
    static List<RemovedContract> between(Manifest state, Manifest current, Instant now) {
        List<RemovedContract> removed = new ArrayList<>();
        Map<String, Node> disabled = new HashMap<>();
        current.disabled().forEach(node -> disabled.putIfAbsent(node.id(), node));
        for (Node old : state.ofType(ResourceType.MODEL)) {
            // Where the branch disables the model, dbt looks at the branch's definition of it.
            Node gone = disabled.getOrDefault(old.id(), old);
            if (!ContractChange.isEnforced(gone)) continue;
            if (!disabled.containsKey(old.id()) && current.node(old.id()).isPresent()) continue;
            if (!isPastDeprecation(gone, now)) {
                removed.add(new RemovedContract(gone, reason(gone, disabled.containsKey(old.id()))));
            }
        }
        return List.copyOf(removed);
    }

    private static String reason(Node gone, boolean disabled) {
        return "Contracted model '" + gone.id() + "' was " + (disabled ? "disabled." : "deleted or renamed.");
    }

    private static boolean isPastDeprecation(Node model, Instant now) {
        return model.fields()
                .text("deprecation_date")
                .flatMap(RemovedContract::instant)
                .filter(now::isAfter)
                .isPresent();
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.length() <= "2026-01-01".length()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            // No date that dbt writes: then nothing says that the model may go.
            return Optional.empty();
        }
    }
}
