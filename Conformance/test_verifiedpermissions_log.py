"""Beyond AWS: the decision log, replay, tests kept with a store, entities kept with a store, watching a store."""

import json
import threading

import pytest

from support.clients import Caller, refused
from support.plane import Plane

ALICE = 'permit(principal == User::"alice", action, resource) when { context.n < 5 };'


@pytest.fixture
def permissions(admin):
    return admin.client("verifiedpermissions")


@pytest.fixture
def store(permissions):
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    yield store
    permissions.delete_policy_store(policyStoreId=store)


def policy(permissions, store, statement):
    definition = {"static": {"statement": statement}}
    return permissions.create_policy(policyStoreId=store, definition=definition)["policyId"]


def ask(permissions, store, who="alice", n=1, action="view", entities=None, **context):
    members = {"n": {"long": n}} | {name: {"string": value} for name, value in context.items()}
    return permissions.is_authorized(
        policyStoreId=store, principal={"entityType": "User", "entityId": who},
        action={"actionType": "Action", "actionId": action}, resource={"entityType": "Photo", "entityId": "trip.jpg"},
        context={"contextMap": members}, entities={"entityList": entities or []})["decision"]


def logged(permissions, store, **filters):
    return permissions.list_decisions(policyStoreId=store, filter=filters)["decisions"]


def test_every_decision_is_an_ocsf_event(permissions, store):
    allowing = policy(permissions, store, ALICE)
    assert [ask(permissions, store, n=n) for n in (1, 9)] == ["ALLOW", "DENY"]
    newest, oldest = logged(permissions, store)
    assert (newest["decision"], oldest["decision"]) == ("DENY", "ALLOW")
    assert oldest["determiningPolicies"] == [{"policyId": allowing}] and oldest["storeVersion"] == 2
    assert oldest["principal"] == {"entityType": "User", "entityId": "alice"}
    event = json.loads(oldest["event"])
    assert (event["class_uid"], event["type_uid"], event["action_id"], event["action"]) == (6003, 600399, 1, "Allowed")
    assert event["actor"]["authorizations"] == [{"decision": "ALLOW", "policy": {"uid": allowing}}]
    assert event["actor"]["user"]["uid"] == 'User::"alice"' and event["api"]["operation"] == 'Action::"view"'
    assert event["resources"][0]["uid"] == 'Photo::"trip.jpg"' and event["metadata"]["uid"] == oldest["decisionId"]
    assert event["unmapped"]["context"] == {"n": 1} and event["unmapped"]["latency_us"] == oldest["latencyMicroseconds"]


def test_decisions_are_found_by_principal_resource_action_decision_and_time(permissions, store):
    policy(permissions, store, ALICE)
    for who, n in (("alice", 1), ("bob", 1), ("alice", 7), ("alice", 2)):
        ask(permissions, store, who, n, action="view" if n != 2 else "edit")
    alice = {"entityType": "User", "entityId": "alice"}
    photo = {"entityType": "Photo", "entityId": "trip.jpg"}
    assert len(logged(permissions, store)) == len(logged(permissions, store, resource=photo)) == 4
    assert len(logged(permissions, store, principal=alice)) == 3
    assert len(logged(permissions, store, principal=alice, decision="ALLOW")) == 2
    assert len(logged(permissions, store, action={"actionType": "Action", "actionId": "edit"})) == 1
    assert logged(permissions, store, resource={"entityType": "Photo", "entityId": "other"}) == []
    newest = logged(permissions, store)[0]["time"]
    assert len(logged(permissions, store, before=newest)) == 3


def test_decisions_are_paged(permissions, store):
    for index in range(7):
        ask(permissions, store, f"user{index}")
    seen, token = [], None
    while True:
        more = {"nextToken": token} if token else {}
        page = permissions.list_decisions(policyStoreId=store, maxResults=3, **more)
        seen += [item["principal"]["entityId"] for item in page["decisions"]]
        token = page.get("nextToken")
        if not token:
            break
    assert seen == [f"user{index}" for index in reversed(range(7))]
    with refused("ValidationException"):
        permissions.list_decisions(policyStoreId=store, nextToken="00ff00ff00ff")


def settings(permissions, store, **changes):
    permissions.put_decision_log_settings(policyStoreId=store, settings=changes)
    return permissions.get_decision_log_settings(policyStoreId=store)["settings"]


def test_settings_drop_sample_and_redact(permissions, store):
    policy(permissions, store, "permit(principal, action, resource);")
    person = {"identifier": {"entityType": "User", "entityId": "alice"}, "attributes": {
        "ssn": {"string": "078-05-1120"}, "name": {"string": "Alice"}}}
    kept = settings(permissions, store, redact=["context.secret", "entities.User.ssn"], delivery="SYNCHRONOUS")
    assert kept["retentionDays"] == 30 and kept["enabled"] is True and kept["redact"][0] == "context.secret"
    ask(permissions, store, entities=[person], secret="hush", plain="loud")
    event = logged(permissions, store)[0]["event"]
    assert "hush" not in event and "078-05-1120" not in event and "loud" in event and "Alice" in event
    assert ask(permissions, store, "bob") == "ALLOW"
    settings(permissions, store, drop=[{"decision": "ALLOW", "principalType": "User", "action": "view"}])
    ask(permissions, store, "carol")
    ask(permissions, store, "carol", action="edit")
    assert [item["action"]["actionId"] for item in logged(permissions, store, principal={
        "entityType": "User", "entityId": "carol"})] == ["edit"]
    settings(permissions, store, drop=[], allowShare=0)
    ask(permissions, store, "dave")
    settings(permissions, store, allowShare=1, enabled=False)
    ask(permissions, store, "dave")
    assert logged(permissions, store, principal={"entityType": "User", "entityId": "dave"}) == []


@pytest.mark.parametrize("wrong", [{"redact": ["somewhere"]}, {"redact": ["entities.User"]}, {"retentionDays": 0}])
def test_settings_that_mean_nothing_are_refused(permissions, store, wrong):
    with refused("ValidationException"):
        permissions.put_decision_log_settings(policyStoreId=store, settings=wrong)


def test_replay_tells_what_a_change_would_change(permissions, store):
    changing = policy(permissions, store, ALICE)
    for who, n in (("alice", 1), ("alice", 9), ("bob", 1)):
        ask(permissions, store, who, n)

    def replay(**proposal):
        answer = permissions.replay_decisions(policyStoreId=store, proposal=proposal)
        assert (answer["replayed"], answer["skipped"]) == (3, 0)
        return {(item["principal"]["entityId"], item["recorded"], item["proposed"]) for item in answer["changed"]}

    assert replay() == set()
    assert replay(remove=[changing]) == {("alice", "ALLOW", "DENY")}
    assert replay(add=['permit(principal == User::"bob", action, resource);']) == {("bob", "DENY", "ALLOW")}
    wider = ALICE.replace("5", "50")
    assert replay(replace=[{"policyId": changing, "statement": wider}]) == {("alice", "DENY", "ALLOW")}
    assert replay(policies='@id("none") forbid(principal, action, resource);') == {("alice", "ALLOW", "DENY")}
    assert len(permissions.list_policies(policyStoreId=store)["policies"]) == 1, "a replay changes nothing"
    with refused("ValidationException") as error:
        permissions.replay_decisions(policyStoreId=store, proposal={"add": ["permit(principal"]})
    assert error.response["fieldList"][0]["path"] == "proposal.add.0"


def test_what_was_redacted_is_not_replayed(permissions, store):
    settings(permissions, store, redact=["context.n"])
    ask(permissions, store)
    answer = permissions.replay_decisions(policyStoreId=store, proposal={})
    assert (answer["replayed"], answer["skipped"]) == (0, 1)


def guards(decision):
    return json.dumps([{"name": "alice may", "decision": decision, "entities": [], "request": {
        "principal": 'User::"alice"', "action": 'Action::"view"', "resource": 'Photo::"x"', "context": {"n": 1}}}])


def test_tests_guard_a_store(permissions, store):
    guarded = policy(permissions, store, ALICE)
    permissions.put_policy_tests(policyStoreId=store, tests=guards("allow"), enforcement="BEFORE_CHANGES")
    kept = permissions.get_policy_tests(policyStoreId=store)
    assert kept["tests"] == guards("allow") and kept["enforcement"] == "BEFORE_CHANGES"
    ran = permissions.run_policy_tests(policyStoreId=store)
    assert (ran["passed"], ran["failed"]) == (1, 0)
    ran = permissions.run_policy_tests(policyStoreId=store, proposal={"remove": [guarded]})
    assert ran["results"] == [{"name": "alice may", "passed": False, "problem": "expected allow, got deny"}]
    for change in (
        lambda: permissions.delete_policy(policyStoreId=store, policyId=guarded),
        lambda: policy(permissions, store, "forbid(principal, action, resource);"),
        lambda: permissions.update_policy(policyStoreId=store, policyId=guarded, definition={"static": {
            "statement": ALICE.replace("5", "0")}}),
    ):
        with refused("ValidationException") as error:
            change()
        assert "alice may" in error.message
    assert ask(permissions, store) == "ALLOW"
    policy(permissions, store, 'forbid(principal == User::"eve", action, resource);')
    with refused("ValidationException"):
        permissions.put_policy_tests(policyStoreId=store, tests=guards("deny"))
    permissions.put_policy_tests(policyStoreId=store, tests="[]", enforcement="NONE")
    permissions.delete_policy(policyStoreId=store, policyId=guarded)


def test_entities_are_kept_listed_and_deleted(permissions, store):
    people = [{"uid": {"type": "User", "id": f"user{index}"}, "attrs": {"n": index}, "parents": [
        {"type": "Group", "id": "all"}]} for index in range(5)]
    groups = [{"uid": {"type": "Group", "id": "all"}, "attrs": {}, "parents": []}]
    answer = permissions.put_entities(policyStoreId=store, entities={"cedarJson": json.dumps(people + groups)})
    assert answer["count"] == 6
    page = permissions.list_entities(policyStoreId=store, entityType="User", maxResults=3)
    rest = permissions.list_entities(policyStoreId=store, entityType="User", nextToken=page["nextToken"])
    found = json.loads(page["entities"]) + json.loads(rest["entities"])
    assert sorted(found, key=lambda item: item["uid"]["id"]) == people and "nextToken" not in rest
    permissions.delete_entities(policyStoreId=store, identifiers=[{"entityType": "User", "entityId": "user0"}])
    assert len(permissions.list_entities(policyStoreId=store)["identifiers"]) == 5
    assert ask(permissions, store) == "DENY", "IsAuthorized knows only what its request brings"


def test_watchers_see_changes_as_they_come(permissions, store):
    version = permissions.watch_policy_store(policyStoreId=store)["version"]
    quiet = permissions.watch_policy_store(policyStoreId=store, sinceVersion=version, waitSeconds=0)
    assert (quiet["version"], quiet["versions"]) == (version, [])
    made = []
    writer = threading.Timer(0.3, lambda: made.append(policy(permissions, store, ALICE)))
    writer.start()
    seen = permissions.watch_policy_store(policyStoreId=store, sinceVersion=version, waitSeconds=20)
    writer.join()
    assert seen["version"] == version + 1 and not seen["reset"]
    assert [item["changes"] for item in seen["versions"]] == [[{"kind": "POLICY", "id": made[0], "deleted": False}]]
    assert permissions.watch_policy_store(policyStoreId=store, sinceVersion=version + 99)["reset"] is True


def test_explanations_and_findings(permissions, store):
    nearest = policy(permissions, store, ALICE)
    answer = permissions.explain_decision(
        policyStoreId=store, principal={"entityType": "User", "entityId": "alice"},
        action={"actionType": "Action", "actionId": "view"}, resource={"entityType": "Photo", "entityId": "x"},
        context={"contextMap": {"n": {"long": 8}}})
    near = json.loads(answer["explanation"])["nearest"]
    assert answer["decision"] == "DENY" and near[0]["policy"] == nearest
    assert near[0]["parts"][-1] == {"text": "context.n < 5", "outcome": "fails", "values": {"context.n": "8"}}
    assert logged(permissions, store) == []
    findings = permissions.validate_statement(policyStoreId=store, statement="permit(principal,\n action resource);")
    assert findings["findings"][0]["line"] == 2 and findings["findings"][0]["severity"] == "ERROR"


def test_decisions_outlive_a_stop(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    permissions = Caller(plane, plane.root()).client("verifiedpermissions")
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    for index in range(20):
        ask(permissions, store, f"user{index}")
    assert plane.stop() == 0
    plane.start()
    permissions = Caller(plane, plane.root()).client("verifiedpermissions")
    assert len(logged(permissions, store)) == 20
    settings(permissions, store, delivery="SYNCHRONOUS")
    ask(permissions, store, "last")
    plane.kill()
    plane.start()
    permissions = Caller(plane, plane.root()).client("verifiedpermissions")
    assert logged(permissions, store)[0]["principal"]["entityId"] == "last"
    plane.stop()
