"""AWS's quotas, where the operator wants them."""

import pytest

from support.clients import Caller, refused
from support.plane import Plane
from support.policy_stores import PolicyStore, item

POLICY = "permit (principal, action, resource{resource}) when {{ context.a == \"{filling}\" }};"
POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_{}"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("quotas") / "home", "--quotas", "aws")
    plane.start()
    yield PolicyStore.create(Caller(plane, plane.root()))
    assert plane.stop() == 0


def sized(count, resource=""):
    """A policy of so many bytes."""
    bare = POLICY.format(resource=resource, filling="")
    return POLICY.format(resource=resource, filling="x" * (count - len(bare)))


def test_a_policy_has_ten_thousand_bytes(store):
    store.call("DeletePolicy", policyId=store.policy(sized(10_000)))
    with refused("ValidationException"):
        store.policy(sized(10_001))


def test_a_schema_has_two_hundred_thousand_bytes(store):
    with refused("ServiceQuotaExceededException") as error:
        store.put_schema('{"": {"entityTypes": {}, "actions": {}}}' + " " * 200_000)
    assert error.response["resourceType"] == "SCHEMA"


def test_a_store_has_forty_templates(store):
    for _ in range(40):
        store.template("permit (principal == ?principal, action, resource);")
    with refused("ServiceQuotaExceededException") as error:
        store.template("permit (principal == ?principal, action, resource);")
    assert error.response["resourceType"] == "POLICY_TEMPLATE"


def test_a_store_has_one_identity_source(store):
    for number in (1, 2):
        configuration = {"cognitoUserPoolConfiguration": {"userPoolArn": POOL.format(number)}}
        if number == 1:
            store.call("CreateIdentitySource", configuration=configuration)
            continue
        with refused("ServiceQuotaExceededException") as error:
            store.call("CreateIdentitySource", configuration=configuration)
        assert error.response["resourceType"] == "IDENTITY_SOURCE"


def test_policies_on_one_resource_have_two_hundred_thousand_bytes(store):
    here, there = (f' == Photo::"{name}"' for name in ("here", "there"))
    for _ in range(20):
        store.policy(sized(10_000, here))
    with refused("ServiceQuotaExceededException") as error:
        store.policy(sized(1_000, here))
    assert error.response["resourceType"] == "POLICY"
    store.policy(sized(1_000, there))


def test_a_question_has_a_hundred_transitive_parents(store):
    who = ("User::ann", "view", "Photo::other")
    chain = [item(f"Group::{number}", f"Group::{number + 1}") for number in range(99)]
    store.answer(*who, entities=[item("User::ann", "Group::0"), *chain])
    with refused("ValidationException") as error:
        store.answer(*who, entities=[item("User::ann", "Group::0"), *chain, item("Group::99", "Group::100")])
    assert "transitive parents" in error.message
