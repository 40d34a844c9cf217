"""The HTTP API for staff and other systems."""

from fastapi import APIRouter

from web.api import access_log, clients, conversations, exchange, figures, interests
from web.api.models import REFUSALS

PARTS = (
    conversations.router,
    clients.router,
    exchange.router,
    access_log.router,
    figures.router,
    interests.router,
)

router = APIRouter()
for part in PARTS:
    router.include_router(part, responses=REFUSALS)

__all__ = ["PARTS", "router"]
