"""What people share, for other systems: the numbers, and of one interest those who may be named."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel, Field

from records import access_log, database
from records.interests import sharing
from records.interests.groups import Group, groups
from records.models import Staff
from records.rights import Right
from records.rules import HERE
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.talk.api import ErrorOut

router = APIRouter(prefix="/api/interests", tags=["interests"])
Reader = Annotated[Staff, Depends(holder(TokenScope.INTERESTS_READ, Right.INTERESTS))]
REFUSALS: dict[int | str, dict[str, object]] = {401: {"model": ErrorOut}, 403: {"model": ErrorOut}}

MOST = 500  # people in one answer
UNKNOWN = "Deze interesse is er niet."


class InterestOut(BaseModel):
    """An interest: how many people may be named in each ward, and whether there are more to ask first.

    `more` is true when at least `sharing.FEWEST` others share it; how many exactly is never told.
    """

    key: str
    label: str
    heading: str
    wards: dict[str, int]
    people: int
    more: bool


class LineOut(BaseModel):
    """What somebody said of it. `before`: it was so, and is no longer."""

    words: str
    before: bool
    at: datetime


class PersonOut(BaseModel):
    """Somebody who may be named. There is no id: this opens nothing else."""

    name: str
    ward: str
    lines: list[LineOut]


class InterestPeopleOut(BaseModel):
    """Who shares an interest."""

    key: str
    label: str
    people: list[PersonOut] = Field(max_length=MOST)
    total: int
    more: bool


def _group(key: str) -> Group:
    found = groups().of.get(key)
    if found is None:
        raise HTTPException(404, UNKNOWN)
    return found


@router.get("", responses=REFUSALS)
def interests(member: Reader) -> list[InterestOut]:
    """What two people or more share, as the holder of the key may know; most people first."""
    with database.session(get_settings().database_url) as work:
        found = sharing.overview(work, member, datetime.now(HERE).date())
        access_log.write(work, event="search", what="wat mensen delen", client_id=None, user=member)
    return [
        InterestOut(
            key=one.group.key,
            label=one.group.label,
            heading=one.group.heading,
            wards=one.wards,
            people=one.people,
            more=one.more,
        )
        for one in sorted(found.values(), key=lambda one: (-one.people, one.group.label))
    ]


@router.get("/{key}", responses={**REFUSALS, 404: {"model": ErrorOut}})
def interest(
    key: str,
    member: Reader,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> InterestPeopleOut:
    """Who may be named at an interest, with what they said. Everybody named is in the access log."""
    group = _group(key)
    with database.session(get_settings().database_url) as work:
        found, more = sharing.people(work, member, key, datetime.now(HERE).date())
        shown = found[offset : offset + limit]
        for person in shown:
            access_log.write(
                work, event="view", what="wat mensen delen", client_id=person.client_id, user=member
            )
    return InterestPeopleOut(
        key=key,
        label=group.label,
        people=[
            PersonOut(
                name=person.name,
                ward=person.ward,
                lines=[LineOut(words=line.words, before=line.before, at=line.at) for line in person.lines],
            )
            for person in shown
        ],
        total=len(found),
        more=more,
    )
