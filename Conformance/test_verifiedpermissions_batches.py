"""Batches of decisions: thirty at most, of one principal or one resource, in order, each with its request."""

import pytest

from support.clients import refused
from support.policy_stores import PolicyStore, asked, entity, item


@pytest.fixture(scope="module")
def store(admin):
    store = PolicyStore.create(admin)
    store.policy('permit (principal, action == Action::"view", resource) when { context.even };')
    store.policy('permit (principal in Group::"staff", action == Action::"edit", resource);')
    store.policy('forbid (principal, action == Action::"fail", resource) when { context.nothing };')
    return store


def test_results_come_in_order_with_their_requests(store):
    requests = [asked("User::ann", "view", f"Photo::{n}", {"even": n % 2 == 0}) for n in range(30)]
    results = store.batch(*requests)
    assert [result["request"] for result in results] == requests
    assert [result["decision"] for result in results] == ["ALLOW", "DENY"] * 15
    for request, result in zip(requests, results, strict=True):
        assert result == store.call("IsAuthorized", **request) | {"request": request}


def test_a_batch_shares_principal_or_resource(store):
    one = [asked(f"User::{n}", "view", "Photo::p", {"even": True}) for n in range(3)]
    assert [result["decision"] for result in store.batch(*one)] == ["ALLOW"] * 3
    assert len(store.batch(one[0], one[0])) == 2
    for others in ((asked("User::ann", "view", "Photo::p"), asked("User::ben", "view", "Photo::q")),
                   (*one, asked("User::0", "view", "Photo::q"))):
        with refused("ValidationException", 400):
            store.batch(*others)
    alike = entity("Other::p")
    with refused("ValidationException", 400):
        store.batch(one[0], one[1] | {"resource": alike})


def test_actions_and_contexts_may_differ(store):
    results = store.batch(
        asked("User::ann", "view", "Photo::p", '{"even": true}'), asked("User::ann", "edit", "Photo::q"),
        asked("User::ann", "fail", "Photo::r"), entities=[item("User::ann", "Group::staff")])
    assert [result["decision"] for result in results] == ["ALLOW", "ALLOW", "DENY"]
    assert [len(result["errors"]) for result in results] == [0, 0, 1]
    assert [len(result["determiningPolicies"]) for result in results] == [1, 1, 0]
    assert results[0]["request"]["context"] == {"cedarJson": '{"even": true}'}
    assert "context" not in results[1]["request"]


@pytest.mark.parametrize("count", [0, 31, 100])
def test_a_batch_has_one_to_thirty(store, count):
    caller = store.of(store.caller.unchecked())
    with refused("ValidationException", 400):
        caller.batch(*[asked("User::ann", "view", "Photo::p", {"even": True})] * count)


def test_one_bad_request_is_said_to_be_that(store):
    good, bad = asked("User::ann", "view", "Photo::p"), asked("User::ann", "view", "Photo::p", "{")
    with refused("ValidationException", 400) as refusal:
        store.batch(good, bad)
    assert refusal.message


def test_a_batch_decides_for_a_hundred_principals_and_resources(store):
    entities = [item(f"User::{n}", "Group::staff") for n in range(100)] + [item(f"Photo::{n}") for n in range(100)]
    results = store.batch(*(asked(f"User::{n}", "edit", "Photo::7") for n in range(30)), entities=entities)
    assert {result["decision"] for result in results} == {"ALLOW"}
