"""The second factor: six digits of an app (TOTP, RFC 6238), and recovery codes for who lost the telephone.

Secrets are kept encrypted with a key of this house, which whoever calls hands in; with a copy of the database
alone nobody makes a code.
"""

from __future__ import annotations

import hmac
import re
import secrets
import uuid
from typing import Final

import pyotp
import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy.orm import Session

from records.keys import key_hash
from records.models import RecoveryCode, Staff, now

STEP: Final = 30  # seconds
DRIFT: Final = 1  # steps that a clock may be off, to either side (RFC 6238, 5.2)
CODES: Final = 10
SET_UP_WITHIN: Final = 20 * 60  # seconds between showing a secret and confirming it
_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
_CODE_LENGTH: Final = 12  # signs: 59 bits


class WrongCode(Exception):
    """The code is not right, or was used before."""


class SetUpEnded(Exception):
    """The set-up was begun too long ago, or by somebody else; begin anew."""


def begin(member: Staff, key: bytes) -> tuple[str, str]:
    """A fresh secret for an app: itself, in base 32, and sealed, to be handed back to `confirm`.

    Nothing is kept until it is confirmed. `key` is a Fernet key.
    """
    secret = pyotp.random_base32()
    return secret, seal(member, secret, key)


def seal(member: Staff, secret: str, key: bytes) -> str:
    """A secret that is on its way to be confirmed, in a form that only this house can read."""
    return Fernet(key).encrypt(f"{member.id}:{secret}".encode()).decode()


def begun(member: Staff, sealed: str, key: bytes) -> str:
    """The secret in what `begin` sealed. Raises SetUpEnded."""
    try:
        text = Fernet(key).decrypt(sealed.encode(), ttl=SET_UP_WITHIN).decode()
    except (InvalidToken, ValueError) as error:
        raise SetUpEnded from error
    owner, _, secret = text.partition(":")
    if owner != str(member.id) or not secret:
        raise SetUpEnded
    return secret


def address(member: Staff, secret: str, organisation: str) -> str:
    """The otpauth address for a QR code."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=member.email, issuer_name=organisation)


def confirm(session: Session, member: Staff, sealed: str, code: str, key: bytes) -> list[str]:
    """Set the second factor up with a code of the app; gives the recovery codes, to be shown once.

    Raises SetUpEnded or WrongCode.
    """
    secret = begun(member, sealed, key)
    step = _step_of(secret, code, after=0)
    if step is None:
        raise WrongCode
    kept = session.get_one(Staff, member.id)
    kept.totp_secret = Fernet(key).encrypt(secret.encode()).decode()
    kept.totp_step = step
    return new_codes(session, member)


def is_set_up(member: Staff) -> bool:
    """Whether a member logs in with a second factor."""
    return member.totp_secret is not None


def check(session: Session, member: Staff, code: str, key: bytes) -> bool:
    """Whether the code is a fresh one of the app, or an unused recovery code. It is used up then."""
    digits = re.sub(r"\s", "", code)
    if re.fullmatch(r"[0-9]{6}", digits):
        return _check_app(session, member, digits, key)
    return _use_recovery(session, member, code)


def remove(session: Session, member: Staff) -> None:
    """Log in without a second factor from now on."""
    kept = session.get_one(Staff, member.id)
    kept.totp_secret = None
    session.execute(sa.delete(RecoveryCode).where(RecoveryCode.staff_id == member.id))


def new_codes(session: Session, member: Staff) -> list[str]:
    """Ten fresh recovery codes instead of those that there were. Only their hashes are kept."""
    session.execute(sa.delete(RecoveryCode).where(RecoveryCode.staff_id == member.id))
    codes = []
    for _ in range(CODES):
        code = "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))
        session.add(RecoveryCode(staff_id=member.id, code_hash=_code_hash(member.id, code)))
        codes.append("-".join(code[at : at + 4] for at in range(0, _CODE_LENGTH, 4)))
    return codes


def codes_left(session: Session, member: Staff) -> int:
    """How many recovery codes were not used."""
    left = session.scalar(
        sa.select(sa.func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.staff_id == member.id, RecoveryCode.used_at.is_(None))
    )
    return left or 0


def _step_of(secret: str, code: str, *, after: int) -> int | None:
    """The time step around now, later than `after`, of which this is the code."""
    app = pyotp.TOTP(secret, interval=STEP)
    here = int(now().timestamp()) // STEP
    digits = re.sub(r"\s", "", code).encode()
    for step in range(here - DRIFT, here + DRIFT + 1):
        if step > after and hmac.compare_digest(app.at(step * STEP).encode(), digits):
            return step
    return None


def _check_app(session: Session, member: Staff, digits: str, key: bytes) -> bool:
    kept = session.get_one(Staff, member.id, populate_existing=True)
    if kept.totp_secret is None:
        return False
    secret = Fernet(key).decrypt(kept.totp_secret.encode()).decode()
    step = _step_of(secret, digits, after=kept.totp_step)
    if step is None:
        return False
    # In one statement, so that of two who send the same code at the same moment one gets in.
    used = session.execute(
        sa.update(Staff).where(Staff.id == member.id, Staff.totp_step < step).values(totp_step=step),
        execution_options={"synchronize_session": "fetch"},
    )
    return bool(used.rowcount)  # type: ignore[attr-defined]


def _code_hash(staff_id: uuid.UUID, code: str) -> str:
    return key_hash(f"{staff_id}:{code}")


def _use_recovery(session: Session, member: Staff, code: str) -> bool:
    plain = re.sub(r"[^a-z0-9]", "", code.lower())
    used = session.execute(
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.staff_id == member.id,
            RecoveryCode.code_hash == _code_hash(member.id, plain),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now()),
        execution_options={"synchronize_session": False},
    )
    return bool(used.rowcount)  # type: ignore[attr-defined]
