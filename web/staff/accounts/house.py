"""What the house is set to, to read; and letters that could not be sent."""

from __future__ import annotations

import uuid
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, database, outbox
from records.rights import Right
from warmwelkom.settings import PREFIX, Settings, get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.accounts.routes import MANAGEMENT
from web.staff.accounts.words import SETTING
from web.staff.pages import page

# Addresses of databases and webhooks may hold a password or a key.
_NOT_SHOWN = frozenset({"database_url", "signal_webhook"})
_SAID = {True: "ja", False: "nee", "": "niet ingesteld", None: "niet ingesteld"}

router = protected(Right.ACCOUNTS)


def shown(settings: Settings) -> list[tuple[str, str]]:
    """Every setting that is no secret, as its name and what it is."""
    lines = []
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if name in _NOT_SHOWN:
            said = "ingesteld" if value else "niet ingesteld"
        elif isinstance(value, bool) or value in ("", None):
            said = _SAID[value]
        else:
            said = value.name if isinstance(value, Path) and "file" in name else str(value)
        lines.append((name, said))
    return lines


@router.get("/beheer/instellingen")
def settings_page(request: Request) -> Response:
    """The settings of this house; they are changed where it runs."""
    return page(
        request, "accounts/settings.html", settings=shown(get_settings()), prefix=PREFIX, about=SETTING
    )


@router.get("/beheer/post")
def letters(request: Request) -> Response:
    """Letters and calls that did not leave, with why. Not what they say, nor whom they are about."""
    with database.session(get_settings().database_url) as work:
        return page(request, "accounts/letters.html", stuck=outbox.stuck(work), most=outbox.MOST_TRIES)


@router.post("/beheer/post/{key}/opnieuw")
def try_again(key: uuid.UUID, admin: Member) -> Response:
    """Try to send a letter once more."""
    with database.session(get_settings().database_url) as work:
        if not outbox.again(work, key):
            raise NotThere("Deze brief is er niet meer, of is al verstuurd.")
        access_log.write(
            work, event="change", what=f"brief {key} opnieuw geprobeerd", client_id=None, user=admin
        )
    return RedirectResponse(f"{MANAGEMENT}/post", 303)
