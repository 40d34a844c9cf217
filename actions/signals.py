"""What needs a human: stored before anything is said, and then the one right step."""

from __future__ import annotations

from actions.listen import QUESTIONS_ON_ONE
from actions.moment import Moment, Talk, records
from records import signals
from records.models import SignalKind

ASKS_TO_CALL = frozenset({SignalKind.SUICIDALITY, SignalKind.TIRED_OF_LIFE})


class ActionSignal(Moment):
    """Stores the signal and answers it. Nothing of the message is kept as a wish."""

    def name(self) -> str:
        return "action_signal"

    def handle(self, talk: Talk) -> None:
        found = next(entity for entity in talk.entities if entity["entity"] == "signal")
        kind = SignalKind(found["value"])
        with records() as work:
            signals.store(work, message_id=talk.message_id, kind=kind, why=found["why"])
        talk.set("stage", "signal")
        talk.set("questions_on", QUESTIONS_ON_ONE)  # nothing is asked on about this
        talk.say(f"utter_signal_{kind.value}")
        if kind is SignalKind.ABUSE:  # never only to someone it may be about
            talk.ask("utter_ask_call_trusted")
        elif kind in ASKS_TO_CALL:
            talk.ask("utter_ask_call")
        elif kind is SignalKind.DISTRESS:
            talk.ask("utter_ask_pass_on")
        else:
            talk.set("question", {"response": "utter_ask_after_signal", "values": {}})


class ActionCallWanted(Moment):
    """The contact person may be called."""

    def name(self) -> str:
        return "action_call_wanted"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            signals.call_wanted(work, talk.conversation_id, wanted=True)
        talk.say("utter_call_wanted")
        talk.ask("utter_ask_after_signal")
        talk.set("stage", "listening")


class ActionCallNotWanted(Moment):
    """No call; staff see the signal all the same."""

    def name(self) -> str:
        return "action_call_not_wanted"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            signals.call_wanted(work, talk.conversation_id, wanted=False)
        talk.say("utter_call_not_wanted")
        talk.ask("utter_ask_after_signal")
        talk.set("stage", "listening")
