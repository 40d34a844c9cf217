"""What needs a human: stored before anything is said, and then the one right step."""

from __future__ import annotations

from actions.farewell import leave_form
from actions.listen import reflect
from actions.moment import Moment, Talk, records
from records import signals
from records.models import Consent, Conversation, SignalKind

# What is asked after a signal. After a fall or an urgent signal nothing is: there is a button to press.
MAY_IT_BE_TOLD = "utter_ask_pass_on"
ASKED_AFTER = {
    SignalKind.SUICIDALITY: "utter_ask_call",
    SignalKind.TIRED_OF_LIFE: "utter_ask_talk_with",
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
            consent = work.get_one(Conversation, talk.conversation_id).consent
            unkept = consent in (Consent.REFUSED, Consent.WITHDRAWN)
            why = kind.value if unkept else found["why"]  # what needs a human stays, without the words
            signals.store(work, message_id=talk.message_id, kind=kind, why=why)
        leave_form(talk)
        talk.set("before_consent", consent is Consent.ASKED)
        talk.set("gently", True)  # nothing is asked on after this
        talk.set("topic", None)
        talk.set("later", None)
        talk.go_to("signal")
        talk.say(f"utter_signal_{kind.value}")
        if kind in ASKED_AFTER and talk.slot("kind") != "website":  # a visitor has no team
            talk.ask(ASKED_AFTER[kind])
        else:
            talk.set("question", {"response": "utter_ask_after_signal", "buttons": [], "values": {}})


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
        talk.say("utter_signal_heard")
    talk.go_to("after_signal")
    talk.ask("utter_ask_after_signal")


class ActionAfterSignal(Moment):
    """The person goes on: back to where consent was asked, or to listening, and nothing is asked on."""

    def name(self) -> str:
        return "action_after_signal"

    def handle(self, talk: Talk) -> None:
        if talk.slot("before_consent"):
            talk.go_to("consent")
            talk.say("utter_signal_heard")
            talk.ask("utter_ask_consent")
            return
        talk.go_to("listening")
        if talk.intent == "tell":
            reflect(talk)
        else:
            talk.say("utter_go_on")
