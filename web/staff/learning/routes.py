"""Learning to talk: an exercise for this week, questions that bring much, and how things were said back."""

from __future__ import annotations

from datetime import datetime

from fastapi import Request, Response

from records import access_log, database, learning
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import Member, protected
from web.staff.learning import texts
from web.staff.pages import page
from web.templating import HERE

EXAMPLES = 3

router = protected(Right.LEARN)


@router.get("/leren")
def learn(request: Request, member: Member) -> Response:
    """The page of this week. Nothing is kept of who looked, but for the clients whose words are shown."""
    today = datetime.now(HERE).date()
    year, week, _ = today.isocalendar()
    with database.session(get_settings().database_url) as work:
        own = learning.examples(work, member, f"{year}-W{week}", EXAMPLES)
        response = page(
            request,
            "learning/learning.html",
            week=week,
            exercise=texts.of_week(today),
            questions=learning.questions(work, member),
            examples=own,
            invented=texts.invented()[: EXAMPLES - len(own)],
            learned_from=learning.LATEST,
        )
        for one in own:
            access_log.write(
                work, event="view", what="leren praten: voorbeeld", client_id=one.client_id, user=member
            )
        return response
