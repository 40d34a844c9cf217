"""The talk as JSON: the same calls serve the page, the widget, tests and other systems."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from records.models import WishKind
from records.wishes import UnknownWish
from web.talk import view
from web.talk.service import TalkService
from web.talk.view import Answer, Line, TalkView

NOT_WRITTEN = "Dit staat er niet (meer)."
State = Literal["open", "waiting", "paused", "closed"]


class ErrorOut(BaseModel):
    """What went wrong: a code for programs, and a Dutch sentence to show."""

    error: str = Field(examples=["unknown_token"])
    message: str = Field(examples=["Dit gesprek is er niet. Vraag om een nieuwe uitnodiging."])


ERRORS: dict[int | str, dict[str, Any]] = {
    404: {"model": ErrorOut, "description": "The token opens no talk (any more)."},
    409: {"model": ErrorOut, "description": "The talk is closed."},
    413: {"model": ErrorOut, "description": "The message is too large to read."},
    422: {"model": ErrorOut, "description": "Something in the call is wrong; the message says what."},
    429: {"model": ErrorOut, "description": "Too many messages wait; come back after Retry-After seconds."},
}
router = APIRouter(
    prefix="/api/talk", tags=["talk"], responses={status: ERRORS[status] for status in (404, 422)}
)


class Button(BaseModel):
    """A quick answer; a press posts its `payload` as the text of a message. `image` names its picture."""

    title: str
    payload: str
    image: str | None = None


class MessageIn(BaseModel):
    """One message. `id` is made by the sender; the same id again gives the same answer.

    `instead_of` is an earlier message (its id in the talk) that these words take the place of.
    """

    id: uuid.UUID
    text: str = Field(max_length=100_000)  # over 4,000 characters is refused with a sentence to show
    instead_of: uuid.UUID | None = None


class Reply(BaseModel):
    """Something the assistant says."""

    id: str
    text: str
    buttons: list[Button] = []


class Progress(BaseModel):
    """How many questions were asked, and about how many there will be."""

    asked: int
    about: int


class AnswerOut(BaseModel):
    """The replies to one message. In state `waiting` it is kept; ask the talk again for the answer.

    `progress` is null when it is not known: while the talk waits, and after its end.
    """

    replies: list[Reply]
    state: State
    progress: Progress | None


class LineOut(Reply):
    """One message of the talk so far.

    `replaceable`: a message of the person that can be said in other words. `replaced`: it was.
    """

    sender: Literal["person", "assistant"]
    at: datetime
    replaceable: bool
    replaced: bool


class TalkOut(BaseModel):
    """The talk so far, to resume on any device. `called` is how the person who talks is addressed."""

    state: State
    called: str
    messages: list[LineOut]
    progress: Progress | None


class WrittenOut(BaseModel):
    """One thing that was written down: what the person said, and how it was understood."""

    model_config = ConfigDict(from_attributes=True)

    id: uuid.UUID
    kind: WishKind
    own_words: str
    say_back: str
    themes: list[str]
    why: str
    said_at: datetime


class ChangedOut(WrittenOut):
    """What was changed. `notice` is a sentence that must be read at once, or empty."""

    notice: str


class NotedOut(BaseModel):
    """All that was written down of a talk."""

    wishes: list[WrittenOut]


class WordsIn(BaseModel):
    """Other words for something that was written down."""

    own_words: str = Field(max_length=100_000)  # over 4,000 characters is refused with a sentence to show


def service(request: Request) -> TalkService:
    """The service that the app was made with."""
    found: TalkService = request.app.state.talks
    return found


Talks = Annotated[TalkService, Depends(service)]


def _reply(line: Line) -> Reply:
    return Reply(id=line.id, text=line.text, buttons=[Button(**button) for button in line.buttons])


def _progress(known: view.Progress | None) -> Progress | None:
    return Progress(asked=known.asked, about=known.about) if known else None


@router.get("/{token}", response_model=TalkOut)
async def read(token: str, talks: Talks) -> TalkOut:
    """The talk so far and its state. Opening a new talk makes the assistant begin.

    Opening a talk that was paused, or left for hours, makes the assistant say where the person was.
    """
    talk: TalkView = await talks.open(token)
    return TalkOut(
        state=talk.state,  # type: ignore[arg-type]
        called=talk.called,
        messages=[
            LineOut(
                **_reply(line).model_dump(),
                sender=line.sender,  # type: ignore[arg-type]
                at=line.at,
                replaceable=line.replaceable,
                replaced=line.replaced,
            )
            for line in talk.messages
        ],
        progress=_progress(talk.progress),
    )


@router.post("/{token}/messages", response_model=AnswerOut, responses=ERRORS)
async def say(token: str, message: MessageIn, talks: Talks) -> AnswerOut:
    """Say one thing, or say something earlier in other words. It is kept before it is handled."""
    answer: Answer = await talks.say(token, message.id, message.text, message.instead_of)
    return AnswerOut(
        replies=[_reply(line) for line in answer.replies],
        state=answer.state,  # type: ignore[arg-type]
        progress=_progress(answer.progress),
    )


@router.delete("/{token}", status_code=204)
async def forget_all(token: str, talks: Talks) -> None:
    """Take the consent back: all that was said and written down goes, and the talk is closed."""
    await talks.forget_all(token)


@router.get("/{token}/noted", response_model=NotedOut)
async def noted(token: str, talks: Talks) -> NotedOut:
    """What was written down, in the order in which it was said."""
    found = await talks.noted(token)
    return NotedOut(wishes=[WrittenOut.model_validate(wish) for wish in found.wishes])


@router.put(
    "/{token}/noted/{wish_id}",
    response_model=ChangedOut,
)
async def change_noted(token: str, wish_id: uuid.UUID, words: WordsIn, talks: Talks) -> ChangedOut:
    """Put it in other words. The same words again change nothing."""
    try:
        changed, notice = await talks.change_noted(token, wish_id, words.own_words)
    except UnknownWish as unknown:
        raise HTTPException(404, NOT_WRITTEN) from unknown
    return ChangedOut(**WrittenOut.model_validate(changed).model_dump(), notice=notice)


@router.delete("/{token}/noted/{wish_id}", status_code=204)
async def strike_noted(token: str, wish_id: uuid.UUID, talks: Talks) -> None:
    """Strike it: it is gone, its words too."""
    try:
        await talks.strike_noted(token, wish_id)
    except UnknownWish as unknown:
        raise HTTPException(404, NOT_WRITTEN) from unknown
