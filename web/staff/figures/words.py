"""The Dutch words around the figures of the home, and how a number that is not shown is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from records.figures.disclosure import FEWEST, Cell, Hidden
from records.figures.published import NO_WARD, Figures, Table
from records.figures.quarters import Quarter
from web.staff.words import THEME

NUMBERS: Final = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde"}
HOME: Final = "Hele huis"
WITHOUT_WARD: Final = "Geen woongroep"

INSTEAD: Final = {
    Hidden.FEW: f"minder dan {FEWEST}",
    Hidden.NEARLY_ALL: "zo goed als allemaal",
    Hidden.HIDDEN: "niet te tonen",
}


@dataclass(frozen=True)
class Named:
    """What a table is called: its heading, what it tells, its base and each of its rows."""

    title: str
    tells: str
    base: str
    rows: dict[str, str]


TABLES: Final = {
    "turns": Named(
        "Gesprekken",
        "Wie aan de beurt was voor een gesprek: vóór of op de verhuisdag, en daarna elke drie maanden.",
        "Aan de beurt voor een gesprek",
        {"held": "Heeft een gesprek gehad"},
    ),
    "reviewed": Named(
        "Bekijken",
        "Of wij op tijd lezen wat iemand vertelde.",
        "Heeft zelf iets verteld",
        {"within_week": "Alles binnen een week bekeken"},
    ),
    "themes": Named(
        "Waar bewoners over vertellen",
        "Hoeveel bewoners er zelf over begonnen. Wie twee keer over eten praat, telt één keer mee.",
        "Heeft zelf iets verteld",
        THEME,
    ),
    "relatives": Named(
        "Waar naasten over vertellen",
        "Over hoeveel bewoners een naaste dit vertelde.",
        "Een naaste vertelde iets over deze bewoner",
        THEME,
    ),
    "goals": Named(
        "Wat is afgesproken",
        "Met hoeveel bewoners er een afspraak was, en hoe die eindigde. "
        "Wie twee afspraken had, kan in twee regels staan.",
        "Had dit kwartaal een afspraak",
        {
            "new": "Maakte een nieuwe afspraak",
            "done": "Een afspraak is gedaan",
            "partly": "Een afspraak is deels gedaan",
            "not_done": "Een afspraak is niet gedaan",
            "no_longer_wanted": "Een afspraak hoeft niet meer",
        },
    ),
    "looked_back": Named(
        "Hoe bewoners terugkijken",
        "Wat bewoners zelf zeiden over een wens van eerder.",
        "Heeft zelf iets verteld",
        {
            "done": "Een wens is uitgekomen",
            "half": "Een wens is half uitgekomen",
            "not_done": "Een wens is niet uitgekomen",
            "no_longer_wanted": "Een wens hoeft niet meer",
        },
    ),
}


def quarter(one: Quarter) -> str:
    """The quarter in words: "derde kwartaal van 2026"."""
    return f"{NUMBERS[one.number]} kwartaal van {one.year}"


def ward(name: str) -> str:
    """The name of a ward, also of who has none."""
    return WITHOUT_WARD if name == NO_WARD else name


def told_of(table: Table) -> bool:
    """Whether anything is shown of a table, beyond that its base is small."""
    return not isinstance(table.base.home, Hidden)


def by_ward(table: Table, columns: list[int]) -> bool:
    """Whether a number of any of these wards is shown."""
    rows = (table.base, *table.rows.values())
    return any(not isinstance(row.wards[place], Hidden) for row in rows for place in columns)


def cell(value: Cell) -> str:
    """A number, or what stands in its place."""
    return INSTEAD[value] if isinstance(value, Hidden) else str(value)


def of(value: Cell, base: Cell) -> str:
    """A share in words, to go on from: "7 van de 15 bewoners"; empty when there is nothing to tell."""
    if value is Hidden.HIDDEN or isinstance(base, Hidden):
        return ""
    if value is Hidden.NEARLY_ALL:
        return f"zo goed als alle {base} bewoners"
    return f"{cell(value)} van de {base} bewoners"


def per_cent(value: Cell, base: Cell) -> tuple[float, float] | None:
    """Between which shares of the base a number lies; none when that is not known."""
    if value is Hidden.HIDDEN or isinstance(base, Hidden):
        return None
    if value is Hidden.FEW:
        return 0.0, (FEWEST - 1) / base
    if value is Hidden.NEARLY_ALL:
        return 1 - (FEWEST - 1) / base, 1.0
    return value / base, value / base


APART: Final = 0.2  # so much more often of a fifth of the people is worth a word


def differences(figures: Figures) -> tuple[list[str], list[str]]:
    """The themes that bring up clearly more often: clients themselves, and relatives."""
    own, theirs = figures.tables["themes"], figures.tables["relatives"]
    more_own, more_theirs = [], []
    for theme, label in THEME.items():
        mine = per_cent(own.rows[theme].home, own.base.home)
        other = per_cent(theirs.rows[theme].home, theirs.base.home)
        if mine is None or other is None:
            continue
        if mine[0] - other[1] >= APART:
            more_own.append(label)
        elif other[0] - mine[1] >= APART:
            more_theirs.append(label)
    return more_own, more_theirs


def most_told(table: Table, most: int = len(THEME)) -> list[tuple[str, int]]:
    """The rows whose number is shown, the highest first, then in their own order."""
    shown = [(name, row.home) for name, row in table.rows.items() if not isinstance(row.home, Hidden)]
    return sorted(shown, key=lambda one: -one[1])[:most]
