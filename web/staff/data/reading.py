"""Everything about one person: to read together, on paper, and as JSON to take along."""

from __future__ import annotations

import re
import unicodedata
import uuid

from fastapi import Request, Response
from sqlalchemy.orm import Session

from records import access_log, database, export
from records import everything as everything_of
from records.everything import Everything
from records.models import LeftOff, Staff, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import Member, NotThere, protected
from web.staff.clients.this_is_me import TITLE
from web.staff.goals import words as goal_words
from web.staff.pages import page

router = protected(Right.CARE)


def _everything(work: Session, client_id: uuid.UUID, member: Staff) -> Everything:
    """Raises NotThere or OutOfReach."""
    reach.client(work, client_id, member)
    found = everything_of.of(work, client_id, member)
    if found is None:
        raise NotThere(reach.NO_CLIENT)
    return found


def _answer(request: Request, client_id: uuid.UUID, member: Staff, *, on_paper: bool) -> Response:
    with database.session(get_settings().database_url) as work:
        found = _everything(work, client_id, member)
        response = page(
            request,
            "data/sheet.html" if on_paper else "data/everything.html",
            all=found,
            client=found.client,
            left_off=off_the_sheet(found),
            title=TITLE,
            goal_words=goal_words,
            made_at=now(),
        )
        event = "print" if on_paper else "view"
        access_log.write(work, event=event, what="alles over deze bewoner", client_id=client_id, user=member)
        return response


def off_the_sheet(found: Everything) -> list[str]:
    """What was taken off *Dit ben ik*, in words; a line of which the words are gone is left out."""
    words = {f"wish:{wish.id}": f"“{wish.own_words}”" for talk in found.talks for wish in talk.wishes}
    words |= {f"relative:{one.id}": f"{one.name}, {one.relation}" for one in found.client.relatives}
    return [words[one.line] for one in found.left_off if _known(one, words)]


def _known(one: LeftOff, words: dict[str, str]) -> bool:
    return one.line in words


@router.get("/bewoners/{client_id}/gegevens/alles")
def everything(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """All that is kept of this person and that this colleague may see."""
    return _answer(request, client_id, member, on_paper=False)


@router.get("/bewoners/{client_id}/gegevens/alles/blad")
def sheet(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """The same on paper, for the person."""
    return _answer(request, client_id, member, on_paper=True)


@router.get("/bewoners/{client_id}/gegevens/alles.json")
def take_along(client_id: uuid.UUID, member: Member) -> Response:
    """The same as JSON, to take along (AVG art. 20)."""
    with database.session(get_settings().database_url) as work:
        found = _everything(work, client_id, member)
        text = export.as_json(export.of_person(found))
        access_log.write(
            work, event="export", what="alles over deze bewoner", client_id=client_id, user=member
        )
        name = _file_name(found.client.name)
    return Response(
        text,
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
    )


def _file_name(name: str) -> str:
    """A name that every system can keep: "Truus Kuipers" is truus-kuipers."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "bewoner"
