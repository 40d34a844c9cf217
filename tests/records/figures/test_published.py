"""A quarter is counted once, and only what may be shown is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records.database import session
from records.figures import published
from records.figures.disclosure import FEWEST, Hidden, Row
from records.figures.published import Figures
from records.figures.quarters import Quarter
from records.models import Client, Conversation, PublishedQuarter
from tests.records.figures.home import AFTER, DURING, QUARTER, people, person, talk


def of_quarter(url: str, quarter: Quarter = QUARTER) -> Figures:
    with session(url) as work:
        found = published.of_quarter(work, quarter, AFTER)
    assert found is not None
    return found


@pytest.fixture
def home(url: str) -> list[Client]:
    """Beuk 12 people, Eik 11 and Wilg 10; about food talk 6, 5 and 2 of them, about moving 7, 5 and 5."""
    with session(url) as work:
        everyone = []
        for ward, number, food, moving in (("Beuk", 12, 6, 7), ("Eik", 11, 5, 5), ("Wilg", 10, 2, 5)):
            for place, client in enumerate(people(work, number, ward)):
                themes = ["food_drink"] * (place < food) + ["moving_body"] * (place >= number - moving)
                talk(work, client, themes)
                everyone.append(client)
    return everyone


def test_what_is_shown_of_a_home(url: str, home: list[Client]) -> None:
    figures = of_quarter(url)
    assert figures.wards == ("Beuk", "Eik", "Wilg")
    themes = figures.tables["themes"]
    assert themes.base == Row(33, (12, 11, 10))
    assert themes.rows["food_drink"] == Row(13, (Hidden.HIDDEN,) * 3)  # two of Wilg are not taken out
    assert themes.rows["moving_body"] == Row(17, (7, 5, 5))
    assert themes.rows["life_story"] == Row(Hidden.FEW, (Hidden.HIDDEN,) * 3)
    assert figures.tables["reviewed"].rows["within_week"].home is Hidden.NEARLY_ALL
    assert figures.tables["relatives"].base.home is Hidden.FEW
    assert set(figures.tables["relatives"].rows["food_drink"].wards) == {Hidden.HIDDEN}


def test_what_is_hidden_is_not_kept_either(url: str, home: list[Client]) -> None:
    of_quarter(url)
    with session(url) as work:
        kept = work.scalars(sa.select(PublishedQuarter)).one().tables
    assert kept["tables"]["themes"]["rows"]["food_drink"] == [13, "hidden", "hidden", "hidden"]
    for table in kept["tables"].values():
        for cells in (table["base"], *table["rows"].values()):
            assert all(cell in list(Hidden) or cell >= FEWEST for cell in cells)


def test_nobody_learns_from_counting_again(url: str, home: list[Client]) -> None:
    """Not after somebody was erased, moved to another ward, or a talk came in late."""
    first = of_quarter(url)
    with session(url) as work:
        work.delete(work.get_one(Client, home[0].id))
        work.get_one(Client, home[1].id).ward = "Wilg"
        talk(work, person(work, "Eik"), ["moving_body"])
    assert of_quarter(url) == first


def test_two_who_ask_at_once_see_the_same(url: str, home: list[Client]) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: of_quarter(url), range(4)))
    assert len({figures.id for figures in found}) == 1
    with session(url) as work:
        assert len(work.scalars(sa.select(PublishedQuarter)).all()) == 1


def test_only_quarters_that_are_over_and_had_talks(url: str, home: list[Client]) -> None:
    with session(url) as work:
        assert published.available(work, AFTER) == [QUARTER]
        assert published.available(work, AFTER - timedelta(days=1)) == []
        assert published.of_quarter(work, QUARTER, AFTER - timedelta(days=1)) is None
        assert published.of_quarter(work, Quarter(2026, 1), AFTER) is None  # before the first talk
        assert published.of_quarter(work, QUARTER.next, AFTER) is None
        much_later = AFTER + timedelta(days=6000)
        assert len(published.available(work, much_later)) == published.MOST


def test_a_counted_quarter_stays_when_its_talks_are_gone(url: str, home: list[Client]) -> None:
    first = of_quarter(url)
    with session(url) as work:
        work.execute(sa.delete(Conversation))
    assert of_quarter(url) == first


def test_all_quarters_are_counted_before_words_go(url: str, home: list[Client]) -> None:
    with session(url) as work:
        published.keep_up(work, AFTER + timedelta(days=92))
        counted = work.execute(sa.select(PublishedQuarter.year, PublishedQuarter.number)).all()
    assert sorted(map(tuple, counted)) == [(2026, 2), (2026, 3)]


def test_nothing_is_told_of_a_home_without_talks(url: str) -> None:
    with session(url) as work:
        person(work)
        assert published.available(work, AFTER) == []


def test_who_has_no_ward_stands_last(url: str) -> None:
    with session(url) as work:
        for ward in ("", "Wilg"):
            for client in people(work, 6, ward):
                talk(work, client, at=DURING)
    assert of_quarter(url).wards == ("Wilg", "")
