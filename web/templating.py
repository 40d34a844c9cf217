"""The templates of all pages, and how days are written."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi.templating import Jinja2Templates

from records.labels import MONTHS as MONTHS
from warmwelkom.settings import ROOT, get_settings

HERE = ZoneInfo("Europe/Amsterdam")


def day(moment: datetime) -> str:
    """A moment as people here write it: "21 november 2026, 14:05"."""
    local = moment.astimezone(HERE)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


templates = Jinja2Templates(ROOT / "web" / "templates")
templates.env.filters["day"] = day
templates.env.globals["organisation"] = lambda: get_settings().organisation
