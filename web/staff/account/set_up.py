"""The pages on which the second factor is set up: a QR code to confirm, and the recovery codes."""

from __future__ import annotations

import segno
from fastapi import Request, Response

from records import second_factor
from records.models import Staff
from warmwelkom.settings import get_settings
from web.staff.login.held import fernet_key
from web.staff.pages import page

KEY = "second-factor"  # the name of the file with the key that secrets are encrypted with
WRONG = "Deze code klopt niet. Wacht op de volgende code in je app en typ die."
ENDED = "Het duurde te lang. Hier is een nieuw plaatje. Haal in je app de vorige regel weg en begin opnieuw."


def factor_key() -> bytes:
    """The key of this house that secrets of second factors are encrypted with."""
    return fernet_key(KEY)


def show(
    request: Request,
    member: Staff,
    *,
    action: str,
    next_page: str = "",
    sealed: str = "",
    wrong: bool = False,
    ended: bool = False,
) -> Response:
    """The QR code with the form for the first code. `action` is where that form goes.

    After a wrong code `sealed` is the secret that the app holds already.
    """
    key = factor_key()
    if sealed and not ended:
        secret = second_factor.begun(member, sealed, key)
    else:
        secret, sealed = second_factor.begin(member, key)
    address = second_factor.address(member, secret, f"Warm Welkom, {get_settings().organisation}")
    code = segno.make(address, error="l", micro=False)
    return page(
        request,
        "account/set_up.html",
        status=422 if wrong or ended else 200,
        action=action,
        next_page=next_page,
        sealed_secret=sealed,
        picture=code.svg_data_uri(border=4, dark="#000000", light="#ffffff", omitsize=True),
        typed=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        address=address,
        problem=WRONG if wrong else ENDED if ended else "",
    )


def codes_page(request: Request, codes: list[str], *, on: str) -> Response:
    """The recovery codes, shown once; `on` is the page to go on to."""
    return page(request, "account/codes.html", codes=codes, on=on)
