"""HTTP/1.1 as clients and proxies speak it, byte by byte: framing, persistence, pipelining, and who waits for whom."""

import email.utils
import json
import re
import socket
import time

import pytest

from support.plane import Plane
from support.raw import IDENTITY_FORM, exchange, parse_reply, read_reply, signed

HEALTH = b"GET /_castellan/health HTTP/1.1\r\nHost: a\r\n"


@pytest.fixture
def connection(plane):
    with socket.create_connection(("127.0.0.1", plane.port), timeout=10) as connection:
        yield connection


def ends(connection):
    """Whether the plane closes, with nothing more to say."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def without_ids(text):
    """What two answers to the same question have in common."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", text)


def read_replies(connection, count):
    """The next answers, in the order they came."""
    received, replies = b"", []
    while len(replies) < count:
        chunk = connection.recv(65536)
        assert chunk, f"closed after {len(replies)} of {count} answers"
        received += chunk
        while len(replies) < count and (reply := parse_reply(received)) is not None:
            replies.append(reply)
            received = received[received.index(b"\r\n\r\n") + 4 + len(reply.body):]
    assert received == b""
    return replies


def test_a_connection_serves_one_request_after_the_other(connection, plane, admin):
    for _ in range(3):
        connection.sendall(HEALTH + b"\r\n")
        assert json.loads(read_reply(connection, 10).body)["status"] == "ok"
        connection.sendall(signed(plane, admin.credentials))
        reply = read_reply(connection, 10)
        assert reply.status == 200 and "connection" not in reply.headers


def test_an_answer_says_when_it_was_given(connection):
    before = int(time.time())
    connection.sendall(HEALTH + b"\r\n")
    date = email.utils.parsedate_to_datetime(read_reply(connection, 10).headers["date"])
    assert before <= date.timestamp() <= time.time() and date.utcoffset().total_seconds() == 0


def test_pipelined_requests_are_answered_in_their_order(connection, plane, admin):
    paths = [b"/_castellan/health", b"/_castellan/none", b"/_castellan/metrics"] * 40
    connection.sendall(b"".join(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\n\r\n" for path in paths))
    connection.sendall(signed(plane, admin.credentials) * 5)
    replies = read_replies(connection, len(paths) + 5)
    assert [reply.status for reply in replies] == [200, 404, 200] * 40 + [200] * 5
    assert all(admin.account in reply.text for reply in replies[-5:])


def test_a_request_may_come_byte_by_byte(connection, plane, admin):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for byte in signed(plane, admin.credentials):
        connection.sendall(bytes([byte]))
    assert read_reply(connection, 10).status == 200


def test_a_body_may_come_in_chunks(connection, plane, admin):
    head, _, body = signed(plane, admin.credentials).partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:7], body[7:])) + b"0\r\n\r\n"
    connection.sendall(b"\r\n".join([*lines, b"Transfer-Encoding: chunked", b"", b""]) + chunks)
    assert read_reply(connection, 10).status == 200


def test_who_asks_first_is_told_to_go_on(connection, plane, admin):
    head, _, body = signed(plane, admin.credentials, headers={"Expect": "100-continue"}).partition(b"\r\n\r\n")
    connection.sendall(head + b"\r\n\r\n")
    assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
    connection.sendall(body)
    assert read_reply(connection, 10).status == 200


def test_who_asks_first_is_told_that_it_is_too_much(connection):
    connection.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10000000000\r\n\r\n")
    reply = read_reply(connection, 10)
    assert reply.status == 413 and reply.headers["connection"] == "close"
    connection.shutdown(socket.SHUT_WR)
    assert ends(connection)


def test_a_refusal_reaches_who_still_sends(plane, admin):
    """To close at once would reset the connection and take the answer away."""
    body = IDENTITY_FORM + b"&Filler=" + b"x" * 20_000_000
    reply = exchange(plane, signed(plane, admin.credentials, body), timeout=20)
    assert reply is not None and reply.status == 413


def test_head_has_the_headers_alone(connection):
    connection.sendall(b"HEAD /_castellan/health HTTP/1.1\r\nHost: a\r\n\r\n" + HEALTH + b"Connection: close\r\n\r\n")
    received = b""
    while chunk := connection.recv(65536):
        received += chunk
    first, _, second = received.partition(b"\r\n\r\n")
    assert first.startswith(b"HTTP/1.1 405 ") and int(first.lower().partition(b"content-length: ")[2].split()[0]) > 0
    assert parse_reply(second).status == 200


def test_who_asks_to_close_is_closed(connection):
    connection.sendall(HEALTH + b"Connection: close\r\n\r\n")
    assert read_reply(connection, 10).headers["connection"] == "close"
    assert ends(connection)


def test_old_clients_are_closed_unless_they_ask_to_stay(connection):
    old = b"GET /_castellan/health HTTP/1.0\r\n"
    connection.sendall(old + b"Connection: keep-alive\r\n\r\n")
    assert read_reply(connection, 10).headers["connection"] == "keep-alive"
    connection.sendall(old + b"\r\n")
    assert read_reply(connection, 10).headers["connection"] == "close"
    assert ends(connection)


def test_who_asks_for_another_protocol_gets_the_answer_in_this_one(connection):
    """As HTTP/2 clients do on plain connections."""
    connection.sendall(HEALTH + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n")
    reply = read_reply(connection, 10)
    assert reply.status == 200 and reply.headers["connection"] == "close"
    assert ends(connection)


def test_who_ends_its_side_is_answered(connection, plane, admin):
    connection.sendall(signed(plane, admin.credentials) * 2)
    connection.shutdown(socket.SHUT_WR)
    assert [reply.status for reply in read_replies(connection, 2)] == [200, 200]
    assert ends(connection)


@pytest.mark.parametrize("target, path", [
    (b"http://a/_castellan/health", b"/_castellan/health"), (b"http://a/_castellan/none?b=://", b"/_castellan/none?b=://"),
    (b"http://a", b"/"), (b"http://a?Action=GetCallerIdentity", b"/?Action=GetCallerIdentity"),
])
def test_a_target_may_name_scheme_and_host(connection, target, path):
    replies = []
    for written in (target, path):
        connection.sendall(b"GET " + written + b" HTTP/1.1\r\nHost: a\r\n\r\n")
        replies.append(read_reply(connection, 10))
    assert replies[0].status == replies[1].status
    assert without_ids(replies[0].text) == without_ids(replies[1].text) != ""


@pytest.mark.parametrize("payload, status", [
    (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    (b"NONSENSE\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
    (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc", 400),
])
def test_what_is_no_request_is_told_so_after_what_was_one(connection, payload, status):
    connection.sendall(HEALTH + b"\r\n" + payload + HEALTH + b"\r\n")
    good, bad = read_replies(connection, 2)
    assert good.status == 200
    assert (bad.status, bad.headers["connection"]) == (status, "close") and bad.text
    connection.shutdown(socket.SHUT_WR)
    assert ends(connection)


def test_who_takes_no_answers_is_asked_no_more(plane):
    """Answers that nobody takes are not piled up: the plane stops reading, so the client cannot send any more."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", plane.port))
        connection.setblocking(False)
        sent, quiet = 0, 0
        page = b"GET /_castellan/metrics HTTP/1.1\r\nHost: a\r\n\r\n" * 100
        while quiet < 20:
            try:
                sent += connection.send(page)
                quiet = 0
            except BlockingIOError:
                quiet += 1
                time.sleep(0.1)
            assert sent < 100_000_000, "a hundred megabytes of requests were taken in"
        assert plane.health()


@pytest.fixture
def impatient(tmp_path):
    plane = Plane(tmp_path / "home", "--ephemeral", "--request-timeout", "1")
    plane.start()
    yield plane
    plane.stop()


@pytest.mark.parametrize("beginning", [
    b"G", b"GET / HTTP/1.1\r\nHost: a\r\n", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab",
    HEALTH + b"\r\n" + b"GET / HTTP/1.1\r\n",
])
def test_who_does_not_go_on_is_told_and_closed(impatient, beginning):
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=60) as connection:
        connection.sendall(beginning)
        if beginning.startswith(HEALTH):
            assert read_reply(connection, 10).status == 200
            connection.sendall(b"Host: a\r\n")
        reply = read_reply(connection, 60)
        assert reply.status == 408 and reply.headers["connection"] == "close"
        assert ends(connection)


def test_a_graceful_end_closes_idle_connections(tmp_path):
    plane = Plane(tmp_path / "home", "--ephemeral")
    plane.start()
    with socket.create_connection(("127.0.0.1", plane.port), timeout=60) as connection:
        connection.sendall(HEALTH + b"\r\n")
        assert read_reply(connection, 10).status == 200
        plane.stop()
        assert ends(connection)
