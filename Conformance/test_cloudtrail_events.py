"""Every call leaves an event, and LookupEvents finds it."""

import datetime
import json

import pytest

from support.clients import Caller, refused
from support.policies import allow, trust


def events(caller, **attributes):
    """All events with these attributes, newest first, as (record, event)."""
    asked = [{"AttributeKey": key, "AttributeValue": value} for key, value in attributes.items()]
    pages = caller.cloudtrail.get_paginator("lookup_events").paginate(LookupAttributes=asked)
    return [(json.loads(event["CloudTrailEvent"]), event) for page in pages for event in page["Events"]]


def test_a_call_leaves_a_whole_record(admin, unique):
    name = unique("user")
    answer = admin.iam.create_user(UserName=name, Tags=[{"Key": "k", "Value": "v"}])
    (record, event), *others = events(admin, ResourceName=name)
    assert not others
    assert (event["EventName"], event["EventSource"], event["ReadOnly"]) == ("CreateUser", "iam.amazonaws.com", "false")
    assert event["Username"] == admin.name and event["EventId"] == record["eventID"]
    assert event["AccessKeyId"] == admin.credentials.access_key_id
    assert {"ResourceType": "AWS::IAM::User", "ResourceName": name} in event["Resources"]

    assert record["eventVersion"] == "1.11"
    assert record["requestID"] == answer["ResponseMetadata"]["RequestId"]
    assert record["userIdentity"] == {
        "type": "IAMUser", "principalId": admin.identity["UserId"], "arn": admin.arn, "accountId": admin.account,
        "accessKeyId": admin.credentials.access_key_id, "userName": admin.name}
    assert record["sourceIPAddress"] == "127.0.0.1" and "castellan-conformance" in record["userAgent"]
    assert record["awsRegion"] == "us-east-1" and record["recipientAccountId"] == admin.account
    assert record["requestParameters"]["userName"] == name
    assert record["responseElements"]["user"]["userId"] == answer["User"]["UserId"]
    assert (record["readOnly"], record["managementEvent"]) == (False, True)
    assert (record["eventCategory"], record["eventType"]) == ("Management", "AwsApiCall")
    assert "errorCode" not in record
    stamp = datetime.datetime.strptime(record["eventTime"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.UTC)
    assert abs((datetime.datetime.now(datetime.UTC) - stamp).total_seconds()) < 60


def test_a_denied_call_leaves_one_too(admin, user_with):
    user = user_with()
    with refused("AccessDenied", 403):
        user.iam.list_roles()
    (record, event), = events(admin, Username=user.name)
    assert (record["errorCode"], event["EventName"]) == ("AccessDenied", "ListRoles")
    assert record["errorMessage"].startswith(f"User: {user.arn} is not authorized to perform: iam:ListRoles")
    assert record["responseElements"] is None and record["readOnly"] is True


def test_a_failed_call_leaves_one_too(admin, unique):
    name = unique("nobody")
    with refused("NoSuchEntity", 404):
        admin.iam.delete_user(UserName=name)
    found = [record for record, _ in events(admin, EventName="DeleteUser") if record["requestParameters"]["userName"] == name]
    assert found[0]["errorCode"] in ("NoSuchEntityException", "NoSuchEntity")


def test_a_session_tells_where_it_came_from(admin, made):
    role = made.role(trust(admin.arn))
    admin.iam.put_role_policy(RoleName=role["RoleName"], PolicyName="own", PolicyDocument=allow("iam:ListUsers"))
    answer = admin.sts.assume_role(RoleArn=role["Arn"], RoleSessionName="traced")
    session = Caller.of(admin, answer["Credentials"])
    session.iam.list_users(MaxItems=1)
    (record, _), = events(admin, AccessKeyId=session.credentials.access_key_id)
    identity = record["userIdentity"]
    assert identity["type"] == "AssumedRole" and identity["arn"] == answer["AssumedRoleUser"]["Arn"]
    issuer = identity["sessionContext"]["sessionIssuer"]
    assert (issuer["type"], issuer["arn"], issuer["userName"]) == ("Role", role["Arn"], role["RoleName"])
    assert identity["sessionContext"]["attributes"]["mfaAuthenticated"] == "false"
    made_by = [record for record, _ in events(admin, EventName="AssumeRole")
               if record["requestParameters"].get("roleArn") == role["Arn"]][0]
    assert made_by["responseElements"]["credentials"]["accessKeyId"] == session.credentials.access_key_id
    assert session.credentials.session_token not in json.dumps(made_by)
    assert session.credentials.secret_access_key not in json.dumps(made_by)


@pytest.mark.parametrize("attribute, value", [
    ("EventName", "CreateUser"), ("EventSource", "iam.amazonaws.com"), ("ReadOnly", "true"),
    ("ResourceType", "AWS::IAM::User"),
])
def test_attributes_select(admin, made, attribute, value):
    made.user()
    admin.iam.list_users(MaxItems=1)
    page = admin.cloudtrail.lookup_events(
        LookupAttributes=[{"AttributeKey": attribute, "AttributeValue": value}], MaxResults=10)["Events"]
    assert page
    for event in page:
        if attribute == "ResourceType":
            assert value in {resource.get("ResourceType") for resource in event["Resources"]}
        else:
            assert event[attribute] == value


def test_one_event_by_its_id(admin, made):
    made.user()
    newest = admin.cloudtrail.lookup_events(MaxResults=1)["Events"][0]
    (record, event), = events(admin, EventId=newest["EventId"])
    assert event == newest and record["eventID"] == newest["EventId"]


def test_pages_and_times(admin, made):
    began = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    names = [made.user() for _ in range(5)]
    asked = {"LookupAttributes": [{"AttributeKey": "EventName", "AttributeValue": "CreateUser"}], "StartTime": began}
    first = admin.cloudtrail.lookup_events(**asked, MaxResults=2)
    assert len(first["Events"]) == 2 and first["NextToken"]
    made.user()
    rest, token = [], first["NextToken"]
    while token:
        page = admin.cloudtrail.lookup_events(**asked, MaxResults=2, NextToken=token)
        rest += page["Events"]
        token = page.get("NextToken")
    found = [json.loads(event["CloudTrailEvent"])["requestParameters"]["userName"] for event in first["Events"] + rest]
    assert found[:5] == names[::-1]
    assert len(found) == len(set(found))
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    assert admin.cloudtrail.lookup_events(StartTime=past, EndTime=past)["Events"] == []


def test_what_may_be_asked(admin):
    unchecked = admin.unchecked().cloudtrail
    with refused(("InvalidLookupAttributesException", "ValidationException"), 400):
        unchecked.lookup_events(LookupAttributes=[{"AttributeKey": "NoSuchKey", "AttributeValue": "v"}])
    with refused(("InvalidMaxResultsException", "ValidationException"), 400):
        unchecked.lookup_events(MaxResults=51)
    with refused("InvalidNextTokenException", 400):
        unchecked.lookup_events(NextToken="not-a-token")
    now = datetime.datetime.now(datetime.UTC)
    with refused("InvalidTimeRangeException", 400):
        unchecked.lookup_events(StartTime=now, EndTime=now - datetime.timedelta(hours=1))


def test_secrets_are_redacted(admin, made):
    user = made.user()
    password = "Conformance-Passw0rd-Redacted!"
    admin.iam.create_login_profile(UserName=user, Password=password)
    key = admin.iam.create_access_key(UserName=user)["AccessKey"]
    for name in ("CreateLoginProfile", "CreateAccessKey"):
        for record, _ in events(admin, EventName=name):
            text = json.dumps(record)
            assert password not in text and key["SecretAccessKey"] not in text
