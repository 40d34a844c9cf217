"""A pytest plugin: the real stack, once for all talks, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import Server
from tests.talks.serving import Person, Stack


@pytest.fixture(scope="session")
def sqlite_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    stack = Stack(tmp_path_factory.mktemp("talks") / "var")
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def postgres_stack(tmp_path_factory: pytest.TempPathFactory, postgres_server: Server) -> Iterator[Stack]:
    name = postgres_server.create()
    stack = Stack(tmp_path_factory.mktemp("talks-postgres") / "var", postgres_server.url(name))
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stack(request: pytest.FixtureRequest) -> Stack:
    found: Stack = request.getfixturevalue(f"{request.param}_stack")
    return found


@pytest.fixture
def person(stack: Stack) -> Person:
    return stack.person()
