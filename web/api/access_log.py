"""The access log, for a program that watches over it or keeps it elsewhere."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from records import access_log, database
from records.access_log import Asked
from records.models import Staff
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.api.models import Moment
from web.talk.api import ErrorOut

MOST = 1_000  # lines at a time

router = APIRouter(prefix="/api/access-log", tags=["access log"])
Reader = Annotated[Staff, Depends(holder(TokenScope.ACCESS_LOG_READ, Right.ACCESS_LOG))]
Event = Literal["view", "change", "print", "export", "search", "invite", "erase"]


class LineOut(BaseModel):
    """One line of the log, after NEN 7513. Never holds what anybody said.

    `seal` is the HMAC over the line and the seal of the line before it (docs/access-log.md).
    """

    model_config = ConfigDict(from_attributes=True)

    number: int
    created_at: datetime
    event: str
    what: str
    client_id: uuid.UUID | None
    user_id: uuid.UUID | None
    responsible_user_id: uuid.UUID | None
    role: str
    ground: str
    emergency: bool
    via: str
    seal: str


class LinesOut(BaseModel):
    """Lines, the newest first. `before` is what to ask for next; null when there are no older ones."""

    lines: list[LineOut]
    before: int | None


class LinesAsked(BaseModel):
    """Which lines; what is left out asks for nothing."""

    model_config = ConfigDict(extra="forbid")

    client_id: uuid.UUID | None = None
    user_id: uuid.UUID | None = None
    since: Moment | None = None
    until: Moment | None = None
    event: Event | None = None
    emergency: bool = False
    before: int | None = Field(default=None, ge=1, le=2**63 - 1)
    limit: int = Field(default=100, ge=1, le=MOST)


@router.get(
    "",
    response_model=LinesOut,
    responses={401: {"model": ErrorOut}, 403: {"model": ErrorOut}, 422: {"model": ErrorOut}},
)
def read(asked: Annotated[LinesAsked, Query()], member: Reader) -> LinesOut:
    """Who saw or did what with whose data. That it was read is a line of the log as well."""
    wanted = Asked(**asked.model_dump(exclude={"before", "limit"}))
    with database.session(get_settings().database_url) as work:
        found = access_log.lines(work, wanted, limit=asked.limit + 1, before=asked.before)
        access_log.write(work, event="view", what="inzage", client_id=asked.client_id, user=member)
        shown = [LineOut.model_validate(line.entry) for line in found[: asked.limit]]
        return LinesOut(lines=shown, before=shown[-1].number if len(found) > asked.limit else None)
