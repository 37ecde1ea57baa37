"""Users made for a test, and names that never meet."""

import itertools

from support.clients import Caller

_numbers = itertools.count(1)


def make_user(maker, prefix, policy=None, **more):
    """A user with an access key and at most one inline policy, as a caller."""
    name = unique_name(prefix)
    maker.iam.create_user(UserName=name, **more)
    if policy:
        maker.iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy)
    caller = Caller.of(maker, maker.iam.create_access_key(UserName=name)["AccessKey"])
    caller.name = name
    return caller


def unique_name(prefix):
    return f"{prefix}-{next(_numbers)}"
