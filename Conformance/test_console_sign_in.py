"""The console's door, request by request: who comes in, what a session may, and what nobody may."""

import http.client
import re
import time
import urllib.parse

import pytest

from support.plane import Credentials
from support.policies import EVERYTHING, trust

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Visitor:
    """What a browser does, by hand: keeps cookies, and says where its forms come from."""

    def __init__(self, plane):
        self.plane = plane
        self.cookies = {}
        self.here = {"Sec-Fetch-Site": "same-origin"}

    def ask(self, method, path, form=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.plane.port, timeout=20)
        sent = (FORM if form is not None else {}) | (self.here if headers is None else headers)
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, None if form is None else urllib.parse.urlencode(form), sent)
            response = connection.getresponse()
            response.text = response.read().decode()
        finally:
            connection.close()
        response.set = response.headers.get_all("Set-Cookie") or []
        for cookie in response.set:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies.pop(name, None) if "Max-Age=0" in cookie else self.cookies.update({name: value})
        return response

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def sign_in(self, credentials, **more):
        return self.ask("POST", "/console/sign-in", {
            "accessKeyId": credentials.access_key_id, "secretAccessKey": credentials.secret_access_key,
            "sessionToken": credentials.session_token or "", "region": "us-east-1"} | more)

    def post(self, path, headers=None, token=None, **form):
        if token is None:
            token = re.search(r'name="form-token" content="([0-9a-f]+)"', self.get("/console/permissions").text)[1]
        return self.ask("POST", path, form | {"form-token": token}, headers)


@pytest.fixture
def user(user_with):
    return user_with(EVERYTHING)


@pytest.fixture
def visitor(plane, user):
    visitor = Visitor(plane)
    assert visitor.sign_in(user.credentials).status == 303
    return visitor


def stores(user):
    """All of them, however many other tests made."""
    pages = user.client("verifiedpermissions").get_paginator("list_policy_stores").paginate()
    return [store["policyStoreId"] for page in pages for store in page["policyStores"]]


def test_the_cookie_is_for_the_console_alone_and_holds_no_secret(plane, user):
    visitor = Visitor(plane)
    response = visitor.sign_in(user.credentials)
    cookie, = (cookie for cookie in response.set if "Max-Age=0" not in cookie)
    for part in ("Path=/console", "HttpOnly", "SameSite=Strict", "Max-Age=28800"):
        assert part in cookie
    assert "Secure" not in cookie  # the plane of the tests speaks no TLS
    assert user.credentials.access_key_id not in cookie and user.credentials.secret_access_key not in cookie
    assert response.headers["Location"] == "/console"


@pytest.mark.parametrize("path", ["/console", "/console/sign-in", "/console/permissions", "/console/nowhere"])
def test_every_page_is_guarded(visitor, path):
    response = visitor.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert "style=" not in response.text and " on" + "click" not in response.text


def test_assets_may_be_kept(visitor):
    text = visitor.get("/console/permissions").text
    assets = set(re.findall(r'(?:href|src)="(/console/assets/[^"]+)"', text))
    assert len(assets) == 3
    for asset in assets:
        response = Visitor(visitor.plane).get(asset)
        assert response.status == 200 and "immutable" in response.headers["Cache-Control"]
    assert Visitor(visitor.plane).get("/console/assets/console-0000.css").status == 303


@pytest.mark.parametrize("headers", [
    {}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "null"},
    {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "none"}])
def test_forms_of_other_pages_are_refused(visitor, user, headers):
    before = stores(user)
    assert visitor.post("/console/permissions/create", headers=headers, mode="OFF").status == 403
    assert Visitor(visitor.plane).ask("POST", "/console/sign-in", {"accessKeyId": "x"}, headers).status == 403
    assert stores(user) == before


@pytest.mark.parametrize("token", ["", "0" * 32, "x"])
def test_forms_without_the_sessions_token_are_refused(visitor, user, token):
    before = stores(user)
    assert visitor.post("/console/permissions/create", token=token, mode="OFF").status == 403
    assert stores(user) == before


def test_a_token_is_good_for_its_own_session_only(plane, visitor, user):
    other = Visitor(plane)
    other.sign_in(user.credentials)
    theirs = re.search(r'name="form-token" content="([0-9a-f]+)"', other.get("/console/permissions").text)[1]
    assert visitor.post("/console/permissions/create", token=theirs, mode="OFF").status == 403
    response = other.post("/console/permissions/create", token=theirs, mode="OFF", description="x")
    assert response.status == 303
    other.post(response.headers["Location"] + "/delete", confirmation=response.headers["Location"].split("/")[-1])


def test_reading_changes_nothing(visitor, user):
    store = user.call("verifiedpermissions", "CreatePolicyStore", validationSettings={"mode": "OFF"})["policyStoreId"]
    base = f"/console/permissions/{store}"
    for path in ("/delete", f"/delete?confirmation={store}", "/settings?mode=STRICT", "/entities/delete?type=U&id=a"):
        assert visitor.get(base + path).status == 200
    for path in ("/console/sign-out", "/console/theme", "/console/region"):
        assert visitor.get(path).status == 404
    assert store in stores(user) and visitor.get(base).status == 200
    assert visitor.ask("DELETE", base).status == 405


@pytest.mark.parametrize("target", [
    "https://evil.example/", "//evil.example/console", "/\\evil.example", "/console/../..//evil.example", "javascript:x",
    "/console\r\nX-Injected: 1", "/elsewhere"])
def test_nobody_is_sent_elsewhere(plane, user, visitor, target):
    response = Visitor(plane).sign_in(user.credentials, **{"return": target})
    assert response.headers["Location"] == "/console" and response.headers["X-Injected"] is None
    response = visitor.post("/console/theme", theme="dark", **{"return": target})
    assert response.headers["Location"] == "/console"


def test_one_comes_back_to_where_one_wanted(plane, user):
    visitor = Visitor(plane)
    response = visitor.get("/console/permissions/create?a=b%20c")
    assert response.status == 303
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(response.headers["Location"]).query)["return"][0]
    assert asked == "/console/permissions/create?a=b%20c"
    assert visitor.sign_in(user.credentials, **{"return": asked}).headers["Location"] == asked


@pytest.mark.parametrize("cookie", ["", "x", "AAAA", "A" * 200])
def test_forged_sessions_are_none(plane, cookie):
    visitor = Visitor(plane)
    visitor.cookies["castellan-session"] = cookie
    assert visitor.get("/console/permissions").headers["Location"].startswith("/console/sign-in")


def test_a_changed_session_is_none(visitor):
    cookie = visitor.cookies["castellan-session"]
    visitor.cookies["castellan-session"] = cookie[:40] + ("A" if cookie[40] != "A" else "B") + cookie[41:]
    assert visitor.get("/console/permissions").headers["Location"].startswith("/console/sign-in")


def test_signing_out_takes_the_session_away(visitor):
    response = visitor.post("/console/sign-out")
    assert response.headers["Location"] == "/console/sign-in" and "castellan-session" not in visitor.cookies
    assert visitor.get("/console/permissions").status == 303


def test_a_disabled_key_lets_nobody_in(plane, admin, user, visitor):
    admin.iam.update_access_key(UserName=user.name, AccessKeyId=user.credentials.access_key_id, Status="Inactive")
    assert visitor.get("/console/permissions").status == 303
    assert Visitor(plane).sign_in(user.credentials).status == 403


def test_temporary_credentials_sign_in_with_their_token(plane, admin, made):
    role = made.role(trust(admin.arn))
    admin.iam.put_role_policy(RoleName=role["RoleName"], PolicyName="own", PolicyDocument=EVERYTHING)
    given = Credentials.of(admin.sts.assume_role(RoleArn=role["Arn"], RoleSessionName="console")["Credentials"])
    visitor = Visitor(plane)
    assert visitor.sign_in(Credentials(given.access_key_id, given.secret_access_key)).status == 403
    assert visitor.sign_in(given).status == 303
    page = visitor.get("/console/permissions").text
    assert f"assumed-role/<wbr>{role['RoleName']}" in page and given.secret_access_key not in page


def test_what_is_done_here_is_done_by_the_caller_in_the_region(visitor, user):
    assert visitor.post("/console/region", region="eu-central-1").status == 303
    created = visitor.post("/console/permissions/create", mode="OFF", description="elsewhere")
    store = created.headers["Location"].split("/")[-1]
    assert store not in stores(user) and store in stores(user.elsewhere("eu-central-1"))
    assert visitor.post("/console/region", region="not a region").status == 400
    events = user.elsewhere("eu-central-1").cloudtrail.lookup_events(
        LookupAttributes=[{"AttributeKey": "Username", "AttributeValue": user.name}])["Events"]
    assert "CreatePolicyStore" in {event["EventName"] for event in events}


def test_a_change_is_told_once(visitor):
    created = visitor.post("/console/permissions/create", mode="OFF", description="told")
    assert "was created" in visitor.get(created.headers["Location"]).text
    assert "was created" not in visitor.get(created.headers["Location"]).text


def test_guessing_is_slowed(ephemeral):
    visitor = Visitor(ephemeral.plane)
    wrong = Credentials("AKIAWRONGWRONGWRONG0", "wrong")
    for _ in range(5):
        assert visitor.sign_in(wrong).status == 403
    pauses = []
    for _ in range(20):
        response = visitor.sign_in(wrong)
        if response.status == 403:
            continue
        assert response.status == 429
        pauses.append(int(response.headers["Retry-After"]))
        if pauses[-1] >= 4:
            break
        time.sleep(pauses[-1])
    # Pauses grow; where asking is slow, a short one may be over, or shorter, before it is seen.
    assert pauses and pauses[-1] >= 4, pauses
    assert visitor.sign_in(ephemeral.credentials).status == 429


def test_a_session_is_of_one_plane_only(ephemeral, user, visitor):
    other = Visitor(ephemeral.plane)
    other.cookies = dict(visitor.cookies)
    assert other.get("/console/permissions").status == 303
