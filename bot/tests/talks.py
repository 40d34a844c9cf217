"""A small domain, a store and turns of a talk, for the tests of tracker store and channel."""

from __future__ import annotations

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import DONE_BY, TalkTrackerStore

DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["tell"],
        "actions": ["action_listen", "action_other"],
        "slots": {
            DONE_BY: {"type": "text", "mappings": [{"type": "custom"}], "influence_conversation": False}
        },
        "responses": {"utter_heard": [{"text": "Ik luister."}]},
    }
)


def store_in(folder: Path) -> TalkTrackerStore:
    """A store in a file of its own."""
    return TalkTrackerStore(DOMAIN, host=f"sqlite:///{folder / 'rasa.db'}")


def turn(message_id: str, *done: Event) -> list[Event]:
    """The events of one turn: a message and what came of it."""
    said = UserUttered("ik mis mijn hond", intent={"name": "tell"}, message_id=message_id)
    return [said, *done]


def signed(name: str = "action_listen") -> list[Event]:
    """An action that did its work and signed."""
    return [ActionExecuted(name), BotUttered("U mist uw hond."), SlotSet(DONE_BY, name)]


def talk(*events: Event, sender: str = "talk") -> DialogueStateTracker:
    """A talk with these events."""
    return DialogueStateTracker.from_events(sender, list(events), slots=DOMAIN.slots)
