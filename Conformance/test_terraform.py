"""Terraform's AWS provider applies, sees no drift, changes and destroys."""

import json
import pathlib

import pytest

from support.clients import Caller
from support.plane import Plane
from support.terraform import Missing, Terraform, without_terraform

MODULE = pathlib.Path(__file__).parent / "terraform"


@pytest.fixture(scope="module")
def plane(tmp_path_factory):
    """A plane of its own, so that names in the module can be plain."""
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


def test_a_team_is_applied_changed_and_destroyed(plane, terraform):
    root = Caller(plane, plane.root())
    terraform.run("apply", "-auto-approve", "-no-color")
    terraform.run("plan", "-detailed-exitcode", "-no-color")
    outputs = {name: item["value"] for name, item in json.loads(terraform.run("output", "-json")).items()}
    assert outputs == {
        "account": root.account, "ann": f"arn:aws:iam::{root.account}:user/people/ann",
        "server": f"arn:aws:iam::{root.account}:role/machines/server"}
    profile = root.iam.get_instance_profile(InstanceProfileName="server")["InstanceProfile"]
    assert [role["RoleName"] for role in profile["Roles"]] == ["server"]

    terraform.run("plan", "-detailed-exitcode", "-no-color", "-var", "stage=second", expect=2)
    terraform.run("apply", "-auto-approve", "-no-color", "-var", "stage=second")
    terraform.run("plan", "-detailed-exitcode", "-no-color", "-var", "stage=second")
    members = {user["UserName"] for user in root.iam.get_group(GroupName="crew")["Users"]}
    assert members == {"ann", "ben", "cyd"}

    terraform.run("destroy", "-auto-approve", "-no-color", "-var", "stage=second")
    assert root.iam.list_users()["Users"] == [] and root.iam.list_groups()["Groups"] == []
    assert root.iam.list_policies(Scope="Local")["Policies"] == []
    assert root.iam.list_account_aliases()["AccountAliases"] == []


def test_what_exists_is_imported(plane, terraform):
    root = Caller(plane, plane.root())
    root.iam.create_user(UserName="ann", Path="/people/", Tags=[
        {"Key": "team", "Value": "blue"}, {"Key": "managed-by", "Value": "terraform"}])
    terraform.run("import", "-no-color", 'aws_iam_user.people["ann"]', "ann")
    terraform.run("destroy", "-auto-approve", "-no-color", "-target", "aws_iam_user.people")
    assert root.iam.list_users()["Users"] == []
