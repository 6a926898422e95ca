"""What the scripts here share about dbt: where it is, its Python, and what a DuckDB file holds. Standard library only."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


def stop(message, code=2):
    print("error: " + message, file=sys.stderr)
    sys.exit(code)


def find_dbt(program=None):
    """dbt's launcher and the interpreter it is installed in, which its first lines name."""
    program = program or os.environ.get("DBT", "dbt")
    launcher = shutil.which(program)
    if launcher is None:
        stop("no program %s: put dbt on the PATH or name it with $DBT" % program)
    head = Path(launcher).read_bytes()[:1000].decode("utf-8", "replace")
    found = re.search(r"(/[^\s'\"]*python[\d.]*)", head)
    if found is None:
        stop("%s is not a Python launcher" % launcher)
    return launcher, found.group(1)


def go_on_in_dbts_python():
    """dbt-duckdb brings the duckdb module: a script that needs it calls this first."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        if {"-h", "--help"} & set(sys.argv):
            print(sys.modules["__main__"].__doc__)
            sys.exit(0)
        python = find_dbt()[1]
        if os.environ.get("IN_DBTS_PYTHON"):
            stop("%s has no duckdb: install dbt-duckdb beside dbt" % python)
        os.environ["IN_DBTS_PYTHON"] = "1"
        os.execv(python, [python, *sys.argv])
    os.environ.pop("IN_DBTS_PYTHON", None)


def plain_environment():
    """No dbt setting of the person who runs this reaches a recording or a check."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBT_", "SHOP_"))}
    return dict(kept, DBT_PROFILES_DIR=".", PYTHONUTF8="1")


def run_dbt(folder, args, program=None, wanted=0):
    """Runs dbt and returns what it printed; any other exit code than the wanted one stops the script."""
    command = [*(program or [find_dbt()[0]]), *args]
    done = subprocess.run(
        command, cwd=folder, env=plain_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300
    )
    printed = done.stdout.decode("utf-8", "replace")
    if done.returncode != wanted:
        print(printed, file=sys.stderr)
        stop("dbt %s ended with %d" % (" ".join(args), done.returncode), 1)
    return printed


def relations(db):
    """(schema, name) -> (kind, shape) of all a DuckDB file holds; shape is a view's text or a table's columns with types."""
    found = {}
    for schema, name, sql in db.execute("select schema_name, view_name, sql from duckdb_views() where not internal").fetchall():
        found[(schema, name)] = ("view", sql)
    for schema, name in db.execute("select schema_name, table_name from duckdb_tables() where not internal").fetchall():
        of_table = "from duckdb_columns() where schema_name = ? and table_name = ? order by column_index"
        columns = db.execute("select column_name, data_type " + of_table, [schema, name]).fetchall()
        found[(schema, name)] = ("table", tuple(columns))
    return found


def rows(db, schema, name):
    return db.execute('select * from "%s"."%s" order by all' % (schema, name)).fetchall()


def read_json(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))
