"""The beginning: who I am, and whether what is told may be kept."""

from __future__ import annotations

from actions.moment import Moment, Talk, records
from records import talks
from records.models import Consent, ConversationState
from warmwelkom.settings import get_settings


class ActionWelcome(Moment):
    """Says that it is a computer and asks consent, before anything else."""

    def name(self) -> str:
        return "action_welcome"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            conversation = talks.get(work, talk.conversation_id)
            person = conversation.client if conversation else None
            called = person.called if person else None
        talk.set("called", called)
        talk.set("organisation", get_settings().organisation)
        talk.set("stage", "consent")
        if called:
            talk.say("utter_welcome", called=called)
        else:
            talk.say("utter_welcome_nameless")
        talk.ask("utter_ask_consent", organisation=get_settings().organisation)


class ActionConsentGiven(Moment):
    """What is told may be kept: the open question."""

    def name(self) -> str:
        return "action_consent_given"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.set_consent(work, talk.conversation_id, Consent.GIVEN)
        talk.set("stage", "listening")
        talk.set("questions_on", 0)
        talk.say("utter_consent_given")
        talk.ask("utter_ask_what_you_want")


class ActionConsentRefused(Moment):
    """Nothing may be kept: what was said is forgotten, and the talk ends kindly."""

    def name(self) -> str:
        return "action_consent_refused"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.set_consent(work, talk.conversation_id, Consent.REFUSED)
            talks.set_state(work, talk.conversation_id, ConversationState.CLOSED)
        talk.set("stage", "closed")
        talk.say("utter_consent_refused")
