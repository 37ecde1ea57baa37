"""Verified Permissions by the AWS CLI, with JSON files as its guide shows them, and a denied twin of each family."""

import json
import re

import pytest

from support.command_line import FAILED, CommandLine, at_once
from support.policy_stores import SHOP, action, asked, entity, item

TEMPLATE = 'permit (principal == ?principal, action in Shop::Action::"read", resource in ?resource);'
STATEMENT = 'permit (principal in Shop::Group::"staff", action, resource) when { principal.level > 2 };'


class Verified(CommandLine):
    """`aws verifiedpermissions …`, with structures in files."""

    def __init__(self, folder, environment):
        super().__init__(folder, environment)
        self.folder = folder

    def arguments(self, operation, **more):
        words = ["verifiedpermissions", operation]
        for name, value in more.items():
            option = "--" + name.replace("_", "-")
            if isinstance(value, (dict, list)):
                path = self.folder / f"{operation}-{name}.json"
                path.write_text(json.dumps(value))
                value = f"file://{path}"
            words += [option] if value is True else [option, str(value)]
        return words

    def do(self, operation, **more):
        return self.ask(*self.arguments(operation, **more))

    def fail(self, operation, **more):
        return self.run(*self.arguments(operation, **more), expect=FAILED)


@pytest.fixture(scope="module")
def command(plane, tmp_path_factory):
    return Verified(tmp_path_factory.mktemp("aws") / "root", plane.exported())


@pytest.fixture(scope="module")
def as_stranger(plane, stranger, tmp_path_factory):
    return Verified(tmp_path_factory.mktemp("aws") / "stranger", plane.exported() | stranger.credentials.environment())


def test_a_store_from_its_making_to_its_end(command, unique):
    made = command.do(
        "create-policy-store", validation_settings="mode=STRICT", description="by hand", tags="team=blue")
    store, arn = made["policyStoreId"], made["arn"]
    assert re.match(r"\d{4}-\d\d-\d\dT", made["createdDate"]), made
    alias, name = f"policy-store-alias/{unique('cli')}", "name/staff"
    schema, _ = at_once(
        lambda: command.do("put-schema", policy_store_id=store, definition={"cedarJson": json.dumps(SHOP)}),
        lambda: command.do("create-policy-store-alias", alias_name=alias, policy_store_id=store))
    assert schema["namespaces"] == ["Shop"]

    policy, template = at_once(
        lambda: command.do("create-policy", policy_store_id=alias, name=name, definition={
            "static": {"description": "staff", "statement": STATEMENT}}),
        lambda: command.do("create-policy-template", policy_store_id=store, statement=TEMPLATE, description="own"))
    assert policy["principal"] == entity("Shop::Group::staff") and policy["effect"] == "Permit"
    link = command.do("create-policy", policy_store_id=store, definition={"templateLinked": {
        "policyTemplateId": template["policyTemplateId"], "principal": entity("Shop::User::ann"),
        "resource": entity("Shop::Folder::ann")}})
    assert link["policyType"] == "TEMPLATE_LINKED" and link["actions"] == [action("Shop::Action::read")]

    staff = [item("Shop::User::ben", "Shop::Group::staff", level=3), item("Shop::Group::staff")]
    edit = asked("Shop::User::ben", "Shop::Action::edit", "Shop::Photo::beach")
    look = asked("Shop::User::ann", "Shop::Action::list", "Shop::Folder::ann")
    decided, batch, listed, templates, told, read, held, stores, aliases, of_alias, tags = at_once(
        lambda: command.do("is-authorized", policy_store_id=alias, entities={"entityList": staff}, **edit),
        lambda: command.do("batch-is-authorized", policy_store_id=store, requests=[look, look]),
        lambda: command.do("list-policies", policy_store_id=store, page_size=1),
        lambda: command.do("list-policy-templates", policy_store_id=store),
        lambda: command.do("get-policy", policy_store_id=store, policy_id=name),
        lambda: command.do("batch-get-policy", requests=[
            {"policyStoreId": store, "policyId": link["policyId"]}, {"policyStoreId": store, "policyId": "none"}]),
        lambda: command.do("get-schema", policy_store_id=store),
        lambda: command.do("list-policy-stores"), lambda: command.do("list-policy-store-aliases"),
        lambda: command.do("get-policy-store-alias", alias_name=alias),
        lambda: command.do("list-tags-for-resource", resource_arn=arn))
    assert decided == {
        "decision": "ALLOW", "determiningPolicies": [{"policyId": policy["policyId"]}], "errors": []}
    assert batch["results"] == [{
        "request": look, "decision": "ALLOW", "determiningPolicies": [{"policyId": link["policyId"]}],
        "errors": []}] * 2
    assert {part["policyId"] for part in listed["policies"]} == {policy["policyId"], link["policyId"]}
    assert [part["policyTemplateId"] for part in templates["policyTemplates"]] == [template["policyTemplateId"]]
    assert told["definition"]["static"] == {"description": "staff", "statement": STATEMENT}
    assert [part["policyId"] for part in read["results"]] == [link["policyId"]]
    assert [part["code"] for part in read["errors"]] == ["POLICY_NOT_FOUND"]
    assert held["schema"] == json.dumps(SHOP) and of_alias["state"] == "Active"
    assert store in {part["policyStoreId"] for part in stores["policyStores"]}
    assert alias in {part["aliasName"] for part in aliases["policyStoreAliases"]}
    assert tags["tags"] == {"team": "blue"}

    at_once(
        lambda: command.do("update-policy", policy_store_id=store, policy_id=name, definition={
            "static": {"statement": STATEMENT.replace("> 2", "> 3")}}),
        lambda: command.do("update-policy-template", policy_store_id=store, statement=TEMPLATE,
                           policy_template_id=template["policyTemplateId"], description="new"),
        lambda: command.do("tag-resource", resource_arn=arn, tags={"stage": "test"}),
        lambda: command.do("untag-resource", resource_arn=arn, tag_keys="team"))
    command.do("update-policy-store", policy_store_id=store, validation_settings="mode=OFF",
               deletion_protection="ENABLED")
    decided, kept, of_template, protected = at_once(
        lambda: command.do("is-authorized", policy_store_id=store, entities={"cedarJson": json.dumps([{
            "uid": {"type": "Shop::User", "id": "ben"}, "attrs": {"level": 3},
            "parents": [{"type": "Shop::Group", "id": "staff"}]}])}, **edit),
        lambda: command.do("get-policy-store", policy_store_id=store, tags=True),
        lambda: command.do("get-policy-template", policy_store_id=store,
                           policy_template_id=template["policyTemplateId"]),
        lambda: command.fail("delete-policy-store", policy_store_id=store))
    assert decided["decision"] == "DENY" and of_template["description"] == "new"
    assert (kept["tags"], kept["deletionProtection"], kept["description"]) == ({"stage": "test"}, "ENABLED", "by hand")
    assert "(InvalidStateException)" in protected

    command.do("update-policy-store", policy_store_id=store, validation_settings="mode=OFF",
               deletion_protection="DISABLED")
    at_once(lambda: command.do("delete-policy", policy_store_id=store, policy_id=name),
            lambda: command.do("delete-policy-template", policy_store_id=store,
                               policy_template_id=template["policyTemplateId"]),
            lambda: command.do("delete-policy-store-alias", alias_name=alias))
    assert command.do("list-policies", policy_store_id=store)["policies"] == []
    command.do("delete-policy-store", policy_store_id=store)
    assert "(ResourceNotFoundException)" in command.fail("get-policy-store", policy_store_id=store)


def test_a_mistake_is_told(command, policy_store):
    store = policy_store(SHOP).id
    told, lone = at_once(
        lambda: command.fail("create-policy", policy_store_id=store, definition={"static": {
            "statement": 'permit (principal, action == Shop::Action::"fly", resource);'}}),
        lambda: command.fail("batch-is-authorized", policy_store_id=store, requests=[
            asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::a"),
            asked("Shop::User::ben", "Shop::Action::edit", "Shop::Photo::b")]))
    assert "(ValidationException)" in told and "UnrecognizedActionId" in told and "fly" in told, told
    assert "(ValidationException)" in lone, lone


def test_every_family_is_denied_to_strangers(as_stranger):
    store, arn = {"policy_store_id": "nothing-here"}, "arn:aws:verifiedpermissions::1:policy-store/nothing-here"
    for told in at_once(
            lambda: as_stranger.fail("create-policy-store", validation_settings="mode=OFF"),
            lambda: as_stranger.fail("list-policy-stores"), lambda: as_stranger.fail("get-policy-store", **store),
            lambda: as_stranger.fail("get-policy-store-alias", alias_name="policy-store-alias/a"),
            lambda: as_stranger.fail("get-schema", **store), lambda: as_stranger.fail("list-policies", **store),
            lambda: as_stranger.fail("get-policy-template", **store, policy_template_id="t"),
            lambda: as_stranger.fail("is-authorized", **store, **asked("User::a", "view", "Photo::p")),
            lambda: as_stranger.fail("list-tags-for-resource", resource_arn=arn)):
        assert "(AccessDeniedException)" in told and "is not authorized to perform: verifiedpermissions:" in told, told
