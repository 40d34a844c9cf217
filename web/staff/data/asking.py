"""What the forms that remove or correct something share: whose it may be, and whether it is meant."""

from __future__ import annotations

import uuid
from typing import Annotated

import sqlalchemy as sa
from fastapi import Form
from sqlalchemy.orm import Session

from records import rights
from records.models import Client, Conversation, Staff
from web.staff import reach
from web.staff.access import NotAllowed

NOT_SURE = "Zet eerst een vinkje: wat weg is, komt niet terug."
Sure = Annotated[bool, Form()]

# What goes, in words: of one, of more. What isn't here goes along with one of these.
GOES = {
    "conversation": ("gesprek", "gesprekken"),
    "message": ("bericht", "berichten"),
    "wish": ("ding dat belangrijk is", "dingen die belangrijk zijn"),
    "goal": ("afspraak", "afspraken"),
    "signal": ("signaal", "signalen"),
    "note": ("notitie", "notities"),
    "relative": ("naaste", "naasten"),
    "invitation": ("uitnodiging", "uitnodigingen"),
    "introduced": ("kennismaking met een ander", "kennismakingen met anderen"),
}


def in_words(numbers: dict[str, int]) -> list[str]:
    """What goes, with how many of each: "12 gesprekken"."""
    return [
        f"{numbers[name]} {one if numbers[name] == 1 else more}"
        for name, (one, more) in GOES.items()
        if numbers.get(name)
    ]


def own_client(work: Session, client_id: uuid.UUID, member: Staff) -> Client:
    """A client whose data this colleague may remove. Raises NotThere, OutOfReach or NotAllowed.

    Somebody who was opened in an emergency is to be helped, not to be removed.
    """
    client = reach.client(work, client_id, member)
    mine = work.scalar(sa.select(Client.id).where(Client.id == client_id, rights.usual_clients(member)))
    if mine is None:
        raise NotAllowed
    return client


def own_talk(work: Session, conversation_id: uuid.UUID, member: Staff) -> Conversation:
    """A talk that this colleague may remove words of. Raises NotThere, OutOfReach or NotAllowed."""
    talk = reach.check_talk(work, conversation_id, member)
    if talk.client_id is not None:
        own_client(work, talk.client_id, member)
    return talk
