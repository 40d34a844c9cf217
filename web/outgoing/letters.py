"""What an e-mail and a webhook say of a signal: that somebody is needed, how soon and where to read on.

Never what was said, and not what it is about either: a letter passes through many hands.
"""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from records import outbox
from records.climbing import Told
from records.models import Client, Signal, SignalKind
from records.rules import AT_ONCE
from warmwelkom.settings import Settings
from web.templating import templates

SOON = {
    SignalKind.ABUSE: "today",
    SignalKind.TIRED_OF_LIFE: "today",
    SignalKind.DISTRESS: "next_working_day",
}
SUBJECT = {
    "at_once": "Er is nu meteen iemand nodig",
    "today": "Er is vandaag iemand nodig",
    "next_working_day": "Er is iemand nodig",
}


def urgency(signal: Signal) -> str:
    """How soon somebody must go: at_once, today or next_working_day."""
    return "at_once" if signal.kind in AT_ONCE else SOON[signal.kind]


def link(signal: Signal, settings: Settings) -> str:
    """Where to read on, after logging in."""
    return f"{settings.public_url}/staff/signalen/{signal.id}"


def place(client: Client | None) -> str:
    """Where somebody must go: "De Beuk, kamer 12"."""
    if client is None:
        return ""
    return ", ".join(part for part in (client.ward, f"kamer {client.room}" if client.room else "") if part)


def put(work: Session, told: Told, settings: Settings) -> None:
    """Put what tells these people of a signal in the outbox, in this unit of work.

    A letter names the place only when every minute counts. Abuse goes to no webhook: a pager on a ward is
    read by anybody, also by whom it may be about.
    """
    signal, soon = told.signal, urgency(told.signal)
    where = place(signal.conversation.client) if soon == "at_once" else ""
    if settings.smtp_host:
        body = templates.get_template("mail/signal.txt").render(
            urgency=soon, place=where, link=link(signal, settings), again=told.level > 0
        )
        addresses = [member.email for member in told.staff] + list(told.addresses)
        for address in dict.fromkeys(addresses):
            outbox.email(
                work,
                to=address,
                subject=SUBJECT[soon],
                body=body,
                conversation_id=signal.conversation_id,
            )
    if signal.kind is not SignalKind.ABUSE:
        body = json.dumps(
            {
                "event": "signal",
                "id": str(signal.id),
                "kind": signal.kind.value,
                "urgency": soon,
                "level": told.level,
                "place": where,
                "created_at": signal.created_at.isoformat(),
                "url": link(signal, settings),
            },
            ensure_ascii=False,
        )
        for address in settings.webhooks:
            outbox.webhook(work, url=address, body=body, conversation_id=signal.conversation_id)
