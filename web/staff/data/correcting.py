"""Correcting what was written down: someone close to the person, a note, a goal that must go."""

from __future__ import annotations

import hashlib
import uuid
from typing import Annotated

import sqlalchemy as sa
from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database
from records.erasing import erase
from records.holding import Overtaken
from records.models import Client, Conversation, Goal, Note, Relative, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import HOME, Member, NotThere, protected
from web.staff.clients.facts import Entered
from web.staff.clients.find import Field
from web.staff.data.asking import NOT_SURE, Sure, own_client
from web.staff.overtaken import Lines, Second, overtaken
from web.staff.pages import page

NO_RELATIVE = "Deze naaste is er niet (meer)."
NO_NOTE = "Deze notitie is er niet (meer)."
NO_GOAL = "Deze afspraak is er niet (meer)."
LONGEST_NOTE = 4000

router = protected(Right.CARE)


def _relative(
    work: Session, client_id: uuid.UUID, relative_id: uuid.UUID, member: Staff
) -> tuple[Client, Relative]:
    client = reach.client(work, client_id, member)
    relative = work.get(Relative, relative_id)
    if relative is None or relative.client_id != client_id:
        raise NotThere(NO_RELATIVE)
    return client, relative


def _mark(relative: Relative) -> str:
    """The same for the same facts, for a form to say what it was made from."""
    told = repr((relative.name, relative.relation, relative.may_represent))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _lines(name: str, relation: str, *, may_represent: bool) -> Lines:
    return [("Naam", name), ("Wie is dit", relation), ("Mag beslissen", "ja" if may_represent else "nee")]


def _form(
    request: Request,
    work: Session,
    client: Client,
    relative: Relative,
    entered: Entered,
    *,
    problem: str = "",
    was: str = "",
) -> Response:
    talks = sa.select(sa.func.count()).where(Conversation.relative_id == relative.id)
    return page(
        request,
        "data/relative.html",
        status=422 if problem or entered.problems else 200,
        client=client,
        relative=relative,
        entered=entered,
        was=was or _mark(relative),
        talks=work.scalar(talks),
        problem=problem,
    )


def _entered(relative: Relative) -> Entered:
    return Entered(
        {
            "name": relative.name,
            "relation": relative.relation,
            "may_represent": "ja" if relative.may_represent else "",
        }
    )


@router.get("/bewoners/{client_id}/naasten/{relative_id}")
def one(request: Request, client_id: uuid.UUID, relative_id: uuid.UUID, member: Member) -> Response:
    """What is written down of someone close, to change or to remove."""
    with database.session(get_settings().database_url) as work:
        client, relative = _relative(work, client_id, relative_id, member)
        access_log.write(work, event="view", what="naaste", client_id=client_id, user=member)
        return _form(request, work, client, relative, _entered(relative))


@router.post("/bewoners/{client_id}/naasten/{relative_id}")
def change(
    request: Request,
    client_id: uuid.UUID,
    relative_id: uuid.UUID,
    member: Member,
    name: Field = "",
    relation: Field = "",
    may_represent: Annotated[bool, Form()] = False,
    was: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Change it. A colleague who was first is not overwritten."""
    entered = Entered({"name": name, "relation": relation, "may_represent": "ja" if may_represent else ""})
    address = f"{HOME}/bewoners/{client_id}/naasten/{relative_id}"
    with database.session(get_settings().database_url) as work:
        client, relative = _relative(work, client_id, relative_id, member)
        if not name.strip():
            entered.problems["name"] = "Vul de naam in."
        if not relation.strip():
            entered.problems["relation"] = "Vul in wie dit is, bijvoorbeeld dochter of buurman."
        if entered.problems:
            return _form(request, work, client, relative, entered, was=was)
        try:
            changed = clients.change_relative(
                work,
                relative_id,
                name=name,
                relation=relation,
                may_represent=may_represent,
                unless=lambda now: bool(was) and was != _mark(now),
            )
        except Overtaken as late:
            now = late.now
            return overtaken(
                request,
                Second(
                    now=_lines(now.name, now.relation, may_represent=now.may_represent),
                    wanted=_lines(name, relation, may_represent=may_represent),
                    back=address,
                    action=address,
                    again=[
                        ("name", name),
                        ("relation", relation),
                        *([("may_represent", "true")] if may_represent else []),
                        ("was", _mark(now)),
                    ],
                ),
            )
        if changed:
            access_log.write(work, event="change", what="naaste veranderd", client_id=client_id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}#mensen", 303)


@router.post("/bewoners/{client_id}/naasten/{relative_id}/weg")
def remove(
    request: Request, client_id: uuid.UUID, relative_id: uuid.UUID, member: Member, sure: Sure = False
) -> Response:
    """Someone close is removed, with the talks that they held."""
    with database.session(get_settings().database_url) as work:
        own_client(work, client_id, member)
        client, relative = _relative(work, client_id, relative_id, member)
        if not sure:
            return _form(request, work, client, relative, _entered(relative), problem=NOT_SURE)
        erase.relative(work, relative_id)
        access_log.write(work, event="erase", what="naaste weg", client_id=client_id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}#mensen", 303)


def _note(work: Session, client_id: uuid.UUID, note_id: uuid.UUID, member: Staff) -> Note:
    own_client(work, client_id, member)
    note = work.get(Note, note_id)
    if note is None or note.client_id != client_id:
        raise NotThere(NO_NOTE)
    return note


@router.post("/bewoners/{client_id}/notities/{note_id}")
def change_note(
    client_id: uuid.UUID,
    note_id: uuid.UUID,
    member: Member,
    text: Annotated[str, Form(max_length=LONGEST_NOTE)] = "",
) -> Response:
    """Other words for a note; without words it goes."""
    words = text.replace("\r\n", "\n").strip()
    with database.session(get_settings().database_url) as work:
        note = _note(work, client_id, note_id, member)
        if words and words != note.text:
            note.text = words
            access_log.write(work, event="change", what="notitie", client_id=client_id, user=member)
        elif not words:
            erase.note(work, note_id)
            access_log.write(work, event="erase", what="notitie weg", client_id=client_id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}/gegevens/alles#notities", 303)


@router.post("/afspraken/{goal_id}/weg")
def remove_goal(goal_id: uuid.UUID, member: Member, sure: Sure = False) -> Response:
    """A goal goes, with its history: the person does not want it kept."""
    with database.session(get_settings().database_url) as work:
        goal = work.get(Goal, goal_id)
        if goal is None:
            raise NotThere(NO_GOAL)
        client_id = goal.client_id
        own_client(work, client_id, member)
        if not sure:
            return RedirectResponse(f"{HOME}/afspraken/{goal_id}#weg", 303)
        erase.goal(work, goal_id)
        access_log.write(work, event="erase", what="afspraak weg", client_id=client_id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}/afspraken", 303)
