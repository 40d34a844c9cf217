"""``docs/settings.md``: all settings in a table, made from their own descriptions.

``python -m warmwelkom.settings_page`` writes it; a test fails when it is not what it would write.
"""

import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from warmwelkom.settings import PREFIX, ROOT, Settings

PAGE = ROOT / "docs" / "settings.md"
_HEAD = """# Settings

Environment variables; all have a default that works. Paths that are not absolute are taken from the folder of
the repository. A value that can't be used is refused at the start, in a sentence that names the setting. In a
service of systemd they stand in `/etc/warmwelkom/warmwelkom.env`
([example](../deploy/systemd/warmwelkom.env), [Dutch manual for administrators](beheer.md)).

This page is made from [`warmwelkom/settings.py`](../warmwelkom/settings.py) by
`python -m warmwelkom.settings_page`.

| setting | what | takes | else |
|---|---|---|---|
"""


class Undescribed(Exception):
    """A setting that nobody described; the text is its name."""


def page() -> str:
    """The whole page. Raises Undescribed."""
    rows = []
    for name, field in Settings.model_fields.items():
        if not field.description:
            raise Undescribed(name)
        what = " ".join(field.description.split()).replace("``", "`").replace("|", "\\|")
        rows.append(f"| `{PREFIX}{name.upper()}` | {what} | {_takes(field)} | {_default(field)} |")
    return _HEAD + "\n".join(rows) + "\n"


def _takes(field: FieldInfo) -> str:
    """What kind of value may be given, and between what."""
    kinds = [kind for kind in _kinds(field.annotation) if kind is not types.NoneType]
    [kind] = kinds
    if get_origin(kind) is Literal:
        return " or ".join(f"`{word}`" for word in get_args(kind))
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        ends = {
            name: getattr(rule, name)
            for rule in field.metadata
            for name in ("ge", "le")
            if hasattr(rule, name)
        }
        return f"{ends['ge']} to {ends['le']}" if len(ends) == 2 else "a number"
    return "a path" if kind is Path else "text"


def _kinds(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(kind for part in get_args(annotation) for kind in _kinds(part))
    if hasattr(annotation, "__metadata__"):
        return _kinds(get_args(annotation)[0])
    return (annotation,)


def _default(field: FieldInfo) -> str:
    value = field.default
    if value is None or value in ("", PydanticUndefined):
        return "–"
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, Path):
        value = value.relative_to(ROOT)
    return f"`{value}`"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
