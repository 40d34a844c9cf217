"""The pages in the header: which there are, and which are for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from records import rights
from records.models import Staff
from records.rights import Right


@dataclass(frozen=True)
class Link:
    """A page in the header, and what a role must allow to open it."""

    right: Right
    address: str
    label: str


LINKS: Final = (
    Link(Right.CARE, "/staff", "Vandaag"),
    Link(Right.SIGNALS, "/staff/signalen", "Signalen"),
    Link(Right.CARE, "/staff/bewoners", "Bewoners"),
    Link(Right.CARE, "/staff/uitnodigingen", "Uitnodigingen"),
    Link(Right.INTERESTS, "/staff/samen", "Samen doen"),
    Link(Right.FIGURES, "/staff/huis", "Het huis"),
    Link(Right.LEARN, "/staff/leren", "Leren praten"),
    Link(Right.ACCOUNTS, "/staff/beheer", "Beheer"),
    Link(Right.ACCESS_LOG, "/staff/inzage", "Inzage"),
    Link(Right.CARE, "/staff/zoeken", "Zoeken"),
)


def links(member: Staff) -> list[Link]:
    """The pages that this member may open, in the order of the header."""
    return [link for link in LINKS if rights.may(member, link.right)]


def first(member: Staff) -> Link:
    """Where this member's work begins."""
    return links(member)[0]


def may(member: Staff, right: str) -> bool:
    """Whether this member has a right, for templates: `may(member, "care")`."""
    return rights.may(member, Right(right))
