"""The people who live here: the list, one person's page, and those close to them."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database, emergency
from records.models import Client, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach, scopes
from web.staff.access import HOME, Member, protected
from web.staff.clients import person
from web.staff.clients.facts import Entered
from web.staff.clients.find import LONGEST, Field
from web.staff.goals import words as goal_words
from web.staff.pages import page
from web.staff.today.routes import chosen

ON_A_PAGE = 60

router = protected(Right.CARE)


@router.get("/bewoners")
def everyone(
    request: Request,
    member: Member,
    van: Annotated[str, Query(max_length=10)] = "",
    groep: Annotated[str, Query(max_length=LONGEST)] = "",
    weg: Annotated[bool, Query()] = False,
    pagina: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """The clients by name: mine, my team's or all, of one ward when asked."""
    day = goal_words.today()
    with database.session(get_settings().database_url) as work:
        scope = chosen(work, member, van)
        found, total = clients.listed(
            work,
            day,
            scope,
            member,
            ward=groep,
            gone=weg,
            limit=ON_A_PAGE,
            offset=(pagina - 1) * ON_A_PAGE,
        )
        response = page(
            request,
            "clients/everyone.html",
            clients=found,
            total=total,
            wards=clients.wards(work, day, member),
            ward=groep,
            gone=weg,
            number=pagina,
            last=max(1, -(-total // ON_A_PAGE)),
            scope=scope,
            scopes=scopes,
            day=day,
        )
        for client in found:
            access_log.write(work, event="view", what="lijst van bewoners", client_id=client.id, user=member)
        return response


def _client_page(
    request: Request, work: Session, client: Client, member: Staff, entered: Entered, status: int = 200
) -> Response:
    shown = person.of(work, client, member, goal_words.today())
    response = page(
        request,
        "clients/person.html",
        status=status,
        client=client,
        shown=shown,
        at_first=person.AT_FIRST,
        goal_words=goal_words,
        day=goal_words.today(),
        opened=emergency.standing(work, member, client.id),
        entered=entered,
    )
    access_log.write(work, event="view", what="bewoner", client_id=client.id, user=member)
    return response


@router.get("/bewoners/{client_id}")
def one(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """One person: what matters to them by theme, who is close, what was agreed, their talks."""
    with database.session(get_settings().database_url) as work:
        return _client_page(request, work, reach.client(work, client_id, member), member, Entered())


@router.post("/bewoners/{client_id}/naasten")
def add_relative(
    request: Request,
    client_id: uuid.UUID,
    member: Member,
    name: Field = "",
    relation: Field = "",
    may_represent: Annotated[bool, Form()] = False,
) -> Response:
    """Write down someone close to this person."""
    entered = Entered({"name": name, "relation": relation, "may_represent": "ja" if may_represent else ""})
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        if not name.strip():
            entered.problems["name"] = "Vul de naam in."
        if not relation.strip():
            entered.problems["relation"] = "Vul in wie dit is, bijvoorbeeld dochter of buurman."
        if entered.problems:
            return _client_page(request, work, client, member, entered, status=422)
        clients.add_relative(work, client, name=name, relation=relation, may_represent=may_represent)
        access_log.write(work, event="change", what="naaste erbij", client_id=client.id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}#mensen", 303)
