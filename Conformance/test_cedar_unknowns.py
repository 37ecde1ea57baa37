"""`castellan cedar`: proofs by the solver, requests of which parts are unknown, and replay of past decisions."""

import json
import re
import subprocess

import pytest

from support.clients import Caller
from support.plane import PROJECT, Plane, executable

EXAMPLE = PROJECT / "Examples/photo-sharing"
SCHEMA, POLICIES = EXAMPLE / "schema.cedarschema", EXAMPLE / "policies.cedar"


def cedar(*arguments, status=0, environment=None):
    done = subprocess.run(
        [executable(), "cedar", *map(str, arguments)], capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    return done.stdout if status in (0, 2, 4, 5) else done.stderr


@pytest.fixture
def without_forbids(tmp_path):
    parts = POLICIES.read_text().split(";\n")
    kept = tmp_path / "permits.cedar"
    kept.write_text(";\n".join(part for part in parts if not re.search(r"^forbid", part, re.MULTILINE)))
    return kept


def test_a_set_equals_itself_and_allows_less_with_its_forbids(without_forbids):
    assert "VERIFIED" in cedar("symcc", "equivalent", "-s", SCHEMA, "--policies1", POLICIES, "--policies2", POLICIES)
    both = ("-s", SCHEMA, "--policies1", POLICIES, "--policies2", without_forbids)
    assert "VERIFIED" in cedar("symcc", "implies", *both)
    shown = cedar("symcc", "equivalent", *both, "--exit-status", status=5)
    assert "DOES NOT HOLD" in shown and "principal: Photos::Person::" in shown
    told = json.loads(cedar("symcc", "equivalent", *both, "--format", "json", "--action", 'Photos::Action::"deletePhoto"'))
    assert told["holds"] is False and len(told["results"]) == 1
    assert told["results"][0]["counterexample"]["request"]["action"] == 'Photos::Action::"deletePhoto"'


def test_a_counterexample_is_a_policy_test(without_forbids, tmp_path):
    told = json.loads(cedar("symcc", "implies", "-s", SCHEMA, "--policies1", without_forbids, "--policies2", POLICIES,
                            "--format", "json"))
    shown = [item["counterexample"] for item in told["results"] if item["outcome"] == "fails"]
    assert shown
    for policies, decision in ((without_forbids, "allow"), (POLICIES, "deny")):
        tests = tmp_path / f"{decision}.json"
        tests.write_text(json.dumps([{"name": "shown", "decision": decision} | item for item in shown]))
        assert "0 failed" in cedar("run-tests", "-p", policies, "--tests", tests)


def test_single_policies_and_their_mistakes(tmp_path):
    policy = tmp_path / "policy.cedar"
    policy.write_text("permit(principal, action, resource) when { resource.owner == principal };")
    assert "DOES NOT HOLD" in cedar("symcc", "always-matches", "-s", SCHEMA, "-p", policy, "--resource-type",
                                    "Photos::Photo")
    assert "exactly one" in cedar("symcc", "never-errors", "-s", SCHEMA, "-p", POLICIES, status=1)
    assert "(check-sat)" in cedar("symcc", "never-errors", "-s", SCHEMA, "-p", policy, "--print-smt")
    assert "apt install cvc5" in cedar(
        "symcc", "always-matches", "-s", SCHEMA, "-p", policy, "--cvc5-path", tmp_path / "none", status=1)


def test_requests_of_which_parts_are_unknown(tmp_path):
    schema, policies, entities = (tmp_path / name for name in ("schema", "policies", "entities"))
    schema.write_text("entity Group; entity User in [Group] { age: Long }; entity Photo { owner: User };"
                      " action view appliesTo { principal: User, resource: Photo, context: { mfa: Bool } };")
    policies.write_text('@id("mine") permit(principal, action, resource) when { resource.owner == principal };'
                        '@id("adult") forbid(principal, action, resource) unless { principal.age > 17 };')
    entities.write_text('[{"uid": {"type": "User", "id": "kid"}, "attrs": {"age": 9}},'
                        ' {"uid": {"type": "User", "id": "ann"}, "attrs": {"age": 40}}]')
    asked = ("-p", policies, "-s", schema, "--entities", entities, "-a", 'Action::"view"', "--principal-type", "User",
             "--resource-type", "Photo")
    assert cedar("tpe", *asked, "--principal-eid", "kid", status=2) == "DENY\n"
    shown = cedar("tpe", *asked, "--principal-eid", "ann", "--needs", status=4)
    assert shown.startswith("UNKNOWN\nAll policy residuals:") and 'resource.owner == User::"ann"' in shown
    assert "age" not in shown, "what is known is not left open"


def test_replay_asks_the_plane_or_a_file(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    permissions = Caller(plane, plane.root()).client("verifiedpermissions")
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    permissions.create_policy(policyStoreId=store, definition={"static": {
        "statement": 'permit(principal == User::"ann", action, resource);'}})
    for who in ("ann", "ben"):
        permissions.is_authorized(
            policyStoreId=store, principal={"entityType": "User", "entityId": who},
            action={"actionType": "Action", "actionId": "view"}, resource={"entityType": "Photo", "entityId": "x"})
    proposed = tmp_path / "proposed.cedar"
    proposed.write_text('@id("ben") permit(principal == User::"ben", action, resource);')
    shown = cedar("replay", "-p", proposed, "--store", store, "--home", plane.home)
    assert "2 replayed, 2 would change" in shown and 'ALLOW -> DENY  User::"ann"' in shown and "by ben" in shown
    page = permissions.list_decisions(policyStoreId=store)
    page.pop("ResponseMetadata")
    for item in page["decisions"]:
        item["time"] = item["time"].isoformat()
    for text in (json.dumps(page), "\n".join(item["event"] for item in page["decisions"])):
        decisions = tmp_path / "decisions.json"
        decisions.write_text(text)
        lines = cedar("replay", "-p", proposed, "--decisions", decisions, "--format", "json").splitlines()
        assert {json.loads(line)["proposed"] for line in lines} == {"ALLOW", "DENY"}
    cedar("replay", "-p", proposed, "--store", store, "--home", plane.home, "--fail-on-change", status=1)
    assert "no plane was started" in cedar("replay", "-p", proposed, "--store", store, "--home", tmp_path, status=1)
    plane.stop()
