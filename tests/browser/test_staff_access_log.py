"""Who saw what, as the administrator and the person's contact person see it in a browser and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from records import access_log, database, staff
from records.emergency import LASTS
from records.models import EmergencyAccess, Staff, now
from tests.browser.staff_home import DESK, PHONE, TRUUS, Home, invented_home, person
from tests.browser.staff_pages import Open, logged_in
from tests.browser.test_staff_screens import barriers
from tests.web.staff.house import PASSWORD

pytestmark = pytest.mark.browser


def _seen(home: Home) -> None:
    """Colleagues look at Truus: her contact person, her team lead, and one in an emergency."""
    with database.session(home.url) as work:
        found = work.scalars(sa.select(Staff)).all()
        people = {one.email.partition("@")[0]: one for one in found}
        people["beheer"].password_hash = staff._hasher.hash(PASSWORD)
        truus = person(work)
        work.add(
            EmergencyAccess(
                staff_id=people["bas"].id, client_id=truus.id, reason="Zij viel.", until=now() + LASTS
            )
        )
    for who, event, what in (
        ("anja", "view", "bewoner"),
        ("ellen", "view", "vandaag"),
        ("anja", "view", f"gesprek {truus.id}"),
        ("anja", "change", f"wens {truus.id}: afgesproken"),
        ("ellen", "search", "zoeken"),
        ("anja", "print", "dit ben ik"),
        *(("anja", "view", "bewoner"),) * 4,
        ("bas", "view", "bewoner"),
    ):
        with database.session(home.url) as work:
            access_log.write(work, event=event, what=what, client_id=truus.id, user=people[who])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("var")) as home:
        _seen(home)
        yield home


@pytest.fixture
def opened(browser: Browser, home: Home) -> Iterator[Open]:
    with logged_in(browser, home.address) as opened:
        yield opened


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_have_no_known_barriers(
    opened: Open, home: Home, size: dict[str, int], scheme: str
) -> None:
    page = opened("/staff/inzage", "beheer", viewport=size, color_scheme=scheme)
    found = barriers(page, "house")
    page.goto("/staff/inzage?eerste=2026-02-02&laatste=2026-01-01")
    found += barriers(page, "house, days turned")
    with database.session(home.url) as work:
        address = f"/staff/bewoners/{person(work).id}/inzage"
    page.goto(address)
    found += barriers(page, "person")
    page.goto(f"{address}/blad")
    found += barriers(page, "paper")
    assert not found, "\n".join(found)


def test_the_administrator_finds_the_emergency_of_one_person(opened: Open) -> None:
    page = opened("/staff/inzage", "beheer", viewport=DESK, java_script_enabled=False)
    expect(page.get_by_text("er is niets veranderd of weggehaald")).to_be_visible()
    page.get_by_label("Bewoner").fill("truus")
    page.get_by_label("Alleen noodgevallen").check()
    page.get_by_role("button", name="Laat zien").click()
    lines = page.get_by_role("list", name="Regels").get_by_role("listitem")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text(f"Bas Hendrix keek naar de pagina {TRUUS}")
    expect(lines.first).to_contain_text("Noodgeval")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Neem dit mee als bestand").click()
    text = coming.value.path().read_text(encoding="utf-8-sig")
    assert text.count("\n") == 2
    assert "Bas Hendrix" in text.splitlines()[1]


def test_the_person_gets_it_on_paper_in_plain_dutch(opened: Open, home: Home) -> None:
    with database.session(home.url) as work:
        address = f"/staff/bewoners/{person(work).id}"
    page = opened(address, "anja", viewport=DESK)
    page.get_by_role("link", name="Wie keek hier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Wie keek naar de gegevens van {TRUUS}?")
    page.get_by_role("link", name="Afdrukken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie keek naar uw gegevens?")
    expect(page.get_by_text("Bas Hendrix, vaste contactpersoon, in een noodgeval")).to_be_visible()
    expect(page.get_by_text("zocht iets en vond u daarbij")).to_be_visible()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()
    expect(page.get_by_text("NEN 7513")).to_be_visible()
