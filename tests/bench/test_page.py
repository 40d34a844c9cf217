"""The bench of the page, without a browser. No test says how long anything may take."""

from __future__ import annotations

import pytest

from bench.page import MOST_ADDED, MOST_BYTES, judge, table
from warmwelkom.errors import WarmWelkomError

API = [10.0] * 20
PAGE = [30.0] * 19 + [90.0]


def test_the_table_tells_what_the_page_adds() -> None:
    lines = [" ".join(line.split()) for line in table(PAGE, API, 51_234).splitlines()]
    assert lines[1] == "the API alone 10.0 ms 10.0 ms"
    assert lines[2].startswith("from the tap to the screen 30.0 ms")
    assert lines[3] == "the page adds 20.0 ms at the median (at most 60)"
    assert lines[4] == "a first visit takes 51.2 kB (at most 100)"


def test_what_is_fast_and_small_passes() -> None:
    judge(PAGE, API, MOST_BYTES)


@pytest.mark.parametrize(
    ("page", "size", "why"),
    [([10.0 + MOST_ADDED + 1] * 20, 1, "adds 61.0 ms"), (PAGE, MOST_BYTES + 1, "100001 bytes")],
)
def test_what_is_slow_or_large_does_not(page: list[float], size: int, why: str) -> None:
    with pytest.raises(WarmWelkomError, match=why):
        judge(page, API, size)
