"""Which picture stands beside a quick answer. They are drawn in web/static/pictures.svg, a symbol a name."""

from __future__ import annotations

import json

from records.labels import THEME

OTHER, DONE = "other", "done"
THEMES = frozenset(THEME)
CHOOSE = "/choose"
BESIDE = {"/skip": OTHER, "/done": DONE}  # what stands among pictures has one too


def pictured(buttons: list[dict[str, str]]) -> list[dict[str, str]]:
    """The buttons, with the names of their pictures where there is something to choose by picture."""
    names = [_theme(button["payload"]) for button in buttons]
    if not any(names):
        return buttons
    found = []
    for button, name in zip(buttons, names, strict=True):
        plain = {key: value for key, value in button.items() if key != "image"}
        image = name or BESIDE.get(button["payload"])
        found.append({**plain, "image": image} if image else plain)
    return found


def _theme(payload: str) -> str:
    """The theme that a button chooses, or nothing."""
    if not payload.startswith(CHOOSE):
        return ""
    try:
        choice = json.loads(payload.removeprefix(CHOOSE))["choice"]
    except (ValueError, TypeError, KeyError):
        return ""
    return choice if choice in THEMES else ""
