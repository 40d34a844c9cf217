"""The review of one talk: the page, who else is there, and done."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, database, review, viewing, waiting
from records.holding import Overtaken
from records.models import Review, Staff
from records.rights import Right
from records.scope import Scope
from warmwelkom.settings import get_settings
from web.staff import scopes
from web.staff.access import HOME, Member, NotThere, protected
from web.staff.overtaken import Second, overtaken
from web.staff.pages import page
from web.staff.review.answering import log, render
from web.staff.review.view import GONE, View, view

LONGEST_SUMMARY = 4000

router = protected(Right.CARE)


@router.get("/bekijken")
def begin(request: Request, member: Member, scope: scopes.Asked) -> Response:
    """The talk that waits longest; a kind word when none does."""
    with database.session(get_settings().database_url) as work:
        first = waiting.next_talk(work, scope, member)
        others = scopes.offered(member) and not first
        elsewhere = waiting.count(work, Scope.ALL, member) if others else 0
    if first:
        return RedirectResponse(f"{HOME}/gesprekken/{first}/bekijken?van={scopes.WORD[scope]}", 303)
    return page(request, "review/none.html", elsewhere=elsewhere, scope=scope, Scope=Scope)


@router.get("/gesprekken/{conversation_id}/bekijken")
def one(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    scope: scopes.Asked,
    vorige: Annotated[str, Query(max_length=36)] = "",
) -> Response:
    """One talk, with what matters in it first."""
    with database.session(get_settings().database_url) as work:
        shown = view(work, conversation_id, member, scope)
        viewing.enter(work, conversation_id, member)
        response = render(request, "page.html", shown, before=_uuid(vorige))
        access_log.write(
            work,
            event="view",
            what=f"gesprek {conversation_id}",
            client_id=shown.shown.talk.client_id,
            user=member,
        )
        return response


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@router.get("/gesprekken/{conversation_id}/bekijken/samen")
def together(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    scope: scopes.Asked,
    held: Annotated[list[str], Query(max_length=500)] = [],  # noqa: B006 - FastAPI makes a new one
) -> Response:
    """Who else has this talk open, and the wishes that are no longer as the page holds them."""
    with database.session(get_settings().database_url) as work:
        shown = view(work, conversation_id, member, scope)
        viewing.enter(work, conversation_id, member)
        known = {one.partition(":")[0] for one in held}
        newer = [
            quote
            for quote in shown.quotes
            if str(quote.wish.id) in known and f"{quote.wish.id}:{quote.wish.version}" not in held
        ]
        if newer:
            access_log.write(
                work,
                event="view",
                what=f"gesprek {conversation_id}",
                client_id=shown.shown.talk.client_id,
                user=member,
            )
        return render(
            request,
            "together.html",
            shown,
            newer=newer,
            other_list=known != {str(quote.wish.id) for quote in shown.quotes},
        )


def _on(shown: View) -> Response:
    """On to the next talk, or to the word that there is none."""
    if shown.next_talk is None:
        return RedirectResponse(f"{HOME}/bekijken?van={shown.van}", 303)
    address = f"{HOME}/gesprekken/{shown.next_talk}/bekijken"
    return RedirectResponse(f"{address}?van={shown.van}&vorige={shown.shown.talk.id}", 303)


def _done_with_a_part(work: Session, shown: View, member: Staff) -> Response:
    """Some of this talk is not this colleague's to see: only what was shown counts as seen."""
    for quote in shown.quotes:
        if quote.wish.review is Review.NEW:
            review.see(work, quote.wish.id, by=member)
            log(work, member, quote.wish, "gezien")
    viewing.leave(work, shown.shown.talk.id, member)
    return _on(shown)


@router.post("/gesprekken/{conversation_id}/bekeken")
def done(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
    summary: Annotated[str, Form(max_length=LONGEST_SUMMARY)] = "",
    was: Annotated[str, Form(max_length=LONGEST_SUMMARY)] = "",
) -> Response:
    """Keep the summary; what was not decided on counts as seen; on to the next talk."""
    words = summary.replace("\r\n", "\n").strip()
    with database.session(get_settings().database_url) as work:
        shown = view(work, conversation_id, member, scope)
        if shown.kept:
            return _done_with_a_part(work, shown, member)
        try:
            talk = review.accept_summary(
                work, conversation_id, summary=words, was=was.replace("\r\n", "\n").strip()
            )
        except review.UnknownTalk as unknown:
            raise NotThere(GONE) from unknown
        except Overtaken as late:
            back = f"{HOME}/gesprekken/{conversation_id}/bekijken?van={scopes.WORD[scope]}#klaar"
            return overtaken(
                request,
                Second(
                    now=[("Samenvatting", late.now.summary or "leeg gelaten")],
                    wanted=[("Samenvatting", words or "leeg gelaten")],
                    back=back,
                    by=late.now.reviewed_by,
                    action=request.url.path,
                    again=[("van", scopes.WORD[scope]), ("summary", words), ("was", late.now.summary)],
                ),
            )
        review.finish(work, conversation_id, by=member)
        viewing.leave(work, conversation_id, member)
        access_log.write(
            work,
            event="change",
            what=f"gesprek {conversation_id}: bekeken",
            client_id=talk.client_id,
            user=member,
        )
        return _on(shown)
