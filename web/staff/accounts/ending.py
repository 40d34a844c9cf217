"""Leaving and coming back, a new first password, a lost telephone, logging somebody out."""

from __future__ import annotations

import uuid

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from records import accounts, database, sessions
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.accounts.routes import LAST, MANAGEMENT, find, note, password_page
from web.staff.pages import message

NOT_HERE = "Deze collega werkt hier niet meer. Laat eerst weten dat die er weer is."
OWN = "Dit is je eigen account. Dat verander je bij Mijn account."

router = protected(Right.ACCOUNTS)


def _back(staff_id: uuid.UUID) -> Response:
    return RedirectResponse(f"{MANAGEMENT}/collegas/{staff_id}", 303)


@router.post("/beheer/collegas/{staff_id}/stopt")
def deactivate(request: Request, staff_id: uuid.UUID, admin: Member) -> Response:
    """No log-in, no session and no key any more."""
    try:
        with database.session(get_settings().database_url) as work:
            account = find(work, staff_id)
            accounts.deactivate(work, account.member)
            note(work, admin, account.member, "werkt hier niet meer")
    except accounts.LastAdministrator:
        return message(request, 409, "Dat kan nu niet", LAST)
    return _back(staff_id)


@router.post("/beheer/collegas/{staff_id}/terug")
def activate(staff_id: uuid.UUID, admin: Member) -> Response:
    """Who left works here again."""
    with database.session(get_settings().database_url) as work:
        account = find(work, staff_id)
        accounts.activate(account.member)
        note(work, admin, account.member, "werkt hier weer")
    return _back(staff_id)


@router.post("/beheer/collegas/{staff_id}/wachtwoord")
def new_password(request: Request, staff_id: uuid.UUID, admin: Member) -> Response:
    """A new first password for who forgot the old one; shown once."""
    if staff_id == admin.id:
        raise NotThere(OWN)
    settings = get_settings()
    with database.session(settings.database_url) as work:
        member = find(work, staff_id).member
        if not member.active or settings.oidc_only:
            raise NotThere(NOT_HERE)
        password = accounts.new_password(work, member)
        note(work, admin, member, "nieuw eerste wachtwoord")
        return password_page(request, member, password)


@router.post("/beheer/collegas/{staff_id}/tweede-stap-weg")
def without_second_factor(staff_id: uuid.UUID, admin: Member) -> Response:
    """For who lost the telephone and the recovery codes."""
    if staff_id == admin.id:
        raise NotThere(OWN)
    with database.session(get_settings().database_url) as work:
        member = find(work, staff_id).member
        accounts.without_second_factor(work, member)
        note(work, admin, member, "tweede stap weggehaald")
    return _back(staff_id)


@router.post("/beheer/collegas/{staff_id}/uitloggen")
def log_out(staff_id: uuid.UUID, admin: Member) -> Response:
    """End all sessions of a colleague: a tablet was lost."""
    with database.session(get_settings().database_url) as work:
        member = find(work, staff_id).member
        sessions.end_all(work, member.id)
        note(work, admin, member, "overal uitgelogd")
    return _back(staff_id)
