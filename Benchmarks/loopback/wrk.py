"""Load by wrk: signed requests, replayed in turn for as long as a round lasts."""

import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

import botocore.session
from botocore.config import Config

from loopback.machine import processor_seconds

ROUNDS = 3
# wrk writes these itself.
OWN_HEADERS = {"content-length", "host", "connection"}


def client(server, service):
    """A client of botocore's for setting up what is measured."""
    held = server.credentials()
    session = botocore.session.Session(profile=None)
    session.set_config_variable("ignore_configured_endpoint_urls", True)
    return session.create_client(
        service, region_name="us-east-1", endpoint_url=server.endpoint, aws_access_key_id=held.access_key,
        aws_secret_access_key=held.secret_key, config=Config(max_pool_connections=32, parameter_validation=False))


class _Captured(Exception):
    """Keeps a request from being sent."""


def signed(client, operation, asked):
    """The requests that these calls would send, signed now and so good for 15 minutes; none is sent."""
    captured = []

    def capture(request, **_):
        captured.append(request)
        raise _Captured

    client.meta.events.register_first("before-send", capture)
    try:
        for parameters in asked:
            with contextlib.suppress(_Captured):
                client._make_api_call(operation, parameters)
    finally:
        client.meta.events.unregister("before-send", capture)
    return captured


def written(request):
    """A request in the form that replay.lua reads: headers, an empty line, the body."""
    headers = {name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()}
    body = request.body.decode() if isinstance(request.body, bytes) else request.body or ""
    kept = "".join(f"{name}: {value}\n" for name, value in headers.items() if name.lower() not in OWN_HEADERS)
    return f"{kept}\n{body}"


def load(server, requests, connections, seconds, rounds=ROUNDS):
    """The median round of several, by requests a second; ends the run when a request failed."""
    found = sorted(
        (one_round(server, requests, connections, seconds) for _ in range(rounds)),
        key=lambda row: row["per_second"])
    failed = sum(row["failed"] for row in found)
    if failed:
        sys.exit(f"{server.name}: {failed} requests failed at {connections} connections")
    return found[len(found) // 2]


def one_round(server, requests, connections, seconds):
    """What one round found; `processor_us` is what the server took of the processors for a request."""
    with tempfile.NamedTemporaryFile("w") as replay:
        replay.write("\1".join(written(request) for request in requests))
        replay.flush()
        before = processor_seconds(server.process.pid)
        done = subprocess.run(
            ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s", "--latency", "-s",
             str(pathlib.Path(__file__).parent / "replay.lua"), f"{server.endpoint}/"],
            capture_output=True, text=True, check=True, env=os.environ | {"REPLAY": replay.name})
    processor = processor_seconds(server.process.pid) - before
    figures = next(line for line in done.stdout.splitlines() if line.startswith("FIGURES"))
    count, duration, median, tail, failed = (int(word) for word in figures.split()[1:])
    return {
        "connections": connections, "per_second": round(count / (duration / 1e6)), "median_ms": median / 1000,
        "p99_ms": tail / 1000, "processor_us": processor * 1e6 / max(count, 1), "failed": failed}
