"""What is possible at any moment, and then back to where the talk was."""

from __future__ import annotations

from actions.moment import Moment, Talk, records
from records import talks, wishes


class ActionAskAgain(Moment):
    """Back to the question that was open."""

    def name(self) -> str:
        return "action_ask_again"

    def handle(self, talk: Talk) -> None:
        talk.ask_again()


class ActionNotUnderstood(Moment):
    """Admits it, and asks again."""

    def name(self) -> str:
        return "action_not_understood"

    def handle(self, talk: Talk) -> None:
        if talk.slot("stage") == "closed":
            talk.say("utter_closed")
            return
        talk.say("utter_not_understood")
        talk.ask_again()


class ActionHuman(Moment):
    """The person wants to speak to someone: staff see it on the talk."""

    def name(self) -> str:
        return "action_human"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.want_human(work, talk.conversation_id)
        talk.say("utter_human")
        talk.ask_again()


class ActionForget(Moment):
    """What was told last is removed, the request with it."""

    def name(self) -> str:
        return "action_forget"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            talks.forget_last(work, talk.conversation_id, talk.message_id)
        talk.say("utter_forgotten")
        talk.set("questions_on", 0)
        talk.ask("utter_ask_other")


class ActionCorrect(Moment):
    """It was understood wrongly: what was heard last goes, and the person says how it is."""

    def name(self) -> str:
        return "action_correct"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            wishes.strike_last(work, talk.conversation_id, talk.message_id)
        talk.say("utter_correct")
        talk.ask("utter_ask_correct")
