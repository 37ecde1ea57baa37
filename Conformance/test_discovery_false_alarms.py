"""Ordinary source code and documents hold no secrets: what is reported of them is a false alarm."""

import collections
import json
import pathlib
import shutil
import subprocess
import sysconfig

import pytest

from support.plane import executable

# Findings of one type in a megabyte at most: twice what was measured, as installations differ, and 0.06 of all others.
SOURCE = collections.defaultdict(lambda: 0.06, {
    # True: authors, copyright holders, the addresses of their offices, and the people of test data.
    "NAME": 62, "EMAIL_ADDRESS": 22, "ADDRESS": 0.7, "PHONE_NUMBER": 0.4,
    # True in form: tests' and documents' addresses of machines, cookies, keys, hashes, passwords, and tables of banks.
    "IP_ADDRESS_V6": 0.8, "MAC_ADDRESS": 0.2, "HTTP_COOKIE": 0.3, "PKCS": 0.2, "BCRYPT_PASSWORD_HASH": 0.3,
    "URL_PASSWORD": 0.2, "PASSWORD_ASSIGNMENT": 0.15, "SECRET_ASSIGNMENT": 0.2, "SWIFT_CODE": 0.9,
    # Certificates name their owner's number.
    "SPAIN_TAX_IDENTIFICATION_NUMBER": 0.1,
    # False: object identifiers and versions; numbers of sixteen digits of which one in ten has the check digit.
    "IP_ADDRESS_V4": 2.2, "CREDIT_CARD_NUMBER_(NO_KEYWORD)": 0.3})
# Change logs are names and mail addresses from end to end; what else is in documents is like source code.
DOCUMENTS = collections.defaultdict(lambda: 0.06, SOURCE | {
    "NAME": 1800, "EMAIL_ADDRESS": 2200, "IP_ADDRESS_V4": 4})
# All types but people and their mail addresses together.
TOGETHER = 8
LEAST = 200_000_000
LARGEST = 4_000_000


def sources():
    """Where languages' libraries and headers lie."""
    swift = pathlib.Path(shutil.which("swift")).resolve().parents[1]
    return [pathlib.Path(sysconfig.get_path("stdlib")), swift / "share", swift / "include", swift / "lib/swift",
            pathlib.Path("/usr/include"), pathlib.Path(sysconfig.get_path("purelib"))]


def some_of(trees, enough):
    """What lies directly in the trees, as far as its small files together come to so many bytes."""
    places, size = [], 0
    for entry in (entry for tree in trees if tree.is_dir() for entry in sorted(tree.iterdir())):
        files = entry.rglob("*") if entry.is_dir() and not entry.is_symlink() else [entry]
        size += sum(file.stat().st_size for file in files if file.is_file() and file.stat().st_size <= LARGEST)
        places.append(str(entry))
        if size > enough:
            break
    return places


def scan(trees, enough):
    """The bytes that were looked at, and how many findings of each type there are."""
    places = some_of(trees, enough)
    if not places:
        return 0, collections.Counter()
    printed = subprocess.run(
        [executable(), "scan", "--format", "jsonl", "--max-size", str(LARGEST), *places], capture_output=True, text=True)
    assert printed.returncode == 0, printed.stderr[-2000:]
    size, found = 0, collections.Counter()
    for line in printed.stdout.splitlines():
        result = json.loads(line)["classificationDetails"]["result"]
        size += int(result["sizeClassified"])
        for category in result.get("sensitiveData") or []:
            for detection in category["detections"]:
                found[detection["type"]] += int(detection["count"])
    return size, found


@pytest.fixture(scope="module")
def source():
    return scan(sources(), 1.1 * LEAST)


@pytest.fixture(scope="module")
def documents():
    return scan([pathlib.Path("/usr/share/doc")], 0.05 * LEAST)


def rates(size, found):
    return {name: round(count / size * 1e6, 3) for name, count in found.items()}


def over(budget, size, found):
    # Of a small tree one finding is no rate.
    return {name: rate for name, rate in rates(size, found).items() if rate > budget[name] and found[name] > 10}


def test_enough_is_looked_at(source, documents):
    assert source[0] + documents[0] >= LEAST


def test_every_type_stays_in_its_budget_in_source_code(source):
    assert over(SOURCE, *source) == {}


def test_every_type_stays_in_its_budget_in_documents(documents):
    assert over(DOCUMENTS, *documents) == {}


@pytest.mark.parametrize("tree", ["source", "documents"])
def test_all_together_stay_in_theirs(tree, request):
    found = rates(*request.getfixturevalue(tree))
    assert sum(rate for name, rate in found.items() if name not in ("NAME", "EMAIL_ADDRESS")) <= TOGETHER
