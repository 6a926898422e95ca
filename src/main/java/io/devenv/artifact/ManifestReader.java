package io.devenv.artifact;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Code;
import io.devenv.core.manifest.Macro;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Metadata;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import io.devenv.core.state.ArtifactVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads manifests v4 (dbt 1.0) to v12 (dbt 1.8 to 1.12, Fusion), and newer ones as far as they are alike. A manifest may have hundreds of megabytes: it
 * is read in one pass that keeps only what is wanted. Sections may stand in any order; what older versions wrote otherwise
 * is told by its shape. Whatever is wrong with the file ends in a {@link io.devenv.core.problem.Stop} with a problem of its own code.
 */
public final class ManifestReader {
    private static final Map<String, ResourceType> SECTIONS = Map.of(
            "sources", ResourceType.SOURCE,
            "exposures", ResourceType.EXPOSURE,
            "metrics", ResourceType.METRIC,
            "semantic_models", ResourceType.SEMANTIC_MODEL,
            "saved_queries", ResourceType.SAVED_QUERY,
            "unit_tests", ResourceType.UNIT_TEST,
            "functions", ResourceType.FUNCTION);

    private final Role role;
    private final Detail detail;
    private final Interner interner;

    public ManifestReader(Role role, Detail detail) {
        this(role, detail, new Interner());
    }

    /**
     * A reader that shares values with others, which may read at the same time.
     *
     * @param interner theirs, too: give it to those whose manifests will be compared
     */
    public ManifestReader(Role role, Detail detail, Interner interner) {
        this.role = role;
        this.detail = detail;
        this.interner = interner;
    }

    /**
     * Reads a manifest file.
     *
     * @param file as the user would type it; problems name it so
     */
    public Manifest read(Path file) {
        Artifact artifact = artifact(file);
        return new SettledFile(file, artifact).read(() -> read(ArtifactFile.open(file, artifact), artifact));
    }

    /**
     * Reads a manifest that is not a plain file, say a resource that was compressed.
     *
     * @param label what problems call it
     */
    public Manifest read(InputStream in, String label) {
        return read(in, new Artifact(Artifact.Kind.MANIFEST, role, label));
    }

    private Manifest read(InputStream in, Artifact artifact) {
        return JsonCursor.whole(in, artifact, interner, cursor -> {
            Draft draft = new Draft(new NodeReader(cursor, detail, role), role);
            cursor.object(section -> section(cursor, section, draft));
            return draft.manifest(artifact);
        });
    }

    /** Stops at a manifest that the dbt in question would refuse for being newer than itself. */
    public void refuseNewer(Manifest manifest, Path file, ArtifactVersions readable) {
        int number = manifest.metadata().schemaVersion();
        if (number <= readable.manifest()) return;
        throw SchemaVersion.tooNew(artifact(file), number, readable.manifest(), readable.dbt())
                .stop();
    }

    private void section(JsonCursor cursor, String section, Draft draft) throws IOException {
        switch (section) {
            case "metadata" -> metadata(cursor, draft);
            case "nodes" -> cursor.object(id -> draft.keep(draft.reader.read(id, Optional.empty())));
            case "macros" -> macros(cursor, draft);
            case "disabled" -> disabled(cursor, draft);
            default -> {
                Optional<ResourceType> type = Optional.ofNullable(SECTIONS.get(section));
                if (type.isPresent()) cursor.object(id -> draft.keep(draft.reader.read(id, type)));
                else cursor.skip();
            }
        }
    }

    private static void metadata(JsonCursor cursor, Draft draft) throws IOException {
        cursor.object(name -> {
            switch (name) {
                case "dbt_schema_version" -> draft.schema = cursor.text();
                case "dbt_version" -> draft.dbt = cursor.text();
                case "generated_at" -> draft.generatedAt = cursor.text();
                case "project_name" -> draft.project = cursor.text();
                case "adapter_type" -> draft.adapter = cursor.text();
                case "quoting" -> draft.quoting = cursor.fields();
                default -> cursor.skip();
            }
        });
        // Fail before reading hundreds of megabytes of something else.
        draft.version(cursor.artifact());
    }

    private void macros(JsonCursor cursor, Draft draft) throws IOException {
        if (detail == Detail.GRAPH) {
            cursor.skip();
            return;
        }
        cursor.object(id -> draft.macros.add(macro(cursor, cursor.shared(id))));
    }

    private static Macro macro(JsonCursor cursor, String id) throws IOException {
        String[] packageAndBody = {"", ""};
        Set<String> calls = new HashSet<>();
        cursor.object(name -> {
            switch (name) {
                case "package_name" -> packageAndBody[0] = cursor.text().orElse("");
                case "macro_sql" -> packageAndBody[1] = body(cursor);
                case "depends_on" ->
                    cursor.object(kind -> {
                        if (kind.equals("macros")) calls.addAll(cursor.texts());
                        else cursor.skip();
                    });
                default -> cursor.skip();
            }
        });
        return new Macro(id, packageAndBody[0], packageAndBody[1], calls);
    }

    /** As {@link Macro#body} wants it. */
    private static String body(JsonCursor cursor) throws IOException {
        String whole = cursor.fingerprint().orElse("");
        String trimmed = cursor.strippedFingerprint().orElse("");
        return whole.equals(trimmed) ? whole : trimmed + "/" + whole;
    }

    private static void disabled(JsonCursor cursor, Draft draft) throws IOException {
        cursor.object(id -> cursor.list(each -> {
            Optional<Node> node = draft.reader.read(id, Optional.empty());
            node.ifPresent(draft.disabled::add);
            return node;
        }));
    }

    /**
     * The code of a few nodes, in a pass of its own that ends when all are found; ids that the manifest does not have are missing in the answer.
     *
     * @throws io.devenv.core.problem.Stop as {@link #read(Path)} does
     */
    public Map<String, Code> codeOf(Path file, Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return part(file, cursor -> new CodeSearch(cursor, Set.copyOf(ids)).run());
    }

    /**
     * Fields of a few nodes, macros, … as they stand in the manifest, in a pass of its own that ends when all are found.
     *
     * @param ids unique_ids; those that the manifest does not have are missing in the answer
     * @param fields the names of the fields
     * @throws io.devenv.core.problem.Stop as {@link #read(Path)} does
     */
    public Map<String, Fields> fieldsOf(Path file, Collection<String> ids, Set<String> fields) {
        if (ids.isEmpty()) return Map.of();
        return part(file, cursor -> new FieldSearch(cursor, Set.copyOf(ids), fields).run());
    }

    private <T> T part(Path file, JsonCursor.Reading<T> reading) {
        Artifact artifact = artifact(file);
        return new SettledFile(file, artifact)
                .read(() -> JsonCursor.part(ArtifactFile.open(file, artifact), artifact, interner, reading));
    }

    private Artifact artifact(Path file) {
        return new Artifact(Artifact.Kind.MANIFEST, role, file.toString());
    }

    /** What has been read so far. */
    private static final class Draft {
        private final NodeReader reader;
        private final Role role;
        private final Collection<Node> nodes = new ArrayList<>();
        private final Collection<Macro> macros = new ArrayList<>();
        private final List<Node> disabled = new ArrayList<>();
        private Optional<String> schema = Optional.empty();
        private Optional<String> dbt = Optional.empty();
        private Optional<String> generatedAt = Optional.empty();
        private Optional<String> project = Optional.empty();
        private Optional<String> adapter = Optional.empty();
        private Fields quoting = Fields.NONE;

        Draft(NodeReader reader, Role role) {
            this.reader = reader;
            this.role = role;
        }

        /**
         * dbt leaves tests of a disabled model among the nodes, marked as disabled: no part of the branch's graph. In a state they count, for
         * dbt compares with all the nodes there.
         */
        void keep(Optional<Node> node) {
            node.ifPresent(each -> (role == Role.BRANCH && isDisabled(each) ? disabled : nodes).add(each));
        }

        private static boolean isDisabled(Node node) {
            return node.config().flag("enabled").equals(Optional.of(false));
        }

        int version(Artifact artifact) {
            int number = SchemaVersion.numberFor(artifact, schema);
            if (number < SchemaVersion.OLDEST_MANIFEST)
                throw SchemaVersion.tooOld(artifact, number).stop();
            return number;
        }

        Manifest manifest(Artifact artifact) {
            int number = version(artifact);
            Metadata metadata = new Metadata(
                    number, dbt.orElse(""), generatedAt.flatMap(PythonText::instant), project, adapter, quoting);
            return new Manifest(metadata, nodes, macros, disabled);
        }
    }
}
