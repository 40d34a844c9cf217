"""Today, a person, Dit ben ik, invitations and searching in a real browser, in the invented home in use."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from records import database, demo, staff
from records.models import Client, Conversation, Message, Staff, Wish, WishKind
from tests.browser.staff_pages import Open, logged_in
from tests.web.staff.house import PASSWORD, House
from tests.web.talk.serving import page_app
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """The invented home, in which Anja and Ellen can log in, and the address of its pages."""
    with pytest.MonkeyPatch.context() as patch, page_app(tmp_path_factory.mktemp("var")) as (_, address):
        patch.setenv("WARMWELKOM_SMTP_HOST", "127.0.0.1")  # nobody listens: what must be sent waits
        patch.setenv("WARMWELKOM_SMTP_PORT", "9")
        patch.setenv("WARMWELKOM_MAIL_FROM", "welkom@huis.example")
        get_settings.cache_clear()
        url = get_settings().database_url
        database.upgrade(url)
        demo.fill(url)
        with database.session(url) as work:
            for name in ("anja", "ellen"):
                member = work.scalars(sa.select(Staff).where(Staff.email == f"{name}@huis.example")).one()
                member.password_hash = staff._hasher.hash(PASSWORD)
        yield House(url), address
        database.dispose(url)


@pytest.fixture
def house(served: tuple[House, str]) -> House:
    return served[0]


@pytest.fixture
def truus(house: House) -> str:
    """The address of someone who told much, as did her husband."""
    with database.session(house.url) as work:
        key = work.scalars(sa.select(Client.id).where(Client.name == "Truus Kuipers")).one()
    return f"/staff/bewoners/{key}"


@pytest.fixture
def open_page(browser: Browser, served: tuple[House, str]) -> Iterator[Open]:
    with logged_in(browser, served[1]) as opened:
        yield opened


def test_a_lead_has_mine_and_the_team_one_tap_apart(open_page: Open) -> None:
    page = open_page("/staff", "ellen")
    expect(page.get_by_role("link", name="Van mijn team")).to_have_attribute("aria-current", "true")
    team = page.locator(".row").count()
    page.get_by_role("link", name="Van mij", exact=True).click()
    expect(page.get_by_role("link", name="Van mij", exact=True)).to_have_attribute("aria-current", "true")
    assert page.locator(".row").count() < team


def test_a_contact_person_has_the_own_people_and_nothing_to_choose(open_page: Open) -> None:
    page = open_page("/staff")
    expect(page.locator(".row").first).to_be_visible()
    expect(page.get_by_role("link", name="Van mij")).to_have_count(0)


def test_a_hint_of_first_use_goes_and_stays_away(open_page: Open) -> None:
    page = open_page("/staff/zoeken")
    page.evaluate("window.same = true")
    page.get_by_role("complementary", name="Uitleg").get_by_role("button", name="Begrepen").click()
    expect(page.get_by_role("complementary", name="Uitleg")).to_have_count(0)
    assert page.evaluate("window.same") is True
    page.reload()
    expect(page.get_by_role("complementary", name="Uitleg")).to_have_count(0)


def test_a_line_leaves_the_sheet_and_comes_back(open_page: Open, truus: str) -> None:
    page = open_page(f"{truus}/dit-ben-ik", java_script_enabled=False)
    line = page.locator(".sheet__line", has_text="kippen").first
    words = line.locator(".sheet__words").inner_text()
    line.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".sheet")).not_to_contain_text(words)
    page.locator(".row", has_text=words).get_by_role("button", name="Terugzetten").click()
    expect(page.locator(".sheet")).to_contain_text(words)


def sheets(page: Page) -> int:
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


def test_it_is_one_a4_however_much_was_said(open_page: Open, house: House, truus: str) -> None:
    page = open_page(f"{truus}/dit-ben-ik/blad")
    assert sheets(page) == 1
    with database.session(house.url) as work:
        client = work.scalars(sa.select(Client).where(Client.name == "Johanna Vroemen")).one()
        talk = work.scalars(sa.select(Conversation).where(Conversation.client_id == client.id).limit(1)).one()
    for length in (2, 12, 40):  # many short ones take the most room beside the words
        with database.session(house.url) as work:
            work.execute(sa.delete(Wish).where(Wish.client_id == client.id))
        for theme in ("life_story", "daily_rhythm", "food_drink", "pleasant_day", "feeling_well"):
            for number in range(6):
                kind = WishKind.LOSS if number == 5 else WishKind.PREFERENCE
                add(house, client, talk, f"Zo doe ik {theme} {number} " + "altijd " * length, kind, theme)
        for number in range(4):
            add(house, client, talk, f"Wens {number} " + "graag " * length, WishKind.WISH, "pleasant_day")
        page.goto(f"/staff/bewoners/{client.id}/dit-ben-ik/blad")
        assert page.locator(".sheet__line").count() >= 7
        assert sheets(page) == 1, length


def add(house: House, client: Client, talk: Conversation, words: str, kind: WishKind, theme: str) -> None:
    with database.session(house.url) as work:
        last = work.scalar(sa.select(sa.func.max(Message.place)).where(Message.conversation_id == talk.id))
        message = Message(conversation_id=talk.id, place=(last or 0) + 1, sender="person", text=words)
        work.add(message)
        work.flush()
        work.add(
            Wish(
                conversation_id=talk.id,
                client_id=client.id,
                message_id=message.id,
                start=0,
                speaker="client",
                kind=kind,
                own_words=words,
                say_back="",
                themes=[theme],
                confirmed=True,
            )
        )


def test_an_invitation_is_made_and_withdrawn(open_page: Open, truus: str) -> None:
    page = open_page(f"{truus}/uitnodigen")
    page.get_by_label("Harm Kuipers (echtgenoot): familiegesprek").check()
    page.get_by_label("E-mailadres").fill("harm@thuis.example")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("heading", name="De link gaat op weg")).to_be_visible()
    page.get_by_role("link", name="Klaar").click()
    row = page.locator("#uitnodigingen .row", has_text="harm@thuis.example")
    row.get_by_role("button", name="Intrekken").click()
    expect(page.locator("#uitnodigingen")).not_to_contain_text("harm@thuis.example")


def test_a_gentle_word_while_writing_never_blocks(open_page: Open, truus: str) -> None:
    with_field = open_page(truus)
    with_field.evaluate(
        """() => {
          const form = document.querySelector("form[method=post]").cloneNode(true);
          form.innerHTML += '<label>Wat is er gedaan?<textarea name="done"></textarea></label>';
          document.querySelector("main").prepend(form);
        }"""
    )
    field = with_field.get_by_label("Wat is er gedaan?")
    field.fill("De patiënt is naar de afdeling gebracht. Zij zei: “ik haat de intake”.")
    hint = with_field.locator(".hint")
    expect(hint).to_contain_text("‘patiënt’")
    expect(hint).to_contain_text("woongroep")
    expect(hint).not_to_contain_text("intake")
    assert field.input_value().startswith("De patiënt is")
    field.fill("Zij is naar haar kamer gebracht.")
    expect(hint).to_be_hidden()


def test_words_are_found_and_lead_there(open_page: Open) -> None:
    page = open_page("/staff/zoeken")
    expect(page.get_by_label("Naam, of woorden van iemand")).to_be_focused()
    page.keyboard.type("kipen")
    page.keyboard.press("Enter")
    page.locator(".found .row", has_text="kippen").get_by_role("link").first.press("Enter")
    expect(page.locator("main")).to_contain_text("kippen")


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1180)])
def test_pages_are_accessible_and_fit(open_page: Open, truus: str, scheme: str, width: int) -> None:
    page = open_page("/staff", color_scheme=scheme, viewport={"width": width, "height": 700})
    for path in (
        "/staff",
        "/staff/bewoners?van=alle",
        "/staff/bewoners/nieuw",
        truus,
        f"{truus}/gegevens",
        f"{truus}/uitnodigen",
        f"{truus}/dit-ben-ik",
        f"{truus}/dit-ben-ik/blad",
        "/staff/uitnodigingen?van=alle",
        "/staff/zoeken?q=tuin",
        "/staff/zoeken?q=xyzxyz",
    ):
        page.goto(path)
        for closed in page.locator("summary").all():
            if closed.is_visible():
                closed.click()
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, (path, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        low = page.evaluate(
            """[...document.querySelectorAll("button, .button, input, select, summary, .choice a")]
            .filter((it) => !["hidden", "checkbox", "radio"].includes(it.type))
            .filter((it) => it.offsetHeight && it.offsetHeight < 48).map((it) => it.outerHTML)"""
        )
        assert not low, path
