"""A real OpenID Connect issuer on loopback: discovery, keys that rotate, tokens that are signed."""

import base64
import datetime
import http.server
import ipaddress
import json
import ssl
import threading
import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value):
    return base64url(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Key:
    """An RSA key with its id."""

    def __init__(self, kid):
        self.kid = kid
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def published(self):
        numbers = self.private.public_key().public_numbers()
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": number(numbers.n), "e": number(numbers.e)}

    def sign(self, claims, **header):
        head = base64url(json.dumps({"alg": "RS256", "typ": "JWT", "kid": self.kid} | header).encode())
        signed = f"{head}.{base64url(json.dumps(claims).encode())}"
        signature = self.private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{base64url(signature)}"


class Authority:
    """A certificate authority of its own, with a certificate for loopback."""

    def __init__(self, folder):
        self.file = folder / "authority.pem"
        self.chain = folder / "issuer.pem"
        root = ec.generate_private_key(ec.SECP256R1())
        own = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "tests")])
        authority = self.certificate(name, name, root.public_key(), root, x509.BasicConstraints(True, 0))
        leaf = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "issuer")])
        loopback = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        certificate = self.certificate(leaf, name, own.public_key(), root, loopback)
        self.file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
        private = own.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        self.chain.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))

    @staticmethod
    def certificate(subject, issuer, key, signer, extension):
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
        builder = builder.serial_number(x509.random_serial_number()).add_extension(extension, critical=False)
        builder = builder.not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
        return builder.sign(signer, hashes.SHA256())


class Issuer:
    """Serves under `/` and, as Cognito does for its pools, under one path for each pool."""

    def __init__(self, authority):
        self.keys = [Key("first")]
        self.requests = []
        issuer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                issuer.requests.append(self.path)
                place, _, name = self.path.partition("/.well-known/")
                document = issuer.document(place, name)
                body = json.dumps(document or {}).encode()
                self.send_response(200 if document else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority.chain)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"https://127.0.0.1:{self.server.server_port}"

    def document(self, place, name):
        if name == "openid-configuration":
            return {"issuer": self.url + place, "jwks_uri": f"{self.url}{place}/.well-known/jwks.json"}
        return {"keys": [key.published for key in self.keys]} if name == "jwks.json" else None

    def token(self, claims=None, *, pool="", key=None, lifetime=300, **more):
        now = int(time.time())
        whole = {"iss": self.url + pool, "sub": "alice", "iat": now, "exp": now + lifetime} | (claims or {}) | more
        return (key or self.keys[-1]).sign({name: value for name, value in whole.items() if value is not None})

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
