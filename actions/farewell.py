"""The end: at once when asked, or later."""

from __future__ import annotations

from actions.moment import Moment, Talk, records
from records import talks
from records.models import ConversationState


def close(talk: Talk, response: str) -> None:
    """Close the talk, and say so after it was kept."""
    with records() as work:
        talks.set_state(work, talk.conversation_id, ConversationState.CLOSED)
    talk.set("stage", "closed")
    talk.say(response, called=talk.slot("called") or "")


class ActionStop(Moment):
    """Stop: no further question."""

    def name(self) -> str:
        return "action_stop"

    def handle(self, talk: Talk) -> None:
        close(talk, "utter_stop")


class ActionPause(Moment):
    """Later: everything stays as it is."""

    def name(self) -> str:
        return "action_pause"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.set_state(work, talk.conversation_id, ConversationState.PAUSED)
        talk.say("utter_pause")
