"""Policy stores encrypted with a key of KMS; neither files nor logs show what policies say."""

import json

import pytest

from support import audit
from support.clients import refused
from support.policies import allow, document, statement
from support.policy_stores import SHOP, asked, call, item

OFF = {"validationSettings": {"mode": "OFF"}}
ALL = "permit (principal, action, resource);"
MINE = asked("User::ann", "view", "Photo::beach")
VIA = {"StringEquals": {"kms:ViaService": "verifiedpermissions.us-east-1.amazonaws.com"}}
REFUSALS = ("AccessDeniedException", "ValidationException")


@pytest.fixture
def key(admin):
    return admin.kms.create_key(Description="for a policy store")["KeyMetadata"]["Arn"]


def encrypted(key, **context):
    return {"encryptionSettings": {"kmsEncryptionSettings": {"key": key} | (
        {"encryptionContext": context} if context else {})}}


def test_a_store_tells_its_key_and_context(admin, policy_store, key, unique):
    alias = f"alias/{unique('key')}"
    admin.kms.create_alias(AliasName=alias, TargetKeyId=key)
    for named, context in ((key, {}), (key.rpartition("/")[2], {"shop": "one"}), (alias, {"a": "b", "c": "d"})):
        store = policy_store(**encrypted(named, **context))
        assert store.call("GetPolicyStore")["encryptionState"] == {
            "kmsEncryptionState": {"key": key, "encryptionContext": context}}


def test_a_disabled_key_stops_the_store_at_once(admin, policy_store, key):
    store = policy_store(SHOP, mode="OFF", **encrypted(key))
    policy = store.policy(ALL, name="name/all")
    template = store.template("permit (principal == ?principal, action, resource);")
    fitting = asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::beach")
    assert store.call("IsAuthorized", **fitting)["decision"] == "ALLOW"
    admin.kms.disable_key(KeyId=key)
    for operation, parameters in (
            ("IsAuthorized", fitting), ("BatchIsAuthorized", {"requests": [fitting]}), ("GetSchema", {}),
            ("GetPolicy", {"policyId": policy}), ("GetPolicy", {"policyId": "name/all"}), ("ListPolicies", {}),
            ("ListPolicyTemplates", {}),
            ("GetPolicyTemplate", {"policyTemplateId": template}), ("DeletePolicy", {"policyId": policy}),
            ("CreatePolicy", {"definition": {"static": {"statement": ALL}}}),
            ("UpdatePolicy", {"policyId": policy, "definition": {"static": {"statement": ALL}}}),
            ("PutSchema", {"definition": {"cedarJson": "{}"}})):
        with refused(REFUSALS, 400):
            store.call(operation, **parameters)
    with refused(REFUSALS, 400):
        call(admin, "BatchGetPolicy", requests=[{"policyStoreId": store.id, "policyId": policy}])
    admin.kms.enable_key(KeyId=key)
    assert store.call("IsAuthorized", **fitting)["decision"] == "ALLOW"
    assert store.get(policy)["definition"]["static"]["statement"] == ALL


def test_a_store_whose_key_is_gone_can_be_deleted(admin, policy_store, key):
    store = policy_store(**encrypted(key))
    admin.kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    with refused(REFUSALS, 400):
        store.policy(ALL)
    assert store.call("DeletePolicyStore") == {}


def test_the_caller_needs_the_key_through_the_service_only(admin, policy_store, user_with, key):
    store = policy_store(**encrypted(key))
    store.policy(ALL)
    keyless = store.of(user_with(allow("verifiedpermissions:*")))
    assert store.call("IsAuthorized", **MINE)["decision"] == "ALLOW"
    for operation, parameters in (("IsAuthorized", MINE), ("ListPolicies", {}), ("CreatePolicy", {
            "definition": {"static": {"statement": ALL}}})):
        with refused("AccessDeniedException", 400) as denial:
            keyless.call(operation, **parameters)
        assert "kms:" in denial.message, denial.message
    user = user_with(document(
        statement("Allow", "verifiedpermissions:*"), statement("Allow", "kms:Decrypt", key, Condition=VIA)))
    assert store.of(user).call("IsAuthorized", **MINE)["decision"] == "ALLOW"
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"direct")["CiphertextBlob"]
    with refused("AccessDeniedException", 400):
        user.kms.decrypt(CiphertextBlob=blob)


def test_a_right_that_the_key_takes_away_ends_at_once(admin, policy_store, user_with, key):
    store = policy_store(**encrypted(key))
    user = user_with(allow(["verifiedpermissions:*", "kms:Decrypt"]))
    assert store.of(user).call("IsAuthorized", **MINE)["decision"] == "DENY"
    whole = admin.kms.get_key_policy(KeyId=key)["Policy"]
    never = statement("Deny", "kms:Decrypt", Principal={"AWS": user.arn})
    admin.kms.put_key_policy(KeyId=key, Policy=document(*json.loads(whole)["Statement"], never))
    with refused("AccessDeniedException", 400):
        store.of(user).call("IsAuthorized", **MINE)
    assert store.call("IsAuthorized", **MINE)["decision"] == "DENY"
    admin.kms.put_key_policy(KeyId=key, Policy=whole)
    assert store.of(user).call("IsAuthorized", **MINE)["decision"] == "DENY"


def test_the_key_is_used_with_the_context(admin, policy_store, user_with, key):
    store = policy_store(**encrypted(key, shop="one"))
    store.policy(ALL)
    events = [
        json.loads(event["CloudTrailEvent"]) for event in admin.cloudtrail.lookup_events(
            LookupAttributes=[{"AttributeKey": "ResourceName", "AttributeValue": key}])["Events"]]
    used = [event for event in events if event["eventName"] in ("GenerateDataKey", "Decrypt")]
    assert used and all(
        event["userIdentity"].get("invokedBy") == "verifiedpermissions.amazonaws.com" for event in used)
    context = {"aws:verifiedpermissions:policy-store-arn": store.arn, "shop": "one"}
    assert all(event["requestParameters"]["encryptionContext"] == context for event in used)
    for shop, expected in (("one", "ALLOW"), ("two", None)):
        condition = {"StringEquals": {"kms:EncryptionContext:shop": shop}}
        user = store.of(user_with(document(
            statement("Allow", "verifiedpermissions:*"), statement("Allow", "kms:Decrypt", key, Condition=condition))))
        if expected:
            assert user.call("IsAuthorized", **MINE)["decision"] == expected
        else:
            with refused("AccessDeniedException", 400):
                user.call("IsAuthorized", **MINE)


def test_a_key_that_cannot_be_used_makes_no_store(admin, user_with, key):
    signing = admin.kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["Arn"]
    for settings in (encrypted(key[:-12] + "000000000000"), encrypted(signing), encrypted("alias/nothing-here"),
                     encrypted(key, **{"aws:verifiedpermissions:policy-store-arn": "x"})):
        with refused(REFUSALS, 400):
            call(admin, "CreatePolicyStore", **OFF, **settings)
    with refused("AccessDeniedException", 400):
        call(user_with(allow("verifiedpermissions:*")), "CreatePolicyStore", **OFF, **encrypted(key))
    admin.kms.disable_key(KeyId=key)
    with refused(REFUSALS, 400):
        call(admin, "CreatePolicyStore", **OFF, **encrypted(key))


SECRET = "a_value_that_only_the_caller_is_told"


def hidden_everywhere(plane, word):
    for path in plane.home.rglob("*"):
        assert not path.is_file() or word.encode() not in path.read_bytes(), path.name
    assert all(word not in text for text in audit.texts(plane.home)) and word not in plane.log_text()


@pytest.mark.parametrize("with_key", [False, True], ids=["own", "kms"])
def test_neither_files_nor_log_nor_events_hold_what_policies_say(plane, admin, policy_store, unique, key, with_key):
    word = unique("hidden").replace("-", "_") + "_everywhere"
    store = policy_store(**encrypted(key) if with_key else {})
    store.put_schema({"Shop": {"entityTypes": {word: {}}, "actions": {}}})
    store.put_schema("{}")
    made = admin.call("verifiedpermissions", "CreatePolicy", policyStoreId=store.id, definition={"static": {
        "statement": f'permit (principal == User::"{word}", action, resource);', "description": word}})
    template = store.template(
        f'permit (principal == ?principal, action, resource) when {{ context.a == "{word}" }};', description=word)
    store.link(template, f"User::{word}")
    asking = admin.call("verifiedpermissions", "IsAuthorized", policyStoreId=store.id, **asked(
        f"User::{word}", "view", f"Photo::{word}", {"a": word}), entities={"entityList": [
            item(f"User::{word}", f"Group::{word}", a=word, tags={"t": word})]})
    assert asking["decision"] == "ALLOW"
    for answer in (made, asking):
        event = audit.record(plane.home, answer["ResponseMetadata"]["RequestId"])
        assert event["requestParameters"]["policyStoreId"] == store.id
    hidden_everywhere(plane, word)


MISTAKES = {
    "a statement": ("CreatePolicy", {"definition": {"static": {
        "statement": f"permit (principal, action, resource) when {{ {SECRET} }};"}}}),
    "a policy that does not fit": ("CreatePolicy", {"definition": {"static": {
        "statement": f'permit (principal == Shop::{SECRET}::"x", action, resource);'}}}),
    "a schema": ("PutSchema", {"definition": {"cedarJson": json.dumps(
        {"Shop": {"entityTypes": {"A": {"memberOfTypes": [SECRET]}}, "actions": {}}})}}),
    "a context": ("IsAuthorized", asked(
        "Shop::User::ann", "Shop::Action::view", "Shop::Photo::p", {"mfa": True, SECRET: 1})),
    "a value": ("IsAuthorized", asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::p") | {
        "context": {"cedarJson": json.dumps({"a": {"__extn": {"fn": "ip", "arg": SECRET}}})}}),
    "an entity": ("IsAuthorized", asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::p") | {
        "entities": {"entityList": [item(f"Shop::User::{SECRET}")]}}),
    "an attribute": ("IsAuthorized", asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::p") | {
        "entities": {"entityList": [item("Shop::User::ann", level=SECRET)]}}),
    "a type": ("IsAuthorized", asked("Shop::User::ann", "Shop::Action::edit", f"{SECRET} ::p")),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_an_error_repeats_stays_out_of_the_log(plane, policy_store, mistake):
    """Statements, ids and contexts are sensitive in the API's model; errors repeat them to who sent them alone."""
    operation, parameters = MISTAKES[mistake]
    with refused("ValidationException", 400) as refusal:
        policy_store(SHOP).call(operation, **parameters)
    event = audit.record(plane.home, refusal.response["ResponseMetadata"]["RequestId"])
    assert event["errorCode"] == "ValidationException" and SECRET not in json.dumps(event)
    assert SECRET not in plane.log_text()
