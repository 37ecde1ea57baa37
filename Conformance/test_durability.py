"""What was acknowledged stays: through `kill -9` in the middle of a crowd, and through a graceful end."""

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from support.clients import Caller
from support.plane import Plane
from support.policies import allow

WRITERS = 16
SECONDS = 3
GROUPS = 4


class Writer:
    """Creates users and gives them things, and remembers what was acknowledged."""

    def __init__(self, number, caller, policy, stop):
        self.number = number
        self.caller = caller
        self.policy = policy
        self.stop = stop
        self.acknowledged = []
        self.requests = []
        self.strange = []

    def run(self):
        serial = 0
        while not self.stop.is_set():
            serial += 1
            user = f"w{self.number}-{serial}"
            group = f"group-{serial % GROUPS}"
            steps = (
                ("user", "CreateUser", {"UserName": user}),
                ("attachment", "AttachUserPolicy", {"UserName": user, "PolicyArn": self.policy}),
                ("membership", "AddUserToGroup", {"UserName": user, "GroupName": group}),
                ("inline", "PutUserPolicy", {
                    "UserName": user, "PolicyName": "own", "PolicyDocument": allow("s3:GetObject")}),
            )
            for kind, operation, parameters in steps:
                try:
                    answer = self.caller.call("iam", operation, **parameters)
                except ClientError as error:
                    self.strange.append(str(error))
                    return
                except BotoCoreError:
                    return  # the plane is gone: nothing was acknowledged
                self.acknowledged.append((kind, user, group))
                self.requests.append(answer["ResponseMetadata"]["RequestId"])


def crowd(plane, root, end):
    """Lets the writers write until `end(stop)` has ended the plane."""
    policy = root.iam.create_policy(PolicyName="shared", PolicyDocument=allow("s3:*"))["Policy"]["Arn"]
    for number in range(GROUPS):
        root.iam.create_group(GroupName=f"group-{number}")
    stop = threading.Event()
    writers = [Writer(number, Caller(plane, root.credentials), policy, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.caller.iam  # made one after the other: making clients is not thread-safe
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(writer.run) for writer in writers]
        time.sleep(SECONDS)
        end(stop)
        stop.set()
        for future in running:
            future.result()
    assert [writer.strange for writer in writers if writer.strange] == []
    return policy, [item for writer in writers for item in writer.acknowledged], [
        request for writer in writers for request in writer.requests]


def everything(root):
    """The whole account, as GetAccountAuthorizationDetails tells it."""
    told = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
    for page in root.iam.get_paginator("get_account_authorization_details").paginate(
            Filter=["User", "Group", "LocalManagedPolicy"]):
        for kind, found in told.items():
            found.extend(page[kind])
    return told


def check_nothing_lost(root, policy, acknowledged):
    told = everything(root)
    users = {user["UserName"]: user for user in told["UserDetailList"]}
    for kind, user, group in acknowledged:
        assert user in users, f"{user} was acknowledged and is gone"
        held = users[user]
        if kind == "attachment":
            assert [item["PolicyArn"] for item in held["AttachedManagedPolicies"]] == [policy]
        elif kind == "membership":
            assert held["GroupList"] == [group]
        elif kind == "inline":
            assert [item["PolicyName"] for item in held["UserPolicyList"]] == ["own"]
    return users


def check_nothing_half_made(root, policy, users):
    attached = [name for name, user in users.items() if user["AttachedManagedPolicies"]]
    assert root.iam.get_policy(PolicyArn=policy)["Policy"]["AttachmentCount"] == len(attached)
    entities = root.iam.get_paginator("list_entities_for_policy").paginate(PolicyArn=policy)
    assert {user["UserName"] for page in entities for user in page["PolicyUsers"]} == set(attached)
    for number in range(GROUPS):
        group = f"group-{number}"
        pages = root.iam.get_paginator("get_group").paginate(GroupName=group)
        members = {user["UserName"] for page in pages for user in page["Users"]}
        assert members == {name for name, user in users.items() if group in user["GroupList"]}
    pages = root.iam.get_paginator("list_users").paginate()
    assert {user["UserName"] for page in pages for user in page["Users"]} == set(users)
    assert root.iam.get_account_summary()["SummaryMap"]["Users"] == len(users)


def check_audited(plane, requests):
    verified = plane.run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    recorded = recorded_requests(plane)
    missing = [request for request in requests if request not in recorded]
    assert missing == [], f"{len(missing)} of {len(requests)} acknowledged calls left no event"


def recorded_requests(plane):
    """The request ids in every audit segment, whole or still open."""
    found = set()
    for text in audit_texts(plane.home):
        found.update(re.findall(r'"requestID"\s*:\s*"([^"]+)"', text))
    return found


def audit_texts(home):
    import gzip

    for path in sorted(home.rglob("*")):
        if path.is_file() and "audit" in path.relative_to(home).as_posix().lower():
            data = path.read_bytes()
            yield (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="replace")


@pytest.fixture
def durable(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    yield plane
    if plane.is_alive:
        plane.kill()


def test_nothing_acknowledged_is_lost_to_a_kill(durable):
    root = Caller(durable, durable.root())
    policy, acknowledged, requests = crowd(durable, root, lambda stop: durable.kill())
    assert len(acknowledged) > 100

    durable.start()
    users = check_nothing_lost(root, policy, acknowledged)
    # Beyond the acknowledged, at most the one call that each writer had in flight.
    assert len(users) <= len({user for _, user, _ in acknowledged}) + WRITERS
    check_nothing_half_made(root, policy, users)
    check_audited(durable, requests)
    root.iam.create_user(UserName="after-the-kill")


def test_a_graceful_end_finishes_what_is_in_flight(durable):
    root = Caller(durable, durable.root())
    statuses = []
    policy, acknowledged, requests = crowd(durable, root, lambda stop: statuses.append(durable.stop()))
    assert statuses == [0]
    durable.start()
    users = check_nothing_lost(root, policy, acknowledged)
    made = {user for kind, user, _ in acknowledged if kind == "user"}
    # A call that was served was answered: nothing exists that nobody was told of.
    assert set(users) == made
    check_nothing_half_made(root, policy, users)
    check_audited(durable, requests)


def test_a_home_belongs_to_one_plane(durable):
    second = Plane(durable.home)
    second.logs = durable.home.parent / "second.log"
    try:
        with pytest.raises(RuntimeError):
            second.start()
    finally:
        second.stop()
    assert "Fatal error" not in second.log_text()
    assert durable.health()


def test_the_account_may_be_chosen_once(tmp_path):
    plane = Plane(tmp_path / "home", "--account-id", "210987654321")
    plane.start()
    try:
        assert Caller(plane, plane.root()).account == "210987654321"
        first = plane.root()
        plane.stop()
        plane.arguments = ()
        plane.start()
        assert plane.root() == first
        assert Caller(plane, first).account == "210987654321"
        assert json.dumps(plane.health())
    finally:
        plane.stop()
