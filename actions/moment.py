"""What every moment of the talk shares: who is talking, which message, asking, and signing off."""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
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
    responses: dict[str, list[dict[str, Any]]] = field(default_factory=dict)  # of the domain
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
    def text(self) -> str:
        """What was said."""
        return str(self.tracker.latest_message.get("text") or "")

    @property
    def intent(self) -> str:
        """What kind of message it is."""
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """What was found in the message."""
        return list(self.tracker.latest_message.get("entities") or [])

    @property
    def stage(self) -> str:
        """Where the talk is."""
        return str(self.slot("stage") or "")

    def chosen(self, entity: str) -> str | None:
        """What a pressed button stands for, such as the theme that was chosen."""
        return next((str(e["value"]) for e in self.entities if e.get("entity") == entity), None)

    def slot(self, name: str) -> Any:
        """The value of a slot, as it is after what was set in this turn."""
        for event in reversed(self.events):
            if event.get("event") == "slot" and event.get("name") == name:
                return event["value"]
        return self.tracker.get_slot(name)

    def set(self, name: str, value: Any) -> None:
        """Set a slot; what stays the same is not written again."""
        if self.slot(name) != value:
            self.events.append(SlotSet(name, value))

    def go_to(self, stage: str) -> None:
        """Go to a stage, or stay there: written in any case, for the rules look at it."""
        self.events.append(SlotSet("stage", stage))

    def say(self, response: str, *, buttons: list[dict[str, Any]] | None = None, **values: Any) -> None:
        """Say a response of the domain, with `buttons` beside its own.

        Rasa fills and chooses responses before it sets the slots of this turn, so those come along.
        """
        new = {e["name"]: e["value"] for e in self.events if e.get("event") == "slot"}
        plain = {name: value for name, value in new.items() if isinstance(value, str | bool)}
        self.dispatcher.utter_message(response=response, buttons=buttons or [], **{**plain, **values})

    def ask(
        self,
        response: str,
        *,
        counts: bool = False,
        buttons: list[dict[str, Any]] | None = None,
        **values: Any,
    ) -> None:
        """Ask a response of the domain, and remember it so that the talk can come back to it.

        `counts`: whether it is one of the about ten questions of a talk; checks and consent are not.
        """
        self.say(response, buttons=buttons, **values)
        self.set("question", {"response": response, "buttons": buttons or [], "values": values})
        if counts:
            self.set("asked", int(self.slot("asked") or 0) + 1)

    def ask_again(self) -> None:
        """Come back to the question that was open; a form asks for itself."""
        form = (self.tracker.active_loop or {}).get("name")
        if form:
            self.events.append(FollowupAction(form))
            return
        question = self.slot("question")
        if question:
            self.say(question["response"], buttons=question["buttons"], **question["values"])

    def stay_in_form(self) -> None:
        """Leave the form where it is, for the next answer, when the talk is in it."""
        form = (self.tracker.active_loop or {}).get("name")
        if form:
            self.events += [ActiveLoop(form), FollowupAction("action_listen")]

    def said_last(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """What the assistant said in its last turn: texts with their buttons."""
        said: list[tuple[str, list[dict[str, Any]]]] = []
        before = False
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                if said:
                    break
                before = True
            elif event.get("event") == "bot" and before and event.get("text"):
                said.append((event["text"], (event.get("data") or {}).get("buttons") or []))
        return said[::-1]


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
        talk = Talk(tracker, dispatcher, domain.get("responses") or {})
        self.handle(talk)
        return [*talk.events, SlotSet("done_by", self.name())]
