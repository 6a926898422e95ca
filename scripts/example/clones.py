"""A project whose production has many tables and whose dev schema is empty: something to clone."""

import shutil
import subprocess

PROJECT = """name: clones
profile: clones
version: "1.0"
models:
  +materialized: table
"""

PROFILE = """clones:
  target: dev
  outputs:
    prod: {type: duckdb, path: clones.duckdb, schema: analytics, threads: 4}
    dev: {type: duckdb, path: clones.duckdb, schema: dev_alice, threads: 4}
"""

# What `dbt run --target prod` would make, without the minutes that it takes.
BUILD = """{% macro build_production() %}
    {% do run_query("create schema if not exists analytics") %}
    {% for number in range(COUNT) %}
        {% do run_query("create table analytics.model_" ~ number ~ " as select " ~ number ~ " as id, range as line from range(10)") %}
    {% endfor %}
    {% do run_query("create schema if not exists dev_alice") %}
{% endmacro %}
"""


def lay_out(folder, count, dbt, environment):
    """Makes the project with `count` models, their tables in production, production's manifest as the state, and dev's."""
    (folder / "models").mkdir(parents=True)
    (folder / "macros").mkdir()
    (folder / "dbt_project.yml").write_text(PROJECT)
    (folder / "profiles.yml").write_text(PROFILE)
    (folder / "devenv.yml").write_text("personal: [dev_alice]\n")
    (folder / "macros" / "build.sql").write_text(BUILD.replace("COUNT", str(count)))
    for number in range(count):
        (folder / "models" / ("model_%d.sql" % number)).write_text("select %d as id, range as line from range(10)\n" % number)

    def run(*arguments):
        subprocess.run([dbt, *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)

    run("parse", "--target", "prod")
    (folder / "state").mkdir()
    shutil.copy(folder / "target" / "manifest.json", folder / "state" / "manifest.json")
    run("run-operation", "build_production", "--target", "prod")
    run("parse")
    shutil.copy(folder / "clones.duckdb", folder / "production.duckdb")


def empty_dev(folder):
    """Lets everything be as it was before anything was cloned."""
    for left in (folder / "clones.duckdb.wal",):
        left.unlink(missing_ok=True)
    shutil.copy(folder / "production.duckdb", folder / "clones.duckdb")
