"""The example's handler and authorizer, as API Gateway would call them."""

import base64
import json
import types

import pytest

from support.vault import ACME, GLOBEX

SECRET = "a secret of the test's own"


@pytest.fixture
def ask(vault):
    """Calls the handler with what the authorizer found, on the environment of the deployed application."""
    from vault import handler

    def ask(tenant, path, body=None, **query):
        event = {
            "resource": "/tenant/{id}", "path": path, "httpMethod": "POST" if body else "GET", "headers": {},
            "multiValueHeaders": {}, "queryStringParameters": query or None, "multiValueQueryStringParameters": None,
            "requestContext": {"authorizer": {"tenant_id": tenant} if tenant else None, "stage": "test"},
            "body": json.dumps(body) if body else None, "isBase64Encoded": False}
        with vault.pointed():
            answer = handler.handler(event, types.SimpleNamespace())
        return answer["statusCode"], json.loads(answer["body"])

    for kept in (handler.settings, handler.sessions, handler.table):
        kept.cache_clear()
    yield ask
    for kept in (handler.settings, handler.sessions, handler.table):
        kept.cache_clear()


def test_a_record_is_written_and_read(ask, vault):
    record = {"name": "safe", "label": "room", "value": "grüße"}
    assert ask("acme", "/tenant/acme", record) == (201, {"name": "safe"})
    assert ask("acme", "/tenant/acme", name="safe") == (200, {"records": [record]})
    assert ask("acme", "/tenant/acme", label="room") == (200, {"records": [record]})
    vault.administrator.dynamodb.delete_item(TableName=vault.table, Key=ACME | {"name": {"S": "safe"}})
    assert ask("acme", "/tenant/acme", name="safe") == (200, {"records": []})


def test_the_plane_refuses_what_the_handler_does_not_look_at(ask):
    for status, answer in (
            ask("globex", "/tenant/acme"), ask("globex", "/tenant/acme", name="door"),
            ask("globex", "/tenant/acme", {"name": "door", "label": "building", "value": "forged"})):
        assert (status, answer["error"]) == (403, "AccessDeniedException") and answer["requestId"]


def test_a_moved_item_is_refused_as_a_fault_of_what_is_held(ask, vault):
    items = vault.items()
    vault.administrator.dynamodb.put_item(TableName=vault.table, Item=items[("acme", "door")] | GLOBEX)
    try:
        status, answer = ask("globex", "/tenant/globex", name="door")
        assert (status, answer["error"]) == (502, "InvalidCiphertextException") and answer["requestId"]
    finally:
        vault.administrator.dynamodb.put_item(TableName=vault.table, Item=items[("globex", "door")])


@pytest.mark.parametrize("body", [{"name": "x"}, {"name": 1, "label": "l", "value": "v"}, ["list"], "text"])
def test_a_record_has_its_parts(ask, body):
    assert ask("acme", "/tenant/acme", body)[0] == 400


def test_nobody_is_no_tenant(ask):
    assert ask(None, "/tenant/acme")[0] == 401


def test_tokens_are_believed_when_ours_and_young():
    from vault.authorizer import LIFETIME_SECONDS, issue, verify

    token = issue("acme", SECRET, now=1000)
    assert verify(token, SECRET, now=1001)["tenant_id"] == "acme"
    assert verify(token, SECRET, now=1000 + LIFETIME_SECONDS) is None
    assert verify(token, "another secret", now=1001) is None
    payload, _, signature = token.partition(".")
    forged = base64.urlsafe_b64encode(base64.urlsafe_b64decode(payload).replace(b"acme", b"evil")).decode()
    for text in (f"{forged}.{signature}", payload, "", ".", "ß.ß"):
        assert verify(text, SECRET, now=1001) is None
