"""The servers that are measured, each a process of its own on a port of its own."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time

from botocore.credentials import Credentials


class Server:
    """A server under test."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    @contextlib.contextmanager
    def running(self):
        self.process = self.launch()
        try:
            wait_for(self.port, self.process)
            yield self.process
        finally:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def launch(self):
        return subprocess.Popen(
            self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CASTELLAN_"))})


class Castellan(Server):
    name = "castellan"

    def __init__(self, executable, home):
        super().__init__()
        self.executable = executable
        self.home = home

    def command(self):
        return [self.executable, "up", "--port", str(self.port), "--home", str(self.home)]

    def credentials(self):
        """The root key, as `castellan env` prints it."""
        printed = subprocess.run(
            [self.executable, "env", "--home", str(self.home), "--format", "json"], capture_output=True, text=True,
            check=True).stdout
        names = json.loads(printed)
        return Credentials(names["AWS_ACCESS_KEY_ID"], names["AWS_SECRET_ACCESS_KEY"])


class Moto(Server):
    name = "moto"

    def command(self):
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]

    def credentials(self):
        return Credentials("test", "test")


def wait_for(port, process, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.002)
    sys.exit("the server did not start")
