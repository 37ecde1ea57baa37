"""Static policies: made, read, changed, listed, filtered, named and deleted."""

import pytest

from support.clients import refused
from support.policy_stores import PolicyStore, action, call, entity, pages

ALL = "permit (principal, action, resource);"

# What a scope says, and what answers show of it.
SCOPES = {
    ALL: {},
    'permit (principal == User::"ann", action, resource);': {"principal": entity("User::ann")},
    'forbid (principal in Group::"staff", action, resource);': {"principal": entity("Group::staff")},
    "permit (principal is User, action, resource);": {},
    'permit (principal is User in Group::"staff", action, resource);': {"principal": entity("Group::staff")},
    'permit (principal, action == Action::"view", resource);': {"actions": [action("view")]},
    'permit (principal, action in Action::"read", resource);': {"actions": [action("read")]},
    'permit (principal, action in [Action::"view", Action::"edit"], resource);': {
        "actions": [action("view"), action("edit")]},
    'forbid (principal, action, resource == Shop::Photo::"beach");': {"resource": entity("Shop::Photo::beach")},
    'permit (principal == User::"ann", action == A::Action::"b", resource in Folder::"f") when { true };': {
        "principal": entity("User::ann"), "actions": [action("A::Action::b")], "resource": entity("Folder::f")},
}


@pytest.fixture(scope="module")
def store(admin):
    return PolicyStore.create(admin)


@pytest.mark.parametrize("text", SCOPES)
def test_a_policy_is_described_whole(store, text):
    made = store.call("CreatePolicy", definition={"static": {"statement": text, "description": "why"}})
    assert made["lastUpdatedDate"] == made["createdDate"]
    assert made == SCOPES[text] | {
        "policyStoreId": store.id, "policyId": made["policyId"], "policyType": "STATIC",
        "createdDate": made["createdDate"], "lastUpdatedDate": made["createdDate"],
        "effect": "Permit" if text.startswith("permit") else "Forbid"}
    assert store.get(made["policyId"]) == made | {"definition": {"static": {"statement": text, "description": "why"}}}
    listed = next(item for item in store.listed() if item["policyId"] == made["policyId"])
    assert listed == made | {"definition": {"static": {"description": "why"}}}


def test_a_statement_is_kept_as_it_was_written(store):
    text = '// Ünï\r\n@id("a\\u{e9}")\n\n  permit(principal,action,resource,)\twhen{ "e\u0301" like "*" };  // end\n'
    assert store.get(store.policy(text))["definition"]["static"] == {"statement": text}


@pytest.mark.parametrize("statement", [
    "", " ", "// nothing", ALL + ALL, "permit (principal, action);", "permit (principal, action, resource)",
    "allow (principal, action, resource);", "permit (principal == ?principal, action, resource);",
    "permit (principal, action, resource in ?resource);", "permit (principal, action == User::\"x\", resource);",
    "permit (principal, action, resource) when { nothing };", "permit (principal, action, resource) when { f(1) };"])
def test_what_is_no_static_policy(store, statement):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400) as refusal:
        caller.policy(statement)
    assert refusal.message


def test_a_mistake_is_shown_with_its_place(store):
    with refused("ValidationException", 400, containing="line 2") as refusal:
        store.policy("permit (principal, action, resource)\nwhen { principal. };")
    assert [field["path"] for field in refusal.response["fieldList"]] == ["definition.static.statement"]


@pytest.mark.parametrize("definition", [
    {}, {"static": {"statement": ALL}, "templateLinked": {"policyTemplateId": "t"}}, {"static": {}},
    {"templateLinked": {}}, {"static": {"statement": ALL, "description": "x" * 151}}], ids=str)
def test_what_defines_no_policy(store, definition):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.call("CreatePolicy", definition=definition)


def test_an_unknown_policy_is_named(store):
    for operation, parameters in (
            ("GetPolicy", {}), ("UpdatePolicy", {"definition": {"static": {"statement": ALL}}})):
        for id in ("nothing-here", "name/nothing-here"):
            with refused("ResourceNotFoundException", 400) as refusal:
                store.call(operation, policyId=id, **parameters)
            assert (refusal.response["resourceId"], refusal.response["resourceType"]) == (id, "POLICY")


def test_policies_of_one_store_are_not_those_of_another(store, policy_store):
    policy = store.policy(ALL)
    with refused("ResourceNotFoundException", 400):
        policy_store().get(policy)


def test_a_deleted_policy_is_gone(store):
    policy = store.policy(ALL)
    assert store.call("DeletePolicy", policyId=policy) == {}
    with refused("ResourceNotFoundException", 400):
        store.get(policy)
    assert policy not in {item["policyId"] for item in store.listed()}
    assert store.call("DeletePolicy", policyId=policy) == {}, "deleting is idempotent"
    assert store.call("DeletePolicy", policyId="name/nothing-here") == {}


# Updates

BEFORE = 'permit (principal in Group::"staff", action == Action::"view", resource is Photo) when { context.mfa };'


def test_an_update_changes_actions_conditions_and_description(store):
    made = store.call("CreatePolicy", definition={"static": {"statement": BEFORE, "description": "first"}})
    after = BEFORE.replace('== Action::"view"', 'in [Action::"view", Action::"edit"]').replace("mfa", "safe")
    definition = {"static": {"statement": f"// new\n{after}", "description": "second"}}
    told = store.call("UpdatePolicy", policyId=made["policyId"], definition=definition)
    assert told["lastUpdatedDate"] > made["lastUpdatedDate"]
    assert told == made | {"actions": [action("view"), action("edit")], "lastUpdatedDate": told["lastUpdatedDate"]}
    assert store.get(made["policyId"]) == told | {"definition": definition}


@pytest.mark.parametrize("old, new", [
    ("permit", "forbid"), ("principal in Group::\"staff\"", "principal in Group::\"guests\""),
    ("principal in Group::\"staff\"", "principal"), ("principal in Group::\"staff\"", "principal == Group::\"staff\""),
    ("principal in Group::\"staff\"", "principal is User in Group::\"staff\""), ("is Photo", "is Album"),
    ("resource is Photo", "resource"), ("resource is Photo", "resource == Photo::\"beach\"")])
def test_an_update_changes_neither_effect_nor_scope(store, old, new):
    policy = store.policy(BEFORE)
    before = store.get(policy)
    with refused("ValidationException", 400):
        store.update(policy, BEFORE.replace(old, new))
    assert store.get(policy) == before


def test_an_update_without_a_definition_leaves_it(store, unique):
    policy = store.policy(BEFORE, "first")
    name = f"name/{unique('policy')}"
    told = store.call("UpdatePolicy", policyId=policy, name=name)
    assert store.get(policy) == told | {
        "name": name, "definition": {"static": {"statement": BEFORE, "description": "first"}}}


def test_an_update_that_makes_no_policy(store):
    policy = store.policy(BEFORE)
    for statement in ("permit (", "permit (principal == ?principal, action, resource);"):
        with refused("ValidationException", 400):
            store.update(policy, statement)
    assert store.get(policy)["definition"]["static"]["statement"] == BEFORE


# Names


def test_a_name_is_good_for_an_id(store, unique):
    name = f"name/{unique('team/policy_')}"
    made = store.call("CreatePolicy", definition={"static": {"statement": ALL}}, name=name)
    assert "name" not in made and store.get(name) == store.get(made["policyId"])
    assert store.get(name)["name"] == name
    assert next(item for item in store.listed() if item["policyId"] == made["policyId"])["name"] == name
    told = store.update(name, ALL + " // again")
    assert "name" not in told and told["policyId"] == made["policyId"] and store.get(name)["name"] == name
    batch = call(store.caller, "BatchGetPolicy", requests=[{"policyStoreId": store.id, "policyId": name}])
    assert [(part["policyId"], part["name"]) for part in batch["results"]] == [(made["policyId"], name)]
    store.call("DeletePolicy", policyId=name)
    with refused("ResourceNotFoundException", 400):
        store.get(made["policyId"])


def test_a_name_is_given_once_in_a_store(store, unique, policy_store):
    name = f"name/{unique('policy')}"
    first = store.policy(ALL, name=name)
    second = store.policy(ALL)
    for act in (lambda: store.policy(ALL, name=name), lambda: store.call("UpdatePolicy", policyId=second, name=name)):
        with refused("ConflictException", 400) as refusal:
            act()
        assert refusal.response["resources"] == [{"resourceId": first, "resourceType": "POLICY"}]
    assert "name" not in store.get(second)
    store.call("UpdatePolicy", policyId=first, name=name)
    store.template("permit (principal == ?principal, action, resource);", name=name)
    assert policy_store().policy(ALL, name=name)


def test_a_name_is_taken_away_and_given_again(store, unique):
    name, other = f"name/{unique('policy')}", f"name/{unique('policy')}"
    policy = store.policy(ALL, name=name)
    store.call("UpdatePolicy", policyId=policy, name=other)
    with refused("ResourceNotFoundException", 400):
        store.get(name)
    store.call("UpdatePolicy", policyId=policy, name="")
    assert "name" not in store.get(policy)
    with refused("ResourceNotFoundException", 400):
        store.get(other)
    assert store.get(store.policy(ALL, name=other))["name"] == other
    store.call("DeletePolicy", policyId=other)
    assert store.get(store.policy(ALL, name=other))["name"] == other


@pytest.mark.parametrize("name", ["policy", "names/policy", "name", "name/ü", "name/" + "x" * 146])
def test_what_no_policy_is_called(store, name):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.policy(ALL, name=name)


# Tokens


def test_one_token_makes_one_policy(store, unique):
    asked = {"clientToken": unique("token"), "definition": {"static": {"statement": BEFORE, "description": "once"}}}
    made = store.call("CreatePolicy", **asked)
    store.call("UpdatePolicy", policyId=made["policyId"], definition={"static": {"statement": BEFORE + " // new"}})
    assert store.call("CreatePolicy", **asked) == made
    for changed in ({"definition": {"static": {"statement": ALL}}}, {"name": "name/another-request"}):
        with refused("ConflictException", 400) as refusal:
            store.call("CreatePolicy", **asked | changed)
        assert all(part.keys() == {"resourceId", "resourceType"} for part in refusal.response["resources"])


# Listings


@pytest.fixture(scope="module")
def filled(admin):
    """A store with a policy for each thing that a filter can ask, and what they are."""
    store = PolicyStore.create(admin)
    template = store.template('permit (principal == ?principal, action, resource in ?resource);', name="name/template")
    other = store.template('permit (principal == User::"ann", action, resource == ?resource);')
    return store, {"template": template, "other": other}, {
        "all": store.policy(ALL),
        "ann": store.policy('permit (principal == User::"ann", action, resource);'),
        "staff": store.policy('permit (principal in Group::"staff", action, resource == Photo::"beach");'),
        "typed": store.policy("permit (principal is User, action, resource is Photo);"),
        "link": store.link(template, "User::ann", "Folder::f"),
        "other link": store.link(other, resource="Photo::beach")}


FILTERS = [
    ({"principal": {"identifier": entity("User::ann")}}, {"ann", "link", "other link"}),
    ({"principal": {"identifier": entity("Group::staff")}}, {"staff"}),
    ({"principal": {"unspecified": True}}, {"all", "typed"}),
    ({"resource": {"identifier": entity("Photo::beach")}}, {"staff", "other link"}),
    ({"resource": {"unspecified": True}}, {"all", "ann", "typed"}),
    ({"policyType": "STATIC"}, {"all", "ann", "staff", "typed"}),
    ({"policyType": "TEMPLATE_LINKED"}, {"link", "other link"}),
    ({"policyTemplateId": "template"}, {"link"}),
    ({"principal": {"identifier": entity("User::ann")}, "policyType": "STATIC"}, {"ann"}),
    ({"principal": {"identifier": entity("User::ann")}, "resource": {"unspecified": True}}, {"ann"}),
    ({"policyTemplateId": "template", "policyType": "STATIC"}, set()),
    ({"principal": {"identifier": entity("User::nobody")}}, set()),
]


@pytest.mark.parametrize("filter, expected", FILTERS, ids=str)
def test_filters(filled, filter, expected):
    store, templates, policies = filled
    if "policyTemplateId" in filter:
        filter = filter | {"policyTemplateId": templates[filter["policyTemplateId"]]}
    for size in (1, 50):
        found = pages(store.caller, "ListPolicies", "policies", policyStoreId=store.id, maxResults=size, filter=filter)
        assert {item["policyId"] for item in found} == {policies[name] for name in expected}
        assert len(found) == len(expected) and all("statement" not in str(item["definition"]) for item in found)


@pytest.mark.parametrize("filter", [
    {"principal": {}}, {"principal": {"unspecified": True, "identifier": entity("User::ann")}},
    {"policyType": "DYNAMIC"}, {"resource": {"identifier": {"entityType": "Photo"}}}, {"policyTemplateId": ""},
], ids=str)
def test_what_is_no_filter(store, filter):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.call("ListPolicies", filter=filter)


def test_the_default_page_has_ten_and_none_more_than_fifty(policy_store):
    store = policy_store()
    made = {store.policy(ALL) for _ in range(53)}
    assert len(store.call("ListPolicies")["policies"]) == 10
    for size in (1, 7, 50):
        assert len(store.call("ListPolicies", maxResults=size)["policies"]) == size
    found = store.pages("ListPolicies", "policies", maxResults=7)
    assert {item["policyId"] for item in found} == made and len(found) == 53
    try:
        assert len(store.call("ListPolicies", maxResults=1000)["policies"]) <= 50
    except store.caller.client("verifiedpermissions").exceptions.ValidationException:
        pass


def test_a_token_is_for_one_listing(policy_store):
    store, other = policy_store(), policy_store()
    for _ in range(3):
        store.policy(ALL)
        other.policy(ALL)
        store.template("permit (principal == ?principal, action, resource);")
    static = {"filter": {"policyType": "STATIC"}}
    token = store.call("ListPolicies", maxResults=1, **static)["nextToken"]
    assert len(store.call("ListPolicies", nextToken=token, **static)["policies"]) == 2
    for call_again in (
            lambda: store.call("ListPolicies", nextToken=token),
            lambda: store.call("ListPolicies", nextToken=token, filter={"principal": {"unspecified": True}}),
            lambda: other.call("ListPolicies", nextToken=token, **static),
            lambda: store.call("ListPolicyTemplates", nextToken=token),
            lambda: store.call("ListPolicies", nextToken="AAAA" + token[4:], **static)):
        with refused("ValidationException", 400):
            call_again()


# Batches


def test_many_policies_are_read_at_once(store, policy_store, unique):
    other = policy_store()
    template = other.template("permit (principal == ?principal, action, resource);")
    ours = store.policy(BEFORE, "why", name=f"name/{unique('policy')}")
    theirs = other.link(template, "User::ann")
    wanted = [(other.id, theirs), (store.id, ours), (store.id, theirs), ("no-store", ours),
              ("policy-store-alias/none", ours), (store.id, "name/none")]
    told = call(store.caller, "BatchGetPolicy", requests=[
        {"policyStoreId": place, "policyId": policy} for place, policy in wanted])
    dated = {"createdDate", "lastUpdatedDate"}
    assert [part.keys() - dated for part in told["results"]] == [
        {"policyStoreId", "policyId", "policyType", "definition"},
        {"policyStoreId", "policyId", "policyType", "definition", "name"}]
    for part, (place, policy) in zip(told["results"], wanted, strict=False):
        whole = (store if place == store.id else other).get(policy)
        assert part == {name: whole[name] for name in part}
    assert told["results"][1]["definition"]["static"] == {"statement": BEFORE, "description": "why"}
    assert [(part["code"], part["policyStoreId"], part["policyId"]) for part in told["errors"]] == [
        ("POLICY_NOT_FOUND", store.id, theirs), ("POLICY_STORE_NOT_FOUND", "no-store", ours),
        ("POLICY_STORE_ALIAS_NOT_FOUND", "policy-store-alias/none", ours), ("POLICY_NOT_FOUND", store.id, "name/none")]
    assert all(part["message"] for part in told["errors"])


def test_a_batch_has_one_to_a_hundred(store):
    caller, wanted = store.caller.unchecked(), {"policyStoreId": store.id, "policyId": store.policy(ALL)}
    assert len(call(caller, "BatchGetPolicy", requests=[wanted] * 100)["results"]) == 100
    for requests in ([], [wanted] * 101, [{"policyStoreId": store.id}]):
        with refused("ValidationException", 400):
            call(caller, "BatchGetPolicy", requests=requests)
