"""``warmwelkom create-staff``: an account for a staff member."""

import json
import secrets
from datetime import timedelta
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from records import database, staff, tokens
from records.models import Role, Staff, now
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings

KEY_LASTS = timedelta(days=90)


def _key(work: Session, member: Staff) -> str:
    """A key to the API for all that the role allows."""
    _, key = tokens.make(
        work, member, name="opdrachtregel", scopes=tokens.TokenScope, expires_at=now() + KEY_LASTS
    )
    return key


def create_staff(
    email: Annotated[str, typer.Argument(help="E-mail address to log in with.")],
    name: Annotated[str, typer.Option(help="Name that colleagues see; the address when left out.")] = "",
    role: Annotated[Role, typer.Option(help="What this staff member may do.")] = Role.CONTACT_PERSON,
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for a password instead of making one.")
    ] = False,
    token: Annotated[
        bool, typer.Option("--token", help="Make a token for the HTTP API as well, for 90 days.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write one line of JSON.")] = False,
) -> None:
    """Make an account. Password and token are shown once and kept only as hashes.

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
            member = staff.create(work, name=name or email, email=email, password=password, role=role)
            key = _key(work, member) if token else None
    except (staff.EmailTaken, staff.PasswordTooShort) as error:
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
