"""Watches every call that a test client makes, so that the run as a whole can be judged at its end."""

import base64
import re
from collections import defaultdict

SECRET_MEMBERS = {
    "SecretAccessKey", "SessionToken", "Base32StringSeed", "Password", "NewPassword", "OldPassword", "Plaintext",
    "PrivateKeyPlaintext", "SharedSecret", "ServiceCredentialSecret"}
DENIALS = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"}


def secrets_in(value, member=""):
    """Every secret inside a parsed request or answer."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from secrets_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from secrets_in(inner, member)
    elif member in SECRET_MEMBERS and isinstance(value, (str, bytes)) and len(value) >= 8:
        if isinstance(value, bytes):
            yield value.decode("latin-1")
            # As JSON carries it.
            value = base64.b64encode(value).decode()
        yield value


class Observed:
    """What was seen: operations that succeeded, that were denied, secrets that went by, and the bodies of errors."""

    def __init__(self):
        self.succeeded = defaultdict(set)
        self.denied = defaultdict(set)
        self.secrets = set()
        self.error_bodies = []
        self.failures = []

    def watch(self, client):
        events = client.meta.events
        events.register("provide-client-params.*.*", self._asked)
        events.register("after-call.*.*", self._answered)
        return client

    def _asked(self, params, **_):
        self.secrets.update(secrets_in(params))

    def _answered(self, http_response, parsed, model, **_):
        service = model.service_model.service_name
        self.secrets.update(secrets_in(parsed))
        status = http_response.status_code
        if status < 300:
            self.succeeded[service].add(model.name)
            return
        self.error_bodies.append(http_response.text)
        if parsed.get("Error", {}).get("Code") in DENIALS:
            self.denied[service].add(model.name)
        if status >= 500:
            self.failures.append(f"{service}:{model.name} answered {status}: {http_response.text[:300]}")


def access_key_ids(text):
    return set(re.findall(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", text))
