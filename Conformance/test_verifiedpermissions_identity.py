"""Identity sources and decisions about whoever a token names."""

import json

import pytest

from support.clients import Caller, refused
from support.issuer import Authority, Issuer, Key, base64url
from support.plane import Plane

POOL = "/us-east-1_Pool"
POOL_ARN = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Pool"
SCHEMA = {"App": {
    "entityTypes": {
        "User": {"memberOfTypes": ["Team"], "shape": {"type": "Record", "attributes": {
            "email": {"type": "String", "required": False}, "age": {"type": "Long", "required": False},
            "cognito:username": {"type": "String", "required": False}}}},
        "Team": {}, "Doc": {"shape": {"type": "Record", "attributes": {"secret": {"type": "Boolean"}}}}},
    "actions": {"read": {"appliesTo": {
        "principalTypes": ["User"], "resourceTypes": ["Doc"], "context": {"type": "Record", "attributes": {
            "token": {"type": "Record", "required": False, "attributes": {
                "scope": {"type": "Set", "element": {"type": "String"}}, "client_id": {"type": "String"}}},
            "hour": {"type": "Long", "required": False}}}}}}}}
READ = {"actionType": "App::Action", "actionId": "read"}
DOC = {"entityType": "App::Doc", "entityId": "plan"}
OPEN_DOC = {"entityList": [{"identifier": DOC, "attributes": {"secret": {"boolean": False}}}]}


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def issuer(authority):
    issuer = Issuer(authority)
    yield issuer
    issuer.stop()


@pytest.fixture(scope="module")
def caller(tmp_path_factory, authority, issuer, observed):
    plane = Plane(
        tmp_path_factory.mktemp("identity") / "home", "--outbound-hosts", "127.0.0.1", "--outbound-ca",
        str(authority.file), "--cognito-endpoint", issuer.url)
    plane.start()
    yield Caller(plane, plane.root(), observed)
    assert plane.stop() == 0


@pytest.fixture
def permissions(caller):
    return caller.client("verifiedpermissions")


@pytest.fixture
def store(permissions):
    store = permissions.create_policy_store(validationSettings={"mode": "STRICT"})["policyStoreId"]
    permissions.put_schema(policyStoreId=store, definition={"cedarJson": json.dumps(SCHEMA)})
    yield store
    permissions.delete_policy_store(policyStoreId=store)


def policy(permissions, store, statement):
    definition = {"static": {"statement": statement}}
    return permissions.create_policy(policyStoreId=store, definition=definition)["policyId"]


def oidc(issuer, **selection):
    selection = selection or {"identityTokenOnly": {"clientIds": ["app"]}}
    return {"openIdConnectConfiguration": {
        "issuer": issuer.url, "entityIdPrefix": "idp", "tokenSelection": selection,
        "groupConfiguration": {"groupClaim": "groups", "groupEntityType": "App::Team"}}}


def cognito(**more):
    return {"cognitoUserPoolConfiguration": {
        "userPoolArn": POOL_ARN, "groupConfiguration": {"groupEntityType": "App::Team"}} | more}


def source(permissions, store, configuration):
    return permissions.create_identity_source(
        policyStoreId=store, configuration=configuration, principalEntityType="App::User")["identitySourceId"]


def ask(permissions, store, entities=OPEN_DOC, **tokens):
    return permissions.is_authorized_with_token(
        policyStoreId=store, action=READ, resource=DOC, entities=entities, **tokens)


def test_a_source_is_made_read_changed_listed_and_deleted(permissions, store, issuer):
    made = permissions.create_identity_source(
        policyStoreId=store, configuration=oidc(issuer), principalEntityType="App::User", clientToken="once")
    again = permissions.create_identity_source(
        policyStoreId=store, configuration=oidc(issuer), principalEntityType="App::User", clientToken="once")
    assert made["identitySourceId"] == again["identitySourceId"] and made["policyStoreId"] == store
    assert set(made) == {
        "createdDate", "identitySourceId", "lastUpdatedDate", "policyStoreId", "ResponseMetadata"}
    name = {"policyStoreId": store, "identitySourceId": made["identitySourceId"]}
    got = permissions.get_identity_source(**name)
    assert got["configuration"] == oidc(issuer) and got["principalEntityType"] == "App::User"
    permissions.update_identity_source(
        **name, updateConfiguration=oidc(issuer, accessTokenOnly={"audiences": ["api"]}),
        principalEntityType="App::Team")
    listed = permissions.list_identity_sources(policyStoreId=store)["identitySources"]
    assert [item["principalEntityType"] for item in listed] == ["App::Team"]
    selection = listed[0]["configuration"]["openIdConnectConfiguration"]["tokenSelection"]
    assert selection == {"accessTokenOnly": {"audiences": ["api"]}}
    none = permissions.list_identity_sources(policyStoreId=store, filters=[{"principalEntityType": "App::User"}])
    assert none["identitySources"] == []
    permissions.delete_identity_source(**name)
    with refused("ResourceNotFoundException") as error:
        permissions.get_identity_source(**name)
    assert error.response["resourceType"] == "IDENTITY_SOURCE"


def test_a_user_pool_has_the_issuer_that_follows_from_it(permissions, store, issuer):
    name = {"policyStoreId": store, "identitySourceId": source(permissions, store, cognito(clientIds=["app"]))}
    got = permissions.get_identity_source(**name)
    assert got["configuration"]["cognitoUserPoolConfiguration"]["issuer"] == issuer.url + POOL
    assert got["details"]["openIdIssuer"] == "COGNITO" and got["details"]["clientIds"] == ["app"]


def test_identity_tokens_make_principals(permissions, store, issuer):
    source(permissions, store, oidc(issuer))
    adults = policy(permissions, store, 'permit(principal, action, resource) when {'
                    ' principal has age && principal.age >= 18 && !resource.secret };')
    team = policy(permissions, store, 'permit(principal in App::Team::"idp|ops", action, resource);')
    answer = ask(permissions, store, identityToken=issuer.token(aud="app", age=30, nonce=1.5, extra=None))
    assert answer["decision"] == "ALLOW" and answer["determiningPolicies"] == [{"policyId": adults}]
    assert answer["principal"] == {"entityType": "App::User", "entityId": "idp|alice"}
    assert ask(permissions, store, identityToken=issuer.token(aud="app", age=7))["decision"] == "DENY"
    for groups in (["ops", "dev"], "ops", "dev ops"):
        answer = ask(permissions, store, identityToken=issuer.token(aud=["x", "app"], groups=groups))
        assert answer["determiningPolicies"] == [{"policyId": team}]


def test_access_tokens_come_into_the_context(permissions, store, issuer):
    source(permissions, store, oidc(issuer, accessTokenOnly={"principalIdClaim": "uid", "audiences": ["api"]}))
    policy(permissions, store, 'permit(principal == App::User::"idp|7", action, resource) when {'
           ' context has token && context.token.scope.contains("read") };')
    token = issuer.token(aud="api", uid="7", scope="read write", client_id="c")
    assert ask(permissions, store, accessToken=token)["decision"] == "ALLOW"
    less = issuer.token(aud="api", uid="7", scope="write", client_id="c")
    assert ask(permissions, store, accessToken=less)["decision"] == "DENY"
    assert ask(permissions, store, accessToken=issuer.token(cid="api", uid="7", scope="read", client_id="c"))[
        "decision"] == "ALLOW"
    with refused("ValidationException") as error:
        permissions.is_authorized_with_token(
            policyStoreId=store, action=READ, resource=DOC, accessToken=token,
            context={"contextMap": {"token": {"record": {}}}})
    assert error.response["fieldList"][0]["path"] == "context"
    with refused("ValidationException"):
        ask(permissions, store, identityToken=token)


def test_user_pools_take_both_kinds_of_tokens(permissions, store, issuer):
    source(permissions, store, cognito(clientIds=["app"]))
    policy(permissions, store, 'permit(principal in App::Team::"us-east-1_Pool|ops", action, resource) when {'
           ' principal has "cognito:username" && principal["cognito:username"] == "al" };')
    claims = {"aud": "app", "token_use": "id", "cognito:username": "al", "cognito:groups": ["ops"]}
    identity = issuer.token(claims, pool=POOL)
    access = issuer.token(pool=POOL, client_id="app", token_use="access", scope="read")
    answer = ask(permissions, store, identityToken=identity, accessToken=access)
    assert answer["decision"] == "ALLOW", answer
    assert answer["principal"]["entityId"] == "us-east-1_Pool|alice"
    for name, token in (("accessToken", identity), ("identityToken", access)):
        with refused("ValidationException"):
            ask(permissions, store, **{name: token})
    other = issuer.token(pool=POOL, client_id="app", token_use="access", sub="bob")
    with refused("ValidationException") as error:
        ask(permissions, store, identityToken=identity, accessToken=other)
    assert "different principals" in error.message


def forged(issuer):
    head, _, signature = issuer.token(aud="app").split(".")
    claims = {"iss": issuer.url, "sub": "root", "aud": "app", "exp": 4_000_000_000}
    return f"{head}.{base64url(json.dumps(claims).encode())}.{signature}"


def unsigned(issuer):
    claims = {"iss": issuer.url, "sub": "root", "aud": "app", "exp": 4_000_000_000}
    return f"{base64url(json.dumps({'alg': 'none'}).encode())}.{base64url(json.dumps(claims).encode())}."


BAD = {
    "expired": lambda issuer: issuer.token(aud="app", lifetime=-120),
    "another client's": lambda issuer: issuer.token(aud="other"),
    "another issuer's": lambda issuer: issuer.token(aud="app", iss="https://evil.example"),
    "signed by a stranger": lambda issuer: issuer.token(aud="app", key=Key("first")),
    "altered": forged,
    "unsigned": unsigned,
    "not yet valid": lambda issuer: issuer.token(aud="app", nbf=4_000_000_000),
    "without a subject": lambda issuer: issuer.token(aud="app", sub=None),
    "no token": lambda issuer: "not a token",
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_tokens_are_refused(permissions, store, issuer, kind):
    source(permissions, store, oidc(issuer))
    policy(permissions, store, "permit(principal, action, resource);")
    assert ask(permissions, store, identityToken=issuer.token(aud="app"))["decision"] == "ALLOW"
    token = BAD[kind](issuer)
    with refused("ValidationException") as error:
        ask(permissions, store, identityToken=token)
    assert token not in error.message and "evil" not in error.message


def test_keys_rotate(permissions, authority):
    """A new key is found at its first token; what is signed by one that is gone is refused after that."""
    rotating = Issuer(authority)
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    source(permissions, store, oidc(rotating))
    policy(permissions, store, "permit(principal, action, resource);")
    old = rotating.token(aud="app")
    assert ask(permissions, store, entities={"entityList": []}, identityToken=old)["decision"] == "ALLOW"
    rotating.keys = [Key("second")]
    fresh = rotating.token(aud="app")
    assert ask(permissions, store, entities={"entityList": []}, identityToken=fresh)["decision"] == "ALLOW"
    with refused("ValidationException"):
        ask(permissions, store, entities={"entityList": []}, identityToken=old)
    fetched = len(rotating.requests)
    for index in range(20):
        with refused("ValidationException"):
            ask(permissions, store, entities={"entityList": []}, identityToken=rotating.token(
                aud="app", key=Key(f"unknown{index}")) if index < 2 else old)
    assert len(rotating.requests) <= fetched + 2, "forged tokens make the plane fetch"
    rotating.stop()
    assert ask(permissions, store, entities={"entityList": []}, identityToken=fresh)["decision"] == "ALLOW"


def test_principals_come_from_tokens_alone(permissions, store, issuer):
    source(permissions, store, oidc(issuer))
    policy(permissions, store, "permit(principal, action, resource);")
    for kind in ("App::User", "App::Team"):
        entities = {"entityList": [{"identifier": {"entityType": kind, "entityId": "idp|alice"}}]}
        with refused("ValidationException") as error:
            ask(permissions, store, entities=entities, identityToken=issuer.token(aud="app"))
        assert error.response["fieldList"][0]["path"] == "entities"


def test_a_claim_of_another_type_than_the_schema_s_is_refused(permissions, store, issuer):
    source(permissions, store, oidc(issuer))
    with refused("ValidationException") as error:
        ask(permissions, store, identityToken=issuer.token(aud="app", age="thirty"))
    assert error.response["fieldList"][0]["path"] == "identityToken"


def test_batches_share_the_principal_of_their_token(permissions, store, issuer):
    source(permissions, store, oidc(issuer))
    policy(permissions, store, 'permit(principal, action, resource == App::Doc::"plan");')
    requests = [
        {"action": READ, "resource": DOC}, {"action": READ, "resource": {"entityType": "App::Doc", "entityId": "x"}}]
    answer = permissions.batch_is_authorized_with_token(
        policyStoreId=store, identityToken=issuer.token(aud="app"), requests=requests)
    assert [result["decision"] for result in answer["results"]] == ["ALLOW", "DENY"]
    assert [result["request"] for result in answer["results"]] == requests
    assert answer["principal"] == {"entityType": "App::User", "entityId": "idp|alice"}


def test_a_store_without_a_source_has_nobody_to_ask_about(permissions, store, issuer):
    with refused("ValidationException") as error:
        ask(permissions, store, identityToken=issuer.token(aud="app"))
    assert "CreateIdentitySource" in error.message


def test_private_addresses_are_not_fetched_from_unless_allowed(admin, issuer):
    """The plane that all tests share allows none."""
    permissions = admin.client("verifiedpermissions")
    store = permissions.create_policy_store(validationSettings={"mode": "OFF"})["policyStoreId"]
    source(permissions, store, oidc(issuer))
    before = len(issuer.requests)
    with refused("ValidationException"):
        ask(permissions, store, identityToken=issuer.token(aud="app"))
    assert len(issuer.requests) == before


def test_tokens_are_in_no_log(permissions, caller, store, issuer):
    source(permissions, store, oidc(issuer))
    token = issuer.token(aud="app", email="alice@example.com")
    ask(permissions, store, identityToken=token)
    signature = token.split(".")[2]
    events = caller.client("cloudtrail").lookup_events(MaxResults=50)["Events"]
    assert any("IsAuthorizedWithToken" in event["EventName"] for event in events)
    assert not any(signature in event["CloudTrailEvent"] for event in events)
    assert signature not in caller.plane.log_text()
