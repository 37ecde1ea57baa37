"""What concerns the account as a whole."""

import csv
import io
import time

from support.clients import refused
from support.policies import EC2_TRUST, allow


def test_the_alias_is_one_at_most(admin):
    alias = f"conformance-{admin.account}"
    admin.iam.create_account_alias(AccountAlias=alias)
    assert admin.iam.list_account_aliases()["AccountAliases"] == [alias]
    admin.iam.create_account_alias(AccountAlias=f"{alias}-2")
    assert admin.iam.list_account_aliases()["AccountAliases"] == [f"{alias}-2"]
    with refused("NoSuchEntity", 404):
        admin.iam.delete_account_alias(AccountAlias=alias)
    admin.iam.delete_account_alias(AccountAlias=f"{alias}-2")
    assert admin.iam.list_account_aliases()["AccountAliases"] == []
    for bad in ("Upper", "-front", "back-", "two--dashes", "123456789012"):
        with refused(("ValidationError", "InvalidInput"), 400):
            admin.unchecked().iam.create_account_alias(AccountAlias=bad)


def test_the_summary_counts(admin, made):
    before = admin.iam.get_account_summary()["SummaryMap"]
    made.user(), made.group(), made.role(EC2_TRUST), made.policy(allow("s3:*"))
    after = admin.iam.get_account_summary()["SummaryMap"]
    for name in ("Users", "Groups", "Roles", "Policies"):
        assert after[name] == before[name] + 1, name
    assert after["UsersQuota"] == 5000 and after["AccessKeysPerUserQuota"] == 2


def test_the_credential_report_names_every_user(admin, made):
    user = made.user()
    admin.iam.create_access_key(UserName=user)
    for _ in range(50):
        if admin.iam.generate_credential_report()["State"] == "COMPLETE":
            break
        time.sleep(0.1)
    report = admin.iam.get_credential_report()
    assert report["ReportFormat"] == "text/csv"
    rows = {row["user"]: row for row in csv.DictReader(io.StringIO(report["Content"].decode()))}
    assert rows["<root_account>"]["arn"] == f"arn:aws:iam::{admin.account}:root"
    assert admin.name in rows
    if user in rows:
        assert rows[user]["access_key_1_active"] == "true"


def test_the_authorization_details_tell_everything(admin, made):
    user, group, role = made.user(), made.group(), made.role(EC2_TRUST)["RoleName"]
    arn = made.policy(allow("s3:ListBucket"))
    admin.iam.add_user_to_group(GroupName=group, UserName=user)
    admin.iam.attach_group_policy(GroupName=group, PolicyArn=arn)
    admin.iam.put_user_policy(UserName=user, PolicyName="own", PolicyDocument=allow("s3:*"))
    pages = list(admin.iam.get_paginator("get_account_authorization_details").paginate(
        Filter=["User", "Group", "Role", "LocalManagedPolicy"], PaginationConfig={"PageSize": 100}))

    def found(kind, key, value):
        return next(item for page in pages for item in page[kind] if item[key] == value)

    assert found("UserDetailList", "UserName", user)["GroupList"] == [group]
    assert found("UserDetailList", "UserName", user)["UserPolicyList"][0]["PolicyName"] == "own"
    assert found("GroupDetailList", "GroupName", group)["AttachedManagedPolicies"][0]["PolicyArn"] == arn
    assert found("RoleDetailList", "RoleName", role)["AssumeRolePolicyDocument"]["Statement"]
    assert found("Policies", "Arn", arn)["PolicyVersionList"][0]["IsDefaultVersion"] is True
    only = admin.iam.get_account_authorization_details(Filter=["Group"], MaxItems=1)
    assert only["UserDetailList"] == [] and len(only["GroupDetailList"]) == 1


def test_service_last_accessed_comes_from_the_audit_log(admin, user_with):
    user = user_with(allow("iam:ListUsers"))
    user.iam.list_users(MaxItems=1)
    job = admin.iam.generate_service_last_accessed_details(Arn=user.arn, Granularity="SERVICE_LEVEL")["JobId"]
    details = finished(lambda: admin.iam.get_service_last_accessed_details(JobId=job))
    services = {service["ServiceNamespace"]: service for service in details["ServicesLastAccessed"]}
    assert services["iam"]["LastAuthenticatedEntity"] == user.arn
    assert services["iam"]["TotalAuthenticatedEntities"] == 1
    entities = finished(lambda: admin.iam.get_service_last_accessed_details_with_entities(
        JobId=job, ServiceNamespace="iam"))
    assert [item["EntityInfo"]["Arn"] for item in entities["EntityDetailsList"]] == [user.arn]
    with refused("NoSuchEntity", 404):
        admin.iam.get_service_last_accessed_details(JobId="00000000-0000-0000-0000-000000000000")


def finished(ask):
    for _ in range(50):
        answer = ask()
        if answer["JobStatus"] != "IN_PROGRESS":
            assert answer["JobStatus"] == "COMPLETED", answer
            return answer
        time.sleep(0.1)
    raise AssertionError("the job does not end")
