package io.devenv.safety;

import io.devenv.core.document.Sha256;
import io.devenv.fixture.ManifestText;
import io.devenv.fixture.SmallProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A project on disk and its DuckDB file, made at random: what the branch changed, what production has, what lies in dev, and who reads it by hand. */
final class RandomShop {
    final SmallProject project;
    /** By name, all that the branch has. */
    final Map<String, List<String>> parents = new HashMap<>();

    private final Random random;
    private final Path database;
    private final List<String> sql =
            new ArrayList<>(List.of("create schema dev_alice", "create schema analytics", "create schema elsewhere"));
    private final Set<String> touched = new HashSet<>();
    private final ManifestText branch = ManifestText.of("1.11.16");
    private final ManifestText state = ManifestText.of("1.11.16");
    private final List<String> lying = new ArrayList<>();

    RandomShop(Path folder, long seed) {
        random = new Random(seed);
        project = new SmallProject(folder)
                .file(
                        "profiles.yml",
                        "shop: {target: dev, outputs: {dev: {type: duckdb, path: dev.duckdb, schema: dev_alice}}}\n");
        database = folder.resolve("dev.duckdb");
        if (random.nextInt(5) > 0) project.file("devenv.yml", "personal: [dev_alice]\n");
        int nodes = 2 + random.nextInt(6);
        for (int number = 0; number < nodes; number++) node("n" + number);
        byHand();
        project.branch(branch)
                .state(state)
                .set("XDG_STATE_HOME", folder.resolve("home").toString());
        run();
    }

    private boolean chance(double of) {
        return random.nextDouble() < of;
    }

    private void node(String name) {
        List<String> above =
                parents.keySet().stream().sorted().filter(each -> chance(0.5)).toList();
        String materialized = chance(0.5) ? "view" : !name.equals("n0") && chance(0.15) ? "ephemeral" : "table";
        boolean inState = name.equals("n0") || chance(0.85);
        boolean onBranch = !inState || name.equals("n0") || chance(0.85);
        String was = "select 1 as " + name;
        String now = chance(0.25) ? was + "_changed" : was;
        if (inState) put(state, "analytics", name, materialized, above, was);
        if (inState && !materialized.equals("ephemeral")) sql.add("create table analytics." + name + " as " + was);
        if (onBranch) {
            put(branch, "dev_alice", name, materialized, above, now);
            project.file("models/" + name + ".sql", now);
            parents.put(name, above);
            if (!inState || !now.equals(was)) touched.add(name);
        }
        if (chance(0.7)) lies(name, materialized, chance(0.1) ? "select * from analytics." + name : was, inState);
        if (chance(0.1)) sql.add("create table dev_alice." + name + "__dbt_tmp as select 1 as one");
    }

    private static void put(
            ManifestText manifest, String schema, String name, String materialized, List<String> above, String code) {
        StringBuilder ids = new StringBuilder();
        above.forEach(parent -> ids.append(ids.isEmpty() ? "" : ", ")
                .append("'model.shop.")
                .append(parent)
                .append('\''));
        StringBuilder refs = new StringBuilder();
        above.forEach(parent -> refs.append(refs.isEmpty() ? "" : ", ")
                .append("{'name': '")
                .append(parent)
                .append("', 'package': null, 'version': null}"));
        String relation =
                materialized.equals("ephemeral") ? "null" : "'\\\"dev\\\".\\\"" + schema + "\\\".\\\"" + name + "\\\"'";
        manifest.put(
                "nodes",
                "model.shop." + name,
                "'resource_type': 'model', 'database': 'dev', 'schema': '" + schema + "', 'alias': '" + name
                        + "', 'relation_name': " + relation + ", 'fqn': ['shop', '" + name
                        + "'], 'path': '" + name + ".sql', 'original_file_path': 'models/" + name
                        + ".sql', 'language': 'sql', 'raw_code': '" + code
                        + "', 'checksum': {'name': 'sha256', 'checksum': '" + Sha256.hex(code)
                        + "'}, 'config': {'materialized': '" + materialized + "', 'enabled': true}"
                        + ", 'unrendered_config': {'materialized': '" + materialized + "'}, 'refs': [" + refs
                        + "], 'depends_on': {'macros': [], 'nodes': [" + ids + "]}");
    }

    private void lies(String name, String materialized, String query, boolean inState) {
        if (query.contains("analytics") && (!inState || materialized.equals("ephemeral"))) return;
        boolean wrong = chance(0.1);
        String kind = materialized.equals("view") != wrong ? "view" : "table";
        sql.add("create " + kind + " dev_alice." + name + " as " + query);
        lying.add(name);
    }

    private void byHand() {
        for (String name : List.of("mine", "n1_copy", "n2__dbt_tmp_old")) {
            if (chance(0.3)) sql.add("create table dev_alice." + name + " as select 1 as one");
        }
        if (!lying.isEmpty() && chance(0.4)) {
            String schema = chance(0.5) ? "elsewhere" : "dev_alice";
            sql.add("create view " + schema + ".report as select * from dev_alice."
                    + lying.get(random.nextInt(lying.size())));
        }
    }

    private void run() {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            for (String each : sql) statement.execute(each);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whether the branch left a node alone, and all that is above it. */
    boolean isLeftAlone(String name) {
        return !touched.contains(name)
                && parents.getOrDefault(name, List.of()).stream().allMatch(this::isLeftAlone);
    }
}
