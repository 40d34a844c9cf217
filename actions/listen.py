"""Listening: what is told is kept, said back, and asked on."""

from __future__ import annotations

from typing import Any

from actions.moment import Moment, Talk, records
from records import talks, wishes
from records.models import Consent, WishKind

QUESTIONS_ON_ONE = 2  # never more questions on what is told now; then there is space for something else
SAID_BACK = 2  # sentences said back at most
# What weighs most gets the question.
WEIGHT = ("loss", "worry", "wish", "dislike", "person", "interest", "preference", "content")


def _said_back(found: list[dict[str, Any]]) -> str:
    """What was heard, in two sentences at most: what weighs most, in the order in which it was said."""
    chosen = sorted(found, key=lambda e: WEIGHT.index(e["entity"]))[:SAID_BACK]
    return " ".join(e["say_back"] for e in sorted(chosen, key=lambda e: int(e["start"])))


def keep_expressions(talk: Talk) -> list[dict[str, Any]]:
    """Keep what the message expresses, with consent only. Gives the expressions."""
    found = [e for e in talk.entities if e.get("entity") in set(WEIGHT) and e.get("say_back")]
    if not found:
        return []
    with records() as work:
        conversation = talks.get(work, talk.conversation_id)
        if conversation is None or conversation.consent is not Consent.GIVEN:
            return []
        message = next(m for m in conversation.messages if m.id == talk.message_id)
        for expression in found:
            start, end = int(expression["start"]), int(expression["end"])
            wishes.store(
                work,
                conversation_id=talk.conversation_id,
                message_id=talk.message_id,
                start=start,
                own_words=message.text[start:end],
                kind=WishKind(expression["entity"]),
                say_back=expression["say_back"],
                themes=list(expression["themes"]),
            )
    return found


def ask_on(talk: Talk, kind: str) -> None:
    """One question on about what was told, at most two on one thing, then space."""
    asked = int(talk.slot("questions_on") or 0)
    if asked >= QUESTIONS_ON_ONE:
        talk.set("questions_on", 0)
        talk.ask("utter_ask_other")
    else:
        talk.set("questions_on", asked + 1)
        talk.ask(f"utter_ask_{kind}")


class ActionListenToPerson(Moment):
    """Keeps, says back, asks on. While summing up it keeps what is new and goes on summing up."""

    def name(self) -> str:
        return "action_listen_to_person"

    def handle(self, talk: Talk) -> None:
        found = keep_expressions(talk)
        if found:
            talk.say("utter_said_back", say_back=_said_back(found))
        else:
            talk.say("utter_heard")
        if talk.slot("stage") == "summary":
            talk.ask_again()
            return
        talk.set("stage", "listening")
        if found:
            ask_on(talk, min((e["entity"] for e in found), key=WEIGHT.index))
        else:
            ask_on(talk, "story")


class ActionAskOn(Moment):
    """The person said yes to a question: space to tell more."""

    def name(self) -> str:
        return "action_ask_on"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_go_on")
        ask_on(talk, "story")


class ActionAskOther(Moment):
    """No, don't know, or rather not: without asking why, on to something else."""

    def name(self) -> str:
        return "action_ask_other"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_no_matter")
        talk.set("questions_on", 0)
        talk.ask("utter_ask_other")
