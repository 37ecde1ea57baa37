"""Policy documents, as short as tests want them."""

import json


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def statement(effect, actions, resources="*", **more):
    return {"Effect": effect, "Action": actions, "Resource": resources} | more


def allow(actions, resources="*", **more):
    return document(statement("Allow", actions, resources, **more))


def deny(actions, resources="*", **more):
    return document(statement("Deny", actions, resources, **more))


def trust(principal, actions="sts:AssumeRole", **more):
    """A role's trust policy; a plain string is an AWS principal."""
    principal = {"AWS": principal} if isinstance(principal, str) else principal
    return document({"Effect": "Allow", "Principal": principal, "Action": actions} | more)


EC2_TRUST = trust({"Service": "ec2.amazonaws.com"})
EVERYTHING = allow("*")
READ_IAM = allow(["iam:Get*", "iam:List*"])
