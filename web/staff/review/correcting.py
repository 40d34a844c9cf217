"""What the assistant made of a wish, corrected; what was said twice, put together; what was missed, added."""

from __future__ import annotations

import re
import uuid
from typing import Annotated, Literal

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, database, quoting, review
from records.holding import Overtaken
from records.models import Message, Wish, WishKind
from records.rights import Right
from records.wishes import NotTheirWords
from warmwelkom.settings import get_settings
from web.staff import scopes, words
from web.staff.access import Member, NotThere, protected
from web.staff.overtaken import Second, overtaken
from web.staff.pages import message
from web.staff.review.answering import changed, find, log, made_of_it, render, standing
from web.staff.review.view import View, view

LONGEST = 500  # characters in a field
LONGEST_MESSAGE = 8000

router = protected(Right.CARE)
Text = Annotated[str, Form(max_length=LONGEST)]
Themes = Annotated[list[str], Form(max_length=8)]
ONE_WISH = "/gesprekken/{conversation_id}/wensen/{wish_id}"


def chosen(themes: list[str]) -> list[str]:
    """The themes of a form: known ones, each once, best first."""
    return list(dict.fromkeys(theme for theme in themes if theme in words.THEME))


def as_it_was(wish: Wish) -> str:
    """What a form showed of a wish, to see whether a colleague changed just that."""
    return "\n".join((wish.kind, ",".join(wish.themes), wish.say_back))


@router.post(f"{ONE_WISH}/aanpassen")
def edit(
    request: Request,
    conversation_id: uuid.UUID,
    wish_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
    version: Annotated[int, Form()],
    kind: Annotated[WishKind, Form()],
    theme: Themes = [],  # noqa: B006 - FastAPI makes a new one
    say_back: Text = "",
    was: Annotated[str, Form()] = "",
    then: Annotated[Literal["", "seen"], Form()] = "",
) -> Response:
    """Correct kind, themes and the one sentence; what was said stays as it was said."""
    themes = chosen(theme)
    with database.session(get_settings().database_url) as work:
        wish = find(work, conversation_id, wish_id, member)
        try:
            try:
                review.edit(work, wish_id, kind=kind, themes=themes, say_back=say_back, version=version)
            except Overtaken as late:
                if as_it_was(late.now) != was.replace("\r\n", "\n"):
                    raise
                review.edit(
                    work, wish_id, kind=kind, themes=themes, say_back=say_back, version=late.now.version
                )
        except Overtaken as late:
            now: Wish = late.now
            if (now.kind, now.themes, now.say_back) != (kind, themes, say_back.strip()):
                shown = view(work, conversation_id, member, scope)
                return overtaken(
                    request,
                    Second(
                        now=[*made_of_it(now.kind, now.themes, now.say_back), *standing(now)],
                        wanted=made_of_it(kind, themes, say_back.strip()),
                        back=f"{shown.address}?van={shown.van}#wens-{wish_id}",
                        action=request.url.path,
                        again=[
                            ("van", shown.van),
                            ("version", str(now.version)),
                            ("kind", kind),
                            ("say_back", say_back.strip()),
                            ("then", then),
                            *(("theme", one) for one in themes),
                        ],
                        element=f"wens-{wish_id}",
                    ),
                )
        else:
            log(work, member, wish, "aangepast")
        if then:
            review.see(work, wish_id, by=member)
            log(work, member, wish, "gezien")
        shown = view(work, conversation_id, member, scope)
        return changed(request, shown, wish, to=shown.after(wish) if then else wish)


@router.post(f"{ONE_WISH}/samen")
def merge(
    request: Request,
    conversation_id: uuid.UUID,
    wish_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
    version: Annotated[int, Form()],
    into: Annotated[uuid.UUID, Form()],
) -> Response:
    """The same thing said twice becomes one."""
    with database.session(get_settings().database_url) as work:
        wish = find(work, conversation_id, wish_id, member)
        other = find(work, conversation_id, into, member)
        shown = view(work, conversation_id, member, scope)
        try:
            stands = review.merge(work, wish_id, by=member, into=into, version=version)
        except review.NotTheSame:
            return message(
                request, 422, "Dat lukte niet", "Deze twee kunnen niet één worden. Er is niets veranderd."
            )
        except Overtaken as late:
            return overtaken(
                request,
                Second(
                    now=standing(late.now),
                    wanted=[("Hoort bij", f"“{other.own_words}”")],
                    back=f"{shown.address}?van={shown.van}#wens-{late.now.merged_into_id or wish_id}",
                    by=late.now.reviewed_by,
                    action=request.url.path,
                    again=[("van", shown.van), ("version", str(late.now.version)), ("into", str(into))]
                    if late.now.merged_into_id is None
                    else [],
                ),
            )
        log(work, member, wish, f"samengevoegd met wens {stands.id}")
        return RedirectResponse(f"{shown.address}?van={shown.van}#wens-{stands.id}", 303)


@router.post(f"{ONE_WISH}/apart")
def part(
    conversation_id: uuid.UUID,
    wish_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
) -> Response:
    """They were two things after all."""
    with database.session(get_settings().database_url) as work:
        wish = find(work, conversation_id, wish_id, member)
        review.part(work, wish_id)
        log(work, member, wish, "weer apart gezet")
        shown = view(work, conversation_id, member, scope)
        return RedirectResponse(f"{shown.address}?van={shown.van}#wens-{wish_id}", 303)


def _said(shown: View, message_id: uuid.UUID) -> Message:
    line = next((line for line in shown.transcript if line.message.id == message_id and line.own), None)
    if line is None:
        raise NotThere("Deze woorden zijn er niet (meer).")
    return line.message


def _choose(request: Request, shown: View, said: Message, problem: str = "", typed: str = "") -> Response:
    return render(
        request,
        "missed.html",
        shown,
        status=422 if problem else 200,
        said=said,
        sentences=[(start, end, said.text[start:end]) for start, end in quoting.sentences(said.text)],
        problem=problem,
        typed=typed,
    )


@router.get("/gesprekken/{conversation_id}/erbij")
def missed(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    scope: scopes.Asked,
    bericht: Annotated[uuid.UUID, Query()],
) -> Response:
    """Something in this message was missed: choose the sentence, or the words in it."""
    with database.session(get_settings().database_url) as work:
        shown = view(work, conversation_id, member, scope)
        response = _choose(request, shown, _said(shown, bericht))
        access_log.write(
            work,
            event="view",
            what=f"gesprek {conversation_id}",
            client_id=shown.shown.talk.client_id,
            user=member,
        )
        return response


def place_of(text: str, piece: str, near: int) -> tuple[int, int] | None:
    """Where `piece` stands in `text`, as near to `near` as can be; none when it is not there.

    A line break is one whether it was sent as one character or as two.
    """
    wanted = "\r?\n".join(re.escape(line) for line in piece.split("\n"))
    places = [match.span() for match in re.finditer(wanted, text)] if piece else []
    return min(places, key=lambda span: abs(span[0] - near), default=None)


@router.post("/gesprekken/{conversation_id}/erbij")
def add(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
    message_id: Annotated[uuid.UUID, Form()],
    sentence: Annotated[str, Form(pattern=r"^(\d{1,5}-\d{1,5})?$")] = "",
    piece: Annotated[str, Form(max_length=LONGEST_MESSAGE)] = "",
    near: Annotated[int, Form(ge=0)] = 0,
    kind: Annotated[WishKind, Form()] = WishKind.WISH,
    theme: Themes = [],  # noqa: B006 - FastAPI makes a new one
) -> Response:
    """Keep what was missed: a sentence of a message, or words in it just as they stand there."""
    with database.session(get_settings().database_url) as work:
        shown = view(work, conversation_id, member, scope)
        said = _said(shown, message_id)
        typed = piece.replace("\r\n", "\n").strip()
        place = place_of(said.text, typed, near)
        if not typed and sentence:
            first, last = map(int, sentence.split("-"))
            place = (first, last)
        if place is None:
            sentence_ = (
                "Deze woorden staan niet zo in dit bericht. Neem ze precies over."
                if typed
                else "Kies een zin, of neem de woorden over."
            )
            return _choose(request, shown, said, sentence_, typed)
        try:
            wish = review.add(
                work,
                by=member,
                message_id=said.id,
                start=place[0],
                end=place[1],
                kind=kind,
                themes=chosen(theme),
            )
        except NotTheirWords:
            return _choose(request, shown, said, "Deze woorden staan niet in dit bericht.", typed)
        log(work, member, wish, "gekozen in het gesprek")
        return RedirectResponse(f"{shown.address}?van={shown.van}#wens-{wish.id}", 303)
