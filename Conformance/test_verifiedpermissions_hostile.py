"""Policies, schemas and requests that are deep, large or odd: each is answered, none stops the plane."""

import json

import pytest
from botocore.exceptions import ClientError

from support.policy_stores import SERVICE, SHOP, PolicyStore, asked, item
from support.raw import exchange, signed

ANN = ("User::ann", "view", "Photo::beach")
DEPTHS = (150, 5_000, 60_000)


@pytest.fixture(scope="module")
def store(admin):
    store = PolicyStore.create(admin)
    store.policy("permit (principal, action, resource);")
    return store


@pytest.fixture(scope="module")
def strict(admin):
    return PolicyStore.create(admin, SHOP)


def answered(plane, act, *codes):
    """Whether it was served; a refusal is one of the service's own."""
    try:
        act()
        return True
    except ClientError as error:
        assert error.response["Error"]["Code"] in (codes or ("ValidationException",)), error
        return False
    finally:
        assert plane.is_alive and plane.logged_crashes() == []


CONDITIONS = {
    "parentheses": lambda n: "(" * n + "true" + ")" * n,
    "and": lambda n: " && ".join(["true"] * n),
    "or": lambda n: " || ".join(["1 < 2"] * n),
    "plus": lambda n: " + ".join(["1"] * n) + " > 0",
    "minus": lambda n: "0" + " - (0" * n + ")" * n + " == 0",
    "not": lambda n: "!(" * n + "true" + ")" * n,
    "if": lambda n: "if true then " * n + "true" + " else false" * n,
    "sets": lambda n: "[" * n + "1" + "]" * n + " == [1]",
    "records": lambda n: '{"a": ' * n + "1" + "}" * n + " has a",
    "attributes": lambda n: "context" + ".a" * n + " == 1",
    "has": lambda n: "context has a" + ".a" * n,
    "calls": lambda n: "[1]" + ".contains(1)" * n,
    "wildcards": lambda n: f'"{"a" * n}" like "{"*a" * n}b"',
}


@pytest.mark.parametrize("kind", CONDITIONS)
@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_policies(plane, store, strict, kind, depth):
    condition = CONDITIONS[kind](depth)
    made = []
    text = f"forbid (principal, action, resource) when {{ {condition} }};"
    if len(text) > 250_000:
        text = text[:250_000]
    if answered(plane, lambda: made.append(store.policy(text))):
        store.answer(*ANN, {"a": 1})
        assert store.get(made[0])["definition"]["static"]["statement"] == text
        store.call("DeletePolicy", policyId=made[0])
    answered(plane, lambda: strict.policy(text))


def nested(opened, inner, closed):
    return lambda n: opened * n + inner + closed * n


JSON = {"lists": nested("[", "1", "]"), "records": nested('{"a":', "1", "}"),
        "sets of records": nested('[{"a":', "1", "}]")}


@pytest.mark.parametrize("kind", JSON)
@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_json_in_texts(plane, store, kind, depth):
    value = JSON[kind](depth)
    answered(plane, lambda: store.answer(*ANN, f'{{"v": {value}}}'))
    answered(plane, lambda: store.answer(
        *ANN, entities=f'[{{"uid": {{"type": "User", "id": "ann"}}, "attrs": {{"v": {value}}}, "parents": []}}]'))
    answered(plane, lambda: store.put_schema(value))
    shape = '{"type": "Record", "attributes": {"a": ' * depth + '{"type": "Long"}' + "}}" * depth
    answered(plane, lambda: PolicyStore.create(store.caller).put_schema(
        f'{{"Shop": {{"entityTypes": {{"User": {{"shape": {shape}}}}}, "actions": {{}}}}}}'),
        "ValidationException", "ServiceQuotaExceededException", "RequestEntityTooLarge")


@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_values_of_the_api(plane, store, depth):
    """A client could not send them: they are written by hand."""
    value = '{"record": {"a": ' * depth + '{"long": 1}' + "}}" * depth
    question = json.dumps(asked(*ANN) | {"policyStoreId": store.id})[:-1]
    for more in (f', "context": {{"contextMap": {{"v": {value}}}}}}}',
                 f', "entities": {{"entityList": [{{"identifier": {{"entityType": "User", "entityId": "ann"}},'
                 f' "attributes": {{"v": {value}}}}}]}}}}'):
        reply = exchange(plane, signed(
            plane, store.caller.credentials, (question + more).encode(), SERVICE, headers={
                "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "VerifiedPermissions.IsAuthorized"}))
        assert reply is not None and reply.status in (200, 400, 413), reply
        assert plane.is_alive and plane.logged_crashes() == []


def test_a_large_question(plane, store):
    """AWS takes a megabyte."""
    entities = [item(f"User::{n}", name="x" * 900) for n in range(900)]
    assert answered(plane, lambda: store.answer(*ANN, {"set": list(range(2_000))}, entities))


def test_many_parents_and_values(plane, store):
    groups = [f"Group::{n}" for n in range(5_000)]
    policy = store.policy(
        'permit (principal in Group::"4999", action, resource) when { resource.all.containsAll([1, 2, 4999]) };')
    entities = [item("User::ann", *groups), item("Photo::beach", all=list(range(5_000)))]
    answer = store.answer(*ANN, entities=entities)
    assert {"policyId": policy} in answer["determiningPolicies"]
    store.call("DeletePolicy", policyId=policy)


@pytest.mark.parametrize("id", [
    "../../etc", "a/b", "/", "a//b", "name/../x", "policy-store-alias/", "policy-store-alias/../a", "-", "_"])
def test_odd_ids(plane, admin, store, id):
    """They match the pattern of the model, and name nothing."""
    for act in (
            lambda: store.get(id), lambda: store.call("GetPolicyTemplate", policyTemplateId=id),
            lambda: PolicyStore(admin, id).call("GetPolicyStore"), lambda: PolicyStore(admin, id).call("ListPolicies"),
            lambda: PolicyStore(admin, f"{store.id}/{id}").call("ListPolicies"),
            lambda: store.get(f"{store.id}/{id}")):
        assert not answered(plane, act, "ResourceNotFoundException", "ValidationException")
    assert answered(plane, lambda: store.call("DeletePolicy", policyId=id)) or "." in id
    assert store.decide(*ANN) == "ALLOW"


def test_odd_bodies(plane, store):
    for body in (b"{", b"[]", b"null", b"1", b'{"policyStoreId": 1}', b'{"policyStoreId": null}',
                 b'{"policyStoreId": {}}',
                 b'{"policyStoreId": "x", "policyStoreId": "y"}', b"\xff\xfe", b'{"requests": [null]}',
                 b'{"policyStoreId": "x", "requests": [{"principal": 1}]}', b'{"policyStoreId": "x", "requests": {}}'):
        for operation in ("IsAuthorized", "BatchIsAuthorized", "CreatePolicy", "ListPolicies", "TagResource"):
            reply = exchange(plane, signed(plane, store.caller.credentials, body, SERVICE, headers={
                "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f"VerifiedPermissions.{operation}"}))
            assert reply is not None and reply.status == 400, (operation, body, reply)
            assert json.loads(reply.text)["__type"], reply.text
    assert store.decide(*ANN) == "ALLOW"


def test_long_ways_up(ephemeral):
    """Three thousand groups, each in the next one. AWS takes a hundred transitive parents: a refusal will do; a silence
    longer than a client's patience, or work that goes on for long after the answer, will not."""
    store = PolicyStore.create(ephemeral)
    store.policy("permit (principal, action, resource);")
    store.policy('forbid (principal in Group::"3000", action, resource);')
    entities = [item("User::ann", "Group::0")] + [item(f"Group::{n}", f"Group::{n + 1}") for n in range(3_000)]
    decided = []
    if answered(ephemeral.plane, lambda: decided.append(store.decide(*ANN, entities=entities))):
        assert decided == ["DENY"]
    circle = [*entities, item("Group::3000", "Group::0")]
    assert not answered(ephemeral.plane, lambda: store.answer(*ANN, entities=circle))
    assert ephemeral.plane.stop() == 0
