"""Reviewing in a real browser: counted in taps, two colleagues at once, words selected in the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Locator, Page, expect

from records import database, talks, wishes
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Outcome,
    Review,
    Role,
    Staff,
    Wish,
    WishKind,
)
from tests.browser.staff_pages import Open, logged_in
from tests.web.staff.house import House
from tests.web.talk.serving import page_app
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

SAID = (
    ("Ik zou zo graag weer eens naar de markt in Heerlen, met Wil.", "naar de markt in Heerlen"),
    ("ik mis mijn hond", "ik mis mijn hond"),
    ("Soep hoeft van mij niet. Nooit gehoeven.", "Soep hoeft van mij niet."),
    ("ik slaap slecht als de gangdeur klapt", "ik slaap slecht als de gangdeur klapt"),
)
DECIDED = {"Afspreken": "Afgesproken", "Gezien": "Gezien", "Nu niet": "Nu niet"}  # what is said of it then
DONE = re.compile(r"/staff/(bekijken\?van=mijn|gesprekken/.*vorige=)")  # where one gets after a review
CHURCH = "👵🏽 Op zondag ging ik naar de kerk. Dat mis ik."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house with two colleagues, and the address of its pages."""
    with page_app(tmp_path_factory.mktemp("var")) as (_, address):
        url = get_settings().database_url
        database.upgrade(url)
        house = House(url)
        house.colleague()
        house.colleague("Femke Bos", "femke@huis.example", Role.TEAM_LEAD)
        yield house, address
        database.dispose(url)


@pytest.fixture
def house(served: tuple[House, str]) -> House:
    return served[0]


@pytest.fixture
def anja(house: House) -> Staff:
    with database.session(house.url) as work:
        return work.scalars(sa.select(Staff).where(Staff.email == "anja@huis.example")).one()


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


def say(house: House, talk: Conversation, text: str, words: str, kind: WishKind = WishKind.WISH) -> Wish:
    message = house.says(talk, text)
    with database.session(house.url) as work:
        return wishes.store(
            work,
            conversation_id=talk.id,
            message_id=message.id,
            start=text.index(words),
            own_words=words,
            kind=kind,
            say_back=f"U zegt: {words}.",
            themes=["pleasant_day"],
        )


@pytest.fixture
def talk(house: House, client: Client) -> Conversation:
    """A talk that is over, with four wishes, and something that was missed."""
    talk = house.talk(client)
    for text, words in SAID:
        say(house, talk, text, words)
    house.says(talk, CHURCH)
    with database.session(house.url) as work:
        talks.set_state(work, talk.id, ConversationState.CLOSED)
    return talk


@pytest.fixture
def open_page(browser: Browser, served: tuple[House, str]) -> Iterator[Open]:
    with logged_in(browser, served[1]) as opened:
        yield opened


def review_of(talk: Conversation) -> str:
    return f"/staff/gesprekken/{talk.id}/bekijken"


def card_of(page: Page, words: str) -> Locator:
    return page.locator(".quote", has=page.locator(".quote__own", has_text=words))


def reviews(house: House, talk: Conversation) -> list[Review]:
    with database.session(house.url) as work:
        return [wish.review for wish in wishes.of_talk(work, talk.id)]


class Taps:
    """Presses what is seen, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def __call__(self, name: str | re.Pattern[str]) -> None:
        """Press a button in the wish that has come to hand, or below all wishes."""
        focused = self.page.locator(":focus")
        focused.get_by_role("button", name=name, exact=isinstance(name, str)).first.tap()
        self.count += 1


def test_four_wishes_take_six_taps_with_a_reason_and_the_summary(
    open_page: Open, house: House, talk: Conversation
) -> None:
    page = open_page(review_of(talk), has_touch=True, viewport={"width": 390, "height": 780})
    tap = Taps(page)
    cards = page.locator(".quote")
    cards.first.focus()
    for number, name in enumerate(("Afspreken", "Gezien", "Afspreken", "Nu niet")):
        tap(name)
        if number < 3:
            expect(page.locator(".quote:focus .quote__own")).to_contain_text(SAID[number + 1][1])
    expect(page.get_by_text("Waarom nu niet? Mevrouw Vroemen mag dit lezen.")).to_be_visible()
    tap("Daar praten we eerst nog over.")
    expect(page.locator("#klaar")).to_be_focused()
    expect(page.get_by_role("heading", name="Alles bekeken")).to_be_visible()
    tap(re.compile("^Klaar"))
    page.wait_for_url(DONE)
    assert tap.count <= 6
    assert reviews(house, talk) == [Review.AGREED, Review.SEEN, Review.AGREED, Review.NOT_NOW]
    with database.session(house.url) as work:
        goals = list(work.scalars(sa.select(Goal).where(Goal.client_id == talk.client_id)))
        kept = work.get_one(Conversation, talk.id)
        assert "U zegt: ik mis mijn hond." in kept.summary
        assert kept.reviewed_at is not None
    assert {goal.what for goal in goals} == {SAID[0][1], SAID[2][1]}
    assert {goal.who for goal in goals} == {"Anja de Wit"}


def test_without_scripts_it_takes_as_few(open_page: Open, house: House, talk: Conversation) -> None:
    page = open_page(review_of(talk), java_script_enabled=False)
    for number, name in enumerate(("Afspreken", "Gezien", "Afspreken", "Nu niet")):
        card = card_of(page, SAID[number][1])
        card.get_by_role("button", name=name).click()
        expect(card.locator(".review")).to_contain_text(DECIDED[name])
        if number < 3:
            assert "#wens-" in page.url
    page.get_by_role("button", name=re.compile("^Klaar")).click()
    page.wait_for_url(DONE)
    assert reviews(house, talk) == [Review.AGREED, Review.SEEN, Review.AGREED, Review.NOT_NOW]


def test_two_colleagues_see_each_other_and_overwrite_nothing(
    open_page: Open, house: House, talk: Conversation
) -> None:
    anja = open_page(review_of(talk))
    femke = open_page(review_of(talk), "femke")
    expect(femke.get_by_text("Anja de Wit heeft dit gesprek nu ook open.")).to_be_visible()
    expect(anja.get_by_text("Femke Bos heeft dit gesprek nu ook open.")).to_be_visible()
    # Anja is writing when Femke decides: what she writes stays, and sending it shows both sides.
    market = card_of(anja, SAID[0][1])
    market.locator(".terms summary").click()
    market.get_by_label("Wat", exact=True).fill("samen naar de markt")
    for said in SAID[:2]:
        card = card_of(femke, said[1])
        card.get_by_role("button", name="Nu niet").click()
        expect(card.locator(".review")).to_contain_text("Nu niet")
    dog = card_of(anja, SAID[1][1])
    expect(dog.locator(".review")).to_contain_text("door Femke Bos")
    expect(market.get_by_label("Wat", exact=True)).to_have_value("samen naar de markt")
    market.get_by_role("button", name="Afspreken").click()
    both = anja.locator(".overtaken")
    expect(both).to_contain_text("Femke Bos heeft dit net veranderd.")
    expect(both).to_contain_text("samen naar de markt")
    assert reviews(house, talk)[0] is Review.NOT_NOW
    both.get_by_role("button", name="Toch veranderen").click()
    expect(card_of(anja, SAID[0][1])).to_contain_text("Afgesproken")


def test_words_are_selected_in_the_talk(open_page: Open, house: House, talk: Conversation) -> None:
    page = open_page(review_of(talk))
    page.locator("#gesprek > summary").click()
    page.evaluate(
        """() => {
            const text = [...document.querySelectorAll("[data-message]")]
                .find((one) => one.textContent.includes("kerk")).firstChild;
            const at = text.data.indexOf("naar de kerk");
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + "naar de kerk".length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    expect(page.locator(".chosen__words")).to_have_text("“naar de kerk”")
    page.get_by_role("button", name="Bewaar deze woorden").click()
    expect(page.locator(".quote:focus .quote__own")).to_contain_text("naar de kerk")
    with database.session(house.url) as work:
        (wish,) = [one for one in wishes.of_talk(work, talk.id) if one.added_by_id]
        assert (wish.own_words, wish.start) == ("naar de kerk", CHURCH.index("naar de kerk"))


def test_without_scripts_a_sentence_is_chosen(open_page: Open, house: House, talk: Conversation) -> None:
    page = open_page(review_of(talk), java_script_enabled=False)
    page.locator("#gesprek > summary").click()
    page.locator(".line", has_text="kerk").get_by_role("link", name="Iets gemist?").click()
    page.get_by_label("Dat mis ik.").check()
    page.get_by_label("Wat is het?").select_option("loss")
    page.get_by_role("button", name="Bewaren").click()
    expect(card_of(page, "Dat mis ik.").first).to_contain_text("gemis")


def test_correcting_and_accepting_goes_on_to_the_next(
    open_page: Open, house: House, talk: Conversation
) -> None:
    page = open_page(review_of(talk))
    card = card_of(page, SAID[1][1])
    card.get_by_text("Aanpassen of samenvoegen").click()
    card.get_by_label("Wat is het?").select_option("loss")
    card.get_by_label("In één zin").fill("U mist uw hond.")
    card.get_by_role("button", name="Klopt zo, gezien").click()
    expect(page.locator(".quote:focus .quote__own")).to_contain_text(SAID[2][1])
    with database.session(house.url) as work:
        wish = wishes.of_talk(work, talk.id)[1]
        assert (wish.kind, wish.say_back, wish.heard_kind) == (
            WishKind.LOSS,
            "U mist uw hond.",
            WishKind.WISH,
        )


@pytest.fixture
def lived_in(house: House, client: Client, anja: Staff) -> dict[str, str]:
    """A person with a year behind her: agreed, looked back on, a daughter who sees it differently."""
    first = house.talk(client)
    market = say(house, first, *SAID[0])
    dog = say(house, first, *SAID[1])
    with database.session(house.url) as work:
        for wish, who in ((market, "Anja de Wit"), (dog, "Wil (zus)")):
            goal = Goal(client_id=client.id, wish_id=wish.id, what=wish.own_words, who=who)
            goal.agreed_by_id = anja.id
            work.add(goal)
            work.get_one(Wish, wish.id).review = Review.AGREED
    daughter = house.talk(client, house.relative(client), kind=ConversationKind.FAMILY)
    house.wish(daughter, "mama moet meer onder de mensen")
    talk = house.talk(client, kind=ConversationKind.QUARTERLY)
    said = house.says(talk, "De markt was prachtig, we hebben haring gegeten.")
    with database.session(house.url) as work:
        wishes.look_back(
            work, wish_id=market.id, message_id=said.id, outcome=Outcome.DONE, own_words=said.text
        )
        goal_id = work.scalars(sa.select(Goal.id).where(Goal.wish_id == market.id)).one()
    for text, words in SAID:
        say(house, talk, text, words)
    say(house, talk, "de buurvrouw is zo aardig", "de buurvrouw is zo aardig", WishKind.CONTENT)
    long = say(house, talk, "onbreekbaar" * 12, "onbreekbaar" * 12, WishKind.INTEREST)
    return {
        "review": review_of(talk),
        "missed": f"/staff/gesprekken/{talk.id}/erbij?bericht={long.message_id}",
        "goal": f"/staff/afspraken/{goal_id}",
        "goals": f"/staff/bewoners/{client.id}/afspraken",
        "follow-up": "/staff/afspraken?van=alle",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1180])
def test_pages_are_accessible_and_fit(
    open_page: Open, lived_in: dict[str, str], scheme: str, width: int
) -> None:
    page = open_page("/staff/afspraken", color_scheme=scheme, viewport={"width": width, "height": 800})
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]}
    for path in lived_in.values():
        page.goto(path)
        for closed in page.locator("summary").all():
            if closed.is_visible():
                closed.click()
        found = Axe().run(page, options=rules).response["violations"]
        assert not found, (path, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found])
        wide = page.evaluate(
            """[...document.querySelectorAll("body *")]
            .filter((it) => it.getBoundingClientRect().right > innerWidth)
            .map((it) => it.outerHTML.slice(0, 120))"""
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, wide)
        low = page.evaluate(
            """[...document.querySelectorAll("button, .button, input, select, textarea, summary")]
            .filter((it) => !["hidden", "checkbox", "radio"].includes(it.type))
            .filter((it) => it.offsetHeight && it.offsetHeight < 48).map((it) => it.outerHTML)"""
        )
        assert not low, path
