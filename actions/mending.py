"""Mending: what was understood wrongly is put right, and what must be forgotten goes."""

from __future__ import annotations

from actions.keep import keep
from actions.listen import said_back
from actions.moment import Moment, Talk, records
from actions.space import give_space
from listening.correcting import corrected, correction
from listening.doubles import content
from listening.requests import named_in
from records import forgetting, talks, wishes
from records.models import Message


class ActionForget(Moment):
    """What was told last, or what is named, is removed; the request with it."""

    def name(self) -> str:
        return "action_forget"

    def handle(self, talk: Talk) -> None:
        named = {word for name in named_in(talk.text) for word in content(name)}
        with records() as work:
            told = talks.told_before(work, talk.conversation_id, talk.message_id)
            meant = [m for m in told if named & content(m.text)] if named else _last_told(told)
            forgetting.forget(work, talk.conversation_id, [talk.message_id, *(m.id for m in meant)])
        talk.say("utter_forgotten" if meant else "utter_nothing_to_forget")
        talk.set("topic", None)
        talk.set("later", None)
        if talk.stage == "listening":
            give_space(talk)
        else:
            talk.ask_again()


def _last_told(told: list[Message]) -> list[Message]:
    """The last message that tells something: a "ja" is not what must be forgotten."""
    return next(([message] for message in told if len(content(message.text)) > 0), [])


class ActionCorrect(Moment):
    """It was understood wrongly: put right with what the person says now, else asked."""

    def name(self) -> str:
        return "action_correct"

    def handle(self, talk: Talk) -> None:
        found = correction(talk.text)
        with records() as work:
            done = [w for w in wishes.of_talk(work, talk.conversation_id) if w.message_id == talk.message_id]
            last = None if done else wishes.last_before(work, talk.conversation_id, talk.message_id)
            right = corrected(last.say_back, found) if last and found else None
            if last and right and found and found.right:
                wishes.store(
                    work,
                    conversation_id=talk.conversation_id,
                    message_id=talk.message_id,
                    start=found.right.start,
                    own_words=found.right.text,
                    kind=last.kind,
                    say_back=right,
                    themes=list(last.themes),
                )
                work.delete(last)
            elif last:
                right = None
                wishes.strike_last(work, talk.conversation_id, talk.message_id)
        if right:
            talk.say("utter_corrected", say_back=right)
            give_space(talk)
            return
        new = keep(talk)
        if new:
            talk.say("utter_corrected", say_back=said_back(new[:1]))
            give_space(talk)
        else:
            talk.say("utter_correct")
            talk.ask("utter_ask_correct")
