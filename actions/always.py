"""What is possible at any moment, and then back to where the talk was."""

from __future__ import annotations

from actions.keep import keep
from actions.moment import Moment, Talk, records
from listening.names import wanted_name
from records import talks, wishes
from records.models import Conversation

READ_ALOUD = 2  # sentences about what was noted, in one turn


class ActionAskAgain(Moment):
    """Back to the question that was open."""

    def name(self) -> str:
        return "action_ask_again"

    def handle(self, talk: Talk) -> None:
        talk.ask_again()


class ActionRepeat(Moment):
    """What was said last, once more, word for word."""

    def name(self) -> str:
        return "action_repeat"

    def handle(self, talk: Talk) -> None:
        said = talk.said_last()
        if not said:
            talk.ask_again()
            return
        for text, buttons in said:
            talk.say("utter_again", again=text, buttons=buttons)
        talk.stay_in_form()


class ActionNotUnderstood(Moment):
    """Admits it, and asks again."""

    def name(self) -> str:
        return "action_not_understood"

    def handle(self, talk: Talk) -> None:
        if talk.stage == "closed":
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


class ActionEasier(Moment):
    """The question was too hard: a shorter one, and so from now on."""

    def name(self) -> str:
        return "action_easier"

    def handle(self, talk: Talk) -> None:
        talk.set("easy", True)
        talk.say("utter_easier")
        if talk.stage == "listening":
            talk.ask("utter_ask_easy")
        else:
            talk.ask_again()


class ActionNoted(Moment):
    """What was noted so far: the last two, and how many more there are."""

    def name(self) -> str:
        return "action_noted"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            kept = wishes.of_talk(work, talk.conversation_id)
        if not kept:
            talk.say("utter_noted_none")
            talk.ask_again()
            return
        if len(kept) == 1:
            talk.say("utter_noted")
        shown = kept[-READ_ALOUD:]
        talk.say("utter_said_back", say_back=" ".join(wish.say_back for wish in shown))
        if len(kept) > len(shown):
            talk.say("utter_noted_rest", number=str(len(kept) - len(shown)))
        talk.ask_again()


class ActionOtherLanguage(Moment):
    """A language that isn't ours: kindly said, with the offer of a person."""

    def name(self) -> str:
        return "action_other_language"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_other_language")


class ActionAddress(Moment):
    """U or je, as the person likes."""

    def name(self) -> str:
        return "action_address"

    def handle(self, talk: Talk) -> None:
        informal = talk.intent == "informal"
        talk.set("address", "je" if informal else "u")
        talk.say("utter_informal" if informal else "utter_formal")
        talk.ask_again()


class ActionCallMe(Moment):
    """The name that the person likes to hear, for this talk."""

    def name(self) -> str:
        return "action_call_me"

    def handle(self, talk: Talk) -> None:
        keep(talk)
        name = wanted_name(talk.text)
        if name:
            talk.set("called", name)
            talk.say("utter_call_me", called=name)
        else:
            talk.say("utter_heard")
        talk.ask_again()


class ActionResume(Moment):
    """The person comes back: a welcome, what was told last, and the question that was open."""

    def name(self) -> str:
        return "action_resume"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_welcome_back")
        with records() as work:
            conversation = work.get_one(Conversation, talk.conversation_id)
            kept = wishes.of_talk(work, conversation.id)
        if kept:
            talk.say("utter_last_time", own_words=kept[-1].own_words)
        talk.ask_again()
