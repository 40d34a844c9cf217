"""A selection as CSV and XLSX and people as FHIR, read back: what is in it, what is not, whose it was."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from records import access_log, database, goals, wishes
from records.models import Client, Conversation, Goal, MayKnow, Review, Role, SignalKind, Staff, WishKind, now
from records.rules import HERE
from tests.web.staff.house import Browser, House, text

NASTY = ('=HYPERLINK("http://x";"y")', "+31 6 is mijn nummer", "-2 graden vind ik koud", "@ lotte", "\t=1+1")


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def today() -> date:
    return now().astimezone(HERE).date()


class TestAsCsv:
    def test_holds_the_wishes_in_reach_and_writes_down_whose(
        self, house: House, browser: Browser, client: Client, anja: Staff
    ) -> None:
        bas = house.colleague("Bas Hendrix", "bas@huis.example")
        other = house.client("Sjef Habets", "Sjef", contact=bas)
        house.wish(house.talk(other), "Ik wil naar zee.")
        wish = house.wish(house.talk(client, relative=house.relative(client)), "Zij houdt van; dansen.")
        with database.session(house.url) as work:
            wishes.review(work, wish.id, by=anja, review=Review.AGREED)
        answer = browser.get("/staff/uitvoer/bestand.csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert answer.headers["content-disposition"] == f'attachment; filename="wensen-{today()}.csv"'
        header, *rows = read_csv(answer.content)
        assert header[:3] == ["Datum", "Bewoner", "Woongroep"]
        assert [dict(zip(header, row, strict=True)) for row in rows] == [
            {
                "Datum": f"{today():%d-%m-%Y}",
                "Bewoner": "Johanna Vroemen",
                "Woongroep": "De Beuk",
                "Verteld door": "Marjan Vroemen (dochter)",
                "Gesprek": "kennismaking",
                "In eigen woorden": "Zij houdt van; dansen.",
                "Waarom": "",
                "Soort": "wens",
                "Gaat over": "Plezierige dag",
                "Stand": "Afgesproken",
                "Toelichting": "",
                "Afgesproken": "Zij houdt van; dansen.",
            }
        ]
        with database.session(house.url) as work:
            lines = [(line.event, line.what) for line in access_log.of_client(work, client.id)]
            assert ("export", "selectie van wensen (csv)") in lines
            assert access_log.of_client(work, other.id) == []

    def test_runs_no_formula(self, house: House, browser: Browser, client: Client) -> None:
        talk = house.talk(client)
        for words in NASTY:
            house.wish(talk, words)
        header, *rows = read_csv(browser.get("/staff/uitvoer/bestand.csv").content)
        said = {row[header.index("In eigen woorden")] for row in rows}
        assert len(said) == len(NASTY)
        assert all(words.startswith("'") for words in said)


class TestAsXlsx:
    def test_has_days_as_days_and_text_as_text(self, house: House, browser: Browser, client: Client) -> None:
        talk = house.talk(client)
        for words in NASTY:
            house.wish(talk, words)
        answer = browser.get("/staff/uitvoer/bestand.xlsx")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        assert sheet.title == "Wensen"
        assert sheet.freeze_panes == "A2"
        assert sheet.column_dimensions["F"].width > 60
        assert isinstance(sheet["A2"].value, datetime)
        assert sheet["A2"].value.date() == today()
        said = [sheet.cell(row, 6) for row in range(2, sheet.max_row + 1)]
        assert {cell.data_type for cell in said} == {"s"}
        assert {cell.value for cell in said} == {" ".join(words.split()) for words in NASTY}
        assert not any(cell.hyperlink for cell in said)

    def test_goals(self, house: House, browser: Browser, client: Client, anja: Staff) -> None:
        with database.session(house.url) as work:
            goals.agree(work, client_id=client.id, by=anja, what="Elke week zingen", by_when=date(2027, 1, 5))
        answer = browser.get("/staff/uitvoer/bestand.xlsx?wat=afspraken")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        header, row = ([cell.value for cell in line] for line in sheet.iter_rows())
        found = dict(zip(header, row, strict=True))
        assert (found["Wat"], found["Hoe het staat"]) == ("Elke week zingen", "Loopt")
        assert found["Voor"] == datetime(2027, 1, 5)  # noqa: DTZ001 - a day in a spreadsheet has no zone


class TestWhatIsChosen:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", {"markt", "soep"}),
            ("groep=De+Beuk", {"markt", "soep"}),
            ("groep=De+Eik", set()),
            ("thema=food_drink", {"soep"}),
            ("soort=wish", {"markt"}),
            ("stand=seen", {"soep"}),
            ("stand=agreed", set()),
            ("stand=onzin&thema=onzin&soort=onzin", {"markt", "soep"}),
            ("vanaf={today}&tot={today}", {"markt", "soep"}),
            ("vanaf={tomorrow}", set()),
            ("tot={yesterday}", set()),
        ],
    )
    def test_each_choice_narrows(
        self, house: House, browser: Browser, client: Client, anja: Staff, query: str, expected: set[str]
    ) -> None:
        talk = house.talk(client)
        house.wish(talk, "markt")
        soup = house.wish(talk, "soep", kind=WishKind.DISLIKE, themes=("food_drink",))
        with database.session(house.url) as work:
            wishes.review(work, soup.id, by=anja, review=Review.SEEN)
        day = timedelta(days=1)
        days = {"today": today(), "tomorrow": today() + day, "yesterday": today() - day}
        header, *rows = read_csv(browser.get(f"/staff/uitvoer/bestand.csv?{query.format(**days)}").content)
        assert {row[header.index("In eigen woorden")] for row in rows} == expected

    def test_days_the_wrong_way_round_are_told(self, browser: Browser) -> None:
        turned = "De eerste dag komt na de laatste. Draai ze om."
        assert turned in text(browser.get("/staff/uitvoer?vanaf=2026-05-05&tot=2025-01-01"))
        assert turned not in text(browser.get("/staff/uitvoer?vanaf=2025-01-01&tot=2026-05-05"))

    @pytest.mark.parametrize("query", ["vanaf=gisteren", "wat=alles", f"groep={'x' * 201}"])
    def test_what_is_no_choice_is_refused_in_plain_words(self, browser: Browser, query: str) -> None:
        answer = browser.get(f"/staff/uitvoer?{query}")
        assert answer.status_code == 422
        assert "Er klopt iets niet aan wat is ingevuld" in text(answer)

    def test_the_page_shows_what_the_file_will_hold(
        self, house: House, browser: Browser, client: Client
    ) -> None:
        house.wish(house.talk(client), "Ik wil naar de markt.")
        shown = browser.get("/staff/uitvoer?thema=pleasant_day")
        assert "1 wens van één bewoner" in text(shown)
        assert "/staff/uitvoer/bestand.xlsx?wat=wensen&amp;thema=pleasant_day" in shown.text
        with database.session(house.url) as work:
            assert [line.what for line in access_log.of_client(work, client.id)] == ["selectie"]


class TestWhatStaysIn:
    def test_words_around_abuse_and_for_one_alone(
        self, house: House, browser: Browser, client: Client
    ) -> None:
        house.colleague("Hannah Bos", "hannah@huis.example", Role.APPOINTED_OFFICER)
        lead = house.colleague("Ellen Vossen", "ellen@huis.example", Role.TEAM_LEAD)
        talk = house.talk(client)
        house.wish(talk, "Ik wil naar de markt.")
        house.signal(talk, "Iemand slaat mij.", SignalKind.ABUSE)
        house.wish(talk, "Ik wil dat het ophoudt.")
        alone = house.talk(client)
        house.wish(alone, "Dit weet alleen jij.")
        with database.session(house.url) as work:
            work.get_one(Conversation, alone.id).may_know = MayKnow.CONTACT_PERSON
        leading = Browser(browser.app)
        leading.log_in(lead.email)
        assert said(browser) == {"Ik wil naar de markt.", "Dit weet alleen jij."}
        assert said(leading) == {"Ik wil naar de markt."}

    def test_a_goal_from_words_that_stay(
        self, house: House, browser: Browser, client: Client, anja: Staff
    ) -> None:
        house.colleague("Hannah Bos", "hannah@huis.example", Role.APPOINTED_OFFICER)
        talk = house.talk(client)
        house.signal(talk, "Iemand slaat mij.", SignalKind.ABUSE)
        wish = house.wish(talk, "Ik wil dat het ophoudt.")
        with database.session(house.url) as work:
            work.add(
                Goal(client_id=client.id, wish_id=wish.id, what="Het moet ophouden", agreed_by_id=anja.id)
            )
            work.add(Goal(client_id=client.id, what="Elke week zingen", agreed_by_id=anja.id))
        assert said(browser, "Wat", "?wat=afspraken") == {"Elke week zingen"}

    @pytest.mark.parametrize(
        "path", ["uitvoer", "uitvoer/bestand.csv", "uitvoer/bestand.xlsx", "uitvoer/fhir"]
    )
    def test_other_roles_are_refused(self, house: House, browser: Browser, path: str) -> None:
        member = house.colleague("Iemand Anders", "iemand@huis.example", Role.MANAGER)
        other = Browser(browser.app)
        other.log_in(member.email)
        assert other.get(f"/staff/{path}").status_code == 403


def said(browser: Browser, column: str = "In eigen woorden", query: str = "") -> set[str]:
    header, *rows = read_csv(browser.get(f"/staff/uitvoer/bestand.csv{query}").content)
    return {row[header.index(column)] for row in rows}


class TestAsFhir:
    def test_holds_who_is_in_reach_and_no_one_else(
        self, house: House, browser: Browser, client: Client, anja: Staff
    ) -> None:
        bas = house.colleague("Bas Hendrix", "bas@huis.example")
        other = house.client("Sjef Habets", "Sjef", contact=bas)
        for path in ("uitvoer/fhir", f"bewoners/{client.id}/fhir"):
            answer = browser.get(f"/staff/{path}")
            assert answer.headers["content-type"] == "application/fhir+json"
            found = json.loads(answer.text)
            assert [entry["resource"]["name"] for entry in found["entry"]] == [
                [{"use": "official", "text": "Johanna Vroemen"}]
            ]
        refused = browser.get(f"/staff/bewoners/{other.id}/fhir")
        assert "resourceType" not in refused.text
        with database.session(house.url) as work:
            assert [line.what for line in access_log.of_client(work, client.id)] == ["bewoner (FHIR)"] * 2
            assert "bewoner (FHIR)" not in [line.what for line in access_log.of_client(work, other.id)]
