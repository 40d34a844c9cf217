"""Asking: whether something may be shared, whether people want to meet, and how that went."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, database
from records.interests import introductions, sharing
from records.interests.introductions import NotPossible, UnknownIntroduction
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import HOME, Member, NotThere, own_path, protected
from web.staff.goals.words import today
from web.staff.pages import page
from web.staff.together import words
from web.staff.together.routes import WHAT, group_of, people_page

WHAT_MAY = "delen met andere groepen"  # in the access log
LONGEST = 300  # characters of how it went
MAY = {"ja": True, "nee": False, "niet-gevraagd": None}

of_interests = protected(Right.INTERESTS)
of_care = protected(Right.CARE)
Back = Annotated[str, Form(max_length=LONGEST)]


@of_interests.post("/samen/{key}/kennismaken")
def propose(
    request: Request,
    key: str,
    member: Member,
    wie: Annotated[list[uuid.UUID] | None, Form()] = None,
) -> Response:
    """Have people asked whether they want to meet. Their contact persons get the question on Today."""
    group = group_of(key)
    with database.session(get_settings().database_url) as work:
        try:
            made = introductions.propose(work, member, key, wie or [], today())
        except NotPossible as wrong:
            return people_page(request, work, group, member, problem=words.REFUSED[wrong.why], status=422)
        for one in made.people:
            access_log.write(work, event="change", what=WHAT, client_id=one.client_id, user=member)
    return RedirectResponse(f"{HOME}/samen#kennismaken", 303)


@of_interests.post("/samen/kennismaking/{introduction_id}")
def went(
    introduction_id: uuid.UUID,
    member: Member,
    how: Annotated[str, Form(max_length=LONGEST)] = "",
    back: Back = "",
) -> Response:
    """They met; how it went may be left empty."""
    with database.session(get_settings().database_url) as work:
        try:
            meeting = introductions.went(work, member, introduction_id, how, today())
        except UnknownIntroduction:
            raise NotThere(words.NO_INTRODUCTION) from None
        for one in meeting.people:
            access_log.write(work, event="change", what=WHAT, client_id=one.client_id, user=member)
    return RedirectResponse(own_path(back) if back else f"{HOME}/samen", 303)


@of_care.post("/kennismaken/{introduced_id}")
def answer(
    introduced_id: uuid.UUID,
    member: Member,
    wil: Annotated[str, Form(pattern="^(ja|nee)$")],
    back: Back = "",
) -> Response:
    """What an own client answered when asked to meet somebody."""
    with database.session(get_settings().database_url) as work:
        try:
            one = introductions.answer(work, member, introduced_id, yes=wil == "ja", day=today())
        except UnknownIntroduction:
            raise NotThere(words.NO_INTRODUCTION) from None
        access_log.write(work, event="change", what=WHAT, client_id=one.client_id, user=member)
    return RedirectResponse(own_path(back), 303)


@of_care.get("/bewoners/{client_id}/delen")
def may_share(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """What somebody said that others may like too, and whether it may be shared."""
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        found = sharing.of_client(work, client.id, today())
        response = page(
            request, "together/may_share.html", client=client, found=found, MAY=MAY, fewest=sharing.FEWEST
        )
        access_log.write(work, event="view", what=WHAT_MAY, client_id=client.id, user=member)
        return response


@of_care.post("/bewoners/{client_id}/delen/{wish_id}")
def answered(
    client_id: uuid.UUID,
    wish_id: uuid.UUID,
    member: Member,
    mag: Annotated[str, Form(pattern="^(ja|nee|niet-gevraagd)$")],
) -> Response:
    """What the person answered for one wish."""
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        if wish_id not in {one.wish_id for one in sharing.of_client(work, client.id, today())}:
            raise NotThere(words.NO_WISH)
        sharing.answered(work, wish_id, may=MAY[mag], by=member)
        access_log.write(work, event="change", what=WHAT_MAY, client_id=client.id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}/delen#wens-{wish_id}", 303)
