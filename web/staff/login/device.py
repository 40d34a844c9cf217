"""Telling the browsers apart in which somebody is logged in. Rough on purpose: nothing is decided by it."""

from __future__ import annotations

from fastapi import Request

# The first that occurs counts: Edge also says Chrome, and Chrome also says Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device(request: Request) -> str:
    """The browser of a request in words: "Firefox op Windows"."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in BROWSERS if sign in said), "Een browser")
    system = next((name for sign, name in SYSTEMS if sign in said), "")
    return f"{browser} op {system}" if system else browser
