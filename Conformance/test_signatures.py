"""Nothing gets in unsigned, wrongly signed, too late or under another's name, whatever protocol it speaks."""

import datetime
import json
import re
import urllib.parse
import urllib.request

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest

from support.plane import REGION, Credentials
from support.raw import FORM, IDENTITY_FORM, assembled, exchange, presigned_url, signed

LOOKUP = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
}


class Form:
    """One protocol's way to ask a simple question, and how it tells errors."""

    def __init__(self, service, body, headers, filler=b""):
        self.filler = filler
        self.service = service
        self.body = body
        self.headers = headers

    def signed(self, caller, **more):
        more = {"body": self.body} | more
        return signed(caller.plane, more.pop("credentials", caller.credentials), service=self.service,
                      headers=self.headers | more.pop("headers", {}), **more)

    def altered(self, caller):
        """A signed request whose body says something else."""
        payload = self.signed(caller, body=self.body.replace(b"}", b',"NextToken":"before"}') + self.filler)
        assert payload.count(b"before") == 1
        return payload.replace(b"before", b"behind")

    def code(self, reply):
        if self.service == "cloudtrail":
            return re.split("[#:]", json.loads(reply.body)["__type"])[-1]
        return re.search(r"<Code>(.*?)</Code>", reply.text).group(1)


QUERY = Form("sts", IDENTITY_FORM, {"Content-Type": FORM}, b"&Extra=before")
JSON = Form("cloudtrail", b'{"MaxResults":1}', LOOKUP)
FORMS = pytest.mark.parametrize("form", [QUERY, JSON], ids=["query", "json"])


def check(form, caller, payload, query_code, json_code=None):
    reply = exchange(caller.plane, payload)
    assert form.code(reply) == (query_code if form is QUERY else json_code or query_code), reply.text
    assert 400 <= reply.status < 500
    return reply


@FORMS
def test_a_good_signature_gets_in(admin, form):
    reply = exchange(admin.plane, form.signed(admin))
    assert reply.status == 200, reply.text
    assert reply.headers["x-amzn-requestid"]


@FORMS
def test_a_wrong_secret_is_told_the_canonical_request(admin, form):
    wrong = Credentials(admin.credentials.access_key_id, "w" * 40)
    reply = check(form, admin, form.signed(admin, credentials=wrong), "SignatureDoesNotMatch", "InvalidSignatureException")
    assert "The Canonical String for this request should have been" in reply.text
    assert "The String-to-Sign should have been" in reply.text


@FORMS
def test_an_altered_body_is_refused(admin, form):
    check(form, admin, form.altered(admin), "SignatureDoesNotMatch", "InvalidSignatureException")


@FORMS
def test_an_altered_header_is_refused(admin, form):
    payload = form.signed(admin, headers={"X-Amz-Meta-Extra": "one"})
    altered = payload.replace(b"X-Amz-Meta-Extra: one", b"X-Amz-Meta-Extra: two")
    assert altered != payload
    check(form, admin, altered, "SignatureDoesNotMatch", "InvalidSignatureException")


@FORMS
def test_an_unknown_key_is_refused(admin, form):
    unknown = Credentials("AKIAIOSFODNN7EXAMPLE", "w" * 40)
    check(form, admin, form.signed(admin, credentials=unknown), "InvalidClientTokenId", "UnrecognizedClientException")


@FORMS
def test_an_unsigned_call_is_refused(admin, form):
    head = "".join(f"{name}: {value}\r\n" for name, value in form.headers.items())
    payload = (
        f"POST / HTTP/1.1\r\nHost: {form.service}.{REGION}.amazonaws.com\r\n{head}"
        f"Content-Length: {len(form.body)}\r\n\r\n").encode() + form.body
    check(form, admin, payload, "MissingAuthenticationToken", "MissingAuthenticationTokenException")


@FORMS
@pytest.mark.parametrize("text", [
    "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/sts/aws4_request",
    "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00",
    "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=00",
    "AWS4-HMAC-SHA256",
])
def test_an_incomplete_signature_is_refused(admin, form, text):
    payload = re.sub(rb"Authorization: [^\r]*", b"Authorization: " + text.encode(), form.signed(admin))
    check(form, admin, payload, "IncompleteSignature", "IncompleteSignatureException")


@FORMS
@pytest.mark.parametrize("minutes", [-20, 20])
def test_clocks_may_differ_by_fifteen_minutes(admin, form, minutes, monkeypatch):
    monkeypatch.setattr(botocore.auth, "get_current_datetime", shifted(datetime.timedelta(minutes=minutes)))
    reply = exchange(admin.plane, form.signed(admin))
    assert 400 <= reply.status < 500
    # The query services tell an expired signature; the reference's own name for it differs by protocol.
    assert form.code(reply) in (
        "SignatureDoesNotMatch", "RequestTimeTooSkewed", "InvalidSignatureException", "RequestExpired"), reply.text
    assert re.search("Signature expired|Signature not yet current|too skewed|too large", reply.text), reply.text


@FORMS
@pytest.mark.parametrize("minutes", [-13, 13])
def test_a_little_difference_is_forgiven(admin, form, minutes, monkeypatch):
    monkeypatch.setattr(botocore.auth, "get_current_datetime", shifted(datetime.timedelta(minutes=minutes)))
    assert exchange(admin.plane, form.signed(admin)).status == 200


def shifted(difference):
    def now(remove_tzinfo=True):
        stamp = datetime.datetime.now(datetime.UTC) + difference
        return stamp.replace(tzinfo=None) if remove_tzinfo else stamp
    return now


@FORMS
def test_the_scope_must_name_the_service(admin, form):
    other = "iam" if form.service == "sts" else "sts"
    payload = signed(admin.plane, admin.credentials, form.body, service=other, headers=form.headers)
    assert 400 <= exchange(admin.plane, payload).status < 500


@FORMS
def test_session_tokens_are_proof_against_tampering(admin, form):
    session = Credentials.of(admin.sts.get_session_token()["Credentials"])
    if form is QUERY:
        assert exchange(admin.plane, form.signed(admin, credentials=session)).status == 200
    token = session.session_token
    middle = len(token) // 2
    for bad in (token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1:], token[:-8], "nonsense", ""):
        tampered = Credentials(session.access_key_id, session.secret_access_key, bad or None)
        check(form, admin, form.signed(admin, credentials=tampered), "InvalidClientTokenId", "UnrecognizedClientException")
    # A token belongs to its key.
    strange = Credentials(admin.credentials.access_key_id, admin.credentials.secret_access_key, token)
    check(form, admin, form.signed(admin, credentials=strange), "InvalidClientTokenId", "UnrecognizedClientException")


def test_a_presigned_query_is_good_until_it_expires(admin, monkeypatch):
    plane = admin.plane
    with urllib.request.urlopen(presigned_url(plane, admin.credentials)) as answer:
        assert admin.arn in answer.read().decode()
    assert ask(plane, presigned_url(plane, admin.credentials) + "&Version=2011-06-15").status == 403

    url = presigned_url(plane, admin.credentials)
    last = url[-1]
    assert ask(plane, url[:-1] + ("0" if last != "0" else "1")).status == 403
    monkeypatch.setattr(botocore.auth, "get_current_datetime", shifted(-datetime.timedelta(minutes=5)))
    expired = ask(plane, presigned_url(plane, admin.credentials, expires=60))
    assert expired.status in (400, 403) and re.search("expired", expired.text, re.IGNORECASE), expired.text
    assert ask(plane, presigned_url(plane, admin.credentials, expires=600)).status == 200
    too_long = ask(plane, presigned_url(plane, admin.credentials, expires=604_801))
    assert 400 <= too_long.status < 500


def ask(plane, url):
    path = url.split(f":{plane.port}", 1)[1]
    return exchange(plane, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{plane.port}\r\n\r\n".encode())


def test_a_presigned_query_with_a_session_token(admin):
    session = Credentials.of(admin.sts.get_session_token()["Credentials"])
    assert ask(admin.plane, presigned_url(admin.plane, session)).status == 200


def test_the_signed_headers_must_hold_the_host_and_every_amz_header(admin):
    payload = QUERY.signed(admin).replace(b"\r\nContent-Length", b"\r\nX-Amz-Unsigned: yes\r\nContent-Length", 1)
    reply = exchange(admin.plane, payload)
    # AWS asks for every x-amz- header in the signature; a plane that let one through could be told anything.
    assert reply.status == 403, reply.text


def test_a_get_query_is_served_as_well(admin):
    request = AWSRequest("GET", f"{admin.plane.endpoint}/?Action=GetCallerIdentity&Version=2011-06-15")
    credentials = botocore.credentials.Credentials(admin.credentials.access_key_id, admin.credentials.secret_access_key)
    botocore.auth.SigV4Auth(credentials, "sts", REGION).add_auth(request)
    reply = exchange(admin.plane, assembled(admin.plane, request))
    assert reply.status == 200 and admin.arn in reply.text


def test_errors_name_the_type_and_the_request(admin):
    reply = exchange(admin.plane, signed(admin.plane, admin.credentials, b"Action=NoSuchAction&Version=2011-06-15"))
    assert (reply.status, QUERY.code(reply)) == (400, "InvalidAction")
    assert "Could not find operation NoSuchAction for version 2011-06-15" in reply.text
    assert "<Type>Sender</Type>" in reply.text and "<RequestId>" in reply.text
    assert reply.headers["content-type"].startswith("text/xml")
    headers = LOOKUP | {"X-Amz-Target": LOOKUP["X-Amz-Target"].replace("LookupEvents", "NoSuchThing")}
    reply = exchange(admin.plane, signed(admin.plane, admin.credentials, b"{}", "cloudtrail", headers=headers))
    assert (reply.status, JSON.code(reply)) == (400, "UnknownOperationException")
    assert reply.headers["content-type"] == "application/x-amz-json-1.1"


def test_query_parameters_may_be_written_in_any_order_and_encoding(admin):
    body = b"Version=2011-06-15&Action=" + urllib.parse.quote("GetCallerIdentity").replace("C", "%43").encode()
    assert exchange(admin.plane, signed(admin.plane, admin.credentials, body)).status == 200
