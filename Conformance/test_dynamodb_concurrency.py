"""16 writers on overlapping keys, a `kill -9` in the middle, and a state that some serial order explains."""

import contextlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from support import postgres
from support.clients import Caller
from support.plane import Plane
from support.tables import create, everything, plain, put, typed

WRITERS = 16
SECONDS = 2.5
ACCOUNTS = 6
OPENING = 1000
COUNTERS = 3
# What a writer may lose to another one; anything else is a fault.
CONTENTION = {"ConditionalCheckFailedException", "TransactionCanceledException", "TransactionConflictException"}


@pytest.fixture(params=["sqlite", "postgresql"])
def plane(request, tmp_path):
    with postgres.temporary() if request.param == "postgresql" else contextlib.nullcontext() as server:
        plane = Plane(tmp_path / "home", *(["--store", server.url] if server else []))
        plane.start()
        yield plane
        if plane.is_alive:
            plane.stop()


class Writer:
    """Transfers between accounts and counts by versions, and remembers what was acknowledged."""

    def __init__(self, number, caller):
        self.number = number
        self.caller = caller
        self.serial = 0
        self.transfers = []
        self.counted = []
        self.strange = []
        caller.dynamodb  # made one after the other: making clients is not thread-safe

    def run(self, stop):
        while not stop.is_set():
            self.serial += 1
            try:
                if self.serial % 2:
                    self.transfer()
                else:
                    self.count()
            except ClientError as error:
                if error.response["Error"]["Code"] not in CONTENTION:
                    self.strange.append(str(error))
                    return
            except BotoCoreError:
                return  # the plane is gone: nothing was acknowledged

    def transfer(self):
        """Both balances and the entry in the ledger in one transaction, never below nothing."""
        source, target = self.serial % ACCOUNTS, (self.serial + 1 + self.number % (ACCOUNTS - 1)) % ACCOUNTS
        if source == target:
            return
        amount = 1 + (self.serial * 7 + self.number) % 50
        entry = f"t-{self.number:02}-{self.serial:06}"
        changes = [
            {"Update": {
                "TableName": "bank", "Key": typed({"pk": f"account-{account}"}),
                "UpdateExpression": "SET balance = balance + :n", "ConditionExpression": "balance >= :least",
                "ExpressionAttributeValues": typed({":n": n, ":least": max(0, -n)})}}
            for account, n in ((source, -amount), (target, amount))]
        record = {"pk": entry, "book": "ledger", "from": source, "to": target, "amount": amount}
        self.caller.dynamodb.transact_write_items(ClientRequestToken=entry, TransactItems=[*changes, {
            "Put": {"TableName": "bank", "Item": typed(record), "ConditionExpression": "attribute_not_exists(pk)"}}])
        self.transfers.append(entry)

    def count(self):
        """Reads a version and writes the next one on the condition that nobody else did."""
        key = typed({"pk": f"counter-{(self.serial // 2 + self.number) % COUNTERS}"})
        seen = plain(self.caller.dynamodb.get_item(TableName="bank", Key=key, ConsistentRead=True)["Item"])["version"]
        mark = f"{self.number}-{self.serial}"
        self.caller.dynamodb.update_item(
            TableName="bank", Key=key, UpdateExpression="SET version = :next, trail = list_append(trail, :mark)",
            ConditionExpression="version = :seen",
            ExpressionAttributeValues=typed({":seen": seen, ":next": seen + 1, ":mark": [mark]}))
        self.counted.append((key["pk"]["S"], int(seen) + 1, mark))


def balances_of_one_moment(caller):
    told = caller.dynamodb.transact_get_items(TransactItems=[
        {"Get": {"TableName": "bank", "Key": typed({"pk": f"account-{n}"})}} for n in range(ACCOUNTS)])["Responses"]
    return [int(plain(part["Item"])["balance"]) for part in told]


def watch(caller, stop, wrong):
    """A reader among the writers: whatever moment it sees, no money is made or lost."""
    seen = 0
    while not stop.is_set():
        try:
            balances = balances_of_one_moment(caller)
        except ClientError as error:
            if error.response["Error"]["Code"] not in CONTENTION:
                wrong.append(str(error))
            continue
        except BotoCoreError:
            break
        seen += 1
        if sum(balances) != ACCOUNTS * OPENING or min(balances) < 0:
            wrong.append(balances)
    return seen


def crowd(writers, reader, end=None):
    stop, wrong = threading.Event(), []
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        running = [pool.submit(writer.run, stop) for writer in writers]
        watching = pool.submit(watch, reader, stop, wrong)
        time.sleep(SECONDS)
        if end:
            end()
        stop.set()
        for future in running:
            future.result()
        assert watching.result() > 0
    assert wrong == [] and [writer.strange for writer in writers if writer.strange] == []


def test_some_serial_order_explains_what_the_writers_left(plane):
    root = Caller(plane, plane.root())
    create(root, "bank", "pk:S", globals={"by-book": ("book:S", "pk:S")})
    put(root, "bank", *({"pk": f"account-{n}", "balance": OPENING} for n in range(ACCOUNTS)),
        *({"pk": f"counter-{n}", "version": 0, "trail": []} for n in range(COUNTERS)))
    writers = [Writer(number, Caller(plane, root.credentials)) for number in range(WRITERS)]
    reader = Caller(plane, root.credentials)
    balances_of_one_moment(reader)

    crowd(writers, reader, end=plane.kill)
    before_the_kill = sum(len(writer.transfers) + len(writer.counted) for writer in writers)
    plane.start()
    crowd(writers, reader)

    assert before_the_kill > 20
    items = {item["pk"]: item for item in everything(root, TableName="bank", ConsistentRead=True)}
    check_transfers(root, items, writers)
    check_counters(items, writers)
    verified = plane.run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def check_transfers(root, items, writers):
    ledger = {key: item for key, item in items.items() if key.startswith("t-")}
    acknowledged = {entry for writer in writers for entry in writer.transfers}
    assert acknowledged <= set(ledger), "an acknowledged transfer is gone"
    # Beyond the acknowledged, at most the one that each writer had in flight at the kill.
    assert len(set(ledger) - acknowledged) <= WRITERS
    expected = [OPENING] * ACCOUNTS
    for entry in ledger.values():
        expected[int(entry["from"])] -= int(entry["amount"])
        expected[int(entry["to"])] += int(entry["amount"])
    assert [int(items[f"account-{n}"]["balance"]) for n in range(ACCOUNTS)] == expected
    indexed = everything(
        root, "Query", TableName="bank", IndexName="by-book", KeyConditionExpression="book = :b",
        ExpressionAttributeValues=typed({":b": "ledger"}))
    assert [entry["pk"] for entry in indexed] == sorted(ledger)


def check_counters(items, writers):
    """The trail is the serial order: one mark a version, and each acknowledged mark at its version."""
    counters = {key: item for key, item in items.items() if key.startswith("counter-")}
    for counter in counters.values():
        assert len(counter["trail"]) == counter["version"] and len(set(counter["trail"])) == len(counter["trail"])
    counted = [made for writer in writers for made in writer.counted]
    for key, version, mark in counted:
        assert counters[key]["trail"][version - 1] == mark, "an acknowledged update is gone"
    assert sum(len(counter["trail"]) for counter in counters.values()) - len(counted) <= WRITERS
