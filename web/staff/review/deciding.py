"""One tap a wish: agreed, seen, not now; and back again."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated, Literal

from fastapi import Form, Request, Response
from sqlalchemy.orm import Session

from records import database, review
from records.holding import Overtaken
from records.models import Review, Staff, Wish
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import scopes, words
from web.staff.access import Member, protected
from web.staff.goals import words as goal_words
from web.staff.overtaken import Lines, Second, overtaken
from web.staff.pages import message
from web.staff.review.answering import changed, find, log, standing
from web.staff.review.view import view

LONGEST = 500  # characters in a field

router = protected(Right.CARE)
Text = Annotated[str, Form(max_length=LONGEST)]
WANTED = {"agree": Review.AGREED, "seen": Review.SEEN, "not_now": Review.NOT_NOW, "undo": Review.NEW}


class _Wanted:
    """What a colleague wants with a wish, as the form says it."""

    def __init__(self, do: str, what: str, who: str, by_when: date | None, reason: str) -> None:
        self.review = WANTED[do]
        self.what, self.who, self.by_when, self.reason = what.strip(), who.strip(), by_when, reason.strip()

    def put(self, work: Session, wish: Wish, member: Staff, version: int) -> None:
        """Do it. Raises Overtaken."""
        if self.review is Review.AGREED:
            review.agree(
                work,
                wish.id,
                by=member,
                what=self.what,
                who=self.who,
                by_when=self.by_when,
                version=version,
            )
        elif self.review is Review.SEEN:
            review.see(work, wish.id, by=member, version=version)
        elif self.review is Review.NOT_NOW:
            review.not_now(work, wish.id, by=member, reason=self.reason, version=version)
        else:
            review.undo(work, wish.id, version=version)

    def stands(self, wish: Wish) -> bool:
        """Whether it is so already: two colleagues wanted the same."""
        if wish.review is not self.review or wish.merged_into_id is not None:
            return False
        if self.review is Review.AGREED and wish.goal is not None:
            goal = wish.goal
            what = self.what or wish.own_words
            return (goal.what, goal.who, goal.by_when) == (what, self.who, self.by_when)
        return self.review is not Review.NOT_NOW or wish.review_reason == self.reason

    def touches_nothing(self, wish: Wish) -> bool:
        """Whether nobody decided on it yet: a colleague only corrected what it is about."""
        return wish.review is Review.NEW and wish.merged_into_id is None and self.review is not Review.NEW

    def lines(self, wish: Wish) -> Lines:
        """It in lines to read."""
        said = [("Stand", words.REVIEW[self.review])]
        if self.review is Review.AGREED:
            said.append((goal_words.FIELD["what"], self.what or wish.own_words))
            if wish.client_id:
                said.append((goal_words.FIELD["who"], goal_words.value("who", self.who)))
                said.append((goal_words.FIELD["by_when"], goal_words.written(self.by_when)))
        elif self.reason:
            said.append(("Waarom", self.reason))
        return said

    def fields(self, do: str, wish: Wish, van: str) -> list[tuple[str, str]]:
        """A form that does it all the same. What was agreed is changed where it is agreed, not here."""
        if wish.review is Review.AGREED or wish.merged_into_id is not None:
            return []
        day = self.by_when.isoformat() if self.by_when else ""
        return [
            ("do", do),
            ("van", van),
            ("version", str(wish.version)),
            ("what", self.what),
            ("who", self.who),
            ("by_when", day),
            ("reason", self.reason),
        ]


@router.post("/gesprekken/{conversation_id}/wensen/{wish_id}")
def decide(
    request: Request,
    conversation_id: uuid.UUID,
    wish_id: uuid.UUID,
    member: Member,
    scope: scopes.Sent,
    do: Annotated[Literal["agree", "seen", "not_now", "undo"], Form()],
    version: Annotated[int, Form()],
    what: Text = "",
    who: Text = "",
    by_when: Text = "",
    reason: Text = "",
) -> Response:
    """What staff do with a wish, and on to the next. Whoever is second sees both sides first."""
    try:
        day = goal_words.parsed(by_when)
    except ValueError:
        return message(request, 422, "Dat lukte niet", "De dag klopt niet. Er is niets veranderd.")
    wanted = _Wanted(do, what, who, day, reason)
    with database.session(get_settings().database_url) as work:
        wish = find(work, conversation_id, wish_id, member)
        try:
            try:
                wanted.put(work, wish, member, version)
            except Overtaken as late:
                if not wanted.touches_nothing(late.now):
                    raise
                wanted.put(work, wish, member, late.now.version)
        except Overtaken as late:
            if not wanted.stands(late.now):
                shown = view(work, conversation_id, member, scope)
                return overtaken(
                    request,
                    Second(
                        now=standing(late.now),
                        wanted=wanted.lines(late.now),
                        back=f"{shown.address}?van={shown.van}#wens-{late.now.merged_into_id or wish_id}",
                        by=late.now.reviewed_by,
                        action=request.url.path,
                        again=wanted.fields(do, late.now, shown.van),
                        element=f"wens-{wish_id}",
                    ),
                )
        else:
            log(
                work,
                member,
                wish,
                "ongedaan gemaakt" if do == "undo" else words.REVIEW[wanted.review].lower(),
            )
        work.flush()
        shown = view(work, conversation_id, member, scope)
        stays = do == "undo" or (do == "not_now" and not wanted.reason)
        return changed(request, shown, wish, to=wish if stays else shown.after(wish))
