"""Contrast as WCAG 2 counts it, and moving a colour until it reads well."""

import pytest

from warmwelkom import colours


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#aa00cc", "#aa00cc", 1)],
)
def test_contrast(one: str, other: str, found: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(found, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@pytest.mark.parametrize(("ground", "text"), [("#4c1f40", "#ffffff"), ("#ffd800", "#000000")])
def test_text_on(ground: str, text: str) -> None:
    assert colours.text_on(ground) == text


def test_mix() -> None:
    assert colours.mix("#102030", "#ffffff", 0) == "#102030"
    assert colours.mix("#102030", "#ffffff", 1) == "#ffffff"
    assert colours.mix("#000000", "#ffffff", 0.5) == "#808080"


def test_what_reads_well_stays_and_else_it_moves_no_further_than_needed() -> None:
    assert colours.readable("#4c1f40", "#ffffff", colours.BLACK) == "#4c1f40"
    moved = colours.readable("#ffd800", "#ffffff", colours.BLACK)
    assert 7 <= colours.contrast(moved, "#ffffff") < 8
    assert colours.readable("#000000", "#222222", colours.BLACK) == colours.BLACK  # nothing reaches it


@pytest.mark.parametrize("value", ["#fff", "red", "#gggggg", "#4c1f40;"])
def test_only_six_digits_are_a_colour(value: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        colours.colour(value)
