"""The PostgreSQL that tests start: of the machine or of the wheel, and gone afterwards."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from tests import postgres
from tests.ports import free_port

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("find", [postgres.machine_folders, postgres.wheel_folders])
def test_every_kind_of_server_starts_and_leaves_nothing_behind(find: Callable[[], list[Path]]) -> None:
    places = find()
    if not places:
        pytest.skip("this machine has none of its own")
    with postgres.running(places) as server:
        name = server.create()
        engine = sa.create_engine(server.url(name))
        with engine.connect() as connection:
            assert connection.scalar(sa.text("SHOW server_encoding")) == "UTF8"
            assert connection.scalar(sa.text("SHOW listen_addresses")) == "127.0.0.1"
        engine.dispose()
        assert server.folder.exists()
    assert not server.folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host="127.0.0.1", port=server.port, user=postgres.OWNER, dbname="postgres")


def test_programs_that_the_other_user_cannot_reach_are_copied(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root has to leave itself")
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    (wheel, *_) = postgres.wheel_folders()
    (hidden / "packages").symlink_to(wheel.parents[2])
    with postgres.running([hidden / "packages" / wheel.relative_to(wheel.parents[2])]) as server:
        assert "PostgreSQL" in server.version


def test_a_port_that_was_taken_meanwhile_is_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        ports = iter([somebody.getsockname()[1], free_port(), free_port()])
        monkeypatch.setattr(postgres, "free_port", lambda: next(ports))
        with postgres.running() as server:
            assert server.port != somebody.getsockname()[1]


def test_a_server_that_never_starts_is_said_with_its_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "OPTIONS", ("no_such_option=1",))
    with pytest.raises(postgres.DidNotStart, match="no_such_option"), postgres.running():
        pass


def test_no_server_anywhere_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(postgres.NoPostgres, match="make setup-dev"), postgres.running([tmp_path]):
        pass


def test_a_fresh_database_is_empty(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_killing_the_tests_ends_the_server_and_its_folder_too() -> None:
    script = "import time\nfrom tests import postgres\nwith postgres.running() as server:\n"
    script += "    print(server.port, server.folder, flush=True)\n    time.sleep(600)\n"
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout is not None
        port, folder = tests.stdout.readline().split()
        assert Path(folder).exists()
        tests.send_signal(signal.SIGKILL)
    end = time.monotonic() + 60
    while Path(folder).exists():
        assert time.monotonic() < end, "the folder of the server is still there"
        time.sleep(0.1)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host="127.0.0.1", port=int(port), user=postgres.OWNER, dbname="postgres")
