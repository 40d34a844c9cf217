"""The own account: to see it, and the name, the password, and where one is logged in."""

from __future__ import annotations

import threading
import uuid
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, attempts, database, passwords, second_factor, sessions, staff, tokens
from records.models import Staff, now
from warmwelkom.settings import get_settings
from web.staff.access import HOME, LOG_IN, SESSION_COOKIE, Member, NotThere, protected, session_key, untouched
from web.staff.account import words
from web.staff.login.routes import limited
from web.staff.pages import page

ACCOUNT = f"{HOME}/account"
NO_NAME = "Vul je naam in, zoals collega's je kennen."
WRONG = "Je wachtwoord van nu klopt niet. Probeer het nog eens."
LIMITED = "Dat ging een paar keer niet goed. Wacht een kwartier en probeer het dan nog eens."
NOT_THE_SAME = "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze nog eens."
SAME_AS_BEFORE = "Dit is je oude wachtwoord. Kies een ander."
NO_PASSWORDS = "In dit huis log je in met je werkaccount. Een wachtwoord is hier niet nodig."

_one_at_a_time = threading.Lock()  # as at the log-in: no guess slips through while another is counted

router = protected()
Password = Annotated[str, Form(max_length=1200)]  # more than is allowed, so that a sentence says so


def note(work: Session, member: Staff, what: str) -> None:
    """Write a change of one's own account in the access log."""
    access_log.write(work, event="change", what=f"eigen account: {what}", client_id=None, user=member)


def account_page(
    request: Request, work: Session, member: Staff, *, problems: dict[str, str] | None = None
) -> Response:
    """All there is to one's account; `problems` says by form what went wrong."""
    key = session_key(request) or ""
    open_now = sessions.of(work, member.id, untouched=untouched())
    return page(
        request,
        "account/account.html",
        status=422 if problems else 200,
        account=work.get_one(Staff, member.id),
        open_now=[(one, sessions.is_of_key(one, key)) for one in open_now],
        has_factor=second_factor.is_set_up(member),
        codes_left=second_factor.codes_left(work, member),
        keys=tokens.of(work, member),
        scope_words=words.SCOPE,
        scopes=words.scopes(member.role),
        moment=now(),
        problems=problems or {},
        settings=get_settings(),
    )


@router.get("/account")
def show(request: Request, member: Member) -> Response:
    """The own account."""
    with database.session(get_settings().database_url) as work:
        return account_page(request, work, member)


@router.post("/account/naam")
def rename(request: Request, member: Member, name: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Change the own name."""
    with database.session(get_settings().database_url) as work:
        if not name.strip():
            return account_page(request, work, member, problems={"name": NO_NAME})
        kept = work.get_one(Staff, member.id)
        if kept.name != name.strip():
            kept.name = name.strip()
            note(work, member, "naam veranderd")
    return RedirectResponse(ACCOUNT, 303)


def _password_page(request: Request, member: Staff, problem: str = "", status: int = 422) -> Response:
    return page(
        request,
        "account/password.html",
        status=status if problem else 200,
        account=member,
        problem=problem,
        how=words.HOW,
    )


@router.get("/account/wachtwoord")
def ask_password(request: Request, member: Member) -> Response:
    """The form for another password; whoever has a first one comes here before all else."""
    if get_settings().oidc_only:
        raise NotThere(NO_PASSWORDS)
    return _password_page(request, member)


@router.post("/account/wachtwoord")
def choose_password(
    request: Request, member: Member, current: Password = "", new: Password = "", again: Password = ""
) -> Response:
    """Choose another password; it ends all other sessions."""
    settings = get_settings()
    if settings.oidc_only:
        raise NotThere(NO_PASSWORDS)
    try:
        known = _knows_password(member, current)
    except attempts.TooManyAttempts:
        return limited(_password_page(request, member, LIMITED, 429))
    if not known:
        return _password_page(request, member, WRONG)
    if new != again:
        return _password_page(request, member, NOT_THE_SAME)
    if new == current:
        return _password_page(request, member, SAME_AS_BEFORE)
    with database.session(settings.database_url) as work:
        kept = work.get_one(Staff, member.id)
        try:
            staff.choose_password(kept, new, own=[settings.organisation])
        except passwords.Refused as refused:
            return _password_page(request, member, words.FLAW[refused.flaw])
        sessions.end_all(work, member.id, but=session_key(request) or "")
        note(work, member, "wachtwoord veranderd")
    return RedirectResponse(f"{ACCOUNT}#wachtwoord", 303)


def _knows_password(member: Staff, password: str) -> bool:
    """Whether this is the password of who is logged in; counted as a log-in is. Raises TooManyAttempts."""
    subject = f"account:{member.email}"
    with _one_at_a_time, database.session(get_settings().database_url) as work:
        attempts.check(work, subject)
        if staff.with_password(work, email=member.email, password=password) is None:
            attempts.failed(work, subject)
            return False
        attempts.forget(work, subject)
        return True


@router.post("/account/sessies/{session_id}/einde")
def end_session(session_id: uuid.UUID, member: Member) -> Response:
    """Log out in another browser."""
    with database.session(get_settings().database_url) as work:
        if not sessions.end_one(work, member.id, session_id):
            raise NotThere("Daar was je al uitgelogd.")
        note(work, member, "ergens anders uitgelogd")
    return RedirectResponse(f"{ACCOUNT}#ingelogd", 303)


@router.post("/account/uitloggen")
def log_out_everywhere(member: Member) -> Response:
    """Log out in every browser, this one too."""
    with database.session(get_settings().database_url) as work:
        sessions.end_all(work, member.id)
        note(work, member, "overal uitgelogd")
    answer = RedirectResponse(LOG_IN, 303)
    answer.delete_cookie(SESSION_COOKIE, path=HOME)
    return answer
