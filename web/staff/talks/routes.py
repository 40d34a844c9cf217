"""One talk: what matters, what needs a human, and all that was said."""

from __future__ import annotations

import uuid

from fastapi import Request, Response

from records import access_log, confidential, database, forgetting, signals, talks, wishes
from records.models import Consent, ConversationState, Message, Sender
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import Member, NotThere, protected
from web.staff.pages import long_day, page

router = protected(Right.CARE)


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
    later is not shown in the first ones. What raised a signal that is not this colleague's to see stands
    nowhere.
    """
    with database.session(get_settings().database_url) as work:
        reach.check_talk(work, conversation_id, member)
        found = talks.get(work, conversation_id)
        if found is None:
            raise NotThere(reach.NO_TALK)
        kept = confidential.hidden(work, found.id, member)
        spoken = [line for line in found.messages if line.sender is not Sender.SYSTEM and line.id not in kept]
        response = page(
            request,
            "talk.html",
            talk=found,
            wishes=[wish for wish in wishes.of_talk(work, found.id) if wish.message_id not in kept],
            signals=signals.of_talk(work, found.id, member),
            kept=kept,
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
