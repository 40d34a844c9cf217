"""The beginning: who I am, what I ask leave for, and the open question."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from actions.moment import Moment, Talk, records
from records import talks
from records.models import ConversationKind
from warmwelkom.settings import get_settings

HOME = ZoneInfo("Europe/Amsterdam")  # a server's clock may stand on UTC
PARTS_OF_DAY = ((6, "night"), (12, "morning"), (18, "afternoon"), (24, "evening"))  # up to which hour


def part_of_day(now: datetime) -> str:
    """Which part of the day a moment falls in, in the Netherlands."""
    hour = now.astimezone(HOME).hour
    return next(part for until, part in PARTS_OF_DAY if hour < until)


class ActionWelcome(Moment):
    """Says that it is a computer and asks consent, before anything else."""

    def name(self) -> str:
        return "action_welcome"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            conversation = talks.get(work, talk.conversation_id)
            if conversation is None:
                raise LookupError("there is no such talk")
            called = talks.called(conversation)
            about = conversation.client.called if conversation.client else None
            kind, speaker = conversation.kind, conversation.speaker
        talk.set("called", called or None)
        talk.set("about", about)
        talk.set("kind", kind.value)
        # Who visits the website is nobody's client yet.
        talk.set("speaker", "visitor" if kind is ConversationKind.WEBSITE else speaker.value)
        talk.set("organisation", get_settings().organisation)
        talk.set("part_of_day", part_of_day(datetime.now(HOME)))
        talk.go_to("consent")
        talk.say("utter_welcome" if called else "utter_welcome_nameless")
        talk.ask("utter_ask_consent")
