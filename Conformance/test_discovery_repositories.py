"""Git's ignore rules and history as Git itself has them, and scans that were cut off."""

import json
import os
import random as generator
import signal
import subprocess
import time

import pytest

from support import scan
from support.documents import content
from support.documents.content import CARD, SSN, SSNS
from support.plane import clean_environment

IDENTITY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Nobody"), ("EMAIL", "nobody@example.com"))}


def git(folder, *arguments, **more):
    ran = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=True,
        env=clean_environment() | IDENTITY | {"GIT_CONFIG_GLOBAL": "/dev/null", "HOME": str(folder)}, **more)
    return ran.stdout.decode().strip()


def commit(folder, message):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


PATTERNS = {
    ".gitignore": ["*.log", "!keep.log", "/only-here.txt", "build/", "**/deep/*.tmp", "a/**/z", "name[0-9]?.txt", r"\#odd",
                   r"trailing\ ", "# comment", "", "foo/*", "!foo/bar", "dir/*.txt", "[!a]x.cfg", "[[:digit:]]n", "é*"],
    "sub/.gitignore": ["!*.log", "only-sub.txt", "/anchored", "nested/"],
    "sub/more/.gitignore": ["*", "!*.md", "!.gitignore"]}
PATHS = [
    "x.log", "keep.log", "only-here.txt", "sub/only-here.txt", "build/out.txt", "sub/build/out.txt", "deep/a.tmp",
    "q/deep/b.tmp", "a/z", "a/b/c/z", "name1x.txt", "nameax.txt", "#odd", "trailing ", "foo/bar", "foo/other",
    "dir/a.txt", "dir/sub/a.txt", "bx.cfg", "ax.cfg", "1n", "nn", "étude.txt", "sub/y.log", "sub/only-sub.txt",
    "sub/anchored", "sub/deeper/anchored", "sub/nested/file", "sub/more/a.txt", "sub/more/b.md", "sub/more/c/d.md",
    "plain.txt", "build.txt", "q/build", ".hidden.txt", "info.txt"]


def test_what_git_ignores_is_left_out(repository):
    for name, patterns in PATTERNS.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{pattern}\n" for pattern in patterns))
    for name in PATHS:
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.TEXT)
    (repository / ".git/info/exclude").write_text("info.txt\n")
    listed = git(repository, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    wanted = {name for name in listed if name in PATHS}
    findings = scan.report("--respect-gitignore", ".", cwd=repository)["findings"]
    found = {finding["resourcesAffected"]["s3Object"]["key"].removeprefix("./") for finding in findings}
    assert found == wanted
    assert 0 < len(wanted) < len(PATHS)
    without = scan.report(".", cwd=repository)["findings"]
    assert set(PATHS) <= {finding["resourcesAffected"]["s3Object"]["key"].removeprefix("./") for finding in without}


def test_what_was_committed_and_removed_is_found_once_with_its_commit(repository):
    (repository / "readme.md").write_text("nothing\n")
    commit(repository, "begin")
    (repository / "conf").mkdir()
    (repository / "conf/secret.txt").write_text(content.TEXT)
    first = commit(repository, "add")
    (repository / "copy.txt").write_text(content.TEXT)
    commit(repository, "copy")
    (repository / "conf/secret.txt").unlink()
    (repository / "copy.txt").unlink()
    commit(repository, "remove")
    git(repository, "checkout", "-q", "-b", "side", "HEAD~1")
    (repository / "side.txt").write_text(f"credit card {content.CARDS[2]}\n")
    side = commit(repository, "side")
    git(repository, "checkout", "-q", "main")
    findings = scan.report("--git", repository)["findings"]
    objects = {finding["resourcesAffected"]["s3Object"]["key"]: finding["resourcesAffected"]["s3Object"]["versionId"]
               for finding in findings}
    assert objects == {"conf/secret.txt": first, "side.txt": side}
    assert scan.report(repository)["findings"] == []


def test_a_packed_bare_repository_and_its_attachments_are_read(repository, tmp_path):
    from support.documents import packs
    (repository / "pack.zip").write_bytes(packs.zipped({"notes.txt": content.TEXT.encode()}))
    (repository / "name with\nnewline").write_text(content.TEXT)
    commit(repository, "add")
    git(repository, "gc", "-q")
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(tmp_path / "bare.git"))
    report = scan.report("--git", tmp_path / "bare.git")
    assert {entry["type"]: entry["count"] for entry in report["summary"]["types"]} == {SSN: 4, CARD: 4}
    assert len(report["findings"]) == 2


def test_where_there_is_no_repository_it_is_told(tmp_path):
    ran = scan.scan("--git", tmp_path)
    assert ran.returncode == 1 and "Git repository" in ran.stderr
    assert scan.scan("--git", "-").returncode == 64


# Scans that were cut off.

@pytest.fixture
def many(tmp_path):
    random = generator.Random("many")
    folder = tmp_path / "many"
    for number in range(600):
        place = folder / f"{number % 20:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"ssn {SSNS[number % 4]}\n" + "".join(
            random.choice(content.LINES) + "\n" for _ in range(120)))
    return folder


def size(path):
    return path.stat().st_size if path.exists() else 0


def test_a_killed_scan_goes_on_where_it_was(many, tmp_path):
    state = tmp_path / "scan.state"
    whole = scan.report("--quiet", many)
    process = subprocess.Popen(
        scan.command("--format", "json", "--resume", state, many), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=clean_environment())
    deadline = time.monotonic() + 60
    while size(state) < 8_000 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    assert process.poll() is None, "it was done before it could be killed"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    kept = state.read_bytes()
    again = scan.report("--resume", state, many)
    assert state.read_bytes()[:len(kept) // 2] == kept[:len(kept) // 2]
    assert again["summary"]["types"] == whole["summary"]["types"]
    assert [strip(finding) for finding in again["findings"]] == [strip(finding) for finding in whole["findings"]]


def strip(finding):
    return json.dumps({name: value for name, value in finding.items() if name not in ("createdAt", "updatedAt")})


def test_what_changed_meanwhile_is_read_again(many, tmp_path):
    state = tmp_path / "scan.state"
    for number in range(100, 600):
        (many / f"{number % 20:02}/{number}.txt").unlink()
    before = scan.report("--resume", state, many)["summary"]
    changed = many / "00/0.txt"
    changed.write_text(f"ssn {SSNS[0]} and ssn {SSNS[1]}\n" + changed.read_text())
    (many / "00/20.txt").unlink()
    after = scan.report("--resume", state, many)["summary"]
    assert after["files"] == before["files"] - 1
    fresh = scan.report(many)["summary"]
    assert after["types"] == fresh["types"]
    # Other rules are another scan.
    assert scan.report("--resume", state, many, types=CARD)["summary"]["types"] == scan.report(many, types=CARD)["summary"]["types"]


def test_an_interrupted_scan_reports_what_it_finished(many):
    process = subprocess.Popen(
        scan.command("--format", "json", "--jobs", "1", many), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=clean_environment())
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    report = json.loads(out)
    if report["summary"]["isInterrupted"]:
        assert process.returncode == 2 and b"Interrupted" in err
        assert report["summary"]["files"] < 600
    else:
        assert process.returncode == 0
