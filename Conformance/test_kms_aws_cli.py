"""KMS from the AWS CLI: what a person types."""

import base64

import pytest

from test_aws_cli import FAILED, CommandLine


@pytest.fixture(scope="module")
def command(plane, tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("aws-kms") / "root", plane.exported())


@pytest.fixture(scope="module")
def as_stranger(plane, stranger, tmp_path_factory):
    return CommandLine(
        tmp_path_factory.mktemp("aws-kms") / "stranger", plane.exported() | stranger.credentials.environment())


def test_a_person_makes_and_uses_a_key(command, as_stranger, unique, tmp_path):
    alias = "alias/" + unique("cli")
    key = command.ask("kms", "create-key", "--description", "by hand", "--query", "KeyMetadata.KeyId")
    command.run("kms", "create-alias", "--alias-name", alias, "--target-key-id", key)
    plain = tmp_path / "plain"
    plain.write_bytes(b"what is meant")
    sealed = command.ask(
        "kms", "encrypt", "--key-id", alias, "--plaintext", f"fileb://{plain}", "--encryption-context",
        "tenant_id=red", "--query", "CiphertextBlob")
    blob = tmp_path / "blob"
    blob.write_bytes(base64.b64decode(sealed))
    decrypt = ("kms", "decrypt", "--ciphertext-blob", f"fileb://{blob}", "--encryption-context")
    assert base64.b64decode(command.ask(*decrypt, "tenant_id=red", "--query", "Plaintext")) == b"what is meant"
    assert "InvalidCiphertextException" in command.run(*decrypt, "tenant_id=blue", expect=FAILED)
    assert "AccessDeniedException" in as_stranger.run(*decrypt, "tenant_id=red", expect=FAILED)
    listed = command.ask("kms", "list-keys", "--page-size", "1", "--query", "Keys[].KeyId")
    assert key in listed and len(listed) == len(set(listed))
    answer = command.ask("kms", "schedule-key-deletion", "--key-id", key, "--pending-window-in-days", "7")
    assert answer["KeyState"] == "PendingDeletion"
