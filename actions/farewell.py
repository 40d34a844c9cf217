"""The end: what comes first, who may know, a way to be reached; or at once when asked, or later."""

from __future__ import annotations

import json
from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from sqlalchemy.orm import Session

from actions.moment import Moment, Talk, records
from listening.doubles import content
from records import talks, wishes
from records.models import Consent, Conversation, ConversationState, MayKnow

FORM = "farewell_form"
NOT_ASKED = "-"  # what a slot of the form holds when it is not asked in this talk
SLOTS = ("first_wish", "may_know", "joining", "visitor_name", "visitor_reach")
ENOUGH_TO_CHOOSE = 3  # confirmed wishes from which the person is asked what comes first
MOST_BUTTONS = 4
WORDS_ON_A_BUTTON = 6
MAY_KNOW_WORDS = (
    ("famil", MayKnow.FAMILY),
    ("kinderen", MayKnow.FAMILY),
    ("iedereen", MayKnow.FAMILY),
    ("team", MayKnow.TEAM),
    ("allemaal", MayKnow.TEAM),
    ("contact", MayKnow.CONTACT_PERSON),
    ("alleen", MayKnow.CONTACT_PERSON),
)


def close(talk: Talk, response: str) -> None:
    """Close the talk, and say so after it was kept."""
    with records() as work:
        talks.set_state(work, talk.conversation_id, ConversationState.CLOSED)
    leave_form(talk)
    talk.go_to("closed")
    talk.say(response)


def leave_form(talk: Talk) -> None:
    """Leave the form of the farewell, when the talk is in it."""
    if (talk.tracker.active_loop or {}).get("name"):
        talk.events += [ActiveLoop(None), SlotSet("requested_slot", None)]


def begin_farewell(talk: Talk, *, rest: bool = False) -> None:
    """Ask what still has to be asked in this kind of talk, or close it.

    `rest`: whether there is more than was put to the person.
    """
    kind = talk.slot("kind")
    with records() as work:
        given = work.get_one(Conversation, talk.conversation_id).consent is Consent.GIVEN
        kept = wishes.of_talk(work, talk.conversation_id)
    confirmed = [wish for wish in kept if wish.confirmed]
    wanted = []
    if given and not talk.slot("gently"):
        if len(confirmed) >= ENOUGH_TO_CHOOSE:
            wanted.append("first_wish")
        if kept and kind not in ("website", "living_room"):
            wanted.append("may_know")
        if kept and kind == "living_room":
            wanted.append("joining")
        if kind == "website":
            wanted += ["visitor_name", "visitor_reach"]
    if not wanted:
        nothing = "utter_stop" if given else "utter_farewell_nothing"
        close(talk, "utter_farewell" if kept else nothing)
        return
    if rest:
        talk.say("utter_rest_noted")
    for slot in SLOTS:
        talk.set(slot, None if slot in wanted else NOT_ASKED)
    talk.go_to("farewell")
    talk.events.append(FollowupAction(FORM))


def ask_first(talk: Talk) -> None:
    """What would be first, with the confirmed wishes to choose from."""
    with records() as work:
        confirmed = [w for w in wishes.of_talk(work, talk.conversation_id) if w.confirmed]
    buttons = [
        {"title": shortened(wish.own_words), "payload": f'/choose{{"choice": "{wish.id}"}}'}
        for wish in confirmed[:MOST_BUTTONS]
    ]
    talk.say("utter_ask_first_wish", buttons=buttons)


def shortened(words: str) -> str:
    """The first words, to go on a button."""
    first = words.split()
    shown = " ".join(first[:WORDS_ON_A_BUTTON]).strip(" ,.;")
    return shown + ("…" if len(first) > WORDS_ON_A_BUTTON else "")


def _pressed(answer: str) -> str | None:
    """What a pressed button of the form stands for."""
    if not answer.startswith("/choose"):
        return None
    try:
        return str(json.loads(answer.removeprefix("/choose"))["choice"])
    except (ValueError, KeyError, TypeError):
        return None


class ActionAskFirstWish(Moment):
    """Rasa's form asks for its first slot through this."""

    def name(self) -> str:
        return "action_ask_first_wish"

    def handle(self, talk: Talk) -> None:
        ask_first(talk)


class ActionLeaveOpen(Moment):
    """Rather not say: this question stays open; with "dat was het" the others too."""

    def name(self) -> str:
        return "action_leave_open"

    def handle(self, talk: Talk) -> None:
        asked = talk.slot("requested_slot")
        open_slots = [slot for slot in SLOTS if talk.slot(slot) is None]
        rest = talk.intent == "done" or asked == "visitor_name"
        for slot in open_slots if rest else [asked]:
            talk.set(slot, NOT_ASKED)


class ActionFarewell(Moment):
    """All was asked: keep the answers, and say goodbye."""

    def name(self) -> str:
        return "action_farewell"

    def handle(self, talk: Talk) -> None:
        answers: dict[str, Any] = {slot: talk.slot(slot) or NOT_ASKED for slot in SLOTS}
        given = {slot: answer for slot, answer in answers.items() if answer != NOT_ASKED}
        with records() as work:
            if "first_wish" in given:
                self._first(talk, given["first_wish"], work)
            if "may_know" in given:
                who = may_know(given["may_know"])
                if who:
                    talks.set_may_know(work, talk.conversation_id, who)
            if "joining" in given:
                talks.set_joining(work, talk.conversation_id, given["joining"])
            if "visitor_reach" in given or "visitor_name" in given:
                talks.set_visitor(
                    work,
                    talk.conversation_id,
                    name=given.get("visitor_name", ""),
                    reach=given.get("visitor_reach", ""),
                )
            kept = bool(wishes.of_talk(work, talk.conversation_id))
        close(talk, "utter_farewell" if kept or given else "utter_stop")

    @staticmethod
    def _first(talk: Talk, answer: str, work: Session) -> None:
        """The wish that was pressed, or whose words were said; none when that is unclear."""
        pressed = _pressed(answer)
        said = content(answer)
        for wish in wishes.of_talk(work, talk.conversation_id):
            if str(wish.id) == pressed or (pressed is None and said & content(wish.own_words)):
                wishes.set_first(work, talk.conversation_id, wish.id)
                return


def may_know(answer: str) -> MayKnow | None:
    """Who may know, from a pressed button or free words; none when that is unclear: then nobody more."""
    pressed = _pressed(answer)
    if pressed is not None:
        return MayKnow(pressed) if pressed in set(MayKnow) else None
    return next((who for word, who in MAY_KNOW_WORDS if word in answer.lower()), None)


class ActionStop(Moment):
    """Stop: no further question."""

    def name(self) -> str:
        return "action_stop"

    def handle(self, talk: Talk) -> None:
        close(talk, "utter_stop")


class ActionPause(Moment):
    """Later: everything stays as it is. A talk that may not be kept can't be taken up again."""

    def name(self) -> str:
        return "action_pause"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            conversation = work.get_one(Conversation, talk.conversation_id)
            unkept = conversation.consent in (Consent.REFUSED, Consent.WITHDRAWN)
            state = ConversationState.CLOSED if unkept else ConversationState.PAUSED
            talks.set_state(work, talk.conversation_id, state)
        talk.say("utter_pause_unkept" if unkept else "utter_pause")
        talk.stay_in_form()
