"""The whole chain in a real browser: a person talks on the tablet, a staff member reads the wishes."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, expect

from records import database, staff
from records.models import Client, Role, Staff
from tests.talks.serving import Person, Stack

pytestmark = [pytest.mark.stack, pytest.mark.browser]

PASSWORD = "een lang en goed wachtwoord"


@pytest.fixture
def colleague(sqlite_stack: Stack) -> str:
    """The e-mail address of a contact person."""
    email = f"{uuid.uuid4().hex[:8]}@huis.example"
    with database.session(sqlite_stack.database_url) as work:
        staff.create(work, name="Anja de Wit", email=email, password=PASSWORD, role=Role.CONTACT_PERSON)
    return email


def test_what_a_person_tells_on_the_tablet_stands_on_the_staff_page(
    browser: Browser, sqlite_stack: Stack, colleague: str, tmp_path: Path
) -> None:
    called = f"mevrouw {uuid.uuid4().hex[:6]}"
    person: Person = sqlite_stack.person(called)
    with database.session(sqlite_stack.database_url) as work:
        anja = work.scalars(sa.select(Staff).where(Staff.email == colleague)).one()
        work.scalars(sa.select(Client).where(Client.called == called)).one().contact_person_id = anja.id
    complaints: list[str] = []
    tablet = browser.new_page(viewport={"width": 820, "height": 1180})
    tablet.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    tablet.goto(f"{sqlite_stack.url}/t/{person.token}")
    log = tablet.locator("[data-log]")
    expect(log).to_contain_text("Ik ben een computer, geen mens")
    expect(log).to_contain_text(called)
    tablet.get_by_role("button", name="Ja, dat is goed").click()
    expect(log).to_contain_text("weghalen")
    tablet.get_by_label("Uw antwoord").fill(
        "Ik zou zo graag weer eens naar de markt in Heerlen. En ik mis mijn hond."
    )
    tablet.get_by_role("button", name="Verstuur").click()
    expect(log).to_contain_text("U mist uw hond.")
    tablet.screenshot(path=tmp_path / "talk.png")
    tablet.get_by_label("Uw antwoord").fill("dat was het")
    tablet.get_by_role("button", name="Verstuur").click()
    tablet.get_by_role("button", name="Ja, dat klopt").click()
    tablet.get_by_role("button", name="Het hele team").click()
    expect(tablet.get_by_text("Tot ziens")).to_be_visible()

    desk = browser.new_page(viewport={"width": 1100, "height": 1000})
    desk.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    desk.goto(f"{sqlite_stack.url}/staff")
    desk.get_by_label("E-mail").fill(colleague)
    desk.get_by_label("Wachtwoord").fill(PASSWORD)
    desk.get_by_role("button", name=re.compile("[Ii]nloggen|[Ll]og in")).click()
    desk.wait_for_url("**/staff")
    desk.goto(f"{sqlite_stack.url}/staff/gesprekken/{person.conversation_id}")
    main = desk.locator("main")
    expect(main).to_contain_text("Ik zou zo graag weer eens naar de markt in Heerlen")
    expect(main).to_contain_text("ik mis mijn hond")
    main.get_by_role("button", name="Afgesproken").first.click()
    expect(main.locator(".wish").first.locator(".review")).to_contain_text("Afgesproken")
    desk.screenshot(path=tmp_path / "staff.png", full_page=True)
    record = person.record()
    assert [wish["own_words"] for wish in record["wishes"]] == [
        "Ik zou zo graag weer eens naar de markt in Heerlen",
        "ik mis mijn hond",
    ]
    assert [goal["what"] for goal in record["goals"]] == [
        "Ik zou zo graag weer eens naar de markt in Heerlen"
    ]
    assert complaints == []
