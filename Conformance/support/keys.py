"""What tests of KMS share: keys made in one word, and the other side's cryptography."""

import json
import os

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils
from cryptography.hazmat.primitives.keywrap import aes_key_wrap_with_padding

HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}


def make_key(caller, **parameters):
    return caller.kms.create_key(**parameters)["KeyMetadata"]["KeyId"]


def public_key(caller, key):
    return serialization.load_der_public_key(caller.kms.get_public_key(KeyId=key)["PublicKey"])


def oaep(hash_function):
    return padding.OAEP(padding.MGF1(hash_function), hash_function, None)


def verify(public, signature, message, algorithm, digested=False):
    """Verifies as the other side does, by an algorithm's name in KMS."""
    if algorithm.startswith("ED25519"):
        return public.verify(signature, message)
    hash_function = HASHES[algorithm[-3:]]
    scheme = utils.Prehashed(hash_function) if digested else hash_function
    if algorithm.startswith("ECDSA"):
        return public.verify(signature, message, ec.ECDSA(scheme))
    if "PSS" in algorithm:
        length = hash_function.digest_size
        return public.verify(signature, message, padding.PSS(padding.MGF1(hash_function), length), scheme)
    return public.verify(signature, message, padding.PKCS1v15(), scheme)


def wrap(material, parameters, algorithm):
    """Wraps key material for ImportKeyMaterial."""
    public = serialization.load_der_public_key(parameters["PublicKey"])
    hash_function = hashes.SHA1() if algorithm.endswith("SHA_1") else hashes.SHA256()
    if algorithm.startswith("RSAES_OAEP"):
        return public.encrypt(material, oaep(hash_function))
    ephemeral = os.urandom(32)
    return public.encrypt(ephemeral, oaep(hash_function)) + aes_key_wrap_with_padding(ephemeral, material)


def import_material(
        caller, key, material, algorithm="RSAES_OAEP_SHA_256", spec="RSA_2048", **parameters):
    got = caller.kms.get_parameters_for_import(KeyId=key, WrappingAlgorithm=algorithm, WrappingKeySpec=spec)
    if "ValidTo" not in parameters:
        parameters["ExpirationModel"] = "KEY_MATERIAL_DOES_NOT_EXPIRE"
    return caller.kms.import_key_material(
        KeyId=key, ImportToken=got["ImportToken"], EncryptedKeyMaterial=wrap(material, got, algorithm), **parameters)


def events(caller, name, account_key):
    """The audit events of one operation on one key, newest first, as CloudTrail shows them."""
    found = caller.cloudtrail.lookup_events(LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": name}])
    records = [json.loads(event["CloudTrailEvent"]) for event in found["Events"]]
    return [
        record for record in records
        if any(resource["ARN"].endswith(account_key) for resource in record.get("resources", []))]
