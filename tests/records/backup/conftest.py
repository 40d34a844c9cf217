"""Two databases of each kind: one to back up, one to bring the backup back to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from records import database
from tests.postgres import Server

Make = Callable[[str, Path], str]


@pytest.fixture
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """Makes a database with all tables, "sqlite" or "postgres", for a folder `var`; gives its address."""
    dropping: list[Callable[[], None]] = []

    def made(kind: str, var: Path) -> str:
        var.mkdir(exist_ok=True)
        if kind == "sqlite":
            url = f"sqlite:///{var / 'warmwelkom.db'}"
            shutil.copy(request.getfixturevalue("sqlite_with_tables"), var / "warmwelkom.db")
        else:
            server: Server = request.getfixturevalue("postgres_server")
            name = server.create(template=request.getfixturevalue("postgres_with_tables"))
            url = server.url(name)
            dropping.append(lambda: server.drop(name))
        dropping.insert(0, lambda: database.dispose(url))
        return url

    yield made
    for drop in dropping:
        drop()


@pytest.fixture
def bare_postgres(request: pytest.FixtureRequest) -> str:
    """The address of a PostgreSQL database without tables; nothing where the test is about SQLite."""
    if "sqlite" in request.node.callspec.params.values():
        return ""
    address: str = request.getfixturevalue("postgres_url")
    return address
