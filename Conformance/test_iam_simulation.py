"""The simulator, answered by the very engine that decides."""

from support.clients import refused
from support.policies import EC2_TRUST, allow, deny, document, statement

BUCKET = "arn:aws:s3:::bucket/key"


def decisions(answer):
    return {result["EvalActionName"]: result["EvalDecision"] for result in answer["EvaluationResults"]}


def test_custom_policies(admin):
    text = document(statement("Allow", "s3:*"), statement("Deny", "s3:DeleteObject"))
    answer = admin.iam.simulate_custom_policy(
        PolicyInputList=[text], ResourceArns=[BUCKET],
        ActionNames=["s3:GetObject", "s3:DeleteObject", "iam:CreateUser"])
    assert decisions(answer) == {
        "s3:GetObject": "allowed", "s3:DeleteObject": "explicitDeny", "iam:CreateUser": "implicitDeny"}
    matched = {result["EvalActionName"]: result["MatchedStatements"] for result in answer["EvaluationResults"]}
    assert matched["s3:GetObject"][0]["SourcePolicyId"] == "PolicyInputList.1"
    assert matched["iam:CreateUser"] == []


def test_context_and_boundary_count(admin):
    text = allow("s3:GetObject", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})
    asked = {"PolicyInputList": [text], "ActionNames": ["s3:GetObject"], "ResourceArns": [BUCKET]}
    missing = admin.iam.simulate_custom_policy(**asked)
    assert decisions(missing) == {"s3:GetObject": "implicitDeny"}
    # With resources named, what is missing is told of each of them; without, of the whole.
    of_resource = missing["EvaluationResults"][0]["ResourceSpecificResults"][0]
    assert of_resource["EvalResourceName"] == BUCKET and of_resource["MissingContextValues"] == ["aws:SourceIp"]
    anywhere = admin.iam.simulate_custom_policy(**{key: asked[key] for key in ("PolicyInputList", "ActionNames")})
    assert anywhere["EvaluationResults"][0]["MissingContextValues"] == ["aws:SourceIp"]
    entry = {"ContextKeyName": "aws:SourceIp", "ContextKeyType": "ip", "ContextKeyValues": ["10.1.2.3"]}
    assert decisions(admin.iam.simulate_custom_policy(**asked, ContextEntries=[entry])) == {"s3:GetObject": "allowed"}
    bounded = admin.iam.simulate_custom_policy(
        **asked, ContextEntries=[entry], PermissionsBoundaryPolicyInputList=[allow("iam:*")])
    assert decisions(bounded) == {"s3:GetObject": "implicitDeny"}
    detail = bounded["EvaluationResults"][0]["PermissionsBoundaryDecisionDetail"]
    assert detail == {"AllowedByPermissionsBoundary": False}


def test_principals(admin, made, user_with):
    user = user_with(allow("s3:GetObject"))
    group = made.group()
    admin.iam.put_group_policy(GroupName=group, PolicyName="no", PolicyDocument=deny("s3:PutObject"))
    admin.iam.add_user_to_group(GroupName=group, UserName=user.name)
    actions = ["s3:GetObject", "s3:PutObject"]
    answer = admin.iam.simulate_principal_policy(PolicySourceArn=user.arn, ActionNames=actions, ResourceArns=[BUCKET])
    assert decisions(answer) == {"s3:GetObject": "allowed", "s3:PutObject": "explicitDeny"}
    role = made.role(EC2_TRUST)
    answer = admin.iam.simulate_principal_policy(
        PolicySourceArn=role["Arn"], ActionNames=actions, PolicyInputList=[allow("s3:PutObject")])
    assert decisions(answer) == {"s3:GetObject": "implicitDeny", "s3:PutObject": "allowed"}
    with refused("NoSuchEntity", 404):
        admin.iam.simulate_principal_policy(PolicySourceArn=user.arn + "-not", ActionNames=actions)


def test_context_keys(admin, user_with):
    text = allow("s3:*", "arn:aws:s3:::${aws:username}/*", Condition={"StringEquals": {"s3:prefix": "home"}})
    names = admin.iam.get_context_keys_for_custom_policy(PolicyInputList=[text])["ContextKeyNames"]
    assert sorted(names) == ["aws:username", "s3:prefix"]
    user = user_with(allow("s3:*", Condition={"Bool": {"aws:SecureTransport": "true"}}))
    names = admin.iam.get_context_keys_for_principal_policy(
        PolicySourceArn=user.arn, PolicyInputList=[text])["ContextKeyNames"]
    assert sorted(names) == ["aws:SecureTransport", "aws:username", "s3:prefix"]
