"""`castellan cedar`, on its own and beside the reference engine, which the package cedarpy carries."""

import itertools
import json
import random
import re
import subprocess

import cedarpy
import pytest

from support.plane import clean_environment, executable

SCHEMA = """
entity Group in [Group];
entity User in [Group] = { age: Long, address: ipaddr, manager?: User } tags String;
entity Folder in [Folder];
entity Doc in [Folder] = { owner: User, public: Bool, labels: Set<String>, expires?: datetime };
action read, write in [Action::"any"] appliesTo {
  principal: [User], resource: [Doc], context: { mfa: Bool, limit: decimal, note?: String }
};
action "any";
"""

POLICIES = """
@id("owner") permit(principal, action, resource) when { resource.owner == principal };
@id("public") permit(principal, action == Action::"read", resource) when { resource.public };
@id("team") permit(principal in Group::"team", action in [Action::"read", Action::"write"], resource in Folder::"top")
  unless { resource.labels.contains("secret") && !context.mfa };
@id("net") permit(principal is User in Group::"staff", action in Action::"any", resource)
  when { principal.address.isInRange(ip("10.0.0.0/8")) && context.limit.lessThan(decimal("2.5")) };
@id("tagged") permit(principal, action, resource)
  when { principal.hasTag("level") && principal.getTag("level") like "h*gh" };
@id("minor") forbid(principal, action == Action::"write", resource) when { principal.age < 18 };
@id("late") forbid(principal, action, resource)
  when { resource has expires && resource.expires < datetime("2024-06-01T00:00:00Z") };
@id("broken") forbid(principal, action, resource) when { principal.manager.age > 60 };
@id("overflow") permit(principal, action, resource) when { principal.age * 9223372036854775807 > 0 };
"""


# cedarpy calls policies by their position.
NAMES = {f"policy{number}": name for number, name in enumerate(re.findall(r'@id\("(\w+)"\)', POLICIES))}


def castellan(*arguments, text=None, cwd=None):
    return subprocess.run(
        [executable(), "cedar", *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60, cwd=cwd,
        env=clean_environment())


def uid(kind, name):
    return {"type": kind, "id": name}


def users(chance):
    for number in range(4):
        attributes = {"age": chance.choice([12, 40, 0]), "address": {"fn": "ip", "arg": chance.choice(["10.1.2.3", "::1"])}}
        if number and chance.random() < 0.5:
            attributes["manager"] = uid("User", "u0")
        tags = {"level": chance.choice(["high", "low"])} if chance.random() < 0.5 else {}
        parents = [uid("Group", name) for name in ("team", "staff") if chance.random() < 0.4]
        yield {"uid": uid("User", f"u{number}"), "attrs": attributes, "tags": tags, "parents": parents}


def documents(chance):
    for number in range(4):
        attributes = {
            "owner": uid("User", f"u{chance.randrange(4)}"), "public": chance.random() < 0.3,
            "labels": [label for label in ("secret", "é") if chance.random() < 0.4]}
        if chance.random() < 0.4:
            attributes["expires"] = {"fn": "datetime", "arg": chance.choice(["2024-01-01", "2030-01-01"])}
        parents = [uid("Folder", "sub")] if chance.random() < 0.6 else []
        yield {"uid": uid("Doc", f"d{number}"), "attrs": attributes, "parents": parents}


def entities(chance):
    return [*users(chance), *documents(chance), {
        "uid": uid("Folder", "sub"), "attrs": {}, "parents": [uid("Folder", "top")]}]


@pytest.fixture
def files(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return write


@pytest.mark.parametrize("seed", range(4))
def test_decisions_are_those_of_the_reference(files, seed):
    chance = random.Random(seed)
    held = entities(chance)
    policies, schema, data = files("p.cedar", POLICIES), files("s.cedarschema", SCHEMA), files("e.json", held)
    seen = set()
    for user, action, document in itertools.product(range(0, 4, 2), ("read", "write"), range(4)):
        context = {"mfa": chance.random() < 0.5, "limit": {"fn": "decimal", "arg": chance.choice(["1.0", "3.25"])}}
        asked = {
            "principal": f'User::"u{user}"', "action": f'Action::"{action}"', "resource": f'Doc::"d{document}"',
            "context": context}
        theirs = cedarpy.is_authorized(asked, POLICIES, held, schema=SCHEMA)
        ours = castellan(
            "authorize", "-p", policies, "-s", schema, "--entities", data, "--request-json", files("r.json", asked),
            "--format", "json")
        answer = json.loads(ours.stdout)
        seen.add(answer["decision"])
        assert ours.returncode == (0 if theirs.decision == cedarpy.Decision.Allow else 2), ours.stderr
        assert sorted(answer["reasons"]) == sorted(NAMES[name] for name in theirs.diagnostics.reasons)
        told = [f"error while evaluating policy `{error['policy']}`: {error['message']}" for error in answer["errors"]]
        assert sorted(told) == sorted(
            re.sub(r"policy\d+", lambda found: NAMES[found[0]], error) for error in theirs.diagnostics.errors)
    assert seen == {"allow", "deny"}


def test_json_policies_are_the_references(files):
    ours = castellan("translate-policy", "--direction", "cedar-to-json", "-p", files("p.cedar", POLICIES))
    assert ours.returncode == 0, ours.stderr
    theirs = json.loads(cedarpy.policies_to_json_str(POLICIES))
    by_name = {policy["annotations"]["id"]: policy for policy in theirs["staticPolicies"].values()}
    assert json.loads(ours.stdout)["staticPolicies"] == by_name
    back = castellan("translate-policy", "--direction", "json-to-cedar", text=json.dumps(theirs))
    assert back.returncode == 0, back.stderr
    assert json.loads(cedarpy.policies_to_json_str(back.stdout))["staticPolicies"].keys() == theirs["staticPolicies"].keys()
    assert sorted(map(str, json.loads(cedarpy.policies_to_json_str(back.stdout))["staticPolicies"].values())) == sorted(
        map(str, theirs["staticPolicies"].values()))


@pytest.mark.parametrize("condition", [
    "principal.nme == 1", "resource.labels == []", "context.note == \"a\"", "principal.getTag(\"x\") == \"y\"",
    "principal.age + true == 1", "if context.mfa then 1 else \"a\"", "decimal(\"1\").lessThan(context.limit)",
    "principal == resource && 1", "ip(context.note).isIpv4()", "resource.owner.manager.age == 1", "Usr::\"a\" == principal",
])
def test_findings_are_the_references(files, condition):
    policies = f"permit(principal, action == Action::\"read\", resource) when {{ {condition} }};"
    theirs = cedarpy.validate_policies(policies, SCHEMA)
    ours = castellan("validate", "-p", files("p.cedar", policies), "-s", files("s.cedarschema", SCHEMA))
    assert ours.returncode == (0 if theirs.validation_passed else 3), ours.stdout
    for error in theirs.errors:
        # Releases differ in how they begin the reason: `Failed to parse` or `failed to parse`.
        assert error.error.lower() in ours.stdout.lower()


def test_a_new_folder_passes_its_own_tests(tmp_path):
    assert castellan("new", "-n", "sample", cwd=tmp_path).returncode == 0
    sample = tmp_path / "sample"
    done = castellan(
        "run-tests", "-p", "policy.cedar", "-s", "schema.cedarschema", "--tests", "tests.json", cwd=sample)
    assert done.returncode == 0 and "results: 2 passed, 0 failed" in done.stdout
    asked = ["-p", "policy.cedar", "-s", "schema.cedarschema", "--entities", "entities.json", "-a", 'Action::"view"',
             "-r", 'Photo::"beach"', "--verbose"]
    allowed = castellan("authorize", *asked, "-l", 'Person::"ann"', cwd=sample)
    assert (allowed.returncode, allowed.stdout.split()[0]) == (0, "ALLOW") and "  circle-views\n" in allowed.stdout
    denied = castellan("authorize", *asked, "-l", 'Person::"eve"', cwd=sample)
    assert (denied.returncode, denied.stdout.split()[0]) == (2, "DENY")
    assert castellan("new", "-n", "sample", cwd=tmp_path).returncode == 1


def test_explanations_tell_what_was_missing(tmp_path):
    castellan("new", "-n", "sample", cwd=tmp_path)
    asked = ["-p", "policy.cedar", "--entities", "entities.json", "-a", 'Action::"edit"', "-r", 'Photo::"beach"']
    denied = castellan("explain", *asked, "-l", 'Person::"ann"', "--format", "json", cwd=tmp_path / "sample")
    assert denied.returncode == 2
    nearest = json.loads(denied.stdout)["nearest"]
    assert {trace["policy"] for trace in nearest} == {"circle-views", "owner-all"}
    owner = next(trace for trace in nearest if trace["policy"] == "owner-all")
    assert [(part["text"], part["outcome"]) for part in owner["parts"]] == [
        ("resource has owner", "holds"), ("resource.owner == principal", "fails")]
    assert owner["parts"][1]["values"] == {"resource.owner": 'Person::"ben"', "principal": 'Person::"ann"'}
    allowed = castellan("explain", *asked, "-l", 'Person::"ben"', cwd=tmp_path / "sample")
    assert allowed.returncode == 0 and "permit owner-all\n" in allowed.stdout and "✗" not in allowed.stdout


def test_searches_agree_with_decisions(tmp_path):
    castellan("new", "-n", "sample", cwd=tmp_path)
    sample = tmp_path / "sample"
    given = ["-p", "policy.cedar", "-s", "schema.cedarschema", "--entities", "entities.json"]
    who = castellan("who-can", *given, "-a", 'Action::"edit"', "-r", 'Photo::"beach"', "--format", "json", cwd=sample)
    assert json.loads(who.stdout) == ['Person::"ben"']
    what = castellan("what-can", *given, "-l", 'Person::"ann"', cwd=sample)
    assert what.stdout == 'Action::"view" on Photo::"beach"\n1 of 2\n'


def test_a_failing_test_is_told(tmp_path):
    castellan("new", "-n", "sample", cwd=tmp_path)
    tests = tmp_path / "sample/tests.json"
    tests.write_text(tests.read_text().replace('"allow"', '"deny"'))
    done = castellan("run-tests", "-p", "policy.cedar", "--tests", "tests.json", cwd=tmp_path / "sample")
    assert done.returncode == 1 and "fail: expected deny, got allow" in done.stdout


def test_links_are_kept_and_decide(files, tmp_path):
    template = files("t.cedar", '@id("share") permit(principal == ?principal, action, resource in ?resource);')
    links = tmp_path / "links.json"
    done = castellan(
        "link", "-p", template, "-k", links, "--template-id", "share", "-n", "share-1", "-a",
        json.dumps({"?principal": 'User::"u1"', "?resource": 'Folder::"top"'}))
    assert done.returncode == 0, done.stderr
    assert json.loads(links.read_text()) == [{
        "template_id": "share", "link_id": "share-1",
        "args": {"?principal": 'User::"u1"', "?resource": 'Folder::"top"'}}]
    asked = ["-p", template, "-k", links, "--entities", files("e.json", []), "-a", 'Action::"x"', "-r", 'Folder::"top"', "-v"]
    assert "share-1" in castellan("authorize", *asked, "-l", 'User::"u1"').stdout
    assert castellan("authorize", *asked, "-l", 'User::"u2"').returncode == 2
    missing = castellan("link", "-p", template, "--template-id", "share", "-n", "x", "-a", "{}")
    assert missing.returncode == 1 and "were not provided" in missing.stderr


def test_formatting_keeps_meaning_and_comments(files):
    text = "// kept\n" + POLICIES.replace("resource)\n", "resource) // here\n")
    path = files("p.cedar", text)
    assert castellan("format", "-p", path, "--check").returncode == 1
    assert castellan("format", "-p", path, "--write").returncode == 0
    written = path.read_text()
    assert written == castellan("format", text=text).stdout and written.count("// here") == text.count("// here")
    assert castellan("format", "-p", path, "--check").returncode == 0
    assert max(map(len, castellan("format", "-p", path, "-l", "60").stdout.splitlines())) < max(map(len, text.splitlines()))
    assert json.loads(cedarpy.policies_to_json_str(written)) == json.loads(cedarpy.policies_to_json_str(text))


def test_what_cannot_be_read_is_shown_in_its_place(files):
    done = castellan("check-parse", text="permit(principal, action, resource)\nwhen { principal.isInrange(1) };\n")
    assert done.returncode == 1
    assert "-:2:18" in done.stderr and "did you mean `isInRange`?" in done.stderr
    assert castellan("check-parse", text="permit(principal, action, resource);").returncode == 0


def test_the_corpus_command_tells_mismatches(files, tmp_path):
    files("p.cedar", "permit(principal, action, resource);")
    files("s.cedarschema", 'entity U; action a appliesTo { principal: U, resource: U };')
    files("e.json", [])
    request = {
        "principal": uid("U", "x"), "action": uid("Action", "a"), "resource": uid("U", "x"), "context": {},
        "decision": "allow", "reason": ["policy0"], "errors": []}
    test = {
        "policies": "p.cedar", "schema": "s.cedarschema", "entities": "e.json", "shouldValidate": True, "requests": [request]}
    files("test.json", test)
    good = castellan("corpus", tmp_path)
    assert (good.returncode, good.stdout) == (0, "1 passed, 0 failed\n")
    files("test.json", test | {"requests": [request | {"decision": "deny"}]})
    bad = castellan("corpus", tmp_path)
    assert bad.returncode == 1 and bad.stdout.endswith("0 passed, 1 failed\n")
    files("test.json", test | {"shouldValidate": False})
    assert "validation passed" in castellan("corpus", tmp_path).stdout


def test_a_schema_that_hides_a_type_is_warned_of(files):
    schema = files("s.cedarschema", "type ipaddr = String;\nentity U { a: ipaddr };\naction x appliesTo { principal: U, resource: U };")
    done = castellan("validate", "-p", files("p.cedar", "permit(principal, action, resource);"), "-s", schema)
    assert done.returncode == 0 and "warning: The name `ipaddr` shadows a builtin Cedar name." in done.stdout
    assert "s.cedarschema:1:" in done.stdout


def test_schemas_and_values():
    schema = castellan("translate-schema", "--direction", "cedar-to-json", text=SCHEMA)
    assert json.loads(schema.stdout)[""]["entityTypes"]["User"]["memberOfTypes"] == ["Group"]
    back = castellan("translate-schema", "--direction", "json-to-cedar", text=schema.stdout)
    again = castellan("translate-schema", "--direction", "cedar-to-json", text=back.stdout)
    assert json.loads(again.stdout) == json.loads(schema.stdout)
    assert castellan("evaluate", '[1, 2].contains(2) && ip("10.0.0.1").isInRange(ip("10.0.0.0/8"))').stdout == "true\n"
    assert castellan("evaluate", "1 + true").returncode == 1
    assert castellan("language-version").stdout == "Cedar language version: 4.5\n"
