package io.devenv.core.select;

import java.util.List;
import java.util.Optional;

/**
 * What the user asks to select, in dbt's words. Each text of {@code select} and {@code exclude} may hold several specs
 * separated by blanks.
 *
 * @param select nothing at all means everything; one empty text means nothing
 * @param selector {@code --selector}: beside it, {@code select} and {@code exclude} count for nothing
 * @param resourceTypes {@code --resource-type}: kinds, {@code default} or {@code all}; nothing means what the command keeps
 * @param excludedResourceTypes {@code --exclude-resource-type}
 */
public record SelectionRequest(
        DbtCommand command,
        List<String> select,
        List<String> exclude,
        Optional<String> selector,
        IndirectSelection indirect,
        List<String> resourceTypes,
        List<String> excludedResourceTypes) {

    public SelectionRequest {
        select = List.copyOf(select);
        exclude = List.copyOf(exclude);
        resourceTypes = List.copyOf(resourceTypes);
        excludedResourceTypes = List.copyOf(excludedResourceTypes);
    }

    /** All that the command does when nothing is said. */
    public static SelectionRequest everything(DbtCommand command) {
        return new SelectionRequest(
                command, List.of(), List.of(), Optional.empty(), IndirectSelection.EAGER, List.of(), List.of());
    }

    public SelectionRequest selecting(String... specs) {
        return new SelectionRequest(
                command, List.of(specs), exclude, selector, indirect, resourceTypes, excludedResourceTypes);
    }

    public SelectionRequest with(IndirectSelection mode) {
        return new SelectionRequest(command, select, exclude, selector, mode, resourceTypes, excludedResourceTypes);
    }
}
