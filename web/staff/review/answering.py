"""What comes back after a change in a review: the piece for htmx, or the page at the right place."""

from __future__ import annotations

import json
import uuid
from typing import Any

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, confidential, wishes
from records.models import Review, Staff, Wish, WishKind
from records.wishes import UnknownWish
from web.staff import reach, words
from web.staff.access import NotThere
from web.staff.goals import words as goal_words
from web.staff.overtaken import Lines
from web.staff.pages import asks_piece, long_day, page
from web.staff.review.view import REASONS, View

STRUCK = "Deze wens is er niet meer. Misschien is die weggehaald op verzoek."


def find(work: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID, member: Staff) -> Wish:
    """A wish of this talk that this colleague may see. Raises NotThere."""
    reach.check_talk(work, conversation_id, member, STRUCK)
    try:
        wish = wishes.in_talk(work, conversation_id, wish_id)
    except UnknownWish as unknown:
        raise NotThere(STRUCK) from unknown
    if wish.message_id in confidential.hidden(work, conversation_id, member):
        raise NotThere(STRUCK)
    return wish


def render(request: Request, name: str, view: View, **more: Any) -> Response:
    """A page or piece of the review."""
    return page(
        request,
        f"review/{name}",
        view=view,
        talk=view.shown.talk,
        goals=goal_words,
        reasons=REASONS,
        Review=Review,
        WishKind=WishKind,
        today=goal_words.today(),
        **more,
    )


def changed(request: Request, view: View, wish: Wish, *, to: Wish | None) -> Response:
    """The wish as it is now, and on to `to`; to the end of the review when there is none."""
    target = f"wens-{to.id}" if to else "klaar"
    quote = view.quote(wish.id)
    if not asks_piece(request) or quote is None:
        return RedirectResponse(f"{view.address}?van={view.van}#{target}", 303)
    response = render(request, "changed.html", view, quote=quote)
    response.headers["HX-Trigger-After-Settle"] = json.dumps({"verder": {"naar": target}})
    return response


def log(work: Session, member: Staff, wish: Wish, what: str) -> None:
    """One line of the access log about a wish."""
    access_log.write(
        work, event="change", what=f"wens {wish.id}: {what}", client_id=wish.client_id, user=member
    )


def standing(wish: Wish) -> Lines:
    """How a wish stands, in lines to read."""
    state = words.REVIEW[wish.review]
    if wish.reviewed_by and wish.reviewed_at and wish.review is not Review.NEW:
        state = f"{state}, door {wish.reviewed_by.name} op {long_day(wish.reviewed_at)}"
    lines = [("Stand", state)]
    if wish.review_reason:
        lines.append(("Waarom", wish.review_reason))
    if wish.goal:
        lines += goal_words.facts(wish.goal)[:3]
    if wish.merged_into:
        lines.append(("Hoort bij", f"“{wish.merged_into.own_words}”"))
    return lines


def made_of_it(kind: WishKind, themes: list[str], say_back: str) -> Lines:
    """What was made of a wish, in lines to read."""
    labels = [words.THEME[theme] for theme in themes if theme in words.THEME]
    return [
        ("Wat het is", words.WISH_KIND[kind]),
        ("Waar het over gaat", ", ".join(labels) or words.NO_THEME),
        ("In één zin", say_back or "nog niets"),
    ]
