"""TLS with the plane's own authority."""

import pathlib
import ssl
import urllib.request

import pytest

from support.clients import Caller, refused
from support.plane import Plane
from support.policies import allow


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("tls") / "home", "--tls")
    plane.start()
    yield plane
    plane.stop()


@pytest.fixture(scope="module")
def authority(secure):
    """The authority's certificate that `castellan env` points clients to."""
    path = pathlib.Path(secure.exported()["AWS_CA_BUNDLE"])
    assert "PRIVATE KEY" not in path.read_text()
    return str(path)


def test_clients_that_trust_the_authority_get_in(secure, authority):
    root = Caller(secure, secure.root(), verify=authority)
    assert root.arn.endswith(":root")
    root.iam.create_user(UserName="ann")
    root.iam.put_user_policy(UserName="ann", PolicyName="own", PolicyDocument=allow(
        "iam:ListUsers", Condition={"Bool": {"aws:SecureTransport": "true"}}))
    ann = Caller.of(root, root.iam.create_access_key(UserName="ann")["AccessKey"])
    assert ann.iam.list_users()["Users"]


def test_the_condition_sees_plain_transport(user_with):
    user = user_with(allow("iam:ListUsers", Condition={"Bool": {"aws:SecureTransport": "true"}}))
    with refused("AccessDenied", 403):
        user.iam.list_users()


def test_clients_that_do_not_trust_it_stay_out(secure, authority):
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urllib.request.urlopen(f"{secure.endpoint}/_castellan/health", context=ssl.create_default_context())
    trusting = ssl.create_default_context(cafile=authority)
    with urllib.request.urlopen(f"{secure.endpoint}/_castellan/health", context=trusting) as answer:
        assert answer.status == 200
    assert trusting.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_old_protocols_are_refused(secure, authority):
    old = ssl.create_default_context(cafile=authority)
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{secure.endpoint}/_castellan/health", context=old)


def test_the_keys_are_for_their_owner_only(secure):
    for path in secure.home.rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o077 == 0, path
