"""The vault on a port of this machine: what API Gateway and Lambda do for a deployed one.

    python -m vault.serve [--port 8080]

Requests are served one after the other, as one instance of a function serves them.
"""

import argparse
import http
import http.server
import json
import os
import types
import urllib.parse
import uuid

from vault.authorizer import verify
from vault.handler import handler

LONGEST_BODY = 64 * 1024


class Gateway(http.server.BaseHTTPRequestHandler):
    """Turns requests into events of a REST API's Lambda proxy integration, and its answers into responses."""

    def do_GET(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def serve(self):
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            return self.answer(http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE, json.dumps({"message": "Request Too Long"}))
        body = self.rfile.read(int(length)).decode(errors="replace")
        claims = self.claims()
        if claims is None:
            return self.answer(http.HTTPStatus.UNAUTHORIZED, json.dumps({"message": "Unauthorized"}))
        answer = handler(self.event(body, claims), types.SimpleNamespace(aws_request_id=str(uuid.uuid4())))
        return self.answer(answer["statusCode"], answer["body"])

    def claims(self):
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return verify(token, os.environ["VAULT_TOKEN_SECRET"]) if scheme == "Bearer" else None

    def event(self, body, claims):
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query))
        # The authorizer's claims are what the function trusts; the token itself does not reach it.
        headers = {name: value for name, value in self.headers.items() if name.lower() != "authorization"}
        path = urllib.parse.unquote(address.path)
        return {
            "resource": "/tenant/{id}", "path": path, "httpMethod": self.command,
            "headers": headers, "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": query or None,
            "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} or None,
            "pathParameters": {"id": path.rpartition("/")[2]}, "stageVariables": None,
            "requestContext": {
                "requestId": str(uuid.uuid4()), "httpMethod": self.command, "path": address.path, "stage": "local",
                "identity": {"sourceIp": self.client_address[0]}, "authorizer": claims},
            "body": body or None, "isBase64Encoded": False,
        }

    def answer(self, status, text):
        body = (text or "").encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form, *arguments):
        """Nothing by default: the audit log of the plane tells who did what."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8080)
    server = http.server.HTTPServer(("127.0.0.1", parser.parse_args().port), Gateway)
    print(f"The vault is on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
