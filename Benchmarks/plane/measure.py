"""Measures a signed GetCallerIdentity on Castellan and on moto's server, side by side in one run.

Conditions: loopback, keep-alive, one request signed once and replayed by wrk within its 15 minutes. Castellan verifies
the signature, decides, and has the audit event on disk before it answers; its home is on a disk, not in memory. moto's
server, started as its manual says, verifies nothing, records nothing and closes each connection after its answer.
"""

import argparse
import contextlib
import datetime
import http.client
import json
import pathlib
import shutil
import signal
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from loopback.machine import PROJECT, commit, description, megabytes, required_disk, resident  # noqa: E402
from loopback.servers import Castellan, Moto  # noqa: E402
from loopback.wrk import ROUNDS, client, load, signed  # noqa: E402

CONCURRENCIES = (1, 16, 64, 128)
STARTS = 10


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
    castellan = Castellan(options.castellan, folder / "home")
    with castellan.running() as process:
        plane = [identities(castellan, connections, options.seconds) for connections in CONCURRENCIES]
        loaded = resident(process.pid)
    moto = Moto()
    with moto.running():
        other = [identities(moto, connections, options.seconds) for connections in CONCURRENCIES]
    fresh = Castellan(options.castellan, folder / "fresh")
    first = start_time(fresh)
    starts = [start_time(fresh) for _ in range(STARTS)]
    after_load = statistics.median(start_time(castellan) for _ in range(STARTS))
    with fresh.running() as process:
        time.sleep(2)
        idle = resident(process.pid)
    best, best_moto = (max(rows, key=lambda row: row["per_second"]) for rows in (plane, other))
    return {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(), "machine": description(), "storage": storage,
        "command": f"{pathlib.Path(sys.argv[0]).name} --seconds {options.seconds}", "rounds": ROUNDS,
        "castellan": plane, "moto": other,
        "ratio": round(best["per_second"] / best_moto["per_second"], 1),
        "ratio_at": [best["connections"], best_moto["connections"]],
        "start_milliseconds": {
            "median": round(statistics.median(starts), 1), "worst": round(max(starts), 1), "first": round(first, 1),
            "after_load": round(after_load, 1)},
        "resident_megabytes": {"idle": megabytes(idle), "after_load": megabytes(loaded)},
    }


def identities(server, connections, seconds):
    return load(server, signed(client(server, "sts"), "GetCallerIdentity", [{}]), connections, seconds)


def start_time(server):
    """Milliseconds from launching the process to its first answer, on the home that it already has."""
    began = time.perf_counter()
    process = server.launch()
    try:
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=1)
                connection.request("GET", "/_castellan/health")
                if connection.getresponse().status == 200:
                    return (time.perf_counter() - began) * 1000
            if process.poll() is not None:
                sys.exit(f"the server ended with {process.returncode}")
            time.sleep(0.001)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def markdown(result):
    lines = [
        f"## GetCallerIdentity over HTTP, {result['date']}", "",
        f"Commit {result['commit']}. {result['machine']}; home on {result['storage']}. "
        f"`make bench`, here `{result['command']}`: each figure is the median of {result['rounds']} rounds.", "",
        "Keep-alive over loopback from wrk on the same machine, one signed request replayed. Castellan verifies the "
        "signature, decides, and has the audit event on disk before it answers; moto's server does none of the three, and closes "
        "each connection after its answer.", "",
        "| server | connections | requests/s | median | p99 |", "| --- | ---: | ---: | ---: | ---: |"]
    for name in ("castellan", "moto"):
        for row in result[name]:
            lines.append(
                f"| {name} | {row['connections']} | {row['per_second']:,} | {row['median_ms']:.2f} ms "
                f"| {row['p99_ms']:.2f} ms |")
    at, moto_at = result["ratio_at"]
    start, memory = result["start_milliseconds"], result["resident_megabytes"]
    lines += [
        "", f"Each at its best ({at} and {moto_at} connections): {result['ratio']} times moto.", "",
        f"Start to first answer: {start['median']} ms median of {STARTS}, {start['worst']} ms worst; {start['first']} ms "
        f"when it makes its home, {start['after_load']} ms on the home that served the load. Resident memory: "
        f"{memory['idle']} MiB idle, {memory['after_load']} MiB after the load.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
