"""The executable under test, as a process of its own."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
from dataclasses import dataclass

PROJECT = pathlib.Path(__file__).resolve().parents[2]
REGION = "us-east-1"
START_SECONDS = 30
STOP_SECONDS = 20


def executable():
    path = pathlib.Path(os.environ.get("CASTELLAN_BIN", PROJECT / ".build/debug/castellan")).absolute()
    if not path.exists():
        raise FileNotFoundError(f"{path} is not built; `make test` builds it, CASTELLAN_BIN names another")
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Credentials:
    access_key_id: str
    secret_access_key: str
    session_token: str | None = None

    @classmethod
    def of(cls, answer):
        """From the Credentials or AccessKey member of an answer."""
        return cls(answer["AccessKeyId"], answer["SecretAccessKey"], answer.get("SessionToken"))

    def environment(self):
        named = {"AWS_ACCESS_KEY_ID": self.access_key_id, "AWS_SECRET_ACCESS_KEY": self.secret_access_key}
        return named | ({"AWS_SESSION_TOKEN": self.session_token} if self.session_token else {})


def clean_environment():
    """Ours without what would point a client or the plane elsewhere."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "CASTELLAN_")) and not name.lower().endswith("_proxy")
    }


class Plane:
    """One `castellan up` on a home of its own; may be stopped, killed and started again on it."""

    def __init__(self, home, *arguments, environment=None, port=None):
        self.home = pathlib.Path(home)
        self.port = port or free_port()
        self.arguments = arguments
        self.environment = environment or {}
        self.logs = self.home.parent / f"{self.home.name}.log"
        self.process = None

    @property
    def is_secure(self):
        return "--tls" in self.arguments

    @property
    def endpoint(self):
        return f"{'https' if self.is_secure else 'http'}://127.0.0.1:{self.port}"

    def start(self):
        with open(self.logs, "ab") as log:
            self.process = subprocess.Popen(
                [executable(), "up", "--port", str(self.port), "--home", str(self.home), *self.arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=clean_environment() | self.environment)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                raise RuntimeError(f"castellan ended with {self.process.returncode}:\n{self.log_text()}")
            if time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"castellan did not answer within {START_SECONDS} s:\n{self.log_text()}")
            time.sleep(0.01)
        return self

    def _answers(self):
        if self.is_secure:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
            return False
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.get("/_castellan/health")[0] == 200
        return False

    def stop(self):
        """Asks it to end as an operator would; returns the exit status."""
        if self.process is None or self.process.poll() is not None:
            return self.process and self.process.returncode
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self):
        self.process.kill()
        self.process.wait()

    @property
    def is_alive(self):
        return self.process is not None and self.process.poll() is None

    def log_text(self):
        return self.logs.read_text(errors="replace")

    def run(self, *arguments, text=None, environment=None):
        """Runs another command of the executable against the same home."""
        return subprocess.run(
            [executable(), *arguments], input=text, capture_output=True, text=True, timeout=60,
            env=clean_environment() | {"CASTELLAN_HOME": str(self.home)} | self.environment | (environment or {}))

    def exported(self):
        """What `eval "$(castellan env)"` sets."""
        printed = self.run("env", "--home", str(self.home))
        assert printed.returncode == 0, printed.stderr
        script = printed.stdout + "\nenv -0\n"
        shown = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env={"PATH": os.environ["PATH"]})
        pairs = (item.partition("=") for item in shown.stdout.decode().split("\0") if item)
        return {name: value for name, _, value in pairs if name.startswith("AWS_")}

    def root(self):
        names = self.exported()
        return Credentials(names["AWS_ACCESS_KEY_ID"], names["AWS_SECRET_ACCESS_KEY"])

    def get(self, path, method="GET", timeout=5):
        """Status, headers and body of a plain request, such as health or metrics."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, headers={"Content-Length": "0"} if method != "GET" else {})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def health(self):
        status, _, body = self.get("/_castellan/health")
        assert status == 200, body
        return json.loads(body)

    def logged_crashes(self):
        """Lines of the log that a crash of a Swift process leaves."""
        return re.findall(r"^.*(?:Fatal error|Program crashed|Thread \d+ crashed).*$", self.log_text(), re.MULTILINE)
