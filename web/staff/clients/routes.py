"""The people who live here: the list, a new one, one person's page, and those close to them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database, overview
from records.models import Client, Staff, Wish
from warmwelkom.settings import get_settings
from web.staff import words
from web.staff.access import Member, NotThere, protected
from web.staff.pages import page

LONGEST = 200  # characters in a field

router = protected()
Field = Annotated[str, Form(max_length=LONGEST)]


@dataclass
class Entered:
    """What was filled in on a form, and what is wrong with it, a Dutch sentence a field."""

    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def find(work: Session, client_id: uuid.UUID) -> Client:
    """The client with this id. Raises NotThere."""
    client = clients.get(work, client_id)
    if client is None:
        raise NotThere("Deze bewoner is er niet (meer).")
    return client


@router.get("/bewoners")
def everyone(request: Request, member: Member) -> Response:
    """All clients by name."""
    with database.session(get_settings().database_url) as work:
        response = page(request, "clients.html", clients=clients.everyone(work))
        access_log.write(work, event="search", what="lijst van bewoners", client_id=None, user=member)
        return response


def _new_client_page(request: Request, work: Session, entered: Entered, status: int = 200) -> Response:
    return page(
        request, "new_client.html", status=status, entered=entered, colleagues=overview.colleagues(work)
    )


@router.get("/bewoners/nieuw")
def new(request: Request, member: Member) -> Response:
    """The form for a new client; whoever fills it in is proposed as the contact person."""
    with database.session(get_settings().database_url) as work:
        return _new_client_page(request, work, Entered({"contact_person": str(member.id)}))


@router.post("/bewoners")
def create(
    request: Request,
    member: Member,
    name: Field = "",
    called: Field = "",
    room: Field = "",
    ward: Field = "",
    contact_person: Field = "",
) -> Response:
    """Make a client and show the page of this person."""
    entered = Entered(
        {"name": name, "called": called, "room": room, "ward": ward, "contact_person": contact_person}
    )
    with database.session(get_settings().database_url) as work:
        chosen = next((one for one in overview.colleagues(work) if str(one.id) == contact_person), None)
        if not name.strip():
            entered.problems["name"] = "Vul de naam in."
        if contact_person and chosen is None:
            entered.problems["contact_person"] = "Kies een collega uit de lijst."
        if entered.problems:
            return _new_client_page(request, work, entered, status=422)
        client = clients.create(
            work,
            name=name,
            called=called,
            room=room,
            ward=ward,
            contact_person_id=chosen.id if chosen else None,
        )
        access_log.write(work, event="change", what="bewoner gemaakt", client_id=client.id, user=member)
        return RedirectResponse(f"/staff/bewoners/{client.id}", 303)


def by_theme(wishes: list[Wish]) -> list[tuple[str, list[tuple[str, list[Wish]]]]]:
    """The wishes under the label of their first theme, the themes under their domain, in a fixed order.

    A wish without a known theme stands at the end, under "Nog niet ingedeeld".
    """
    labels = {wish.id: (words.themes(wish) or [words.NO_THEME])[0] for wish in wishes}
    groups: list[tuple[str, list[tuple[str, list[Wish]]]]] = []
    for domain, themes in [*words.DOMAINS.items(), (words.NO_DOMAIN, {"": words.NO_THEME})]:
        filled = [
            (label, [wish for wish in wishes if labels[wish.id] == label])
            for label in themes.values()
            if label in labels.values()
        ]
        if filled:
            groups.append((domain, filled))
    return groups


def _client_page(
    request: Request, work: Session, client: Client, member: Staff, entered: Entered, status: int = 200
) -> Response:
    response = page(
        request,
        "client.html",
        status=status,
        client=client,
        domains=by_theme(overview.wishes_of_client(work, client.id)),
        talks=overview.talks_of_client(work, client.id),
        entered=entered,
    )
    access_log.write(work, event="view", what="bewoner", client_id=client.id, user=member)
    return response


@router.get("/bewoners/{client_id}")
def one(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """One person: what matters to them by theme, their talks, who is close to them."""
    with database.session(get_settings().database_url) as work:
        return _client_page(request, work, find(work, client_id), member, Entered())


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
        client = find(work, client_id)
        if not name.strip():
            entered.problems["name"] = "Vul de naam in."
        if not relation.strip():
            entered.problems["relation"] = "Vul in wie dit is, bijvoorbeeld dochter of buurman."
        if entered.problems:
            return _client_page(request, work, client, member, entered, status=422)
        clients.add_relative(work, client, name=name, relation=relation, may_represent=may_represent)
        access_log.write(work, event="change", what="naaste erbij", client_id=client.id, user=member)
    return RedirectResponse(f"/staff/bewoners/{client_id}#naasten", 303)
