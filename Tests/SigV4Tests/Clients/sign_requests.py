"""Prints requests as botocore signs them, one JSON object a line, for BotocoreTests to verify.

Usage: sign_requests.py SEED COUNT
"""

import base64
import datetime
import json
import random
import sys
from urllib.parse import quote, urlsplit

import botocore.auth
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ALPHABET = "abcXYZ019-_.~ !\"#$%&'()*+,/:;<=>?@[]^`{|}äß€漢𝄞"


def text(rng, longest):
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, longest)))


def segment(rng):
    # A lone dot segment is another matter: see the vectors. An escaped slash is one as well: S3 reads it as a slash,
    # and refuses the signature that this client makes of it.
    return quote(text(rng, 8).strip(".").replace("/", ""), safe="")


def one(rng):
    auth_class = rng.choice([SigV4Auth, SigV4QueryAuth, S3SigV4Auth, S3SigV4QueryAuth])
    token = text(rng, 40) if rng.random() < 0.4 else None
    token = base64.b64encode(token.encode()).decode() if token else None
    secret = base64.b64encode(rng.randbytes(30)).decode()
    credentials = Credentials("AKIAIOSFODNN7EXAMPLE", secret, token)
    service = "s3" if auth_class in (S3SigV4Auth, S3SigV4QueryAuth) else rng.choice(["iam", "sts", "execute-api"])
    region = rng.choice(["us-east-1", "eu-central-1"])
    path = "/" + "/".join(segment(rng) for _ in range(rng.randint(0, 4)))
    if service != "s3":
        path = path.replace("//", "/")
    # An empty parameter, as in "a&&b", is none to those who read it, but one to this client.
    query = "&".join(
        quote(rng.choice(ALPHABET) + text(rng, 5), safe="") + rng.choice(["", "=", "=" + quote(text(rng, 10), safe="")])
        for _ in range(rng.randint(0, 5))
    )
    headers = {"X-Amz-Meta-%d" % n: text(rng, 12).encode("ascii", "ignore").decode() for n in range(rng.randint(0, 3))}
    headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    is_query = auth_class in (SigV4QueryAuth, S3SigV4QueryAuth)
    body = b"" if is_query else rng.randbytes(rng.randint(0, 60))
    url = "https://%s.%s.amazonaws.com%s" % (service, region, path) + ("?" + query if query else "")
    request = AWSRequest(method=rng.choice(["GET", "POST", "PUT", "DELETE"]), url=url, data=body, headers=headers)
    if is_query:
        auth_class(credentials, service, region, expires=rng.randint(1, 604800)).add_auth(request)
    else:
        auth_class(credentials, service, region).add_auth(request)
    parts = urlsplit(request.url)
    sent = [(name, value) for name, value in request.headers.items()]
    if not any(name.lower() == "host" for name, _ in sent):
        sent.append(("Host", parts.netloc))
    return {
        "kind": auth_class.__name__,
        "secret": secret,
        "token": token,
        "method": request.method,
        "path": parts.path,
        "query": parts.query,
        "headers": sent,
        "body": base64.b64encode(body).decode(),
    }


def main():
    # A fixed time makes every run the same.
    botocore.auth.get_current_datetime = lambda *_, **__: datetime.datetime(2026, 11, 23, 20, 15)
    rng = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        print(json.dumps(one(rng)))


main()
