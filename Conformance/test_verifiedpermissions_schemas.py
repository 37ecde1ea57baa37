"""Schemas: kept to the byte, one namespace a store, taken away by an empty one."""

import json

import pytest

from support.clients import refused
from support.policy_stores import SHOP

SMALL = {"Shop": {"entityTypes": {"User": {}}, "actions": {
    "view": {"appliesTo": {"principalTypes": ["User"], "resourceTypes": ["User"]}}}}}
ALL = "permit (principal, action, resource);"


def test_a_schema_is_kept_to_the_byte(policy_store):
    store = policy_store()
    text = ('\n{"Shop" :\t{"actions": {}, "entityTypes": {"B": {},'
            ' "A": {"annotations": {"d": "\\u00e9 é e\u0301 \\/"}}}\r\n}} ')
    made = store.put_schema(text)
    assert made == {
        "policyStoreId": store.id, "namespaces": ["Shop"], "createdDate": made["createdDate"],
        "lastUpdatedDate": made["createdDate"]}
    assert store.call("GetSchema") == made | {"schema": text}


def test_a_new_schema_takes_the_place_of_the_old(policy_store):
    store = policy_store()
    first = store.put_schema(SMALL)
    second = store.put_schema({"Store": SMALL["Shop"]})
    assert second["createdDate"] == first["createdDate"] and second["lastUpdatedDate"] > first["lastUpdatedDate"]
    assert second["namespaces"] == ["Store"]
    assert store.call("GetSchema") == second | {"schema": json.dumps({"Store": SMALL["Shop"]})}


def test_a_store_without_a_schema_says_so(policy_store):
    store = policy_store()
    with refused("ResourceNotFoundException", 400) as refusal:
        store.call("GetSchema")
    assert refusal.response["resourceType"] == "SCHEMA" and refusal.response["resourceId"]


def test_an_empty_schema_takes_the_schema_away(policy_store):
    store = policy_store(SHOP)
    store.policy(ALL)
    with refused("ValidationException", 400):
        store.decide("Shop::User::ann", "Shop::Action::view", "Shop::Photo::beach", {"unheard": 1})
    assert store.put_schema(" {} ")["namespaces"] == []
    with refused("ResourceNotFoundException", 400) as refusal:
        store.call("GetSchema")
    assert refusal.response["resourceType"] == "SCHEMA"
    assert store.decide("Shop::User::ann", "Shop::Action::view", "Shop::Photo::beach", {"unheard": 1}) == "ALLOW"
    with refused("ValidationException", 400, containing="schema"):
        store.policy(ALL)
    store.put_schema(SHOP)
    assert store.policy(ALL)


def test_the_empty_namespace_is_one(policy_store):
    store = policy_store({"": SMALL["Shop"]})
    assert store.call("GetSchema")["namespaces"] == [""]
    assert store.policy('permit (principal == User::"ann", action == Action::"view", resource);')


@pytest.mark.parametrize("text", [
    "", " ", "{", "[]", "null", '"Shop"', "entity User;", "namespace Shop { entity User; }",
    '{"Shop": {}}', '{"Shop": {"entityTypes": {}}}', '{"Shop": {"entityTypes": {}, "actions": {}, "more": 1}}',
    '{"Shop": {"entityTypes": {}, "actions": {}}, "Shop": {"entityTypes": {}, "actions": {}}}',
    '{"Shop": {"entityTypes": {"User": {"memberOfTypes": ["Nobody"]}}, "actions": {}}}',
    '{"Shop": {"entityTypes": {"User": {"shape": {"type": "Text"}}}, "actions": {}}}',
    '{"Shop": {"entityTypes": {"U ser": {}}, "actions": {}}}',
    '{"Sh op": {"entityTypes": {}, "actions": {}}}', '{"__cedar": {"entityTypes": {}, "actions": {}}}',
    '{"Shop": {"entityTypes": {}, "actions": {"a": {"memberOf": [{"id": "b"}]}, "b": {"memberOf": [{"id": "a"}]}}}}',
    '{"Shop": {"entityTypes": {}, "actions": {"a": {"appliesTo": {"principalTypes": ["X"], "resourceTypes": []}}}}}',
    '{"Shop": {"commonTypes": {"T": {"type": "T"}}, "entityTypes": {}, "actions": {}}}',
])
def test_what_is_no_schema(policy_store, text):
    store = policy_store(SMALL)
    with refused("ValidationException", 400) as refusal:
        store.of(store.caller.unchecked()).put_schema(text)
    assert refusal.message
    assert store.call("GetSchema")["schema"] == json.dumps(SMALL)


def test_a_mistake_says_where_it_is(policy_store):
    with refused("ValidationException", 400, containing="Nobody") as refusal:
        policy_store({"Shop": {"entityTypes": {"User": {"memberOfTypes": ["Nobody"]}}, "actions": {}}})
    assert {field["path"] for field in refusal.response["fieldList"]} == {"definition.cedarJson"}


@pytest.mark.parametrize("namespaces", [["Shop", "Store"], ["Shop", "Shop::Admin"], ["", "Shop"]])
def test_a_schema_has_one_namespace(policy_store, namespaces):
    store = policy_store()
    with refused("ValidationException", 400, containing="namespace"):
        store.put_schema({name: {"entityTypes": {}, "actions": {}} for name in namespaces})


@pytest.mark.parametrize("definition", [{}, {"cedarJson": 1}])
def test_what_defines_no_schema(policy_store, definition):
    store = policy_store()
    with refused(("ValidationException", "SerializationException"), 400):
        store.of(store.caller.unchecked()).call("PutSchema", definition=definition)


def test_a_large_schema(policy_store):
    """AWS takes 200,000 bytes."""
    attributes = {f"attribute-{n:05}": {"type": "String", "required": False} for n in range(2_700)}
    schema = {"Shop": {"entityTypes": {"User": {"shape": {"type": "Record", "attributes": attributes}}}, "actions": {}}}
    text = json.dumps(schema)
    assert 150_000 < len(text) < 200_000
    store = policy_store(text)
    assert store.call("GetSchema")["schema"] == text


def test_a_schema_brings_the_groups_of_actions(policy_store):
    store = policy_store(SHOP)
    policy = store.policy('permit (principal, action in Shop::Action::"read", resource);')
    asked = ("Shop::User::ann", "Shop::Action::list", "Shop::Folder::f")
    assert store.answer(*asked)["determiningPolicies"] == [{"policyId": policy}]
    assert store.decide("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::p") == "DENY"
    without = json.loads(json.dumps(SHOP))
    without["Shop"]["actions"]["list"].pop("memberOf")
    store.put_schema(without)
    assert store.decide(*asked) == "DENY"


def test_a_new_schema_does_not_judge_what_is_there(policy_store):
    store = policy_store(SHOP)
    text = 'permit (principal, action == Shop::Action::"edit", resource) when { resource.title like "*" };'
    policy = store.policy(text)
    with_slot = text.replace("principal,", "principal == ?principal,")
    template = store.template(with_slot)
    without = json.loads(json.dumps(SHOP))
    without["Shop"]["entityTypes"]["Photo"]["shape"]["attributes"].pop("title")
    store.put_schema(without)
    assert store.get(policy)["definition"]["static"]["statement"] == text
    for act in (
            lambda: store.update(policy, text + " "), lambda: store.policy(text),
            lambda: store.call("UpdatePolicyTemplate", policyTemplateId=template, statement=with_slot)):
        with refused("ValidationException", 400, containing="MissingAttribute"):
            act()
    store.put_schema(SHOP)
    store.update(policy, text + " ")
