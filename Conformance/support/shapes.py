"""botocore's model of an API as a judge: is a value of a shape?"""

import datetime
import functools

import botocore.loaders

NUMBERS = ("integer", "long")


@functools.cache
def shapes(service):
    return botocore.loaders.Loader().load_service_model(service, "service-2")["shapes"]


def faults(value, name, service="macie2", texts=False, unknown=(), path="$"):
    """What is wrong with a value, as sentences; null is what an unset member looks like.

    With `texts` numbers stand as strings, as in detailed results. `unknown` are members that the model lacks.
    """
    shape = shapes(service)[name]
    kind = shape["type"]
    if value is None:
        return []
    again = functools.partial(faults, service=service, texts=texts, unknown=unknown)
    if kind == "structure":
        if not isinstance(value, dict):
            return [f"{path} is no object"]
        members = shape.get("members", {})
        found = [f"{path} lacks {member}" for member in shape.get("required", []) if value.get(member) is None]
        for member, inner in value.items():
            if member in members:
                found += again(inner, members[member]["shape"], path=f"{path}.{member}")
            elif member not in unknown:
                found.append(f"{path} has {member}, which the model lacks")
        return found
    if kind == "list":
        if not isinstance(value, list):
            return [f"{path} is no array"]
        return [fault for number, inner in enumerate(value)
                for fault in again(inner, shape["member"]["shape"], path=f"{path}[{number}]")]
    if kind == "map":
        if not isinstance(value, dict):
            return [f"{path} is no object"]
        return [fault for key, inner in value.items()
                for fault in again(inner, shape["value"]["shape"], path=f"{path}.{key}")]
    if kind in NUMBERS:
        good = isinstance(value, str) and value.isdecimal() if texts else type(value) is int
    elif kind == "boolean":
        good = type(value) is bool
    elif kind == "timestamp":
        good = is_time(value)
    elif kind == "string":
        good = isinstance(value, str) and value in shape.get("enum", [value])
    else:
        good = False
    return [] if good else [f"{path} is {value!r}, and the model has {name}, a {kind}"]


def is_time(value):
    try:
        return datetime.datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False
