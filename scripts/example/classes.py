"""The class of each dev relation of the example, worked out from manifests, log and run results, apart from devenv's own code."""

import json
from datetime import datetime

from example.dbt_tools import read_json


def moment(text):
    layout = "%Y-%m-%dT%H:%M:%S.%f" if "." in text else "%Y-%m-%dT%H:%M:%S"
    return datetime.strptime(text.rstrip("Z"), layout)


def builds_in(log):
    """(schema, alias) -> (when, node, kind, checksum) of its last successful build in dev."""
    builds = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["info"]["name"] in ("LogModelResult", "LogSeedResult", "LogSnapshotResult"):
            node = event["data"]["node_info"]
            if node["node_status"] == "success":
                place = (node["node_relation"]["schema"], node["node_relation"]["alias"])
                builds[place] = (moment(node["node_finished_at"]), node["unique_id"], node["materialized"], node["node_checksum"])
    return builds


def kind_of(materialized):
    return "view" if materialized == "view" else "table"


class Classes:
    """Each dev relation's class by the definitions of the design, from the artifacts alone."""

    def __init__(self, folder, branch, modified):
        self.branch, self.modified = branch, modified
        self.builds = builds_in(folder / "logs" / "dbt.log")
        results = read_json(folder / "state" / "run_results.json")["results"]
        self.production = {r["unique_id"]: moment(r["timing"][-1]["completed_at"]) for r in results if r["timing"]}
        self.made = {(n["schema"], n["alias"]): n for n in branch.values() if n["resource_type"] in ("model", "seed", "snapshot")}

    def parents(self, node):
        for parent in node["depends_on"].get("nodes", []):
            if parent in self.branch:
                grown = self.branch[parent]
                yield from self.parents(grown) if grown["config"]["materialized"] == "ephemeral" else [grown]

    def place(self, node):
        return (node["schema"], node["alias"])

    def outdated(self, node):
        build = self.builds.get(self.place(node))
        return build is not None and node["checksum"]["name"] == "sha256" and build[3] != node["checksum"]["checksum"]

    def downstream(self, node):
        """Whether a parent carries the branch's change, and the relation is not older than it."""
        if self.outdated(node) or self.place(node) not in self.builds:
            return False
        for parent in self.parents(node):
            place = self.place(parent)
            carries = parent["unique_id"] in self.modified or self.downstream(parent)
            if carries and place in self.builds and not (parent["unique_id"] in self.modified and self.outdated(parent)):
                fresh = self.builds[self.place(node)][0] > self.builds[place][0]
                if fresh or node["config"]["materialized"] == "view":
                    return True
        return False

    def of(self, place, kind):
        node, build = self.made.get(place), self.builds.get(place)
        if node is None:
            if place[1].endswith("__dbt_backup"):
                return "temporary", []
            return ("orphan" if build and kind_of(build[2]) == kind else "unknown"), []
        flags = ["wrong_type"] if kind_of(node["config"]["materialized"]) != kind else []
        if node["unique_id"] in self.modified:
            return "yours", flags
        flags += ["outdated"] if self.outdated(node) else []
        if self.downstream(node):
            return "downstream", flags
        flags += ["stale"] if build and build[0] < self.production[node["unique_id"]] else []
        return "leftover", flags
