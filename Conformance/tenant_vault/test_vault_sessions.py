"""Sessions that are not what they should be."""

import pytest

from support.clients import Caller
from support.vault import ACME, FORGED, GLOBEX, OWN_ONLY, Met, denied

UNTAGGED = {
    "GetItem": {"Key": ACME}, "PutItem": {"Item": ACME | FORGED}, "Scan": {},
    "Query": {"KeyConditionExpression": "tenant_id = :t", "ExpressionAttributeValues": {":t": {"S": "acme"}}}}


@pytest.mark.parametrize("tags", [
    {}, {"Tags": []}, {"Tags": [{"Key": "TenantID", "Value": ""}]}, {"Tags": [{"Key": "Tenant", "Value": "acme"}]},
    {"Tags": [{"Key": "TenantID", "Value": "acme"}, {"Key": "Admin", "Value": "yes"}]},
], ids=["none", "empty list", "empty value", "another key", "a further key"])
def test_no_session_without_exactly_the_tag(vault, tags):
    asked = {"RoleArn": vault.role, "RoleSessionName": "session"} | tags
    begins = f"User: {vault.application.arn} is not authorized to perform: sts:"
    with Met(vault, vault.application, "AccessDenied", begins, status=403):
        vault.application.sts.assume_role(**asked)


def test_a_session_of_another_way_in_without_the_tag_gets_nothing(vault, untouched):
    role = vault.role_with_the_tenants_policy("untagged", vault.application.arn)
    session = vault.session("acme", role, Tags=[], TransitiveTagKeys=[])
    for operation, parameters in UNTAGGED.items():
        with denied(vault, session, operation):
            session.call("dynamodb", operation, TableName=vault.table, **parameters)
    with denied(vault, session, "GetItem"):
        session.client("dynamodb").get_item(
            TableName=vault.table, Key=ACME | {"tenant_id": {"S": "${aws:PrincipalTag/TenantID}"}})


@pytest.mark.parametrize("second", ["TenantID", "tenantid"])
def test_no_session_is_tagged_twice(vault, second):
    with Met(vault, vault.application, "InvalidParameterValue", "Duplicate tag keys found.", status=400):
        vault.application.sts.assume_role(RoleArn=vault.role, RoleSessionName="session", Tags=[
            {"Key": "TenantID", "Value": "globex"}, {"Key": second, "Value": "acme"}])


def test_chaining_keeps_the_tenant(vault, globex):
    role = vault.role_with_the_tenants_policy("next", vault.role)
    begins = "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key"
    for key in ("TenantID", "tenantid"):
        with Met(vault, globex, "InvalidParameterValue", begins, status=400):
            globex.sts.assume_role(
                RoleArn=role, RoleSessionName="chained", Tags=[{"Key": key, "Value": "acme"}])
    chained = Caller.of(globex, globex.sts.assume_role(RoleArn=role, RoleSessionName="chained")["Credentials"])
    assert chained.client("dynamodb").get_item(TableName=vault.table, Key=GLOBEX)["Item"]
    with denied(vault, chained, "GetItem", deciding=OWN_ONLY):
        chained.client("dynamodb").get_item(TableName=vault.table, Key=ACME)


def test_a_tenant_does_not_become_another(vault, globex):
    begins = f"User: {globex.arn} is not authorized to perform: sts:AssumeRole on resource: {vault.role}"
    with Met(vault, globex, "AccessDenied", begins, status=403):
        globex.sts.assume_role(RoleArn=vault.role, RoleSessionName="session")


def test_a_role_that_may_not_be_tagged_is_not(vault):
    role = vault.role_with_the_tenants_policy("assumed-only", vault.application.arn, ["sts:AssumeRole"])
    begins = f"User: {vault.application.arn} is not authorized to perform: sts:TagSession on resource: {role}"
    with Met(vault, vault.application, "AccessDenied", begins, deciding=["sts:TagSession"], status=403):
        vault.session("acme", role)
