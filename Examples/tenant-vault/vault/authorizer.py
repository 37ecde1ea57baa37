"""Tokens that name a tenant, signed: what an identity provider and an authorizer do for a deployed vault.

    python -m vault.authorizer acme        prints a token for the tenant acme
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time

LIFETIME_SECONDS = 3600


def issue(tenant, secret, now=None):
    claims = {"tenant_id": tenant, "exp": int(now or time.time()) + LIFETIME_SECONDS}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode()
    return f"{payload}.{_signature(payload, secret)}"


def verify(token, secret, now=None):
    """The claims of a token that we issued and that has not expired; None for any other text."""
    payload, _, signature = token.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(payload, secret).encode()):
        return None
    claims = json.loads(base64.urlsafe_b64decode(payload))
    return claims if claims["exp"] > (now or time.time()) else None


def _signature(payload, secret):
    return hmac.new(secret.encode(), payload.encode(), hashlib.sha256).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(issue(sys.argv[1], os.environ["VAULT_TOKEN_SECRET"]))
