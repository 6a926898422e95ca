package io.devenv.safety;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** dbt's log of some time ago, in its JSON form, in a project's folder. */
record RotatedLog(Path project) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Has the log tell that dbt built these relations. */
    void built(String database, String schema, String kind, Collection<String> names) {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            Map<String, String> relation = Map.of("database", database, "schema", schema, "alias", name);
            Map<String, Object> node = Map.of(
                    "node_relation",
                    relation,
                    "node_status",
                    "success",
                    "materialized",
                    kind,
                    "unique_id",
                    "model.shop.of_another_branch");
            Map<String, String> head = Map.of("name", "LogModelResult", "ts", "2026-11-01T10:00:00.000000Z");
            lines.add(JSON.valueToTree(Map.of("info", head, "data", Map.of("node_info", node)))
                    .toString());
        }
        try {
            Files.write(project.resolve("logs/dbt.log.1"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
