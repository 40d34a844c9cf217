"""Databases, and a small invented house in them. Everything here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from records import clients, database, talks
from records.models import Client, ConversationKind, Relative, Role, Staff
from tests.postgres import Server
from tests.records.talking import Talking

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to copy: migrating for each test would take most of the time."""
    file = tmp_path_factory.mktemp("records") / "tables.db"
    database.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_with_tables(postgres_server: Server) -> str:
    """The name of a PostgreSQL database with all tables, to copy."""
    name = postgres_server.create()
    database.upgrade(postgres_server.url(name))
    return name


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and nothing in them."""
    if request.param == "sqlite":
        file = tmp_path / "house.db"
        shutil.copy(request.getfixturevalue("sqlite_with_tables"), file)
        address = f"sqlite:///{file}"
        yield address
        database.dispose(address)
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = server.create(template=request.getfixturevalue("postgres_with_tables"))
    yield server.url(name)
    database.dispose(server.url(name))
    server.drop(name)


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'house.db'}"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def anja(url: str) -> Staff:
    """A contact person. Can't log in: a real password takes time to hash, see test_staff.py."""
    with database.session(url) as work:
        member = Staff(
            name="Anja de Wit", email="anja@huis.example", password_hash="-", role=Role.CONTACT_PERSON
        )
        work.add(member)
    return member


@pytest.fixture
def sjef(url: str, anja: Staff) -> Client:
    """A client, with Anja as contact person."""
    with database.session(url) as work:
        return clients.create(work, name="Sjef Habets", called="Sjef", room="14", contact_person_id=anja.id)


@pytest.fixture
def wil(url: str, sjef: Client) -> Relative:
    """Sjef's sister."""
    with database.session(url) as work:
        return clients.add_relative(work, sjef, name="Wil Habets", relation="zus")


@pytest.fixture
def talk(url: str, sjef: Client, anja: Staff) -> Talking:
    """A talk that Sjef was invited to and that has not begun."""
    with database.session(url) as work:
        made, token = talks.create(
            work, kind=ConversationKind.INTAKE, client_id=sjef.id, made_by=work.merge(anja)
        )
    return Talking(url, made.id, token)
