package io.devenv.artifact;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.relation.Inventory;
import io.devenv.core.relation.Listing;
import io.devenv.core.relation.Relation;
import io.devenv.core.relation.SchemaName;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what {@link InventoryReader} reads, one schema or relation a line. */
public final class InventoryWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private InventoryWriter() {}

    /**
     * Writes a file, whole or not at all; one that is there is replaced. Schemas that nobody could even ask for are left out: that
     * is what unknown looks like in this file.
     *
     * @throws io.devenv.core.problem.Stop where it cannot be written
     */
    public static void write(Path file, Inventory inventory) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(file)) throw new IOException("it is a folder");
            Path fresh = Files.createTempFile(folder, ".inventory", ".tmp");
            try {
                document(fresh, inventory);
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw Problem.of(Fault.USAGE, "inventory-not-written", "cannot write the inventory " + file)
                    .because(String.valueOf(failed.getMessage()))
                    .next("name a file in a folder that exists and may be written to")
                    .stop();
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void document(Path file, Inventory inventory) throws IOException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        lines.indentObjectsWith(new DefaultPrettyPrinter.FixedSpaceIndenter());
        try (JsonGenerator json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.setPrettyPrinter(lines);
            json.writeStartObject();
            json.writeStringField("schema", InventoryReader.SCHEMA);
            json.writeArrayFieldStart("schemas");
            for (SchemaName schema : inventory.schemas()) schema(json, schema, inventory.listing(schema));
            json.writeEndArray();
            json.writeArrayFieldStart("relations");
            for (Relation relation : inventory.relations()) relation(json, relation);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void schema(JsonGenerator json, SchemaName schema, Listing listing) throws IOException {
        if (listing instanceof Listing.Unreadable unknown && unknown.refusal().isEmpty()) return;
        name(json, schema);
        if (listing instanceof Listing.Listed) {
            json.writeStringField("listing", "listed");
        } else if (listing instanceof Listing.Absent absent) {
            json.writeStringField("listing", "absent");
            if (absent.missing() == Listing.Absent.Missing.DATABASE) json.writeStringField("missing", "database");
        } else if (listing instanceof Listing.Unreadable unreadable) {
            json.writeStringField("listing", "unreadable");
            json.writeStringField("why", unreadable.refusal().orElse(""));
        }
        json.writeEndObject();
    }

    private static void relation(JsonGenerator json, Relation relation) throws IOException {
        name(json, relation.name().inSchema());
        json.writeStringField("identifier", relation.name().identifier());
        json.writeStringField("type", relation.kind().word());
        if (relation.rows().isPresent())
            json.writeNumberField("rows", relation.rows().getAsLong());
        if (relation.bytes().isPresent())
            json.writeNumberField("bytes", relation.bytes().getAsLong());
        if (relation.definition().isPresent())
            json.writeStringField("definition", relation.definition().get());
        json.writeEndObject();
    }

    private static void name(JsonGenerator json, SchemaName schema) throws IOException {
        json.writeStartObject();
        json.writeStringField("database", schema.database());
        json.writeStringField("schema", schema.schema());
    }
}
