"""Telling another system of the organisation (an alarm, a pager) by webhook."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

import httpx

from records.models import Outbox
from warmwelkom import secret_files
from warmwelkom.settings import Settings
from web.outgoing.mail import Outcome

SECRET = "webhook"  # noqa: S105  # the name of the file
PATIENCE = 10.0  # seconds


def signature(body: bytes, secret: str) -> str:
    """What proves that a call comes from this house: an HMAC-SHA-256 of the body with the house's secret."""
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def send(calls: Sequence[Outbox], settings: Settings) -> list[Outcome]:
    """Make the calls, and say of each how it went. Any answer from 200 to 299 is a yes.

    `X-Warmwelkom-Id` is the same when a call is made again.
    """
    secret = secret_files.secret(settings.var, SECRET)
    with httpx.Client(trust_env=False, timeout=PATIENCE, follow_redirects=False) as client:
        return [_send_one(client, row, secret) for row in calls]


def _send_one(client: httpx.Client, row: Outbox, secret: str) -> Outcome:
    body = row.body.encode()
    headers = {
        "Content-Type": "application/json",
        "X-Warmwelkom-Id": str(row.id),
        "X-Warmwelkom-Signature": signature(body, secret),
    }
    try:
        answer = client.post(row.address, content=body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as why:
        return Outcome(row.id, type(why).__name__)
    return Outcome(row.id) if answer.is_success else Outcome(row.id, f"it answered {answer.status_code}")
