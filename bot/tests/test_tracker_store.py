"""A turn in which an action failed is not kept; one that went well is, until it must be forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet

from bot.tests.talks import DOMAIN, signed, store_in, talk, turn
from bot.tracker_store import DONE_BY, TalkTrackerStore, TurnFailed, unsigned_action, without_fallback

CUSTOM = {"action_listen", "action_other"}


@pytest.mark.parametrize(
    ("events", "failed"),
    [
        ([], None),
        (turn("1"), None),
        (turn("1", *signed()), None),
        (turn("1", *signed(), ActionExecuted("action_other")), "action_other"),
        (turn("1", *signed(), *signed("action_other")), None),
        (turn("1", ActionExecuted("action_listen")), "action_listen"),
        (turn("1", ActionExecuted("action_listen"), *signed("action_other")), "action_listen"),
        (turn("1", ActionExecuted("action_listen"), SlotSet(DONE_BY, "action_other")), "action_listen"),
        (turn("1", ActionExecuted("utter_heard"), BotUttered("Ik luister.")), None),
        (turn("1", *signed(), ActionExecuted("action_listen")), "action_listen"),
        # What went wrong in an earlier turn is past.
        ([*turn("1", ActionExecuted("action_listen")), *turn("2", *signed())], None),
        ([*turn("1", *signed()), *turn("2", ActionExecuted("action_listen"))], "action_listen"),
    ],
)
def test_the_first_action_of_the_last_turn_without_a_signature_is_named(
    events: list[Event], failed: str | None
) -> None:
    assert unsigned_action(talk(*events), CUSTOM) == failed


def test_a_turn_without_signature_is_refused_and_what_was_before_stays(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    asyncio.run(store.save(talk(*turn("1", *signed()))))
    with pytest.raises(TurnFailed, match="action_other"):
        asyncio.run(store.save(talk(*turn("1", *signed()), *turn("2", ActionExecuted("action_other")))))
    kept = asyncio.run(store.retrieve_full_tracker("talk"))
    assert kept is not None
    assert [event.message_id for event in kept.events if hasattr(event, "message_id")] == ["1"]


def test_a_signed_turn_is_kept_and_read_by_another_process(tmp_path: Path) -> None:
    asyncio.run(store_in(tmp_path).save(talk(*turn("1", *signed()))))
    kept = asyncio.run(store_in(tmp_path).retrieve_full_tracker("talk"))
    assert kept is not None
    assert [event.text for event in kept.events if isinstance(event, BotUttered)] == ["U mist uw hond."]
    assert kept.get_slot(DONE_BY) == "action_listen"


def test_forget_removes_one_talk_and_leaves_no_row(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    asyncio.run(store.save(talk(*turn("1", *signed()))))
    asyncio.run(store.save(talk(*turn("2", *signed()), sender="other")))
    asyncio.run(store.forget("talk"))
    assert asyncio.run(store.retrieve_full_tracker("talk")) is None
    assert asyncio.run(store.retrieve_full_tracker("other")) is not None
    with sqlite3.connect(tmp_path / "rasa.db") as connection:
        assert connection.execute("SELECT DISTINCT sender_id FROM events").fetchall() == [("other",)]


def test_to_forget_a_talk_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    asyncio.run(store_in(tmp_path).forget("nobody"))


def test_the_file_is_written_ahead(tmp_path: Path) -> None:
    store_in(tmp_path)
    with sqlite3.connect(tmp_path / "rasa.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("address", "made"),
    [
        (
            "postgresql+psycopg://me:s%40fe@db.example:5433/talks",
            "postgresql://me:s%40fe@db.example:5433/talks",
        ),
        ("postgresql://me@/talks?host=/run/pg", "postgresql://me@/talks?host=%2Frun%2Fpg"),
    ],
)
def test_an_address_of_postgresql_is_understood(
    address: str, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rasa's SQLAlchemy doesn't know psycopg 3, so the driver is left out."""
    seen: dict[str, Any] = {}

    def remember(self: Any, domain: Any, **given: Any) -> None:
        seen.update(given)
        self.engine = SimpleNamespace(dialect=SimpleNamespace(name="postgresql"))

    monkeypatch.setattr("rasa.core.tracker_store.SQLTrackerStore.__init__", remember)
    TalkTrackerStore(DOMAIN, host=address)
    url = TalkTrackerStore.get_db_url(
        **{name: seen[name] for name in ("dialect", "host", "port", "db", "username", "password", "query")}
    )
    rendered = url.render_as_string(hide_password=False) if hasattr(url, "render_as_string") else str(url)
    assert rendered.replace("%2F", "/") == made.replace("%2F", "/")


def test_the_fallback_to_memory_is_taken_out(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    processor = SimpleNamespace(tracker_store=None)
    agent: Any = SimpleNamespace(tracker_store=FailSafeTrackerStore(store), processor=processor)
    assert without_fallback(agent) is store
    assert agent.tracker_store is store
    assert processor.tracker_store is store
    assert without_fallback(agent) is store


def test_another_store_is_refused() -> None:
    agent: Any = SimpleNamespace(tracker_store=InMemoryTrackerStore(DOMAIN), processor=None)
    with pytest.raises(TypeError, match="TalkTrackerStore"):
        without_fallback(agent)
