"""The AuthZEN working group's interoperability cases, as they are: the to-do application, its gateway, and searches."""

import json
import pathlib

import pytest

from support.authzen import DecisionPoint
from support.policies import allow
from support.users import make_user

CORPUS = pathlib.Path(__file__).parent / "corpora/authzen"
SERVICE = "verifiedpermissions.amazonaws.com"
PERSON = "CiRmZD{}2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs"
# The scenario's users: a part of the id, the e-mail address, the roles.
PEOPLE = [
    ("A", "rick@the-citadel.com", ["admin", "evil_genius"]), ("E", "morty@the-citadel.com", ["editor"]),
    ("I", "summer@the-smiths.com", ["editor"]), ("M", "beth@the-smiths.com", ["viewer"]),
    ("Q", "jerry@the-smiths.com", ["viewer"])]
TODO = """
entity role;
entity user in [role] { email?: String };
entity todo { ownerID?: String };
action can_read_user appliesTo { principal: user, resource: user };
action can_read_todos, can_create_todo, can_update_todo, can_delete_todo
    appliesTo { principal: user, resource: todo };

permit (principal, action in [action::"can_read_user", action::"can_read_todos"], resource);
permit (principal in role::"editor", action == action::"can_create_todo", resource);
permit (principal in role::"editor", action in [action::"can_update_todo", action::"can_delete_todo"], resource)
when { principal has email && resource has ownerID && principal.email == resource.ownerID };
permit (principal in role::"admin", action in [action::"can_create_todo", action::"can_delete_todo"], resource);
permit (principal in role::"evil_genius", action in [action::"can_create_todo", action::"can_update_todo"], resource);
"""
GATEWAY = """
entity role;
entity identity in [role];
entity route;
action GET, POST, PUT, DELETE appliesTo { principal: identity, resource: route };

permit (principal, action == action::"GET", resource == route::"/users/{userId}");
permit (principal, action == action::"GET", resource == route::"/todos");
permit (principal in role::"editor", action == action::"POST", resource == route::"/todos");
permit (principal in role::"editor", action in [action::"PUT", action::"DELETE"], resource == route::"/todos/{todoId}");
permit (principal in role::"admin", action, resource);
permit (principal in role::"evil_genius", action in [action::"POST", action::"PUT"], resource);
"""
RECORDS = """
entity user { role: String, department: String };
entity record { title: String, department: String, owner: user };
action view, edit, delete appliesTo { principal: user, resource: record };

permit (principal, action, resource) when { resource.owner == principal };
permit (principal, action == action::"view", resource) when { principal.department == resource.department };
permit (principal, action == action::"view", resource) when { principal.role == "manager" };
permit (principal, action == action::"edit", resource)
when { principal.role == "manager" && principal.department == resource.department };
"""


def corpus(name):
    return json.loads((CORPUS / f"{name}.json").read_text())


def entity(kind, identity, parents=(), **attributes):
    return {
        "uid": {"type": kind, "id": identity}, "attrs": attributes,
        "parents": [{"type": "role", "id": role} for role in parents]}


def people(kind, **_):
    return [entity(kind, PERSON.format(part), roles, **({"email": email} if kind == "user" else {}))
            for part, email, roles in PEOPLE]


def records():
    owners = [entity("user", one["id"], role=one["role"], department=one["department"]) for one in corpus("users")]
    return owners + [
        entity("record", str(one["id"]), title=one["title"], department=one["department"],
               owner={"__entity": {"type": "user", "id": one["owner"]}}) for one in corpus("records")]


@pytest.fixture(scope="module")
def token(root):
    gateway = make_user(root, "interop", allow(["verifiedpermissions:IsAuthorized", "verifiedpermissions:Search*"]))
    made = root.iam.create_service_specific_credential(UserName=gateway.name, ServiceName=SERVICE)
    return made["ServiceSpecificCredential"]["ServiceCredentialSecret"]


@pytest.fixture(scope="module")
def scenario(plane, admin, token, tmp_path_factory):
    """Makes a policy store of a scenario's schema, policies and entities, and gives its decision point."""
    permissions = admin.client("verifiedpermissions")
    stores = []

    def make(text, entities):
        schema, _, policies = text.replace("action::", "Action::").partition("\n\n")
        store = permissions.create_policy_store(validationSettings={"mode": "STRICT"})["policyStoreId"]
        stores.append(store)
        permissions.put_schema(policyStoreId=store, definition={"cedarJson": translated(plane, schema, tmp_path_factory)})
        for statement in policies.strip().split(";\n"):
            statement = statement.rstrip(";\n") + ";"
            permissions.create_policy(policyStoreId=store, definition={"static": {"statement": statement}})
        permissions.put_entities(policyStoreId=store, entities={"cedarJson": json.dumps(entities)})
        return DecisionPoint(plane, store, token)

    yield make
    for store in stores:
        permissions.delete_policy_store(policyStoreId=store)


def translated(plane, schema, folders):
    file = folders.mktemp("interop") / "schema.cedarschema"
    file.write_text(schema)
    return plane.run("cedar", "translate-schema", "--direction", "cedar-to-json", "-s", str(file)).stdout


def wrong(point, cases, endpoint, read):
    """The cases that were answered otherwise than expected."""
    found = []
    for case in cases:
        status, answer, _ = point.post(endpoint, case["request"])
        assert status == 200, answer
        if read(answer) != read_expected(case["expected"]):
            found.append((case, answer))
    return found


def read_expected(expected):
    if isinstance(expected, dict):
        return listed(expected)
    return [one["decision"] for one in expected] if isinstance(expected, list) else expected


def listed(answer):
    return sorted(one.get("name") or f"{one['type']}:{one['id']}" for one in answer["results"])


def test_the_to_do_application(scenario):
    point, cases = scenario(TODO, people("user")), corpus("todo")
    assert len(cases["evaluation"]) == 40 and len(cases["evaluations"]) == 3
    assert wrong(point, cases["evaluation"], "/access/v1/evaluation", lambda answer: answer["decision"]) == []
    assert wrong(point, cases["evaluations"], "/access/v1/evaluations", lambda answer: [
        one["decision"] for one in answer["evaluations"]]) == []


def test_the_gateway_before_it(scenario):
    point, cases = scenario(GATEWAY, people("identity")), corpus("gateway")["evaluation"]
    assert len(cases) == 25
    assert wrong(point, cases, "/access/v1/evaluation", lambda answer: answer["decision"]) == []


def test_the_three_searches(scenario):
    point = scenario(RECORDS, records())
    for kind, count in (("action", 120), ("resource", 18), ("subject", 60)):
        cases = corpus(f"search-{kind}")["evaluation"]
        assert len(cases) == count
        assert wrong(point, cases, f"/access/v1/search/{kind}", listed) == []
