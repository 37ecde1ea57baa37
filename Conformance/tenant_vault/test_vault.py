"""Examples/tenant-vault works as its README says."""

import json
import os
import re
import shutil
import subprocess
import sys

from support.clients import Caller
from support.plane import PROJECT, Plane, clean_environment, executable, free_port
from support.terraform import Missing, Terraform, without_terraform
from support.vault import EXAMPLE


def test_each_tenant_reads_what_is_its_own(vault, acme, globex):
    with vault.pointed():
        for tenant, session in (("acme", acme), ("globex", globex)):
            records = vault.records(session)
            assert records.get(tenant, "door")["value"] == f"{tenant}'s door"
            assert sorted(item["value"] for item in records.all(tenant)) == [f"{tenant}'s door", f"{tenant}'s gate"]
            assert [item["name"] for item in records.labelled(tenant, "building")] == ["door", "gate"]


def test_the_table_holds_no_plaintext(vault):
    held = vault.items()[("acme", "door")]
    assert held["label"] == {"S": "building"} and set(held["value"]) == {"B"}
    assert b"acme's door" not in held["value"]["B"]


def test_the_key_is_used_for_the_tenant_and_the_event_says_so(vault):
    found = [
        json.loads(event["CloudTrailEvent"])
        for event in vault.root.cloudtrail.lookup_events(
            LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "GenerateDataKey"}])["Events"]]
    assert {event["requestParameters"]["encryptionContext"]["tenant_id"] for event in found} == {"acme", "globex"}


def test_the_policies_are_without_findings(vault):
    kms = vault.root.client("kms")
    role = vault.role.rpartition("/")[2]
    policies = {
        "resource": kms.get_key_policy(KeyId=vault.key, PolicyName="default")["Policy"],
        "trust": json.dumps(vault.root.iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]),
        "identity": json.dumps(
            vault.root.iam.get_role_policy(RoleName=role, PolicyName="own-records-only")["PolicyDocument"])}
    for kind, text in policies.items():
        assert findings(vault, kind, text) == []


def findings(vault, kind, text):
    told = vault.plane.run("iam", "lint", "--kind", kind, "--format", "json", "-", text=text)
    found = json.loads(told.stdout)
    return found["findings"] if isinstance(found, dict) else found


def test_the_condition_that_would_let_a_missing_tenant_pass_is_warned_of(vault):
    """ForAllValues is true of a key that is not there: AWS cautions against it for single-valued keys."""
    policy = json.loads(vault.root.client("kms").get_key_policy(KeyId=vault.key, PolicyName="default")["Policy"])
    tenants = next(part for part in policy["Statement"] if part["Sid"] == "OwnRecordsOnly")
    tenants["Condition"] = {"ForAllValues:StringEquals": tenants["Condition"]["StringEquals"]}
    (warning,) = findings(vault, "resource", json.dumps(policy))
    assert "kms:EncryptionContext:tenant_id" in warning["message"]


def test_the_log_of_all_this_is_whole(vault):
    verified = vault.plane.run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def readme_steps():
    """Its shell blocks, without the one that builds and starts the plane, and the answers that it promises."""
    blocks = re.findall(r"```sh\n(.*?)```", (EXAMPLE / "README.md").read_text(), re.DOTALL)
    script = "\n".join(block for block in blocks if "make up" not in block)
    return script, re.findall(r"^#=> (.*)$", script, re.MULTILINE)


def test_the_readme_runs_as_it_stands(tmp_path):
    plane = Plane(tmp_path / "home")
    plane.start()
    try:
        copy = tmp_path / "project/Examples/tenant-vault"
        shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*", "__pycache__"))
        script, promised = readme_steps()
        text = run_in_shell(script.replace("8080", str(free_port())), copy.parents[1], plane)
        assert promised
        for answer in promised:
            _, found, text = text.partition(answer)
            assert found, f"{answer} is not in the rest of the answers: {text}"
        assert Caller(plane, plane.root()).iam.list_users()["Users"] == []
    finally:
        plane.stop()


def run_in_shell(script, folder, plane):
    (folder / "empty").mkdir()
    try:
        terraform = Terraform(folder / "empty", folder / "terraform", {})
    except Missing as missing:
        without_terraform(missing)
    programs = [str(executable().parent), str(PROJECT / ".venv/bin"), os.path.dirname(sys.executable)]
    environment = clean_environment() | {
        "PATH": os.pathsep.join([*programs, os.environ["PATH"]]), "HOME": str(folder),
        "CASTELLAN_HOME": str(plane.home),
        "TF_CLI_CONFIG_FILE": terraform.environment["TF_CLI_CONFIG_FILE"], "CHECKPOINT_DISABLE": "1", "TF_INPUT": "0",
        "AWS_PAGER": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["bash", "-c", f"set -euo pipefail\nset -m\n{script}"], cwd=folder, env=environment, capture_output=True,
        text=True, timeout=300, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
