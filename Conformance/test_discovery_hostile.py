"""Hostile files: each ends in a status, none in a crash or a hang, and memory stays bounded."""

import gzip
import io
import json
import os
import pathlib
import random as generator
import socket
import subprocess
import threading
import time
import zipfile

import pytest

from support import scan
from support.documents import content, files, packs
from support.documents.content import CARD, SSN, SSNS
from support.plane import clean_environment

# A debug build's share is the larger part of it.
MEMORY = 900 << 20


def children(process):
    """Process ids of a process and of all that came of it."""
    found = [process]
    for one in found:
        try:
            tasks = pathlib.Path(f"/proc/{one}/task").iterdir()
            for task in tasks:
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def peak(process):
    """The most memory that the processes had, in bytes."""
    total = 0
    for one in children(process):
        try:
            lines = pathlib.Path(f"/proc/{one}/status").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))
    return total


def watched(*arguments, seconds=120, **more):
    """The records of a scan, the most memory it took, and how long."""
    process = subprocess.Popen(
        scan.command("--format", "jsonl", *arguments, **more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=clean_environment())
    most, started = 0, time.monotonic()
    output = []
    reader = threading.Thread(target=lambda: output.append(process.communicate()))
    reader.start()
    while reader.is_alive():
        most = max(most, peak(process.pid))
        reader.join(0.05)
        if time.monotonic() - started > seconds:
            for one in reversed(children(process.pid)):
                os.kill(one, 9)
            raise AssertionError(f"it did not end within {seconds} s")
    out, err = output[0]
    assert process.returncode in (0, 2), err[-2000:]
    assert b"Fatal error" not in err and b"crashed" not in err
    return [json.loads(line) for line in out.splitlines()], most, time.monotonic() - started


def whole(record_list, name):
    """The status of a file itself."""
    return next(scan.status_of(record) for record in record_list
                if scan.name_of(record) == name and scan.member_of(record) is None)


# Bombs.

def flat_bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros", "w", force_zip64=True) as member:
        for _ in range(200):
            member.write(bytes(1 << 20))


def nested_bomb(path, levels=14):
    data = packs.zipped({"text.txt": content.TEXT.encode()})
    for level in range(levels):
        data = packs.zipped({f"{level}-{copy}.zip": data for copy in range(1)})
    path.write_bytes(data)


def branching_bomb(path, levels=5, width=6):
    data = packs.zipped({f"{number}.txt": b"nothing here\n" for number in range(width)})
    for level in range(levels):
        data = packs.zipped({f"{level}-{copy}.zip": data for copy in range(width)})
    path.write_bytes(data)


def overlapping_bomb(path, count=400):
    """Many names in the directory for one and the same content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a" * 8, bytes(4 << 20))
    raw = data.getvalue()
    start = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entry = raw[start:end]
    entries = b"".join(entry.replace(b"aaaaaaaa", f"{number:08}".encode()) for number in range(count))
    tail = bytearray(raw[end:])
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    path.write_bytes(raw[:start] + entries + bytes(tail))


def self_containing(path):
    """An archive that holds what unpacks to ever more of itself, as far as it is followed."""
    data = b"x"
    for _ in range(40):
        data = gzip.compress(data + content.TEXT.encode())
    path.write_bytes(data)


def packed_office(path):
    with zipfile.ZipFile(files.folder() / "notes.docx") as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w") as member:
                member.write(old.read(name))
                if name == "word/document.xml":
                    for _ in range(300):
                        member.write(b" " * (1 << 20))


def entities(path):
    """Mark-up whose entities would grow to gigabytes."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{lines}]><w>&e9;</w>'
    with zipfile.ZipFile(files.folder() / "notes.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))


BOMBS = {
    "flat.zip": flat_bomb, "nested.zip": nested_bomb, "branching.zip": branching_bomb, "overlapping.zip": overlapping_bomb,
    "onion.gz": self_containing, "packed.docx": packed_office, "entities.docx": entities,
    "zeros.gz": lambda path: path.write_bytes(gzip.compress(bytes(200 << 20), 1)),
    "zeros.csv.gz": lambda path: path.write_bytes(gzip.compress(b"ssn\n" + b"1," * (10 << 20), 1))}


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    for name, make in BOMBS.items():
        make(folder / name)
    return watched("--jobs", 2, folder, seconds=300)


def test_bombs_end_in_a_status(bombs):
    found, _, _ = bombs
    assert {scan.name_of(record) for record in found} == set(BOMBS)
    for name in ("nested.zip", "onion.gz"):
        assert whole(found, name)[0] != "COMPLETE" or [
            record for record in found if scan.name_of(record) == name and scan.status_of(record)[0] != "COMPLETE"]
    assert [record for record in found if scan.name_of(record) == "nested.zip"
            and scan.status_of(record)[1] == "ARCHIVE_NESTING_LEVEL_OVER_LIMIT"]
    assert whole(found, "packed.docx")[1] in ("OOXML_UNCOMPRESSED_RATIO_EXCEEDS_LIMIT", "OOXML_UNCOMPRESSED_SIZE_EXCEEDS_LIMIT")
    assert whole(found, "entities.docx")[0] != "COMPLETE"


def test_bombs_take_bounded_memory(bombs):
    assert bombs[1] < MEMORY, f"{bombs[1] >> 20} MB"


# Damage.

DAMAGED = [
    "table.csv", "table.json", "table.jsonl", "table.xlsx", "sheet.xls", "sheet.ods", "table.sqlite", "table.snappy.parquet",
    "table.zstd.parquet", "table.zlib.orc", "table.snappy.orc", "table.deflate.avro", "notes.pdf", "word.pdf", "notes.docx",
    "word.doc", "word.odt", "word.rtf", "notes.pptx", "show.ppt", "show.odp", "letter.eml", "pack.zip", "pack.tar.gz",
    "pack.tar.bz2", "pack.tar.xz", "pack.tar.zst", "pack.7z", "pack.newc.cpio", "pack.a", "pack.deb", "pack.iso",
    "plain.txt.gz", "plain.txt.lz4", "plain.txt.lzma", "page.html", "notes.xml", "bom.utf16.txt"]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """Every format cut off and with bits turned over, in many places."""
    folder = tmp_path_factory.mktemp("damaged")
    random = generator.Random("damage")
    for name in DAMAGED:
        data = (files.folder() / name).read_bytes()
        for number, share in enumerate((0.02, 0.3, 0.7, 0.98)):
            (folder / f"cut-{number}-{name}").write_bytes(data[:int(len(data) * share)])
        for number in range(8):
            bits = bytearray(data)
            # Formats keep what they are at their beginning and their end.
            for _ in range(1 + number * 3):
                edge = random.random() < 0.5
                place = random.randrange(min(len(bits), 512)) if edge else random.randrange(len(bits))
                bits[place if random.random() < 0.5 else -1 - place] ^= 1 << random.randrange(8)
            (folder / f"flip-{number}-{name}").write_bytes(bits)
        (folder / f"grown-{name}").write_bytes(data + bytes(random.randrange(256) for _ in range(200)))
    return folder, watched("--jobs", 2, folder, seconds=300)


def test_every_damaged_file_ends_in_a_status(damaged):
    folder, (found, _, _) = damaged
    own = [record for record in found if scan.member_of(record) is None]
    assert len(own) == len({scan.name_of(record) for record in own}) == len(list(folder.iterdir()))
    for record in found:
        code, reason = scan.status_of(record)
        assert code in ("COMPLETE", "PARTIAL", "SKIPPED") and (code == "COMPLETE") == (reason is None)


def test_damage_does_not_take_memory(damaged):
    assert damaged[1][1] < MEMORY, f"{damaged[1][1] >> 20} MB"


def test_what_is_whole_within_a_damaged_file_is_found(damaged):
    _, (found, _, _) = damaged
    seen = {scan.name_of(record) for record in found if scan.detections(record)}
    for name in ("cut-3-table.csv", "cut-3-table.jsonl", "cut-3-word.rtf", "cut-3-letter.eml", "cut-3-notes.xml"):
        assert name in seen


# Shapes that readers stumble over.

def lines_of(size):
    return ("word " * 200 + f"ssn {SSNS[0]} ") * (size // 1017)


SHAPES = {
    "one-line.txt": lambda: lines_of(10 << 20), "one-line.csv": lambda: "a," * (5 << 20) + f"\nssn {SSNS[0]}\n",
    "one-cell.csv": lambda: 'ssn,note\n1,"' + lines_of(10 << 20) + '"\n',
    "one-string.json": lambda: json.dumps({"ssn": SSNS[0], "text": lines_of(10 << 20)}),
    "one-line.xml": lambda: "<a>" + lines_of(10 << 20) + "</a>",
    "flat-256.json": lambda: "[" * 256 + f'"ssn {SSNS[0]}"' + "]" * 256,
    "deep-257.json": lambda: "[" * 257 + f'"ssn {SSNS[0]}"' + "]" * 257,
    "deep.json": lambda: "[" * 1_000_000, "deep-objects.json": lambda: '{"a":' * 500_000 + "1" + "}" * 500_000,
    "deep-257.jsonl": lambda: ('{"ssn": "' + SSNS[0] + '"}\n') * 3 + '{"a":' * 257 + "1" + "}" * 257 + "\n",
    "deep.xml": lambda: '<?xml version="1.0"?>' + "<a>" * 500_000, "deep.html": lambda: "<html>" + "<div>" * 500_000,
    "deep.rtf": lambda: "{\\rtf1 " + "{" * 1_000_000 + f" ssn {SSNS[0]}",
    "columns.csv": lambda: ",".join(f"c{n}" for n in range(200_000)) + "\n" + ",".join("1" for _ in range(200_000)) + "\n",
    "keys.json": lambda: json.dumps({f"key{n}": n for n in range(300_000)}),
    "quotes.csv": lambda: 'a,b\n"' * 300_000, "newlines.txt": lambda: "\n" * (10 << 20),
    "boundaries.eml": lambda: "From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"
    + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000)),
    "headers.eml": lambda: "From: a@example.com\nTo: b@example.com\nSubject: x\n" + "X-A: b\n" * 500_000 + "\nbody",
    "empty.txt": lambda: ""}


@pytest.fixture(scope="module")
def shapes_of_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shapes")
    for name, make in SHAPES.items():
        (folder / name).write_text(make())
    random = generator.Random("bytes")
    (folder / "invalid.txt").write_bytes(b"\xff\xfe\xfd" + bytes(random.randrange(128, 256) for _ in range(100_000)))
    (folder / "mixed.txt").write_bytes(f"ssn {SSNS[0]} \xe9\xff ".encode("latin-1") * 50 + b"\xc3\x28\xa0\xa1 text\n" * 100)
    (folder / "surrogates.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 50_000)
    (folder / "nulls.txt").write_bytes(bytes(1 << 20))
    return watched("--jobs", 2, folder, seconds=300)


def test_odd_shapes_end_in_a_status(shapes_of_files):
    found, _, _ = shapes_of_files
    assert {scan.name_of(record) for record in found} >= set(SHAPES) | {"invalid.txt", "mixed.txt", "surrogates.txt", "nulls.txt"}


def test_odd_shapes_take_bounded_memory(shapes_of_files):
    assert shapes_of_files[1] < MEMORY, f"{shapes_of_files[1] >> 20} MB"


def test_json_is_read_256_levels_deep(shapes_of_files):
    found, _, _ = shapes_of_files
    assert whole(found, "flat-256.json") == ("COMPLETE", None)
    for name in ("deep-257.json", "deep-257.jsonl", "deep.json", "deep-objects.json"):
        assert whole(found, name) == ("SKIPPED", "JSON_NESTING_LEVEL_OVER_LIMIT"), name


def test_long_lines_are_searched_to_their_end(shapes_of_files):
    found, _, _ = shapes_of_files
    of = {scan.name_of(record): scan.detections(record) for record in found}
    count = (10 << 20) // 1017
    for name in ("one-line.txt", "one-cell.csv", "one-line.xml"):
        assert int(of[name][SSN]["count"]) == count, name
    assert int(of["one-string.json"][SSN]["count"]) == count + 1
    assert int(of["mixed.txt"][SSN]["count"]) == 50


# Folders.

def test_what_is_no_file_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    (tmp_path / "null").symlink_to("/dev/zero")
    (tmp_path / "notes.txt").write_text(content.TEXT)
    for options in ([], ["--follow"]):
        found, _, seconds = watched(*options, tmp_path, seconds=60)
        assert seconds < 30
        assert [scan.name_of(record) for record in found if scan.detections(record)] == ["notes.txt"]
    for name in ("pipe", "socket", "one"):
        assert scan.scan(tmp_path / name, timeout=60).returncode in (0, 2)
    listening.close()


def test_ten_thousand_entries_and_odd_names(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.txt").write_text("nothing\n")
    names = ["new\nline.txt", "tab\t.txt", "-rf", "--format", "quote'\".txt", " ", "ü\u202e.txt", "a" * 255]
    for name in names:
        (folder / name).write_text(content.TEXT)
    found, most, _ = watched(folder)
    assert len(found) == 10_000 + len(names)
    assert {scan.name_of(record) for record in found if scan.detections(record)} == set(names)
    assert most < MEMORY


def test_deep_folders_are_walked(tmp_path):
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d" * 20, dir_fd=place)
        inner = os.open("d" * 20, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    with open(os.open("notes.txt", os.O_WRONLY | os.O_CREAT, dir_fd=place), "w") as file:
        file.write(content.TEXT)
    os.close(place)
    found, _, _ = watched(tmp_path, seconds=60)
    assert all(scan.status_of(record)[0] in ("COMPLETE", "SKIPPED") for record in found)
    subprocess.run(["rm", "-rf", str(tmp_path / ("d" * 20))], check=True)


def test_files_that_vanish_grow_and_shrink_meanwhile(tmp_path):
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(content.TEXT * 50)
    grown = tmp_path / "grown.log"
    grown.write_text(content.TEXT)
    stop = threading.Event()

    def disturb():
        number = 0
        while not stop.is_set():
            path = tmp_path / f"{number % 300:03}.txt"
            if number % 3 == 0:
                path.unlink(missing_ok=True)
            elif number % 3 == 1:
                path.write_text("")
            with open(grown, "a") as file:
                file.write(content.TEXT * 10)
            number += 7
            time.sleep(0.001)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        found, most, _ = watched(tmp_path, seconds=60)
    finally:
        stop.set()
        thread.join()
    assert most < MEMORY
    assert "grown.log" in {scan.name_of(record) for record in found}
