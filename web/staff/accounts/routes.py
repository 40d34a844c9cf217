"""Colleagues: all accounts, a new one, and changing who they are and what they may do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, accounts, clients, database, outbox, staff
from records.accounts import Account
from records.models import Role, Staff, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import HOME, Member, NotThere, protected
from web.staff.accounts.words import MAY
from web.staff.clients.invitations import ADDRESS
from web.staff.pages import page
from web.templating import HERE

MANAGEMENT = f"{HOME}/beheer"
GONE = "Dit account is er niet."
NO_NAME = "Vul een naam in."
NO_ADDRESS = "Dit is geen e-mailadres. Kijk het nog eens na."
TAKEN = "Er is al een account met dit e-mailadres."
LAST = "Dit is de enige beheerder. Maak eerst iemand anders beheerder, dan kan het wel."

router = protected(Right.ACCOUNTS)
Field = Annotated[str, Form(max_length=200)]


@dataclass
class Entered:
    """What was filled in on the form of an account, and what is wrong with it, a sentence a field."""

    values: dict[str, str]
    role: Role
    problems: dict[str, str] = field(default_factory=dict)


def _sent(
    name: Field = "", email: Field = "", ward: Field = "", role: Annotated[Role, Form()] = Role.CONTACT_PERSON
) -> Entered:
    entered = Entered({"name": name.strip(), "email": email.strip(), "ward": ward.strip()}, role)
    if not entered.values["name"]:
        entered.problems["name"] = NO_NAME
    if not ADDRESS.fullmatch(entered.values["email"]):
        entered.problems["email"] = NO_ADDRESS
    return entered


Sent = Annotated[Entered, Depends(_sent)]


def note(work: Session, admin: Staff, about: Staff, what: str) -> None:
    """Write a change of a colleague's account in the access log."""
    access_log.write(work, event="change", what=f"account {about.id}: {what}", client_id=None, user=admin)


def find(work: Session, staff_id: uuid.UUID) -> Account:
    """An account. Raises NotThere."""
    found = accounts.one(work, staff_id)
    if found is None:
        raise NotThere(GONE)
    return found


def _form(request: Request, work: Session, entered: Entered, account: Account | None = None) -> Response:
    return page(
        request,
        "accounts/one.html" if account else "accounts/new.html",
        status=422 if entered.problems else 200,
        entered=entered,
        account=account,
        roles=list(Role),
        may=MAY,
        wards=clients.wards(work, now().astimezone(HERE).date()),
        settings=get_settings(),
    )


@router.get("/beheer")
def everyone(request: Request) -> Response:
    """All colleagues, and what asks for attention."""
    with database.session(get_settings().database_url) as work:
        return page(
            request,
            "accounts/everyone.html",
            accounts=accounts.everyone(work),
            stuck=len(outbox.stuck(work)),
            settings=get_settings(),
        )


@router.get("/beheer/collegas/nieuw")
def new(request: Request) -> Response:
    """The form for a new colleague."""
    with database.session(get_settings().database_url) as work:
        return _form(request, work, Entered({}, Role.CONTACT_PERSON))


@router.post("/beheer/collegas")
def create(request: Request, admin: Member, entered: Sent) -> Response:
    """Make an account, and show its first password once."""
    settings = get_settings()
    password = None if settings.oidc_only else staff.made_up()
    with database.session(settings.database_url) as work:
        if not entered.problems:
            try:
                member = staff.create(
                    work,
                    name=entered.values["name"],
                    email=entered.values["email"],
                    password=password,
                    role=entered.role,
                    ward=entered.values["ward"],
                    first_password=True,
                )
            except staff.EmailTaken:
                entered.problems["email"] = TAKEN
        if entered.problems:
            return _form(request, work, entered)
        note(work, admin, member, f"gemaakt, rol {member.role.value}")
        return password_page(request, member, password, status=201)


def password_page(request: Request, member: Staff, password: str | None, *, status: int = 200) -> Response:
    """The first password of a colleague, to be seen once."""
    return page(
        request,
        "accounts/password.html",
        status=status,
        colleague=member,
        password=password,
        settings=get_settings(),
    )


@router.get("/beheer/collegas/{staff_id}")
def one(request: Request, staff_id: uuid.UUID) -> Response:
    """A colleague's account."""
    with database.session(get_settings().database_url) as work:
        account = find(work, staff_id)
        return _form(request, work, _entered(account.member), account)


def _entered(member: Staff) -> Entered:
    return Entered({"name": member.name, "email": member.email, "ward": member.ward}, member.role)


@router.post("/beheer/collegas/{staff_id}")
def change(request: Request, staff_id: uuid.UUID, admin: Member, entered: Sent) -> Response:
    """Change name, address, role or ward."""
    with database.session(get_settings().database_url) as work:
        account = find(work, staff_id)
        if entered.problems:
            return _form(request, work, entered, account)
        try:
            with work.begin_nested():
                changed = accounts.change(
                    work,
                    account.member,
                    name=entered.values["name"],
                    email=entered.values["email"],
                    role=entered.role,
                    ward=entered.values["ward"],
                )
        except staff.EmailTaken:
            entered.problems["email"] = TAKEN
        except accounts.LastAdministrator:
            entered.problems["role"] = LAST
        if entered.problems:
            return _form(request, work, entered, account)
        for name in changed:
            note(work, admin, account.member, _SAID[name].format(role=account.member.role.value))
    return RedirectResponse(f"{MANAGEMENT}/collegas/{staff_id}", 303)


# For the access log, which holds nothing that somebody typed.
_SAID = {
    "name": "naam veranderd",
    "email": "e-mailadres veranderd",
    "role": "rol nu {role}",
    "ward": "woongroep veranderd",
}
