"""One project at work: production built once, then each question put to dbt in a fresh copy of the branch."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from example.dbt_tools import plain_environment, stop
from recording.questions import unzip

WATCH = Path(__file__).resolve().parent / "watch.py"
# What dbt keeps of its parsing: a question does not parse the same files again.
PARSED = "partial_parse.msgpack"
EXECUTE = "import duckdb, json, sys; db = duckdb.connect(sys.argv[1]); [db.execute(each) for each in json.loads(sys.argv[2])]"


class Workplace:
    def __init__(self, asked, python, production, folder):
        """Production is built by the dbt of one Python, often the same as the other, whose dbt is asked."""
        self.asked = asked
        self.dbt = started(python)
        self.builder = self.dbt if production == python else started(production)
        self.production = production
        self.folder = folder
        # dbt always works here, so that its path can be cleaned away wherever dbt writes it.
        self.project = folder / "project"
        self.state = folder / "state"
        self.warehouse = folder / "warehouse"
        # The manifest as commands beforehand left it.
        self.left = folder / "left.json"
        # Folders as `dbt parse` left them, by what parsing depends on.
        self.parsed = {}
        self.seconds = {}

    def build_production(self):
        self._check_out(self.asked.production_source, of=self.builder)
        self.warehouse.mkdir()
        self._make_raw()
        for command in self.asked.production:
            began = self._dbt([*command, "--target", "prod"], of=self.builder)
            self.seconds["prod_build"] = round(self.seconds.get("prod_build", 0) + began["timing_s"], 3)
            if began["exit_code"] != 0 and not (self.asked.production_fails and began["exit_code"] == 1):
                stop("production could not be built: %s" % json.dumps(began["exception"] or began["events"], indent=1))
        self.state.mkdir()
        for name in ("manifest.json", "run_results.json"):
            shutil.copy(self.project / "target" / name, self.state / name)
        for file in self.project.glob("*.duckdb"):
            shutil.copy(file, self.warehouse / file.name)
        return self.relations()

    def failures(self):
        results = json.loads((self.state / "run_results.json").read_text(encoding="utf-8"))["results"]
        return sorted(each["unique_id"] for each in results if each["status"] in ("error", "skipped", "fail"))

    def manifest_for(self, question):
        """The branch's manifest as `dbt parse` writes it for the question's target, variables and environment."""
        key = question.parsing()
        if key not in self.parsed:
            self._check_out(self.asked.branch_source)
            target, options, _ = key
            answer = self._dbt(["parse", "--target", target, *options], question.env)
            if answer["exit_code"] != 0:
                stop("the branch cannot be parsed: %s" % json.dumps(answer["exception"], indent=1))
            self.seconds.setdefault("branch_parse", answer["timing_s"])
            kept = self.folder / ("target-%d" % len(self.parsed))
            shutil.move(self.project / "target", kept)
            self.parsed[key] = kept
        return self.parsed[key] / "manifest.json"

    def put(self, question):
        """(relations before, dbt's answer, relations after)"""
        manifest = self.manifest_for(question)
        self._check_out(self.asked.branch_source)
        (self.project / "target").mkdir()
        for name in ("manifest.json", PARSED):
            shutil.copy(manifest.with_name(name), self.project / "target" / name)
        for file in self.warehouse.glob("*.duckdb"):
            shutil.copy(file, self.project / file.name)
        if question.state:
            shutil.copytree(self.state, self.project / "state")
        self._plant(question)
        for command in question.before:
            answer = self._dbt(command, question.env)
            if answer["exit_code"] != 0:
                stop("%s: %s beforehand: %s" % (question.name, command, answer["exception"] or answer["events"]))
        if question.before:
            self.left.unlink(missing_ok=True)
            shutil.copy(self.project / "target" / "manifest.json", self.left)
        before = self.relations()
        args = [*question.command.split(" "), *question.args]
        if question.target != "dev":
            args += ["--target", question.target]
        answer = self._dbt(args, question.env)
        return before, answer, self.relations()

    def relations(self):
        """Every relation in the project's DuckDB files, views with their text."""
        import duckdb

        found = []
        for file in sorted(self.project.glob("*.duckdb")):
            with duckdb.connect(str(file), read_only=True) as db:
                views = "select schema_name, view_name, 'view', sql from duckdb_views() where not internal and database_name = ?"
                tables = "select schema_name, table_name, 'table', null from duckdb_tables() where not internal and database_name = ?"
                for schema, name, kind, sql in db.execute(views + " union all " + tables, [file.stem] * 2).fetchall():
                    found.append({"database": file.stem, "schema": schema, "name": name, "type": kind, "definition": sql})
        return sorted(found, key=lambda each: (each["database"], each["schema"], each["name"]))

    def _check_out(self, source, of=None):
        shutil.rmtree(self.project, ignore_errors=True)
        self.project.mkdir(parents=True)
        source(self.project)
        unzip(self.project)
        if (self.project / "packages.yml").exists():
            self._dbt(["deps"], of=of)

    def _make_raw(self):
        """The file is made by the DuckDB of production: a newer one can read it, an older one not."""
        file = self.project / (self.asked.databases["prod"] + ".duckdb")
        subprocess.run([self.production, "-c", EXECUTE, str(file), json.dumps(self.asked.raw)], check=True, timeout=60)

    def _plant(self, question):
        import duckdb

        database = self.asked.databases["dev"]
        with duckdb.connect(str(self.project / (database + ".duckdb"))) as db:
            for kind, schema, name, *_ in question.dev:
                db.execute('create schema if not exists "%s"' % schema)
                db.execute("create %s \"%s\".\"%s\" as select 1 as id, 10 as n, 'a' as val" % (kind, schema, name))
        with duckdb.connect(str(self.project / (self.asked.databases["prod"] + ".duckdb"))) as db:
            for schema, name in question.gone:
                kinds = dict(db.execute("select table_name, table_type from information_schema.tables").fetchall())
                db.execute('drop %s "%s"."%s"' % ("view" if kinds[name] == "VIEW" else "table", schema, name))

    def close(self):
        for each in {self.dbt, self.builder}:
            each.stdin.close()
            each.wait(timeout=60)

    def _dbt(self, args, env=None, of=None):
        dbt = of or self.dbt
        where = self.folder / "answer.json"
        where.unlink(missing_ok=True)
        environment = dict(plain_environment(), DBT_SEND_ANONYMOUS_USAGE_STATS="0", **(env or {}))
        job = {"folder": str(self.project), "environment": environment, "args": args, "answer": str(where)}
        dbt.stdin.write(json.dumps(job) + "\n")
        dbt.stdin.flush()
        dbt.stdout.readline()
        if not where.exists():
            sys.stderr.write(where.with_name("answer.json.log").read_text(encoding="utf-8"))
            stop("dbt %s left no answer" % " ".join(args))
        return json.loads(where.read_text(encoding="utf-8"))


def started(python):
    pipe = subprocess.PIPE
    return subprocess.Popen([python, "-B", str(WATCH)], stdin=pipe, stdout=pipe, env=plain_environment(), encoding="utf-8")
