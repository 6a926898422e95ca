"""Makes what dbt wrote fit to be kept: no path of this machine, no text of dbt's own macros."""

import gzip
import hashlib
import json
import re
from pathlib import Path

# What differs between two recordings of the same answer: times, ids, and how dbt came by the manifest.
TIMES = {
    "created_at", "generated_at", "invocation_id", "invocation_started_at", "run_started_at", "user_id", "timing", "thread_id",
    "execution_time", "elapsed_time", "parsed_from_scratch", "invocation_command", "timing_s", "timings_s",
}


class Cleaner:
    def __init__(self, project, pythons):
        self.project = str(project)
        found = [each for python in pythons for each in Path(python).parent.parent.glob("lib/python*/site-packages")]
        self.packages = [str(each) for each in found]
        files = (file for each in found for file in each.glob("dbt/include/*/dbt_project.yml"))
        self.shipped = {name for file in files for name in names_in(file)}

    def text(self, text):
        for each in self.packages:
            text = text.replace(each, "/site-packages")
        return text.replace(self.project, "/project")

    def value(self, value):
        return json.loads(self.text(json.dumps(value)))

    def manifest(self, file):
        document = json.loads(file.read_text(encoding="utf-8"))
        for macro in document["macros"].values():
            if macro["package_name"] in self.shipped:
                macro["macro_sql"] = hashed(macro["macro_sql"])
        for doc in document["docs"].values():
            if doc["package_name"] in self.shipped:
                doc["block_contents"] = hashed(doc["block_contents"])
        return self.value(document)


def names_in(project_file):
    return re.findall(r"^name:\s*['\"]?([\w-]+)", project_file.read_text(encoding="utf-8"), re.MULTILINE)


def hashed(text):
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_gzipped(file, document):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(json.dumps(document).encode("utf-8"), 9, mtime=0))


def write_json(file, document):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")


def read(file):
    raw = file.read_bytes()
    return json.loads(gzip.decompress(raw) if file.suffix == ".gz" else raw)


def timeless(value):
    """The same value without times and ids of invocations, for comparing two recordings."""
    if isinstance(value, dict):
        return {key: timeless(each) for key, each in value.items() if key not in TIMES}
    if isinstance(value, list):
        return [timeless(each) for each in value]
    return value
