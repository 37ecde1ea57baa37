"""Measures `castellan scan` beside what a user would pick instead, on one corpus: half logs without anything sensitive, the
rest CSV and JSON rows of which a third of the values is sensitive.

Castellan looks for every identifier that it has, validates, and locates. Beside it: Vectorscan alone with the same patterns
(`matching-benchmark`, ends of matches only), ripgrep with ten of them, detect-secrets, and Presidio's pattern recognisers.
The slow ones get a sample.
"""

import argparse
import datetime
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import corpus  # noqa: E402

from loopback.machine import PROJECT, commit, description  # noqa: E402

ROUNDS = 3
TEN = [
    r"\b\d{3}-\d{2}-\d{4}\b", r"\b(?:\d{4}[ -]?){3}\d{4}\b", r"\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b", r"AKIA[0-9A-Z]{16}",
    r"\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]*", r"\b[\w.+-]+@[\w-]+\.[\w.]+\b", r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    r"\+\d{2}[ \d]{8,14}", r"\b[A-Z]{2}\d{6}[A-D]\b", r"ghp_[A-Za-z0-9]{36}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--castellan", type=pathlib.Path, required=True, help="the release executable")
    parser.add_argument("--vectorscan", type=pathlib.Path, help="the release matching-benchmark")
    parser.add_argument("--megabytes", type=int, default=512, help="the corpus")
    parser.add_argument("--files", type=int, default=100_000, help="small files")
    parser.add_argument("--stream", type=int, default=20_000, help="megabytes through standard input, for memory")
    parser.add_argument("--append", type=pathlib.Path, help="the file that gets the tables")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="castellan-bench-", dir=PROJECT / ".build") as folder:
        text = report(options, pathlib.Path(folder))
    print(text)
    if options.append:
        with open(options.append, "a") as file:
            file.write("\n" + text)


def timed(command, rounds=ROUNDS, **more):
    """The median of wall-clock and processor seconds, and the most resident memory of all."""
    found = []
    for _ in range(rounds):
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **more)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append((time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return sorted(found)[len(found) // 2]


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def rate(folder, seconds):
    return f"{size(folder) / corpus.MEGABYTE / seconds:,.2f} MB/s" if size(folder) / seconds < 10 * corpus.MEGABYTE else \
        f"{size(folder) / corpus.MEGABYTE / seconds:,.0f} MB/s"


def report(options, folder):
    castellan = str(options.castellan.absolute())
    whole = folder / "corpus"
    halves = corpus.write(whole, options.megabytes)
    places = {"whole corpus": whole, "logs": halves[0], "rows": halves[1]}
    scan = [castellan, "scan", "--format", "jsonl", "--jobs"]
    subprocess.run([*scan, "1", os.devnull], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines = [
        f"## Discovery, {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC", "",
        f"Commit {commit()}. {description()}. `Benchmarks/discovery/measure.py`; the median of {ROUNDS} rounds, corpus of "
        f"{options.megabytes} MB in memory. " + " ".join(__doc__.split("\n\n")[1].split()), "",
        "| what | whole corpus | logs | rows |", "| --- | ---: | ---: | ---: |"]
    taken = {}
    for jobs in ("1", "2"):
        taken[jobs] = {name: timed([*scan, jobs, str(place)])[0] for name, place in places.items()}
        lines.append(f"| castellan scan, {jobs} thread{'s' * (jobs != '1')} | " + " | ".join(
            rate(place, taken[jobs][name]) for name, place in places.items()) + " |")
    lines.append("| ripgrep, ten patterns, one thread | " + " | ".join(
        rate(place, timed(["rg", "-c", "-j1", *(word for one in TEN for word in ("-e", one)), str(place)])[0])
        for place in places.values()) + " |")
    lines += slow_ones(folder)
    ratio = taken["1"]["whole corpus"] / taken["2"]["whole corpus"]
    lines += ["", f"Two threads are {ratio:.2f} times one (asked: 1.8). Asked of one: 150 MB/s, on logs 400 MB/s.", ""]
    if options.vectorscan:
        lines += ["Matching alone, in process, by `matching-benchmark`:", "", "```", subprocess.run(
            [options.vectorscan], capture_output=True, text=True, check=True).stdout.rstrip(), "```", ""]
    return "\n".join(lines + others(options, folder, castellan)) + "\n"


def slow_ones(folder):
    """Those that would take hours for the corpus get one megabyte of each half."""
    sample = folder / "sample"
    halves = corpus.write(sample, 2)
    lines = []
    for name, command in (
            ("detect-secrets, 2 MB", [sys.executable, "-m", "detect_secrets", "scan", "--all-files"]),
            ("Presidio's pattern recognisers, 2 MB", [sys.executable, str(pathlib.Path(__file__).parent / "presidio.py")])):
        lines.append(f"| {name} | " + " | ".join(
            rate(place, timed([*command, str(place)], rounds=1, cwd=sample)[0]) for place in (sample, *halves)) + " |")
    return lines


def others(options, folder, castellan):
    files = folder / "files"
    corpus.small_files(files, options.files)
    many = timed([castellan, "scan", "--format", "jsonl", str(files)])[0]
    empty = folder / "empty.txt"
    empty.write_text("")
    starts = sorted(timed([castellan, "scan", str(empty)], rounds=1)[0] for _ in range(11))[5]
    peak = streamed(castellan, options.stream)
    return [
        f"{options.files:,} files of 2 KB: {options.files / many:,.0f} a second (asked: 5,000).", "",
        f"Start to end on an empty file, database from its cache: {starts * 1000:.0f} ms (asked: start-up under 150 ms).", "",
        f"{options.stream / 1000:,.0f} GB of logs through standard input: {peak:,.0f} MiB resident at most (asked: 200)."]


def streamed(castellan, megabytes):
    """The most resident memory, in MiB, while so much is scanned."""
    block = corpus.logs(50 * corpus.MEGABYTE)
    process = subprocess.Popen(
        [castellan, "scan", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    for _ in range(megabytes // 50):
        process.stdin.write(block)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        peak = max(peak, int(status.split("VmHWM:")[1].split()[0]))
    process.stdin.close()
    process.wait()
    return peak / 1024


if __name__ == "__main__":
    main()
