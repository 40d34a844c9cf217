"""A house with one colleague, and browsers: one that is logged in and one that is not."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from records.models import Staff
from tests.web.staff.house import Browser, House
from warmwelkom.settings import Settings


@pytest.fixture
def house(settings: Settings) -> House:
    return House(settings.database_url)


@pytest.fixture
def anja(house: House) -> Staff:
    return house.colleague()


@pytest.fixture
def stranger(app: FastAPI, anja: Staff) -> Browser:
    """A browser in which nobody is logged in."""
    return Browser(app)


@pytest.fixture
def browser(app: FastAPI, anja: Staff) -> Browser:
    """A browser in which Anja is logged in."""
    browser = Browser(app)
    assert browser.log_in(anja.email).status_code == 303
    return browser
