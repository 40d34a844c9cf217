"""Who may call what: a key, the scope that it has, and what its holder's role allows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool

from records import access_log, database, rights, tokens
from records.models import ApiToken, Staff
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings

bearer = HTTPBearer(auto_error=False, description="A staff member's key, made on the page *Mijn account*.")

NO_SCOPE = "Deze sleutel is hier niet voor gemaakt."
NO_RIGHT = "Dit hoort niet bij de taak van wie deze sleutel heeft."


def holder(scope: TokenScope, right: Right) -> Callable[..., Awaitable[Staff]]:
    """A dependency that gives the staff member who holds the key.

    401 without a valid key, 403 when the key lacks `scope` or the holder's role lacks `right`.
    """

    async def find(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Staff:
        token = await run_in_threadpool(_token, credentials.credentials) if credentials else None
        if token is None:
            raise HTTPException(401, "Deze sleutel is niet geldig.", headers={"WWW-Authenticate": "Bearer"})
        if scope.value not in token.scopes:
            raise HTTPException(403, NO_SCOPE)
        if not rights.may(token.staff, right):
            raise HTTPException(403, NO_RIGHT)
        access_log.via.set(f"sleutel: {token.name}")  # here, not in a thread: the call itself must see it
        return token.staff

    return find


def _token(key: str) -> ApiToken | None:
    with database.session(get_settings().database_url) as work:
        return tokens.holding(work, key)
