"""The gates of our own tools go red when they should."""

import subprocess

import pytest

from support.plane import PROJECT

GOOD = "/// One sentence.\nstruct Tower {\n    let height = 1\n}\n"


def lint(folder):
    return subprocess.run([PROJECT / "Tools/lint", str(folder)], capture_output=True, text=True, timeout=120)


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_lint_passes_what_is_good(tmp_path):
    write(tmp_path, "Sources/Tower/Tower.swift", GOOD)
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("line, complaint", [
    ("let a = try! load()", "try! without its reason"),
    ("final class A: @unchecked Sendable {}", "@unchecked Sendable without its reason"),
    ('func a() { fatalError("no") }', "fatalError without its reason"),
    ("let a = b!", "forced unwrap without its reason"),
    ("let a = b![0].c", "forced unwrap without its reason"),
    ("// TODO: finish", "unfinished work"),
    ("let a  =  1", "Sources/Tower/Tower.swift"),
    ('let a = CommandConfiguration(abstract: "Build.")', "Tower.swift:5: a command without its commandName"),
    ("/// https:" + "//packages.nowhere.dev/simple", "names the host packages.nowhere.dev"),
])
def test_lint_refuses(tmp_path, line, complaint):
    write(tmp_path, "Sources/Tower/Tower.swift", GOOD + line + "\n")
    done = lint(tmp_path)
    assert done.returncode == 1 and complaint in done.stdout, done.stdout


@pytest.mark.parametrize("line", [
    "let a = try! load()  // The text is our own and parses.",
    'let a = "wow!"', "let a = b != c", "let a = !b",
    'let a = CommandConfiguration(\n    commandName: "build",\n    abstract: "Build.")',
])
def test_lint_lets_pass(tmp_path, line):
    write(tmp_path, "Sources/Tower/Tower.swift", GOOD + line + "\n")
    assert lint(tmp_path).returncode == 0


def test_lint_refuses_long_files(tmp_path):
    write(tmp_path, "Sources/Tower/Tower.swift", GOOD + "// A stone.\n" * 400)
    assert "what two things it is" in lint(tmp_path).stdout
