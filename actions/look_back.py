"""Looking back: what became of what the person wished for before; then the open question."""

from __future__ import annotations

import uuid

from actions.keep import keep
from actions.moment import Moment, Talk, records
from listening.outcome import outcome
from records import wishes
from records.models import ConversationKind, Outcome

SHORT = 8  # words that say no more than what became of it
PLAIN_ANSWERS = {"affirm": Outcome.DONE, "deny": Outcome.NOT_DONE, "delete": Outcome.NO_LONGER_WANTED}


def open_question(talk: Talk) -> None:
    """What this talk is about, asked as openly as can be."""
    talk.go_to("listening")
    talk.ask("utter_ask_what_you_want", counts=True)


def look_back_or_listen(talk: Talk) -> None:
    """Ask after the next earlier wish, each once; when there is none (any more), the open question."""
    waiting = None
    if talk.slot("kind") == ConversationKind.QUARTERLY.value:
        asked = set(talk.slot("looked_back") or [])
        with records() as work:
            earlier = [(str(w.id), w.own_words) for w in wishes.earlier(work, talk.conversation_id)]
        waiting = next(((key, words) for key, words in earlier if key not in asked), None)
        if len(asked) >= wishes.ASKED_AFTER:
            waiting = None
    if waiting is None:
        talk.set("earlier_in_view", None)
        open_question(talk)
        return
    key, own_words = waiting
    talk.set("looked_back", [*(talk.slot("looked_back") or []), key])
    talk.set("earlier_in_view", key)
    talk.go_to("look_back")
    talk.say("utter_look_back", own_words=own_words)
    talk.ask("utter_ask_look_back", counts=True)


class ActionLookedBack(Moment):
    """What the person says of the earlier wish is kept beside it; the wish itself stays as it was said."""

    def name(self) -> str:
        return "action_looked_back"

    def handle(self, talk: Talk) -> None:
        pressed = talk.chosen("outcome")
        found = pressed or outcome(talk.text, talk.intent) or PLAIN_ANSWERS.get(talk.intent)
        earlier = talk.slot("earlier_in_view")
        if found is not None and earlier:
            with records() as work:
                wishes.look_back(
                    work,
                    wish_id=uuid.UUID(earlier),
                    message_id=talk.message_id,
                    outcome=Outcome(found),
                    own_words="" if pressed else talk.text.strip(),
                )
        if not pressed and (found is None or len(talk.text.split()) > SHORT):
            keep(talk)  # a new wish joins; the old one stays as it was said
        talk.say(f"utter_looked_back_{Outcome(found).value}" if found else "utter_looked_back_unclear")
        look_back_or_listen(talk)


class ActionLookBackNext(Moment):
    """Rather not, or not known: on to the next."""

    def name(self) -> str:
        return "action_look_back_next"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_no_matter")
        look_back_or_listen(talk)
