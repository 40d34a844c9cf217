"""The HTTP API for staff and other systems."""

from fastapi import APIRouter

from web.api import access_log, conversations, figures

PARTS = (
    conversations.router,
    access_log.router,
    figures.router,
)

router = APIRouter()
for part in PARTS:
    router.include_router(part)

__all__ = ["PARTS", "router"]
