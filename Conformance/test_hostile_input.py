"""Whatever arrives, the plane answers or hangs up; it neither crashes nor hangs, and never blames itself."""

import json
import random
import re
import socket
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.plane import Plane
from support.policies import allow
from support.raw import FORM, IDENTITY_FORM, Hang, exchange, read_reply, signed

SEED = 20260101
MUTATIONS = 10_000
WORKERS = 8
JSON_HEADERS = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
}


@pytest.fixture(autouse=True)
def still_standing(plane, admin):
    """After each test the same process answers as before."""
    before = plane.process.pid
    yield
    assert plane.is_alive and plane.process.pid == before, plane.log_text()[-3000:]
    assert plane.logged_crashes() == []
    assert admin.sts.get_caller_identity()["Account"] == admin.account


def harmless(reply):
    assert reply is None or reply.status < 500 or reply.status == 501, f"{reply.status}: {reply.text[:500]}"
    return reply


def client_error(reply):
    harmless(reply)
    assert reply is not None and 400 <= reply.status < 500, reply and reply.text[:500]
    return reply


@pytest.mark.parametrize("payload", [
    b"", b"\0" * 1000, b"\r\n\r\n", b"GET", b"GET / HTTP/9.9\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nabc",
    b"DELETE /_castellan/health HTTP/1.1\r\nHost: a\r\n\r\n", b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nBad Header: x\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    b"GET / HTTP/1.1\r\n folded\r\nHost: a\r\n\r\n", b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n",
])
def test_what_is_hardly_http(plane, payload):
    harmless(exchange(plane, payload, finish=True))


def test_truncated_at_every_step(plane, admin):
    whole = signed(plane, admin.credentials)
    for length in range(0, len(whole), 7):
        harmless(exchange(plane, whole[:length], finish=True))


def test_truncated_and_left_open(plane, admin):
    """A client that goes away in the middle must not keep anything."""
    whole = signed(plane, admin.credentials)
    for length in range(1, len(whole), 97):
        with socket.create_connection(("127.0.0.1", plane.port)) as connection:
            connection.sendall(whole[:length])


def test_headers_have_a_largest_size(plane, admin):
    for payload in (
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 1_000_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(50_000)) + b"\r\n",
        b"GET /" + b"x" * 1_000_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    ):
        reply = harmless(exchange(plane, payload))
        assert reply is None or 400 <= reply.status < 500


def test_bodies_have_a_largest_size(plane, admin):
    body = IDENTITY_FORM + b"&Filler=" + b"x" * 20_000_000
    reply = harmless(exchange(plane, signed(plane, admin.credentials, body), timeout=20))
    assert reply is None or 400 <= reply.status < 500


@pytest.fixture
def impatient(tmp_path):
    """A plane of the test's own that waits two seconds for a request."""
    plane = Plane(tmp_path / "home", "--ephemeral", "--request-timeout", "2")
    plane.start()
    yield plane
    assert plane.logged_crashes() == []
    plane.stop()


def test_a_body_that_is_only_announced_is_not_waited_for(impatient):
    announced = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000000\r\n\r\n"
    reply = harmless(exchange(impatient, announced))
    assert reply is None or 400 <= reply.status < 500


def test_a_slow_client_is_cut_off_and_bothers_nobody(impatient):
    slow = [socket.create_connection(("127.0.0.1", impatient.port)) for _ in range(50)]
    for number, connection in enumerate(slow):
        connection.sendall(b"POST / HTTP/1.1\r\nHost: a\r\n" if number % 2 else
                           b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nslow")
    assert impatient.health()
    deadline = time.monotonic() + 10
    for connection in slow:
        # Trickling does not buy time.
        try:
            connection.sendall(b"x")
        except OSError:
            continue
        reply = read_reply(connection, max(0.1, deadline - time.monotonic()))
        assert reply is None or reply.status in (400, 403, 408), reply
    assert impatient.health()


@pytest.mark.parametrize("body", [
    b"", b"&&&&", b"=", b"Action", b"Action=", b"%", b"Action=%ZZ", b"Action=GetCallerIdentity%00",
    b"Action=GetCallerIdentity&Action=ListUsers&Version=2011-06-15", b"Action=\xff\xfe&Version=2011-06-15",
    b"Version=2011-06-15", b"Action=GetCallerIdentity&Version=1999-01-01", IDENTITY_FORM + b"&" * 10_000,
    b"Action=GetCallerIdentity&Version=2011-06-15&" + b"&".join(b"a%d=1" % number for number in range(20_000)),
])
def test_odd_forms(plane, admin, body):
    harmless(exchange(plane, signed(plane, admin.credentials, body)))


@pytest.mark.parametrize("body, fine", [
    (b'{"MaxResults":1,"MaxResults":2}', None), (b'{"MaxResults":1}{"MaxResults":1}', False),
    (b'{"MaxResults":1', False), (b"[" * 100_000, False), (b'{"a":' * 100_000, False), (b'{"MaxResults":"1"}', False),
    (b'{"MaxResults":1e999}', False), (b'{"MaxResults":99999999999999999999}', False), (b'{"MaxResults":1.5}', None),
    (b'{"MaxResults":\xff}', False), (b'{"NextToken":"\xff\xfe"}', False), (b'{"NextToken":"\\ud800"}', False),
    (b'{"NextToken":"\\u0000"}', False), (b"null", False), (b"[]", False), (b'"text"', False), (b"\xef\xbb\xbf{}", False),
    (b'{"LookupAttributes":[[[[]]]]}', False), (b'{"StartTime":"yesterday"}', False), (b'{"StartTime":1e300}', False),
    (b'{"Unknown":{"deep":[1,2,{"a":null}]}}', True), (b" { } ", True),
])
def test_odd_json(plane, admin, body, fine):
    reply = exchange(plane, signed(plane, admin.credentials, body, "cloudtrail", headers=JSON_HEADERS))
    if fine is None:
        harmless(reply)  # the last of two, and a whole number of a broken one, are as good as an error
    elif fine:
        assert reply.status == 200, reply.text
    else:
        client_error(reply)
        assert json.loads(reply.body)["__type"]


def test_odd_content_types(plane, admin):
    for content in ("", "text/plain", "application/json", "multipart/form-data", "x" * 5000, FORM + "; charset=utf-16"):
        harmless(exchange(plane, signed(plane, admin.credentials, headers={"Content-Type": content})))


@pytest.mark.parametrize("text", [
    "[" * 50_000, '{"Statement":' * 10_000, '{"Version":"2012-10-17","Version":"2008-10-17","Statement":[]}',
    '{"Version": "2012-10-17", "Statement": [' + '{"Effect":"Allow","Action":"s3:*","Resource":"*"},' * 2_000 + "]}",
    "\ufeff{}", "\ud7ff", allow("*:" + "*" * 1_000), allow("s3:*", "arn:aws:s3:::" + "*a" * 2_000),
    allow("s3:*", "${" * 1_000), allow("s3:*", Condition={"StringLike": {"aws:username": "*" * 1_000 + "b"}}),
])
def test_odd_policies(plane, admin, text):
    body = urllib.parse.urlencode({
        "Action": "SimulateCustomPolicy", "Version": "2010-05-08", "PolicyInputList.member.1": text,
        "ActionNames.member.1": "s3:GetObject", "ResourceArns.member.1": "arn:aws:s3:::" + "a" * 1_000,
        "ContextEntries.member.1.ContextKeyName": "aws:username", "ContextEntries.member.1.ContextKeyType": "string",
        "ContextEntries.member.1.ContextKeyValues.member.1": "a" * 5_000,
    }).encode()
    harmless(exchange(plane, signed(plane, admin.credentials, body, "iam"), timeout=10))


def seeds(account):
    """Valid requests to start from: every protocol, nested members, documents."""
    document = allow(["s3:Get*", "iam:ListUsers"], Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})

    def form(action, version="2010-05-08", **parameters):
        return urllib.parse.urlencode({"Action": action, "Version": version, **parameters}).encode()

    attributes = [{"AttributeKey": "EventName", "AttributeValue": "CreateUser"}]
    return [
        ("sts", IDENTITY_FORM, {}),
        ("iam", form("ListUsers", MaxItems="10", PathPrefix="/division/"), {}),
        ("iam", form("GetUser", UserName="nobody"), {}),
        ("iam", form("SimulateCustomPolicy", **{
            "PolicyInputList.member.1": document, "ActionNames.member.1": "s3:GetObject",
            "ContextEntries.member.1.ContextKeyName": "aws:SourceIp", "ContextEntries.member.1.ContextKeyType": "ip",
            "ContextEntries.member.1.ContextKeyValues.member.1": "10.0.0.1"}), {}),
        ("iam", form("PutUserPolicy", UserName="nobody", PolicyName="p", PolicyDocument=document), {}),
        ("iam", form("TagRole", RoleName="nobody", **{"Tags.member.1.Key": "k", "Tags.member.1.Value": "v"}), {}),
        ("sts", form("AssumeRole", "2011-06-15", RoleArn=f"arn:aws:iam::{account}:role/none", RoleSessionName="session",
                     Policy=document, **{"Tags.member.1.Key": "k", "Tags.member.1.Value": "v"}), {}),
        ("sts", form("DecodeAuthorizationMessage", "2011-06-15", EncodedMessage="bm9uc2Vuc2U="), {}),
        ("cloudtrail", json.dumps({"LookupAttributes": attributes, "MaxResults": 5}).encode(), JSON_HEADERS),
        ("cloudtrail", b'{"StartTime":1700000000,"EndTime":1700003600,"NextToken":"abc"}', JSON_HEADERS),
    ]


# What tends to break parsers, besides noise.
MORSELS = [
    b"\0", b"\xff", b"\xed\xa0\x80", b"%", b"%00", b"%FF", b"&", b"=", b"=&=", b".member.", b".member.0", b".member.-1",
    b".member.99999999999", b"[", b"{", b"]", b"}", b'"', b"\\", b"\\u", b"\\ud800", b",", b":", b"null", b"true",
    b"-", b"1e400", b"-0", b"9" * 40, b"${", b"${aws:", b"*" * 50, b"?" * 50, b"arn:", b"::::::", b"/", b"\r\n", b"\n",
    b"A" * 2000, b"..", b"<", b"]]>", b"&amp;", "\u202e".encode(), "\U0001f3f0".encode(), b"+", b";",
]


def mutated(data, random_source):
    data = bytearray(data)
    for _ in range(random_source.choice((1, 1, 1, 2, 3, 8))):
        at = random_source.randrange(len(data) + 1)
        to = min(len(data), at + random_source.choice((1, 1, 2, 4, 16, 64)))
        choice = random_source.randrange(7)
        if choice == 0 and at < len(data):
            data[at] ^= 1 << random_source.randrange(8)
        elif choice == 1:
            data[at:at] = random_source.choice(MORSELS)
        elif choice == 2:
            data[at:to] = random_source.choice(MORSELS)
        elif choice == 3:
            del data[at:to]
        elif choice == 4:
            data[at:at] = data[at:to]
        elif choice == 5:
            data[at:to] = random_source.randbytes(to - at)
        else:
            data = data[:at]
    return bytes(data)


def mutated_request(plane, credentials, examples, random_source):
    """Half are changed before they are signed, so that they get past the signature; half after."""
    service, body, headers = random_source.choice(examples)
    if random_source.random() < 0.5:
        headers = dict(headers)
        if headers and random_source.random() < 0.2:
            name = random_source.choice(sorted(headers))
            changed = mutated(headers[name].encode(), random_source).decode("latin-1")
            headers[name] = re.sub(r"[^\x21-\x7e]", "?", changed) or "?"
        return signed(plane, credentials, mutated(body, random_source), service, headers=headers)
    return mutated(signed(plane, credentials, body, service, headers=headers), random_source)


def assault(plane, credentials, examples, seed, count):
    random_source = random.Random(seed)
    faults = []
    for number in range(count):
        payload = mutated_request(plane, credentials, examples, random_source)
        try:
            reply = exchange(plane, payload, timeout=10, finish=True)
        except Hang as hang:
            faults.append((seed, number, str(hang), payload[:2000]))
            continue
        if reply is not None and reply.status >= 500 and reply.status != 501:
            faults.append((seed, number, f"{reply.status} {reply.text[:300]}", payload[:2000]))
    return faults


def test_ten_thousand_mutations(plane, admin):
    examples = seeds(admin.account)
    with ThreadPoolExecutor(WORKERS) as pool:
        each = [pool.submit(assault, plane, admin.credentials, examples, SEED + worker, MUTATIONS // WORKERS)
                for worker in range(WORKERS)]
        faults = [fault for future in each for fault in future.result()]
    assert faults == [], f"{len(faults)} faults; the first: {faults[0]}"
