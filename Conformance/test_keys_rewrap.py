"""The root key is changed under a running plane, killed half-way, put under a passphrase and onto a token."""

import json
import os
import pathlib
import random
import shutil
import subprocess
import threading
import time

import pytest

from support.clients import Caller
from support.plane import Credentials, Plane

PASSPHRASE = "correct horse battery staple"
PIN = "4711"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")
KILLS = 6


@pytest.fixture
def durable(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    yield plane
    if plane.is_alive:
        plane.kill()


@pytest.fixture
def token(tmp_path):
    """A SoftHSM token of the test's own: its module, and the environment that finds it."""
    module = next((path for path in MODULES if pathlib.Path(path).exists()), None)
    assert module and shutil.which("softhsm2-util"), "SoftHSM is missing; `make setup` installs it"
    folder = tmp_path / "tokens"
    folder.mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder}\n")
    environment = {"SOFTHSM2_CONF": str(configuration)}
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", "vault", "--pin", PIN, "--so-pin", "0815"],
        env=os.environ | environment, check=True, capture_output=True)
    return module, environment


def rewrap(plane, *arguments, environment=None):
    done = plane.run("keys", "rewrap", "--format", "json", *arguments, environment=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def status(plane):
    return json.loads(plane.run("keys", "status", "--format", "json").stdout)


def fill(root, count=30):
    """Something of every kind that rests sealed; answers with what must still work later."""
    users = []
    for number in range(count):
        root.iam.create_user(UserName=f"user-{number}")
        users.append(Caller.of(root, root.iam.create_access_key(UserName=f"user-{number}")["AccessKey"]))
    key = root.kms.create_key()["KeyMetadata"]["KeyId"]
    blob = root.kms.encrypt(KeyId=key, Plaintext=b"secret")["CiphertextBlob"]
    root.dynamodb.create_table(
        TableName="vault", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
    root.dynamodb.put_item(TableName="vault", Item={"id": {"S": "1"}, "value": {"S": "kept"}})
    return users, blob


def check(plane, root, users, blob):
    for user in users:
        caller = Caller(plane, user.credentials)
        assert caller.arn.startswith("arn:aws:iam::")
    assert root.kms.decrypt(CiphertextBlob=blob)["Plaintext"] == b"secret"
    assert root.dynamodb.get_item(TableName="vault", Key={"id": {"S": "1"}})["Item"]["value"] == {"S": "kept"}


def test_a_running_plane_changes_its_root_key_while_it_serves(durable):
    root = Caller(durable, durable.root())
    users, blob = fill(root)
    session = root.sts.get_session_token()["Credentials"]
    before = status(durable)["current"]
    stop, faults = threading.Event(), []

    def serve():
        caller = Caller(durable, root.credentials)
        while not stop.is_set():
            try:
                caller.kms.decrypt(CiphertextBlob=blob)
            except Exception as error:  # whatever it is, it is a call that a client lost
                faults.append(error)

    server = threading.Thread(target=serve)
    server.start()
    after = rewrap(durable, "--to", "file")
    stop.set()
    server.join()
    assert faults == []
    assert after["current"]["keyID"] != before["keyID"]
    assert [retired["keyID"] for retired in after["retired"]] == [before["keyID"]]
    check(durable, root, users, blob)
    assert Caller(durable, Credentials.of(session)).arn == root.arn, "a session of before still works"
    assert not (durable.home / "root.key").exists()
    durable.stop()
    durable.start()
    check(durable, root, users, blob)
    # Nothing at rest names the old root key any more: version 1, then its id, in base 64 or plain.
    durable.stop()
    stale = bytes([1]) + bytes.fromhex(before["keyID"])
    numbers = b",".join(str(byte).encode() for byte in stale)
    stored = b"".join(path.read_bytes() for path in durable.home.glob("store.sqlite*"))
    assert numbers not in compacted(durable, stored)


def compacted(plane, _):
    """The store as it is now: its file may still hold pages of before, until they are used again."""
    import sqlite3

    with sqlite3.connect(plane.home / "store.sqlite") as database:
        return b"\n".join(row[0] for row in database.execute("SELECT value FROM records"))


def test_a_change_survives_being_killed_at_any_point(durable):
    root = Caller(durable, durable.root())
    users, blob = fill(root, 60)
    generator = random.Random(20261126)
    for _ in range(KILLS):
        before = status(durable)["current"]["keyID"]
        command = subprocess.Popen(
            [str(part) for part in (durable_executable(), "keys", "rewrap", "--to", "file", "--home", durable.home)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(generator.uniform(0, 1.5))
        if generator.random() < 0.5:
            command.kill()
            command.wait()
        durable.kill()
        command.kill()
        command.wait()
        durable.start()
        check(durable, root, users, blob)
        deadline = time.monotonic() + 20
        while "next" in status(durable):
            assert time.monotonic() < deadline, "the change does not go on"
            time.sleep(0.1)
        check(durable, root, users, blob)
        assert len([path for path in durable.home.glob("root*.key")]) == 1
        assert status(durable)["current"]["keyID"] == before or before in {
            retired["keyID"] for retired in status(durable)["retired"]}


def durable_executable():
    from support.plane import executable

    return executable()


def test_a_passphrase_is_asked_for_at_the_start(durable):
    root = Caller(durable, durable.root())
    users, blob = fill(root, 3)
    assert rewrap(durable, "--to", "passphrase", environment={"CASTELLAN_NEW_ROOT_PASSPHRASE": PASSPHRASE})[
        "current"]["source"] == "passphrase"
    check(durable, root, users, blob)
    durable.stop()
    assert not list(durable.home.glob("root*.key"))
    with pytest.raises(RuntimeError, match="set CASTELLAN_ROOT_PASSPHRASE"):
        durable.start()
    durable.environment = {"CASTELLAN_ROOT_PASSPHRASE": PASSPHRASE + "!"}
    with pytest.raises(RuntimeError, match="The root key's passphrase: wrong"):
        durable.start()
    durable.environment = {"CASTELLAN_ROOT_PASSPHRASE": PASSPHRASE}
    durable.start()
    check(durable, root, users, blob)
    assert PASSPHRASE not in durable.log_text()


def test_a_token_keeps_the_root_key(durable, token):
    module, environment = token
    root = Caller(durable, durable.root())
    users, blob = fill(root, 3)
    where = ("--to", "pkcs11", "--module", module, "--token", "vault")
    wrong = durable.run("keys", "rewrap", *where, environment=environment | {"CASTELLAN_NEW_PKCS11_PIN": "0000"})
    assert wrong.returncode != 0 and "PIN" in wrong.stderr
    assert rewrap(durable, *where, environment=environment | {"CASTELLAN_NEW_PKCS11_PIN": PIN})[
        "current"]["source"] == "pkcs11"
    check(durable, root, users, blob)
    durable.stop()
    with pytest.raises(RuntimeError, match="set CASTELLAN_PKCS11_PIN"):
        durable.start()
    durable.environment = environment | {"CASTELLAN_PKCS11_PIN": PIN}
    durable.start()
    check(durable, root, users, blob)

    # Back to a file, with the plane stopped: the command does the work.
    durable.stop()
    assert rewrap(durable, "--to", "file")["current"]["source"] == "file"
    durable.environment = {}
    durable.start()
    check(durable, root, users, blob)


def test_a_store_that_is_not_the_planes_finishes_nothing(durable):
    root = Caller(durable, durable.root())
    users, blob = fill(root, 3)
    before = status(durable)["current"]["keyID"]
    durable.stop()
    refused = durable.run("keys", "rewrap", "--to", "file", environment={"CASTELLAN_EPHEMERAL": "true"})
    assert refused.returncode != 0 and "that store is not this plane's" in refused.stderr
    assert status(durable)["current"]["keyID"] == before and "next" in status(durable)

    # What was begun goes on with the right store; only then comes what is asked for.
    resumed = durable.run("keys", "rewrap", "--to", "passphrase")
    assert resumed.returncode != 0 and "run this again" in resumed.stderr
    assert status(durable)["current"]["source"] == "file" and "next" not in status(durable)
    durable.start()
    check(durable, root, users, blob)
