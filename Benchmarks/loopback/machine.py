"""The machine that measures: what it is, what its disk can do, and what a process takes of its memory."""

import os
import pathlib
import platform
import subprocess
import sys
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def resident(pid):
    """Bytes of memory that are resident."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def processor_seconds(pid):
    """What a process has taken of the processors so far, in the kernel too."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def megabytes(count):
    return round(count / 2**20, 1)


def filesystem(folder):
    """The type of the file system that a folder is on."""
    return subprocess.run(
        ["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True).stdout.strip()


def required_disk(folder):
    """The file system's type; ends the run when it is in memory, where nothing would be durable."""
    storage = filesystem(folder)
    if storage == "tmpfs":
        sys.exit(f"{folder} is in memory; name a folder on a disk with --disk")
    return storage


def syncs_per_second(folder, seconds=3, size=4096):
    """How often a second one writer gets `size` more bytes of one file onto the disk."""
    block = os.urandom(size)
    path = pathlib.Path(folder) / "syncs"
    count = 0
    with open(path, "wb", buffering=0) as file:
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            file.write(block)
            os.fsync(file.fileno())
            count += 1
        elapsed = time.perf_counter() - began
    path.unlink()
    return round(count / elapsed)


def description():
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
