"""Requests byte by byte: what no well-behaved client would send."""

import contextlib
import hashlib
import socket
import time
from dataclasses import dataclass, field

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as SigningCredentials

from support.plane import REGION

FORM = "application/x-www-form-urlencoded; charset=utf-8"
IDENTITY_FORM = b"Action=GetCallerIdentity&Version=2011-06-15"


@dataclass
class Reply:
    status: int
    headers: dict = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self):
        return self.body.decode(errors="replace")


class Hang(AssertionError):
    """The plane neither answered nor closed the connection."""


def signed(plane, credentials, body=IDENTITY_FORM, service="sts", method="POST", path="/", headers=None, region=REGION):
    """Request line, signed headers and body as bytes."""
    content = {} if body is None else {"Content-Type": FORM}
    request = AWSRequest(method, plane.endpoint + path, headers=content | (headers or {}), data=body or b"")
    SigV4Auth(_signing(credentials), service, region).add_auth(request)
    return assembled(plane, request)


def _signing(credentials):
    return SigningCredentials(credentials.access_key_id, credentials.secret_access_key, credentials.session_token)


def presigned_url(plane, credentials, query="Action=GetCallerIdentity&Version=2011-06-15", expires=60, service="sts"):
    request = AWSRequest("GET", f"{plane.endpoint}/?{query}")
    SigV4QueryAuth(_signing(credentials), service, REGION, expires=expires).add_auth(request)
    return request.url


def assembled(plane, request, body=None):
    prepared = request.prepare()
    body = prepared.body if body is None else body
    body = body.encode() if isinstance(body, str) else body or b""
    path = prepared.url.split(f":{plane.port}", 1)[1] or "/"
    headers = {name: value.decode() if isinstance(value, bytes) else value for name, value in prepared.headers.items()}
    headers.setdefault("Host", f"127.0.0.1:{plane.port}")
    headers["Content-Length"] = str(len(body))
    head = f"{prepared.method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return head.encode("latin-1") + b"\r\n" + body


def exchange(plane, payload, timeout=10, finish=False):
    """Sends bytes and reads one answer; None when the plane closed without one.

    With `finish`, our side is closed after sending, so a truncated request cannot be waited for.
    """
    with socket.create_connection(("127.0.0.1", plane.port), timeout=timeout) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(payload)
            if finish:
                connection.shutdown(socket.SHUT_WR)
        return read_reply(connection, timeout)


def read_reply(connection, timeout):
    deadline = time.monotonic() + timeout
    received = b""
    while True:
        reply = parse_reply(received)
        if reply is not None:
            return reply
        connection.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            chunk = connection.recv(65536)
        except ConnectionError:
            chunk = b""
        except TimeoutError:
            raise Hang(f"no whole answer within {timeout} s; had {received[:200]!r}") from None
        if not chunk:
            return parse_reply(received, ended=True)
        received += chunk


def parse_reply(received, ended=False):
    """The reply when it is complete; at the end of the connection whatever arrived."""
    head, mark, rest = received.partition(b"\r\n\r\n")
    if not mark:
        return None
    status_line, *lines = head.decode("latin-1").split("\r\n")
    status = int(status_line.split(" ")[1])
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if status == 100:
        return parse_reply(rest, ended)
    if headers.get("transfer-encoding", "").lower() == "chunked":
        if not (rest.endswith(b"0\r\n\r\n") or ended):
            return None
        return Reply(status, headers, unchunked(rest))
    length = int(headers.get("content-length", "0" if not ended else str(len(rest))))
    if len(rest) < length and not ended:
        return None
    return Reply(status, headers, rest[:length])


def unchunked(data):
    body = b""
    while data:
        size, _, data = data.partition(b"\r\n")
        count = int(size.split(b";")[0] or b"0", 16)
        if count == 0:
            break
        body += data[:count]
        data = data[count + 2:]
    return body


def sha256(data):
    return hashlib.sha256(data).hexdigest()


