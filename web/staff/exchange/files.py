"""A selection of what was told or agreed as a file for a spreadsheet, and people as FHIR."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import IO, Annotated, Literal
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import Depends, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse

from records import access_log, clients, database, rights
from records.exchange import fhir, leaving, selection, table
from records.exchange.selection import Selection
from records.labels import DOMAINS, GOAL_STATE, REVIEW, THEME, WISH_KIND
from records.models import Client, Conversation, GoalState, Review, Staff, WishKind
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import Member, protected
from web.staff.access_log.period import TURNED
from web.staff.goals.words import parsed, today
from web.staff.pages import page
from web.staff.reach import client as reached

SHOWN = 10  # rows on the page, to see what the file will hold
PIECE = 64 * 1024  # bytes sent together
Field = Annotated[str, Query(max_length=200)]

router = protected(Right.CARE)


def _day(name: str, text: str) -> date | None:
    try:
        return parsed(text)
    except ValueError as wrong:
        raise RequestValidationError([{"loc": ("query", name), "type": "date", "msg": str(wrong)}]) from wrong


def asked(
    wat: Annotated[Literal["wensen", "afspraken"], Query()] = "wensen",
    groep: Field = "",
    vanaf: Field = "",
    tot: Field = "",
    thema: Field = "",
    soort: Field = "",
    stand: Field = "",
) -> Selection:
    """What the form asks for. A word that stands for nothing asks for nothing."""
    goals = wat == "afspraken"
    return Selection(
        goals=goals,
        ward=groep.strip(),
        since=_day("vanaf", vanaf),
        until=_day("tot", tot),
        theme=thema if thema in THEME else "",
        kind=WishKind(soort) if not goals and soort in list(WishKind) else None,
        review=Review(stand) if not goals and stand in list(Review) else None,
        state=GoalState(stand) if goals and stand in list(GoalState) else None,
    )


Asked = Annotated[Selection, Depends(asked)]


def _again(wanted: Selection) -> str:
    """The selection as it stands in an address."""
    stand = wanted.state if wanted.goals else wanted.review
    fields = {
        "wat": "afspraken" if wanted.goals else "wensen",
        "groep": wanted.ward,
        "vanaf": wanted.since.isoformat() if wanted.since else "",
        "tot": wanted.until.isoformat() if wanted.until else "",
        "thema": wanted.theme,
        "soort": wanted.kind.value if wanted.kind else "",
        "stand": stand.value if stand else "",
    }
    return urlencode({name: value for name, value in fields.items() if value})


@router.get("/uitvoer")
def choose(request: Request, member: Member, wanted: Asked) -> Response:
    """Choose what goes into a file, with the first rows of it. Whoever stands there is in the access log."""
    with database.session(get_settings().database_url) as work:
        wanted = selection.choose(work, member, wanted)
        total, people = selection.count(work, member, wanted)
        response = page(
            request,
            "exchange/choose.html",
            wanted=wanted,
            rows=list(selection.rows(work, member, wanted, limit=SHOWN)),
            total=total,
            people=people,
            again=_again(wanted),
            turned=TURNED if wanted.since and wanted.until and wanted.since > wanted.until else "",
            wards=clients.wards(work, today()),
            domains=DOMAINS,
            kinds=WISH_KIND,
            reviews=REVIEW,
            states=GOAL_STATE,
        )
        for client_id in selection.clients(work, member, wanted, limit=SHOWN):
            access_log.write(work, event="view", what="selectie", client_id=client_id, user=member)
        return response


@router.get("/uitvoer/bestand.{kind}")
def file(kind: Literal["csv", "xlsx"], member: Member, wanted: Asked) -> Response:
    """The selection as a file. Whose data is in it has a line in the access log before it goes."""
    settings = get_settings()
    what = "afspraken" if wanted.goals else "wensen"
    with database.session(settings.database_url) as work:
        wanted = selection.choose(work, member, wanted)
        for client_id in selection.clients(work, member, wanted):
            access_log.write(
                work, event="export", what=f"selectie van {what} ({kind})", client_id=client_id, user=member
            )
    name = f"{what}-{today().isoformat()}.{kind}"
    if kind == "csv":
        return _download(_csv(settings.database_url, member, wanted), name, "text/csv; charset=utf-8")
    with database.session(settings.database_url) as work:
        found = selection.rows(work, member, wanted)
        made = table.as_xlsx(wanted.columns, found, what.capitalize(), settings.var)
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(_pieces(made), name, sheet)


def _csv(url: str, member: Staff, wanted: Selection) -> Iterator[str]:
    with database.session(url) as work:
        yield from table.as_csv(wanted.columns, selection.rows(work, member, wanted))


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while piece := made.read(PIECE):
            yield piece


def _download(pieces: Iterator[str] | Iterator[bytes], name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=media_type, headers=headers)


@router.get("/uitvoer/fhir")
def all_as_fhir(member: Member) -> Response:
    """Everybody in reach as FHIR."""
    return _fhir(member, rights.clients(member), f"bewoners-{today().isoformat()}.json")


@router.get("/bewoners/{client_id}/fhir")
def one_as_fhir(client_id: uuid.UUID, member: Member) -> Response:
    """One person as FHIR."""
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
    which = sa.and_(rights.clients(member), Client.id == client_id)
    return _fhir(member, which, f"bewoner-{today().isoformat()}.json")


def _fhir(member: Staff, which: sa.ColumnElement[bool], name: str) -> Response:
    return _download(fhir_pieces(member, which), name, fhir.MEDIA_TYPE)


def fhir_pieces(member: Staff, which: sa.ColumnElement[bool]) -> Iterator[str]:
    """The FHIR of these clients, in pieces of text. Whose it is has a line in the log before it goes."""
    settings = get_settings()
    with database.session(settings.database_url) as work:
        ids = list(work.scalars(sa.select(Client.id).where(which)))
        in_talks = Conversation.client_id.in_(sa.select(Client.id).where(which))
        kept = leaving.kept_back(work, member, in_talks)
        for client_id in ids:
            access_log.write(work, event="export", what="bewoner (FHIR)", client_id=client_id, user=member)

    def pieces() -> Iterator[str]:
        with database.session(settings.database_url) as reading:
            yield from fhir.chunks(reading, fhir.Leaving(which, settings.public_url, kept))

    return pieces()
