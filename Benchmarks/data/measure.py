"""Measures KMS and DynamoDB on Castellan and on moto's server, side by side in one run.

Conditions: loopback, keep-alive, requests signed beforehand and replayed in turn by wrk within their 15 minutes.
Castellan verifies, decides, and has the write and the audit event on disk before it answers; moto's server keeps all in
memory, verifies nothing and records nothing. Beside them stand the disk's own rate of syncs and Castellan's
GetCallerIdentity, which is a request that does nothing else.
"""

import argparse
import datetime
import json
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from loopback.machine import (  # noqa: E402
    PROJECT, commit, description, megabytes, required_disk, resident, syncs_per_second)
from loopback.servers import Castellan, Moto  # noqa: E402
from loopback.wrk import ROUNDS, client, load, signed  # noqa: E402
from report import markdown  # noqa: E402
from scenarios import SCENARIOS, Identity, fill, reads  # noqa: E402

CONCURRENCIES = (1, 16, 64)
SMALL, LARGE = 1_000, 1_000_000


def main():
    options = parsed_options()
    with tempfile.TemporaryDirectory(prefix="castellan-bench-", dir=options.disk) as folder:
        result = measure(options, pathlib.Path(folder))
    print(json.dumps(result, indent=2) if options.format == "json" else markdown(result))
    if options.append:
        with open(options.append, "a") as file:
            file.write("\n" + markdown(result))
    return 0


def parsed_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--castellan", type=pathlib.Path, required=True, help="the release executable")
    parser.add_argument("--seconds", type=int, default=5, help="how long each round lasts")
    parser.add_argument("--items", type=int, default=LARGE, help="how many items the large table has")
    parser.add_argument("--disk", type=pathlib.Path, default=PROJECT / ".build", help="a folder on a disk for the home")
    parser.add_argument("--append", type=pathlib.Path, help="the file that gets the table")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args()
    options.castellan = options.castellan.absolute()
    if shutil.which("wrk") is None:
        parser.error("wrk is missing; make bench installs it")
    return options


def measure(options, folder):
    storage = required_disk(folder)
    syncs = syncs_per_second(folder)
    castellan = Castellan(options.castellan, folder / "home")
    with castellan.running() as process:
        identity = rows(castellan, Identity(), options.seconds)
        plane = {scenario.name: rows(castellan, scenario, options.seconds) for scenario in SCENARIOS}
        loaded = resident(process.pid)
        large = large_table(castellan, process, options)
    moto = Moto()
    with moto.running() as process:
        other = {scenario.name: rows(moto, scenario, options.seconds) for scenario in SCENARIOS}
        moto_loaded = resident(process.pid)
    return {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"), "commit": commit(),
        "machine": description(), "storage": storage,
        "command": f"{pathlib.Path(sys.argv[0]).name} --seconds {options.seconds}", "rounds": ROUNDS,
        "syncs_per_second": syncs, "identity": identity, "castellan": plane, "moto": other,
        "asked": {scenario.name: scenario.asked for scenario in SCENARIOS},
        "ratios": {scenario.name: ratio(plane[scenario.name], other[scenario.name]) for scenario in SCENARIOS},
        "resident_megabytes": {"castellan": megabytes(loaded), "moto": megabytes(moto_loaded)}, "large_table": large,
    }


def rows(server, scenario, seconds):
    """The scenario at each number of connections; signed anew for each, so that no signature grows old."""
    asked_of = client(server, scenario.service)
    asked = scenario.prepare(asked_of)
    print(f"{server.name}: {scenario.name}", file=sys.stderr)
    return [
        load(server, signed(asked_of, scenario.operation, asked), connections, seconds)
        for connections in CONCURRENCIES]


def ratio(mine, others):
    """Each at its best number of connections."""
    return round(max(row["per_second"] for row in mine) / max(row["per_second"] for row in others), 1)


def large_table(castellan, process, options):
    """GetItem on a small and a large table of equal items, turn by turn, so that both meet the same machine."""
    asked_of = client(castellan, "dynamodb")
    before = resident(process.pid)
    for count in (SMALL, options.items):
        print(f"{castellan.name}: filling a table with {count} items", file=sys.stderr)
        fill(asked_of, f"items-{count}", count)
    filled = resident(process.pid)
    found = {SMALL: [], options.items: []}
    for _ in range(ROUNDS):
        for count, rounds in found.items():
            requests = signed(asked_of, "GetItem", reads(f"items-{count}", count))
            rounds.append(load(castellan, requests, 16, options.seconds, rounds=1))
    small, large = (sorted(rounds, key=lambda row: row["per_second"])[ROUNDS // 2] for rounds in found.values())
    return {
        "items": [SMALL, options.items], "small": small, "large": large,
        "cost_ratio": round(small["per_second"] / large["per_second"], 2),
        "resident_megabytes": {
            "before": megabytes(before), "filled": megabytes(filled), "after_load": megabytes(resident(process.pid))}}


if __name__ == "__main__":
    sys.exit(main())
