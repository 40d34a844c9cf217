"""Marking a wish as seen or agreed."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, confidential, database, wishes
from records.models import Review, Wish
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach, words
from web.staff.access import Member, NotThere, own_path, protected
from web.staff.pages import asks_piece, page

STRUCK = "Deze wens is er niet meer. Misschien is die weggehaald op verzoek."

router = protected(Right.CARE)


@router.post("/wensen/{wish_id}")
def review(
    request: Request,
    wish_id: uuid.UUID,
    member: Member,
    review: Annotated[Literal["seen", "agreed"], Form()],
    back: Annotated[str, Form()] = "",
    shape: Annotated[Literal["short", "full"], Form()] = "short",
) -> Response:
    """Mark a wish; agreeing makes a goal of it. Answers the row to htmx, else goes back to `back`.

    What was agreed stays agreed: a page that was open for long may still offer "gezien".
    """
    wanted = Review(review)
    with database.session(get_settings().database_url) as work:
        wish = work.get(Wish, wish_id, with_for_update=True)
        if wish is None:
            raise NotThere(STRUCK)
        reach.check_talk(work, wish.conversation_id, member, STRUCK)
        if wish.message_id in confidential.hidden(work, wish.conversation_id, member):
            raise NotThere(STRUCK)
        if wish.review is not Review.AGREED and wish.review is not wanted:
            wishes.review(work, wish_id, by=member, review=wanted)
            access_log.write(
                work,
                event="change",
                what=f"wens {wish.id}: {words.REVIEW[wanted].lower()}",
                client_id=wish.client_id,
                user=member,
            )
        if asks_piece(request):
            return page(request, "wish_changed.html", wish=wish, full=shape == "full", back=own_path(back))
    return RedirectResponse(f"{own_path(back)}#wens-{wish_id}", 303)
