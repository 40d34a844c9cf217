"""The access log of the house: who, what kind, whose. Never what was said."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from records import access_log, database
from records.access_log import Asked, Line
from records.exchange import table
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import Member, protected
from web.staff.access_log import words
from web.staff.access_log.period import AskedPeriod, Period
from web.staff.pages import clock, page
from web.templating import HERE

ON_A_PAGE = 100
IN_A_FILE = 50_000
LOOKED_AT = 500  # lines of which the page itself sees whether they are whole; the button looks at all
LONGEST = 200  # characters of a name
NOBODY = "Kies een collega uit de lijst."
COLUMNS = (
    ("Nummer", 10),
    ("Dag", 12),
    ("Tijd", 10),
    ("Collega", 24),
    ("Rol", 24),
    ("Soort", 20),
    ("Wat", 40),
    ("Bewoner", 24),
    ("Op grond van", 24),
    ("Noodgeval", 10),
    ("Via", 20),
)

router = protected(Right.ACCESS_LOG)


@dataclass(frozen=True)
class Filled:
    """What was chosen to see, as the form holds it."""

    bewoner: str
    collega: str
    soort: str
    nood: bool
    period: Period
    problem: str = ""

    @property
    def asked(self) -> Asked:
        """The same as a question to the log."""
        return Asked(
            client_name=self.bewoner,
            user_id=uuid.UUID(self.collega) if self.collega else None,
            event=self.soort or None,
            emergency=self.nood,
            since=self.period.since,
            until=self.period.until,
        )

    @property
    def query(self) -> str:
        """The same for an address."""
        days = {"eerste": self.period.first or "", "laatste": self.period.last or ""}
        fields = {"bewoner": self.bewoner, "collega": self.collega, "soort": self.soort, **days}
        return urlencode(
            {name: value for name, value in fields.items() if value} | ({"nood": "true"} if self.nood else {})
        )


def _filled(
    period: AskedPeriod,
    bewoner: Annotated[str, Query(max_length=LONGEST)] = "",
    collega: Annotated[str, Query(max_length=36)] = "",
    soort: Annotated[str, Query(max_length=20)] = "",
    nood: Annotated[bool, Query()] = False,
) -> Filled:
    problem = period.problem
    try:
        collega = str(uuid.UUID(collega)) if collega else ""
    except ValueError:
        collega, problem = "", NOBODY
    return Filled(
        bewoner=" ".join(bewoner.split()),
        collega=collega,
        soort=soort if soort in words.EVENT else "",
        nood=nood,
        period=period,
        problem=problem,
    )


AskedLines = Annotated[Filled, Depends(_filled)]


@router.get("/inzage")
def everything(
    request: Request,
    member: Member,
    filled: AskedLines,
    voor: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    heel: Annotated[bool, Query()] = False,
) -> Response:
    """The newest lines first, of what was chosen; and whether the log is whole, all of it with `heel`."""
    with database.session(get_settings().database_url) as work:
        found = []
        if not filled.problem:
            found = list(access_log.lines(work, filled.asked, limit=ON_A_PAGE + 1, before=voor))
        response = page(
            request,
            "access_log/house.html",
            status=422 if filled.problem else 200,
            found=found[:ON_A_PAGE],
            older=found[ON_A_PAGE - 1].entry.number if len(found) > ON_A_PAGE else None,
            newest=voor is None,
            filled=filled,
            colleagues=access_log.users(work),
            verdict=access_log.check(work, newest=None if heel else LOOKED_AT),
            all_looked_at=heel,
            looked_at=LOOKED_AT,
            in_a_file=IN_A_FILE,
            log_words=words,
        )
        access_log.write(work, event="view", what="inzage", client_id=None, user=member)
        return response


@router.get("/inzage/bestand")
def file(member: Member, filled: AskedLines) -> Response:
    """What was chosen as CSV, the newest lines first."""
    with database.session(get_settings().database_url) as work:
        found = [] if filled.problem else access_log.lines(work, filled.asked, limit=IN_A_FILE)
        text = "".join(table.as_csv(COLUMNS, _rows(found)))
        access_log.write(work, event="export", what="inzage", client_id=None, user=member)
    return Response(
        text, media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="inzage.csv"'}
    )


def _rows(found: Sequence[Line]) -> Iterator[tuple[str | date, ...]]:
    for line in found:
        entry = line.entry
        yield (
            str(entry.number),
            entry.created_at.astimezone(HERE).date(),
            clock(entry.created_at),
            words.who(line),
            words.role(entry),
            words.EVENT.get(entry.event, entry.event),
            words.sentence(entry, to_client=False),
            line.client or str(entry.client_id or ""),
            words.GROUND.get(entry.ground, entry.ground),
            "ja" if entry.emergency else "nee",
            entry.via,
        )
