"""A house that was brought back on another machine shows the same pages, and one can log in there."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from records import access_log, backup, database, demo, staff
from records.models import Client, Conversation, Staff
from tests.postgres import Server
from tests.web.staff.house import PASSWORD, Browser
from warmwelkom.backup import house
from warmwelkom.settings import Settings, get_settings
from web.app import create_app

Elsewhere = Callable[[str], Settings]


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Elsewhere]:
    """Moves this process to an empty machine, with SQLite or PostgreSQL; gives its settings."""
    left: list[Callable[[], None]] = []

    def moved(kind: str) -> Settings:
        monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path / "elsewhere" / "var"))
        if kind == "postgres":
            server: Server = request.getfixturevalue("postgres_server")
            name = server.create()
            monkeypatch.setenv("WARMWELKOM_DATABASE_URL", server.url(name))
            left.extend([lambda: database.dispose(server.url(name)), lambda: server.drop(name)])
        get_settings.cache_clear()
        found = get_settings()
        left.insert(0, lambda: database.dispose(found.database_url))
        return found

    yield moved
    for leave in left:
        leave()


def addresses(url: str) -> list[str]:
    """The pages of staff, of the house and of some people and talks."""
    with database.session(url) as work:
        people = work.scalars(sa.select(Client.id).order_by(Client.id).limit(4)).all()
        talks = work.scalars(sa.select(Conversation.id).order_by(Conversation.id).limit(6)).all()
    pages = ["/staff", "/staff/bewoners", "/staff/signalen", "/staff/afspraken", "/staff/zoeken?q=muziek"]
    pages += [f"/staff/bewoners/{key}{more}" for key in people for more in ("", "/dit-ben-ik")]
    return pages + [f"/staff/gesprekken/{key}" for key in talks]


def shown(browser: Browser, pages: list[str]) -> dict[str, str]:
    """The HTML of each page."""
    found = {}
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, (page, answer.status_code)
        found[page] = re.sub(r'(name="csrf" value|data-csrf)="[0-9a-f]{64}"', "", answer.text)
    assert sum("<main" in text for text in found.values()) == len(pages)
    return found


@pytest.mark.parametrize("to", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_the_same_pages_on_an_empty_machine(settings: Settings, elsewhere: Elsewhere, to: str) -> None:
    demo.fill(settings.database_url)
    with database.session(settings.database_url) as work:
        ellen = work.scalars(sa.select(Staff).where(Staff.email == "ellen@huis.example")).one()
        ellen.password_hash = staff._hasher.hash(PASSWORD)
        ellen.ward = ""  # leads the whole house
    pages = addresses(settings.database_url)
    browser = Browser(create_app())
    assert browser.log_in("ellen@huis.example").status_code == 303
    before = shown(browser, pages)
    file = io.BytesIO()
    backup.make(house(settings), file, version="1")

    there = elsewhere(to)
    backup.restore(house(there), file)
    with database.session(there.database_url) as work:
        verdict = access_log.check(work)
        assert verdict.whole
        assert verdict.checked > len(pages) / 2, "looking at pages was written down"
    moved = Browser(create_app())
    moved.cookies = browser.cookies
    assert shown(moved, pages) == before, "who was logged in there is logged in here, and sees the same"
    fresh = Browser(create_app())
    assert fresh.log_in("ellen@huis.example").status_code == 303
    assert shown(fresh, pages) == before
    assert Browser(create_app()).log_in("ellen@huis.example", "niet dit woord").status_code != 303
