"""Rasa's SQL tracker store, made safe for talks: a turn in which an action failed is not kept.

Rasa goes on when the action server is down or an action raises: the action's events are lost and the turn is
saved as if it had gone well. Here such a turn is refused, so that web can hand over the same message again.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DONE_BY = "done_by"  # the slot in which every custom action signs


class TurnFailed(Exception):
    """A custom action did not finish; the turn was not kept."""


class TalkTrackerStore(SQLTrackerStore):
    """Keeps trackers in SQLite (write-ahead) or PostgreSQL. `host` is an SQLAlchemy address."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        address = sa.engine.make_url(host or "sqlite:///var/rasa.db")
        super().__init__(
            domain,
            dialect=address.drivername.split("+")[0],
            host=address.host,
            port=address.port,
            db=address.database or "",
            username=address.username,
            password=address.password,
            event_broker=event_broker,
            query=dict(address.query) or None,
        )
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a turn. Raises TurnFailed when one of its custom actions did not sign."""
        failed = unsigned_action(tracker, set(self.domain.user_actions if self.domain else []))
        if failed:
            raise TurnFailed(failed)
        await super().save(tracker)

    async def forget(self, sender_id: str) -> None:
        """Remove the tracker of a talk."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()


def unsigned_action(tracker: DialogueStateTracker, custom: set[str]) -> str | None:
    """The first custom action of the last turn that left no signature, or none.

    An action signs by setting the slot `done_by` to its own name.
    """
    turn: list[Any] = []
    for event in reversed(tracker.events):
        turn.append(event)
        if isinstance(event, UserUttered):
            break
    waiting: str | None = None
    for event in reversed(turn):
        if isinstance(event, ActionExecuted):
            if waiting:
                return waiting
            name = event.action_name or ""
            waiting = name if name in custom and not name.startswith("utter_") else None
        elif isinstance(event, SlotSet) and event.key == DONE_BY and event.value == waiting:
            waiting = None
    return waiting


def without_fallback(agent: Agent) -> TalkTrackerStore:
    """The agent's own tracker store. Takes out Rasa's fallback to memory: what can't be kept must fail."""
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
        agent.tracker_store = store
        if agent.processor:
            agent.processor.tracker_store = store
    if not isinstance(store, TalkTrackerStore):
        raise TypeError("endpoints.yml must name bot.tracker_store.TalkTrackerStore")
    return store
