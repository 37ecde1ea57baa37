"""KMS's part of the tables in `operations`."""

from support.plane import REGION

ACCOUNT = "{account}"
# Nobody has this key; a caller without any policy is not told so.
NO_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
_ARN = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{NO_KEY}"
_ALIAS = f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/nothing-here"
_TAGS = [{"TagKey": "k", "TagValue": "v"}]
_ROOT = f"arn:aws:iam::{ACCOUNT}:root"
_TEXT = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:*",'
    ' "Resource": "*"}]}')
ANY = None


def _key(**more):
    return ({"KeyId": NO_KEY} | more, _ARN)


# Blobs are texts here, since the tables are filled in as JSON; boto3 takes them for bytes.
KMS = {
    "CreateKey": ({}, ANY),
    "DescribeKey": _key(),
    "ListKeys": ({}, ANY),
    "CreateAlias": ({"AliasName": "alias/nothing-here", "TargetKeyId": NO_KEY}, _ALIAS),
    "UpdateAlias": ({"AliasName": "alias/nothing-here", "TargetKeyId": NO_KEY}, _ALIAS),
    "DeleteAlias": ({"AliasName": "alias/nothing-here"}, _ALIAS),
    "ListAliases": ({}, ANY),
    "PutKeyPolicy": _key(Policy=_TEXT),
    "GetKeyPolicy": _key(),
    "ListKeyPolicies": _key(),
    "CreateGrant": _key(GranteePrincipal=_ROOT, Operations=["Decrypt"]),
    "ListGrants": _key(),
    "ListRetirableGrants": ({"RetiringPrincipal": _ROOT}, ANY),
    "RetireGrant": _key(GrantId="0" * 64),
    "RevokeGrant": _key(GrantId="0" * 64),
    "Encrypt": _key(Plaintext="x"),
    "Decrypt": _key(CiphertextBlob="x"),
    "GenerateDataKey": _key(KeySpec="AES_256"),
    "GenerateDataKeyWithoutPlaintext": _key(KeySpec="AES_256"),
    "GenerateDataKeyPair": _key(KeyPairSpec="ECC_NIST_P256"),
    "GenerateDataKeyPairWithoutPlaintext": _key(KeyPairSpec="ECC_NIST_P256"),
    "GenerateRandom": ({"NumberOfBytes": 8}, ANY),
    "Sign": _key(Message="x", SigningAlgorithm="ECDSA_SHA_256"),
    "Verify": _key(Message="x", Signature="x", SigningAlgorithm="ECDSA_SHA_256"),
    "GenerateMac": _key(Message="x", MacAlgorithm="HMAC_SHA_256"),
    "VerifyMac": _key(Message="x", Mac="x", MacAlgorithm="HMAC_SHA_256"),
    "GetPublicKey": _key(),
    "DeriveSharedSecret": _key(PublicKey="x", KeyAgreementAlgorithm="ECDH"),
    "EnableKeyRotation": _key(),
    "DisableKeyRotation": _key(),
    "GetKeyRotationStatus": _key(),
    "RotateKeyOnDemand": _key(),
    "ListKeyRotations": _key(),
    "EnableKey": _key(),
    "DisableKey": _key(),
    "ScheduleKeyDeletion": _key(),
    "CancelKeyDeletion": _key(),
    "GetParametersForImport": _key(WrappingAlgorithm="RSAES_OAEP_SHA_256", WrappingKeySpec="RSA_2048"),
    "ImportKeyMaterial": _key(
        ImportToken="x", EncryptedKeyMaterial="x", ExpirationModel="KEY_MATERIAL_DOES_NOT_EXPIRE"),
    "DeleteImportedKeyMaterial": _key(),
    "TagResource": _key(Tags=_TAGS),
    "UntagResource": _key(TagKeys=["k"]),
    "ListResourceTags": _key(),
    "UpdateKeyDescription": _key(Description="d"),
    "ReplicateKey": _key(ReplicaRegion="us-west-2"),
    "UpdatePrimaryRegion": _key(PrimaryRegion="us-west-2"),
    "GetKeyLastUsage": _key(),
}

# An operation with two halves is denied by the action of the first one that is refused.
SOURCE = {"ReEncrypt": "ReEncryptFrom"}
KMS["ReEncrypt"] = ({"CiphertextBlob": "x", "SourceKeyId": NO_KEY, "DestinationKeyId": NO_KEY}, _ARN)
