"""The Cedar examples: they validate, pass their own tests, and the reference engine decides them the same."""

import json
import pathlib
import re
import shutil
import subprocess

import cedarpy
import pytest

from support.plane import clean_environment, executable

EXAMPLES = pathlib.Path(__file__).resolve().parents[1] / "Examples"


@pytest.fixture(params=["photo-sharing", "document-management"])
def example(request, tmp_path):
    """A copy, so that nothing is left behind in the project."""
    return shutil.copytree(EXAMPLES / request.param, tmp_path / request.param)


def castellan(example, *arguments):
    given = ["-p", "policies.cedar", "-s", "schema.cedarschema"]
    if (example / "links.json").exists():
        given += ["-k", "links.json"]
    return subprocess.run(
        [executable(), "cedar", arguments[0], *given, *arguments[1:]], cwd=example, capture_output=True, text=True,
        timeout=60, env=clean_environment())


def test_it_validates_without_a_warning(example):
    done = castellan(example, "validate", "--deny-warnings")
    assert (done.returncode, done.stdout) == (0, "policy set validation passed\n")
    theirs = cedarpy.validate_policies(
        (example / "policies.cedar").read_text(), (example / "schema.cedarschema").read_text())
    assert theirs.validation_passed


def test_it_passes_its_tests(example):
    done = castellan(example, "run-tests", "--entities", "entities.json", "--tests", "tests.json")
    count = len(json.loads((example / "tests.json").read_text()))
    assert done.returncode == 0, done.stdout
    assert f"results: {count} passed, 0 failed" in done.stdout


def test_the_reference_decides_the_same(example):
    policies = (example / "policies.cedar").read_text()
    if (example / "links.json").exists():
        link = json.loads((example / "links.json").read_text())[0]
        for slot, entity in link["args"].items():
            policies = policies.replace(slot, entity)
    entities = json.loads((example / "entities.json").read_text())
    schema = (example / "schema.cedarschema").read_text()
    for test in json.loads((example / "tests.json").read_text()):
        answer = cedarpy.is_authorized(test["request"], policies, entities, schema=schema)
        assert answer.decision.value.lower() == test["decision"], test["name"]


def test_the_readme_runs_as_it_stands(example):
    blocks = re.findall(r"```sh\n(.*?)```", (example / "README.md").read_text(), re.S)
    folder = pathlib.Path(executable()).absolute().parent
    environment = clean_environment() | {"PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin"}
    # explain has the exit code of the decision that it explains, which is a denial in both.
    script = "\n".join(blocks).replace("castellan cedar explain", "! castellan cedar explain")
    done = subprocess.run(
        ["bash", "-euc", script], cwd=example, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "0 failed" in done.stdout and "because these policies apply:\n  forbid " in done.stdout
