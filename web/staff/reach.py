"""Whose data a page or form may touch: every id in an address is looked up here, within reach.

What is out of reach is as if it were not there; the page of a person offers the way in for an emergency
(see `OutOfReach` in web/staff/access.py).
"""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session

from records import clients, rights
from records.models import Client, Conversation, Staff
from web.staff.access import NotThere, OutOfReach

NO_CLIENT = "Deze bewoner is er niet (meer)."
NO_TALK = "Dit gesprek is er niet (meer)."


def client(work: Session, client_id: uuid.UUID, member: Staff) -> Client:
    """The client with this id. Raises NotThere or OutOfReach."""
    found = clients.get(work, client_id)
    if found is None:
        raise NotThere(NO_CLIENT)
    if not rights.reaches(work, member, client_id):
        raise OutOfReach(client_id, NO_CLIENT)
    return found


def check_talk(
    work: Session, conversation_id: uuid.UUID, member: Staff, missing: str = NO_TALK
) -> Conversation:
    """The talk with this id. Raises NotThere, with `missing` to show, or OutOfReach."""
    found = work.get(Conversation, conversation_id)
    if found is None:
        raise NotThere(missing)
    if not rights.reaches_talk(work, member, conversation_id):
        if found.client_id is None:
            raise NotThere(missing)
        raise OutOfReach(found.client_id, missing)
    return found
