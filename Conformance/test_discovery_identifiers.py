"""`castellan identifiers`: what is looked for, and why a text is or is not reported."""

import json
import subprocess

import pytest

from support.documented_keywords import DOCUMENTED
from support.plane import executable
from support.planted.content import kinds

RECOMMENDED = 35


def run(*arguments, text=None):
    return subprocess.run([executable(), "identifiers", *arguments], input=text, capture_output=True, text=True, timeout=60)


def listed(*arguments):
    printed = run("--format", "json", *arguments)
    assert printed.returncode == 0, printed.stderr
    return json.loads(printed.stdout)


def test_every_managed_identifier_of_macie_is_there_and_many_more():
    every = {one["id"]: one for one in listed()}
    managed = {name for name, one in every.items() if one["source"].startswith("Macie")}
    # What is planted was written from Macie's documentation, apart from the tables.
    assert managed == set(kinds()) and len(managed) == 166
    assert len(every) > 600
    assert len([one for one in every.values() if one["category"] == "CREDENTIALS"]) >= 110
    assert len(listed("--recommended")) == RECOMMENDED


def spellings(keyword):
    """A keyword with a space also stands for itself without it, and with a hyphen or a low line in its place."""
    return {keyword.lower()} | {keyword.lower().replace(" ", other) for other in ("", "-", "_")}


def test_every_keyword_of_macies_documentation_is_known():
    known = {one["id"]: {spelling for word in one["keywords"] for spelling in spellings(word)} for one in listed()}
    missing = {
        name: [word for word in words if word.lower() not in known[name]] for name, words in DOCUMENTED.items()}
    assert len(missing) == 108
    assert {name: words for name, words in missing.items() if words} == {}


def test_lists_are_narrowed():
    assert {one["category"] for one in listed("financial")} == {"FINANCIAL_INFORMATION"}
    assert all("DE" in one["countries"] for one in listed("--country", "de"))
    assert all(one["id"].startswith("GITHUB") for one in listed("github*"))
    assert "UK_NHS_NUMBER" in run().stdout


def test_one_is_described():
    shown = run("show", "UK_NHS_NUMBER").stdout
    assert "NHS number" in shown and "national health service" in shown and "near a keyword" in shown


@pytest.mark.parametrize("text, code, said", [
    ("NHS 943 476 5870", 0, "✓ 943 476 5870"), ("NHS 943 476 5871", 1, "refuses it"),
    ("call 943 476 5870", 1, "no keyword is near"), ("nothing", 1, "Nothing in the text")])
def test_a_text_is_explained(text, code, said):
    by_argument, by_input = run("test", "UK_NHS_NUMBER", text), run("test", "UK_NHS_NUMBER", text=text)
    assert by_argument.returncode == by_input.returncode == code
    assert said in by_argument.stdout and said in by_input.stdout


def test_a_columns_name_counts():
    assert run("test", "SPAIN_DNI_NUMBER", "54362315K").returncode == 1
    found = run("test", "SPAIN_DNI_NUMBER", "54362315K", "--column", "dni", "--format", "json")
    assert json.loads(found.stdout) == [{"value": "54362315K", "start": 0, "end": 9, "isFound": True}]


def test_what_is_not_there_is_said_with_what_is_near():
    failed = run("show", "UK_NHS")
    assert failed.returncode != 0 and "did you mean UK_NHS_NUMBER" in failed.stderr
