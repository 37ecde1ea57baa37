"""Terraform's KMS resources: applied, seen without drift, changed and destroyed."""

import json
import os
import pathlib
import warnings

import pytest

from support.clients import Caller
from support.plane import Plane
from support.terraform import WITHOUT, Missing, Terraform

MODULE = pathlib.Path(__file__).parent / "terraform-kms"


@pytest.fixture(scope="module")
def plane(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("terraform-kms") / "home")
    plane.start()
    yield plane
    plane.stop()


@pytest.fixture(scope="module")
def terraform(plane, tmp_path_factory):
    try:
        terraform = Terraform(MODULE, tmp_path_factory.mktemp("terraform-kms") / "module", plane.exported())
        terraform.init()
    except Missing as missing:
        if os.environ.get(WITHOUT) == "1":
            warnings.warn(f"Terraform was not tested: {missing}", UserWarning, stacklevel=1)
            pytest.skip(str(missing))
        pytest.fail(f"{missing}\nset {WITHOUT}=1 to do without these tests", pytrace=False)
    return terraform


def outputs(terraform):
    return {name: item["value"] for name, item in json.loads(terraform.run("output", "-json")).items()}


def aliased(kms):
    return kms.describe_key(KeyId="alias/data")["KeyMetadata"]["Arn"]


def test_keys_are_applied_changed_and_destroyed(plane, terraform):
    kms = Caller(plane, plane.root()).kms
    terraform.run("apply", "-auto-approve", "-no-color")
    terraform.run("plan", "-detailed-exitcode", "-no-color")
    first = outputs(terraform)
    assert aliased(kms) == first["data"] and ":us-west-2:" in first["replica"]
    tags = {tag["TagKey"]: tag["TagValue"] for tag in kms.list_resource_tags(KeyId=first["data"])["Tags"]}
    assert tags == {"managed-by": "terraform", "stage": "first"}
    (grant,) = kms.list_grants(KeyId=first["other"])["Grants"]
    assert grant["Constraints"] == {"EncryptionContextEquals": {"tenant_id": "red"}}

    second = ("-no-color", "-var", "stage=second")
    terraform.run("plan", "-detailed-exitcode", *second, expect=2)
    terraform.run("apply", "-auto-approve", *second)
    terraform.run("plan", "-detailed-exitcode", *second)
    assert aliased(kms) == first["other"]
    assert kms.get_key_rotation_status(KeyId=first["data"])["RotationPeriodInDays"] == 100
    assert kms.describe_key(KeyId=first["other"])["KeyMetadata"]["KeyState"] == "Disabled"

    terraform.run("destroy", "-auto-approve", *second)
    states = {kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] for key in kms.list_keys()["Keys"]}
    assert states <= {"PendingDeletion", "PendingReplicaDeletion"} and kms.list_aliases()["Aliases"] == []
