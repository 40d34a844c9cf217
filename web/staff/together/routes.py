"""Who shares an interest, across wards: the interests, the people of one, ideas, and a list to print."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from records import access_log, database
from records.interests import introductions, matching, sharing
from records.interests.groups import Group, groups
from records.interests.sharing import Person, Shared
from records.models import Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.goals.words import today
from web.staff.pages import page
from web.staff.together import words
from web.staff.together.words import Order
from web.templating import HERE

ON_A_PAGE = 40
LONGEST = 200  # characters of what is looked for
WHAT = "samen doen"  # in the access log; not which interest: it may say more of a person than who looked

router = protected(Right.INTERESTS)
Ward = Annotated[str, Query(alias="groep", max_length=LONGEST)]


def _ordered(found: list[Shared], order: Order) -> list[Shared]:
    if order is Order.NEWEST:
        begin = datetime.min.replace(tzinfo=HERE)
        return sorted(found, key=lambda one: one.newest or begin, reverse=True)
    if order is Order.MOST:
        return sorted(found, key=lambda one: (-one.people, one.group.label))
    places = {key: place for place, key in enumerate(groups().of)}
    return sorted(found, key=lambda one: places[one.group.key])


@router.get("/samen")
def interests(
    request: Request,
    member: Member,
    ward: Ward = "",
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    volgorde: Annotated[str, Query(max_length=10)] = Order.MOST.value,
) -> Response:
    """What two people or more share, without names; and the introductions that this colleague follows."""
    order = Order(volgorde) if volgorde in set(Order) else Order.MOST
    asked = " ".join(q.split())
    day = today()
    with database.session(get_settings().database_url) as work:
        everything = sharing.overview(work, member, day)
        found = [one for one in everything.values() if not ward or ward in one.wards]
        if asked:
            wanted = matching.looked_for(asked)
            found = [one for one in found if one.group.key in wanted]
        meetings = introductions.running(work, member, day)
        response = page(
            request,
            "together/interests.html",
            found=_ordered(found, order),
            order=order,
            orders=words.ORDER,
            asked=asked,
            ward=ward,
            wards=sorted({name for one in everything.values() for name in one.wards if name}),
            meetings=meetings,
            together=words,
            fewest=sharing.FEWEST,
        )
        _seen(work, [one.client_id for meeting in meetings for one in meeting.people], member)
        access_log.write(work, event="search", what=WHAT, client_id=None, user=member)
        return response


def _seen(work: Session, client_ids: list[object], member: Staff, event: str = "view") -> None:
    """A line in the access log for everybody who was named."""
    for client_id in dict.fromkeys(client_ids):
        access_log.write(work, event=event, what=WHAT, client_id=client_id, user=member)  # type: ignore[arg-type]


@router.get("/samen/ideeen")
def ideas(request: Request, member: Member, ward: Ward = "") -> Response:
    """What could be done with what people share, and for how many. Who they are is one page further."""
    with database.session(get_settings().database_url) as work:
        everything = sharing.overview(work, member, today())
        found = [one for one in everything.values() if one.people >= 2 and one.group.ideas]
        return page(
            request,
            "together/ideas.html",
            found=_ordered([one for one in found if not ward or ward in one.wards], Order.MOST),
            ward=ward,
            wards=sorted({name for one in found for name in one.wards if name}),
            together=words,
        )


def group_of(key: str) -> Group:
    """The interest with this name. Raises NotThere."""
    found = groups().of.get(key)
    if found is None:
        raise NotThere(words.NO_INTEREST)
    return found


def _of_ward(found: list[Person], ward: str) -> list[Person]:
    return [person for person in found if not ward or person.ward == ward]


def people_page(
    request: Request,
    work: Session,
    group: Group,
    member: Staff,
    *,
    ward: str = "",
    number: int = 1,
    problem: str = "",
    status: int = 200,
) -> Response:
    """One interest with those who may be named. Everybody on the page is in the access log."""
    found, more = sharing.people(work, member, group.key, today())
    here = _of_ward(found, ward)
    shown = here[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    response = page(
        request,
        "together/interest.html",
        status=status,
        group=group,
        people=shown,
        total=len(here),
        more=more,
        fewest=sharing.FEWEST,
        ward=ward,
        wards=sorted({person.ward for person in found if person.ward}),
        number=number,
        last=max(1, -(-len(here) // ON_A_PAGE)),
        problem=problem,
        together=words,
    )
    _seen(work, [person.client_id for person in shown], member)
    return response


@router.get("/samen/{key}")
def interest(
    request: Request,
    key: str,
    member: Member,
    ward: Ward = "",
    pagina: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """One interest: who, from where, and what each said of it."""
    with database.session(get_settings().database_url) as work:
        return people_page(request, work, group_of(key), member, ward=ward, number=pagina)


@router.get("/samen/{key}/lijst")
def sheet(request: Request, key: str, member: Member, ward: Ward = "") -> Response:
    """The people of an interest on paper, with the idea on top: to ask them, or to see who is there."""
    group = group_of(key)
    with database.session(get_settings().database_url) as work:
        here = _of_ward(sharing.people(work, member, key, today())[0], ward)
        response = page(
            request,
            "together/sheet.html",
            group=group,
            people=sorted(here, key=lambda one: (one.ward, one.name)),
            ward=ward,
            made_at=datetime.now(HERE),
        )
        _seen(work, [person.client_id for person in here], member, event="print")
        return response
