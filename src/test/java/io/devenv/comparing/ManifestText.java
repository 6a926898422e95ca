package io.devenv.comparing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** A manifest as dbt writes it, with as little in it as a test needs; single quotes stand for double ones. */
final class ManifestText {
    private final Map<String, StringJoiner> sections = new LinkedHashMap<>();
    private int schema = 12;
    private String dbt = "1.11.16";

    static ManifestText of(String dbt) {
        ManifestText text = new ManifestText();
        text.dbt = dbt;
        return text;
    }

    ManifestText schema(int number) {
        schema = number;
        return this;
    }

    ManifestText put(String section, String id, String fields) {
        String name = id.substring(id.lastIndexOf('.') + 1);
        sections.computeIfAbsent(section, key -> new StringJoiner(", "))
                .add("'" + id + "': {'unique_id': '" + id + "', 'name': '" + name + "', 'package_name': 'shop'"
                        + (fields.isEmpty() ? "" : ", ") + fields + "}");
        return this;
    }

    /** Adds {@code model.shop.<name>}. */
    ManifestText model(String name, String fields) {
        return put(
                "nodes",
                "model.shop." + name,
                "'resource_type': 'model', 'database': 'dev', 'schema': 'dev_alice', 'alias': '" + name
                        + "', 'fqn': ['shop', '" + name + "'], 'original_file_path': 'models/" + name
                        + ".sql', 'raw_code': 'select 1'" + (fields.isEmpty() ? "" : ", ") + fields);
    }

    /** Adds {@code macro.shop.<name>}. */
    ManifestText macro(String name, String sql, String calls) {
        return put(
                "macros",
                "macro.shop." + name,
                "'macro_sql': '" + sql + "', 'depends_on': {'macros': [" + calls + "]}");
    }

    String json() {
        StringJoiner all = new StringJoiner(", ", "{", "}");
        all.add("'metadata': {'dbt_schema_version': 'https://schemas.getdbt.com/dbt/manifest/v" + schema
                + ".json', 'dbt_version': '" + dbt
                + "', 'generated_at': '2026-01-15T09:30:00Z', 'project_name': 'shop', 'adapter_type': 'duckdb'}");
        sections.forEach((name, things) -> all.add("'" + name + "': {" + things + "}"));
        return all.toString().replace('\'', '"');
    }
}
