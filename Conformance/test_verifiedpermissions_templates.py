"""Policy templates and the policies that are linked to them."""

import pytest

from support.clients import refused
from support.policy_stores import SHOP, PolicyStore, action, entity

BOTH = 'permit (principal == ?principal, action == Action::"view", resource in ?resource) when { context.n < 10 };'
FIRST = "permit (principal in ?principal, action, resource);"
SECOND = 'forbid (principal == User::"ann", action, resource == ?resource);'


@pytest.fixture(scope="module")
def store(admin):
    return PolicyStore.create(admin)


def test_a_template_is_described_whole(store):
    made = store.call("CreatePolicyTemplate", statement=f"// two\n{BOTH}\n", description="why")
    id = made["policyTemplateId"]
    assert made == {
        "policyStoreId": store.id, "policyTemplateId": id, "createdDate": made["createdDate"],
        "lastUpdatedDate": made["createdDate"]}
    told = store.call("GetPolicyTemplate", policyTemplateId=id)
    assert told == made | {"statement": f"// two\n{BOTH}\n", "description": "why"}
    listed = [item for item in store.pages("ListPolicyTemplates", "policyTemplates") if item["policyTemplateId"] == id]
    assert listed == [made | {"description": "why"}]


LINKS = {
    BOTH: ({"principal": "User::ann", "resource": "Folder::f"}, {"actions": [action("view")], "effect": "Permit"}),
    FIRST: ({"principal": "Group::staff"}, {"effect": "Permit"}),
    SECOND: ({"resource": "Photo::beach"}, {"principal": entity("User::ann"), "effect": "Forbid"}),
}


@pytest.mark.parametrize("text", LINKS)
def test_a_link_is_described_whole(store, text):
    words, shown = LINKS[text]
    slots = {name: entity(word) for name, word in words.items()}
    template = store.template(text)
    linked = {"templateLinked": {"policyTemplateId": template} | slots}
    made = store.call("CreatePolicy", definition=linked)
    assert made == shown | slots | {
        "policyStoreId": store.id, "policyId": made["policyId"], "policyType": "TEMPLATE_LINKED",
        "createdDate": made["createdDate"], "lastUpdatedDate": made["createdDate"]}
    assert store.get(made["policyId"]) == made | {"definition": linked}
    assert store.listed(policyTemplateId=template) == [made | {"definition": linked}]


@pytest.mark.parametrize("text, given", [
    (BOTH, {}), (BOTH, {"principal": "User::ann"}), (BOTH, {"resource": "Folder::f"}), (FIRST, {}),
    (FIRST, {"principal": "User::ann", "resource": "Folder::f"}), (FIRST, {"resource": "Folder::f"}),
    (SECOND, {"principal": "User::ann", "resource": "Photo::p"}), (SECOND, {"principal": "User::ann"})])
def test_a_link_fills_exactly_the_slots(store, text, given):
    template = store.template(text)
    with refused("ValidationException", 400):
        store.link(template, **given)
    assert store.listed(policyTemplateId=template) == []


@pytest.mark.parametrize("statement", [
    "", "permit (principal, action);", BOTH + FIRST, "permit (principal == ?resource, action, resource);",
    "permit (principal, action == ?action, resource);", "permit (principal == ?user, action, resource);",
    "permit (principal == ?principal, action, resource) when { ?principal == User::\"ann\" };"])
def test_what_is_no_template(store, statement):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.template(statement)


def test_links_decide(store):
    """An emulator forgot to."""
    template = store.template(BOTH)
    link = store.link(template, "User::linda", "Folder::summer")
    entities = [{"identifier": entity("Photo::sea"), "parents": [entity("Folder::summer")]}]
    answer = store.answer("User::linda", "view", "Photo::sea", {"n": 1}, entities)
    assert answer == {"decision": "ALLOW", "determiningPolicies": [{"policyId": link}], "errors": []}
    assert store.decide("User::linda", "view", "Photo::sea", {"n": 1}) == "DENY"
    assert store.decide("User::other", "view", "Photo::sea", {"n": 1}, entities) == "DENY"
    assert store.decide("User::linda", "view", "Photo::sea", {"n": 10}, entities) == "DENY"


def test_a_template_alone_decides_nothing(policy_store):
    store = policy_store()
    store.template("permit (principal, action, resource == ?resource);")
    assert store.decide("User::ann", "view", "Photo::beach") == "DENY"


def test_an_update_reaches_the_links_at_once(store):
    template = store.template(FIRST, description="first")
    links = {name: store.link(template, name) for name in ("User::uma", "User::ugo")}
    before = store.call("GetPolicyTemplate", policyTemplateId=template)
    new = 'permit (principal in ?principal, action in [Action::"edit"], resource) when { true };'
    told = store.call("UpdatePolicyTemplate", policyTemplateId=template, statement=new, description="second")
    assert told == {
        "policyStoreId": store.id, "policyTemplateId": template, "createdDate": before["createdDate"],
        "lastUpdatedDate": told["lastUpdatedDate"]} and told["lastUpdatedDate"] > before["lastUpdatedDate"]
    after = store.call("GetPolicyTemplate", policyTemplateId=template)
    assert after == told | {"statement": new, "description": "second"}
    for name, link in links.items():
        assert store.get(link)["actions"] == [action("edit")]
        assert store.decide(name, "view", "Photo::p") == "DENY" and store.decide(name, "edit", "Photo::p") == "ALLOW"


@pytest.mark.parametrize("old, new", [
    ("permit", "forbid"), ("principal == ?principal", "principal in ?principal"),
    ("principal == ?principal", "principal"), ("in ?resource", '== Folder::"f"'), ("in ?resource", "== ?resource"),
    ("principal == ?principal", "principal is User in ?principal")])
def test_an_update_changes_neither_effect_nor_scope(store, old, new):
    template = store.template(BOTH)
    with refused("ValidationException", 400):
        store.call("UpdatePolicyTemplate", policyTemplateId=template, statement=BOTH.replace(old, new))
    assert store.call("GetPolicyTemplate", policyTemplateId=template)["statement"] == BOTH


def test_a_link_is_not_updated_by_itself(store):
    link = store.link(store.template(FIRST), "User::ann")
    with refused("ValidationException", 400):
        store.update(link, "permit (principal, action, resource);")
    assert store.get(link)["policyType"] == "TEMPLATE_LINKED"


def test_a_deleted_template_takes_its_links_along(store):
    template, other = store.template(FIRST), store.template(FIRST)
    link, stays = store.link(template, "User::dora", name="name/of-a-link"), store.link(other, "User::otto")
    assert store.decide("User::dora", "view", "Photo::p") == "ALLOW"
    assert store.call("DeletePolicyTemplate", policyTemplateId=template) == {}
    assert store.decide("User::dora", "view", "Photo::p") == "DENY"
    assert store.decide("User::otto", "view", "Photo::p") == "ALLOW"
    for reference in (link, "name/of-a-link"):
        with refused("ResourceNotFoundException", 400) as refusal:
            store.get(reference)
        assert refusal.response["resourceType"] == "POLICY"
    listed = {item["policyId"] for item in store.listed()}
    assert link not in listed and stays in listed
    with refused("ResourceNotFoundException", 400) as refusal:
        store.call("GetPolicyTemplate", policyTemplateId=template)
    assert (refusal.response["resourceId"], refusal.response["resourceType"]) == (template, "POLICY_TEMPLATE")


def test_an_unknown_template_is_named(store):
    for id in ("nothing-here", "name/nothing-here"):
        for operation, parameters in (
                ("GetPolicyTemplate", {"policyTemplateId": id}), ("DeletePolicyTemplate", {"policyTemplateId": id}),
                ("UpdatePolicyTemplate", {"policyTemplateId": id, "statement": FIRST}),
                ("CreatePolicy", {"definition": {"templateLinked": {"policyTemplateId": id}}})):
            with refused("ResourceNotFoundException", 400) as refusal:
                store.call(operation, **parameters)
            assert (refusal.response["resourceId"], refusal.response["resourceType"]) == (id, "POLICY_TEMPLATE")


def test_a_name_is_good_for_an_id(store, unique):
    name = f"name/{unique('template')}"
    made = store.call("CreatePolicyTemplate", statement=FIRST, name=name)
    id = made["policyTemplateId"]
    told = store.call("GetPolicyTemplate", policyTemplateId=name)
    assert "name" not in made and told["name"] == name and told["policyTemplateId"] == id
    link = store.get(store.link(name, "User::nina"))
    assert link["definition"]["templateLinked"]["policyTemplateId"] == id
    assert [item["policyId"] for item in store.listed(policyTemplateId=name)] == [link["policyId"]]
    assert "name" not in store.call("UpdatePolicyTemplate", policyTemplateId=name, statement=FIRST)
    assert {item["name"] for item in store.pages("ListPolicyTemplates", "policyTemplates")
            if item["policyTemplateId"] == id} == {name}
    with refused("ConflictException", 400) as refusal:
        store.template(FIRST, name=name)
    assert refusal.response["resources"] == [{"resourceId": id, "resourceType": "POLICY_TEMPLATE"}]
    store.call("UpdatePolicyTemplate", policyTemplateId=name, statement=FIRST, name="")
    assert "name" not in store.call("GetPolicyTemplate", policyTemplateId=id)
    again = store.template(FIRST, name=name)
    store.call("DeletePolicyTemplate", policyTemplateId=name)
    with refused("ResourceNotFoundException", 400):
        store.call("GetPolicyTemplate", policyTemplateId=again)


@pytest.mark.parametrize("more", [{"name": "template"}, {"name": "name/" + "x" * 146}, {"description": "x" * 151}])
def test_what_no_template_is_called(store, more):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.template(FIRST, **more)


def test_one_token_makes_one_template_and_one_link(store, unique):
    asked = {"clientToken": unique("token"), "statement": FIRST}
    made = store.call("CreatePolicyTemplate", **asked)
    assert store.call("CreatePolicyTemplate", **asked) == made
    with refused("ConflictException", 400):
        store.call("CreatePolicyTemplate", **asked | {"statement": SECOND})
    linked = {"policyTemplateId": made["policyTemplateId"], "principal": entity("User::tom")}
    asked = {"clientToken": unique("token"), "definition": {"templateLinked": linked}}
    link = store.call("CreatePolicy", **asked)
    assert store.call("CreatePolicy", **asked) == link
    assert len(store.listed(policyTemplateId=made["policyTemplateId"])) == 1


def test_templates_are_listed_in_pages(policy_store):
    store = policy_store()
    made = {store.template(FIRST) for _ in range(12)}
    assert len(store.call("ListPolicyTemplates")["policyTemplates"]) == 10
    for size in (1, 5, 12, 50):
        found = store.pages("ListPolicyTemplates", "policyTemplates", maxResults=size)
        assert {item["policyTemplateId"] for item in found} == made and len(found) == 12
    with refused("ValidationException", 400):
        store.call("ListPolicyTemplates", nextToken="bm90aGluZw==")


def test_a_strict_store_validates_templates_and_links(policy_store):
    store = policy_store(SHOP)
    template = store.template(
        'permit (principal == ?principal, action == Shop::Action::"view", resource in ?resource);')
    assert store.link(template, "Shop::User::ann", "Shop::Folder::f")
    for slots in (("Shop::Group::g", "Shop::Folder::f"), ("Shop::User::ann", "Shop::User::ben"),
                  ("Shop::Alien::x", "Shop::Folder::f"), ("User::ann", "Shop::Folder::f")):
        with refused("ValidationException", 400) as refusal:
            store.link(template, *slots)
        assert refusal.response["fieldList"]
    for statement in ("permit (principal == ?principal, action, resource) when { principal.height > 1 };",
                      'permit (principal == ?principal, action == Shop::Action::"fly", resource);'):
        with refused("ValidationException", 400) as refusal:
            store.template(statement)
        assert refusal.response["fieldList"]
