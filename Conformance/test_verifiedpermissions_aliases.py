"""Aliases of policy stores: made once, good for an id, and kept a while when they are deleted."""

import datetime

import pytest

from support.clients import refused
from support.policy_stores import SHOP, PolicyStore, asked, call, pages

PREFIX = "policy-store-alias/"
MINE = asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::beach")
ALL = "permit (principal, action, resource);"


@pytest.fixture
def alias(unique):
    return PREFIX + unique("alias")


def test_an_alias_is_described_whole(admin, policy_store, alias):
    store = policy_store()
    made = call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    assert abs((datetime.datetime.now(datetime.UTC) - made["createdAt"]).total_seconds()) < 60
    assert made == {
        "aliasName": alias, "policyStoreId": store.id, "createdAt": made["createdAt"],
        "aliasArn": f"arn:aws:verifiedpermissions:us-east-1:{admin.account}:{alias}"}
    assert call(admin, "GetPolicyStoreAlias", aliasName=alias) == made | {"state": "Active"}
    assert pages(admin, "ListPolicyStoreAliases", "policyStoreAliases", filter={"policyStoreId": store.id}) == [
        made | {"state": "Active"}]


def test_an_alias_is_good_for_an_id(admin, policy_store, alias):
    store = policy_store(SHOP)
    call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    named = PolicyStore(admin, alias)
    policy = named.policy(ALL)
    assert named.get(policy) == store.get(policy) and named.get(policy)["policyStoreId"] == store.id
    template = named.template("permit (principal == ?principal, action, resource);")
    link = named.link(template, principal="Shop::User::ann")
    named.update(policy, ALL)
    named.call("UpdatePolicyTemplate", policyTemplateId=template,
               statement="permit (principal == ?principal, action, resource) when { 1 < 2 };")
    answer = named.call("IsAuthorized", **MINE)
    assert {part["policyId"] for part in answer["determiningPolicies"]} == {policy, link}
    assert named.batch(MINE)[0]["decision"] == "ALLOW"
    for operation, parameters in (
            ("GetPolicyStore", {}), ("GetSchema", {}), ("ListPolicies", {}), ("ListPolicyTemplates", {}),
            ("GetPolicyTemplate", {"policyTemplateId": template})):
        assert named.call(operation, **parameters) == store.call(operation, **parameters)
    told = call(admin, "BatchGetPolicy", requests=[{"policyStoreId": alias, "policyId": policy}])
    assert [part["policyId"] for part in told["results"]] == [policy]
    assert named.put_schema(SHOP)["namespaces"] == ["Shop"]
    assert named.call("UpdatePolicyStore", validationSettings={"mode": "OFF"})["policyStoreId"] == store.id
    named.call("DeletePolicyTemplate", policyTemplateId=template)
    named.call("DeletePolicy", policyId=policy)
    assert store.decide("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::beach") == "DENY"


def test_an_alias_neither_deletes_a_store_nor_names_another_alias(admin, policy_store, alias):
    store = policy_store()
    call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    with refused("ValidationException", 400):
        call(admin, "DeletePolicyStore", policyStoreId=alias)
    with refused(("ValidationException", "ResourceNotFoundException"), 400):
        call(admin, "CreatePolicyStoreAlias", aliasName=alias + "-2", policyStoreId=alias)
    assert store.call("GetPolicyStore")["policyStoreId"] == store.id


def test_an_alias_is_made_once(admin, policy_store, alias):
    store, other = policy_store(), policy_store()
    made = call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    assert call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id) == made
    with refused("ConflictException", 400) as refusal:
        call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=other.id)
    assert {"resourceId": alias, "resourceType": "POLICY_STORE_ALIAS"} in refusal.response["resources"]


def test_a_deleted_alias_stands_for_nothing_and_blocks_its_name(admin, policy_store, alias):
    store = policy_store()
    call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    assert call(admin, "DeletePolicyStoreAlias", aliasName=alias) == {}
    for operation, parameters in (("GetPolicyStore", {}), ("ListPolicies", {}), ("IsAuthorized", MINE)):
        with refused("ResourceNotFoundException", 400) as refusal:
            call(admin, operation, policyStoreId=alias, **parameters)
        assert refusal.response["resourceId"] == alias
        assert refusal.response["resourceType"] in ("POLICY_STORE", "POLICY_STORE_ALIAS")
    assert call(admin, "GetPolicyStoreAlias", aliasName=alias)["state"] == "PendingDeletion"
    with refused("ConflictException", 400):
        call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    told = call(admin, "BatchGetPolicy", requests=[{"policyStoreId": alias, "policyId": "none"}])
    assert [error["code"] for error in told["errors"]] == ["POLICY_STORE_ALIAS_NOT_FOUND"]
    assert call(admin, "DeletePolicyStoreAlias", aliasName=alias) == {}, "deleting is idempotent"
    assert store.call("GetPolicyStore")["policyStoreId"] == store.id


def test_what_is_not_there(admin, alias):
    assert call(admin, "DeletePolicyStoreAlias", aliasName=alias) == {}
    with refused("ResourceNotFoundException", 400) as refusal:
        call(admin, "GetPolicyStoreAlias", aliasName=alias)
    assert (refusal.response["resourceId"], refusal.response["resourceType"]) == (alias, "POLICY_STORE_ALIAS")
    with refused("ResourceNotFoundException", 400) as refusal:
        call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId="nothing-here")
    assert (refusal.response["resourceId"], refusal.response["resourceType"]) == ("nothing-here", "POLICY_STORE")


@pytest.mark.parametrize("name", ["", "no-prefix", "alias/no-prefix", PREFIX + "snow☃man", PREFIX + "x" * 150])
def test_what_no_alias_is_called(admin, policy_store, name):
    with refused("ValidationException", 400):
        call(admin.unchecked(), "CreatePolicyStoreAlias", aliasName=name, policyStoreId=policy_store().id)


def test_a_store_takes_its_aliases_along(admin, policy_store, alias):
    store = policy_store()
    call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=store.id)
    store.call("DeletePolicyStore")
    with refused("ResourceNotFoundException", 400):
        call(admin, "GetPolicyStore", policyStoreId=alias)


def test_aliases_are_listed_in_pages_of_five(admin, policy_store, alias):
    store = policy_store()
    names = {f"{alias}-{n}" for n in range(7)}
    for name in names:
        call(admin, "CreatePolicyStoreAlias", aliasName=name, policyStoreId=store.id)
    ours = {"filter": {"policyStoreId": store.id}}
    first = call(admin, "ListPolicyStoreAliases", **ours)
    assert len(first["policyStoreAliases"]) == 5
    with refused("ValidationException", 400):
        call(admin, "ListPolicyStoreAliases", nextToken=first["nextToken"])
    for size in (1, 3, 7, 50):
        found = pages(admin, "ListPolicyStoreAliases", "policyStoreAliases", maxResults=size, **ours)
        assert len(found) == 7 and {item["aliasName"] for item in found} == names
    everywhere = pages(admin, "ListPolicyStoreAliases", "policyStoreAliases", maxResults=50)
    assert names < {item["aliasName"] for item in everywhere}


def test_regions_do_not_share_aliases(admin, policy_store, alias):
    call(admin, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=policy_store().id)
    there = admin.elsewhere("eu-central-1")
    other = PolicyStore.create(there)
    made = call(there, "CreatePolicyStoreAlias", aliasName=alias, policyStoreId=other.id)
    assert made["aliasArn"] == f"arn:aws:verifiedpermissions:eu-central-1:{admin.account}:{alias}"
