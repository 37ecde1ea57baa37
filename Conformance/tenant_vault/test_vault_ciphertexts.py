"""Ciphertext and contexts that are another tenant's, or altered."""

import pytest
from botocore.exceptions import ClientError
from dynamodb_encryption_sdk.exceptions import SignatureVerificationError, UnwrappingError

from support.vault import GLOBEX, OWN_CONTEXT_ONLY, Met, check_event


def test_an_items_bytes_under_anothers_key_do_not_open(vault, acme, globex, untouched):
    dynamodb = vault.administrator.client("dynamodb")
    stolen, own = untouched[("acme", "door")], untouched[("globex", "door")]
    dynamodb.put_item(TableName=vault.table, Item=stolen | GLOBEX)
    try:
        with vault.pointed(), pytest.raises(UnwrappingError) as caught:
            vault.records(globex).get("globex", "door")
        cause = caught.value.__context__
        assert cause.response["Error"]["Code"] == "InvalidCiphertextException"
        check_event(vault, globex, cause.response)
        # Nor does the owner's session help, if it is made to ask for it.
        with vault.pointed(), pytest.raises(ClientError) as refusal:
            vault.records(acme).get("globex", "door")
        assert refusal.value.response["Error"]["Code"] == "AccessDeniedException"
        check_event(vault, acme, refusal.value.response)
    finally:
        dynamodb.put_item(TableName=vault.table, Item=own)


def test_an_attribute_moved_within_a_tenant_is_noticed(vault, globex, untouched):
    dynamodb = vault.administrator.client("dynamodb")
    door, gate = untouched[("globex", "door")], untouched[("globex", "gate")]
    dynamodb.put_item(TableName=vault.table, Item=door | {"value": gate["value"]})
    try:
        with vault.pointed(), pytest.raises(SignatureVerificationError):
            vault.records(globex).get("globex", "door")
    finally:
        dynamodb.put_item(TableName=vault.table, Item=door)


@pytest.mark.parametrize("change", [
    {"name": None}, {"*aws-kms-table*": None}, {"extra": "pair"}, {"name": "gate"}, {"name": "door "}, {"NAME": "door"},
], ids=str)
def test_the_whole_context_is_authenticated(vault, acme, wrapped, change):
    blob, context, plaintext = wrapped
    kms = acme.client("kms")
    assert kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == plaintext
    altered = {name: value for name, value in (context | change).items() if value is not None}
    with Met(vault, acme, "InvalidCiphertextException", status=400):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext=altered)


@pytest.mark.parametrize("change", [{"tenant_id": None}, {"tenant_id": "globex"}, {"tenant_id": "ACME"}, None], ids=str)
def test_the_context_has_to_name_the_tenant(vault, acme, wrapped, change):
    blob, context, _ = wrapped
    altered = {name: value for name, value in (context | (change or {})).items() if value is not None and change}
    begins = f"User: {acme.arn} is not authorized to perform: kms:Decrypt on resource: {vault.key}"
    with Met(vault, acme, "AccessDeniedException", begins, deciding=OWN_CONTEXT_ONLY, status=400):
        acme.client("kms").decrypt(CiphertextBlob=blob, EncryptionContext=altered)


def test_another_tenants_ciphertext_does_not_open(vault, globex, wrapped):
    blob, context, _ = wrapped
    kms = globex.client("kms")
    begins = f"User: {globex.arn} is not authorized to perform: kms:Decrypt on resource: {vault.key}"
    with Met(vault, globex, "AccessDeniedException", begins, deciding=OWN_CONTEXT_ONLY):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    with Met(vault, globex, "InvalidCiphertextException"):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext=context | {"tenant_id": "globex"})
    # Condition keys do not know letter case, contexts do: the second name is no way to have both.
    with Met(vault, globex, ("InvalidCiphertextException", "AccessDeniedException")):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext=context | {"TENANT_ID": "globex"})


@pytest.mark.parametrize("operation, parameters", [
    ("Encrypt", {"Plaintext": b"text", "EncryptionContext": {"tenant_id": "acme"}}),
    ("GenerateDataKey", {"KeySpec": "AES_256"}),
    ("GenerateDataKey", {"KeySpec": "AES_256", "EncryptionContext": {"tenant_id": "globex"}}),
    ("GetKeyPolicy", {"PolicyName": "default"}),
    ("PutKeyPolicy", {"PolicyName": "default", "Policy": "{}"}),
    ("ScheduleKeyDeletion", {}), ("DisableKey", {}), ("DescribeKey", {}),
])
def test_a_tenant_does_nothing_else_with_the_key(vault, acme, operation, parameters):
    begins = f"User: {acme.arn} is not authorized to perform: kms:{operation} on resource: {vault.key}"
    with Met(vault, acme, "AccessDeniedException", begins):
        acme.call("kms", operation, KeyId=vault.key, **parameters)


def test_the_administrator_does_not_decrypt(vault, wrapped):
    blob, context, _ = wrapped
    with Met(vault, vault.administrator, "AccessDeniedException"):
        vault.administrator.client("kms").decrypt(CiphertextBlob=blob, EncryptionContext=context)
