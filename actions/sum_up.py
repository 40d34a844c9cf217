"""Summing up: each wish is put to the person, who keeps it or strikes it."""

from __future__ import annotations

import uuid

from actions.farewell import close
from actions.moment import Moment, Talk, records
from records import wishes


def next_wish(talk: Talk) -> None:
    """Put the next wish to the person, or end the talk when all were put."""
    seen = talk.slot("wish_in_view")
    with records() as work:
        kept = wishes.of_talk(work, talk.conversation_id)
        open_wishes = [wish for wish in kept if wish.confirmed is None and str(wish.id) != seen]
    if not open_wishes:
        close(talk, "utter_farewell" if kept else "utter_farewell_nothing")
        return
    wish = open_wishes[0]
    talk.set("wish_in_view", str(wish.id))
    talk.ask("utter_check_wish", say_back=wish.say_back)


class ActionSumUp(Moment):
    """The person has told everything."""

    def name(self) -> str:
        return "action_sum_up"

    def handle(self, talk: Talk) -> None:
        talk.set("stage", "summary")
        with records() as work:
            heard = wishes.of_talk(work, talk.conversation_id)
        if heard:
            talk.say("utter_sum_up")
        next_wish(talk)


class ActionKeepWish(Moment):
    """The wish in view is right."""

    def name(self) -> str:
        return "action_keep_wish"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            wishes.confirm(work, talk.conversation_id, uuid.UUID(talk.slot("wish_in_view")))
        next_wish(talk)


class ActionStrikeWish(Moment):
    """The wish in view must go."""

    def name(self) -> str:
        return "action_strike_wish"

    def handle(self, talk: Talk) -> None:
        with records() as work:
            wishes.strike(work, talk.conversation_id, uuid.UUID(talk.slot("wish_in_view")))
        talk.say("utter_struck")
        next_wish(talk)


class ActionNextWish(Moment):
    """The wish in view stays as it is, not confirmed."""

    def name(self) -> str:
        return "action_next_wish"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_no_matter")
        next_wish(talk)
