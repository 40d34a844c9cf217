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

# What the page /api says of each group of calls, in the order in which they stand there.
TAGS = [
    {"name": "clients", "description": "People, who is close to them, what they want and what was agreed."},
    {"name": "conversations", "description": "Talks: invite to one, list them, read one."},
    {"name": "export", "description": "All about a person to take along, and FHIR R4 for another system."},
    {"name": "interests", "description": "What people across wards share, as far as it may be shared."},
    {"name": "figures", "description": "The home in numbers of five people and more."},
    {"name": "access log", "description": "Who saw or did what with whose data."},
    {
        "name": "talk",
        "description": "A talk as the person holds it; its token is the only key.",
    },
    {"name": "health", "description": "Whether all parts work."},
]
# What goes for all calls, on top of that page.
ABOUT = """Talks with a listening assistant for care homes, and what was heard in them.

Calls of staff need a key: make one on the page *Mijn account* and send it as `Authorization: Bearer <key>`.
A key is made for named purposes, ends within a year, and opens no more than its holder may see. Whatever is
read is written in the access log, with the name of the key.

A refusal holds a code for programs (`error`) and a Dutch sentence to show (`message`).
"""

router = APIRouter()
for part in PARTS:
    router.include_router(part, responses=REFUSALS)

__all__ = ["ABOUT", "PARTS", "TAGS", "router"]
