package io.devenv.core.plan;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.cleanup.Change;
import io.devenv.core.relation.Fingerprint;
import io.devenv.core.relation.RelationName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What clean would have done at some moment, kept to be done later: exactly that or nothing.
 *
 * @param place what made it, and for what
 * @param run the id under which it will stand in the journal; what it sets aside is named after it
 * @param arguments the command line that it was made with, without the name of the command: what the user chose
 * @param batches the changes in their order
 * @param statements what the warehouse would be sent, by change; for readers
 * @param fingerprints what tells whether the relations are as they were, by the name of each that is changed
 */
public record SavedCleaning(
        Place place,
        Instant at,
        String run,
        List<String> arguments,
        List<Batch> batches,
        Map<Change, List<String>> statements,
        Map<RelationName, Fingerprint> fingerprints) {
    /**
     * Where a plan holds.
     *
     * @param devenv the version of devenv
     * @param connection what the target is connected to, without secrets
     */
    public record Place(String devenv, String project, String target, String connection) {}

    public SavedCleaning {
        arguments = List.copyOf(arguments);
        batches = List.copyOf(batches);
        statements = Map.copyOf(statements);
        fingerprints = Map.copyOf(fingerprints);
    }

    /** The cleaning as it was just shown. */
    public static SavedCleaning of(Cleaning cleaning, String devenv, Instant at, List<String> arguments) {
        Map<RelationName, Fingerprint> fingerprints = new TreeMap<>();
        for (Batch batch : cleaning.all()) {
            cleaning.inventory()
                    .fingerprint(batch.about())
                    .ifPresent(fingerprint -> fingerprints.put(batch.about(), fingerprint));
        }
        Heading heading = cleaning.heading();
        return new SavedCleaning(
                new Place(devenv, heading.project(), heading.target(), heading.connection()),
                at,
                cleaning.run(),
                arguments,
                cleaning.all(),
                cleaning.statements(),
                fingerprints);
    }
}
