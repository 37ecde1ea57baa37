"""The Cedar examples in policy stores: hundreds of random requests, decided as the reference engine decides them."""

import itertools
import json
import pathlib
import random
import re
import subprocess

import cedarpy
import pytest

from support.clients import refused
from support.plane import clean_environment, executable
from support.policy_stores import from_cedar, item_from_cedar

EXAMPLES = pathlib.Path(__file__).resolve().parents[1] / "Examples"
WORLDS, BATCH = 14, 30
# A store takes one namespace, so what administrators do is left out.
LEFT_OUT = {"photo-sharing": None, "document-management": "Documents::Admin"}
DAYS = ("1990-01-01", "2012-05-02", "2026-11-26", "2026-11-26T12:00:00.500+0100", "2040-01-01")


def schema_of(example):
    done = subprocess.run(
        [executable(), "cedar", "translate-schema", "--direction", "cedar-to-json", "-s", "schema.cedarschema"],
        cwd=EXAMPLES / example, capture_output=True, text=True, timeout=60, env=clean_environment(), check=True)
    return json.loads(done.stdout)


def policies_of(example):
    """Each policy by the name in its annotation, in the order of the file."""
    text = (EXAMPLES / example / "policies.cedar").read_text()
    found = re.findall(r'(@id\("([^"]+)"\).*?;)\s*(?=\n\n|//|@|\Z)', text, re.S)
    return {name: policy for policy, name in found if "Admin" not in policy}


class Example:
    """An example in a policy store and in the reference engine."""

    def __init__(self, name, policy_store):
        self.name = name
        whole = schema_of(name)
        self.schema = {space: held for space, held in whole.items() if space != LEFT_OUT[name]}
        self.store = policy_store(self.schema)
        policies = policies_of(name)
        self.names, lines = {}, []
        for title, text in policies.items():
            if "?" not in text:
                self.names[self.store.policy(text)] = title
                lines.append(text)
                continue
            template = self.store.template(text)
            for link in json.loads((EXAMPLES / name / "links.json").read_text()):
                words = {slot[1:]: re.sub(r'::"(.*)"$', r"::\1", entity) for slot, entity in link["args"].items()}
                self.names[self.store.link(template, **words)] = link["link_id"]
                for slot, entity in link["args"].items():
                    text = text.replace(slot, entity)
                lines.append(text.replace(f'@id("{title}")', f'@id("{link["link_id"]}")'))
        self.policies = "\n".join(lines)
        self.entities = json.loads((EXAMPLES / name / "entities.json").read_text())
        (self.space, held), = self.schema.items()
        self.actions = {
            action: described["appliesTo"] for action, described in held["actions"].items()
            if described.get("appliesTo", {}).get("principalTypes")}

    def expected(self, request, entities):
        answer = cedarpy.is_authorized(request, self.policies, entities, schema=self.schema)
        by_reason = answer.diagnostics.id_annotations_by_reason
        return (answer.decision.value.upper(), {by_reason[reason] for reason in answer.diagnostics.reasons},
                len(answer.diagnostics.errors))

    def told(self, result):
        return (result["decision"], {self.names[part["policyId"]] for part in result["determiningPolicies"]},
                len(result["errors"]))


@pytest.fixture(params=sorted(LEFT_OUT))
def example(request, policy_store):
    return Example(request.param, policy_store)


def shuffled(value, chance):
    """An attribute of an entity, another one of its kind now and then."""
    if isinstance(value, dict) and "__extn" in value and chance.random() < 0.5:
        return {"__extn": {"fn": "datetime", "arg": chance.choice(DAYS)}}
    if isinstance(value, dict):
        return {name: inner if name.startswith("__") else shuffled(inner, chance) for name, inner in value.items()}
    if isinstance(value, bool):
        return chance.random() < 0.5
    return chance.randrange(4) if isinstance(value, int) else value


def world_of(example, chance):
    """The example's entities: some lost, some changed, some in other places."""
    world = []
    alike = {kind: [entity["uid"] for entity in found] for kind, found in itertools.groupby(
        sorted(example.entities, key=lambda entity: entity["uid"]["type"]), lambda entity: entity["uid"]["type"])}
    for entity in example.entities:
        if chance.random() < 0.1:
            continue
        attributes = shuffled(entity["attrs"], chance)
        for name, held in attributes.items():
            if isinstance(held, dict) and "__entity" in held and chance.random() < 0.4:
                attributes[name] = {"__entity": chance.choice(alike[held["__entity"]["type"]])}
        parents = [parent for parent in entity["parents"] if chance.random() < 0.8]
        world.append({"uid": entity["uid"], "attrs": attributes, "parents": parents})
    return world


def context_of(example, chance):
    context = {"mfa": chance.random() < 0.5, "now": {"__extn": {"fn": "datetime", "arg": chance.choice(DAYS)}}}
    if example.name == "document-management":
        context["network"] = {"__extn": {"fn": "ip", "arg": chance.choice(("10.1.2.3", "192.168.0.0/16", "::1"))}}
    return context


def batch_of(example, chance):
    """Requests with one principal or one resource, in the reference's form."""
    of_type = {}
    for entity in example.entities:
        of_type.setdefault(entity["uid"]["type"].rpartition("::")[2], []).append(entity["uid"])
    fixed, shares_principal, requests = {}, chance.random() < 0.5, []
    while len(requests) < BATCH:
        action, applies = chance.choice(sorted(example.actions.items()))
        kinds = {"principal": applies["principalTypes"], "resource": applies["resourceTypes"]}
        who, what = (chance.choice(of_type[chance.choice(kinds[side]).rpartition("::")[2]]) for side in kinds)
        if shares_principal:
            who = fixed.setdefault("principal", who)
        elif fixed.setdefault("resource", what)["type"] == what["type"]:
            what = fixed["resource"]
        else:
            continue
        requests.append({
            "principal": who, "action": {"type": f"{example.space}::Action", "id": action}, "resource": what,
            "context": context_of(example, chance)})
    return requests


def as_asked(request, in_json):
    context = request["context"]
    return {
        "principal": {"entityType": request["principal"]["type"], "entityId": request["principal"]["id"]},
        "action": {"actionType": request["action"]["type"], "actionId": request["action"]["id"]},
        "resource": {"entityType": request["resource"]["type"], "entityId": request["resource"]["id"]},
        "context": {"cedarJson": json.dumps(context)} if in_json else {
            "contextMap": {name: from_cedar(value) for name, value in context.items()}}}


def test_the_reference_decides_the_same(example):
    chance, seen = random.Random(20261126), []
    for number in range(WORLDS):
        in_json, world = number % 2 == 0, world_of(example, chance)
        requests = batch_of(example, chance)
        entities = {"cedarJson": json.dumps(world)} if in_json else {
            "entityList": [item_from_cedar(entity) for entity in world]}
        results = example.store.call("BatchIsAuthorized", entities=entities, requests=[
            as_asked(request, in_json) for request in requests])["results"]
        for request, result in zip(requests, results, strict=True):
            assert example.told(result) == example.expected(request, world), (request, world)
            seen.append((result["decision"], bool(result["determiningPolicies"]), bool(result["errors"])))
    # Allowed, forbidden, allowed by nothing, and with errors: the requests must not all be alike.
    assert {(decision, named) for decision, named, _ in seen} == {
        ("ALLOW", True), ("DENY", True), ("DENY", False)} and any(failed for *_, failed in seen)


def test_the_example_passes_its_own_tests(example):
    entities = {"cedarJson": json.dumps(example.entities)}
    counted = 0
    for test in json.loads((EXAMPLES / example.name / "tests.json").read_text()):
        if "Admin" in test["request"]["action"]:
            continue
        pattern = re.compile(r'^(.*)::"(.*)"$')
        request = {
            side: dict(zip(("type", "id"), pattern.match(test["request"][side]).groups(), strict=True))
            for side in ("principal", "action", "resource")} | {"context": test["request"]["context"]}
        answer = example.store.call("IsAuthorized", entities=entities, **as_asked(request, in_json=True))
        decision, reasons, errors = example.told(answer)
        assert (decision.lower(), errors) == (test["decision"], test["num_errors"]), test["name"]
        assert set(test["reason"]) <= reasons, test["name"]
        counted += 1
    assert counted > 5


def test_a_store_does_not_take_two_namespaces(policy_store):
    with refused("ValidationException", 400, containing="Documents::Admin"):
        policy_store(schema_of("document-management"))
