"""Today: who needs a human, talks to review, what to follow up, and who is due for a talk."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database, emergency, overview, retention, rights, signals
from records.interests import introductions
from records.models import Client, Conversation, EmergencyAccess, Introduced, Signal, Staff, Wish
from records.rights import Right
from records.scope import Scope
from warmwelkom.settings import get_settings
from web.staff import navigation, scopes
from web.staff.access import Member, protected
from web.staff.goals.words import today as day_here
from web.staff.pages import page
from web.staff.signals.routes import mine, reached
from web.staff.talks.choice import to_show
from web.staff.together import words as together_words

router = protected()  # who has another task is sent on to where that begins


def first_scope(work: Session, member: Staff) -> Scope:
    """What a colleague sees who chose nothing: own people, else all that are within reach."""
    if clients.listed(work, day_here(), Scope.MINE, member, limit=0)[1]:
        return scopes.scope_of(scopes.WORD[Scope.MINE], member)
    return scopes.scope_of(scopes.WORD[Scope.ALL], member)


def chosen(work: Session, member: Staff, van: str) -> Scope:
    """The choice in the address, or where a colleague begins."""
    return scopes.scope_of(van, member) if van else first_scope(work, member)


def _foremost(talk: Conversation) -> list[Wish]:
    """What gives an idea of a talk in a list."""
    return to_show([wish for wish in talk.wishes if wish.merged_into_id is None], limit=1)


def _nobody(work: Session, member: Staff, found: overview.Today) -> bool:
    """Whether this colleague cares for nobody yet, so that an empty page doesn't mean that all is done."""
    if found.talks or found.follow_up or found.due:
        return False
    return clients.listed(work, day_here(), Scope.ALL, member, limit=0)[1] == 0


def _people(
    found: overview.Today,
    alerts: list[Signal],
    asking: list[Conversation],
    settling_in: list[Client],
    opened: list[EmergencyAccess],
    meeting: list[Introduced],
) -> list[uuid.UUID]:
    """Who stands on the page, each once."""
    keys = [talk.client_id for talk in (*(signal.conversation for signal in alerts), *asking, *found.talks)]
    keys += [one.goal.client_id for one in found.follow_up]
    keys += [client.id for client in (*(one.client for one in found.due), *settling_in)]
    keys += [one.client_id for one in opened] + [one.client_id for one in meeting]
    return [key for key in dict.fromkeys(keys) if key]


@router.get("")
def today(request: Request, member: Member, van: Annotated[str, Query(max_length=10)] = "") -> Response:
    """The first page. Every client who stands on it is written in the access log.

    Who needs a human stands on top. Who has another task is sent to the first page of that.
    """
    if not rights.may(member, Right.CARE):
        return RedirectResponse(navigation.first(member).address, 303)
    day = day_here()
    with database.session(get_settings().database_url) as work:
        scope = chosen(work, member, van)
        alerts, unfinished = signals.unacknowledged(work, member), mine(work, member)
        found = overview.today(work, day, scope, member)
        asking = found.asking
        opened = emergency.to_see(work, member)
        settling_in = clients.settling_in(work, day, scope, member)
        to_ask = introductions.to_ask(work, member, day)
        to_introduce = introductions.ready(work, member, day)
        meeting = [one for _, one in to_ask] + [one for meets in to_introduce for one in meets.people]
        response = page(
            request,
            "today/today.html",
            alerts=alerts,
            unfinished=unfinished,
            asking=asking,
            opened=opened,
            reached=reached(work, alerts + unfinished, member),
            found=found,
            nobody=_nobody(work, member, found),
            foremost=_foremost,
            settling_in=settling_in,
            alone=clients.without_contact_person(work, day, scope, member),
            scope=scope,
            scopes=scopes,
            day=day,
            to_ask=to_ask,
            to_introduce=to_introduce,
            together=together_words,
            words_go_soon=retention.soon_unread(work, member, get_settings().retention_terms),
        )
        for client_id in _people(found, alerts + unfinished, asking, settling_in, opened, meeting):
            access_log.write(work, event="view", what="vandaag", client_id=client_id, user=member)
        return response
