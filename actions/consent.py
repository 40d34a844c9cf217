"""May what is told be kept? Asked before anything else, and taken back at any time."""

from __future__ import annotations

from actions.farewell import leave_form
from actions.listen import reflect
from actions.look_back import look_back_or_listen, open_question
from actions.moment import Moment, Talk, records
from listening.cues import begins_with_no, begins_with_yes
from listening.requests import refine, wanted_name
from records import talks
from records.models import Consent


class ActionConsentFirst(Moment):
    """Something else than a plain yes or no: asked again, unless it begins with one of them."""

    def name(self) -> str:
        return "action_consent_first"

    def handle(self, talk: Talk) -> None:
        if begins_with_no(talk.text):
            refuse(talk)
            return
        if begins_with_yes(talk.text):
            accept(talk)
            return
        talk.say("utter_consent_first")
        talk.ask_again()
        talk.go_to("consent")


class ActionConsentGiven(Moment):
    """What is told may be kept: the open question, or first what was wished for before."""

    def name(self) -> str:
        return "action_consent_given"

    def handle(self, talk: Talk) -> None:
        accept(talk)


def accept(talk: Talk) -> None:
    """Begin. What the yes came with is heard: a wish, or how the person likes to be addressed."""
    with records() as work:
        talks.set_consent(work, talk.conversation_id, Consent.GIVEN)
    if refine("smalltalk", talk.text) == "informal":
        talk.set("address", "je")
    if name := wanted_name(talk.text):
        talk.set("called", name)
    if any(entity.get("say_back") for entity in talk.entities):
        talk.go_to("listening")
        reflect(talk)
        return
    talk.say("utter_consent_given")
    look_back_or_listen(talk)


class ActionConsentRefused(Moment):
    """Nothing may be kept: what was said is forgotten. The talk may go on."""

    def name(self) -> str:
        return "action_consent_refused"

    def handle(self, talk: Talk) -> None:
        refuse(talk)


def refuse(talk: Talk) -> None:
    """Forget what was said, and ask whether the person would like to talk all the same."""
    with records() as work:
        talks.set_consent(work, talk.conversation_id, Consent.REFUSED)
    talk.go_to("unkept")
    talk.say("utter_consent_refused")
    talk.ask("utter_ask_talk_unkept")


class ActionConsentWithdrawn(Moment):
    """The yes is taken back: all is forgotten at once. The talk may go on."""

    def name(self) -> str:
        return "action_consent_withdrawn"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.set_consent(work, talk.conversation_id, Consent.WITHDRAWN)
        leave_form(talk)
        for slot in ("topic", "later", "in_view", "earlier_in_view"):
            talk.set(slot, None)
        talk.go_to("unkept")
        talk.say("utter_consent_withdrawn")
        talk.ask("utter_ask_talk_unkept")


class ActionTalkOn(Moment):
    """The person would like to talk, though nothing is kept."""

    def name(self) -> str:
        return "action_talk_on"

    def handle(self, talk: Talk) -> None:
        open_question(talk)
