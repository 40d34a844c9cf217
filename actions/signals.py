"""What needs a human: stored before anything is said, and then the one right step."""

from __future__ import annotations

from actions.listen import QUESTIONS_ON_ONE
from actions.moment import Moment, Talk, records
from records import signals
from records.models import SignalKind

# What is asked after a signal. After a fall or an urgent signal nothing is: there is a button to press.
MAY_IT_BE_TOLD = "utter_ask_pass_on"
ASKED_AFTER = {
    SignalKind.SUICIDALITY: "utter_ask_call",
    SignalKind.TIRED_OF_LIFE: "utter_ask_call",
    SignalKind.ABUSE: "utter_ask_call_trusted",  # never only to someone it may be about
    SignalKind.DISTRESS: MAY_IT_BE_TOLD,
}
OFFERS_A_CALL = frozenset(ASKED_AFTER.values()) - {MAY_IT_BE_TOLD}


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
        if kind in ASKED_AFTER:
            talk.ask(ASKED_AFTER[kind])
        else:
            talk.set("question", {"response": "utter_ask_after_signal", "values": {}})


class ActionCallWanted(Moment):
    """The person said yes to what was asked after the signal."""

    def name(self) -> str:
        return "action_call_wanted"

    def handle(self, talk: Talk) -> None:
        _answered(talk, wanted=True)


class ActionCallNotWanted(Moment):
    """The person said no; staff see the signal all the same."""

    def name(self) -> str:
        return "action_call_not_wanted"

    def handle(self, talk: Talk) -> None:
        _answered(talk, wanted=False)


def _answered(talk: Talk, *, wanted: bool) -> None:
    """Keep what was said to the offer of a call, say only what was kept, and ask nothing on about it."""
    asked = (talk.slot("question") or {}).get("response")
    if asked in OFFERS_A_CALL:
        with records() as work:
            signals.call_wanted(work, talk.conversation_id, wanted=wanted)
    if not wanted:
        talk.say("utter_call_not_wanted")
    elif asked in OFFERS_A_CALL:
        talk.say("utter_call_wanted")
    elif asked == MAY_IT_BE_TOLD:
        talk.say("utter_passed_on")
    else:  # nothing was asked: press the button first
        talk.say("utter_go_on")
    talk.ask("utter_ask_after_signal")
    talk.set("stage", "listening")
