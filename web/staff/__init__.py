"""The staff side: a folder a feature, all behind a log-in."""

from __future__ import annotations

from fastapi import APIRouter

from web.staff.access import NotThere, protected
from web.staff.clients import invitations
from web.staff.clients import routes as clients
from web.staff.login import routes as login
from web.staff.signals import routes as signals
from web.staff.talks import routes as talks
from web.staff.wishes import routes as wishes

elsewhere = protected()


@elsewhere.get("/{path:path}")
def unknown() -> None:
    """Any other address under /staff asks for a log-in too, so nobody learns what there is."""
    raise NotThere("Deze pagina bestaat niet (meer).")


PARTS = (
    login.router,
    login.inside,
    talks.router,
    clients.router,
    invitations.router,
    wishes.router,
    signals.router,
    elsewhere,  # last: it takes what the others leave
)

router = APIRouter()
for part in PARTS:
    router.include_router(part)

__all__ = ["PARTS", "router"]
