"""``/metrics``: figures for a monitor of the organisation, in the format of Prometheus.

Off unless the setting `metrics` is on; then only for who sends the key in ``var/secrets/metrics`` as a
bearer token. Figures count and never name: routes stand as their template (never an address, which may hold
the key to a talk), and of signals only their number is told, of the whole house and without their kind. So
nothing can be traced to a person, but keep the monitor within the organisation all the same.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from records import database
from records.models import Message, Outbox, Sender, Signal
from records.outbox import MOST_TRIES
from warmwelkom import __version__, model, secret_files
from warmwelkom.backup import NOTE
from warmwelkom.settings import Settings

SECRET: Final = "metrics"  # the name of the key  # noqa: S105
ELSEWHERE: Final = "elsewhere"  # the route of an address that is nothing of ours
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


class House(Collector):
    """How the house stands, looked up when it is asked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def collect(self) -> Iterator[Metric]:
        """Versions, the database, what waits, and the last backup."""
        info = {"version": __version__, "model": self._model()}
        yield InfoMetricFamily(
            "warmwelkom", "Version, and the fingerprint of what the model was made from", info
        )
        try:
            found = self._waiting()
        except sa.exc.SQLAlchemyError:
            found = None
        up = found is not None
        yield GaugeMetricFamily("warmwelkom_database_up", "Whether the database answers", value=up)
        for name, (told, number) in (found or {}).items():
            yield GaugeMetricFamily(f"warmwelkom_{name}", told, value=number)
        made = self._last_backup()
        if made is not None:
            yield GaugeMetricFamily(
                "warmwelkom_last_backup_timestamp_seconds", "When the last was made", value=made
            )

    def _waiting(self) -> dict[str, tuple[str, int]]:
        queries = {
            "messages_waiting": (
                "Messages of people that have no answer yet",
                sa.select(sa.func.count())
                .select_from(Message)
                .where(Message.sender != Sender.ASSISTANT, Message.handled_at.is_(None)),
            ),
            "outbox_waiting": (
                "E-mails and calls that have not left yet",
                sa.select(sa.func.count()).select_from(Outbox).where(Outbox.sent_at.is_(None)),
            ),
            "outbox_stuck": (
                "Of these, those that are tried no more",
                sa.select(sa.func.count())
                .select_from(Outbox)
                .where(Outbox.sent_at.is_(None), Outbox.tries >= MOST_TRIES),
            ),
            "signals_waiting": (
                "Signals that nobody has taken on yet",
                sa.select(sa.func.count()).select_from(Signal).where(Signal.acknowledged_at.is_(None)),
            ),
        }
        with database.session(self._settings.database_url) as work:
            return {name: (told, work.scalar(query) or 0) for name, (told, query) in queries.items()}

    def _model(self) -> str:
        try:
            record = json.loads(model.record_file(self._settings).read_text(encoding="utf-8"))
            return str(record["fingerprint"])[:12]
        except (OSError, ValueError, KeyError, TypeError):
            return "none"

    def _last_backup(self) -> float | None:
        try:
            note = json.loads((self._settings.var / NOTE).read_text(encoding="ascii"))
            return datetime.fromisoformat(note["made_at"]).timestamp()
        except (OSError, ValueError, KeyError, TypeError):
            return None


class Metrics:
    """What is counted in this process, and how the house stands."""

    def __init__(self, settings: Settings) -> None:
        self._key = secret_files.secret(settings.var, SECRET)
        disable_created_metrics()  # type: ignore[no-untyped-call]  # when a page was first seen is nobody's business
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "warmwelkom_requests", "Requests", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "warmwelkom_request_seconds",
            "How long until an answer begins",
            ["route"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self._registry.register(House(settings))

    def count(self, request: Request, status: int, seconds: float) -> None:
        """Note a request that was answered."""
        route = _route(request)
        method = request.method if request.method in METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def told(self) -> bytes:
        """All figures, as text."""
        return generate_latest(self._registry)

    def opens(self, authorization: str) -> bool:
        """Whether the header holds the key."""
        return hmac.compare_digest(authorization.encode(), f"Bearer {self._key}".encode())


def _route(request: Request) -> str:
    """The template of the route that answered; never the address itself."""
    path = getattr(request.scope.get("route"), "path", None)
    if isinstance(path, str):
        return path
    return "/static" if request.scope.get("root_path") == "/static" else ELSEWHERE


def router(metrics: Metrics) -> APIRouter:
    """The one page."""
    pages = APIRouter()

    @pages.get("/metrics", include_in_schema=False)
    def figures(request: Request) -> Response:
        if not metrics.opens(request.headers.get("Authorization", "")):
            raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
        return Response(metrics.told(), media_type=CONTENT_TYPE_LATEST)

    return pages
