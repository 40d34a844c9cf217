"""`warmwelkom backup` and `warmwelkom restore` as an administrator uses them."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from records import clients, database
from records.access_log import keys
from records.erasing import erase, ledger
from records.models import AccessLog, Client
from tests.ports import free_port
from warmwelkom import secret_files
from warmwelkom.settings import ROOT

PASSPHRASE = "vier paarden in de wei"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tables") / "tables.db"
    database.upgrade(f"sqlite:///{file}")
    return file


class Installation:
    """A house of its own."""

    def __init__(self, var: Path, ports: dict[str, str], url: str = "") -> None:
        self.var = var
        self.ports = ports
        self.url = url or f"sqlite:///{var / 'warmwelkom.db'}"

    def run(
        self, *arguments: object, largest: int | None = None, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run the command line; no file may be larger than `largest` bytes, as on a disk that is full."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WARMWELKOM_")}
        return subprocess.run(
            [sys.executable, "-m", "warmwelkom", *map(str, arguments)],
            cwd=ROOT,
            env={
                **kept,
                **self.ports,
                "WARMWELKOM_VAR": str(self.var),
                "WARMWELKOM_DATABASE_URL": self.url,
            },
            input=typed,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)))
            if largest
            else None,
        )

    def add(self, *names: str) -> list[Client]:
        with database.session(self.url) as work:
            made = [clients.create(work, name=name, called=name) for name in names]
        database.dispose(self.url)
        return made

    def names(self) -> set[str]:
        with database.session(self.url) as work:
            found = {client.name for client in clients.everyone(work)}
        database.dispose(self.url)
        return found


@pytest.fixture
def installation(tmp_path: Path, tables: Path) -> Callable[[str], Installation]:
    """Makes houses; two of them never run at the same time, so they share ports."""
    ports = {f"WARMWELKOM_{name}": str(free_port()) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")}

    def made(name: str) -> Installation:
        var = tmp_path / name
        var.mkdir(mode=0o700)
        shutil.copy(tables, var / "warmwelkom.db")
        return Installation(var, ports)

    return made


@pytest.fixture
def here(installation: Callable[[str], Installation]) -> Installation:
    house = installation("here")
    house.add("Sjef Habets", "Mia Janssen")
    return house


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def on_either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """A house on SQLite and on PostgreSQL, brought up to date with its own key."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    house = Installation(tmp_path / "either", {}, url)
    house.var.mkdir(mode=0o700)
    keys.keep(house.url, lambda: secret_files.secret(house.var, secret_files.ACCESS_LOG))
    database.upgrade(house.url)
    house.add("Sjef Habets")
    yield house
    database.dispose(house.url)


def one_sentence(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("warmwelkom: ")
    return last


def test_there_and_back_sealed(
    here: Installation, installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    file = tmp_path / "house.backup"
    (here.var / "secrets").mkdir()
    (here.var / "secrets" / "session").write_text("s\n")
    made = here.run("backup", file, "--passphrase-file", secret, "--json")
    told = json.loads(made.stdout)
    assert (told["file"], told["sealed"], told["bytes"]) == (str(file), True, file.stat().st_size)
    assert made.stderr == ""
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads((here.var / "backup.json").read_text()) == {"made_at": told["made_at"]}

    there = installation("there")
    assert "passphrase-file" in one_sentence(there.run("restore", file))
    secret.write_text("iets heel anders dan dat\n")
    assert "passphrase is not the one" in one_sentence(
        there.run("restore", file, "--passphrase-file", secret)
    )
    assert there.names() == set()
    secret.write_text(PASSPHRASE + "\n")
    back = there.run("restore", file, "--passphrase-file", secret, "--json")
    assert json.loads(back.stdout)["restored"] is True
    assert there.names() == {"Sjef Habets", "Mia Janssen"}
    with database.session(there.url) as work:
        line = work.query(AccessLog).one()
        assert (line.event, line.what[:16]) == ("change", "alles teruggezet")
    database.dispose(there.url)
    assert (there.var / "secrets" / "session").stat().st_mode & 0o777 == 0o600


def lines(url: str) -> list[tuple[str, str, str, str]]:
    with database.session(url) as work:
        found = work.query(AccessLog).order_by(AccessLog.number).all()
    return [(line.event, line.what, line.role, line.ground) for line in found]


def test_every_backup_is_a_line_of_the_access_log(on_either: Installation, tmp_path: Path) -> None:
    before = lines(on_either.url)
    line = ("export", "alles: in een reservekopie", "opdrachtregel", "beheer")
    made = on_either.run("backup", tmp_path / "house.backup", "--json")
    assert (json.loads(made.stdout)["logged"], made.stderr) == (True, "")
    assert lines(on_either.url) == [*before, line]
    assert on_either.run("backup", tmp_path / "house.backup").returncode == 1  # the name is taken
    assert lines(on_either.url) == [*before, line]
    assert on_either.run("log-check").returncode == 0


@pytest.mark.parametrize("hindrance", ["earlier tables", "no end of the log"])
def test_a_backup_that_the_log_can_not_tell_of_is_made_all_the_same(
    on_either: Installation, tmp_path: Path, hindrance: str
) -> None:
    if hindrance == "earlier tables":
        database.dispose(on_either.url)
        database.downgrade(on_either.url, "0009")
    else:
        with database.session(on_either.url) as work:
            work.execute(sa.text("DROP TABLE access_log_head"))
    made = on_either.run("backup", tmp_path / "house.backup")
    assert (made.returncode, made.stdout[:5]) == (0, "Wrote")
    assert "the access log of the database does not tell of it" in made.stderr
    assert "Traceback" not in made.stderr
    assert on_either.run("restore", "--check", tmp_path / "house.backup").returncode == 0


def test_a_file_is_never_written_over_by_accident(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    file.write_text("iets anders")
    assert "is there already" in one_sentence(here.run("backup", file))
    assert file.read_text() == "iets anders"
    assert here.run("backup", file, "--force").returncode == 0
    assert "is whole" in here.run("restore", file, "--check").stdout


def test_a_folder_keeps_the_newest(here: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("warmwelkom-20250101T000000Z.backup", "warmwelkom-20250102T000000Z.backup", "other.backup"):
        (folder / name).write_text("")
    for name, age in ((".warmwelkom-a.part", 100_000), (".warmwelkom-b.part", 10)):
        (folder / name).write_text("half")
        os.utime(folder / name, (time.time() - age, time.time() - age))
    told = json.loads(here.run("backup", folder, "--keep", 2, "--json").stdout)
    assert [Path(path).name for path in told["removed"]] == [
        "warmwelkom-20250101T000000Z.backup",
        ".warmwelkom-a.part",
    ]
    left = sorted(path.name for path in folder.iterdir())
    assert left == [
        ".warmwelkom-b.part",
        "other.backup",
        "warmwelkom-20250102T000000Z.backup",
        Path(told["file"]).name,
    ]
    assert "--keep needs a folder" in one_sentence(here.run("backup", tmp_path / "x.backup", "--keep", 2))


def test_when_there_is_no_room_nothing_is_left(here: Installation, tmp_path: Path) -> None:
    """A file that may not grow fails as on a full disk."""
    folder = tmp_path / "small"
    folder.mkdir()
    (here.var / "secrets").mkdir()
    (here.var / "secrets" / "large").write_bytes(os.urandom(400_000))
    said = one_sentence(here.run("backup", folder / "house.backup", largest=200_000))
    assert said == "warmwelkom: The file can't be read or written: File too large."
    assert list(folder.iterdir()) == []
    assert "can't be read or written" in one_sentence(here.run("backup", tmp_path / "nowhere" / "x.backup"))


def test_when_there_is_no_room_to_restore_nothing_has_changed(
    here: Installation, installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    file = tmp_path / "house.backup"
    here.run("backup", file)
    there = installation("there")
    there.add("Iemand anders")
    size = (there.var / "warmwelkom.db").stat().st_size
    said = one_sentence(there.run("restore", file, "--replace", "--yes", largest=size // 2))
    assert "disk has room" in said
    assert there.names() == {"Iemand anders"}
    assert not list(there.var.glob(".*"))


def test_what_is_here_goes_only_after_yes(
    here: Installation, installation: Callable[[str], Installation], tmp_path: Path
) -> None:
    file = tmp_path / "house.backup"
    here.run("backup", file)
    there = installation("there")
    there.add("Iemand anders")
    assert "--replace" in one_sentence(there.run("restore", file))
    assert one_sentence(there.run("restore", file, "--replace", typed="ja\n")).endswith(
        "Nothing was changed."
    )
    assert there.names() == {"Iemand anders"}
    assert there.run("restore", file, "--replace", typed="yes\n").returncode == 0
    assert there.names() == {"Sjef Habets", "Mia Janssen"}


def test_nothing_is_restored_under_a_running_house(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    here.run("backup", file)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(here.ports["WARMWELKOM_PORT"])))
        taken.listen(1)
        assert "stop it before you restore" in one_sentence(here.run("restore", file, "--replace", "--yes"))


def test_who_was_removed_does_not_come_back(here: Installation, tmp_path: Path) -> None:
    """Removed after the backup, and noted in the list or not yet: both stay away."""
    with_all = here.add("Piet Smeets")
    file = tmp_path / "house.backup"
    here.run("backup", file)
    with database.session(here.url) as work:
        sjef = next(client for client in clients.everyone(work) if client.name == "Sjef Habets")
        erase.client(work, sjef.id)
    ledger.write_out(here.url, here.var / ledger.FILE)
    with database.session(here.url) as work:
        erase.client(work, with_all[0].id)
    database.dispose(here.url)
    back = here.run("restore", file, "--replace", "--yes", "--json")
    assert json.loads(back.stdout)["removed_again"] == 2
    assert here.names() == {"Mia Janssen"}


def test_a_database_that_is_beyond_reading_is_replaced(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    here.run("backup", file)
    for path in here.var.glob("warmwelkom.db*"):
        path.unlink()
    (here.var / "warmwelkom.db").write_bytes(b"dit is geen database" * 500)
    assert "can't be reached, read or written" in one_sentence(here.run("restore", file))
    assert here.run("restore", file, "--replace", "--yes").returncode == 0
    assert here.names() == {"Sjef Habets", "Mia Janssen"}


def test_a_list_that_cannot_be_followed_is_said_aloud(here: Installation, tmp_path: Path) -> None:
    file = tmp_path / "house.backup"
    here.run("backup", file)
    (here.var / ledger.FILE).write_text("{kapot\n")
    ended = here.run("restore", file, "--replace", "--yes")
    assert ended.returncode == 2
    assert "may be back" in ended.stderr
