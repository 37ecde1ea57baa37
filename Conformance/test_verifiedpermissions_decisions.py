"""Decisions: which policies count, what is told of them, and what is no question."""

import json

import pytest

from support.clients import refused
from support.policy_stores import SHOP, PolicyStore, asked, entity, item, on_the_wire

ALL = "permit (principal, action, resource);"
ANN = ("User::ann", "view", "Photo::beach")
SHOPPER = ("Shop::User::ann", "Shop::Action::view", "Shop::Photo::beach")
PHOTO = item("Shop::Photo::beach", owner=entity("Shop::User::ann"), title="sea", labels=["blue"])


def ids(answer):
    return {part["policyId"] for part in answer["determiningPolicies"]}


# Which policies decide


def test_nothing_is_allowed_by_nothing(policy_store):
    assert on_the_wire(policy_store().caller, "IsAuthorized", policyStoreId=policy_store().id, **asked(*ANN)) == {
        "decision": "DENY", "determiningPolicies": [], "errors": []}


def test_all_that_allow_are_named(policy_store):
    store = policy_store()
    allowing = {store.policy(ALL), store.policy('permit (principal == User::"ann", action, resource);')}
    store.policy('permit (principal == User::"ben", action, resource);')
    answer = store.answer(*ANN)
    assert (answer["decision"], ids(answer), answer["errors"]) == ("ALLOW", allowing, [])
    assert all(part.keys() == {"policyId"} for part in answer["determiningPolicies"])


def test_forbid_wins_and_is_named_alone(policy_store):
    store = policy_store()
    store.policy(ALL)
    forbidding = {store.policy(f'forbid (principal, action, resource) when {{ {n} < 9 }};') for n in (1, 2)}
    store.policy("forbid (principal, action, resource) when { false };")
    answer = store.answer(*ANN)
    assert (answer["decision"], ids(answer)) == ("DENY", forbidding)


def test_a_policy_that_fails_is_told_and_left_out(policy_store):
    store = policy_store()
    allowing = store.policy(ALL)
    failing = [store.policy("forbid (principal, action, resource) when { principal.age > 1 };"),
               store.policy("permit (principal, action, resource) when { context.n + 9223372036854775807 > 0 };")]
    answer = store.answer(*ANN, {"n": 1})
    assert (answer["decision"], ids(answer)) == ("ALLOW", {allowing})
    told = sorted(error["errorDescription"] for error in answer["errors"])
    assert all(error.keys() == {"errorDescription"} for error in answer["errors"]) and len(told) == 2
    assert all(any(policy in text for text in told) for policy in failing), told


def test_what_is_changed_counts_at_once(policy_store):
    store = policy_store()
    policy = store.policy('permit (principal, action == Action::"view", resource);')
    assert store.decide(*ANN) == "ALLOW"
    store.update(policy, 'permit (principal, action == Action::"edit", resource);')
    assert store.decide(*ANN) == "DENY"
    store.update(policy, "permit (principal, action, resource) when { context.mfa };")
    assert store.decide(*ANN, {"mfa": True}) == "ALLOW"
    store.call("DeletePolicy", policyId=policy)
    assert store.decide(*ANN, {"mfa": True}) == "DENY"


def test_the_same_entities_are_read_by_what_counts_now(policy_store):
    """The text of entities that were given before decides by the policies, the schema and the words of each call."""
    store = policy_store(mode="OFF")
    text = '[{"uid": {"type": "User", "id": "ann"}, "attrs": {"boss": {"type": "User", "id": "%s"}}, "parents": []}]'
    policy = store.policy('permit (principal, action, resource) when { principal.boss == User::"bob" };')

    def decided(boss="bob"):
        return [store.decide(*ANN, entities=text % boss) for _ in range(2)]

    assert decided() == ["DENY", "DENY"], "without a schema it is a record"
    boss = {"type": "Entity", "name": "User"}

    def schema():
        return {"": {"actions": {"view": {}}, "entityTypes": {
            "User": {"shape": {"type": "Record", "attributes": {"boss": boss}}}, "Photo": {}}}}

    store.put_schema(schema())
    assert decided() == ["ALLOW", "ALLOW"]
    assert decided("eve") == ["DENY", "DENY"]
    store.update(policy, 'permit (principal, action, resource) when { principal.boss == User::"eve" };')
    assert (decided(), decided("eve")) == (["DENY", "DENY"], ["ALLOW", "ALLOW"])
    boss = {"type": "Long"}
    store.put_schema(schema())
    for _ in range(2):
        with refused("ValidationException", 400):
            store.decide(*ANN, entities=text % "eve")
    with refused("ValidationException", 400):
        store.of(store.caller.unchecked()).call(
            "IsAuthorized", **asked(*ANN), entities={"cedarJson": "[]", "entityList": []})


def test_the_same_context_is_read_by_what_counts_now(policy_store):
    """The text of a context that was given before decides by the action, the schema and the words of each call."""
    store = policy_store(mode="OFF")
    policy = store.policy('permit (principal, action, resource) when { context.from.isInRange(ip("10.0.0.0/8")) };')

    def decided(action="view", source="10.1.1.1"):
        return [store.decide("User::ann", action, "Photo::beach", '{"from": "%s"}' % source) for _ in range(2)]

    def schema(**kinds):
        actions = {name: {"appliesTo": {"principalTypes": ["User"], "resourceTypes": ["Photo"], "context": {
            "type": "Record", "attributes": {"from": kind}}}} for name, kind in kinds.items()}
        return {"": {"actions": actions, "entityTypes": {"User": {}, "Photo": {}}}}

    address, text = {"type": "Extension", "name": "ipaddr"}, {"type": "String"}
    assert decided() == ["DENY", "DENY"], "without a schema it is a text"
    store.put_schema(schema(view=address, edit=text))
    assert decided() == ["ALLOW", "ALLOW"]
    assert decided(source="192.168.1.1") == ["DENY", "DENY"]
    assert decided("edit") == ["DENY", "DENY"], "for another action it is a text still"
    store.update(policy, 'permit (principal, action, resource) when { context.from.isLoopback() };')
    assert (decided(), decided(source="127.0.0.1")) == (["DENY", "DENY"], ["ALLOW", "ALLOW"])
    store.put_schema(schema(view={"type": "Long"}, edit=text))
    for _ in range(2):
        with refused("ValidationException", 400):
            decided()
    with refused("ValidationException", 400):
        store.of(store.caller.unchecked()).call(
            "IsAuthorized", **asked(*ANN) | {"context": {"cedarJson": "{}", "contextMap": {}}})


def test_ids_are_compared_by_their_scalars(policy_store):
    store = policy_store()
    policy = store.policy('permit (principal == User::"\u00e9", action, resource);')
    store.policy('permit (principal == User::"\\u{212B}", action, resource);')
    assert store.decide("User::\u00e9", "view", "Photo::p") == "ALLOW"
    assert store.decide("User::e\u0301", "view", "Photo::p") == "DENY"
    assert store.decide("User::\u212b", "view", "Photo::p") == "ALLOW"
    assert store.decide("User::\u00c5", "view", "Photo::p") == "DENY"
    assert store.get(policy)["principal"] == entity("User::\u00e9")
    twins = [item("User::\u00e9", n=1), item("User::e\u0301", n=2)]
    store.policy('permit (principal, action == Action::"n", resource) when { principal.n == 2 };')
    assert store.decide("User::e\u0301", "n", "Photo::p", entities=twins) == "ALLOW"


def test_filters_compare_ids_by_their_scalars(policy_store):
    store = policy_store()
    composed = store.policy('permit (principal == User::"\u00e9", action, resource == Photo::"e\u0301");')
    for name, found in (("\u00e9", [composed]), ("e\u0301", [])):
        assert [part["policyId"] for part in store.listed(principal={"identifier": entity(f"User::{name}")})] == found
        other = [part["policyId"] for part in store.listed(resource={"identifier": entity(f"Photo::{name}")})]
        assert other == ([] if found else [composed])


def test_names_of_attributes_are_compared_by_their_scalars(policy_store):
    store = policy_store()
    twins = {"\u00e9": 1, "e\u0301": 2}
    store.policy("permit (principal, action, resource) when { " + " && ".join(
        f'{place} == {number}' for accent, number in (("\u00e9", 1), ("e\u0301", 2)) for place in (
            f'context["{accent}"]', f'principal["{accent}"]', f'principal.getTag("{accent}")',
            f'context.record["{accent}"]')) + " };")
    # In Cedar's JSON: the API's own maps refuse two names that are canonically equivalent, rather than lose one.
    with refused("SerializationException"):
        store.answer(*ANN, twins)
    entities = [{"uid": {"type": "User", "id": "ann"}, "attrs": twins, "tags": twins, "parents": []}]
    answer = store.answer(*ANN, json.dumps(twins | {"record": twins}), json.dumps(entities))
    assert answer["decision"] == "ALLOW", answer["errors"]


@pytest.mark.parametrize("id", ["x" * 612, "a b", "a\"b\\c", "a::b", "\t", "😀", "ids/with-all|sorts", "\u0000"])
def test_any_text_is_an_id(policy_store, id):
    store = policy_store()
    template = store.template("permit (principal == ?principal, action, resource);")
    who = {"entityType": "User", "entityId": id}
    link = store.call("CreatePolicy", definition={"templateLinked": {
        "policyTemplateId": template, "principal": who}})["policyId"]
    answer = store.call("IsAuthorized", **asked(*ANN) | {"principal": who})
    assert ids(answer) == {link} and store.get(link)["principal"] == who


# Values

KINDS = {
    "boolean": ({"boolean": True}, "true"),
    "long": ({"long": -9223372036854775808}, "(-9223372036854775808)"),
    "string": ({"string": "a\u0301\n\"😀"}, '"a\\u{301}\\n\\"😀"'),
    "entity": ({"entityIdentifier": entity("Photo::p")}, 'Photo::"p"'),
    "set": ({"set": [{"long": 1}, {"long": 1}, {"set": [{"string": "x"}]}]}, '[["x"], 1]'),
    "empty set": ({"set": []}, "[]"),
    "record": ({"record": {"a": {"long": 1}, "b c": {"record": {}}}}, '{"b c": {}, a: 1}'),
    "ipaddr": ({"ipaddr": "10.0.0.1/32"}, 'ip("10.0.0.1")'),
    "ipaddr v6": ({"ipaddr": "2001:db8::/32"}, 'ip("2001:db8:0::/32")'),
    "decimal": ({"decimal": "-0.50"}, 'decimal("-0.5")'),
    "datetime": ({"datetime": "2026-11-26T01:00:00.000+0100"}, 'datetime("2026-11-26")'),
    "duration": ({"duration": "-1d2h"}, 'duration("-26h")'),
}
JSON = {
    "boolean": "true", "long": "-9223372036854775808", "string": '"a\\u0301\\n\\"😀"',
    "entity": '{"__entity": {"type": "Photo", "id": "p"}}', "set": '[1, ["x"]]', "empty set": "[]",
    "record": '{"a": 1, "b c": {}}', "ipaddr": '{"__extn": {"fn": "ip", "arg": "10.0.0.1/32"}}',
    "ipaddr v6": '{"__extn": {"fn": "ip", "arg": "2001:db8::/32"}}',
    "decimal": '{"__extn": {"fn": "decimal", "arg": "-0.50"}}',
    "datetime": '{"__extn": {"fn": "datetime", "arg": "2026-11-26T01:00:00.000+0100"}}',
    "duration": '{"__extn": {"fn": "duration", "arg": "-1d2h"}}',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_is_what_it_says(policy_store, kind):
    """In the context, as attribute and as tag, in the API's form and in Cedar's."""
    given, written = KINDS[kind]
    store = policy_store()
    condition = ' && '.join((
        f"context.v == {written}", f"principal.v == {written}", f'resource.getTag("t") == {written}'))
    store.policy(f"permit (principal, action, resource) when {{ {condition} }};")
    described = [item("User::ann"), item("Photo::beach")]
    described[0]["attributes"], described[1]["tags"] = {"v": given}, {"t": given}
    answer = store.call("IsAuthorized", **asked(*ANN), entities={"entityList": described},
                        context={"contextMap": {"v": given}})
    assert (answer["decision"], answer["errors"]) == ("ALLOW", [])
    text = ('[{"uid": {"type": "User", "id": "ann"}, "attrs": {"v": VALUE}, "parents": []},'
            ' {"uid": {"type": "Photo", "id": "beach"}, "attrs": {}, "parents": [], "tags": {"t": VALUE}}]')
    answer = store.answer(*ANN, '{"v": VALUE}'.replace("VALUE", JSON[kind]), text.replace("VALUE", JSON[kind]))
    assert (answer["decision"], answer["errors"]) == ("ALLOW", [])


@pytest.mark.parametrize("value", [
    {}, {"long": 1, "string": "a"}, {"ipaddr": "300.0.0.1"}, {"ipaddr": "::1/200"}, {"decimal": "1"},
    {"decimal": "1.00000"}, {"decimal": "999999999999999.0"}, {"datetime": "2026-02-30"},
    {"datetime": "2026-11-26T10:00:00"}, {"duration": "1s1d"}, {"duration": "-"}, {"duration": "1.5h"},
    {"set": [{}]}, {"record": {"a": {}}}, {"entityIdentifier": {"entityType": "a b", "entityId": "x"}}], ids=str)
def test_what_is_no_value(policy_store, value):
    store = policy_store()
    store = store.of(store.caller.unchecked())
    for more in ({"context": {"contextMap": {"v": value}}},
                 {"entities": {"entityList": [item("User::ann") | {"attributes": {"v": value}}]}},
                 {"entities": {"entityList": [item("User::ann") | {"tags": {"v": value}}]}}):
        with refused("ValidationException", 400):
            store.call("IsAuthorized", **asked(*ANN), **more)


@pytest.mark.parametrize("text", [
    "", "{", "[]", "1", '{"a": null}', '{"a": 1.5}', '{"a": 1e3}', '{"a": 1, "a": 1}', '{"a": 9223372036854775808}',
    '{"a": {"__extn": {"fn": "ip", "arg": "x"}}}', '{"a": {"__extn": {"fn": "none", "arg": "x"}}}'])
def test_what_is_no_context_in_json(policy_store, text):
    with refused("ValidationException", 400):
        policy_store().decide(*ANN, text)


@pytest.mark.parametrize("text", [
    "", "{}", "[1]", '[{"uid": {"type": "User", "id": "a"}, "attrs": {}}]', '[{"attrs": {}, "parents": []}]',
    '[{"uid": {"type": "a b", "id": "a"}, "attrs": {}, "parents": []}]',
    '[{"uid": {"type": "User", "id": "a"}, "attrs": {"n": null}, "parents": []}]',
    '[{"uid": {"type": "User", "id": "a"}, "attrs": {}, "parents": [{"type": "User", "id": "b"}]},'
    ' {"uid": {"type": "User", "id": "b"}, "attrs": {}, "parents": [{"type": "User", "id": "a"}]}]'])
def test_what_are_no_entities_in_json(policy_store, text):
    with refused("ValidationException", 400):
        policy_store().decide(*ANN, entities=text)


# Entities


def test_parents_lead_to_groups(policy_store):
    store = policy_store()
    store.policy('permit (principal in Group::"staff", action, resource in Folder::"root");')
    up = [item("User::ann", "Group::shop", "Group::other"), item("Group::shop", "Group::staff"),
          item("Photo::beach", "Folder::summer"), item("Folder::summer", "Folder::root")]
    assert store.decide(*ANN, entities=up) == "ALLOW"
    for missing in range(4):
        left = [part for n, part in enumerate(up) if n != missing]
        assert store.decide(*ANN, entities=left) == "DENY"
    assert store.decide("Group::staff", "view", "Folder::root") == "ALLOW", "what is in itself"


def test_the_last_of_two_counts(policy_store):
    store = policy_store()
    store.policy('permit (principal in Group::"g", action, resource) when { principal.n == 2 && !(principal has m) };')
    last = [item("User::ann", n=1, m=1), item("Photo::beach"), item("User::ann", "Group::g", n=2)]
    assert store.decide(*ANN, entities=last) == "ALLOW"
    assert store.decide(*ANN, entities=last[::-1]) == "DENY"
    assert store.batch(asked(*ANN), entities=last)[0]["decision"] == "ALLOW"


def test_circles_are_refused(policy_store):
    with refused("ValidationException", 400):
        policy_store().decide(*ANN, entities=[item("User::ann", "Group::a"), item("Group::a", "User::ann")])


ACTION = ('[{"uid": {"type": "Shop::Action", "id": "view"}, "attrs": {},'
          ' "parents": [{"type": "Shop::Action", "id": "read"}]}]')


@pytest.mark.parametrize("entities", [[item("Shop::Action::view", "Shop::Action::read")], ACTION], ids=["list", "json"])
@pytest.mark.parametrize("schema", [None, SHOP], ids=["no schema", "schema"])
def test_actions_are_no_entities_of_a_request(policy_store, schema, entities):
    """They belong into the schema."""
    store = policy_store(schema)
    with refused("ValidationException", 400):
        store.decide("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::beach", entities=entities)
    with refused("ValidationException", 400):
        store.batch(asked("Shop::User::ann", "Shop::Action::edit", "Shop::Photo::beach"), entities=entities)


# What a schema asks


@pytest.fixture(scope="module")
def shop(admin):
    store = PolicyStore.create(admin, SHOP)
    store.policy(ALL)
    return store


MISFITS = {
    "a required attribute is missing": item("Shop::Photo::beach", title="sea", labels=[]),
    "no attributes": item("Shop::Photo::beach"),
    "an attribute too many": item(
        "Shop::Photo::beach", owner=entity("Shop::User::ann"), title="sea", labels=[], more=1),
    "another type": item("Shop::Photo::beach", owner=entity("Shop::User::ann"), title=1, labels=[]),
    "another element": item("Shop::Photo::beach", owner=entity("Shop::User::ann"), title="sea", labels=[1]),
    "another entity": item("Shop::Photo::beach", owner=entity("Shop::Group::g"), title="sea", labels=[]),
    "an unknown type": item("Shop::Alien::x"), "no namespace": item("User::ann", level=1),
    "a parent of a wrong type": item("Shop::User::ann", "Shop::Folder::f", level=1),
    "a tag of a wrong type": item("Shop::User::ann", level=1, tags={"t": 1}),
    "a tag where none are": item("Shop::Group::g", tags={"t": "x"}),
}


@pytest.mark.parametrize("misfit", MISFITS)
def test_entities_fit_the_schema(shop, misfit):
    with refused("ValidationException", 400):
        shop.decide(*SHOPPER, {"mfa": True}, [MISFITS[misfit]])
    with refused("ValidationException", 400):
        shop.batch(asked(*SHOPPER, {"mfa": True}), entities=[MISFITS[misfit]])


def test_entities_that_fit(shop):
    ann = item("Shop::User::ann", "Shop::Group::g", level=1, tags={"t": "x"})
    assert shop.decide(*SHOPPER, {"mfa": True}, [PHOTO, ann, item("Shop::Group::g", "Shop::Group::all")]) == "ALLOW"


@pytest.mark.parametrize("context", [
    None, {}, {"mfa": "yes"}, {"mfa": True, "more": 1}, {"mfa": True, "source": "10.0.0.1"}, '{"mfa": 1}',
    '{"mfa": true, "more": 1}', "{}"], ids=str)
def test_the_context_fits_the_action(shop, context):
    with refused("ValidationException", 400):
        shop.decide(*SHOPPER, context)


@pytest.mark.parametrize("context", [
    {"mfa": True}, {"mfa": False, "source": {"ipaddr": "10.0.0.1"}}, '{"mfa": true}',
    '{"mfa": true, "source": "10.0.0.1"}', '{"mfa": true, "source": {"fn": "ip", "arg": "10.0.0.1"}}',
    '{"mfa": true, "source": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}}}'], ids=str)
def test_a_context_that_fits(shop, context):
    assert shop.decide(*SHOPPER, context) == "ALLOW"


def test_the_schema_reads_entities_in_json(shop):
    """What is declared an entity or an address may be written plainly."""
    text = ('[{"uid": {"type": "Shop::Photo", "id": "beach"}, "attrs": {"owner": {"type": "Shop::User", "id": "ann"},'
            ' "title": "sea", "labels": ["a"]}, "parents": []}]')
    assert shop.decide(*SHOPPER, {"mfa": True}, text) == "ALLOW"
    with refused("ValidationException", 400):
        shop.decide(*SHOPPER, {"mfa": True}, text.replace('"title": "sea",', ""))


# What is no question


@pytest.mark.parametrize("change", [
    {"principal": {"entityType": "User"}}, {"principal": {"entityType": "User", "entityId": ""}},
    {"principal": {"entityType": "", "entityId": "x"}}, {"principal": {"entityType": "a b", "entityId": "x"}},
    {"principal": {"entityType": "User", "entityId": "x" * 613}}, {"resource": {"entityType": "1", "entityId": "x"}},
    {"resource": {"entityType": "T" * 201, "entityId": "x"}}, {"action": {"actionType": "Verb", "actionId": "view"}},
    {"action": {"actionType": "Action", "actionId": "x" * 513}}, {"action": {"actionType": "Action", "actionId": ""}},
    {"context": {}}, {"context": {"contextMap": {}, "cedarJson": "{}"}}, {"entities": {}},
    {"entities": {"entityList": [], "cedarJson": "[]"}}, {"entities": {"entityList": [{}]}}], ids=str)
def test_what_is_no_question(policy_store, change):
    store = policy_store()
    with refused("ValidationException", 400):
        store.of(store.caller.unchecked()).call("IsAuthorized", **asked(*ANN) | change)


@pytest.mark.parametrize("missing", ["principal", "action", "resource"])
def test_a_question_is_whole(policy_store, missing):
    """Cedar 4 knows no unspecified entities."""
    question = {name: part for name, part in asked(*ANN).items() if name != missing}
    with refused("ValidationException", 400):
        policy_store().call("IsAuthorized", **question)


def test_nothing_given_is_nothing_known(policy_store):
    store = policy_store()
    store.policy("permit (principal, action, resource) unless { context has a || principal has b };")
    assert store.call("IsAuthorized", **asked(*ANN), context={"contextMap": {}}, entities={"entityList": []})[
        "decision"] == "ALLOW"
    assert store.decide(*ANN, "{}", "[]") == "ALLOW"
