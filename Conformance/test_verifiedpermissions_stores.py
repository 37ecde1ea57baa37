"""Policy stores: made, described, changed, listed, protected, tagged and deleted."""

import datetime
import json
import re

import pytest

from support.clients import refused
from support.operations_verifiedpermissions import VERIFIED_PERMISSIONS
from support.policies import allow, document, statement
from support.policy_stores import SERVICE, SHOP, PolicyStore, asked, call, on_the_wire, pages

OFF, STRICT = ({"validationSettings": {"mode": mode}} for mode in ("OFF", "STRICT"))
MINE = asked("User::ann", "view", "Photo::beach")


def within_a_minute(moment):
    return abs((datetime.datetime.now(datetime.UTC) - moment).total_seconds()) < 60


def test_a_store_is_described_whole(admin):
    made = call(admin, "CreatePolicyStore", **STRICT)
    id = made["policyStoreId"]
    assert re.fullmatch(r"[a-zA-Z0-9-]{1,200}", id) and within_a_minute(made["createdDate"])
    assert made == {
        "policyStoreId": id, "arn": f"arn:aws:verifiedpermissions::{admin.account}:policy-store/{id}",
        "createdDate": made["createdDate"], "lastUpdatedDate": made["createdDate"]}
    assert call(admin, "GetPolicyStore", policyStoreId=id) == made | STRICT | {
        "deletionProtection": "DISABLED", "cedarVersion": "CEDAR_4", "encryptionState": {"default": {}}}


def test_everything_that_is_said_of_a_store_is_told(admin):
    id = call(
        admin, "CreatePolicyStore", **OFF, description="a shop’s", deletionProtection="ENABLED",
        encryptionSettings={"default": {}}, tags={"team": "blue", "empty": ""})["policyStoreId"]
    told = call(admin, "GetPolicyStore", policyStoreId=id, tags=True)
    assert (told["description"], told["deletionProtection"], told["validationSettings"]) == (
        "a shop’s", "ENABLED", {"mode": "OFF"})
    assert told["tags"] == {"team": "blue", "empty": ""}
    assert "tags" not in call(admin, "GetPolicyStore", policyStoreId=id, tags=False)


def test_tags_that_are_not_there_are_left_out(admin, policy_store):
    assert "tags" not in call(admin, "GetPolicyStore", policyStoreId=policy_store().id, tags=True)


def test_times_are_texts_on_the_wire(admin):
    told = on_the_wire(admin, "CreatePolicyStore", **OFF)
    for member in ("createdDate", "lastUpdatedDate"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", told[member]), told


def test_an_update_changes_what_it_names(policy_store):
    store = policy_store(description="first", deletionProtection="ENABLED")
    before = store.call("GetPolicyStore")
    told = store.call("UpdatePolicyStore", **STRICT)
    after = store.call("GetPolicyStore")
    assert told == {name: after[name] for name in ("policyStoreId", "arn", "createdDate", "lastUpdatedDate")}
    assert after["lastUpdatedDate"] > before["lastUpdatedDate"]
    assert after == before | STRICT | {"lastUpdatedDate": after["lastUpdatedDate"]}
    store.call("UpdatePolicyStore", **STRICT, description="second", deletionProtection="DISABLED")
    after = store.call("GetPolicyStore")
    assert (after["description"], after["deletionProtection"]) == ("second", "DISABLED")


def test_stores_are_listed_without_their_settings(admin, policy_store):
    described, plain = policy_store(description="listed"), policy_store()
    found = {item["policyStoreId"]: item for item in pages(admin, "ListPolicyStores", "policyStores", maxResults=50)}
    whole = described.call("GetPolicyStore")
    members = ("policyStoreId", "arn", "createdDate", "lastUpdatedDate", "description")
    assert found[described.id] == {name: whole[name] for name in members}
    assert found[plain.id].keys() == set(members) - {"description"}


def test_stores_are_listed_in_pages(admin, policy_store):
    made = {policy_store().id for _ in range(12)}
    assert len(call(admin, "ListPolicyStores")["policyStores"]) == 10
    for size in (1, 3, 50):
        page = call(admin, "ListPolicyStores", maxResults=size)
        assert len(page["policyStores"]) == size or "nextToken" not in page
        found = [item["policyStoreId"] for item in pages(admin, "ListPolicyStores", "policyStores", maxResults=size)]
        assert made <= set(found) and len(found) == len(set(found))


@pytest.mark.parametrize("parameters", [
    {"nextToken": "bm90aGluZw=="}, {"nextToken": "not a token"}, {"maxResults": 0}, {"maxResults": -1}])
def test_what_is_no_page(admin, parameters):
    with refused("ValidationException", 400):
        call(admin.unchecked(), "ListPolicyStores", **parameters)


@pytest.mark.parametrize("parameters", [
    {}, {"validationSettings": {}}, {"validationSettings": {"mode": "MAYBE"}}, STRICT | {"description": "x" * 151},
    STRICT | {"clientToken": "with space"}, STRICT | {"clientToken": "x" * 65}, STRICT | {"tags": {"aws:k": "v"}},
    STRICT | {"tags": {"": "v"}}, STRICT | {"tags": {"k": "x" * 257}}, STRICT | {"deletionProtection": "SOME"},
    STRICT | {"encryptionSettings": {}}, STRICT | {"tags": {f"k{n}": "v" for n in range(201)}},
    STRICT | {"encryptionSettings": {"default": {}, "kmsEncryptionSettings": {"key": "k"}}},
], ids=str)
def test_what_makes_no_store(admin, parameters):
    with refused("ValidationException", 400):
        call(admin.unchecked(), "CreatePolicyStore", **parameters)


def test_one_token_makes_one_store(admin, unique):
    asked = STRICT | {"clientToken": unique("token"), "description": "once"}
    made = call(admin, "CreatePolicyStore", **asked)
    assert call(admin, "CreatePolicyStore", **asked) == made
    with refused("ConflictException", 400) as refusal:
        call(admin, "CreatePolicyStore", **asked | {"description": "twice"})
    assert all(resource.keys() == {"resourceId", "resourceType"} for resource in refusal.response["resources"])
    assert call(admin, "CreatePolicyStore", **STRICT, description="once")["policyStoreId"] != made["policyStoreId"]


def test_a_deleted_store_is_gone_with_all_that_is_in_it(policy_store):
    store = policy_store(SHOP)
    policy = store.policy("permit (principal, action, resource);", name="name/all")
    store.template("permit (principal == ?principal, action, resource);")
    assert store.call("DeletePolicyStore") == {}
    for operation, parameters in (
            ("GetPolicyStore", {}), ("GetSchema", {}), ("GetPolicy", {"policyId": policy}), ("ListPolicies", {}),
            ("ListPolicyTemplates", {}), ("IsAuthorized", MINE)):
        with refused("ResourceNotFoundException", 400) as refusal:
            store.call(operation, **parameters)
        assert (refusal.response["resourceId"], refusal.response["resourceType"]) == (store.id, "POLICY_STORE")
    assert store.call("DeletePolicyStore") == {}, "deleting is idempotent"


def test_a_protected_store_stays(policy_store):
    store = policy_store(deletionProtection="ENABLED")
    with refused("InvalidStateException", 400):
        store.call("DeletePolicyStore")
    assert store.call("GetPolicyStore")["deletionProtection"] == "ENABLED"
    store.call("UpdatePolicyStore", **OFF, deletionProtection="DISABLED")
    assert store.call("DeletePolicyStore") == {}


NAMED = sorted(
    name for name, row in VERIFIED_PERMISSIONS.items()
    if "policyStoreId" in row[0] and name not in ("DeletePolicyStore", "CreatePolicyStoreAlias"))


@pytest.mark.parametrize("operation", NAMED)
def test_an_unknown_store_is_named(admin, operation):
    parameters = json.dumps(VERIFIED_PERMISSIONS[operation][0]).replace("{account}", admin.account)
    with refused("ResourceNotFoundException", 400) as refusal:
        call(admin, operation, **json.loads(parameters))
    assert (refusal.response["resourceId"], refusal.response["resourceType"]) == ("nothing-here", "POLICY_STORE")
    assert refusal.message


def test_regions_do_not_share_stores(admin, policy_store):
    store = policy_store()
    there = admin.elsewhere("eu-central-1")
    with refused("ResourceNotFoundException", 400):
        store.of(there).call("GetPolicyStore")
    other = PolicyStore.create(there)
    assert store.id not in {item["policyStoreId"] for item in pages(there, "ListPolicyStores", "policyStores")}
    assert other.call("GetPolicyStore")["arn"] == other.arn


# Tags


def test_tags_are_given_changed_and_taken(admin, policy_store):
    store = policy_store(tags={"team": "blue"})
    assert call(admin, "TagResource", resourceArn=store.arn, tags={"team": "red", "stage": "test"}) == {}
    assert call(admin, "ListTagsForResource", resourceArn=store.arn) == {"tags": {"team": "red", "stage": "test"}}
    assert call(admin, "UntagResource", resourceArn=store.arn, tagKeys=["stage", "never"]) == {}
    assert call(admin, "GetPolicyStore", policyStoreId=store.id, tags=True)["tags"] == {"team": "red"}


def test_a_store_has_fifty_tags_at_most(admin, policy_store):
    store = policy_store(tags={f"k{n}": "v" for n in range(49)})
    call(admin, "TagResource", resourceArn=store.arn, tags={"k0": "w", "last": "v"})
    with refused("TooManyTagsException", 400):
        call(admin, "TagResource", resourceArn=store.arn, tags={"more": "v"})
    assert len(call(admin, "ListTagsForResource", resourceArn=store.arn)["tags"]) == 50
    call(admin, "TagResource", resourceArn=store.arn, tags={"k0": "x"})


def test_fifty_one_tags_make_no_store(admin):
    """CreatePolicyStore does not declare TooManyTagsException."""
    with refused(("ValidationException", "ServiceQuotaExceededException"), 400):
        call(admin, "CreatePolicyStore", **OFF, tags={f"k{n}": "v" for n in range(51)})


@pytest.mark.parametrize("arn", [
    "arn:aws:verifiedpermissions::{account}:policy-store/nothing-here",
    "arn:aws:verifiedpermissions::999999999999:policy-store/{id}", "arn:aws:kms::{account}:policy-store/{id}",
    "arn:aws:verifiedpermissions::{account}:policy/{id}", "{id}"])
def test_what_has_no_tags(admin, policy_store, arn):
    arn = arn.format(account=admin.account, id=policy_store().id)
    for operation, parameters in (
            ("ListTagsForResource", {}), ("TagResource", {"tags": {"k": "v"}}), ("UntagResource", {"tagKeys": ["k"]})):
        with refused(("ResourceNotFoundException", "ValidationException", "AccessDeniedException"), 400):
            call(admin, operation, resourceArn=arn, **parameters)


def test_tags_decide_who_may(user_with, policy_store):
    blue, red = policy_store(tags={"team": "blue"}), policy_store(tags={"team": "red"})
    user = user_with(allow("verifiedpermissions:*", Condition={"StringEquals": {"aws:ResourceTag/team": "blue"}}))
    assert blue.of(user).decide("User::ann", "view", "Photo::beach") == "DENY"
    with refused("AccessDeniedException", 400):
        red.of(user).call("IsAuthorized", **MINE)
    with refused("AccessDeniedException", 400):
        call(user, "CreatePolicyStore", **OFF, tags={"team": "blue"})


def test_making_a_tagged_store_needs_the_right_to_tag(user_with):
    user = user_with(document(
        statement("Allow", "verifiedpermissions:CreatePolicyStore"),
        statement("Allow", "verifiedpermissions:TagResource",
                  Condition={"StringEquals": {"aws:RequestTag/team": "blue"}})))
    assert call(user, "CreatePolicyStore", **OFF)["arn"]
    assert call(user, "CreatePolicyStore", **OFF, tags={"team": "blue"})["arn"]
    with refused("AccessDeniedException", 400) as denial:
        call(user, "CreatePolicyStore", **OFF, tags={"team": "red"})
    assert "verifiedpermissions:TagResource" in denial.message


def test_a_right_is_for_one_store(user_with, policy_store):
    mine, other = policy_store(), policy_store()
    user = user_with(allow(["verifiedpermissions:IsAuthorized", "verifiedpermissions:GetPolicy"], mine.arn))
    assert mine.of(user).batch(MINE)[0]["decision"] == "DENY"
    with refused("AccessDeniedException", 400):
        other.of(user).call("BatchIsAuthorized", requests=[MINE])
    both = [{"policyStoreId": store.id, "policyId": "none"} for store in (mine, other)]
    assert len(call(user, "BatchGetPolicy", requests=both[:1])["errors"]) == 1
    with refused("AccessDeniedException", 400):
        user.call(SERVICE, "BatchGetPolicy", requests=both)
