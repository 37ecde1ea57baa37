"""The function behind `GET /tenant/{id}` and `POST /tenant/{id}`.

It never compares the tenant of the caller with the tenant of the path. The caller's tenant becomes the tag of the
session, the path's tenant becomes the key of the item, and the policies of the table and of the key compare the two.
"""

import functools
import http
import json

from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response, content_types
from aws_lambda_powertools.event_handler.exceptions import BadRequestError, UnauthorizedError
from botocore.exceptions import ClientError
from dynamodb_encryption_sdk.exceptions import DynamodbEncryptionSdkError

from vault.records import Records
from vault.settings import Settings
from vault.tenant import TenantSessions

DENIALS = {"AccessDenied", "AccessDeniedException"}

app = APIGatewayRestResolver()


@functools.cache
def settings():
    return Settings.from_environment()


@functools.cache
def sessions():
    return TenantSessions(settings().role)


@functools.lru_cache(maxsize=64)
def table(session):
    """Kept for as long as the session is used: the SDK describes the table to learn its keys."""
    return Records(session, settings().table, settings().key)


def records():
    """The table with the rights of the tenant whom the authorizer found."""
    tenant = app.current_event.request_context.authorizer.get("tenant_id")
    if not tenant:
        raise UnauthorizedError("Unauthorized")
    return table(sessions().session(tenant))


@app.get("/tenant/<tenant>")
def read(tenant):
    held = records()
    name = app.current_event.get_query_string_value("name")
    label = app.current_event.get_query_string_value("label")
    if name is not None:
        item = held.get(tenant, name)
        found = [item] if item else []
    elif label is not None:
        found = held.labelled(tenant, label)
    else:
        found = held.all(tenant)
    return {"records": [{part: item[part] for part in ("name", "label", "value")} for item in found]}


@app.post("/tenant/<tenant>")
def write(tenant):
    try:
        body = json.loads(app.current_event.decoded_body or "")
    except ValueError:
        raise BadRequestError("The body is no JSON.") from None
    fields = [body.get(part) for part in ("name", "label", "value")] if isinstance(body, dict) else [None]
    if not all(isinstance(field, str) and field for field in fields):
        raise BadRequestError("A record has a name, a label and a value.")
    name, label, value = fields
    records().put(tenant, name, value, label)
    return {"name": name}, http.HTTPStatus.CREATED


@app.exception_handler([ClientError, DynamodbEncryptionSdkError])
def refused(error):
    """What the plane refused is the caller's to know; the request id lets an operator ask why."""
    cause = client_error(error)
    code = cause.response["Error"]["Code"] if cause else type(error).__name__
    status = http.HTTPStatus.FORBIDDEN if code in DENIALS else http.HTTPStatus.BAD_GATEWAY
    told = {"error": code}
    if cause:
        told["requestId"] = cause.response["ResponseMetadata"]["RequestId"]
    return Response(status, content_types.APPLICATION_JSON, json.dumps(told))


def client_error(error):
    """AWS's own error, which the encryption SDK raises another one over."""
    while error is not None and not isinstance(error, ClientError):
        error = error.__cause__ or error.__context__
    return error


def handler(event, context):
    return app.resolve(event, context)
