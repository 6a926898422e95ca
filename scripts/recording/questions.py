"""The questions as they lie in the corpus: what is asked, of which project, under which dbt.

    questions/<set>/questions.json    the invocations, and what lies in the warehouse before each
    questions/<set>/project/          the project as it is in production
    questions/<set>/branch/           files laid over it on the branch; absent.txt lists those the branch does not have

A set that asks about a project the corpus has already names it as "sources"; the set's own folders are then laid over that project's.

questions.json:

    sources      (some) the project whose prod_src and branch_src are used
    story        what the project is about
    recorded     project name in the corpus -> dbt version: one set can be put to several. Where another dbt is to build production,
                 and so to write the state: {"dbt", "production"}, the versions of both
    raw          (some) statements that make the raw tables; without it raw.t (id, n, val)
    production   (some) dbt commands that build production; without it one `build`
    production_fails  (some) true: some of it is meant to fail
    databases    (some) {"dev", "prod"}: names of the DuckDB files; without it both `wh`
    schemas      (some) {"dev", "prod"}: without it dev_alice and analytics
    questions    name, category, notes, ask: the command line, first its command

A question can also have: env, target ("dev"); dbt: the minor versions it is put to; dev: relations planted beforehand, each
[type, schema, name] or [type, schema, name, why]; gone: those of production dropped beforehand, [schema, name]; before: dbt commands run
beforehand, whose manifest is the one that lies there when the question is put; state: false where no state folder lies there.
"""

import gzip
import json
import shutil
from pathlib import Path

RAW = ["create schema raw", "create table raw.t as select 1 as id, 10 as n, 'a' as val union all select 2, 20, 'b'"]
LS = ["--output", "json", "--output-keys", "unique_id", "resource_type", "--quiet"]

# Options that parsing depends on, and variables that it does not.
PARSING = ("--vars", "--maximum-seed-size-mib")
NOT_PARSING = {
    prefix + name
    for prefix in ("DBT_", "DBT_ENGINE_")
    for name in ("DEFER", "STATE", "FAVOR_STATE", "DEFER_STATE", "DEFER_TO_STATE", "ARTIFACT_STATE_PATH", "FAVOR_STATE_MODE")
}


class Question:
    def __init__(self, asked):
        self.name = asked["name"]
        self.category = asked["category"]
        self.notes = asked.get("notes")
        self.command = asked["ask"][0]
        self.args = asked["ask"][1:] + (LS if self.command == "ls" else [])
        self.env = asked.get("env", {})
        self.target = asked.get("target", "dev")
        self.minors = asked.get("dbt")
        self.dev = asked.get("dev", [])
        self.gone = asked.get("gone", [])
        self.before = asked.get("before", [])
        self.state = asked.get("state", True)

    def is_put_to(self, version):
        return self.minors is None or ".".join(version.split(".")[:2]) in self.minors

    def parsing(self):
        """What the branch's manifest depends on beside its files: two questions with the same have the same manifest."""
        at = [index for index, word in enumerate(self.args) if word in PARSING]
        options = [word for index in at for word in self.args[index : index + 2]]
        names = tuple(sorted((key, value) for key, value in self.env.items() if key not in NOT_PARSING))
        return self.target, tuple(options), names


class QuestionSet:
    def __init__(self, folder):
        self.folder = Path(folder)
        document = json.loads((self.folder / "questions.json").read_text(encoding="utf-8"))
        sources = document.get("sources")
        self.sources = None if sources is None else self.folder.parent.parent / "projects" / sources
        self.story = document["story"]
        self.recorded = document["recorded"]
        self.raw = document.get("raw", RAW)
        self.production = document.get("production", [["build"]])
        self.production_fails = document.get("production_fails", False)
        self.databases = document.get("databases", {"dev": "wh", "prod": "wh"})
        self.schemas = document.get("schemas", {"dev": "dev_alice", "prod": "analytics"})
        self.questions = [Question(asked) for asked in document["questions"]]

    def project_under(self, version, production):
        """Name of the corpus' project that is, or is to be, recorded with these dbts, often one and the same; None if there is none."""
        wanted = {"dbt": version, "production": production}
        return next((name for name, of in self.recorded.items() if pair(of) == wanted), None)

    def put_to(self, version, names=()):
        return [each for each in self.questions if each.is_put_to(version) and (not names or each.name in names)]

    def production_source(self, place):
        self._lay_out(place, "prod_src", ["project"])

    def branch_source(self, place):
        self._lay_out(place, "branch_src", ["project", "branch"])
        absent = place / "absent.txt"
        if absent.exists():
            for path in absent.read_text(encoding="utf-8").splitlines():
                (place / path).unlink()
            absent.unlink()

    def _lay_out(self, place, of_sources, own):
        layers = [] if self.sources is None else [self.sources / of_sources]
        for layer in layers + [self.folder / each for each in own]:
            if layer.exists():
                copy(layer, place)

    def edits(self):
        if self.sources is not None:
            return json.loads((self.sources / "project.json").read_text(encoding="utf-8"))["edits"]
        overlay = self.folder / "branch"
        return sorted(file.relative_to(overlay).as_posix() for file in overlay.rglob("*") if file.is_file())


def pair(of):
    return of if isinstance(of, dict) else {"dbt": of, "production": of}


def copy(source, place):
    shutil.copytree(source, place, dirs_exist_ok=True, symlinks=True)


def unzip(place):
    """Large seeds are kept compressed."""
    for file in place.rglob("*.csv.gz"):
        file.with_suffix("").write_bytes(gzip.decompress(file.read_bytes()))
        file.unlink()
