"""Measures decisions of Verified Permissions over HTTP beside a bare Hummingbird server that echoes the same requests.

Conditions: loopback, keep-alive, requests signed beforehand and replayed in turn by wrk on the same machine. Castellan
verifies the signature, authorises the caller, decides with the photo-sharing example's policies on three entities,
has the audit event on disk before it answers, and logs the decision.
"""

import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from loopback.machine import PROJECT, commit, description, megabytes, required_disk, resident  # noqa: E402
from loopback.servers import Castellan, Server  # noqa: E402
from loopback.wrk import ROUNDS, client, load, signed  # noqa: E402

CONCURRENCIES = (1, 16, 64)
ASKED = 8_000
EXAMPLE = PROJECT / "Examples/photo-sharing"
MANY = 10_000


class Echo(Server):
    name = "bare Hummingbird"

    def __init__(self, executable):
        super().__init__()
        self.executable = executable

    def command(self):
        return [self.executable, str(self.port)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--castellan", type=pathlib.Path, required=True, help="the release executable")
    parser.add_argument("--echo", type=pathlib.Path, required=True, help="the echo server")
    parser.add_argument("--seconds", type=int, default=5, help="how long each round lasts")
    parser.add_argument("--disk", type=pathlib.Path, default=PROJECT / ".build", help="a folder on a disk for the home")
    parser.add_argument("--append", type=pathlib.Path, help="the file that gets the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="castellan-bench-", dir=options.disk) as folder:
        text = markdown(measure(options, pathlib.Path(folder)))
    print(text)
    if options.append:
        with open(options.append, "a") as file:
            file.write("\n" + text)


def measure(options, folder):
    storage = required_disk(folder)
    castellan = Castellan(options.castellan.absolute(), folder / "home")
    with castellan.running() as process:
        asked_of = client(castellan, "verifiedpermissions")
        store = prepare(asked_of)
        asked = questions(store)
        found = [load(castellan, signed(asked_of, "IsAuthorized", asked), count, options.seconds) for count in
                 CONCURRENCIES]
        large = large_store(asked_of)
        many = load(castellan, signed(asked_of, "IsAuthorized", large), 16, options.seconds)
        memory = resident(process.pid)
    echo = Echo(options.echo.absolute())
    with echo.running():
        requests = signed(asked_of, "IsAuthorized", asked)
        bare = [load(echo, requests, count, options.seconds) for count in CONCURRENCIES]
    return {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"), "commit": commit(),
        "machine": description(), "storage": storage, "rows": {"castellan": found, "bare Hummingbird": bare},
        "many": many, "memory": megabytes(memory), "seconds": options.seconds, "cores": os.cpu_count()}


def prepare(permissions):
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    translated = subprocess.run(
        [sys.argv[sys.argv.index("--castellan") + 1], "cedar", "translate-schema", "--direction", "cedar-to-json", "-s",
         str(EXAMPLE / "schema.cedarschema")], capture_output=True, text=True, check=True).stdout
    permissions.put_schema(policyStoreId=store, definition={"cedarJson": translated})
    for statement in (EXAMPLE / "policies.cedar").read_text().split(";\n"):
        if "permit" in statement or "forbid" in statement:
            permissions.create_policy(
                policyStoreId=store, definition={"static": {"statement": statement + ";"}})
    return store


def questions(store):
    """The example's tests as requests, with the entities that each names."""
    tests = json.loads((EXAMPLE / "tests.json").read_text())
    entities = {(e["uid"]["type"], e["uid"]["id"]): e for e in json.loads((EXAMPLE / "entities.json").read_text())}
    asked = []
    for test in tests:
        request = test["request"]
        principal, action, resource = (uid(request[name]) for name in ("principal", "action", "resource"))
        given = [entities[one] for one in (principal, resource) if one in entities]
        given += [entities[key] for one in given[:1] for key in
                  [(parent["type"], parent["id"]) for parent in one["parents"]] if key in entities]
        asked.append({
            "policyStoreId": store, "principal": {"entityType": principal[0], "entityId": principal[1]},
            "action": {"actionType": action[0], "actionId": action[1]},
            "resource": {"entityType": resource[0], "entityId": resource[1]},
            "context": {"cedarJson": json.dumps(request.get("context", {}))},
            "entities": {"cedarJson": json.dumps(given)}})
    return asked


def uid(text):
    kind, _, name = text.rpartition("::")
    return kind, json.loads(name)


def large_store(permissions):
    """A store of many policies with distinct groups."""
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]

    def make(number):
        permissions.create_policy(policyStoreId=store, definition={"static": {
            "statement": f'permit(principal in Group::"g{number}", action == Action::"view", resource);'}})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(make, range(MANY)))
    return [{
        "policyStoreId": store, "principal": {"entityType": "User", "entityId": f"u{number}"},
        "action": {"actionType": "Action", "actionId": "view"},
        "resource": {"entityType": "Photo", "entityId": "p"},
        "entities": {"entityList": [{"identifier": {"entityType": "User", "entityId": f"u{number}"}, "parents": [
            {"entityType": "Group", "entityId": f"g{number}"}]}]}} for number in range(0, MANY, MANY // 64)]


def markdown(result):
    best = max(row["per_second"] for row in result["rows"]["castellan"])
    tail = result["rows"]["castellan"][1]["p99_ms"]
    lines = [
        f"## Decisions of Verified Permissions over HTTP, {result['date']}", "",
        f"Commit {result['commit']}. {result['machine']}; home on {result['storage']}. `make bench`, rounds of "
        f"{result['seconds']} s, each figure the median of {ROUNDS}. IsAuthorized by the photo-sharing example's policies: "
        "signed, authorised, audited on disk and logged, by both cores, which wrk shares. Beside it a bare Hummingbird "
        "server that echoes the same requests. Processor time is the server's for a request, in the kernel too; a core has room "
        "for as many a second as go into it.", "",
        "| server | connections | requests/s | median | p99 | processor time | in a core's second |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for name, rows in result["rows"].items():
        for row in rows:
            lines.append(f"| {name} | {row['connections']} | {row['per_second']:,} | {row['median_ms']:.2f} ms "
                         f"| {row['p99_ms']:.2f} ms | {row['processor_us']:.0f} us "
                         f"| {1e6 / row['processor_us']:,.0f} |")
    many = result["many"]
    lines += [
        "", f"At its best {best:,} a second on {result['cores']} cores that the load generator shares (asked: {ASKED:,} a "
        f"core); p99 at 16 connections {tail:.2f} ms (asked: under 5 ms).", "",
        f"By {MANY:,} policies with distinct groups, 16 connections: {many['per_second']:,} a second, p99 "
        f"{many['p99_ms']:.2f} ms. Resident memory at the end: {result['memory']} MiB.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
