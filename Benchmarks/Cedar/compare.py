"""Decides what cedar-benchmark decided, by the reference engine in Rust through cedarpy, and prints both side by side.

The reference's time is what it says that it spent deciding, without reading policies and entities; it counts whole
microseconds. Ours is the mean of 200 decisions for each request. Both have policies and entities loaded before.
"""

import argparse
import datetime
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

import cedarpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from loopback.machine import commit, description  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", type=pathlib.Path, required=True, help="the release executable cedar-benchmark")
    parser.add_argument("--append", type=pathlib.Path, help="the file that gets the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        printed = subprocess.run(
            [options.benchmark.absolute(), folder], capture_output=True, text=True, check=True).stdout
        table = markdown([line.split("\t") for line in printed.splitlines()], pathlib.Path(folder))
    print(table)
    if options.append:
        with open(options.append, "a") as file:
            file.write("\n" + table)


def markdown(rows, folder):
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    lines = [
        f"## Cedar, in process, {now}, commit {commit()}", "", description(), "",
        "| | size | median | p99 | Rust median | Rust mean | ratio of mean to our median |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for name, size, median, tail in rows:
        theirs = reference(folder, name, size)
        mine = float(median) / 1000
        row = [name, size, f"{mine:.2f} µs", f"{float(tail) / 1000:.2f} µs"]
        row += [f"{statistics.median(theirs):.0f} µs", f"{statistics.mean(theirs):.2f} µs",
                f"{statistics.mean(theirs) / mine:.1f}"] if theirs else ["", "", ""]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def reference(folder, name, size):
    """Microseconds of each request, or of each loading; ends the run when a decision differs."""
    if name in ("many", "load"):
        policies = (folder / f"many-{size}.cedar").read_text()
        asked = {"principal": 'User::"u"', "action": 'Action::"view"', "resource": 'Document::"d"', "context": {}}
        key = "authz_duration_micros" if name == "many" else "parse_policies_duration_micros"
        return [cedarpy.is_authorized(asked, policies, []).metrics[key] for _ in range(7)]
    policies = (folder / f"{name}-{size}.cedar").read_text()
    entities = json.loads((folder / f"{name}-{size}.entities.json").read_text())
    requests = json.loads((folder / f"{name}-{size}.requests.json").read_text())
    asked = [{key: request[key] for key in ("principal", "action", "resource")} | {"context": {}} for request in requests]
    answers = cedarpy.is_authorized_batch(asked, policies, entities)
    for request, answer in zip(requests, answers, strict=True):
        if (answer.decision == cedarpy.Decision.Allow) != (request["decision"] == "allow"):
            sys.exit(f"{name}-{size}: decisions differ for {request}")
    return [answer.metrics["authz_duration_micros"] for answer in answers]


if __name__ == "__main__":
    main()
