"""The console's forms one by one: what they keep, what they refuse, and what they page through."""

import json

import pytest

from support.browser import Browser
from support.policies import EVERYTHING
from support.policy_stores import SHOP, PolicyStore
from support.users import make_user

TEMPLATE = 'permit (principal == ?principal, action == Shop::Action::"list", resource in ?resource);'
ANN = '[{"uid": {"type": "Shop::User", "id": "ann"}, "attrs": {"level": 3}, "parents": []}]'


@pytest.fixture(scope="module")
def user(root):
    return make_user(root, "console", EVERYTHING)


@pytest.fixture(scope="module")
def browser(plane, user):
    browser = Browser(plane.endpoint)
    browser.sign_in(user.credentials)
    yield browser
    assert browser.complaints() == []
    browser.close()


@pytest.fixture
def store(user):
    store = PolicyStore.create(user, SHOP)
    store.base = f"/console/permissions/{store.id}"
    return store


def test_settings_are_kept(browser, store):
    browser.open(store.base).press("Edit settings").fill(description="Née Shop", mode="OFF", protection=True).press("Save")
    found = store.call("GetPolicyStore")
    assert (found["description"], found["deletionProtection"]) == ("Née Shop", "ENABLED")
    assert found["validationSettings"]["mode"] == "OFF"
    browser.press("Delete").fill(confirmation=store.id).press("Delete policy store")
    assert browser.one(".field .error").text and store.call("GetPolicyStore")
    browser.open(f"{store.base}/settings").fill(protection=False).press("Save")
    browser.press("Delete").fill(confirmation=store.id).press("Delete policy store")
    assert "was deleted" in browser.one("[role=status]").text


def test_settings_of_the_log_are_kept_or_refused_at_their_field(browser, store):
    browser.open(f"{store.base}/log-settings").fill(denyPercent="120", retentionDays="0").press("Save")
    assert len(browser.all(".field .error")) == 2
    assert browser.driver.switch_to.active_element == browser.field("denyPercent")
    assert browser.field("denyPercent").get_attribute("value") == "120"
    browser.fill(denyPercent="50", retentionDays="7", redact="nonsense").press("Save")
    assert "names no attribute" in browser.one("#field-redact-error").text
    browser.fill(redact="context.mfa\nentities.Shop::User.nick", entities=False, delivery="SYNCHRONOUS").press("Save")
    assert "50 %" in browser.text and "7 days" in browser.text and "Not kept" in browser.text
    browser.open(f"{store.base}/log-settings")
    assert browser.field("redact").get_attribute("value") == "context.mfa\nentities.Shop::User.nick"


def test_templates_are_written_linked_and_taken_away(browser, store):
    browser.open(f"{store.base}/templates").press("Create template")
    browser.fill(statement=TEMPLATE, description="Lists").press("Create template")
    template = browser.path.split("/")[-1]
    browser.press("Link a policy").fill(principal="ann", resource='Shop::Folder::"f"').press("Link policy")
    assert "Write an entity" in browser.one(".field .error").text
    browser.fill(principal='Shop::User::"ann"').press("Link policy")
    linked = browser.path.split("/")[-1]
    assert store.get(linked)["definition"]["templateLinked"]["policyTemplateId"] == template
    browser.screenshot("linked-policy")
    browser.open(f"{store.base}/templates/{template}")
    assert linked in browser.text
    browser.press("Edit").fill(statement=TEMPLATE.replace(");", ") unless { false };"), description="Still").press("Save")
    assert "unless" in browser.one("pre").text
    browser.press("Delete").fill(confirmation=template).press("Delete template")
    assert store.listed() == []


def test_policies_are_edited_and_filtered(browser, store):
    policy = store.policy('permit (principal == Shop::User::"ann", action, resource);')
    store.policy("forbid (principal, action, resource);")
    browser.open(f"{store.base}/policies/{policy}").press("Edit")
    text = 'permit (principal == Shop::User::"ann", action == Shop::Action::"list", resource);'
    browser.fill(statement=text, name="name/ann").press("Save")
    assert store.get(policy)["definition"]["static"]["statement"] == text and "name/ann" in browser.text
    browser.open(f"{store.base}/policies").fill(principal='Shop::User::"ann"').press("Filter")
    assert len(browser.all("tbody tr")) == 1 and "name/ann" in browser.one("tbody").text
    browser.press("Show all")
    assert len(browser.all("tbody tr")) == 2
    browser.fill(principal="ann").press("Filter")
    assert "Write an entity" in browser.one(".field .error").text
    browser.open(f"{store.base}/policies").fill(kind="TEMPLATE_LINKED").press("Filter")
    assert "No policy matches" in browser.text


def test_long_listings_are_paged(browser, store):
    made = {store.policy(f'permit (principal == Shop::User::"{number}", action, resource);') for number in range(53)}
    browser.open(f"{store.base}/policies")
    first = browser.texts("tbody td:first-child a")
    browser.press("Next page")
    second = browser.texts("tbody td:first-child a")
    assert (len(first), len(second)) == (50, 3) and set(first + second) == made
    browser.press("First page")
    assert browser.texts("tbody td:first-child a") == first


def test_entities_are_put_and_taken_away(browser, store):
    browser.open(f"{store.base}/entities/put").fill(entities='[{"uid": 3}]').press("Put entities")
    assert browser.one("[role=alert]").text and browser.field("entities").get_attribute("value") == '[{"uid": 3}]'
    browser.fill(entities=ANN).press("Put entities")
    assert "level: 3" in browser.text
    browser.press("Delete").fill(confirmation='Shop::User::"ann"').press("Delete entity")
    assert "No entities here" in browser.text


def test_tests_guard_a_store(browser, store):
    tests = [{"name": "ann lists", "decision": "deny", "entities": [], "request": {
        "principal": 'Shop::User::"ann"', "action": 'Shop::Action::"list"', "resource": 'Shop::Folder::"f"'}}]
    browser.open(f"{store.base}/tests/edit").fill(tests="{").press("Save")
    assert browser.one("[role=alert]").text
    browser.fill(tests=json.dumps(tests), enforcement=True).press("Save")
    assert "guard this store" in browser.text
    browser.open(f"{store.base}/policies/create").fill(statement="permit (principal, action, resource);")
    browser.press("Create policy")
    assert "ann lists" in browser.one("[role=alert]").text and store.listed() == []


def test_schemas_are_taken_in_both_forms(browser, store):
    browser.open(f"{store.base}/schema/edit")
    assert browser.field("schema").get_attribute("value").startswith("namespace Shop {")
    browser.fill(schema='entity User; action "see it" appliesTo { principal: User, resource: User };').press("Save")
    assert "see it" in browser.one(".picture text.node-line").text
    browser.open(f"{store.base}/schema/edit").fill(schema='{"": {"entityTypes": {"Robot": {}}, "actions": {}}}').press("Save")
    assert browser.texts(".picture .node-title") == ["Robot"]
    browser.open(f"{store.base}/schema/edit").fill(schema="entity ;").press("Save")
    assert browser.title == "Edit schema" and browser.all(".error-finding")


def test_a_region_is_chosen_in_the_header(browser, store):
    from selenium.webdriver.support.ui import Select
    browser.open("/console/permissions")
    Select(browser.one("#region-choice")).select_by_value("eu-north-1")
    with browser.leaving():
        browser.one("header form button").click()
    assert "No policy stores in this region" in browser.text
    Select(browser.one("#region-choice")).select_by_value("us-east-1")
    with browser.leaving():
        browser.one("header form button").click()
    assert store.id in browser.text
