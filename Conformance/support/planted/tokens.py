"""Credentials that open nothing, each of its vendor's form."""

import base64
import hashlib
import hmac
import json

from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
WORDS = ["harbour", "violet", "saddle", "kettle", "meadow", "quartz", "ribbon", "thunder"]


def letters(random, count, of=ALPHANUMERIC):
    return "".join(random.choices(of, k=count))


def aws_secret(random):
    return letters(random, 40, ALPHANUMERIC + "/+")


def basic(random):
    pair = f"{random.choice(WORDS)}:{letters(random, 12)}"
    return "Authorization: Basic " + base64.b64encode(pair.encode()).decode()


def cookie(random):
    return f"Set-Cookie: session={letters(random, 24)}; Path=/; HttpOnly"


def encoded(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def jwt(random):
    head = encoded(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = encoded(json.dumps({"sub": letters(random, 10), "iat": random.randint(1_600_000_000, 1_800_000_000)}).encode())
    signed = f"{head}.{body}"
    return signed + "." + encoded(hmac.new(letters(random, 20).encode(), signed.encode(), hashlib.sha256).digest())


def gcp_key(random):
    return "AI" + "za" + letters(random, 35, ALPHANUMERIC + "_-")


def stripe(random):
    return random.choice(["sk", "rk"]) + "_" + "live_" + letters(random, 24)


def openssh(random):
    key = ed25519.Ed25519PrivateKey.from_private_bytes(random.randbytes(32))
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()


def pkcs(random):
    key = ec.derive_private_key(random.getrandbits(250) + 1, ec.SECP256R1())
    form = random.choice([PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


def wrapped(random, count, width=64):
    text = base64.b64encode(random.randbytes(count)).decode()
    return "\n".join(text[at:at + width] for at in range(0, len(text), width))


def pgp(random):
    armour = "PGP PRIVATE " + "KEY BLOCK"
    return f"-----BEGIN {armour}-----\n\n{wrapped(random, 600)}\n={letters(random, 4)}\n-----END {armour}-----\n"


def putty(random):
    public, private = wrapped(random, 140), wrapped(random, 80)
    return (f"PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: imported-openssh-key\n"
            f"Public-Lines: {public.count(chr(10)) + 1}\n{public}\nPrivate-Lines: {private.count(chr(10)) + 1}\n{private}\n"
            f"Private-MAC: {random.randbytes(20).hex()}\n")
