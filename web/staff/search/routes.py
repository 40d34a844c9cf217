"""Searching all that a colleague may see, in the person's words, forgiving of spelling."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from records import access_log, database, search
from records.rights import Right
from records.search import FoundIn
from warmwelkom.settings import get_settings
from web.staff.access import Member, protected
from web.staff.pages import page

LONGEST = 200  # characters of what is searched for
AT_LEAST = 2

WHERE = {
    FoundIn.CLIENT: "Bewoner",
    FoundIn.RELATIVE: "Naaste",
    FoundIn.WISH: "Gezegd",
    FoundIn.GOAL: "Afspraak",
    FoundIn.SUMMARY: "Samenvatting",
    FoundIn.MESSAGE: "In het gesprek",
}

router = protected(Right.CARE)


@router.get("/zoeken")
def look(request: Request, member: Member, q: Annotated[str, Query(max_length=LONGEST)] = "") -> Response:
    """What holds these words, or words spelled much like them. Whoever is found is in the access log.

    What was searched for is not: it may say more about a person than who looked.
    """
    asked = " ".join(q.split())
    long_enough = len(asked) >= AT_LEAST
    with database.session(get_settings().database_url) as work:
        found = search.words(work, asked, member) if long_enough else []
        response = page(
            request,
            "search/found.html",
            asked=asked,
            long_enough=long_enough,
            found=found,
            where=WHERE,
            most=search.LIMIT,
            FoundIn=FoundIn,
        )
        for client_id in dict.fromkeys(one.client.id for one in found if one.client):
            access_log.write(work, event="search", what="zoeken", client_id=client_id, user=member)
        return response
