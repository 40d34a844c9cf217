"""Summing up: the wishes are put to the person, two at a time, to be kept, changed or struck."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.farewell import begin_farewell
from actions.moment import Moment, Talk, records
from listening.correcting import correction
from listening.doubles import content, doubles
from records import wishes
from records.models import Wish

AT_ONCE = 2  # wishes in one turn
PUT_TO_THE_PERSON = 4  # in all; what weighs less stays as it was said, not confirmed
LONGEST = 24  # words in one turn of the summary
# A summary begins with what people want to see done.
ORDER = ("wish", "worry", "dislike", "loss", "preference", "interest", "person", "content")


def sum_up(talk: Talk) -> None:
    """Begin the summary, or go to the farewell when there is nothing to sum up."""
    talk.set("topic", None)
    talk.set("in_view", None)
    talk.set("put", [])
    if len(_waiting(talk)) == 1:  # two read aloud are enough for one turn
        talk.say("utter_sum_up")
    next_page(talk)


def next_page(talk: Talk) -> None:
    """Put the next wishes to the person, or go to the farewell when all that weighs was put."""
    waiting = _waiting(talk)
    put = list(talk.slot("put") or [])
    if not waiting or len(put) >= PUT_TO_THE_PERSON:
        talk.set("in_view", None)
        begin_farewell(talk, rest=bool(waiting))
        return
    page = [waiting[0]]
    for wish in waiting[1:]:
        words = " ".join(one.say_back for one in (*page, wish)).split()
        if len(page) < AT_ONCE and len(words) <= LONGEST:
            page.append(wish)
    show(talk, page)
    talk.set("put", [*put, *(str(wish.id) for wish in page)])


def show(talk: Talk, page: list[Wish]) -> None:
    """Ask whether these wishes are right."""
    talk.set("in_view", [str(wish.id) for wish in page])
    talk.go_to("summary")
    talk.ask("utter_check_wish", say_back=" ".join(wish.say_back for wish in page))


def in_view(talk: Talk, work: Session) -> list[Wish]:
    """The wishes that are put to the person now; some may have gone when the same message came before."""
    put = list(talk.slot("in_view") or [])
    kept = {str(wish.id): wish for wish in wishes.of_talk(work, talk.conversation_id)}
    return [kept[key] for key in put if key in kept]


def _waiting(talk: Talk) -> list[Wish]:
    """The wishes that were not put to the person yet, those that weigh most first; of doubles the first."""
    put = set(talk.slot("put") or [])
    with records() as work:
        kept = wishes.of_talk(work, talk.conversation_id)
    groups = doubles([(wish.kind.value, wish.own_words, wish.say_back) for wish in kept])
    same = {place for group in groups for place in sorted(group)[1:]}
    waiting = [
        wish
        for place, wish in enumerate(kept)
        if wish.confirmed is None and str(wish.id) not in put and place not in same
    ]
    return sorted(waiting, key=lambda wish: ORDER.index(wish.kind.value))


class ActionSumUp(Moment):
    """The person has told everything."""

    def name(self) -> str:
        return "action_sum_up"

    def handle(self, talk: Talk) -> None:
        sum_up(talk)


class ActionKeepWishes(Moment):
    """The wishes in view are right."""

    def name(self) -> str:
        return "action_keep_wishes"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            for wish in in_view(talk, work):
                wishes.confirm(work, talk.conversation_id, wish.id)
        next_page(talk)


class ActionStrikeWish(Moment):
    """Something in view must go. Of two, the one that is named; else they are put one by one."""

    def name(self) -> str:
        return "action_strike_wish"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            page = in_view(talk, work)
            # Struck already: this turn failed before, after the records, and is done again.
            struck = len(page) < len(talk.slot("in_view") or [])
            gone = [] if struck else page if len(page) == 1 else _named(talk, page)
            left = [wish for wish in page if wish not in gone]
            for wish in gone:
                wishes.strike(work, talk.conversation_id, wish.id)
        if left and not gone and not struck:
            one_by_one(talk, left)
            return
        talk.say("utter_struck")
        if left:
            show(talk, left)
        else:
            next_page(talk)


def _named(talk: Talk, page: list[Wish]) -> list[Wish]:
    """Which of two is meant: the one whose words were said, or all; none when it is unclear."""
    if {"allebei", "alles", "beide"} & set(talk.text.lower().split()):
        return page
    said = content(talk.text)
    meant = [wish for wish in page if said & content(wish.own_words)]
    return meant if len(meant) == 1 else []


def one_by_one(talk: Talk, page: list[Wish]) -> None:
    """Put the first of the wishes in view by itself; the other one comes next."""
    talk.say("utter_one_by_one")
    later = {str(wish.id) for wish in page[1:]}
    talk.set("put", [key for key in talk.slot("put") or [] if key not in later])
    show(talk, page[:1])


class ActionNextWish(Moment):
    """The wishes in view stay as they are, not confirmed."""

    def name(self) -> str:
        return "action_next_wish"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_no_matter")
        next_page(talk)


class ActionEndSummary(Moment):
    """The summary need not go on: what was not put to the person stays as it was said."""

    def name(self) -> str:
        return "action_end_summary"

    def handle(self, talk: Talk) -> None:
        begin_farewell(talk)


class ActionChangeWish(Moment):
    """Something in view must be said otherwise: the person is asked how."""

    def name(self) -> str:
        return "action_change_wish"

    def handle(self, talk: Talk) -> None:
        found = correction(talk.text) if talk.intent == "correct" else None
        if talk.intent == "correct" and (found is None or found.right is None):
            ActionStrikeWish().handle(talk)  # "nee, die van de hond niet": nothing is put in its place
            return
        with records() as work:
            page = in_view(talk, work)
        if len(page) > 1:
            one_by_one(talk, page)
            return
        talk.go_to("changing")
        talk.ask("utter_ask_change")
