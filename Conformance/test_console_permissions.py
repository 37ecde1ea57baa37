"""The console's pages about policy stores, in a headless browser."""

import json

import pytest
from selenium.webdriver.common.keys import Keys

from support import accessibility
from support.browser import NARROW, WIDE, Browser
from support.policies import EVERYTHING, allow
from support.policy_stores import SHOP, PolicyStore, asked
from support.users import make_user

ANN_OWNS = json.dumps([
    {"uid": {"type": "Shop::User", "id": "ann"}, "attrs": {"level": 3}, "parents": []},
    {"uid": {"type": "Shop::User", "id": "bob"}, "attrs": {"level": 1}, "parents": []},
    {"uid": {"type": "Shop::Photo", "id": "sea"}, "parents": [], "attrs": {
        "owner": {"__entity": {"type": "Shop::User", "id": "ann"}}, "title": "Sea", "labels": ["blue"]}}])
OWNERS_EDIT = """permit (
  principal,
  action == Shop::Action::"edit",
  resource
) when { resource.owner == principal };"""
HOSTILE = """"'><script>document.title='owned'</script><img src=x onerror=document.title='owned'>{{7*7}}&lt;"""


@pytest.fixture(scope="module")
def user(plane, root):
    return make_user(root, "console", EVERYTHING)


@pytest.fixture(scope="module")
def browser(plane, user):
    browser = Browser(plane.endpoint)
    browser.sign_in(user.credentials)
    yield browser
    assert browser.complaints() == []
    browser.close()


@pytest.fixture(scope="module")
def shop(user):
    """A store with something of everything."""
    store = PolicyStore.create(user, SHOP, description="The shop of the tests")
    store.owners = store.policy(OWNERS_EDIT, "Owners edit their photos")
    store.policy('forbid (principal, action, resource) when { principal has nick && principal.nick == "mallory" };')
    store.templates = store.template(
        'permit (principal == ?principal, action == Shop::Action::"view", resource) when { context.mfa };')
    store.link(store.templates, "Shop::User::bob")
    for who in ("ann", "bob"):
        store.call("IsAuthorized", **asked(f"Shop::User::{who}", "Shop::Action::edit", "Shop::Photo::sea"),
                   entities={"cedarJson": ANN_OWNS})
    return store


@pytest.fixture(scope="module")
def pages(shop):
    base = f"/console/permissions/{shop.id}"
    named = {
        "stores": "/console/permissions", "create-store": "/console/permissions/create", "overview": base,
        "policy": f"{base}/policies/{shop.owners}", "template": f"{base}/templates/{shop.templates}",
        "schema": f"{base}/schema", "settings": f"{base}/settings", "log-settings": f"{base}/log-settings",
        "delete-store": f"{base}/delete", "edit-policy": f"{base}/policies/{shop.owners}/edit",
        "create-template": f"{base}/templates/create", "link": f"{base}/templates/{shop.templates}/link",
        "edit-schema": f"{base}/schema/edit", "put-entities": f"{base}/entities/put", "edit-tests": f"{base}/tests/edit",
        "nowhere": "/console/nowhere", "no-store": "/console/permissions/none"}
    return named | {name: f"{base}/{name}" for name in (
        "policies", "templates", "entities", "test-bench", "decisions", "tests", "analysis")}


def test_the_wrong_key_stays_outside(plane, user):
    browser = Browser(plane.endpoint)
    browser.open("/console/permissions")
    assert browser.title == "Sign in"
    assert accessibility.complaints(browser) == []
    browser.screenshot("sign-in")
    browser.fill(accessKeyId=user.credentials.access_key_id, secretAccessKey="wrong").press("Sign in")
    assert "not right" in browser.one("[role=alert]").text
    assert browser.driver.switch_to.active_element == browser.field("secretAccessKey")
    assert browser.field("secretAccessKey").get_attribute("value") == ""
    browser.fill(secretAccessKey=user.credentials.secret_access_key).press("Sign in")
    assert browser.title == "Policy stores"
    browser.close()


def test_a_sign_in_is_written_down(browser, user, root):
    found = root.cloudtrail.lookup_events(LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "ConsoleLogin"}])
    records = [json.loads(event["CloudTrailEvent"]) for event in found["Events"]]
    mine = [record for record in records if record["userIdentity"].get("accessKeyId") == user.credentials.access_key_id]
    assert {record["responseElements"]["ConsoleLogin"] for record in mine} == {"Success", "Failure"}
    for record in mine:
        assert (record["eventSource"], record["eventType"]) == ("signin.amazonaws.com", "AwsConsoleSignIn")
        failed = record["responseElements"]["ConsoleLogin"] == "Failure"
        assert record.get("errorMessage") == ("Failed authentication" if failed else None)
        assert (record["userIdentity"].get("userName") is None) == failed
        assert user.credentials.secret_access_key not in json.dumps(record)


def test_a_store_from_the_first_form_to_the_last(browser, user):
    browser.open("/console/permissions").press("Create policy store")
    browser.fill(description="By hand", mode="STRICT").press("Create policy store")
    assert "was created" in browser.one("[role=status]").text
    store = PolicyStore(user, browser.path.split("/")[-1])

    base = f"/console/permissions/{store.id}"
    browser.open(f"{base}/schema").press("Add a schema")
    browser.fill(schema="namespace Shop {\n entity User;\n entity Photo { owner: Usr };\n}")
    browser.wait(lambda: browser.all(".error-finding"))
    assert "Usr" in browser.one(".error-finding").text
    browser.fill(schema="").driver.execute_script("arguments[0].value = arguments[1]", browser.field("schema"), json.dumps(SHOP))
    browser.press("Save")
    assert browser.all(".picture [data-node='Shop::Photo']")
    assert "Shop::Photo" in browser.one(".picture svg").get_attribute("innerHTML")
    browser.screenshot("schema")

    browser.open(f"{base}/policies").press("Create policy")
    browser.fill(statement=OWNERS_EDIT.replace("owner ==", "ownr =="))
    finding = browser.wait(lambda: browser.all(".error-finding"))[0]
    assert "ownr" in finding.text and "Line 5" in finding.text
    assert "ownr" in "".join(browser.texts(".editor-mirror .mark-error"))
    assert browser.field("statement").get_attribute("aria-invalid") == "true"
    browser.screenshot("finding-while-typing")
    browser.press("Create policy")
    assert browser.title == "Create policy" and "ownr" in browser.one(".findings").text
    browser.fill(statement=OWNERS_EDIT)
    browser.wait(lambda: browser.all(".no-finding"))
    browser.press("Create policy")
    assert "was created" in browser.one("[role=status]").text
    policy = browser.path.split("/")[-1]
    assert store.get(policy)["definition"]["static"]["statement"] == OWNERS_EDIT
    assert "t-effect" in browser.one("pre").get_attribute("innerHTML")

    browser.press("Delete").fill(confirmation="something else").press("Delete policy")
    assert "Nothing was deleted" in browser.text and store.get(policy)
    assert browser.driver.switch_to.active_element == browser.field("confirmation")
    browser.screenshot("delete-policy")
    browser.fill(confirmation=policy).press("Delete policy")
    assert "was deleted" in browser.one("[role=status]").text and store.listed() == []
    browser.open(f"{base}/delete").fill(confirmation=store.id).press("Delete policy store")
    assert store.id not in browser.one("main .card").text


def test_near_misses_are_shown_and_followed(browser, shop):
    browser.open(f"/console/permissions/{shop.id}/decisions?decision=DENY")
    browser.screenshot("decisions")
    row, = browser.all("tbody tr")
    assert 'Shop::User::"bob"' in row.text and "Deny" in row.text
    with browser.leaving():
        row.find_element("css selector", "a").click()
    assert '"class_uid": 6003' in browser.text
    browser.press("Try in test bench")
    assert browser.field("principalId").get_attribute("value") == "bob"
    assert '"owner"' in browser.field("entities").get_attribute("value")
    browser.press("Decide")
    assert browser.one(".verdict").text.startswith("Deny")
    failed, = (text for text in browser.texts("li.fails") if "resource.owner == principal" in text)
    assert 'Shop::User::"ann"' in failed
    browser.screenshot("near-misses")
    browser.fill(principalId="ann").press("Decide")
    assert browser.one(".verdict").text.startswith("Allow")
    with browser.leaving():
        browser.one(".trace-head a").click()
    assert browser.path.endswith(shop.owners)


def test_a_request_is_picked_from_the_schema(browser, shop):
    browser.open(f"/console/permissions/{shop.id}/test-bench")
    browser.fill(request='Shop::User Shop::Action::"view" Shop::Photo').press("Choose")
    browser.fill(principalId="bob", resourceId="sea", context__mfa="true", entities=ANN_OWNS).press("Decide")
    assert browser.one(".verdict").text.startswith("Allow")
    browser.fill(context__mfa="false").press("Decide")
    assert browser.one(".verdict").text.startswith("Deny") and "context.mfa" in browser.one("li.fails").text
    assert browser.field("principalId").get_attribute("value") == "bob"
    browser.fill(context__source="nowhere").press("Decide")
    assert browser.one("[role=alert]").text
    browser.screenshot("test-bench")


def test_entities_and_tests_are_kept_and_run(browser, shop):
    base = f"/console/permissions/{shop.id}"
    browser.open(f"{base}/entities/put").fill(entities=ANN_OWNS).press("Put entities")
    assert 'Shop::Photo::"sea"' in browser.text
    browser.screenshot("entities")
    tests = [{"name": name, "decision": decision, "entities": json.loads(ANN_OWNS), "request": {
        "principal": 'Shop::User::"bob"', "action": 'Shop::Action::"edit"', "resource": 'Shop::Photo::"sea"'}}
        for name, decision in (("bob cannot", "deny"), ("bob can", "allow"))]
    browser.open(f"{base}/tests/edit").fill(tests=json.dumps(tests)).press("Save").press("Run the tests")
    assert "1 passed, 1 failed" in browser.one(".verdict").text and "expected allow" in browser.text
    browser.screenshot("tests")
    browser.open(f"{base}/policies/{shop.owners}/edit")
    browser.fill(statement=OWNERS_EDIT.replace("==  principal", "").replace("owner == principal", 'title == "Sky"'))
    browser.press("Preview the effect")
    assert "1 decided otherwise" in browser.text
    browser.screenshot("preview")


def test_an_analysis_shows_its_result_or_why_there_is_none(browser, shop):
    browser.open(f"/console/permissions/{shop.id}/analysis")
    browser.fill(question="NEVER_ERRORS").press("Analyse")
    assert "about a policy" in browser.one(".field .error").text
    browser.fill(policyId=shop.owners).press("Analyse")
    assert browser.all(".verdict") or browser.all("[role=alert]")
    browser.screenshot("analysis")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW, (1600, 1000)], ids=["wide", "narrow", "widest"])
def test_every_page_can_be_read_and_worked(browser, pages, dark, size):
    browser.prefer(dark)
    browser.resize(size)
    name = f"{'dark' if dark else 'light'}-{size[0]}"
    try:
        wrong = {}
        for page, path in pages.items():
            browser.open(path)
            if size != (1600, 1000):
                browser.screenshot(f"{name}-{page}")
            for details in browser.all("main details"):
                browser.driver.execute_script("arguments[0].open = true", details)
            if found := accessibility.complaints(browser):
                wrong[page] = found
        assert wrong == {}
    finally:
        browser.prefer(False)
        browser.resize(WIDE)


def test_a_choice_of_colours_stays(browser):
    browser.open("/console/permissions").one(".who summary").click()
    with browser.leaving():
        browser.one("button[name=theme]").click()
    assert browser.one("html").get_attribute("data-theme") == "dark"
    assert browser.one("body").value_of_css_property("background-color") == "rgba(16, 21, 29, 1)"
    browser.one(".who summary").click()
    with browser.leaving():
        browser.one("button[name=theme]").click()
    assert browser.one("html").get_attribute("data-theme") == "light"


def test_all_of_it_by_keyboard(plane, user):
    browser = Browser(plane.endpoint)
    browser.open("/console")
    assert browser.driver.switch_to.active_element == browser.field("accessKeyId")

    def type(*keys):
        browser.driver.switch_to.active_element.send_keys(*keys)

    def enter():
        with browser.leaving():
            type(Keys.ENTER)

    type(user.credentials.access_key_id, Keys.TAB, user.credentials.secret_access_key)
    enter()
    type(Keys.TAB)
    assert browser.driver.switch_to.active_element.text == "Skip to the content"
    outline = browser.driver.switch_to.active_element.value_of_css_property("outline-style")
    assert outline == "solid"
    type(Keys.ENTER)
    assert browser.driver.switch_to.active_element.get_attribute("id") == "content"
    browser.tab_to("main a[href$='/create']")
    enter()
    type("By keyboard")
    browser.tab_to("main button.primary")
    enter()
    base = browser.path
    browser.open(f"{base}/schema/edit")
    browser.tab_to("[name=schema]").send_keys(Keys.CONTROL, "a")
    type("entity User; action see appliesTo { principal: User, resource: User };")
    browser.tab_to("main button.primary")
    enter()
    browser.open(f"{base}/policies/create")
    browser.tab_to("[name=statement]").send_keys(Keys.CONTROL, "a")
    type('permit (principal, action == Action::"see", resource) when { principal == resource };')
    browser.wait(lambda: browser.all(".no-finding"))
    browser.tab_to("main button.primary")
    enter()
    browser.tab_to("nav a[href$='/test-bench']")
    enter()
    browser.tab_to("[name=principalId]")
    type("ann", Keys.TAB, "bob")
    enter()
    assert browser.one(".verdict").text.startswith("Deny")
    browser.screenshot("by-keyboard")
    browser.tab_to(".trace-head a")
    enter()
    browser.tab_to("main a[href$='/delete']")
    enter()
    type(browser.one(".to-type").text)
    enter()
    assert "was deleted" in browser.one("[role=status]").text
    browser.tab_to(".who summary")
    type(Keys.ENTER)
    browser.tab_to("form[action='/console/sign-out'] button")
    enter()
    assert browser.title == "Sign in"
    browser.close()


def test_it_works_without_scripts(plane, user, shop):
    browser = Browser(plane.endpoint, scripts=False)
    browser.sign_in(user.credentials)
    assert "has-script" not in (browser.one("html").get_attribute("class") or "")
    base = f"/console/permissions/{shop.id}"
    browser.open(f"{base}/policies/create").fill(statement=OWNERS_EDIT.replace("owner", "ownr"))
    browser.press("Validate")
    assert "ownr" in browser.one(".error-finding").text
    browser.screenshot("without-scripts")
    browser.fill(statement=OWNERS_EDIT).press("Validate")
    assert browser.one(".no-finding").text == "No findings."
    browser.press("Create policy")
    policy = browser.path.split("/")[-1]
    browser.press("Delete").fill(confirmation=policy).press("Delete policy")
    browser.open(f"{base}/test-bench").fill(request='Shop::User Shop::Action::"edit" Shop::Photo').press("Choose")
    browser.fill(principalId="ann", resourceId="sea").press("Fill in the stored entities").press("Decide")
    assert browser.one(".verdict").text
    browser.close()


def test_what_is_hostile_stays_text(browser, user):
    store = PolicyStore.create(user, description=HOSTILE[:150])
    policy = store.policy(f'permit (principal == App::User::{json.dumps(HOSTILE)}, action, resource);', HOSTILE[:150])
    store.call("IsAuthorized", **asked(f"App::User::{HOSTILE}", f"App::Action::{HOSTILE}", f"App::Doc::{HOSTILE}"))
    base = f"/console/permissions/{store.id}"
    for path in ("", "/policies", f"/policies/{policy}", f"/policies/{policy}/edit", "/decisions", "/test-bench"):
        browser.open(base + path)
        assert not browser.all("main script, main img") and browser.title != "owned", path
    browser.open(f"{base}/policies/{policy}")
    assert HOSTILE.replace('"', '\\"') in browser.one("pre").text
    browser.open(f"{base}/decisions")
    with browser.leaving():
        browser.one("tbody a").click()
    browser.press("Try in test bench")
    assert browser.field("principalId").get_attribute("value") == HOSTILE
    browser.press("Decide")
    assert browser.one(".verdict").text.startswith("Allow")
    for path in (f"/policies?principal={HOSTILE[:40]}", f"/policies/{HOSTILE[3:20]}", f"/entities?type={HOSTILE[:40]}",
                 f"/decisions?principal={HOSTILE[:40]}"):
        browser.open(base + path)
        assert not browser.all("main script, main img") and browser.title != "owned", path
    browser.complaints()


def test_what_is_not_allowed_is_named(plane, user_with, shop):
    user = user_with(allow(["verifiedpermissions:GetPolicyStore", "verifiedpermissions:ListPolicies"]))
    browser = Browser(plane.endpoint)
    browser.sign_in(user.credentials)
    assert "verifiedpermissions:ListPolicyStores" in browser.one(".denied").text
    browser.screenshot("access-denied")
    base = f"/console/permissions/{shop.id}"
    browser.open(base)
    assert "verifiedpermissions:GetSchema" in browser.text and "The shop of the tests" in browser.text
    browser.open(f"{base}/policies/create").fill(statement="permit (principal, action, resource);").press("Create policy")
    assert "verifiedpermissions:CreatePolicy" in browser.one(".denied").text
    browser.open(f"{base}/policies/{shop.owners}")
    assert browser.title == "Access denied" and "verifiedpermissions:GetPolicy" in browser.one(".denied").text
    browser.close()


def test_a_deleted_key_is_signed_out_at_once(plane, admin, user_with):
    user = user_with(EVERYTHING)
    browser = Browser(plane.endpoint)
    browser.sign_in(user.credentials)
    assert browser.title == "Policy stores"
    admin.iam.delete_access_key(UserName=user.name, AccessKeyId=user.credentials.access_key_id)
    browser.open("/console/permissions/create")
    assert browser.title == "Sign in" and "return=" in browser.path
    browser.close()
