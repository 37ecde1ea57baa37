"""Judges the run as a whole: everything that is served was walked and denied, and nothing else is half served."""

import botocore.session
import pytest
from botocore.exceptions import ClientError

from support.operations import ALWAYS_ALLOWED, ANNOUNCED, SERVED

UNSERVED = [
    (service, name)
    for service, served in SERVED.items()
    for name in botocore.session.Session().get_service_model(service).operation_names
    if name not in served | ANNOUNCED.get(service, set())
]


def smallest(shape, depth=0):
    """The smallest value that a shape takes."""
    kind = shape.type_name
    if kind == "structure":
        return {name: smallest(shape.members[name], depth + 1) for name in shape.required_members} if depth < 8 else {}
    if kind == "list":
        return [smallest(shape.member, depth + 1)] * max(1, shape.metadata.get("min", 1))
    if kind == "map":
        return {"key": "value"}
    if kind == "string":
        return shape.enum[0] if getattr(shape, "enum", None) else "x" * max(1, shape.metadata.get("min", 1))
    return {"boolean": True, "blob": b"x", "timestamp": 1_700_000_000}.get(kind, shape.metadata.get("min", 1))


@pytest.mark.parametrize("service, operation", UNSERVED)
def test_what_is_not_served_is_refused_as_aws_refuses(admin, service, operation):
    shape = admin.client(service).meta.service_model.operation_model(operation).input_shape
    with pytest.raises(ClientError) as caught:
        admin.unchecked().call(service, operation, **(smallest(shape) if shape else {}))
    error = caught.value.response
    status = error["ResponseMetadata"]["HTTPStatusCode"]
    assert 400 <= status < 500 or status == 501, error
    assert error["Error"]["Code"] not in ("", "Unknown", str(status)), error


@pytest.mark.parametrize("service", sorted(SERVED))
def test_everything_served_was_walked(whole_run, observed, service):
    assert SERVED[service] - observed.succeeded[service] == set(), "operations without a walk"


@pytest.mark.parametrize("service", sorted(SERVED))
def test_everything_served_was_denied(whole_run, observed, service):
    lacking = SERVED[service] - ALWAYS_ALLOWED.get(service, set()) - observed.denied[service]
    assert lacking == set(), "operations without a denied twin"


@pytest.mark.parametrize("service", sorted(SERVED))
def test_everything_that_answered_is_listed(observed, service):
    assert observed.succeeded[service] - SERVED[service] == set(), "served, but listed in no table"


def test_no_call_of_the_run_met_a_fault(observed):
    assert observed.failures == []
