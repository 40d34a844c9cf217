"""The HTTP API for staff and other systems."""

from web.api.conversations import router

__all__ = ["router"]
