"""dbt's own functions, wrapped: what went in and what came out is kept in ANSWER. Nothing here decides anything.

Works for dbt 1.5 to 1.12; what a version does not have (functions, foreign keys) is not watched there. Two ways of deferring are known:

    1.8 and later   each ref is decided when it is resolved; the parent carries `defer_relation`
    1.5 to 1.7      nodes are replaced by the state's before anything runs; the replaced ones are marked `deferred`
"""

import functools
import inspect

from dbt.adapters.base import BaseAdapter
from dbt.adapters.sql import SQLAdapter
from dbt.compilation import Compiler
from dbt.context import providers
from dbt.contracts.graph.manifest import Manifest
from dbt.graph.selector import NodeSelector

PARTS = ("database", "schema", "identifier")
# dbt 1.5 to 1.7 asks the adapter while it takes the state in.
UP_FRONT = "adapter" in inspect.signature(Manifest.merge_from_artifact).parameters


def triple(node):
    return {"database": node.database, "schema": node.schema, "identifier": node.alias}


def place(relation):
    return {part: getattr(relation, part) for part in PARTS}


class Answer:
    """What dbt did, in the words of the corpus."""

    def __init__(self):
        self.selected = None
        self.selecting = 0
        self.events = []
        self.resolutions = []
        self.sources = []
        self.functions = []
        self.foreign_keys = []
        self.listed = []
        # The state's relations by unique_id, where dbt has compared with a state.
        self.state = {}
        # Where each node lived before dbt 1.5 to 1.7 replaced it, and what the look-ups up front found.
        self.dev = {}
        self.merging = False
        self.looked_up_front = {}
        # What the adapter was asked while one ref was being resolved; None outside.
        self.look = None

    def add(self, where, what):
        if what not in where:
            where.append(what)


ANSWER = Answer()


def wrap(owner, name, around):
    """Replaces a function of dbt by one that calls it through `around`; absent ones stay absent."""
    original = owner.__dict__.get(name)
    if original is None:
        return

    @functools.wraps(original)
    def watched(*args, **kwargs):
        return around(original, *args, **kwargs)

    setattr(owner, name, watched)


def get_selected(original, self, spec, *args, **kwargs):
    # 1.12 evaluates `selector:` by selecting within a selection: only the outermost answer is the command's.
    ANSWER.selecting += 1
    try:
        selected = original(self, spec, *args, **kwargs)
    finally:
        ANSWER.selecting -= 1
    # `build` and `docs generate` select again, without unit tests or for the catalog: the first answer is the whole one.
    if ANSWER.selected is None and ANSWER.selecting == 0:
        ANSWER.selected = sorted(selected)
    return selected


def list_relations(original, self, schema_relation, *args, **kwargs):
    ANSWER.add(ANSWER.listed, {"database": schema_relation.database, "schema": schema_relation.schema})
    return original(self, schema_relation, *args, **kwargs)


def get_relation(original, self, database, schema, identifier):
    found = original(self, database, schema, identifier)
    look = {"found": found is not None, "type": None if found is None else str(found.type)}
    if ANSWER.look is not None:
        ANSWER.look.append(look)
    elif ANSWER.merging:
        ANSWER.looked_up_front.setdefault((database, schema, identifier), look)
    return found


def merge(original, self, *args, **kwargs):
    """The manifest takes the state's relations in; what its arguments are called differs from version to version."""
    ANSWER.dev = {uid: triple(node) for uid, node in self.nodes.items()}
    other = next(each for each in [*args, *kwargs.values()] if hasattr(each, "nodes"))
    for uid, node in other.nodes.items():
        if node.resource_type in ("model", "seed", "snapshot") and not node.is_ephemeral:
            ANSWER.state[uid] = triple(node)
    ANSWER.merging = True
    try:
        return original(self, *args, **kwargs)
    finally:
        ANSWER.merging = False


def create_relation(original, self, target):
    ANSWER.look = []
    ref = {"node": self.model.unique_id, "parent": target.unique_id}
    try:
        answer = original(self, target)
    except Exception as error:
        ANSWER.add(ANSWER.resolutions, dict(ref, choice="error", reason=type(error).__name__))
        raise
    finally:
        looks, ANSWER.look = ANSWER.look, None
    if self.model.resource_type == "unit_test":
        ref.update(choice="fixture", reason="unit-test-input")
    elif target.is_ephemeral_model:
        ref.update(choice="ephemeral", reason="ephemeral-model", cte=answer.identifier)
    else:
        ref.update(decision(self.config.args, target, looks))
        ref["relation"] = place(answer)
        ref.update(places(target))
        ref["parent_selected"] = target.unique_id in (ANSWER.selected or ())
        look = looks[-1] if looks else ANSWER.looked_up_front.get(tuple(ref["dev_relation"].values()))
        if look is not None:
            ref["dev_lookup"] = look
        # Not str(): --empty would put the relation into a query of no rows.
        ref["rendered"] = answer.render()
    ANSWER.add(ANSWER.resolutions, ref)
    return answer


def places(target):
    found = {"dev_relation": ANSWER.dev.get(target.unique_id) or triple(target)}
    if target.unique_id in ANSWER.state:
        found["state_relation"] = ANSWER.state[target.unique_id]
    return found


def decision(args, target, looks):
    """Choice and reason, from what dbt had before it and what it did: whether it looked, and whether it took the state's node."""
    if not getattr(args, "defer", False):
        return {"choice": "dev", "reason": "defer-off"}
    if target.unique_id not in ANSWER.state:
        return {"choice": "dev", "reason": "not-in-state"}
    favors = getattr(args, "favor_state", False)
    if UP_FRONT:
        if getattr(target, "deferred", False):
            return {"choice": "state", "reason": "favor-state-unselected" if favors else "missing-in-dev"}
        return {"choice": "dev", "reason": "selected" if target.unique_id in (ANSWER.selected or ()) else "exists-in-dev"}
    if not looks:
        return {"choice": "state", "reason": "favor-state-unselected"}
    if looks[-1]["found"]:
        return {"choice": "dev", "reason": "exists-in-dev"}
    return {"choice": "state", "reason": "missing-in-dev"}


def resolve_source(original, self, source_name, table_name):
    answer = original(self, source_name, table_name)
    relation = place(answer)
    source = "%s.%s" % (source_name, table_name)
    ANSWER.add(
        ANSWER.sources, {"node": self.model.unique_id, "source": source, "relation": relation, "rendered": answer.render()}
    )
    return answer


def resolve_function(original, self, name, package=None):
    ANSWER.look = []
    try:
        answer = original(self, name, package)
    finally:
        looks, ANSWER.look = ANSWER.look, None
    relation = place(answer)
    found = {"node": self.model.unique_id, "function": name, "relation": relation, "rendered": answer.render()}
    if looks:
        found["dev_lookup"] = looks[-1]
    ANSWER.add(ANSWER.functions, found)
    return answer


def foreign_key(original, self, manifest, node, to_expression):
    answer = original(self, manifest, node, to_expression)
    ANSWER.add(ANSWER.foreign_keys, {"node": node.unique_id, "to": to_expression, "rendered": answer})
    return answer


def watch():
    wrap(NodeSelector, "get_selected", get_selected)
    wrap(SQLAdapter, "list_relations_without_caching", list_relations)
    wrap(BaseAdapter, "get_relation", get_relation)
    wrap(Manifest, "merge_from_artifact", merge)
    wrap(Manifest, "add_from_artifact", merge)
    wrap(providers.RuntimeRefResolver, "create_relation", create_relation)
    wrap(providers.RuntimeSourceResolver, "resolve", resolve_source)
    if hasattr(providers, "RuntimeFunctionResolver"):
        wrap(providers.RuntimeFunctionResolver, "resolve", resolve_function)
    wrap(Compiler, "_compile_relation_for_foreign_key_constraint_to", foreign_key)
