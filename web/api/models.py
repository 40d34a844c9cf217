"""What calls of the API answer with, where more than one does."""

from __future__ import annotations

import re
import uuid
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from records.models import (
    Consent,
    ConversationKind,
    ConversationState,
    GoalState,
    Review,
    Speaker,
    WishKind,
)
from web.talk.api import ErrorOut

MOST = 200  # of a list at once
FURTHEST = 1_000_000  # what can be skipped

# What every call with a key may answer besides what it is for.
REFUSALS: dict[int | str, dict[str, Any]] = {
    401: {"model": ErrorOut, "description": "No key, or one that is not known or has ended."},
    403: {"model": ErrorOut, "description": "The key is not made for this, or its holder may not do this."},
    422: {"model": ErrorOut, "description": "Something in the call is wrong; the message says what."},
}
NOT_THERE: dict[int | str, dict[str, Any]] = {
    404: {"model": ErrorOut, "description": "It is not there, or not within reach of the key's holder."}
}


def _written_out(value: object) -> object:
    """Pydantic takes a bare number for seconds since 1970; a moment is asked for in ISO 8601."""
    if isinstance(value, str) and not re.match(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("not a moment in ISO 8601")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_written_out)]


class Out(BaseModel):
    """An answer that is read from what is kept."""

    model_config = ConfigDict(from_attributes=True)


class StaffOut(Out):
    """A colleague, by name."""

    id: uuid.UUID
    name: str


class ClientOut(Out):
    """Whom something is about. `called` is how this person likes to be addressed."""

    id: uuid.UUID = Field(examples=["5f0c3a52-5d0b-4c1e-9d55-0b5f3c8f1a10"])
    name: str = Field(examples=["Johanna Vroemen"])
    called: str = Field(examples=["mevrouw Vroemen"])


class RelativeOut(Out):
    """Someone close to a client; `relation` is the word that people use for it."""

    id: uuid.UUID
    name: str = Field(examples=["Marjan Vroemen"])
    relation: str = Field(examples=["dochter"])


class GoalOut(Out):
    """What was agreed from a wish."""

    id: uuid.UUID
    what: str = Field(examples=["Elke dinsdag samen naar de markt"])
    who: str = Field(examples=["Anja"])
    by_when: date | None
    state: GoalState


class WishOut(Out):
    """What matters, in the person's own words. `confirmed` is null when it was not put to the person."""

    id: uuid.UUID
    message_id: uuid.UUID
    start: int
    kind: WishKind
    speaker: Speaker
    own_words: str = Field(examples=["Ik wil graag weer eens naar de markt."])
    say_back: str = Field(examples=["U wilt graag weer naar de markt."])
    themes: list[str] = Field(examples=[["pleasant_day"]])
    why: str
    confirmed: bool | None
    first: bool
    review: Review


class ConversationLine(Out):
    """One talk in a list, without what was said."""

    id: uuid.UUID
    kind: ConversationKind
    speaker: Speaker
    client_id: uuid.UUID | None
    relative_id: uuid.UUID | None
    state: ConversationState
    consent: Consent
    created_at: datetime
    closed_at: datetime | None
    reviewed_at: datetime | None


class Paging(BaseModel):
    """Which part of a list: at most `limit`, after the first `offset`."""

    limit: int = Field(default=50, ge=1, le=MOST)
    offset: int = Field(default=0, ge=0, le=FURTHEST)


def _paging(
    limit: Annotated[int, Query(ge=1, le=MOST, description="At most so many.")] = 50,
    offset: Annotated[int, Query(ge=0, le=FURTHEST, description="Leave out the first so many.")] = 0,
) -> Paging:
    return Paging(limit=limit, offset=offset)


Paged = Annotated[Paging, Depends(_paging)]
