"""Today: who needs a human, who wants to speak to someone, and what was said. And one talk."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from fastapi import Request, Response

from records import access_log, database, forgetting, overview, signals, talks, wishes
from records.models import Consent, Conversation, ConversationState, Message, Sender, Wish
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.pages import long_day, page
from web.staff.talks.choice import to_show

router = protected()


@dataclass(frozen=True)
class Card:
    """A talk on the first page: the wishes to show and how many more there are."""

    talk: Conversation
    wishes: list[Wish]
    more: int


def _card(talk: Conversation) -> Card:
    shown = to_show(talk.wishes)
    standing = sum(wish.confirmed is not False for wish in talk.wishes)
    return Card(talk, shown, standing - len(shown))


@router.get("")
def today(request: Request, member: Member) -> Response:
    """The first page. Every client who stands on it is written in the access log."""
    with database.session(get_settings().database_url) as work:
        alerts = signals.unacknowledged(work)
        asking = overview.wanting_human(work)
        cards = [_card(talk) for talk in talks.recent(work)]
        response = page(request, "today.html", alerts=alerts, asking=asking, cards=cards)
        shown = [signal.conversation for signal in alerts] + asking + [card.talk for card in cards]
        for client_id in dict.fromkeys(talk.client_id for talk in shown if talk.client_id):
            access_log.write(work, event="view", what="vandaag", client_id=client_id, user=member)
        return response


def by_day(messages: list[Message]) -> list[tuple[str, list[Message]]]:
    """The messages of a talk, a list for each day here on which something was said."""
    days: dict[str, list[Message]] = {}
    for message in messages:
        days.setdefault(long_day(message.created_at), []).append(message)
    return list(days.items())


@router.get("/gesprekken/{conversation_id}")
def talk(request: Request, conversation_id: uuid.UUID, member: Member) -> Response:
    """One talk: who, what matters, what needs a human, and all that was said.

    As long as the person did not say whether the talk may be kept, what was said stays closed; only the words
    that raised a signal are shown with it, because someone may be in danger. What was said in other words
    later is not shown in the first ones.
    """
    with database.session(get_settings().database_url) as work:
        found = talks.get(work, conversation_id)
        if found is None:
            raise NotThere("Dit gesprek is er niet (meer).")
        spoken = [message for message in found.messages if message.sender is not Sender.SYSTEM]
        response = page(
            request,
            "talk.html",
            talk=found,
            wishes=wishes.of_talk(work, found.id),
            signals=sorted(found.signals, key=lambda signal: signal.created_at),
            days=by_day(spoken),
            hidden=forgetting.hidden(spoken),
            readable=found.consent is not Consent.ASKED,
            may_invite=found.state is not ConversationState.CLOSED,
            Sender=Sender,
        )
        access_log.write(
            work, event="view", what=f"gesprek {found.id}", client_id=found.client_id, user=member
        )
        return response
