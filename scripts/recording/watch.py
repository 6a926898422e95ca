"""Runs dbt commands inside dbt's own Python and writes down what dbt decided.

Reads one job a line, {"folder", "environment", "args", "answer"}, and answers each with a line once the file `answer` is written. Each command
has a process of its own, forked after dbt is imported: importing takes longer than answering.
"""

import json
import os
import re
import sys
import time

import dbt.adapters.duckdb  # noqa: F401
from dbt.cli.main import dbtRunner
from hooks import ANSWER, watch

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def event(message):
    info = message.info
    level = str(info.level)
    if level in ("warn", "error") or info.name == "JinjaLogInfo":
        ANSWER.events.append({"level": level, "name": info.name, "msg": COLOUR.sub("", info.msg).strip()})


def executed_and_compiled(result):
    executed, compiled = [], {}
    for each in getattr(result, "results", None) or ():
        node = getattr(each, "node", None)
        if node is None:
            continue
        row = {"unique_id": node.unique_id, "status": str(each.status)}
        if each.message:
            row["message"] = str(each.message)
        executed.append(row)
        if getattr(node, "compiled_code", None):
            compiled[node.unique_id] = node.compiled_code
    return executed, dict(sorted(compiled.items()))


def main(where, args):
    watch()
    began = time.monotonic()
    result = dbtRunner(callbacks=[event]).invoke(args)
    seconds = round(time.monotonic() - began, 3)
    executed, compiled = executed_and_compiled(result.result)
    error = result.exception
    with open(where, "w", encoding="utf-8") as out:
        json.dump(
            {
                "exit_code": 2 if error is not None else 0 if result.success else 1,
                "success": bool(result.success),
                "exception": None if error is None else {"type": type(error).__name__, "message": str(error).strip()},
                "events": ANSWER.events,
                "selected": ANSWER.selected,
                "printed": result.result if isinstance(result.result, list) else None,
                "executed": executed,
                "resolutions": ANSWER.resolutions,
                "source_relations": ANSWER.sources,
                "function_relations": ANSWER.functions,
                "foreign_keys": ANSWER.foreign_keys,
                "schemas_listed": sorted(ANSWER.listed, key=lambda each: (each["database"], each["schema"])),
                "compiled": compiled,
                "timing_s": seconds,
            },
            out,
        )


def serve():
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            os.chdir(job["folder"])
            os.environ.clear()
            os.environ.update(job["environment"])
            with open(job["answer"] + ".log", "w", encoding="utf-8") as log:
                os.dup2(log.fileno(), 1)
                os.dup2(log.fileno(), 2)
                main(job["answer"], job["args"])
            # An ordinary end, so that DuckDB closes its files.
            return
        os.waitpid(child, 0)
        print("done", flush=True)


if __name__ == "__main__":
    serve()
