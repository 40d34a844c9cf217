"""Hints for who uses a page for the first time. Which were read the browser keeps, for each colleague."""

from __future__ import annotations

import re

from fastapi import Request, Response

from records.models import Staff
from warmwelkom.settings import get_settings

NAME = re.compile(r"[a-z]{2,20}")  # of a hint
MOST = 40  # names that a browser keeps
YEAR = 365 * 24 * 60 * 60  # seconds


def _cookie(member: Staff) -> str:
    return f"ww_tips_{member.id.hex[:8]}"  # a tablet may be shared by colleagues


def read(request: Request, member: Staff | None) -> frozenset[str]:
    """The names of the hints that this colleague has read in this browser."""
    if member is None:
        return frozenset()
    kept = request.cookies.get(_cookie(member), "")
    return frozenset(name for name in kept.split(".") if NAME.fullmatch(name))


def mark(request: Request, response: Response, member: Staff, name: str) -> None:
    """Keep that a hint was read. Only letters get into the cookie."""
    names = sorted({*read(request, member), name})[:MOST]
    response.set_cookie(
        _cookie(member),
        ".".join(names),
        max_age=YEAR,
        path="/staff",
        httponly=True,
        samesite="strict",
        secure=get_settings().public_url.startswith("https://"),
    )
