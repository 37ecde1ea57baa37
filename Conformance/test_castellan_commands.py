"""The executable's other commands, and the plane's own pages."""

import gzip
import json
import os
import re
import shutil
import subprocess

import pytest

from support.clients import Caller, refused
from support.main_walk import main_walk
from support.plane import REGION, Credentials, Plane, clean_environment, executable
from support.policies import allow, deny, document, statement

BUCKET = "arn:aws:s3:::bucket/key"


def castellan(*arguments, text=None, home=None):
    environment = clean_environment() | ({"CASTELLAN_HOME": str(home)} if home else {})
    return subprocess.run(
        [executable(), *arguments], input=text, capture_output=True, text=True, timeout=60, env=environment)


def evaluation(identity, action="s3:GetObject", **more):
    return {
        "request": {
            "principal": "arn:aws:iam::111122223333:user/ann", "action": action,
            "resource": {"resource": BUCKET, "accountId": "111122223333"}, "context": more.pop("context", {})},
        "identityPolicies": [{"name": f"policy-{number}", "policy": json.loads(text)} for number, text in enumerate(identity)],
    } | more


def evaluate(asked):
    done = castellan("iam", "evaluate", "-", text=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_one_evaluation():
    answer = evaluate(evaluation([allow("s3:*")]))
    assert answer["decision"] == "Allowed"
    assert "explanation" in answer and answer["matchedStatements"]


def test_an_array_of_evaluations(tmp_path):
    boundary = [{"name": "boundary", "policy": json.loads(allow("iam:*"))}]
    asked = [
        evaluation([allow("s3:*"), deny("s3:GetObject")]),
        evaluation([allow("s3:Put*")]),
        evaluation([allow("s3:*")], permissionBoundaryPolicies=boundary),
        evaluation([allow("s3:*", Condition={"StringEquals": {"aws:RequestedRegion": REGION}})],
                   context={"aws:RequestedRegion": REGION}),
        evaluation([], resourcePolicy=json.loads(document(statement(
            "Allow", "s3:GetObject", BUCKET, Principal={"AWS": "arn:aws:iam::111122223333:user/ann"})))),
        evaluation([allow("s3:*")], serviceControlPolicies=[
            {"orgIdentifier": "r-root", "policies": [{"name": "scp", "policy": json.loads(deny("s3:*"))}]}]),
    ]
    file = tmp_path / "requests.json"
    file.write_text(json.dumps(asked))
    done = castellan("iam", "evaluate", str(file))
    assert done.returncode == 0, done.stderr
    assert [answer["decision"] for answer in json.loads(done.stdout)] == [
        "ExplicitlyDenied", "ImplicitlyDenied", "ImplicitlyDenied", "Allowed", "Allowed", "ExplicitlyDenied"]


@pytest.mark.parametrize("text", ["", "{", '{"request": {}}', "null"])
def test_evaluate_tells_what_it_cannot_read(text):
    done = castellan("iam", "evaluate", "-", text=text)
    assert done.returncode not in (0, -4, -6, -11), done
    assert done.stderr.strip() and "Fatal error" not in done.stderr


def test_one_bad_evaluation_does_not_spoil_the_others():
    done = castellan("iam", "evaluate", "-", text=json.dumps([1, evaluation([allow("s3:*")])]))
    bad, good = json.loads(done.stdout)
    assert bad["error"] and good["decision"] == "Allowed"


def test_lint_names_the_place(tmp_path):
    good = tmp_path / "good.json"
    good.write_text(document(statement("Allow", "s3:GetObject", BUCKET)))
    assert castellan("iam", "lint", str(good)).returncode == 0
    bad = tmp_path / "bad.json"
    bad.write_text('{\n  "Version": "2012-10-17",\n  "Statement": [\n    {"Effect": "Permit", "Action": "s3:*", "Resource": "*"}\n  ]\n}\n')
    done = castellan("iam", "lint", str(bad))
    assert done.returncode not in (0, -4, -6, -11)
    assert re.search(r"\b4:\d+", done.stdout + done.stderr), done.stdout + done.stderr
    told = castellan("iam", "lint", "--format", "json", str(bad))
    findings = json.loads(told.stdout)
    findings = findings.get("findings", findings) if isinstance(findings, dict) else findings
    assert findings[0]["line"] == 4 and findings[0]["column"] > 1


def test_explain_tells_the_whole_trace(plane, admin, user_with):
    user = user_with(allow("iam:ListUsers", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}))
    with refused("AccessDenied", 403) as denial:
        user.iam.list_users()
    request = denial.response["ResponseMetadata"]["RequestId"]
    told = plane.run("explain", request)
    assert told.returncode == 0, told.stderr
    for part in (user.arn, "iam:ListUsers", "aws:SourceIp", "10.0.0.0/8", "127.0.0.1"):
        assert part in told.stdout, told.stdout
    formatted = json.loads(plane.run("explain", request, "--format", "json").stdout)
    assert "iam:ListUsers" in json.dumps(formatted)

    allowed = admin.iam.list_users(MaxItems=1)["ResponseMetadata"]["RequestId"]
    assert "AdministratorAccess" in plane.run("explain", allowed).stdout or "own" in plane.run("explain", allowed).stdout
    nothing = plane.run("explain", "00000000-0000-0000-0000-000000000000")
    assert nothing.returncode not in (0, -4, -6, -11) and nothing.stderr.strip()


def test_env_points_clients_at_the_plane(plane):
    names = plane.exported()
    assert names["AWS_ENDPOINT_URL"] == plane.endpoint
    assert names["AWS_REGION"] == REGION or names["AWS_DEFAULT_REGION"] == REGION
    assert {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} <= set(names)


def test_the_home_is_for_its_owner_only(plane):
    assert plane.home.stat().st_mode & 0o077 == 0
    for path in plane.home.rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o177 == 0, path


def test_the_audit_chain_is_proved_and_breaks_where_it_was_touched(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    root = Caller(plane, plane.root())
    for number in range(3):
        root.iam.create_user(UserName=f"user-{number}")
        plane.stop()
        plane.start()
    plane.stop()
    proved = plane.run("audit", "verify")
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert plane.run("audit", "verify", "--format", "json").stdout.strip().startswith(("{", "["))

    touched = touch_one_segment(plane.home, tmp_path / "copy")
    broken = castellan("audit", "verify", home=tmp_path / "copy")
    assert broken.returncode not in (0, -4, -6, -11), broken.stdout
    assert touched in broken.stdout + broken.stderr


def touch_one_segment(home, copy):
    """Copies the home and changes one user's name in the first segment that tells it; answers with the file's name."""
    shutil.copytree(home, copy, copy_function=shutil.copy2, ignore=shutil.ignore_patterns("*.sock", "*.lock"))
    for path in sorted(copy.rglob("*")):
        if not path.is_file() or "audit" not in path.relative_to(copy).as_posix():
            continue
        data = path.read_bytes()
        is_packed = data[:2] == b"\x1f\x8b"
        text = gzip.decompress(data) if is_packed else data
        if b"user-1" in text:
            changed = text.replace(b"user-1", b"user-9")
            path.write_bytes(gzip.compress(changed) if is_packed else changed)
            return path.name
    raise AssertionError("no segment tells of the user")


def test_health_and_metrics(plane, admin, stranger):
    assert plane.health()
    with refused("AccessDenied", 403):
        stranger.iam.list_users()
    status, headers, body = plane.get("/_castellan/metrics")
    assert status == 200 and headers["content-type"].startswith("text/plain")
    text = body.decode()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines:
        assert re.fullmatch(r"[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? [-+0-9.eEInfNa]+( \d+)?", line), line
    assert re.search(r"(?m)^castellan_\w*request\w*\{.*\} \d+", text)
    assert re.search(r"(?m)^castellan_\w*deni\w*(\{.*\})? [1-9]", text)
    assert re.search(r"(?m)^castellan_\w*bucket\{.*le=", text) or "quantile=" in text


def test_unknown_pages_of_ours(plane):
    status, _, _ = plane.get("/_castellan/nothing")
    assert status == 404


def test_reset_is_for_ephemeral_planes(plane, ephemeral):
    status, _, _ = plane.get("/_castellan/reset", method="POST")
    assert 400 <= status < 500
    account = ephemeral.account
    main_walk(ephemeral)
    status, _, _ = ephemeral.plane.get("/_castellan/reset", method="POST")
    assert status in (200, 204)
    fresh = Caller(ephemeral.plane, ephemeral.credentials)
    assert fresh.iam.list_users()["Users"] == [] and fresh.account == account
    assert fresh.iam.list_roles()["Roles"] == []
    assert "AWS_ACCESS_KEY_ID" not in ephemeral.plane.log_text()
    status, _, _ = ephemeral.plane.get("/_castellan/reset")
    assert 400 <= status < 500


def test_regions_may_be_restricted(tmp_path):
    plane = Plane(tmp_path / "home", "--ephemeral", "--regions", "us-east-1,eu-central-1", environment={
        "CASTELLAN_ROOT_ACCESS_KEY_ID": "AKIAEPHEMERALROOT002",
        "CASTELLAN_ROOT_SECRET_ACCESS_KEY": "ephemeral+secret/for.tests+only/9876543210"})
    plane.start()
    try:
        key = Credentials("AKIAEPHEMERALROOT002", "ephemeral+secret/for.tests+only/9876543210")
        assert "Events" in Caller(plane, key, region="eu-central-1").cloudtrail.lookup_events()
        with refused("InvalidSignatureException", 400, "valid region"):
            Caller(plane, key, region="ap-southeast-2").cloudtrail.lookup_events()
    finally:
        plane.stop()


def test_a_fixed_root_key_is_for_ephemeral_planes_only(tmp_path):
    plane = Plane(tmp_path / "home", environment={
        "CASTELLAN_ROOT_ACCESS_KEY_ID": "AKIAEPHEMERALROOT003",
        "CASTELLAN_ROOT_SECRET_ACCESS_KEY": "ephemeral+secret/for.tests+only/1111111111"})
    try:
        plane.start()
    except RuntimeError:
        return  # refusing to start is as good
    try:
        plane.environment = {}
        assert plane.root().access_key_id != "AKIAEPHEMERALROOT003"
    finally:
        plane.stop()


def test_the_executable_runs_from_any_folder(tmp_path):
    copied = tmp_path / "elsewhere" / "castellan"
    copied.parent.mkdir()
    shutil.copy2(executable(), copied)
    done = subprocess.run(
        [copied, "iam", "evaluate", "-"], input=json.dumps(evaluation([allow("s3:*")])), capture_output=True, text=True,
        cwd="/", env={"PATH": os.environ["PATH"], "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", "")})
    assert json.loads(done.stdout)["decision"] == "Allowed"


def test_help_and_mistakes():
    for arguments in (("--help",), ("up", "--help"), ("iam", "--help"), ("audit", "--help")):
        done = castellan(*arguments)
        assert done.returncode == 0 and "USAGE" in done.stdout
    done = castellan("nonsense")
    assert done.returncode == 64 and done.stderr.strip()
