package io.devenv.app;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Choice;
import io.devenv.core.cleanup.EmptySchemas;
import io.devenv.core.cleanup.LeftSchemas;
import io.devenv.core.cleanup.SchemaFate;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What becomes of the dev schemas themselves, where the user wants those gone that are left empty. */
record EmptiedSchemas(Workspace workspace, Survey survey, Warehouse warehouse) {
    /** Nothing is asked of the warehouse unless the user wants schemas dropped. */
    List<SchemaFate> after(List<Batch> planned, Choice choice) {
        if (!choice.dropsSchemas()) return List.of();
        return new EmptySchemas(
                        survey.situation().dev(),
                        warehouse.describe(survey.situation().dev().schemas()),
                        own(),
                        survey.situation().trash(),
                        choice.declined())
                .after(planned).stream().map(this::unlessRefused).toList();
    }

    /** An empty one can be asked about now. Of the others the warehouse was asked about all that lies in them. */
    private SchemaFate unlessRefused(SchemaFate fate) {
        boolean empty = survey.situation().dev().listing(fate.schema()) instanceof Listing.Listed listed
                && listed.relations().isEmpty();
        if (!fate.isDropped() || !empty) return fate;
        return warehouse
                .objection(fate.drop().orElseThrow())
                .map(why -> fate.butKept(why.message()))
                .orElse(fate);
    }

    private Predicate<SchemaName> own() {
        Set<SchemaName> made = LeftSchemas.orMade(survey.runs(), workspace.connection()).stream()
                .map(workspace.rules()::folded)
                .collect(Collectors.toSet());
        return schema -> workspace.personal().test(schema)
                || made.contains(workspace.rules().folded(schema));
    }
}
