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
import os
import pathlib
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

BODY = "Action=GetCallerIdentity&Version=2011-06-15"
CONCURRENCIES = (1, 16, 64, 128)
ROUNDS = 3
STARTS = 10
PROJECT = pathlib.Path(__file__).resolve().parents[2]


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
    storage = filesystem(folder)
    if storage == "tmpfs":
        sys.exit(f"{folder} is in memory; name a folder on a disk with --disk")
    castellan = Castellan(options.castellan, folder / "home")
    with castellan.running() as process:
        credentials = castellan.credentials()
        plane = [load(castellan, credentials, connections, options.seconds) for connections in CONCURRENCIES]
        loaded = resident(process.pid)
    moto = Moto()
    with moto.running():
        other = [load(moto, Credentials("test", "test"), connections, options.seconds) for connections in CONCURRENCIES]
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
        "commit": commit(), "machine": machine(), "storage": storage,
        "command": f"{pathlib.Path(sys.argv[0]).name} --seconds {options.seconds}", "rounds": ROUNDS,
        "castellan": plane, "moto": other,
        "ratio": round(best["per_second"] / best_moto["per_second"], 1),
        "ratio_at": [best["connections"], best_moto["connections"]],
        "start_milliseconds": {
            "median": round(statistics.median(starts), 1), "worst": round(max(starts), 1), "first": round(first, 1),
            "after_load": round(after_load, 1)},
        "resident_megabytes": {"idle": round(idle / 2**20, 1), "after_load": round(loaded / 2**20, 1)},
    }


class Server:
    """A server under test, on a port of its own."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @contextlib.contextmanager
    def running(self):
        process = self.launch()
        try:
            wait_for(self.port, process)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)

    def launch(self):
        return subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CASTELLAN_"))})


class Castellan(Server):
    name = "castellan"

    def __init__(self, executable, home):
        super().__init__()
        self.executable = executable
        self.home = home

    def command(self):
        return [self.executable, "up", "--port", str(self.port), "--home", str(self.home)]

    def credentials(self):
        """The root key, as `castellan env` prints it."""
        printed = subprocess.run(
            [self.executable, "env", "--home", str(self.home), "--format", "json"], capture_output=True, text=True,
            check=True).stdout
        names = json.loads(printed)
        return Credentials(names["AWS_ACCESS_KEY_ID"], names["AWS_SECRET_ACCESS_KEY"])


class Moto(Server):
    name = "moto"

    def command(self):
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]


def wait_for(port, process, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.002)
    sys.exit("the server did not start")


def signed_headers(port, credentials):
    request = AWSRequest(
        "POST", f"http://127.0.0.1:{port}/", data=BODY,
        headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", "Host": f"127.0.0.1:{port}"})
    SigV4Auth(credentials, "sts", "us-east-1").add_auth(request)
    return dict(request.headers)


def load(server, credentials, connections, seconds):
    """The median round of several, by requests a second."""
    rounds = sorted((one_round(server, credentials, connections, seconds) for _ in range(ROUNDS)),
                    key=lambda row: row["per_second"])
    failed = sum(row["failed"] for row in rounds)
    if failed:
        sys.exit(f"{server.name}: {failed} requests failed at {connections} connections")
    return rounds[ROUNDS // 2]


def one_round(server, credentials, connections, seconds):
    headers = signed_headers(server.port, credentials)
    with tempfile.NamedTemporaryFile("w") as replay:
        replay.write("".join(f"{name}: {value}\n" for name, value in headers.items()) + "\n" + BODY)
        replay.flush()
        done = subprocess.run(
            ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency", "-s",
             str(pathlib.Path(__file__).parent / "replay.lua"), f"http://127.0.0.1:{server.port}/"],
            capture_output=True, text=True, check=True, env=os.environ | {"REPLAY": replay.name})
    figures = next(line for line in done.stdout.splitlines() if line.startswith("FIGURES"))
    requests, duration, median, tail, failed = (int(word) for word in figures.split()[1:])
    return {
        "connections": connections, "per_second": round(requests / (duration / 1e6)), "median_ms": median / 1000,
        "p99_ms": tail / 1000, "failed": failed}


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


def resident(pid):
    """Bytes of memory that are resident."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def filesystem(folder):
    """The type of the file system that a folder is on."""
    return subprocess.run(
        ["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True).stdout.strip()


def machine():
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def commit():
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


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
