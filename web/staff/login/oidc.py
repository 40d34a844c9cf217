"""Single sign-on: to the organisation's own log-in and back."""

from __future__ import annotations

import json
import logging
from dataclasses import astuple

from cryptography.fernet import InvalidToken
from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, database, single_sign_on
from records.single_sign_on import NoEntry, Why
from warmwelkom.settings import get_settings
from web.staff.access import HOME, LOG_IN, LOG_IN_COOKIE, SESSION_COOKIE, NotThere, own_path, set_cookie
from web.staff.login import provider
from web.staff.login.entry import begin
from web.staff.login.entry import router as router
from web.staff.login.held import house_key
from web.staff.pages import page

logger = logging.getLogger(__name__)

START = f"{LOG_IN}/oidc"
COOKIE = "ww_oidc"
WITHIN = 10 * 60  # seconds for logging in at the provider

FAILED = "Inloggen lukte niet. Begin opnieuw. Lukt het dan nog niet? Vraag hulp aan de beheerder."
AWAY = "Het inloggen van je organisatie is nu niet bereikbaar. Probeer het over een paar minuten nog eens."
SENTENCE = {
    Why.NO_ACCOUNT: "Er is in Warm Welkom geen account voor jou. Vraag de beheerder om er een te maken.",
    Why.NOT_VERIFIED: "Je werkaccount heeft geen bevestigd e-mailadres. Vraag hulp aan de beheerder.",
    Why.ANOTHER: "Dit e-mailadres hoort al bij een ander werkaccount. Vraag hulp aan de beheerder.",
}


def _back() -> str:
    return f"{get_settings().public_url}{START}/terug"


def _sorry(request: Request, sentence: str, status: int) -> Response:
    answer = page(
        request, "login/sorry.html", status=status, sentence=sentence, again=not get_settings().oidc_only
    )
    answer.delete_cookie(COOKIE, path=START)
    return answer


@router.get("/inloggen/oidc")
def go(request: Request, next: str = "") -> Response:  # noqa: A002  # the name in the address
    """To the provider. What must come back unchanged stays in this browser, sealed."""
    settings = get_settings()
    if not settings.oidc_issuer:
        raise NotThere("Dit huis heeft geen ander account om mee in te loggen.")
    try:
        begun = provider.begin(settings, _back())
    except provider.Unreachable as error:
        logger.warning("single sign-on: %s", error)
        return _sorry(request, AWAY, 503)
    answer = RedirectResponse(begun.address, 303)
    kept = json.dumps([astuple(begun), own_path(next)])
    answer.set_cookie(
        COOKIE,
        house_key("oidc").encrypt(kept.encode()).decode(),
        max_age=WITHIN,
        path=START,
        httponly=True,
        samesite="lax",  # the provider, another site, sends the browser back
        secure=settings.public_url.startswith("https://"),
    )
    return answer


@router.get("/inloggen/oidc/terug")
def come_back(request: Request) -> Response:
    """Back from the provider: into the account of whom it vouches for."""
    settings = get_settings()
    if not settings.oidc_issuer:
        raise NotThere("Dit huis heeft geen ander account om mee in te loggen.")
    try:
        kept = house_key("oidc").decrypt(request.cookies.get(COOKIE, "").encode(), ttl=WITHIN)
        begun, next_page = json.loads(kept)
        person = provider.finish(settings, _back(), provider.Begun(*begun), request.query_params)
    except (InvalidToken, provider.Untrusted) as error:
        logger.warning("single sign-on refused: %s", error)
        return _sorry(request, FAILED, 403)
    except provider.Unreachable as error:
        logger.warning("single sign-on: %s", error)
        return _sorry(request, AWAY, 503)
    try:
        return _enter(request, person, next_page)
    except NoEntry as refused:
        return _sorry(request, SENTENCE[refused.why], 403)


def _enter(request: Request, person: provider.Person, next_page: str) -> Response:
    with database.session(get_settings().database_url) as work:
        member, tied = single_sign_on.member(
            work, subject=person.subject, email=person.email, verified=person.verified
        )
        if tied:
            what = "eigen account: gekoppeld aan het inloggen van de organisatie"
            access_log.write(work, event="change", what=what, client_id=None, user=member)
        key, step = begin(work, request, member, strong=person.strong)
    # No redirect: on a way that began at another site the browser would keep the strict cookie to itself.
    answer = page(request, "login/onward.html", onward=step or own_path(next_page))
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    answer.delete_cookie(LOG_IN_COOKIE, path=LOG_IN)
    answer.delete_cookie(COOKIE, path=START)
    return answer
