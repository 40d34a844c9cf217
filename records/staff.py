"""Accounts of staff members and their passwords.

Log-ins are in records/sessions.py, the second factor in records/second_factor.py, keys to the API in
records/tokens.py, and what an administrator does with accounts in records/accounts.py.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy.orm import Session

from records import passwords
from records.keys import new_key
from records.models import Role, Staff

_hasher = PasswordHasher()  # argon2id with the library's defaults (RFC 9106, low memory)
NO_PASSWORD = _hasher.hash(new_key())  # of who can't log in; checked too when an account is unknown, so that
# both take as long


class EmailTaken(ValueError):
    """There is an account with this e-mail address already."""


def address_of(email: str) -> str:
    """An e-mail address as it is kept."""
    return email.strip().lower()


def made_up() -> str:
    """A password that nobody can guess and that can be read out: "3f7k-m2vx-8dqp-t4nw", 79 bits."""
    signs = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
    return "-".join("".join(secrets.choice(signs) for _ in range(4)) for _ in range(4))


def create(
    session: Session,
    *,
    name: str,
    email: str,
    password: str | None,
    role: Role,
    ward: str = "",
    own: Iterable[str] = (),
    first_password: bool = False,
) -> Staff:
    """A new account. Raises passwords.Refused or EmailTaken.

    No password: for who comes in by single sign-on alone. `own` are more names that a password may not lean
    on, as that of the organisation. `first_password`: its holder is to choose another one at once.
    """
    address = address_of(email)
    check_free(session, address)
    member = Staff(name=name.strip(), email=address, password_hash=NO_PASSWORD, role=role, ward=ward.strip())
    if password is not None:
        choose_password(member, password, own=own, first=first_password)
    session.add(member)
    session.flush()
    return member


def check_free(session: Session, email: str, but: Staff | None = None) -> None:
    """Raises EmailTaken when another account than `but` has this e-mail address."""
    found = session.scalar(sa.select(Staff.id).where(Staff.email == address_of(email)))
    if found is not None and (but is None or found != but.id):
        raise EmailTaken(f"there is an account for {address_of(email)} already")


def choose_password(member: Staff, password: str, *, own: Iterable[str] = (), first: bool = False) -> None:
    """Give an account a password. Raises passwords.Refused.

    `first`: somebody else knows it, so its holder is to choose another one.
    """
    passwords.check(password, (member.name, member.email, *own))
    member.password_hash = _hasher.hash(password)
    member.first_password = first


def with_password(session: Session, *, email: str, password: str) -> Staff | None:
    """The active staff member with this e-mail address and password, or none.

    A password that was hashed with other parameters than today's is hashed anew.
    """
    member = session.scalar(sa.select(Staff).where(Staff.email == address_of(email), Staff.active.is_(True)))
    kept = member.password_hash if member else NO_PASSWORD
    try:
        _hasher.verify(kept, password)
    except VerificationError:
        return None
    if member is not None and _hasher.check_needs_rehash(kept):
        member.password_hash = _hasher.hash(password)
    return member
