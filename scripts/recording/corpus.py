"""Writes what was recorded into the corpus, or holds it against what lies there."""

import json

from recording.cleaning import Cleaner, read, timeless, write_gzipped, write_json

ADAPTER = "duckdb"


class Corpus:
    def __init__(self, root):
        self.root = root

    def write(self, path, document):
        file = self.root / path
        (write_gzipped if file.suffix == ".gz" else write_json)(file, document)

    def enter(self, cases):
        """Adds the cases to index.json, or replaces their lines."""
        file = self.root / "index.json"
        entries = {each["name"]: each for each in json.loads(file.read_text(encoding="utf-8"))} if file.exists() else {}
        for each in cases:
            entries[each["name"]] = {
                "name": each["name"],
                "category": each["category"],
                "project": each["project"],
                "adapter": each["adapter"],
                "dbt_version": each["dbt_version"],
                "command": each["invocation"]["command"],
                "exit_code": each["outcome"]["exit_code"],
            }
        ordered = sorted(entries.values(), key=lambda each: each["name"] + "/")
        file.write_text(json.dumps(ordered, indent=0), encoding="utf-8")


class Recording:
    """One set of questions, recorded under one dbt into one project of the corpus."""

    def __init__(self, corpus, asked, workplace, pythons, project, version):
        self.corpus = corpus
        self.asked = asked
        self.workplace = workplace
        self.cleaner = Cleaner(workplace.project, pythons)
        self.project = project
        self.version = version
        self.written = {}

    def production(self):
        built = self.workplace.build_production()
        place = "projects/%s/" % self.project
        self.corpus.write(place + "state/manifest.json.gz", self.cleaner.manifest(self.workplace.state / "manifest.json"))
        results = read(self.workplace.state / "run_results.json")
        self.corpus.write(place + "state/run_results.json.gz", self.cleaner.value(results))
        self.asked.production_source(self.corpus.root / place / "prod_src")
        self.asked.branch_source(self.corpus.root / place / "branch_src")
        return built

    def describe(self, built):
        databases, schemas = self.asked.databases, self.asked.schemas
        self.corpus.write(
            "projects/%s/project.json" % self.project,
            {
                "name": self.project,
                "adapter": ADAPTER,
                "dbt_version": self.version,
                "dev_schema": schemas["dev"],
                "prod_schema": schemas["prod"],
                "dev_database": databases["dev"],
                "prod_database": databases["prod"],
                "seed": None,
                "edits": self.asked.edits(),
                "story": self.asked.story,
                "prod_build_failures": self.workplace.failures(),
                "prod_relations": [bare(each) for each in built],
                "timings_s": self.workplace.seconds,
            },
        )

    def case(self, question):
        name = "%s-%s" % (self.project, question.name)
        manifest = self._manifest(question, name)
        before, answer, after = self.workplace.put(question)
        if question.before:
            manifest = "cases/%s/manifest.json.gz" % name
            self.corpus.write(manifest, self.cleaner.manifest(self.workplace.left))
        answer = self.cleaner.value(answer)
        case = {
            "format": 1,
            "name": name,
            "category": question.category,
            "project": self.project,
            "adapter": ADAPTER,
            "dbt_version": self.version,
            "notes": question.notes,
            "invocation": {
                "command": question.command,
                "args": question.args,
                "env": question.env,
                "target": question.target,
            },
            "state_dirs": {"state": "projects/%s/state" % self.project} if question.state else {},
            "current_manifest": manifest,
            "relations_before": [bare(each) for each in before],
            "population_why": why(self.asked, question),
            "outcome": {key: answer[key] for key in ("exit_code", "success", "exception")},
            "events": answer["events"],
            "selected": answer["selected"],
        }
        if question.command == "ls":
            case["ls_output"] = printed(answer["printed"])
        else:
            case["executed"] = answer["executed"]
        case["resolutions"] = answer["resolutions"]
        for key in ("source_relations", "function_relations", "foreign_keys", "schemas_listed", "compiled"):
            if answer[key] or key in ("source_relations", "schemas_listed"):
                case[key] = answer[key]
        if question.command not in ("ls", "compile"):
            case["relations_changed"] = changes(before, after)
        case.update(timing_s=None, parsed_from_scratch=False)
        if case["notes"] is None:
            del case["notes"]
        self.corpus.write("cases/%s/case.json" % name, case)
        return case

    def _manifest(self, question, name):
        key = question.parsing()
        if key not in self.written:
            first = not self.written
            path = ("projects/%s/current" % self.project if first else "cases/" + name) + "/manifest.json.gz"
            self.corpus.write(path, self.cleaner.manifest(self.workplace.manifest_for(question)))
            self.written[key] = path
        return self.written[key]


def printed(lines):
    """What `ls` printed, as unique_ids; null where it stopped before."""
    return None if lines is None else [json.loads(line)["unique_id"] for line in lines]


def bare(relation):
    return {key: relation[key] for key in ("database", "schema", "name", "type")}


def why(asked, question):
    database = asked.databases["dev"]
    planted = (each for each in question.dev if len(each) > 3)
    return {"%s.%s.%s" % (database, schema, name): reason for _, schema, name, reason in planted}


def changes(before, after):
    def keyed(relations):
        return {(each["database"], each["schema"], each["name"]): each for each in relations}

    was, now, found = keyed(before), keyed(after), []
    for key in sorted(set(was) | set(now)):
        old, new = was.get(key), now.get(key)
        if new is None:
            found.append({"change": "dropped", **bare(old)})
        elif old is None:
            found.append({"change": "created", **shown(new)})
        elif old["type"] != new["type"]:
            found.append({"change": "type_changed", "was": old["type"], **shown(new)})
        elif old["definition"] != new["definition"]:
            found.append({"change": "redefined", **shown(new)})
    return found


def shown(relation):
    return relation if relation["definition"] is not None else bare(relation)


def differences(one, other, place=""):
    """Where two recorded documents differ, times aside, as readable lines; the order of lists of nodes is arbitrary."""
    one, other = timeless(one), timeless(other)
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(set(one) | set(other)):
            if key not in one or key not in other:
                yield "%s/%s is only in the %s" % (place, key, "stored" if key in one else "new")
            else:
                yield from differences(one[key], other[key], "%s/%s" % (place, key))
    elif isinstance(one, list) and isinstance(other, list):
        key = lambda each: json.dumps(each, sort_keys=True)  # noqa: E731
        if sorted(one, key=key) != sorted(other, key=key):
            yield "%s: stored %s, new %s" % (place, json.dumps(one)[:300], json.dumps(other)[:300])
    elif one != other:
        yield "%s: stored %s, new %s" % (place, json.dumps(one)[:300], json.dumps(other)[:300])
