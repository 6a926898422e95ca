package io.devenv.artifact;

import io.devenv.core.manifest.Manifest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes manifests with as little in them as a test needs; single quotes stand for double ones. */
final class SmallManifest {
    private final List<String> sections = new ArrayList<>();

    static SmallManifest version(int number) {
        return new SmallManifest()
                .section(
                        "metadata",
                        "'dbt_schema_version': 'https://schemas.getdbt.com/dbt/manifest/v%d.json', 'dbt_version': '1.x', 'generated_at': '2026-01-15T09:30:00.5Z', 'project_name': 'shop', 'adapter_type': 'duckdb'"
                                .formatted(number));
    }

    SmallManifest section(String name, String inside) {
        sections.add("'" + name + "': {" + inside + "}");
        return this;
    }

    /** A model named m with these fields besides. */
    SmallManifest model(String fields) {
        return section(
                "nodes",
                "'model.shop.m': {'unique_id': 'model.shop.m', 'name': 'm', 'resource_type': 'model', 'package_name': 'shop',"
                        + " 'database': 'wh', 'schema': 'dev', 'alias': 'm', 'original_file_path': 'models/m.sql' "
                        + (fields.isEmpty() ? "" : ", ") + fields + "}");
    }

    /** With the first section last. */
    SmallManifest turned() {
        sections.add(sections.remove(0));
        return this;
    }

    String json() {
        return ("{" + String.join(", ", sections) + "}").replace('\'', '"');
    }

    Manifest read() {
        return read(Detail.COMPARISON);
    }

    Manifest read(Detail detail) {
        byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
        return new ManifestReader(Role.BRANCH, detail).read(new ByteArrayInputStream(bytes), "manifest.json");
    }
}
