"""The vault on both stores, and two of its tenants."""

import contextlib

import pytest

from support import postgres
from support.plane import Plane
from support.terraform import Missing, without_terraform
from support.vault import Vault


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def vault(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vault")
    with postgres.temporary() if request.param == "postgresql" else contextlib.nullcontext() as server:
        plane = Plane(folder / "home", *(["--store", server.url] if server else []))
        plane.start()
        try:
            vault = Vault(plane, folder)
            vault.furnish()
            yield vault
        except Missing as missing:
            without_terraform(missing)
        finally:
            plane.stop()


@pytest.fixture(scope="package")
def acme(vault):
    return vault.session("acme")


@pytest.fixture(scope="package")
def globex(vault):
    return vault.session("globex")


@pytest.fixture
def untouched(vault):
    """Whatever the test tried, the table is what it was."""
    before = vault.items()
    yield before
    assert vault.items() == before


@pytest.fixture
def wrapped(vault, acme):
    """A data key as the SDK asks for it, and the context that it is bound to."""
    context = {"tenant_id": "acme", "name": "door", "*aws-kms-table*": vault.table}
    answer = acme.client("kms").generate_data_key(KeyId=vault.key, KeySpec="AES_256", EncryptionContext=context)
    return answer["CiphertextBlob"], context, answer["Plaintext"]
