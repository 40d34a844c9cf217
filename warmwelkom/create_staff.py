"""``warmwelkom create-staff``: an account for a staff member."""

import json
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from records import database, passwords, staff, tokens
from records.models import Role, Staff, now
from records.tokens import TokenScope
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings


def _key(work: Session, member: Staff, scopes: Iterable[TokenScope], days: int) -> str:
    """A key to the API, for what its scopes and the role both allow."""
    _, key = tokens.make(
        work, member, name="opdrachtregel", scopes=scopes, expires_at=now() + timedelta(days=days)
    )
    return key


def create_staff(
    email: Annotated[str, typer.Argument(help="E-mail address to log in with.")],
    name: Annotated[str, typer.Option(help="Name that colleagues see; the address when left out.")] = "",
    role: Annotated[Role, typer.Option(help="What this staff member may do.")] = Role.CONTACT_PERSON,
    ward: Annotated[str, typer.Option(help="The ward (woongroep) of a contact person or team lead.")] = "",
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for a password instead of making one.")
    ] = False,
    token: Annotated[bool, typer.Option("--token", help="Make a key for the HTTP API as well.")] = False,
    scope: Annotated[
        list[TokenScope] | None,
        typer.Option(help="What that key may be used for; say it again for more. All, when left out."),
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days that key works.")] = 90,
    as_json: Annotated[bool, typer.Option("--json", help="Write one line of JSON.")] = False,
) -> None:
    """Make an account. Password and key are shown once and kept only as hashes.

    Exit codes: 0 the account is made, 1 it could not be made (one sentence tells why).
    """
    if "@" not in email:
        raise WarmWelkomError(f"{email!r} is not an e-mail address: give one such as anja@huis.example.")
    password = secrets.token_urlsafe(12)
    if ask_password:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    settings = get_settings()
    database.upgrade(settings.database_url)
    try:
        with database.session(settings.database_url) as work:
            member = staff.create(
                work,
                name=name or email,
                email=email,
                password=password,
                role=role,
                ward=ward,
                own=[settings.organisation],
            )
            key = _key(work, member, scope or TokenScope, days) if token or scope else None
    except (staff.EmailTaken, passwords.Refused) as error:
        raise WarmWelkomError(f"The account was not made: {error}.") from error
    if as_json:
        made = {"id": str(member.id), "email": member.email, "role": role.value, "token": key}
        print(json.dumps({**made, "password": None if ask_password else password}))
        return
    print(f"Made an account for {member.email} ({role.value}).")
    if not ask_password:
        print(f"Password: {password}")
    if key:
        print(f"API token: {key}")
