"""A client of the AuthZEN API, as any gateway would be one."""

import json
import urllib.error
import urllib.request


class DecisionPoint:
    """One policy store as a decision point."""

    def __init__(self, plane, store, token=None, region="us-east-1"):
        self.root = plane.endpoint
        self.path = f"/authzen/{region}/{store}"
        self.token = token

    def post(self, endpoint, body, **headers):
        """The status, the parsed answer and its header fields."""
        headers = {"Content-Type": "application/json"} | {name.replace("_", "-"): v for name, v in headers.items()}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return send(urllib.request.Request(f"{self.root}{self.path}{endpoint}", data, headers))

    def evaluate(self, subject, action, resource, /, **more):
        status, answer, _ = self.post("/access/v1/evaluation", question(subject, action, resource) | more)
        assert status == 200, answer
        return answer

    def configuration(self):
        return send(urllib.request.Request(f"{self.root}/.well-known/authzen-configuration{self.path}"))


def question(subject, action, resource):
    """From `user:alice` and the like."""
    named = {}
    for name, text in (("subject", subject), ("resource", resource)):
        if text is not None:
            kind, _, identity = text.partition(":")
            named[name] = {"type": kind} | ({"id": identity} if identity else {})
    return named | ({"action": {"name": action}} if action else {})


def send(request):
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read()), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read()), error.headers
