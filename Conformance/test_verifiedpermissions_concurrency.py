"""16 clients decide while policies change and see whole versions only; a `kill -9` takes nothing acknowledged."""

import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from support import postgres
from support.clients import Caller
from support.plane import Plane
from support.policy_stores import PolicyStore, asked

CLIENTS = 16
SECONDS = 2.5
LINKS = 5
SIDES = ("left", "right")


@pytest.fixture(params=["sqlite", "postgresql"])
def plane(request, tmp_path):
    with postgres.temporary() if request.param == "postgresql" else contextlib.nullcontext() as server:
        plane = Plane(tmp_path / "home", *(["--store", server.url] if server else []))
        plane.start()
        yield plane
        if plane.is_alive:
            plane.stop()


def another(store):
    """The same store by a client of its own."""
    caller = Caller(store.caller.plane, store.caller.credentials)
    caller.client("verifiedpermissions")  # made one after the other: making clients is not thread-safe
    return store.of(caller)


def crowd(store, watch, change):
    """Lets 16 watchers watch while `change` changes; the answers of each."""
    stop = threading.Event()
    watchers = [another(store) for _ in range(CLIENTS)]
    writer = another(store)

    def run(act, *parameters):
        """Until the time is over; the whole crowd ends with whoever fails first."""
        seen = 0
        try:
            while not stop.is_set():
                act(*parameters, seen)
                seen += 1
        finally:
            stop.set()
        return seen

    with ThreadPoolExecutor(CLIENTS + 1) as pool:
        running = [pool.submit(run, watch, watcher) for watcher in watchers]
        changing = pool.submit(run, change, writer)
        stop.wait(SECONDS)
        stop.set()
        counts = [future.result() for future in running]
        assert changing.result() > 3 and min(counts) > 3


def test_a_template_changes_for_all_of_its_links_at_once(plane):
    store = PolicyStore.create(Caller(plane, plane.root()))

    def text(side):
        return ('permit (principal == ?principal, action == Action::"view", resource == ?resource)'
                f' when {{ context.side == "{side}" }};')

    template = store.template(text("left"))
    for number in range(LINKS):
        store.link(template, "User::ann", f"Photo::{number}")
    requests = [asked("User::ann", "view", f"Photo::{number}", {"side": side})
                for number in range(LINKS) for side in SIDES]
    whole = {("ALLOW", "DENY") * LINKS, ("DENY", "ALLOW") * LINKS}

    def watch(watcher, _):
        decisions = tuple(result["decision"] for result in watcher.batch(*requests))
        assert decisions in whole, f"a mixture: {decisions}"

    def change(writer, number):
        side = SIDES[(number + 1) % 2]
        writer.call("UpdatePolicyTemplate", policyTemplateId=template, statement=text(side))
        decided = [result["decision"] for result in writer.batch(*requests[:2])]
        assert decided == ["ALLOW" if word == side else "DENY" for word in SIDES], "the change was not seen at once"

    crowd(store, watch, change)


def test_one_policy_hands_over_to_another(plane):
    """One static policy names the action of the moment: every batch finds exactly one allowed, and never an older one
    than the same client saw before."""
    store = PolicyStore.create(Caller(plane, plane.root()))
    count = 30

    def text(number):
        return f'permit (principal, action == Action::"turn-{number % count}", resource);'

    policy = store.policy(text(0))
    requests = [asked("User::ann", f"turn-{number}", "Photo::p") for number in range(count)]
    # Changed by its writer before and after each write: what a reader sees lies between the two.
    written, begun, seen = [0], [0], {}

    def watch(watcher, _):
        oldest = written[0]
        decisions = [result["decision"] for result in watcher.batch(*requests)]
        newest = begun[0]
        allowed = [number for number, decision in enumerate(decisions) if decision == "ALLOW"]
        assert len(allowed) == 1, f"a mixture: {decisions}"
        possible = [turn for turn in range(oldest, newest + 1) if turn % count == allowed[0]]
        assert possible, f"turn {allowed[0]}, while {oldest} was written and {newest} begun"
        assert possible[-1] >= seen.get(id(watcher), 0), "the client went back in time"
        seen[id(watcher)] = possible[0]

    def change(writer, number):
        begun[0] = number + 1
        writer.update(policy, text(number + 1))
        written[0] = number + 1

    crowd(store, watch, change)


def test_one_token_and_one_name_are_used_once(plane):
    store = PolicyStore.create(Caller(plane, plane.root()))
    clients = [another(store) for _ in range(CLIENTS)]
    statement = {"definition": {"static": {"statement": "permit (principal, action, resource);"}}}

    def with_token(client):
        return client.call("CreatePolicy", clientToken="the-one", **statement)

    def with_name(client):
        try:
            return client.call("CreatePolicy", name="name/the-one", **statement)["policyId"]
        except ClientError as error:
            assert error.response["Error"]["Code"] == "ConflictException", error
            return None

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(with_token, clients))
        named = [policy for policy in pool.map(with_name, clients) if policy]
    assert all(answer == answers[0] for answer in answers) and len(named) == 1
    assert {item["policyId"] for item in store.listed()} == {answers[0]["policyId"], *named}
    assert store.get("name/the-one")["policyId"] == named[0]


class Writer:
    """Makes, changes and deletes policies and links, and remembers what was acknowledged."""

    def __init__(self, number, store, template):
        self.number = number
        self.store = store
        self.template = template
        # By policy, what is known of it; a policy in doubt is one whose change was under way at the end.
        self.held = {}
        self.deleted = []
        self.doubtful = set()
        self.strange = []

    def run(self, stop):
        serial = 0
        while not stop.is_set():
            serial += 1
            try:
                self.write(serial)
            except ClientError as error:
                self.strange.append(str(error))
                return
            except BotoCoreError:
                return  # the plane is gone: nothing was acknowledged

    def write(self, serial):
        who = f"{self.number}-{serial}"
        text = f'permit (principal == User::"{who}", action == Action::"first", resource);'
        static = self.store.policy(text)
        self.held[static] = (who, "first")
        self.held[self.store.link(self.template, f"User::{who}", "Photo::linked")] = (who, "linked")
        self.doubtful.add(static)
        if serial % 3 == 0:
            self.store.call("DeletePolicy", policyId=static)
            del self.held[static]
            self.deleted.append(static)
        else:
            self.store.update(static, text.replace("first", "second"))
            self.held[static] = (who, "second")
        self.doubtful.discard(static)


def test_what_was_acknowledged_survives_a_kill(plane):
    root = Caller(plane, plane.root())
    store = PolicyStore.create(root, deletionProtection="ENABLED")
    template = store.template('permit (principal == ?principal, action == Action::"linked", resource == ?resource);')
    writers = [Writer(number, another(store), template) for number in range(CLIENTS)]
    stop = threading.Event()
    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(writer.run, stop) for writer in writers]
        time.sleep(SECONDS)
        plane.kill()
        stop.set()
        for future in running:
            future.result()
    assert [writer.strange for writer in writers if writer.strange] == []
    plane.start()

    try:
        listed = {item["policyId"]: item for item in store.pages("ListPolicies", "policies", maxResults=50)}
    except ClientError as error:
        pytest.fail(f"{error}\n{plane.log_text()[-3000:]}")
    held = {policy: known for writer in writers for policy, known in writer.held.items()}
    doubtful = {policy for writer in writers for policy in writer.doubtful}
    assert len(held) > CLIENTS and held.keys() - doubtful <= listed.keys(), "an acknowledged policy is gone"
    assert not listed.keys() & {policy for writer in writers for policy in writer.deleted}, "a deleted policy is back"
    # Beyond the acknowledged, at most the one that each writer had in flight at the kill.
    assert len(listed.keys() - held.keys()) <= CLIENTS
    for policy, (who, act) in held.items():
        if policy in doubtful:
            continue
        assert listed[policy]["principal"] == {"entityType": "User", "entityId": who}
        assert [part["actionId"] for part in listed[policy]["actions"]] == [act]
    for policy, (who, act) in list(held.items())[:: max(1, len(held) // 50)]:
        if policy not in doubtful:
            answer = store.answer(f"User::{who}", act, "Photo::linked")
            assert answer["determiningPolicies"] == [{"policyId": policy}]
    verified = plane.run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
