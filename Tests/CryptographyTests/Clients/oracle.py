#!/usr/bin/env python3
"""The other side of the tests: the `cryptography` package answers requests, one JSON object a line, bytes in hexadecimal."""

import hashlib
import json
import os
import struct
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, hmac, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, mldsa, padding, rsa, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CURVES = {"ECC_NIST_P256": ec.SECP256R1, "ECC_NIST_P384": ec.SECP384R1, "ECC_NIST_P521": ec.SECP521R1}


def private_key(request):
    return serialization.load_der_private_key(bytes.fromhex(request["private"]), None)


def public_key(request):
    return serialization.load_der_public_key(bytes.fromhex(request["public"]))


def spki(key):
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo).hex()


def pkcs8(key):
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).hex()


HASHES = {
    "1": hashes.SHA1, "224": hashes.SHA224, "256": hashes.SHA256, "384": hashes.SHA384, "512": hashes.SHA512,
}


def hash_named(name):
    return HASHES[name.split("_")[-1]]()


def oaep(algorithm):
    return padding.OAEP(mgf=padding.MGF1(hash_named(algorithm)), algorithm=hash_named(algorithm), label=None)


def signing_arguments(request):
    """What `sign` and `verify` take after the message, and the message itself."""
    algorithm, message = request["algorithm"], bytes.fromhex(request["message"])
    if algorithm in ("ED25519_SHA_512", "ML_DSA_SHAKE_256"):
        return message, ()
    chosen = hash_named(algorithm)
    if request["type"] == "DIGEST":
        chosen = utils.Prehashed(chosen)
    if algorithm.startswith("ECDSA"):
        return message, (ec.ECDSA(chosen),)
    if "PSS" in algorithm:
        plain = hash_named(algorithm)
        return message, (padding.PSS(mgf=padding.MGF1(plain), salt_length=plain.digest_size), chosen)
    return message, (padding.PKCS1v15(), chosen)


def generate(request):
    spec = request["spec"]
    if spec.startswith("RSA"):
        key = rsa.generate_private_key(65537, int(spec.split("_")[1]))
    elif spec in CURVES:
        key = ec.generate_private_key(CURVES[spec]())
    elif spec == "ECC_SECG_P256K1":
        key = ec.generate_private_key(ec.SECP256K1())
    elif spec == "ECC_NIST_EDWARDS25519":
        key = ed25519.Ed25519PrivateKey.generate()
    else:
        key = getattr(mldsa, spec.replace("_", "") + "PrivateKey").generate()
    return {"private": pkcs8(key), "public": spki(key.public_key())}


def load(request):
    key = private_key(request)
    return {"public": spki(key.public_key()), "private": pkcs8(key)}


def traditional(request):
    """The key in its algorithm's own form: PKCS #1 or SEC 1."""
    key = private_key(request)
    return {"private": key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption()).hex()}


def sign(request):
    message, arguments = signing_arguments(request)
    return {"signature": private_key(request).sign(message, *arguments).hex()}


def verify(request):
    message, arguments = signing_arguments(request)
    signature = bytes.fromhex(request["signature"])
    key = public_key(request)
    try:
        if isinstance(key, (ec.EllipticCurvePublicKey, rsa.RSAPublicKey)):
            key.verify(signature, message, *arguments)
        else:
            key.verify(signature, message)
        return {"valid": "true"}
    except InvalidSignature:
        return {"valid": "false"}


def encrypt(request):
    return {"ciphertext": public_key(request).encrypt(
        bytes.fromhex(request["plaintext"]), oaep(request["algorithm"])).hex()}


def decrypt(request):
    return {"plaintext": private_key(request).decrypt(
        bytes.fromhex(request["ciphertext"]), oaep(request["algorithm"])).hex()}


def wrap(request):
    """The wrapping of ImportKeyMaterial, as its caller does it."""
    algorithm, key = request["algorithm"], bytes.fromhex(request["plaintext"])
    public = public_key(request)
    if "KEY_WRAP" not in algorithm:
        return {"ciphertext": public.encrypt(key, oaep(algorithm)).hex()}
    ephemeral = os.urandom(32)
    wrapped = keywrap.aes_key_wrap_with_padding(ephemeral, key)
    return {"ciphertext": (public.encrypt(ephemeral, oaep(algorithm)) + wrapped).hex()}


def kwp(request):
    key, text = bytes.fromhex(request["key"]), bytes.fromhex(request["plaintext"])
    return {"ciphertext": keywrap.aes_key_wrap_with_padding(key, text).hex()}


def kwp_unwrap(request):
    key, text = bytes.fromhex(request["key"]), bytes.fromhex(request["ciphertext"])
    return {"plaintext": keywrap.aes_key_unwrap_with_padding(key, text).hex()}


def ecdh(request):
    return {"secret": private_key(request).exchange(ec.ECDH(), public_key(request)).hex()}


def mac(request):
    code = hmac.HMAC(bytes.fromhex(request["key"]), hash_named(request["algorithm"]))
    code.update(bytes.fromhex(request["message"]))
    return {"mac": code.finalize().hex()}


def additional_data(header, context):
    """The context's form, written from its description rather than from the code under test."""
    data = header
    if context:
        data += struct.pack(">I", len(context))
        for key in sorted(context, key=lambda text: text.encode()):
            for part in (key.encode(), context[key].encode()):
                data += struct.pack(">I", len(part)) + part
    return data


def blob_seal(request):
    identifier = request["keyID"].encode()
    header = bytes([1, len(identifier)]) + identifier + bytes.fromhex(request["materialID"])
    nonce = hashlib.sha256(bytes.fromhex(request["plaintext"])).digest()[:12]
    sealed = AESGCM(bytes.fromhex(request["key"])).encrypt(
        nonce, bytes.fromhex(request["plaintext"]), additional_data(header, json.loads(request["context"])))
    return {"blob": (header + nonce + sealed).hex()}


def blob_open(request):
    blob = bytes.fromhex(request["blob"])
    length = 2 + blob[1] + 32
    return {"plaintext": AESGCM(bytes.fromhex(request["key"])).decrypt(
        blob[length:length + 12], blob[length + 12:],
        additional_data(blob[:length], json.loads(request["context"]))).hex()}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(globals()[asked["call"]](asked)))
