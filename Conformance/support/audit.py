"""The audit log as it lies on disk, open segment included."""

import gzip
import json


def texts(home):
    """Every file of the log, packed or not."""
    for path in sorted(home.rglob("*")):
        if path.is_file() and "audit" in path.relative_to(home).as_posix().lower():
            data = path.read_bytes()
            yield (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="replace")


def record(home, request):
    """The one event of a request; calls that a service made for it have ids of their own."""
    found = [event for text in texts(home) if request in text for event in _events(text, request)]
    assert len({event["eventID"] for event in found}) == 1, f"{len(found)} events for {request}"
    return found[0]


def _events(text, request):
    for line in text.splitlines():
        if request in line:
            yield from _inside(json.loads(line), request)


def _inside(value, request):
    if isinstance(value, dict):
        if value.get("requestID") == request and "eventID" in value:
            yield value
        for inner in value.values():
            yield from _inside(inner, request)
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(inner, request)
    elif isinstance(value, str) and request in value and value.startswith("{"):
        yield from _inside(json.loads(value), request)
