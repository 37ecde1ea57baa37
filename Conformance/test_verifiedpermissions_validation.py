"""STRICT stores refuse what does not fit the schema, with the reasons that AWS documents; OFF stores take it."""

import pytest

from support.clients import refused
from support.policy_stores import SHOP, PolicyStore

ALL = "permit (principal, action, resource);"


def when(condition, act="view"):
    return f'permit (principal, action == Shop::Action::"{act}", resource) when {{ {condition} }};'


REASONS = {
    "UnrecognizedEntityType": [
        "permit (principal is Shop::Alien, action, resource);", 'permit (principal == User::"ann", action, resource);',
        when('principal in Shop::Club::"c"')],
    "UnrecognizedActionId": [
        'permit (principal, action == Shop::Action::"fly", resource);',
        'permit (principal, action in [Shop::Action::"view", Shop::Action::"fly"], resource);',
        'permit (principal, action == Action::"view", resource);'],
    "InvalidActionApplication": [
        'permit (principal, action == Shop::Action::"list", resource is Shop::Photo);',
        'permit (principal is Shop::Photo, action == Shop::Action::"view", resource);'],
    "UnexpectedType": [
        when("resource.title < 3"), when("principal.level + resource.title == 1"), when("resource.title"),
        when("principal.level like \"1*\"")],
    "IncompatibleTypes": [
        when('[1, "a"].contains(principal.level)'), when('(if context.mfa then 1 else "a") == 1')],
    "MissingAttribute": [
        when('resource.colour == "red"'), when("context.speed > 1"), when("principal.level == principal.rank")],
    "UnsafeOptionalAttributeAccess": [
        when('principal.nick == "a"'), when("context.source.isLoopback()"),
        when('principal has nick || principal.nick == "a"')],
    "ImpossiblePolicy": [
        when("false"), when("principal == resource"), when("principal has wings && principal.wings"),
        when("1 > 2 && context.mfa && false"),
        'forbid (principal, action == Shop::Action::"view", resource) unless { true };'],
    "WrongNumberArguments": [
        when('context has source && context.source.isInRange(ip("10.0.0.0/8"), ip("11.0.0.0/8"))'),
        when('context has source && context.source.isLoopback(1)'), when("decimal().lessThan(decimal(\"1.0\"))")],
    "FunctionArgumentValidationError": [
        when('context has source && context.source.isInRange(ip("300.0.0.0/8"))'),
        when('decimal("1").lessThan(decimal("1.0"))'), when('datetime("yesterday") < datetime("2026-01-01")'),
        when('duration("1y") < duration("1h")')],
}


@pytest.fixture(scope="module")
def store(admin):
    return PolicyStore.create(admin, SHOP)


@pytest.mark.parametrize("reason, statement", [(reason, text) for reason, texts in REASONS.items() for text in texts])
def test_a_reason_is_given_by_its_name(store, reason, statement):
    with refused("ValidationException", 400, containing=reason) as refusal:
        store.policy(statement)
    fields = refusal.response["fieldList"]
    assert any(reason in field["message"] for field in fields), fields
    assert all(field["path"] == "definition.static.statement" for field in fields)


@pytest.mark.parametrize("reason", REASONS)
def test_templates_are_judged_the_same(store, reason):
    statement = REASONS[reason][-1].replace("resource)", "resource in ?resource)")
    if "is Shop::Photo" in statement:
        statement = 'permit (principal is Shop::Group, action == Shop::Action::"edit", resource in ?resource);'
    with refused("ValidationException", 400, containing=reason) as refusal:
        store.template(statement)
    assert {field["path"] for field in refusal.response["fieldList"]} == {"statement"}


def test_every_mistake_is_told(store):
    with refused("ValidationException", 400) as refusal:
        store.policy(when('resource.colour == "red" && resource.title < 3'))
    told = " ".join(field["message"] for field in refusal.response["fieldList"])
    assert "MissingAttribute" in told


@pytest.mark.parametrize("statement", [
    when("[].isEmpty()"), when("ip(resource.title).isLoopback()"), when('principal.getTag("t") == "v"'),
    when('resource.getTag("t") == "v"'), when('principal.hasTag("t") && principal.getTag("u") == "v"'),
    when("resource.title == principal.level")])
def test_what_strict_cedar_refuses_is_refused(store, statement):
    with refused("ValidationException", 400) as refusal:
        store.policy(statement)
    assert refusal.response["fieldList"]


@pytest.mark.parametrize("statement", [
    ALL, "forbid (principal, action, resource);", when("context.mfa"),
    when('principal has nick && principal.nick == "a"'),
    when('context has source && context.source.isInRange(ip("10.0.0.0/8"))'), when("true"),
    when('principal.hasTag("t") && principal.getTag("t") == "v"'), when('resource.labels.contains("red")'),
    when("principal == resource.owner", act="edit"), when("principal.level > 0 || principal.level < -1"),
    'permit (principal in Shop::Group::"g", action in Shop::Action::"read", resource in Shop::Folder::"f");',
    'permit (principal is Shop::User in Shop::Group::"g", action, resource is Shop::Photo);'])
def test_what_fits_is_taken(store, statement):
    policy = store.policy(statement)
    assert store.get(policy)["definition"]["static"]["statement"] == statement
    store.call("DeletePolicy", policyId=policy)


def test_an_update_is_validated(store):
    policy = store.policy(when("context.mfa"))
    with refused("ValidationException", 400, containing="MissingAttribute"):
        store.update(policy, when("context.speed > 1"))
    assert store.get(policy)["definition"]["static"]["statement"] == when("context.mfa")
    store.update(policy, when("!context.mfa"))


def test_a_strict_store_without_a_schema_takes_no_policy(policy_store):
    store = policy_store(mode="STRICT")
    for act in (lambda: store.policy(ALL),
                lambda: store.template("permit (principal == ?principal, action, resource);")):
        with refused("ValidationException", 400) as refusal:
            act()
        assert "no schema present" in refusal.message.lower()


@pytest.mark.parametrize("schema", [None, SHOP])
def test_a_store_that_is_off_reads_syntax_alone(policy_store, schema):
    store = policy_store(schema, mode="OFF")
    for texts in REASONS.values():
        for text in texts:
            assert store.policy(text)
    assert store.link(store.template("permit (principal == ?principal, action, resource);"), "Anybody::x")
    with refused("ValidationException", 400):
        store.policy("permit (principal, action, resource) when { };")


def test_the_mode_may_change_and_judges_what_comes_after(policy_store):
    store = policy_store(SHOP, mode="OFF")
    wrong = when("context.speed > 1")
    policy = store.policy(wrong)
    store.call("UpdatePolicyStore", validationSettings={"mode": "STRICT"})
    assert store.get(policy)["definition"]["static"]["statement"] == wrong
    for act in (lambda: store.policy(wrong), lambda: store.update(policy, wrong)):
        with refused("ValidationException", 400, containing="MissingAttribute"):
            act()
    store.call("UpdatePolicyStore", validationSettings={"mode": "OFF"})
    store.update(policy, wrong + " ")
    assert store.policy(wrong)
