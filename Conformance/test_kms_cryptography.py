"""KMS's cryptography, each result held against the other side: Python's `cryptography`, and the AWS Encryption SDK."""

import hashlib
import hmac
import os

import aws_encryption_sdk
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from support.clients import refused
from support.keys import import_material, make_key, oaep, public_key, verify

CONTEXT = {"tenant_id": "red", "purpose": "test"}
TAMPERED = ("InvalidCiphertextException", "IncorrectKeyException", "AccessDeniedException")
RSA_SIGNATURES = [f"RSASSA_{scheme}_SHA_{bits}" for scheme in ("PSS", "PKCS1_V1_5") for bits in (256, 384, 512)]


@pytest.fixture(scope="module")
def key(admin):
    return make_key(admin)


def test_every_byte_of_a_ciphertext_is_authenticated(admin, key):
    secret = os.urandom(24)
    blob = admin.kms.encrypt(KeyId=key, Plaintext=secret, EncryptionContext=CONTEXT)["CiphertextBlob"]
    assert admin.kms.decrypt(CiphertextBlob=blob, EncryptionContext=CONTEXT)["Plaintext"] == secret
    assert secret not in blob
    for index in range(len(blob)):
        altered = bytearray(blob)
        altered[index] ^= 0x01
        with refused(TAMPERED, 400):
            admin.kms.decrypt(CiphertextBlob=bytes(altered), EncryptionContext=CONTEXT)
    for end in (1, 60, len(blob) - 1):
        with refused(TAMPERED, 400):
            admin.kms.decrypt(CiphertextBlob=blob[:end], EncryptionContext=CONTEXT)


@pytest.mark.parametrize("context", [
    {}, {"tenant_id": "red"}, CONTEXT | {"more": "x"}, CONTEXT | {"tenant_id": "blue"},
    {"Tenant_id": "red", "purpose": "test"},
])
def test_another_context_is_refused(admin, key, context):
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=CONTEXT)["CiphertextBlob"]
    with refused("InvalidCiphertextException", 400) as refusal:
        admin.kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    assert refusal.message == ""


def test_a_ciphertext_moves_to_another_key(admin, key):
    other = make_key(admin)
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=CONTEXT)["CiphertextBlob"]
    moved = admin.kms.re_encrypt(
        CiphertextBlob=blob, SourceEncryptionContext=CONTEXT, DestinationKeyId=other,
        DestinationEncryptionContext={"a": "b"})
    plain = admin.kms.decrypt(CiphertextBlob=moved["CiphertextBlob"], EncryptionContext={"a": "b"}, KeyId=other)
    assert plain["Plaintext"] == b"x"


def test_data_keys_and_random_bytes(admin, key):
    made = admin.kms.generate_data_key(KeyId=key, KeySpec="AES_256", EncryptionContext=CONTEXT)
    assert len(made["Plaintext"]) == 32
    plain = admin.kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext=CONTEXT)
    assert plain["Plaintext"] == made["Plaintext"]
    hidden = admin.kms.generate_data_key_without_plaintext(KeyId=key, NumberOfBytes=7)
    assert len(admin.kms.decrypt(CiphertextBlob=hidden["CiphertextBlob"])["Plaintext"]) == 7
    assert len(admin.kms.generate_random(NumberOfBytes=33)["Plaintext"]) == 33


@pytest.mark.parametrize("operation, parameters", [
    ("Encrypt", {"Plaintext": b"x"}), ("GenerateDataKey", {"KeySpec": "AES_256"}),
    ("GenerateDataKeyPair", {"KeyPairSpec": "RSA_4096"}),
])
def test_a_dry_run_ends_before_the_work(admin, key, operation, parameters):
    with refused("DryRunOperationException", 400, "The request would have succeeded, but the DryRun option is set."):
        admin.call("kms", operation, KeyId=key, DryRun=True, **parameters)


@pytest.mark.parametrize("spec, kind", [
    ("RSA_2048", rsa.RSAPrivateKey), ("ECC_NIST_P256", ec.EllipticCurvePrivateKey),
    ("ECC_NIST_P384", ec.EllipticCurvePrivateKey), ("ECC_NIST_P521", ec.EllipticCurvePrivateKey),
    ("ECC_SECG_P256K1", ec.EllipticCurvePrivateKey), ("ECC_NIST_EDWARDS25519", ed25519.Ed25519PrivateKey),
])
def test_data_key_pairs_load(admin, key, spec, kind):
    pair = admin.kms.generate_data_key_pair(KeyId=key, KeyPairSpec=spec, EncryptionContext=CONTEXT)
    private = serialization.load_der_private_key(pair["PrivateKeyPlaintext"], None)
    assert isinstance(private, kind)
    spki = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert private.public_key().public_bytes(*spki) == serialization.load_der_public_key(
        pair["PublicKey"]).public_bytes(*spki)
    plain = admin.kms.decrypt(CiphertextBlob=pair["PrivateKeyCiphertextBlob"], EncryptionContext=CONTEXT)
    assert plain["Plaintext"] == pair["PrivateKeyPlaintext"]
    hidden = admin.kms.generate_data_key_pair_without_plaintext(KeyId=key, KeyPairSpec=spec)
    assert "PrivateKeyPlaintext" not in hidden


@pytest.mark.parametrize("spec, algorithms", [
    ("RSA_2048", RSA_SIGNATURES), ("RSA_3072", RSA_SIGNATURES[:1]), ("RSA_4096", RSA_SIGNATURES[3:4]),
    ("ECC_NIST_P256", ["ECDSA_SHA_256"]), ("ECC_NIST_P384", ["ECDSA_SHA_384"]),
    ("ECC_NIST_P521", ["ECDSA_SHA_512"]), ("ECC_SECG_P256K1", ["ECDSA_SHA_256"]),
    ("ECC_NIST_EDWARDS25519", ["ED25519_SHA_512"]),
])
def test_signatures_verify_on_the_other_side(admin, spec, algorithms):
    key = make_key(admin, KeySpec=spec, KeyUsage="SIGN_VERIFY")
    public = public_key(admin, key)
    message = os.urandom(100)
    for algorithm in algorithms:
        signature = admin.kms.sign(KeyId=key, Message=message, SigningAlgorithm=algorithm)["Signature"]
        verify(public, signature, message, algorithm)
        with pytest.raises(InvalidSignature):
            verify(public, signature, message + b"x", algorithm)
        assert admin.kms.verify(
            KeyId=key, Message=message, Signature=signature, SigningAlgorithm=algorithm)["SignatureValid"]
        with refused("KMSInvalidSignatureException", 400):
            admin.kms.verify(KeyId=key, Message=b"other", Signature=signature, SigningAlgorithm=algorithm)
        if algorithm.startswith("ED25519"):
            continue
        digest = hashlib.new("sha" + algorithm[-3:], message).digest()
        signature = admin.kms.sign(
            KeyId=key, Message=digest, SigningAlgorithm=algorithm, MessageType="DIGEST")["Signature"]
        verify(public, signature, message, algorithm)


@pytest.mark.parametrize("algorithm, hash_function", [
    ("RSAES_OAEP_SHA_1", hashes.SHA1()), ("RSAES_OAEP_SHA_256", hashes.SHA256())])
def test_what_the_public_key_encrypts_kms_decrypts(admin, algorithm, hash_function):
    key = make_key(admin, KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")
    blob = public_key(admin, key).encrypt(b"from outside", oaep(hash_function))
    plain = admin.kms.decrypt(KeyId=key, CiphertextBlob=blob, EncryptionAlgorithm=algorithm)
    assert plain["Plaintext"] == b"from outside" and plain["EncryptionAlgorithm"] == algorithm
    own = admin.kms.encrypt(KeyId=key, Plaintext=b"from kms", EncryptionAlgorithm=algorithm)["CiphertextBlob"]
    plain = admin.kms.decrypt(KeyId=key, CiphertextBlob=own, EncryptionAlgorithm=algorithm)
    assert plain["Plaintext"] == b"from kms"


@pytest.mark.parametrize("bits", [224, 256, 384, 512])
def test_macs_are_those_of_the_imported_key(admin, bits):
    key = make_key(admin, KeySpec=f"HMAC_{bits}", KeyUsage="GENERATE_VERIFY_MAC", Origin="EXTERNAL")
    secret = os.urandom(bits // 8)
    import_material(admin, key, secret)
    algorithm = f"HMAC_SHA_{bits}"
    mac = admin.kms.generate_mac(KeyId=key, Message=b"message", MacAlgorithm=algorithm)["Mac"]
    assert mac == hmac.new(secret, b"message", f"sha{bits}").digest()
    assert admin.kms.verify_mac(KeyId=key, Message=b"message", Mac=mac, MacAlgorithm=algorithm)["MacValid"]
    with refused("KMSInvalidMacException", 400):
        admin.kms.verify_mac(KeyId=key, Message=b"other", Mac=mac, MacAlgorithm=algorithm)


@pytest.mark.parametrize("spec, curve", [
    ("ECC_NIST_P256", ec.SECP256R1()), ("ECC_NIST_P384", ec.SECP384R1()), ("ECC_NIST_P521", ec.SECP521R1())])
def test_a_shared_secret_is_the_same_on_both_sides(admin, spec, curve):
    key = make_key(admin, KeySpec=spec, KeyUsage="KEY_AGREEMENT")
    own = ec.generate_private_key(curve)
    answer = admin.kms.derive_shared_secret(
        KeyId=key, KeyAgreementAlgorithm="ECDH", PublicKey=own.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))
    assert answer["SharedSecret"] == own.exchange(ec.ECDH(), public_key(admin, key))


@pytest.mark.parametrize("algorithm", [
    "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256"])
@pytest.mark.parametrize("spec", ["RSA_2048", "RSA_4096"])
def test_symmetric_material_is_imported(admin, algorithm, spec):
    key = make_key(admin, Origin="EXTERNAL")
    material = os.urandom(32)
    import_material(admin, key, material, algorithm, spec)
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    admin.kms.delete_imported_key_material(KeyId=key)
    with refused("KMSInvalidStateException", 400, "is pending import."):
        admin.kms.decrypt(CiphertextBlob=blob)
    with refused("IncorrectKeyMaterialException", 400):
        import_material(admin, key, os.urandom(32), algorithm, spec)
    import_material(admin, key, material, algorithm, spec)
    assert admin.kms.decrypt(CiphertextBlob=blob)["Plaintext"] == b"x"


@pytest.mark.parametrize("spec, make", [
    ("RSA_2048", lambda: rsa.generate_private_key(65537, 2048)),
    ("ECC_NIST_P384", lambda: ec.generate_private_key(ec.SECP384R1())),
])
def test_a_key_pair_is_imported(admin, spec, make):
    key = make_key(admin, KeySpec=spec, KeyUsage="SIGN_VERIFY", Origin="EXTERNAL")
    private = make()
    import_material(
        admin, key, private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        "RSA_AES_KEY_WRAP_SHA_256")
    algorithm = "RSASSA_PSS_SHA_256" if spec.startswith("RSA") else "ECDSA_SHA_384"
    signature = admin.kms.sign(KeyId=key, Message=b"message", SigningAlgorithm=algorithm)["Signature"]
    verify(private.public_key(), signature, b"message", algorithm)


def test_the_encryption_sdk_round_trips(admin, plane, monkeypatch):
    for name, value in (admin.credentials.environment() | {"AWS_ENDPOINT_URL_KMS": plane.endpoint}).items():
        monkeypatch.setenv(name, value)
    key = admin.kms.create_key()["KeyMetadata"]["Arn"]
    client = aws_encryption_sdk.EncryptionSDKClient()
    provider = aws_encryption_sdk.StrictAwsKmsMasterKeyProvider(key_ids=[key])
    secret = os.urandom(100_000)
    sealed, header = client.encrypt(source=secret, key_provider=provider, encryption_context=CONTEXT)
    assert secret[:64] not in sealed
    opened, header = client.decrypt(source=sealed, key_provider=provider)
    assert opened == secret and header.encryption_context.items() >= CONTEXT.items()
    broken = bytearray(sealed)
    broken[-1] ^= 1
    with pytest.raises(Exception):
        client.decrypt(source=bytes(broken), key_provider=provider)
