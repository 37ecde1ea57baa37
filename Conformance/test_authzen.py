"""The AuthZEN Authorization API 1.0 over policy stores."""

import json
import urllib.request

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from support.authzen import DecisionPoint, question, send
from support.clients import refused
from support.policies import allow, deny
from support.users import make_user

SERVICE = "verifiedpermissions.amazonaws.com"
# The to-do application of the standard's interoperability tests: roles as attributes, owners of to-dos.
SCHEMA = {"Todo": {
    "entityTypes": {
        "User": {"memberOfTypes": ["Role"], "shape": {"type": "Record", "attributes": {
            "email": {"type": "String"}, "level": {"type": "Long", "required": False}}}},
        "Role": {},
        "Task": {"shape": {"type": "Record", "attributes": {"ownerID": {"type": "String", "required": False}}}}},
    "actions": {name: {"appliesTo": {
        "principalTypes": ["User"], "resourceTypes": ["Task"], "context": {"type": "Record", "attributes": {
            "ip": {"type": "Extension", "name": "ipaddr", "required": False}}}}}
        for name in ("can_read_todos", "can_create_todo", "can_update_todo", "can_delete_todo")}}}
POLICIES = [
    'permit(principal, action == Todo::Action::"can_read_todos", resource);',
    'permit(principal in Todo::Role::"editor", action in [Todo::Action::"can_create_todo",'
    ' Todo::Action::"can_update_todo"], resource) when {'
    ' resource has ownerID && resource.ownerID == principal.email };',
    'permit(principal in Todo::Role::"admin", action, resource);',
    'forbid(principal, action, resource) when { context has ip && context.ip.isInRange(ip("10.0.0.0/8")) };']
USERS = {
    "rick": ("rick@the-citadel.com", ["admin"]), "morty": ("morty@the-citadel.com", ["editor"]),
    "summer": ("summer@the-smiths.com", ["editor"]), "beth": ("beth@the-smiths.com", ["viewer"])}
TASKS = {"rick's": "rick@the-citadel.com", "morty's": "morty@the-citadel.com"}


def entity(kind, identity, parents=(), **attributes):
    return {
        "uid": {"type": f"Todo::{kind}", "id": identity}, "attrs": attributes,
        "parents": [{"type": f"Todo::{of}", "id": name} for of, name in parents]}


ENTITIES = [
    entity("User", name, [("Role", role) for role in roles], email=email) for name, (email, roles) in USERS.items()
] + [entity("Task", name, ownerID=owner) for name, owner in TASKS.items()]


@pytest.fixture(scope="module")
def store(admin):
    permissions = admin.client("verifiedpermissions")
    store = permissions.create_policy_store(validationSettings={"mode": "STRICT"})["policyStoreId"]
    permissions.put_schema(policyStoreId=store, definition={"cedarJson": json.dumps(SCHEMA)})
    for statement in POLICIES:
        permissions.create_policy(policyStoreId=store, definition={"static": {"statement": statement}})
    permissions.put_entities(policyStoreId=store, entities={"cedarJson": json.dumps(ENTITIES)})
    yield store
    permissions.delete_policy_store(policyStoreId=store)


def credential(root, user, **more):
    answer = root.iam.create_service_specific_credential(UserName=user.name, ServiceName=SERVICE, **more)
    return answer["ServiceSpecificCredential"]


@pytest.fixture(scope="module")
def gateway(root):
    """A user who may ask and nothing else."""
    return make_user(root, "gateway", allow(
        ["verifiedpermissions:IsAuthorized", "verifiedpermissions:Search*"]))


@pytest.fixture(scope="module")
def point(plane, root, gateway, store):
    return DecisionPoint(plane, store, credential(root, gateway)["ServiceCredentialSecret"])


EVALUATIONS = [
    ("user:beth", "can_read_todos", "task:rick's", True), ("user:beth", "can_create_todo", "task:rick's", False),
    ("user:morty", "can_update_todo", "task:morty's", True), ("user:morty", "can_update_todo", "task:rick's", False),
    ("user:rick", "can_delete_todo", "task:morty's", True), ("user:nobody", "can_delete_todo", "task:morty's", False),
    ("Todo::User:summer", 'Todo::Action::"can_create_todo"', "Todo::Task:rick's", False)]


@pytest.mark.parametrize("subject, action, resource, expected", EVALUATIONS)
def test_single_evaluations(point, subject, action, resource, expected):
    answer = point.evaluate(subject, action, resource)
    assert answer["decision"] is expected
    assert bool(answer.get("context", {}).get("determining_policies")) is expected


def test_properties_go_before_what_is_kept_and_unknown_ones_are_passed_over(point):
    mine = {"type": "task", "id": "new", "properties": {"ownerID": "summer@the-smiths.com", "colour": 1.5}}
    answer = point.evaluate("user:summer", "can_create_todo", None, resource=mine)
    assert answer["decision"] is True
    moved = {"type": "user", "id": "morty", "properties": {"email": "rick@the-citadel.com"}}
    assert point.evaluate(None, "can_update_todo", "task:rick's", subject=moved)["decision"] is True
    inside = {"ip": "10.1.2.3", "unknown": None}
    assert point.evaluate("user:rick", "can_delete_todo", "task:rick's", context=inside)["decision"] is False


def batch(point, semantic=None, **defaults):
    questions = [question("user:rick", None, f"task:{name}") for name in ("rick's", "morty's")]
    questions.insert(1, question("user:beth", None, "task:rick's"))
    body = {"action": {"name": "can_delete_todo"}, "evaluations": questions} | defaults
    if semantic:
        body["options"] = {"evaluations_semantic": semantic}
    status, answer, _ = point.post("/access/v1/evaluations", body)
    assert status == 200, answer
    return [item["decision"] for item in answer["evaluations"]]


def test_batches_have_defaults_and_semantics(point):
    assert batch(point) == batch(point, "execute_all") == [True, False, True]
    assert batch(point, "deny_on_first_deny") == [True, False]
    assert batch(point, "permit_on_first_permit") == [True]
    single = question("user:rick", "can_delete_todo", "task:rick's")
    for body in (single, single | {"evaluations": []}):
        assert point.post("/access/v1/evaluations", body)[1]["decision"] is True
    assert point.post("/access/v1/evaluations", {
        "evaluations": [single], "options": {"evaluations_semantic": "sometimes"}})[0] == 400


def test_the_configuration_names_the_endpoints(point):
    status, answer, _ = point.configuration()
    base = point.root + point.path
    assert status == 200 and answer["policy_decision_point"] == base
    assert answer["access_evaluation_endpoint"] == f"{base}/access/v1/evaluation"
    assert answer["access_evaluations_endpoint"] == f"{base}/access/v1/evaluations"
    assert {answer[f"search_{kind}_endpoint"] for kind in ("subject", "resource", "action")} == {
        f"{base}/access/v1/search/{kind}" for kind in ("subject", "resource", "action")}


def test_aliases_are_decision_points_too(admin, plane, point, store, unique):
    alias = unique("todo")
    admin.client("verifiedpermissions").create_policy_store_alias(
        aliasName=f"policy-store-alias/{alias}", policyStoreId=store)
    named = DecisionPoint(plane, f"~{alias}", point.token)
    assert named.evaluate("user:rick", "can_delete_todo", "task:rick's")["decision"] is True


MALFORMED = {
    "no JSON": b"{", "no object": b"[]", "no subject": question(None, "can_read_todos", "task:x"),
    "no action": question("user:rick", None, "task:x"), "no resource": question("user:rick", "can_read_todos", None),
    "no id": question("user:rick", "can_read_todos", "task"),
    "a context that is no object": question("user:rick", "can_read_todos", "task:x") | {"context": 1},
    "a property of another type": question("user:rick", "can_read_todos", None) | {
        "resource": {"type": "task", "id": "x", "properties": {"ownerID": 7}}},
    "a type that is no name": question("a b:rick", "can_read_todos", "task:x"),
    "one name twice": b'{"subject": {}, "subject": {}}'}


@pytest.mark.parametrize("kind", MALFORMED)
def test_malformed_requests_get_a_message(point, kind):
    status, message, _ = point.post("/access/v1/evaluation", MALFORMED[kind])
    assert status == 400 and isinstance(message, str) and message


def test_what_is_not_there(plane, point):
    assert DecisionPoint(plane, "nowhere", point.token).post(
        "/access/v1/evaluation", question("user:rick", "can_read_todos", "task:x"))[0] in (403, 404)
    assert point.post("/access/v1/nothing", {})[0] == 404
    assert DecisionPoint(plane, "a/b", point.token).post("", {})[0] == 404
    assert DecisionPoint(plane, point.path, point.token, region="nowhere").post("/x", {})[0] == 404


def test_the_request_id_comes_back(point):
    body = question("user:rick", "can_read_todos", "task:x")
    assert point.post("/access/v1/evaluation", body, X_Request_ID="abc-1")[2]["X-Request-ID"] == "abc-1"


def status_of(plane, store, token):
    point = DecisionPoint(plane, store, token)
    return point.post("/access/v1/evaluation", question("user:rick", "can_read_todos", "task:x"))[0]


def test_nobody_asks_without_a_good_credential(plane, root, store, gateway, stranger):
    assert status_of(plane, store, None) == 401
    assert status_of(plane, store, "nonsense") == 401
    denied = credential(root, stranger)
    assert status_of(plane, store, denied["ServiceCredentialSecret"]) == 403
    made = credential(root, gateway, CredentialAgeDays=1)
    token, name = made["ServiceCredentialSecret"], {
        "UserName": gateway.name, "ServiceSpecificCredentialId": made["ServiceSpecificCredentialId"]}
    assert status_of(plane, store, token) == 200
    assert status_of(plane, store, token[:-8] + "AAAAAAA=") == 401
    root.iam.update_service_specific_credential(Status="Inactive", **name)
    assert status_of(plane, store, token) == 401
    root.iam.update_service_specific_credential(Status="Active", **name)
    fresh = root.iam.reset_service_specific_credential(**name)["ServiceSpecificCredential"]["ServiceCredentialSecret"]
    assert (status_of(plane, store, token), status_of(plane, store, fresh)) == (401, 200)
    root.iam.put_user_policy(
        UserName=gateway.name, PolicyName="not", PolicyDocument=deny("verifiedpermissions:IsAuthorized"))
    assert status_of(plane, store, fresh) == 403
    root.iam.delete_user_policy(UserName=gateway.name, PolicyName="not")
    root.iam.delete_service_specific_credential(**name)
    assert status_of(plane, store, fresh) == 401


def test_signed_requests_are_taken_too(plane, gateway, store):
    url = f"{plane.endpoint}/authzen/us-east-1/{store}/access/v1/evaluation"
    body = json.dumps(question("user:rick", "can_read_todos", "task:x")).encode()
    request = AWSRequest("POST", url, data=body, headers={"Content-Type": "application/json"})
    credentials = Credentials(gateway.credentials.access_key_id, gateway.credentials.secret_access_key)
    SigV4Auth(credentials, "verifiedpermissions", "us-east-1").add_auth(request)
    status, answer, _ = send(urllib.request.Request(url, body, dict(request.headers)))
    assert (status, answer["decision"]) == (200, True)


def test_decisions_are_logged_and_audited(admin, point, store, gateway):
    point.evaluate("user:beth", "can_delete_todo", "task:rick's")
    permissions = admin.client("verifiedpermissions")
    logged = permissions.list_decisions(
        policyStoreId=store, filter={"principal": {"entityType": "Todo::User", "entityId": "beth"}})["decisions"]
    assert logged[0]["decision"] == "DENY" and logged[0]["action"]["actionId"] == "can_delete_todo"
    assert gateway.arn in logged[0]["event"]
    events = admin.client("cloudtrail").lookup_events(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "EvaluateAccess"}], MaxResults=50)["Events"]
    assert any(json.loads(event["CloudTrailEvent"])["userIdentity"]["arn"] == gateway.arn for event in events)


def test_credentials_are_listed_without_their_secrets(root, gateway):
    listed = root.iam.list_service_specific_credentials(UserName=gateway.name)["ServiceSpecificCredentials"]
    assert listed and all("ServiceCredentialSecret" not in item for item in listed)
    everybody = root.iam.list_service_specific_credentials(AllUsers=True)["ServiceSpecificCredentials"]
    assert {item["ServiceSpecificCredentialId"] for item in listed} <= {
        item["ServiceSpecificCredentialId"] for item in everybody}


def search(point, kind, body):
    status, answer, _ = point.post(f"/access/v1/search/{kind}", body)
    assert status == 200, answer
    return answer


def names(answer):
    return [item.get("id") or item["name"] for item in answer["results"]]


def test_the_three_searches(point):
    found = search(point, "subject", question("user", "can_update_todo", "task:morty's"))
    assert names(found) == ["morty", "rick"] and {item["type"] for item in found["results"]} == {"Todo::User"}
    assert names(search(point, "subject", question("user:ignored", "can_delete_todo", "task:morty's"))) == ["rick"]
    assert names(search(point, "resource", question("user:morty", "can_update_todo", "task"))) == ["morty's"]
    assert names(search(point, "resource", question("user:beth", "can_delete_todo", "task"))) == []
    assert names(search(point, "action", question("user:morty", None, "task:morty's"))) == [
        "can_create_todo", "can_read_todos", "can_update_todo"]
    inside = {"context": {"ip": "10.0.0.9"}}
    assert names(search(point, "action", question("user:rick", None, "task:morty's") | inside)) == []


def test_searches_are_paged(point):
    body = question("user", "can_read_todos", "task:morty's")
    seen, token = [], None
    while token != "":
        page = {"limit": 3} | ({"token": token} if token else {})
        answer = search(point, "subject", body | {"page": page})
        seen += names(answer)
        assert answer["page"]["count"] == len(answer["results"]) <= 3
        token = answer["page"]["next_token"]
    assert seen == sorted(USERS)
    other = question("user", "can_delete_todo", "task:morty's") | {"page": {"token": "00ff"}}
    assert point.post("/access/v1/search/subject", other)[0] == 400


def test_every_search_agrees_with_every_evaluation(point):
    for action in SCHEMA["Todo"]["actions"]:
        for task in TASKS:
            allowed = [user for user in sorted(USERS) if point.evaluate(f"user:{user}", action, f"task:{task}")["decision"]]
            assert names(search(point, "subject", question("user", action, f"task:{task}"))) == allowed


USER, TASK = "Todo::User", "Todo::Task"
UPDATE = {"actionType": "Todo::Action", "actionId": "can_update_todo"}


def test_searches_by_the_api(admin, store):
    permissions = admin.client("verifiedpermissions")
    mortys = {"entityType": TASK, "entityId": "morty's"}
    found = permissions.search_principals(policyStoreId=store, principalType=USER, action=UPDATE, resource=mortys)
    assert [item["entityId"] for item in found["principals"]] == ["morty", "rick"]
    morty = {"entityType": USER, "entityId": "morty"}
    found = permissions.search_resources(policyStoreId=store, resourceType=TASK, action=UPDATE, principal=morty)
    assert found["resources"] == [mortys]
    found = permissions.search_actions(policyStoreId=store, principal=morty, resource=mortys)
    assert {item["actionId"] for item in found["actions"]} == {"can_create_todo", "can_read_todos", "can_update_todo"}
    asked = {"principal": {"entityType": "user", "entityId": "morty"}, "action": "can_update_todo", "resource": mortys}
    results = permissions.evaluate_access(policyStoreId=store, requests=[asked])["results"]
    assert [item["decision"] for item in results] == ["ALLOW"]


def test_analyses_by_the_api(admin, store):
    permissions = admin.client("verifiedpermissions")
    admins = 'permit(principal in Todo::Role::"admin", action, resource);'
    narrower = permissions.analyze_policies(policyStoreId=store, question="IMPLIES", proposal={"policies": admins})
    shown = [json.loads(item["counterexample"]) for item in narrower["results"] if item["outcome"] == "FAILS"]
    # The store forbids what comes from a private network, and this proposal does not.
    assert narrower["holds"] is False and all("ip" in item["request"]["context"] for item in shown)
    same = permissions.analyze_policies(policyStoreId=store, question="EQUIVALENT", proposal={})
    assert same["holds"] is True and len(same["results"]) == 4
    with refused("ValidationException"):
        permissions.analyze_policies(policyStoreId=store, question="NEVER_ERRORS")
