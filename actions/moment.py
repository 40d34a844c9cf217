"""What every moment of the talk shares: who is talking, which message, asking, and signing off."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from records.database import session
from warmwelkom.settings import get_settings

Events = list[dict[str, Any]]


@contextmanager
def records() -> Iterator[Session]:
    """One unit of work on the database of this installation."""
    with session(get_settings().database_url) as work:
        yield work


@dataclass
class Talk:
    """The talk as an action sees it. What it says and which slots it sets are collected here."""

    tracker: Tracker
    dispatcher: CollectingDispatcher
    events: Events = field(default_factory=list)

    @property
    def conversation_id(self) -> uuid.UUID:
        """Which talk."""
        return uuid.UUID(self.tracker.sender_id)

    @property
    def metadata(self) -> dict[str, Any]:
        """What web sent along with the message."""
        return dict(self.tracker.latest_message.get("metadata") or {})

    @property
    def message_id(self) -> uuid.UUID:
        """Which message is handled."""
        return uuid.UUID(self.metadata["message_id"])

    @property
    def entities(self) -> list[dict[str, Any]]:
        """What was found in the message."""
        return list(self.tracker.latest_message.get("entities") or [])

    def slot(self, name: str) -> Any:
        """The value of a slot, as it is after what was set in this turn."""
        for event in reversed(self.events):
            if event.get("event") == "slot" and event.get("name") == name:
                return event["value"]
        return self.tracker.get_slot(name)

    def set(self, name: str, value: Any) -> None:
        """Set a slot."""
        self.events.append(SlotSet(name, value))

    def say(self, response: str, **values: Any) -> None:
        """Say a response of the domain."""
        self.dispatcher.utter_message(response=response, **values)

    def ask(self, response: str, **values: Any) -> None:
        """Ask a response of the domain, and remember it so that the talk can come back to it."""
        self.say(response, **values)
        self.set("question", {"response": response, "values": values})

    def ask_again(self) -> None:
        """Come back to the question that was open."""
        question = self.slot("question")
        if question:
            self.say(question["response"], **question["values"])


class Moment(Action, ABC):
    """A custom action. Signs when it is done, so that a turn in which it failed is not kept."""

    @abstractmethod
    def name(self) -> str:
        """Its name in the domain."""

    @abstractmethod
    def handle(self, talk: Talk) -> None:
        """Do it. A promise is said only after the unit of work was committed."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Called by the action server."""
        talk = Talk(tracker, dispatcher)
        self.handle(talk)
        return [*talk.events, SlotSet("done_by", self.name())]
