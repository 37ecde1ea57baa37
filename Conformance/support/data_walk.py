"""One walk through keys and one through tables; for planes that stand on something else."""

import contextlib

from support.clients import Caller, refused
from support.policies import document, statement
from support.tables import attributes, create, everything, index, plain, put, settled, typed, until


@contextlib.contextmanager
def user(root, name, policy=None):
    """A user for as long as the block runs."""
    iam = root.iam
    iam.create_user(UserName=name)
    if policy:
        iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    yield Caller.of(root, key)
    iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
    if policy:
        iam.delete_user_policy(UserName=name, PolicyName="own")
    iam.delete_user(UserName=name)


def keys_walk(root):
    """A key encrypts, rotates, is granted and signs; answers with what it made, to be opened again later."""
    kms = root.client("kms")
    key = kms.create_key(Description="walked")["KeyMetadata"]["Arn"]
    kms.create_alias(AliasName="alias/walked", TargetKeyId=key)
    context = {"tenant_id": "acme"}
    blob = kms.encrypt(KeyId="alias/walked", Plaintext=b"plain", EncryptionContext=context)["CiphertextBlob"]
    kms.rotate_key_on_demand(KeyId=key)
    opened = kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    assert (opened["Plaintext"], opened["KeyId"]) == (b"plain", key)
    with refused("InvalidCiphertextException", 400):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext={"tenant_id": "globex"})

    with user(root, "grantee") as grantee:
        with refused("AccessDeniedException", 400):
            grantee.client("kms").decrypt(CiphertextBlob=blob, EncryptionContext=context)
        grant = kms.create_grant(
            KeyId=key, GranteePrincipal=grantee.arn, Operations=["Decrypt"],
            Constraints={"EncryptionContextEquals": context})["GrantId"]
        assert grantee.client("kms").decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == b"plain"
        kms.revoke_grant(KeyId=key, GrantId=grant)

    signer = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["Arn"]
    signed = {"KeyId": signer, "Message": b"text", "SigningAlgorithm": "ECDSA_SHA_256"}
    signature = kms.sign(**signed)["Signature"]
    assert kms.verify(Signature=signature, **signed)["SignatureValid"]
    kms.disable_key(KeyId=signer)
    with refused("DisabledException", 400):
        kms.sign(**signed)
    kms.schedule_key_deletion(KeyId=signer, PendingWindowInDays=7)
    return key, blob, context


def check_keys(root, key, blob, context):
    """After a restart, all of it is there."""
    kms = root.client("kms")
    assert kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == b"plain"
    assert [alias["TargetKeyId"] for alias in kms.list_aliases(KeyId=key)["Aliases"]] == [key.rpartition("/")[2]]
    assert len(kms.list_key_rotations(KeyId=key)["Rotations"]) == 1
    assert kms.list_grants(KeyId=key)["Grants"] == []


def tables_walk(root):
    """A table under a key is filled, indexed, queried, changed in batches and transactions, and expires."""
    dynamodb = root.dynamodb
    key = root.client("kms").create_key()["KeyMetadata"]["Arn"]
    create(root, "walked", "pk:S", "sk:N", locals={"by-score": ("pk", "score:N")},
           SSESpecification={"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key})
    put(root, "walked", *({"pk": f"p{n % 3}", "sk": n, "score": -n, "team": f"t{n % 2}"} for n in range(60)))
    dynamodb.update_table(
        TableName="walked", AttributeDefinitions=attributes("team:S", "sk:N"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-team", "team", "sk")}])
    settled(root, "walked")
    check_tables(root)

    asked = {"TableName": "walked", "Key": typed({"pk": "p0", "sk": 0}), "UpdateExpression": "ADD n :one",
             "ExpressionAttributeValues": typed({":one": 1})}
    assert plain(dynamodb.update_item(ReturnValues="UPDATED_NEW", **asked)["Attributes"]) == {"n": 1}
    with refused("ConditionalCheckFailedException", 400):
        dynamodb.update_item(ConditionExpression="n > :one", **asked)
    with refused("TransactionCanceledException", 400):
        dynamodb.transact_write_items(TransactItems=[{"Update": asked}, {"ConditionCheck": {
            "TableName": "walked", "Key": typed({"pk": "p1", "sk": 1}), "ConditionExpression": "attribute_exists(n)"}}])
    dynamodb.transact_write_items(TransactItems=[{"Update": asked}])
    assert plain(dynamodb.get_item(TableName="walked", Key=asked["Key"], ConsistentRead=True)["Item"])["n"] == 2

    put(root, "walked", {"pk": "old", "sk": 0, "expires": 1_700_000_000})
    dynamodb.update_time_to_live(
        TableName="walked", TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"})
    until(lambda: not dynamodb.query(
        TableName="walked", KeyConditionExpression="pk = :p", ExpressionAttributeValues=typed({":p": "old"}))["Items"],
        "the item stayed")
    check_denied(root)


def check_denied(root):
    own = {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["p1"]}}
    policy = document(
        statement("Allow", ["dynamodb:GetItem", "dynamodb:BatchGetItem"], Condition=own),
        statement("Allow", "kms:Decrypt"))
    keys = [typed({"pk": f"p{n}", "sk": n}) for n in (1, 2)]
    with user(root, "tenant", policy) as tenant:
        assert tenant.dynamodb.get_item(TableName="walked", Key=keys[0])["Item"]
        with refused("AccessDeniedException", 400):
            tenant.dynamodb.batch_get_item(RequestItems={"walked": {"Keys": keys}})


def check_tables(root):
    """Every way of reading tells the same 60 items."""
    assert len(everything(root, TableName="walked", ConsistentRead=True, Limit=7)) == 60
    by_team = everything(
        root, "Query", TableName="walked", IndexName="by-team", KeyConditionExpression="team = :t",
        ExpressionAttributeValues=typed({":t": "t1"}), Limit=7)
    assert [item["sk"] for item in by_team] == list(range(1, 60, 2))
    by_score = everything(
        root, "Query", TableName="walked", IndexName="by-score", KeyConditionExpression="pk = :p AND score < :s",
        ExpressionAttributeValues=typed({":p": "p1", ":s": -50}))
    assert [item["sk"] for item in by_score] == [58, 55, 52]
    segments = [everything(root, TableName="walked", Segment=n, TotalSegments=3) for n in range(3)]
    assert sorted(int(item["sk"]) for part in segments for item in part) == list(range(60))
