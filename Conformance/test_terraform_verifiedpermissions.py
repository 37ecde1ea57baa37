"""Terraform's AWS provider keeps policy stores and what is in them: applies, sees no drift, changes and destroys."""

import json

import pytest

from support.clients import Caller, refused
from support.plane import PROJECT, Plane
from support.policy_stores import PolicyStore, call, entity, item
from support.terraform import Missing, Terraform, without_terraform

MODULE = PROJECT / "Conformance/terraform-verifiedpermissions"


@pytest.fixture(scope="module")
def plane(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("terraform") / "home")
    plane.start()
    yield plane
    plane.stop()


@pytest.fixture(scope="module")
def terraform(plane, tmp_path_factory):
    try:
        terraform = Terraform(MODULE, tmp_path_factory.mktemp("terraform") / "module", plane.exported())
        terraform.init()
    except Missing as missing:
        without_terraform(missing)
    return terraform


def told(terraform):
    return {name: output["value"] for name, output in json.loads(terraform.run("output", "-json")).items()}


def decisions(store):
    """Who may view, and who may edit, what is in her own folder; who may view as staff, and as a guest."""
    entities = [
        item("Shop::Photo::own", "Shop::Folder::ann", owner=entity("Shop::User::ann"), **store.more),
        item("Shop::User::stan", "Shop::Group::staff", level=2)]
    return tuple(store.decide(f"Shop::User::{who}", f"Shop::Action::{act}", f"Shop::Photo::{what}", entities=entities)
                 for who, act, what in (
                     ("ann", "view", "own"), ("ann", "edit", "own"), ("stan", "view", "other"),
                     ("guest", "view", "beach"), ("guest", "view", "hill")))


def test_stores_are_applied_changed_and_destroyed(plane, terraform):
    root = Caller(plane, plane.root())
    terraform.run("apply", "-auto-approve", "-no-color")
    terraform.run("plan", "-detailed-exitcode", "-no-color")
    first = told(terraform)
    store = PolicyStore(root, first["store"])
    store.more = {}
    assert first["read_back"] == {"arn": store.arn, "description": "The shop's", "mode": "STRICT", "team": "blue"}
    assert first["namespaces"] == ["Shop"] and set(first["policies"]["links"]) == {"ann", "ben"}
    assert {part["policyId"] for part in store.listed()} == {
        first["policies"]["staff"], first["policies"]["guests"], *first["policies"]["links"].values()}
    assert decisions(store) == ("ALLOW", "DENY", "ALLOW", "ALLOW", "DENY")

    second = ("-no-color", "-var", "stage=second")
    terraform.run("plan", "-detailed-exitcode", *second, expect=2)
    terraform.run("apply", "-auto-approve", *second)
    terraform.run("plan", "-detailed-exitcode", *second)
    after = told(terraform)
    store.more = {"labels": []}
    assert after["store"] == first["store"] and after["read_back"]["description"] == "The shop's, with more care"
    assert after["policies"]["staff"] == first["policies"]["staff"], "a condition changes in place"
    assert after["policies"]["guests"] != first["policies"]["guests"], "another scope is another policy"
    assert after["policies"]["links"].items() > first["policies"]["links"].items()
    assert store.get(after["policies"]["staff"])["definition"]["static"]["description"] == "Staff of level 3"
    tags = call(root, "ListTagsForResource", resourceArn=store.arn)["tags"]
    assert tags == {"team": "blue", "stage": "second"}
    assert decisions(store) == ("ALLOW", "ALLOW", "DENY", "DENY", "ALLOW")

    terraform.run("destroy", "-auto-approve", *second)
    assert call(root, "ListPolicyStores")["policyStores"] == []
    with refused("ResourceNotFoundException", 400):
        store.call("GetPolicyStore")


def test_what_changed_beside_terraform_is_seen(plane, terraform):
    """Also imports: what another hand made is taken over as it is."""
    root = Caller(plane, plane.root())
    terraform.run("apply", "-auto-approve", "-no-color")
    made = told(terraform)
    store = PolicyStore(root, made["store"])
    policy = made["policies"]["staff"]
    before = store.get(policy)["definition"]
    store.update(policy, before["static"]["statement"].replace(">= 2", ">= 1"))
    terraform.run("plan", "-detailed-exitcode", "-no-color", expect=2)
    store.call("UpdatePolicy", policyId=policy, definition=before)
    terraform.run("plan", "-detailed-exitcode", "-no-color")

    taken = {
        "aws_verifiedpermissions_policy.guests": f"{made['policies']['guests']},{store.id}",
        'aws_verifiedpermissions_policy.own_folder["ann"]': f"{made['policies']['links']['ann']},{store.id}",
        "aws_verifiedpermissions_schema.shop": store.id}
    terraform.run("state", "rm", "-no-color", *taken)
    for address, id in taken.items():
        terraform.run("import", "-no-color", address, id)
    terraform.run("plan", "-detailed-exitcode", "-no-color")

    store.call("DeletePolicy", policyId=policy)
    terraform.run("apply", "-auto-approve", "-no-color")
    assert told(terraform)["policies"]["staff"] != policy
    terraform.run("destroy", "-auto-approve", "-no-color")
    assert call(root, "ListPolicyStores")["policyStores"] == []
