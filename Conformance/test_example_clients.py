"""The two Cedar applications' clients, as their READMEs call them, against a running plane."""

import json
import os
import re
import subprocess
import sys

import pytest

from support.plane import PROJECT, Plane, clean_environment, executable


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs a client and answers with its exit code and what it printed."""
    plane = Plane(tmp_path_factory.mktemp("clients") / "home")
    plane.start()
    environment = clean_environment() | plane.exported() | {
        "AWS_DATA_PATH": str(PROJECT / "Models"), "PATH": f"{executable().parent}{os.pathsep}{os.environ['PATH']}"}

    def run(client, *arguments):
        done = subprocess.run(
            [sys.executable, PROJECT / "Examples" / client, *arguments], env=environment, capture_output=True, text=True,
            timeout=60)
        assert not done.stderr, done.stderr
        return done.returncode, done.stdout.strip()

    yield run
    assert plane.stop() == 0


def test_the_photo_site(run):
    client = "photo-sharing/photos.py"
    status, store = run(client, "setup")
    assert status == 0 and re.fullmatch(r"\w{22}", store)
    status, photos = run(client, "view", store, "ann")
    assert status == 0 and "beach" in photos.split()
    assert run(client, "view", store, "dan") == (0, ""), "who is suspended sees nothing"
    assert run(client, "delete", store, "ann", "beach", "--mfa") == (0, "beach is deleted")
    assert run(client, "delete", store, "ann", "beach") == (1, "ann may not delete beach: name/delete-needs-mfa")
    assert run(client, "delete", store, "ben", "beach", "--mfa")[0] == 1


def test_the_archive(run):
    """What the client prints for each question of the example's own tests that is in the store's name space."""
    client = "document-management/documents.py"
    store = run(client, "setup")[1]
    assert run(client, "ask", store, "7f3a", "edit", "draft") == (0, "ALLOW name/owners")
    status, link = run(client, "welcome", store, "7f3a", "eve")
    assert status == 0 and re.fullmatch(r"\w{22}", link)
    assert set(run(client, "ask", store, "7f3a", "edit", "draft")[1].split()) == {"ALLOW", "name/owners", link}
    asked = 0
    for test in json.loads((PROJECT / "Examples/document-management/tests.json").read_text()):
        user, action, document = (test["request"][name] for name in ("principal", "action", "resource"))
        if "Admin" in action or "Folder" in document or "own-folder-eve" in test["reason"]:
            continue
        words = [text.split('"')[1] for text in (user, action, document)]
        more = ["--mfa"] if test["request"]["context"]["mfa"] else []
        told = run(client, "ask", store, *words, *more)[1].split()
        assert told[0].lower() == test["decision"], test["name"]
        assert {f"name/{name}" for name in test["reason"]} <= set(told[1:]), test["name"]
        asked += 1
    assert asked == 11
