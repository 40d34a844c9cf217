"""The home in figures: a quarter with its tables and charts, as CSV, and as a page for the client council."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import database
from records.figures import published, quarters
from records.figures.published import Figures
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import HOME, Member, NotThere, protected
from web.staff.figures import charts, files, words
from web.staff.pages import page
from web.templating import HERE

NOT_COUNTED = "Van dit kwartaal zijn er geen cijfers. Ze komen er twee weken nadat een kwartaal voorbij is."
ALL_AT_ONCE = 4  # wards side by side in a table; of more, one is chosen

router = protected(Right.FIGURES)


def _today() -> datetime:
    return datetime.now(HERE)


def _figures(work: Session, name: str) -> Figures:
    """The figures of a quarter by its name. Raises NotThere."""
    quarter = quarters.named(name)
    found = published.of_quarter(work, quarter, _today().date()) if quarter else None
    if found is None:
        raise NotThere(NOT_COUNTED)
    return found


def _columns(figures: Figures, ward: str | None) -> list[int]:
    """Which wards stand in the tables, by place: all when they are few, else the one that is chosen."""
    if len(figures.wards) <= ALL_AT_ONCE:
        return list(range(len(figures.wards)))
    return [figures.wards.index(ward)] if ward in figures.wards else []


@router.get("/huis")
def newest(request: Request) -> Response:
    """The newest quarter; a word of explanation while there is none."""
    with database.session(get_settings().database_url) as work:
        known = published.available(work, _today().date())
    if known:
        return RedirectResponse(f"{HOME}/huis/{known[0].name}", 303)
    return page(request, "figures/none.html")


@router.get("/huis/{name}")
def quarter(
    request: Request, name: str, member: Member, groep: Annotated[str | None, Query(max_length=200)] = None
) -> Response:
    """All tables and charts of a quarter. `groep` is the ward whose numbers stand beside those of the home.

    It only chooses what is shown of the numbers that were counted: nothing is counted for it.
    """
    with database.session(get_settings().database_url) as work:
        figures = _figures(work, name)
        known = published.available(work, _today().date())
    chosen = groep if groep is not None else member.ward
    return page(
        request,
        "figures/figures.html",
        figures=figures,
        known=known,
        chosen=chosen,
        columns=_columns(figures, chosen),
        charts=charts.of(figures),
        differences=words.differences(figures),
        said=words,
        many=len(figures.wards) > ALL_AT_ONCE,
    )


@router.get("/huis/{name}/clientenraad")
def council(request: Request, name: str) -> Response:
    """One page for the client council: what was told, what was agreed and came of it, what is next."""
    with database.session(get_settings().database_url) as work:
        figures = _figures(work, name)
    return page(
        request,
        "figures/council.html",
        figures=figures,
        charts=charts.of(figures),
        differences=words.differences(figures),
        told=words.most_told(figures.tables["themes"], 5),
        said=words,
    )


@router.get("/huis/{name}/{table}.csv")
def spreadsheet(name: str, table: str) -> Response:
    """One table as CSV."""
    with database.session(get_settings().database_url) as work:
        figures = _figures(work, name)
    if table not in figures.tables:
        raise NotThere(NOT_COUNTED)
    file = f"{figures.quarter.name}-{table}.csv"
    return Response(
        files.table(figures, table),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


@router.get("/huis/{name}/{chart}.svg")
def picture(name: str, chart: str, donker: Annotated[bool, Query()] = False) -> Response:
    """A chart; `donker` for a dark ground. The browser may keep it for an hour: a quarter stays as it was."""
    with database.session(get_settings().database_url) as work:
        figures = _figures(work, name)
    drawn = charts.of(figures).get(chart)
    if drawn is None:
        raise NotThere(NOT_COUNTED)
    return Response(
        charts.svg(drawn, dark=donker),
        media_type="image/svg+xml",
        headers={
            "Cache-Control": "private, max-age=3600",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        },
    )
