"""What the pages about one person share."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form
from sqlalchemy.orm import Session

from records import clients
from records.models import Client
from web.staff.access import NotThere

LONGEST = 200  # characters in a field
GONE = "Deze bewoner is er niet (meer)."

Field = Annotated[str, Form(max_length=LONGEST)]


def find(work: Session, client_id: uuid.UUID) -> Client:
    """The client with this id. Raises NotThere."""
    client = clients.get(work, client_id)
    if client is None:
        raise NotThere(GONE)
    return client
