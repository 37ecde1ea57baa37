"""One durable plane for the whole run, one account, and names that never meet."""

import types

import pytest

from support.clients import Caller
from support.observed import Observed
from support.plane import Credentials, Plane
from support.policies import EVERYTHING, deny
from support.policy_stores import PolicyStore
from support.tables import create
from support.users import make_user, unique_name

# These judge the run as a whole, so they come after everything else.
LAST = ("test_operations.py", "test_secrets.py")


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: LAST.index(item.path.name) if item.path.name in LAST else -1)
    here = config.rootpath
    collected = {item.path.name for item in items}
    config.is_whole_run = {path.name for path in here.glob("test_*.py")} <= collected and not config.option.keyword


@pytest.fixture(scope="session")
def whole_run(request):
    """For judgements over the whole run: skips when only a part of it was asked for."""
    if not request.config.is_whole_run:
        pytest.skip("judges a whole run, and this is a part of one")


@pytest.fixture(scope="session")
def observed():
    return Observed()


@pytest.fixture(scope="session")
def plane(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("plane") / "home")
    plane.start()
    yield plane
    if plane.is_alive:
        assert plane.stop() == 0, plane.log_text()[-2000:]


@pytest.fixture(scope="session")
def root(plane, observed):
    credentials = plane.root()
    observed.secrets.add(credentials.secret_access_key)
    return Caller(plane, credentials, observed)


@pytest.fixture(scope="session")
def admin(root):
    """A user who may do everything: root may not do all that a user may, such as assume roles."""
    return make_user(root, "admin", EVERYTHING)


@pytest.fixture(scope="session")
def stranger(root):
    """A user without any policy."""
    return make_user(root, "stranger")


@pytest.fixture(scope="session")
def forbidden(root):
    """A user whom one statement allows everything and another forbids it."""
    user = make_user(root, "forbidden", EVERYTHING)
    root.iam.put_user_policy(UserName=user.name, PolicyName="never", PolicyDocument=deny("*"))
    return user


@pytest.fixture
def unique():
    return unique_name


@pytest.fixture
def user_with(admin):
    """Makes users: `user_with(policy)`."""
    return lambda policy=None, **more: make_user(admin, "user", policy, **more)


@pytest.fixture
def made(admin):
    """Makes a plain resource in one word and answers with its name or ARN."""

    def user(**more):
        name = unique_name("user")
        admin.iam.create_user(UserName=name, **more)
        return name

    def group(**more):
        name = unique_name("group")
        admin.iam.create_group(GroupName=name, **more)
        return name

    def role(trust_policy, **more):
        name = unique_name("role")
        return admin.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust_policy, **more)["Role"]

    def policy(text, **more):
        return admin.iam.create_policy(PolicyName=unique_name("policy"), PolicyDocument=text, **more)["Policy"]["Arn"]

    return types.SimpleNamespace(user=user, group=group, role=role, policy=policy)


@pytest.fixture
def table(admin):
    """Makes DynamoDB tables: `table("pk:S", "sk:N", globals={"by-x": ("x:S",)})`."""
    return lambda *keys, **more: create(admin, unique_name("table"), *keys, **more)


@pytest.fixture
def policy_store(admin):
    """Makes policy stores: `policy_store()` validates nothing, `policy_store(SCHEMA)` is STRICT."""
    return lambda schema=None, **more: PolicyStore.create(admin, schema, **more)


@pytest.fixture
def ephemeral(tmp_path):
    """A plane of the test's own that keeps nothing."""
    credentials = Credentials("AKIAEPHEMERALROOT001", "ephemeral+secret/for.tests+only/0123456789")
    plane = Plane(tmp_path / "home", "--ephemeral", environment={
        "CASTELLAN_ROOT_ACCESS_KEY_ID": credentials.access_key_id,
        "CASTELLAN_ROOT_SECRET_ACCESS_KEY": credentials.secret_access_key,
    })
    plane.start()
    yield Caller(plane, credentials)
    plane.stop()
