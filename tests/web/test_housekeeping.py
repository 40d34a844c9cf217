"""The round of web: what is due goes, what was removed is noted beside the database and leaves its files."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import uuid
from contextlib import closing, suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import clients, database, forgetting, talks
from records.erasing import erase
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Message,
    PublishedQuarter,
    TrackerLeft,
    now,
)
from records.models import Erasure as ErasureRow
from tests.records.talking import Talking
from warmwelkom.settings import Settings
from web.housekeeping import Housekeeping
from web.talk.leftovers import Leftovers
from web.talk.rasa import Rasa, RasaUnavailable

SECRET = "Zonnebloemveld"


@pytest.fixture
def told(settings: Settings) -> Talking:
    """A talk in which something was said that must not stay."""
    with database.session(settings.database_url) as work:
        client = clients.create(work, name="Johanna Vroemen")
        made, token = talks.create(work, kind=ConversationKind.INTAKE, client_id=client.id)
    talk = Talking(settings.database_url, made.id, token)
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    talk.answered(talk.says(f"Ik wil naar het {SECRET}"), f"Naar het {SECRET}.")
    return talk


def remove(talk: Talking) -> uuid.UUID:
    """Remove the client. Gives the id."""
    with database.session(talk.url) as work:
        client_id = work.scalars(sa.select(Client.id)).one()
        erase.client(work, client_id)
        return client_id


def test_what_was_removed_is_noted_and_leaves_the_files(settings: Settings, told: Talking) -> None:
    client_id = remove(told)
    Housekeeping(settings).write_and_sweep()
    assert str(client_id) in settings.erased.read_text()
    files = b"".join(file.read_bytes() for file in settings.var.glob("warmwelkom.db*"))
    assert SECRET.encode() not in files
    with database.session(told.url) as work:
        (row,) = work.scalars(sa.select(ErasureRow))
        assert row.filed_at
        assert row.swept_at


def test_words_of_talks_go_by_themselves(settings: Settings, told: Talking) -> None:
    with database.session(told.url) as work:
        work.execute(sa.update(Conversation).values(reviewed_at=now() - timedelta(days=91)))
    assert Housekeeping(settings).keep_terms()["raw"] == 1
    assert told.now().raw_gone_at is not None
    assert Housekeeping(settings).keep_terms()["raw"] == 0


def test_who_left_does_not_go_by_itself(settings: Settings, told: Talking) -> None:
    with database.session(told.url) as work:
        work.execute(sa.update(Client).values(left_on=(now() - timedelta(days=400)).date()))
    Housekeeping(settings).keep_terms()
    with database.session(told.url) as work:
        assert work.scalars(sa.select(Client)).one() is not None


def test_rasas_own_file_holds_nothing_of_what_it_removed(settings: Settings) -> None:
    file = settings.var / "rasa.db"
    with closing(sqlite3.connect(file)) as rasa:
        rasa.execute("PRAGMA journal_mode=WAL")
        rasa.execute("PRAGMA secure_delete=OFF")
        rasa.execute("CREATE TABLE events (data TEXT)")
        rasa.executemany("INSERT INTO events VALUES (?)", [(f"{SECRET} {n} " * 50,) for n in range(500)])
        rasa.commit()
        rasa.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rasa.execute("DELETE FROM events WHERE rowid > 0")
        rasa.commit()
    assert SECRET.encode() in b"".join(one.read_bytes() for one in settings.var.glob("rasa.db*"))
    Housekeeping(settings).keep_terms()
    assert SECRET.encode() not in b"".join(one.read_bytes() for one in settings.var.glob("rasa.db*"))


def test_the_round_goes_on_after_a_failure(
    settings: Settings, told: Talking, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    remove(told)
    settings.erased.mkdir()  # can't be written
    keeping = Housekeeping(settings)

    async def go() -> None:
        task = asyncio.create_task(keeping.keep_going(every=0.01, first=0))
        while "housekeeping failed" not in caplog.text:
            await asyncio.sleep(0.01)
        settings.erased.rmdir()
        while not settings.erased.is_file():
            await asyncio.sleep(0.01)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    with caplog.at_level(logging.INFO):
        asyncio.run(asyncio.wait_for(go(), 30))
    assert SECRET not in caplog.text


class AwayThenBack(Rasa):
    """The channel of Rasa, which is away until it is back."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "secret")
        self.away, self.forgotten = True, set[uuid.UUID]()

    async def forget(self, conversation_id: uuid.UUID) -> None:
        if self.away:
            raise RasaUnavailable("away")
        self.forgotten.add(conversation_id)


def test_rasas_copy_of_a_talk_that_is_gone_goes_as_soon_as_rasa_is_back(told: Talking) -> None:
    remove(told)
    rasa = AwayThenBack()
    leftovers = Leftovers(told.url, rasa)

    async def go() -> None:
        await leftovers.tidy()
        rasa.away = False
        with database.session(told.url) as work:
            work.execute(sa.update(TrackerLeft).values(created_at=now() - 2 * forgetting.A_TURN))
        await leftovers.tidy()
        await rasa.close()

    asyncio.run(go())
    assert rasa.forgotten == {told.id}
    with database.session(told.url) as work:
        assert work.scalars(sa.select(TrackerLeft)).all() == []
        assert work.scalars(sa.select(Message)).all() == []


def test_quarters_are_counted_before_words_go(settings: Settings, told: Talking) -> None:
    long_ago = now() - timedelta(days=120)
    with database.session(settings.database_url) as work:
        talk = work.get_one(Conversation, told.id)
        talk.state, talk.closed_at = ConversationState.CLOSED, long_ago
    Housekeeping(settings).keep_terms()
    with database.session(settings.database_url) as work:
        assert work.scalars(sa.select(PublishedQuarter)).all()
