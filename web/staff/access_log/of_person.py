"""Who saw a person's data: to read together, and on paper to give along."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from fastapi import Request, Response
from sqlalchemy.orm import Session

from records import access_log, clients, database, rights
from records.access_log import Asked, Line
from records.models import Client, Staff, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import Member, NotAllowed, NotThere, protected
from web.staff.access_log import words
from web.staff.access_log.period import AskedPeriod, Period
from web.staff.pages import clock, page
from web.templating import HERE

USUAL = timedelta(days=91)  # how far back, when nothing is chosen
MOST = 5_000  # lines that are put together
FEW = 3  # times of a day that are all told

router = protected()


@dataclass
class Done:
    """The same thing, done by one colleague on one day."""

    sentence: str
    times: list[datetime] = field(default_factory=list)  # oldest first

    @property
    def when(self) -> str:
        """At what time: each when there are few, else between what times."""
        times = list(dict.fromkeys(map(clock, self.times)))
        if len(times) <= FEW:
            return "om " + " en ".join(filter(None, [", ".join(times[:-1]), times[-1]]))
        return f"{len(self.times)} keer tussen {times[0]} en {times[-1]}"


@dataclass
class Visitor:
    """One colleague on one day, in one role and on one ground."""

    name: str
    role: str
    why: str
    done: list[Done] = field(default_factory=list)


@dataclass
class Day:
    """One day, with who came."""

    moment: datetime
    people: list[Visitor] = field(default_factory=list)


def by_day(lines: Sequence[Line]) -> list[Day]:
    """Lines, newest first, put together: the newest day first, in a day who came first."""
    days: list[Day] = []
    people: dict[tuple[str, str, str], Visitor] = {}
    things: dict[tuple[str, str, str, str], Done] = {}
    for line in reversed(lines):
        entry = line.entry
        if not days or _date(days[-1].moment) != _date(entry.created_at):
            days.append(Day(entry.created_at))
            people.clear()
            things.clear()
        key = (words.who(line), words.role(entry), words.why(entry))
        if key not in people:
            people[key] = Visitor(*key)
            days[-1].people.append(people[key])
        said = words.sentence(entry, to_client=True)
        what = (*key, said)
        if what not in things:
            things[what] = Done(said)
            people[key].done.append(things[what])
        things[what].times.append(entry.created_at)
    return days[::-1]


def _date(moment: datetime) -> object:
    return moment.astimezone(HERE).date()


def _client(work: Session, client_id: uuid.UUID, member: Staff) -> tuple[Client, Asked]:
    """The person, and which lines this reader may see. Raises NotAllowed, NotThere or OutOfReach."""
    if rights.may(member, Right.ACCESS_LOG):
        found = clients.get(work, client_id)
        if found is None:
            raise NotThere(reach.NO_CLIENT)
        return found, Asked(client_id=client_id)
    if not rights.may(member, Right.CARE):
        raise NotAllowed
    found = reach.client(work, client_id, member)
    return found, access_log.for_carer(work, client_id, member)


def _answer(
    request: Request, client_id: uuid.UUID, member: Staff, period: Period, *, on_paper: bool
) -> Response:
    if period == Period():
        period = Period(first=(now() - USUAL).astimezone(HERE).date())
    with database.session(get_settings().database_url) as work:
        client, asked = _client(work, client_id, member)
        found: Sequence[Line] = ()
        if not period.problem:
            asked = replace(asked, since=period.since, until=period.until)
            found = access_log.lines(work, asked, limit=MOST + 1)
        response = page(
            request,
            "access_log/sheet.html" if on_paper else "access_log/person.html",
            status=422 if period.problem else 200,
            client=client,
            days=by_day(found[:MOST]),
            more=len(found) > MOST,
            most=MOST,
            period=period,
            all_shown=asked.signals is None,
            made_at=now(),
        )
        event = "print" if on_paper else "view"
        access_log.write(work, event=event, what="inzage", client_id=client_id, user=member)
        return response


@router.get("/bewoners/{client_id}/inzage")
def one(request: Request, client_id: uuid.UUID, member: Member, period: AskedPeriod) -> Response:
    """Who saw or did what with this person's data."""
    return _answer(request, client_id, member, period, on_paper=False)


@router.get("/bewoners/{client_id}/inzage/blad")
def sheet(request: Request, client_id: uuid.UUID, member: Member, period: AskedPeriod) -> Response:
    """The same on paper, for the person."""
    return _answer(request, client_id, member, period, on_paper=True)
