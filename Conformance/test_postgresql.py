"""The same plane on PostgreSQL."""

import pytest

from support import postgres
from support.clients import Caller
from support.data_walk import check_keys, check_tables, keys_walk, tables_walk
from support.main_walk import main_walk, unmake
from support.plane import Plane


@pytest.fixture(scope="module")
def server():
    with postgres.temporary() as server:
        yield server


def test_the_plane_stands_on_postgresql(server, tmp_path):
    plane = Plane(tmp_path / "home", "--store", server.url)
    plane.start()
    try:
        root = Caller(plane, plane.root())
        ann = main_walk(root)
        walked = keys_walk(root)
        tables_walk(root)
        plane.kill()
        plane.start()
        check_keys(root, *walked)
        check_tables(root)
        assert [user["UserName"] for user in ann.iam.list_users()["Users"]] == ["ann"]
        unmake(root)
        verified = plane.run("audit", "verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr
    finally:
        plane.stop()
