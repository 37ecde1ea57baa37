"""After all that: no secret is to be found where one could look."""

import gzip
import pathlib
import urllib.parse

import pytest


@pytest.fixture(scope="module")
def secrets(root, observed):
    """What must not be found; with what is far too common to be searched for left out."""
    long_ones = {secret for secret in observed.secrets if len(secret) >= 12}
    assert root.credentials.secret_access_key in long_ones
    return sorted(long_ones | {urllib.parse.quote(secret, safe="") for secret in long_ones})


def found(secrets, text):
    return [secret[:4] + "…" for secret in secrets if secret in text]


def test_the_run_saw_secrets_of_every_kind(whole_run, observed):
    assert len(observed.secrets) > 20


def test_logs_hold_none(plane, secrets):
    # The first start prints nothing but the way to get at the root key.
    assert found(secrets, plane.log_text()) == []


def test_error_bodies_hold_none(observed, secrets):
    assert observed.error_bodies
    assert found(secrets, "\n".join(observed.error_bodies)) == []


def test_the_process_list_holds_none(plane, secrets):
    texts = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            texts.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # it ended meanwhile
    assert str(plane.port) in " ".join(texts)
    assert found(secrets, "\n".join(texts)) == []


def test_files_hold_none(plane, root, secrets):
    """Neither the audit log nor the store; the file that holds the root's key is the one exception."""
    exempt = 0
    for path in sorted(plane.home.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("latin-1")
        held = found(secrets, text)
        if held == found([root.credentials.secret_access_key], text) != [] and path.stat().st_size < 4096:
            exempt += 1
            continue
        assert held == [], f"{path.relative_to(plane.home)} holds {held}"
    assert exempt <= 1


def test_pages_of_the_plane_hold_none(plane, secrets):
    for page in ("/_castellan/health", "/_castellan/metrics"):
        assert found(secrets, plane.get(page)[2].decode()) == []
