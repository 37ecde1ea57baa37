"""What `castellan scan` promises on the command line: choices, exit codes, output, standard input."""

import gzip
import json
import os
import pty
import re
import select
import subprocess
import time

import pytest

from support import scan
from support.documents import content, files
from support.documents.content import CARD, CARDS, SSN, SSNS
from support.plane import clean_environment


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(content.TEXT)
    return path


def counts(*arguments, **more):
    return {entry["type"]: entry["count"] for entry in scan.report(*arguments, **more)["summary"]["types"]}


# Exit codes.

def test_without_findings_all_is_well(tmp_path):
    (tmp_path / "quiet.txt").write_text("nothing\n")
    assert scan.scan("--fail-on", "low", tmp_path).returncode == 0


@pytest.mark.parametrize(("least", "code"), [("low", 3), ("medium", 3), ("high", 3), ("High", 3)])
def test_findings_fail_where_it_is_asked(text, least, code):
    assert scan.scan(text).returncode == 0
    assert scan.scan("--fail-on", least, text).returncode == code


def test_what_weighs_less_does_not_fail(tmp_path):
    (tmp_path / "vin.csv").write_text("vin\n1M8GDM9AXKP042788\n")
    types = "VEHICLE_IDENTIFICATION_NUMBER"
    assert [scan.scan("--fail-on", least, tmp_path, types=types).returncode for least in ("low", "medium", "high")] == [3, 0, 0]


def test_paths_that_are_not_there_are_told(text, tmp_path):
    ran = scan.scan(tmp_path / "absent", text, types=SSN)
    assert ran.returncode == 2
    assert SSN in ran.stdout and "absent" in ran.stdout + ran.stderr


def test_what_was_not_read_fails_where_it_is_asked(tmp_path):
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + b"\0" * 40)
    assert scan.scan(tmp_path).returncode == 0
    assert scan.scan("--fail-on-incomplete", tmp_path).returncode == 4


@pytest.mark.parametrize("arguments", [
    ["--fail-on", "grave"], ["--format", "pdf"], ["--jobs", "0"], ["--jobs", "many"], ["--max-size", "big"],
    ["--max-size", "-1"], ["--nonsense"], ["--resume", "state", "--show-samples"]])
def test_what_cannot_be_meant_is_refused(text, arguments):
    ran = scan.scan(*arguments, text)
    assert ran.returncode == 64
    assert "Usage" in ran.stderr and not ran.stdout


def test_a_report_that_cannot_be_written_is_told_before_the_scan(text, tmp_path):
    ran = scan.scan("--output", tmp_path / "absent/report.json", text)
    assert ran.returncode == 1 and "absent/report.json" in ran.stderr


# What is looked for.

def test_identifiers_are_chosen_by_id_pattern_and_category(text):
    assert counts(text, types=SSN) == {SSN: 2}
    assert counts(text, types="usa_social_*,credit_card_number") == {SSN: 2, CARD: 2}
    assert set(counts(text, types="financial")) == {CARD}
    assert set(counts("--exclude", "USA_*", text, types=f"{SSN},{CARD}")) == {CARD}
    assert set(counts("--recommended", text, types=None)) == {SSN, CARD}


@pytest.mark.parametrize("options", [["--identifiers", "CREDIT_CARD"], ["--exclude", "NO_SUCH_THING"]])
def test_a_name_that_names_nothing_is_told(text, options):
    ran = scan.scan(*options, text, types=None)
    assert ran.returncode == 1 and options[1] in ran.stderr and not ran.stdout
    if options[1] == "CREDIT_CARD":
        assert "CREDIT_CARD_NUMBER" in ran.stderr


def test_nothing_left_to_look_for_is_told(text):
    assert scan.scan("--exclude", SSN, text, types=SSN).returncode == 1
    assert scan.scan("--recommended", text, types=SSN).returncode == 64


def test_ones_own_identifiers_are_looked_for(text, tmp_path):
    custom = tmp_path / "custom.json"
    custom.write_text(json.dumps([
        {"name": "Hall", "regex": "[a-z]+ hall", "severityLevels": [{"occurrencesThreshold": 1, "severity": "LOW"}]},
        {"name": "Number", "regex": r"\d{3}-\d{2}-\d{4}", "keywords": ["ssn"], "maximumMatchDistance": 12,
         "ignoreWords": [SSNS[0]]}]))
    assert counts("--custom", custom, text, types=CARD) == {CARD: 2, "Hall": 1, "Number": 1}


@pytest.mark.parametrize("entry", [
    {"name": "No regex"}, {"name": "Back", "regex": r"(a)\1"}, {"name": "Open", "regex": "(a"}, {"regex": "abc"}, "text"])
def test_an_identifier_that_cannot_be_is_told(text, tmp_path, entry):
    (tmp_path / "custom.json").write_text(json.dumps(entry))
    ran = scan.scan("--custom", tmp_path / "custom.json", text)
    assert ran.returncode == 1 and "custom.json" in ran.stderr


def test_allow_lists_of_texts_and_of_a_regex(text, tmp_path):
    words, regex = tmp_path / "words.txt", tmp_path / "regex.json"
    words.write_text(f"{SSNS[0]}\nsomething else\n")
    regex.write_text(json.dumps({"regex": CARDS[0][:4] + r"\d+"}))
    assert counts("--allow", words, text) == {SSN: 1, CARD: 2}
    left = 2 - len([card for card in CARDS[:2] if card.startswith(CARDS[0][:4])])
    assert counts("--allow", words, "--allow", regex, text).get(CARD, 0) == left
    assert scan.scan("--allow", tmp_path / "absent", text).returncode == 1


def test_what_is_left_out_is_explained(text, tmp_path):
    (tmp_path / "allowed.txt").write_text(SSNS[0] + "\n")
    (tmp_path / "more.txt").write_text(f"the order {SSNS[2]} and nothing else that would tell what it is\n")
    told = scan.scan("--explain", "--allow", tmp_path / "allowed.txt", text, tmp_path / "more.txt").stdout
    assert "the allow list" in told and "no keyword is near" in told
    assert SSNS[0] not in told
    entries = scan.report("--explain", "--allow", tmp_path / "allowed.txt", text)["suppressed"]
    assert [entry for entry in entries if entry["type"] == SSN and "allow list" in entry["reason"]
            and entry["location"] == "line 2, column 9"]


# What is read.

def test_standard_input_is_read_whatever_it_is():
    for data, count in ((content.TEXT.encode(), 2), (gzip.compress(content.TEXT.encode()), 2),
                        (files.csv_text().encode(), 4), ((files.folder() / "table.none.parquet").read_bytes(), 4)):
        ran = scan.scan("--format", "json", "-", input=data, text=False)
        assert ran.returncode == 0, ran.stderr
        assert {entry["type"]: entry["count"] for entry in json.loads(ran.stdout)["summary"]["types"]} == {
            SSN: count, CARD: count}


def test_larger_files_are_skipped(tmp_path):
    for name, size in (("small.txt", 100), ("large.txt", 3000)):
        (tmp_path / name).write_text(f"ssn {SSNS[0]} " + "x" * size)
    report = scan.report("--max-size", "2KB", tmp_path)
    assert report["summary"]["occurrences"] == 1
    assert [(entry["path"].rsplit("/", 1)[1], entry["reason"]) for entry in report["notAnalysed"]] == [
        ("large.txt", "FILE_EXCEEDS_SIZE_LIMIT")]


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_any_number_of_threads_finds_the_same(jobs):
    report = scan.report("--jobs", jobs, files.folder())
    assert (report["summary"]["files"], report["summary"]["occurrences"]) == _whole()


def _whole():
    summary = scan.report(files.folder())["summary"]
    return summary["files"], summary["occurrences"]


def test_links_are_followed_on_request_and_loops_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/notes.txt").write_text(content.TEXT)
    (tmp_path / "a/link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    assert counts(tmp_path / "a") == {}
    assert counts("--follow", tmp_path / "a") == {SSN: 2, CARD: 2}


# What is said.

def test_a_report_appears_when_it_is_whole(text, tmp_path):
    out = tmp_path / "report.json"
    ran = scan.scan("--format", "json", "--output", out, text)
    assert ran.returncode == 0 and not ran.stdout
    assert json.loads(out.read_text())["summary"]["occurrences"] == 4
    assert "4 occurrences" in ran.stderr
    assert oct(out.stat().st_mode & 0o777) == "0o600"


def test_control_characters_in_names_do_not_reach_the_terminal(tmp_path):
    name = b"evil\x1b[2J\n\r\x07\xff\xc2\x9b.txt"
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as file:
        file.write(content.TEXT.encode())
    ran = scan.scan(tmp_path)
    assert ran.returncode == 0 and "evil" in ran.stdout
    assert not [letter for letter in ran.stdout + ran.stderr if letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)]
    assert scan.report(tmp_path)["summary"]["occurrences"] == 4
    assert len(scan.records(tmp_path)) == 1


def test_elsewhere_than_on_a_terminal_there_are_plain_lines(text):
    ran = scan.scan("--format", "json", text)
    assert "\r" not in ran.stderr and "\x1b" not in ran.stderr
    assert scan.scan("--format", "json", "--quiet", text).stderr == ""


def test_on_a_terminal_there_is_a_bar(tmp_path):
    (tmp_path / "long.log").write_text(content.TEXT * 20_000)
    master, slave = pty.openpty()
    process = subprocess.Popen(
        scan.command("--format", "json", "--output", tmp_path / "report.json", tmp_path / "long.log"),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=slave, env=clean_environment() | {"TERM": "xterm"})
    os.close(slave)
    written = b""
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            data = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        written += data
    os.close(master)
    assert process.wait(10) == 0
    shown = written.decode()
    assert re.search(r"\r\[#*\.*\] \d+% .*/s, .* found", shown), shown[:500]
    assert re.search(r"\d+:\d\d left", shown), shown[-500:]


def test_a_closed_pipe_ends_quietly(text):
    ran = subprocess.run(
        f"{' '.join(scan.command('--format', 'jsonl', files.folder()))} | head -c 10", shell=True, capture_output=True,
        env=clean_environment(), timeout=60)
    assert b"rror" not in ran.stderr
