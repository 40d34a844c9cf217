"""Rasa's SQL tracker store, made safe for talks: a turn in which an action failed is not kept.

Rasa goes on when the action server is down or an action raises: the action's events are lost and the turn is
saved as if it had gone well. Here such a turn is refused, so that web can hand over the same message again.

A talk may go on after the person's words had to be forgotten: `scrub` leaves what was decided, without words.
"""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    SESSION_START_METADATA_SLOT,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.labels import THEMES
from listening.aspects import ASPECTS

DONE_BY = "done_by"  # the slot in which every custom action signs
# Slots that may hold what the person said. Of these only what can't be words outlives a scrub.
FORGOTTEN = frozenset(
    {SESSION_START_METADATA_SLOT, "question", "topic", "later", "people", "told"}
    | {"wish_in_view", "in_view", "earlier_in_view"}
    | {"first_wish", "may_know", "joining", "visitor_name", "visitor_reach"}
)
# Names of ours that stand in such slots: of kinds, themes and aspects, and of the parts of a topic.
OUR_NAMES = (
    THEMES
    | ASPECTS.keys()
    | {aspect for aspects in ASPECTS.values() for aspect in aspects}
    | {"with_whom", "used_to_be", "when", "where", "why"}
    | {"", "-", "asked", "dead", "kind", "told", "theme", "wish"}
)
# What may stand in a question without being the person's words.
NEVER_WORDS = frozenset({"called", "organisation", "kind", "speaker", "theme", "tone", "part_of_day"})


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

    async def scrub(self, sender_id: str) -> None:
        """Take the person's words out of a talk that goes on; see `without_words`."""
        tracker = await self.retrieve_full_tracker(sender_id)
        if tracker is None:
            return
        left = [event.as_dict() for event in without_words(tracker, self._own_sentences())]
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.add_all(
                self.SQLEvent(
                    sender_id=sender_id,
                    type_name=event["event"],
                    timestamp=event["timestamp"],
                    action_name=event.get("name"),
                    data=json.dumps(event),
                )
                for event in left
            )
            session.commit()

    def _own_sentences(self) -> frozenset[str]:
        """What is said word for word as it stands in the domain, on buttons too: nothing of the person."""
        said: set[str] = set()
        for variations in (self.domain.responses if self.domain else {}).values():
            for variation in variations:
                buttons = variation.get("buttons") or []
                said.update(str(part.get("text") or part.get("title")) for part in (variation, *buttons))
        return frozenset(text for text in said if "{" not in text)


def without_words(tracker: DialogueStateTracker, own_sentences: frozenset[str]) -> list[Event]:
    """The events that bring a talk to where `tracker` is, without anything that the person said.

    The slots stay but for FORGOTTEN, and an active form. Of what the assistant said only `own_sentences`
    stay, with such buttons, so that they are not said twice. The last message stays without its words: asked
    for again it is known, and the assistant's last turn stays its last turn.
    """
    last = tracker.get_last_event_for(UserUttered)
    before: list[Event] = []
    after: list[Event] = []
    passed = False
    for event in tracker.events:
        passed = passed or event is last
        if isinstance(event, BotUttered) and event.text in own_sentences:
            buttons = (event.data or {}).get("buttons") or []
            own = _titles(buttons) <= own_sentences
            said = BotUttered(event.text, {"buttons": buttons} if buttons and own else None)
            (after if passed else before).append(said)
    slots = [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value != slot.initial_value
        and not (name in FORGOTTEN and _may_be_words(slot.value, own_sentences))
    ]
    listening: list[Event] = [ActionExecuted(ACTION_LISTEN_NAME)]
    if tracker.active_loop_name:
        listening.insert(0, ActiveLoop(tracker.active_loop_name))
    heard = [UserUttered(message_id=last.message_id)] if last else []
    left: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), *slots, *before, *heard]
    left += after + listening
    moment = time.time()
    for event in left:
        event.timestamp = moment  # one moment: Rasa looks for what is not older than the start
    return left


def _may_be_words(value: Any, own_sentences: frozenset[str]) -> bool:
    """Whether `value` may hold what a person said: other text than ids, presses and our names."""
    if isinstance(value, str):
        # What is typed never begins with a slash, see bot/channel.py: this is a button that was pressed.
        return value not in OUR_NAMES and not _is_id(value) and not value.startswith("/choose{")
    if isinstance(value, dict):
        if {"response", "values"} <= set(value) <= {"response", "values", "buttons"}:
            own = _titles(value.get("buttons") or []) <= own_sentences
            return not (own and set(value["values"]) <= NEVER_WORDS)
        return any(_may_be_words(part, own_sentences) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(_may_be_words(part, own_sentences) for part in value)
    return False


def _titles(buttons: list[dict[str, Any]]) -> set[str]:
    return {str(button.get("title")) for button in buttons}


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


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
