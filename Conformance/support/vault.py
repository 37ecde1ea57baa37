"""The example Examples/tenant-vault, applied by its own Terraform module to a plane of its own."""

import contextlib
import json
import os
import pathlib
import sys

import boto3
import botocore.session

from support import audit
from support.clients import Caller, refused
from support.plane import PROJECT, REGION, Credentials
from support.policies import EVERYTHING, trust
from support.terraform import Terraform

ACME = {"tenant_id": {"S": "acme"}, "name": {"S": "door"}}
GLOBEX = {"tenant_id": {"S": "globex"}, "name": {"S": "door"}}
FORGED = {"label": {"S": "building"}, "value": {"S": "forged"}}
OWN_ONLY = ("OwnRecordsOnly", "dynamodb:LeadingKeys")
OWN_CONTEXT_ONLY = ("OwnRecordsOnly", "kms:EncryptionContext:tenant_id")

EXAMPLE = PROJECT / "Examples/tenant-vault"
sys.path.insert(0, str(EXAMPLE))


class Vault:
    """What the module made, and who acts on it."""

    def __init__(self, plane, folder):
        self.plane = plane
        folder = pathlib.Path(folder) / "infrastructure"
        self.terraform = Terraform(EXAMPLE / "infrastructure", folder, plane.exported())
        self.terraform.init()
        self.terraform.run("apply", "-auto-approve", "-no-color")
        made = self._outputs()
        self.table, self.key, self.role = made["VAULT_TABLE"], made["VAULT_KEY"], made["VAULT_ROLE"]
        self.root = Caller(plane, plane.root())
        self.application = Caller(plane, Credentials(made["AWS_ACCESS_KEY_ID"], made["AWS_SECRET_ACCESS_KEY"]))
        self.root.iam.create_user(UserName="administrator")
        self.root.iam.put_user_policy(UserName="administrator", PolicyName="own", PolicyDocument=EVERYTHING)
        self.administrator = Caller.of(
            self.root, self.root.iam.create_access_key(UserName="administrator")["AccessKey"])
        self.table_arn = f"arn:aws:dynamodb:{REGION}:{self.root.account}:table/{self.table}"
        self.environment = {name: value for name, value in made.items() if name.startswith("VAULT_")}

    def furnish(self):
        """Two tenants with two records each, by the example's own code."""
        with self.pointed():
            for tenant in ("acme", "globex"):
                records = self.records(self.session(tenant))
                for name in ("door", "gate"):
                    records.put(tenant, name, f"{tenant}'s {name}", "building")

    def _outputs(self):
        lines = self.terraform.run("output", "-raw", "environment").splitlines()
        pairs = (line.split()[1].split("=", 1) for line in lines if line.startswith("export "))
        return {name: value.strip("'") for name, value in pairs}

    def session(self, tenant, role=None, **more):
        """A session as the application makes it."""
        asked = {"Tags": [{"Key": "TenantID", "Value": tenant}], "TransitiveTagKeys": ["TenantID"]} | more
        answer = self.application.sts.assume_role(
            RoleArn=role or self.role, RoleSessionName=f"tenant-{tenant}", **asked)
        return Caller.of(self.application, answer["Credentials"])

    def role_with_the_tenants_policy(self, name, trusted, actions=("sts:AssumeRole", "sts:TagSession")):
        """Another role that may do what the tenant role may, for sessions that come another way."""
        policy = self.root.iam.get_role_policy(
            RoleName=self.role.rpartition("/")[2], PolicyName="own-records-only")["PolicyDocument"]
        made = self.root.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(trusted, list(actions)))
        self.root.iam.put_role_policy(RoleName=name, PolicyName="own-records-only", PolicyDocument=json.dumps(policy))
        return made["Role"]["Arn"]

    def records(self, session):
        """The example's own way to the table, for one of our callers."""
        from vault.records import Records

        held = session.credentials
        native = botocore.session.Session()
        native.set_credentials(held.access_key_id, held.secret_access_key, held.session_token)
        return Records(native, self.table, self.key)

    @contextlib.contextmanager
    def pointed(self):
        """The environment of the deployed application: nothing but what `castellan env` and the module give."""
        named = {name: value for name, value in self.plane.exported().items()
                 if name not in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
        named |= self.environment | self.application.credentials.environment()
        before = dict(os.environ)
        os.environ.update(named)
        boto3.DEFAULT_SESSION = None
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            boto3.DEFAULT_SESSION = None

    def items(self):
        """The whole table as it lies there, by key."""
        pages = self.administrator.client("dynamodb").get_paginator("scan").paginate(
            TableName=self.table, ConsistentRead=True)
        return {(item["tenant_id"]["S"], item["name"]["S"]): item for page in pages for item in page["Items"]}


class Met(refused):
    """`with Met(vault, session, code, begins): …`: refused just so, and the event says who and why.

    Asked with `deciding`, `castellan explain` names each of these: the statement, its condition, the action.
    """

    def __init__(self, vault, who, code, begins="", deciding=(), status=None):
        super().__init__(code, status)
        self.vault, self.who, self.begins, self.deciding = vault, who, begins, deciding

    def __exit__(self, kind, error, trace):
        if not super().__exit__(kind, error, trace):
            return False
        assert self.message.startswith(self.begins), self.message
        check_event(self.vault, self.who, self.response, self.deciding)
        return True


def check_event(vault, who, response, deciding=()):
    request = response["ResponseMetadata"]["RequestId"]
    event = audit.record(vault.plane.home, request)
    identity = event["userIdentity"]
    assert identity["arn"] == who.arn and identity["accessKeyId"] == who.credentials.access_key_id
    if ":assumed-role/" in who.arn:
        assert identity["type"] == "AssumedRole"
        assert identity["sessionContext"]["sessionIssuer"]["type"] == "Role"
    code, told = response["Error"]["Code"], event["errorCode"]
    assert told.removesuffix("Exception") == code.removesuffix("Exception"), event
    assert event["errorMessage"].split("\n")[0] == response["Error"]["Message"].split("\n")[0]
    if deciding:
        explained = vault.plane.run("explain", request)
        assert explained.returncode == 0, explained.stderr
        for part in deciding:
            assert part in explained.stdout, explained.stdout


def denied(vault, who, action, resource=None, **more):
    resource = resource or vault.table_arn
    begins = f"User: {who.arn} is not authorized to perform: dynamodb:{action} on resource: {resource}"
    return Met(vault, who, "AccessDeniedException", begins, **more)
