"""A PostgreSQL server of our own, from Debian's packages."""

import contextlib
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

from support.plane import free_port


def programs():
    """The folder of initdb and pg_ctl, the newest if there are several."""
    installed = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    if found is None:
        raise FileNotFoundError("PostgreSQL's initdb is missing; `make setup` installs the package postgresql")
    return pathlib.Path(found).parent


class PostgreSQL:
    """A cluster in `folder`, run as the package's own user when we are root: the server refuses to be root."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.bin = programs()
        self.owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else None

    @property
    def url(self):
        return f"postgres://castellan@127.0.0.1:{self.port}/postgres"

    def run(self, program, *arguments):
        identity = {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}
        finished = subprocess.run(
            [self.bin / program, *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, **identity)
        if finished.returncode:
            raise RuntimeError(f"{program} failed: {finished.stderr}")

    def start(self):
        data = self.folder / "data"
        data.mkdir(parents=True)
        if self.owner:
            for path in (self.folder, data):
                os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
            for parent in self.folder.parents:
                if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/"):
                    parent.chmod(parent.stat().st_mode | 0o011)
        self.run("initdb", "-D", str(data), "-U", "castellan", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "-D", str(data), "-w", "-l", str(self.folder / "server.log"), "-o", options, "start")
        return self

    def stop(self):
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "fast", "-w", "stop")


@contextlib.contextmanager
def temporary():
    """A running server for as long as the block runs.

    Not below pytest's own folder: each start of pytest closes that one to other users, the server's among them.
    """
    with tempfile.TemporaryDirectory(prefix="castellan-postgres-") as folder:
        server = PostgreSQL(f"{folder}/cluster").start()
        try:
            yield server
        finally:
            server.stop()
