"""Grants that would widen what a tenant may do."""

import pytest

from support.clients import Caller
from support.vault import Met


def test_a_tenant_makes_no_grant(vault, acme):
    begins = f"User: {acme.arn} is not authorized to perform: kms:CreateGrant on resource: {vault.key}"
    with Met(vault, acme, "AccessDeniedException", begins, deciding=["kms:CreateGrant"]):
        acme.client("kms").create_grant(
            KeyId=vault.key, GranteePrincipal=acme.arn, Operations=["Decrypt"],
            Constraints={"EncryptionContextSubset": {"tenant_id": "acme"}})


@pytest.fixture(scope="package")
def worker(vault):
    """A user whose only right is a grant for globex, and to pass it on."""
    vault.root.iam.create_user(UserName="worker")
    worker = Caller.of(vault.root, vault.root.iam.create_access_key(UserName="worker")["AccessKey"])
    vault.administrator.client("kms").create_grant(
        KeyId=vault.key, GranteePrincipal=worker.arn, Operations=["Decrypt", "GenerateDataKey", "CreateGrant"],
        Constraints={"EncryptionContextSubset": {"tenant_id": "globex"}})
    return worker


def test_a_grant_reaches_as_far_as_its_constraint(vault, worker, wrapped):
    kms = worker.client("kms")
    context = {"tenant_id": "globex", "name": "door"}
    blob = kms.generate_data_key(KeyId=vault.key, KeySpec="AES_256", EncryptionContext=context)["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"]
    foreign, foreign_context, _ = wrapped
    with Met(vault, worker, "AccessDeniedException"):
        kms.decrypt(CiphertextBlob=foreign, EncryptionContext=foreign_context)


@pytest.mark.parametrize("wider", [
    {}, {"Constraints": {"EncryptionContextSubset": {"tenant_id": "acme"}}},
    {"Constraints": {"EncryptionContextEquals": {"tenant_id": "acme"}}},
    {"Constraints": {"EncryptionContextSubset": {"name": "door"}}},
    {"Constraints": {"EncryptionContextSubset": {"tenant_id": "globex"}}, "Operations": ["Decrypt", "Encrypt"]},
], ids=["no constraint", "another tenant", "equals another tenant", "another name", "another operation"])
def test_a_grant_does_not_widen(vault, worker, wider):
    begins = f"User: {worker.arn} is not authorized to perform: kms:CreateGrant on resource: {vault.key}"
    with Met(vault, worker, "AccessDeniedException", begins):
        worker.client("kms").create_grant(
            **{"KeyId": vault.key, "GranteePrincipal": worker.arn, "Operations": ["Decrypt"]} | wider)


def test_a_grant_is_passed_on_as_narrow_or_narrower(vault, worker):
    for constraints in ({"EncryptionContextSubset": {"tenant_id": "globex"}},
                        {"EncryptionContextSubset": {"tenant_id": "globex", "name": "door"}},
                        {"EncryptionContextEquals": {"tenant_id": "globex", "name": "door"}}):
        made = worker.client("kms").create_grant(
            KeyId=vault.key, GranteePrincipal=worker.arn, Operations=["Decrypt"], Constraints=constraints)
        assert made["GrantId"] and made["GrantToken"]
