"""Charts of the figures as SVG: bars with their words and numbers beside them, in a light and a dark version.

They are drawn from what is shown only, so they hold no hidden number, nor its height. The words are drawn as
shapes: they look the same everywhere, and need no style of their own, which our pages refuse.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from records.figures.disclosure import Cell, Hidden
from records.figures.published import Figures
from web.staff.figures import words
from web.staff.words import THEME

WIDTH: Final = 360  # in points, as narrow as a telephone, so that the words stay large there
HEAD: Final = 20  # the height of a label
BAR: Final = 17  # of a bar
GAP: Final = 11  # between two groups of bars
ROOM: Final = 140  # at the right of the longest bar, for its number
LETTER: Final = 13  # points
MOST_THEMES: Final = 8  # on the page for the client council, which is one A4
MOST_WARDS: Final = 12  # in one chart; the table has them all

# ink, the first bar, the second bar: the tokens of base.css, each at 7:1 on its ground
LIGHT: Final = ("#2a2025", "#4c1f40", "#1d4a38")
DARK: Final = ("#f7eee4", "#efc5da", "#b9dfc1")

matplotlib.rcParams.update({"svg.fonttype": "path", "svg.hashsalt": "warmwelkom"})
_drawing = Lock()  # matplotlib keeps settings and fonts for all threads together

_STYLE = re.compile(r' style="([^"]*)"')
_NOT_OURS = re.compile(
    r"<!DOCTYPE.*?>|<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL
)


@dataclass(frozen=True)
class Bar:
    """How many of how many, with the words beside it. Without a length when the number is not shown."""

    text: str
    length: int | None
    base: int
    second: bool = False  # in the second colour


@dataclass(frozen=True)
class Group:
    """Bars under one label."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn. `shares` draws parts of the base, so that groups of different size can be compared."""

    title: str
    groups: tuple[Group, ...]
    shares: bool = False

    @property
    def drawable(self) -> bool:
        """Whether there is a bar at all."""
        return any(bar.length is not None for group in self.groups for bar in group.bars)

    @property
    def alt(self) -> str:
        """The chart in words."""
        said = "; ".join(
            f"{group.label}: {', '.join(bar.text for bar in group.bars)}" for group in self.groups
        )
        return f"Staafdiagram: {self.title}. {said}."


def _bar(value: Cell, base: Cell, *, who: str = "", second: bool = False) -> Bar | None:
    """A bar; none when nothing can be told."""
    if value is Hidden.HIDDEN or isinstance(base, Hidden):
        return None
    if isinstance(value, Hidden):
        return Bar(f"{who} {words.cell(value)}".strip(), None, base, second)
    return Bar(f"{who} {value} van {base}".strip(), value, base, second)


def _group(label: str, *bars: Bar | None) -> Group | None:
    drawn = tuple(bar for bar in bars if bar)
    return Group(label, drawn) if drawn else None


def of(figures: Figures) -> dict[str, Chart]:
    """The charts of a quarter, by name; those with nothing to draw are left out."""
    tables = figures.tables
    own, theirs, turns = tables["themes"], tables["relatives"], tables["turns"]
    held = turns.rows["held"]
    places = [(words.HOME, turns.base.home, held.home)]
    if len(figures.wards) <= MOST_WARDS:
        named = map(words.ward, figures.wards)
        places += zip(named, turns.base.wards, held.wards, strict=True)
    drawn = {
        "gesprekken": Chart(
            words.TABLES["turns"].rows["held"],
            _all(_group(place, _bar(number, base)) for place, base, number in places),
            shares=True,
        ),
        "verschil": Chart(
            "Bewoners zelf en hun naasten",
            _all(
                _group(
                    THEME[theme],
                    _bar(own.rows[theme].home, own.base.home, who="bewoners"),
                    _bar(theirs.rows[theme].home, theirs.base.home, who="naasten", second=True),
                )
                for theme in THEME
                if not {own.rows[theme].home, theirs.rows[theme].home} <= set(Hidden)
            )
            if not isinstance(theirs.base.home, Hidden)
            else (),
            shares=True,
        ),
    }
    for name, table, shown in (
        ("themas", "themes", words.most_told(tables["themes"])),
        ("meest", "themes", words.most_told(tables["themes"], MOST_THEMES)),
        ("afspraken", "goals", _in_order(figures, "goals")),
        ("terugkijken", "looked_back", _in_order(figures, "looked_back")),
    ):
        said = words.TABLES[table]
        drawn[name] = Chart(
            said.title,
            _all(_group(said.rows[row], _bar(number, tables[table].base.home)) for row, number in shown),
        )
    return {name: chart for name, chart in drawn.items() if chart.drawable}


def _in_order(figures: Figures, table: str) -> list[tuple[str, Cell]]:
    return [(name, row.home) for name, row in figures.tables[table].rows.items()]


def _all(groups: Iterable[Group | None]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group)


@lru_cache(maxsize=128)
def svg(chart: Chart, *, dark: bool) -> bytes:
    """The chart as an SVG file, the same bytes each time."""
    ink, first, second = DARK if dark else LIGHT
    height = sum(HEAD + BAR * len(group.bars) + GAP for group in chart.groups)
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    figure.patch.set_alpha(0)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    lengths = [bar.length for group in chart.groups for bar in group.bars if bar.length is not None]
    longest = max(lengths)
    top = 0.0
    for group in chart.groups:
        axes.text(0, top + HEAD / 2, group.label, size=LETTER, color=ink, va="center")
        top += HEAD
        for bar in group.bars:
            side = 0.0
            if bar.length is not None:
                share = bar.length / bar.base if chart.shares else bar.length / longest
                side = _draw(axes, top, share, first=first, second=second if bar.second else "")
            axes.text(side, top + BAR / 2, bar.text, size=LETTER, color=ink, va="center")
            top += BAR
        top += GAP
    made = io.StringIO()
    with _drawing:
        FigureCanvasSVG(figure).print_svg(made, metadata=dict.fromkeys(("Date", "Creator")))  # type: ignore[no-untyped-call]
    return _plain(made.getvalue()).encode()


def _draw(axes: Axes, top: float, share: float, *, first: str, second: str) -> float:
    """A bar: filled, or striped in the second colour. Gives where its words begin."""
    length = max(share * (WIDTH - ROOM), 3)
    axes.add_patch(
        Rectangle(
            (1, top + 2),
            length,
            BAR - 4,
            linewidth=1.2,
            edgecolor=second or first,
            facecolor="none" if second else first,
            hatch="////" if second else None,
        )
    )
    return length + 7


def _plain(drawn: str) -> str:
    """Without a style sheet or style attributes: each becomes an attribute of its own."""

    def attributes(found: re.Match[str]) -> str:
        pairs = (pair.split(":", 1) for pair in found[1].split(";") if ":" in pair)
        return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)

    return _STYLE.sub(attributes, _NOT_OURS.sub("", drawn))
