"""What staff write down about a person: name, room, contact person and stand-in, the day of the move."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated

from fastapi import Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database, overview, rights
from records.clients import Facts
from records.holding import Overtaken
from records.models import Client, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import HOME, Member, protected
from web.staff.clients.find import Field
from web.staff.goals.words import today, written
from web.staff.overtaken import Lines, Second, overtaken
from web.staff.pages import page

NOBODY = "nog niet gekozen"
UNKNOWN = "nog niet bekend"
CHOOSE = "Kies een collega uit de lijst."
ANOTHER = "Kies iemand anders dan de vaste contactpersoon."
NO_DAY = "Kies een dag, of laat het leeg."

router = protected(Right.CARE)


@dataclass
class Entered:
    """What was filled in on a form, and what is wrong with it, a Dutch sentence a field."""

    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def _sent(
    name: Field = "",
    called: Field = "",
    room: Field = "",
    ward: Field = "",
    contact_person: Field = "",
    stand_in: Field = "",
    moves_on: Field = "",
    left_on: Field = "",
) -> Entered:
    return Entered(
        {
            "name": name,
            "called": called,
            "room": room,
            "ward": ward,
            "contact_person": contact_person,
            "stand_in": stand_in,
            "moves_on": moves_on,
            "left_on": left_on,
        }
    )


Sent = Annotated[Entered, Depends(_sent)]


def _colleague(entered: Entered, name: str, known: set[uuid.UUID]) -> uuid.UUID | None:
    chosen = entered.values[name].strip()
    if not chosen:
        return None
    try:
        key = uuid.UUID(chosen)
    except ValueError:
        key = None
    if key not in known:
        entered.problems[name] = CHOOSE
        return None
    return key


def _day(entered: Entered, name: str) -> date | None:
    try:
        return date.fromisoformat(entered.values[name].strip()) if entered.values[name].strip() else None
    except ValueError:
        entered.problems[name] = NO_DAY
        return None


def _facts(work: Session, entered: Entered, client: Client | None = None) -> Facts:
    """What was filled in, as facts; what is wrong with it is written in `entered`.

    A colleague who no longer works here may stay chosen, but not be chosen anew.
    """
    known = {one.id for one in overview.colleagues(work)}
    if client is not None:
        known |= {key for key in (client.contact_person_id, client.stand_in_id) if key}
    values = entered.values
    facts = Facts(
        name=values["name"].strip(),
        called=values["called"].strip() or values["name"].strip(),
        room=values["room"].strip(),
        ward=values["ward"].strip(),
        contact_person_id=_colleague(entered, "contact_person", known),
        stand_in_id=_colleague(entered, "stand_in", known),
        moves_on=_day(entered, "moves_on"),
        left_on=_day(entered, "left_on"),
    )
    if not facts.name:
        entered.problems["name"] = "Vul de naam in."
    if facts.stand_in_id and facts.stand_in_id == facts.contact_person_id:
        entered.problems["stand_in"] = ANOTHER
    return facts


def _form(
    request: Request,
    work: Session,
    entered: Entered,
    client: Client | None = None,
    *,
    was: str = "",
    status: int = 200,
) -> Response:
    return page(
        request,
        "clients/facts.html",
        status=status,
        entered=entered,
        client=client,
        was=was,
        colleagues=_choices(work, client),
        wards=clients.wards(work, today()),
    )


def _choices(work: Session, client: Client | None) -> list[Staff]:
    """Who can be chosen: all who work here, and who was chosen before."""
    found = {one.id: one for one in overview.colleagues(work)}
    for one in (client.contact_person, client.stand_in) if client else ():
        if one is not None:
            found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda one: one.name)


def _values(facts: Facts) -> dict[str, str]:
    plain = {name: "" if value is None else str(value) for name, value in asdict(facts).items()}
    return {name.removesuffix("_id"): value for name, value in plain.items()}


@router.get("/bewoners/nieuw")
def new(request: Request, member: Member) -> Response:
    """The form for a new client; whoever fills it in is proposed as the contact person."""
    with database.session(get_settings().database_url) as work:
        return _form(request, work, Entered({"contact_person": str(member.id), "ward": member.ward}))


@router.post("/bewoners")
def create(request: Request, member: Member, entered: Sent) -> Response:
    """Make a client and show the page of this person."""
    with database.session(get_settings().database_url) as work:
        facts = _facts(work, entered)
        if entered.problems:
            return _form(request, work, entered, status=422)
        client = clients.create(
            work, **{name: value for name, value in asdict(facts).items() if name != "left_on"}
        )
        access_log.write(work, event="change", what="bewoner gemaakt", client_id=client.id, user=member)
        return _to(work, client.id, member)


@router.get("/bewoners/{client_id}/gegevens")
def one(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """The form with what is written down now."""
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        facts = clients.facts(client)
        access_log.write(work, event="view", what="gegevens", client_id=client.id, user=member)
        return _form(request, work, Entered(_values(facts)), client, was=facts.mark)


def _lines(work: Session, facts: Facts) -> Lines:
    """Facts to read."""

    def name(key: uuid.UUID | None) -> str:
        found = work.get(Staff, key) if key else None
        return found.name if found else NOBODY

    return [
        ("Naam", facts.name),
        ("Wil genoemd worden", facts.called),
        ("Kamer", facts.room or UNKNOWN),
        ("Woongroep", facts.ward or UNKNOWN),
        ("Vaste contactpersoon", name(facts.contact_person_id)),
        ("Wie vervangt", name(facts.stand_in_id)),
        ("Verhuisdag", written(facts.moves_on) if facts.moves_on else UNKNOWN),
        ("Woont hier niet meer sinds", written(facts.left_on) if facts.left_on else "woont hier"),
    ]


@router.post("/bewoners/{client_id}/gegevens")
def change(
    request: Request,
    client_id: uuid.UUID,
    member: Member,
    entered: Sent,
    was: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Change what is written down. A colleague who was first is not overwritten."""
    address = f"{HOME}/bewoners/{client_id}"
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        facts = _facts(work, entered, client)
        if entered.problems:
            return _form(request, work, entered, client, was=was, status=422)
        before = clients.facts(client)
        try:
            clients.change(work, client_id, facts, was=was)
        except Overtaken as late:
            standing = clients.facts(late.now)
            return overtaken(
                request,
                Second(
                    now=_lines(work, standing),
                    wanted=_lines(work, facts),
                    back=address,
                    action=f"{address}/gegevens",
                    again=[*_values(facts).items(), ("was", standing.mark)],
                ),
            )
        if before != facts:
            access_log.write(
                work, event="change", what="gegevens veranderd", client_id=client_id, user=member
            )
        return _to(work, client_id, member)


def _to(work: Session, client_id: uuid.UUID, member: Staff) -> Response:
    """On to the person, or to the list when it is a colleague who cares for this person now."""
    own = rights.reaches(work, member, client_id)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}" if own else f"{HOME}/bewoners", 303)
