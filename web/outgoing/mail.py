"""Sending e-mail over the mail server of the organisation."""

from __future__ import annotations

import smtplib
import ssl
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from records.models import Outbox
from warmwelkom.settings import Settings

PATIENCE = 10.0  # seconds for each step
REFUSED_FOR_GOOD = range(500, 600)  # answers of a server that will not change by trying again


@dataclass(frozen=True)
class Outcome:
    """How it went with one letter; `failure` is empty when it left."""

    id: uuid.UUID
    failure: str = ""
    for_good: bool = False


def compose(row: Outbox, settings: Settings) -> EmailMessage:
    """A letter as it leaves. The same row always has the same Message-ID, so that twice shows as once."""
    letter = EmailMessage(policy=SMTP)
    sender = Address(settings.organisation, addr_spec=settings.mail_from)
    letter["From"] = sender
    letter["To"] = Address(addr_spec=row.address)
    letter["Subject"] = row.subject
    letter["Date"] = format_datetime(row.created_at)
    letter["Message-ID"] = f"<{row.id}@{urlsplit(settings.public_url).hostname or sender.domain}>"
    letter["Auto-Submitted"] = "auto-generated"  # no answer of somebody's holiday, please
    letter.set_content(row.body)
    return letter


@contextmanager
def _server(settings: Settings) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    host, port = settings.smtp_host, settings.smtp_port
    if settings.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=PATIENCE)
    with server:
        if settings.smtp_security == "starttls":
            server.starttls(context=context)
        if settings.smtp_user:
            password = settings.smtp_password_file
            server.login(settings.smtp_user, password.read_text("utf-8").strip() if password else "")
        yield server


def send(letters: Sequence[Outbox], settings: Settings) -> list[Outcome]:
    """Send letters over one connection, and say of each how it went; never raises for a server's sake."""
    done: dict[uuid.UUID, Outcome] = {}
    try:
        with _server(settings) as server:
            for row in letters:
                done[row.id] = _send_one(server, row, settings)
    except (OSError, smtplib.SMTPException, ssl.SSLError) as why:
        # What was accepted before the connection broke stays accepted.
        for row in letters:
            done.setdefault(row.id, Outcome(row.id, describe(why)))
    return [done[row.id] for row in letters]


def _send_one(server: smtplib.SMTP, row: Outbox, settings: Settings) -> Outcome:
    try:
        server.send_message(compose(row, settings))
    except smtplib.SMTPRecipientsRefused as why:
        code, _ = next(iter(why.recipients.values()), (0, b""))
        return Outcome(row.id, f"the address was refused ({code})", for_good=code in REFUSED_FOR_GOOD)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPResponseException as why:
        return Outcome(row.id, describe(why))
    except (ValueError, UnicodeError) as why:  # an address that is none
        return Outcome(row.id, describe(why), for_good=True)
    return Outcome(row.id)


def describe(why: Exception) -> str:
    """What went wrong, without what was to be sent."""
    if isinstance(why, smtplib.SMTPResponseException):
        return f"the mail server answered {why.smtp_code}"
    return (
        f"{type(why).__name__}: {why.strerror}"
        if isinstance(why, OSError) and why.strerror
        else (type(why).__name__)
    )
