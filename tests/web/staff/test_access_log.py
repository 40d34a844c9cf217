"""Who saw what: the administrator's page and file, and the person's own."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, database
from records.models import AccessLog, Client, EmergencyAccess, Role, SignalKind, Staff, now
from tests.web.staff.house import Browser, House, text
from web.staff.access_log import words
from web.staff.access_log.of_person import Done, by_day
from web.staff.access_log.routes import ON_A_PAGE


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


def look(
    house: House, user: Staff, client: Client | None, what: str = "bewoner", event: str = "view"
) -> None:
    with database.session(house.url) as work:
        access_log.write(work, event=event, what=what, client_id=client.id if client else None, user=user)


def of_role(app: FastAPI, house: House, role: Role) -> tuple[Browser, Staff]:
    member = house.colleague(f"Iemand {role.value}", f"{role.value}@huis.example", role)
    browser = Browser(app)
    browser.log_in(member.email)
    return browser, member


@pytest.fixture
def admin(app: FastAPI, house: House, anja: Staff) -> Browser:
    return of_role(app, house, Role.ADMINISTRATOR)[0]


class TestHouse:
    def test_the_newest_line_stands_first_with_who_what_whose_and_why(
        self, admin: Browser, house: House, anja: Staff, client: Client
    ) -> None:
        look(house, anja, client)
        look(house, anja, client, "dit ben ik", "print")
        shown = text(admin.get("/staff/inzage"))
        first = shown.index("Anja de Wit maakte een afdruk van het blad Dit ben ik Johanna Vroemen")
        assert first < shown.index("Anja de Wit keek naar de pagina Johanna Vroemen")
        assert "Vaste contactpersoon, voor de zorg" in shown
        assert "er is niets veranderd of weggehaald" in shown

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("bewoner=vroem", ["bewoner", "signalen"]),
            ("bewoner=Habets", ["wens"]),
            ("bewoner=100%25", []),
            ("soort=change", ["wens"]),
            ("nood=true", ["signalen"]),
            ("eerste=2100-01-01", []),
            ("laatste=2000-01-01", []),
        ],
    )
    def test_what_is_chosen_is_what_is_shown(
        self,
        admin: Browser,
        house: House,
        anja: Staff,
        client: Client,
        app: FastAPI,
        asked: str,
        found: list[str],
    ) -> None:
        other = house.client("Sjef Habets", "Sjef")
        _, bas = of_role(app, house, Role.CONTACT_PERSON)
        with database.session(house.url) as work:
            work.add(
                EmergencyAccess(
                    staff_id=bas.id, client_id=client.id, reason="-", until=now() + timedelta(hours=1)
                )
            )
        look(house, anja, client)
        look(house, bas, client, "signalen")
        look(house, anja, other, "wens", "change")
        shown = text(admin.get(f"/staff/inzage?{asked}"))
        said = {
            "bewoner": "Anja de Wit keek naar de pagina",
            "signalen": "Iemand contact_person keek naar de lijst met signalen",
            "wens": "Anja de Wit veranderde een wens",
        }
        assert [name for name in said if said[name] in shown] == found
        table = admin.get(f"/staff/inzage/bestand?{asked}").text
        assert len(table.splitlines()) - 1 == len(found)

    def test_a_colleague_is_chosen_by_id(
        self, admin: Browser, house: House, anja: Staff, client: Client
    ) -> None:
        look(house, anja, client)
        assert "keek naar de pagina" in text(admin.get(f"/staff/inzage?collega={anja.id}"))
        assert "keek naar de pagina" not in text(admin.get(f"/staff/inzage?collega={uuid.uuid4()}"))
        refused = admin.get("/staff/inzage?collega=anja")
        assert (refused.status_code, "Kies een collega uit de lijst." in text(refused)) == (422, True)

    @pytest.mark.parametrize(
        "days", ["eerste=kaas", "eerste=2026-02-02&laatste=2026-02-01", "laatste=9999-12-31"]
    )
    def test_days_that_are_none_are_said_to_be(self, admin: Browser, days: str) -> None:
        refused = admin.get(f"/staff/inzage?{days}")
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text

    def test_a_long_log_is_leafed_through(
        self, admin: Browser, house: House, anja: Staff, client: Client
    ) -> None:
        with database.session(house.url) as work:
            for _ in range(ON_A_PAGE + 2):
                access_log.write(work, event="view", what="bewoner", client_id=client.id, user=anja)
        first = admin.get(f"/staff/inzage?collega={anja.id}")
        assert first.text.count('<li class="log__line') == ON_A_PAGE
        second = admin.get(f"/staff/inzage?collega={anja.id}&voor=3")
        assert second.text.count('<li class="log__line') == 2
        assert "Naar de nieuwste" in text(second)

    def test_what_was_done_behind_its_back_is_told(
        self, admin: Browser, house: House, anja: Staff, client: Client
    ) -> None:
        look(house, anja, client)
        look(house, anja, client)
        with database.session(house.url) as work:
            work.execute(sa.text("DROP TRIGGER access_log_no_delete"))
            work.execute(sa.text("DELETE FROM access_log WHERE number = 1"))
        for page in ("/staff/inzage", "/staff/inzage?heel=true"):
            shown = text(admin.get(page))
            assert (
                "Deze lijst klopt niet meer. Bij regel 1 is iets veranderd, weggehaald of bijgezet" in shown
            )

    def test_it_is_the_administrators_alone(self, browser: Browser, app: FastAPI, house: House) -> None:
        for path in ("/staff/inzage", "/staff/inzage/bestand"):
            assert browser.get(path).status_code == 403
        for role in (Role.TEAM_LEAD, Role.MANAGER, Role.APPOINTED_OFFICER, Role.ACTIVITY_COORDINATOR):
            assert of_role(app, house, role)[0].get("/staff/inzage").status_code == 403

    def test_a_name_that_would_be_a_formula_is_none(self, admin: Browser, house: House, anja: Staff) -> None:
        look(house, anja, house.client("=SUM(A1)", "Som"))
        answer = admin.get("/staff/inzage/bestand")
        assert answer.headers["content-disposition"] == 'attachment; filename="inzage.csv"'
        assert ";'=SUM(A1);" in answer.text


class TestPerson:
    def test_the_same_thing_on_one_day_is_said_once_in_the_persons_words(
        self, browser: Browser, house: House, anja: Staff, client: Client
    ) -> None:
        for _ in range(3):
            look(house, anja, client)
        look(house, anja, client, f"wens {uuid.uuid4()}: afgesproken", "change")
        shown = text(browser.get(f"/staff/bewoners/{client.id}/inzage/blad"))
        assert "Anja de Wit, vaste contactpersoon, voor uw zorg keek naar uw pagina, om" in shown
        assert shown.count("keek naar uw pagina") == 1
        assert "veranderde een wens van u: afgesproken, om" in shown

    def test_times_are_told_each_when_they_are_few(self) -> None:
        times = [datetime(2026, 11, 22, hour, 5, tzinfo=UTC) for hour in (8, 9, 10, 14)]
        assert Done("-", times[:1]).when == "om 09:05"
        assert Done("-", [times[0], times[0]]).when == "om 09:05"
        assert Done("-", times[:3]).when == "om 09:05, 10:05 en 11:05"
        assert Done("-", times).when == "4 keer tussen 09:05 en 15:05"

    def test_days_are_those_of_here_the_newest_first(self) -> None:
        moments = (datetime(2026, 11, 21, 23, 30, tzinfo=UTC), datetime(2026, 11, 21, 22, 30, tzinfo=UTC))
        lines = [
            access_log.Line(
                AccessLog(
                    created_at=moment,
                    event="view",
                    what="bewoner",
                    role="contact_person",
                    ground="zorgrelatie",
                    emergency=False,
                ),
                "Anja",
                "Jo",
            )
            for moment in moments
        ]
        assert [day.moment for day in by_day(lines)] == list(moments)

    def test_of_a_time_in_which_nobody_looked_that_is_said(self, browser: Browser, client: Client) -> None:
        shown = text(browser.get(f"/staff/bewoners/{client.id}/inzage?eerste=2020-01-01&laatste=2020-02-01"))
        assert "In deze tijd keek niemand naar uw gegevens." in shown

    def test_only_who_cares_for_the_person_or_keeps_the_log_sees_it(
        self, app: FastAPI, house: House, client: Client, admin: Browser
    ) -> None:
        for path in (f"/staff/bewoners/{client.id}/inzage", f"/staff/bewoners/{client.id}/inzage/blad"):
            assert admin.get(path).status_code == 200
        path = f"/staff/bewoners/{client.id}/inzage"
        for role in (Role.CONTACT_PERSON, Role.MANAGER, Role.APPOINTED_OFFICER, Role.ACTIVITY_COORDINATOR):
            assert of_role(app, house, role)[0].get(path).status_code == 403
        assert admin.get(f"/staff/bewoners/{uuid.uuid4()}/inzage").status_code == 404

    def test_a_carer_does_not_learn_of_a_signal_that_is_kept_from_them(
        self, app: FastAPI, browser: Browser, house: House, anja: Staff, client: Client, admin: Browser
    ) -> None:
        _, lead = of_role(app, house, Role.TEAM_LEAD)
        _, officer = of_role(app, house, Role.APPOINTED_OFFICER)
        talk = house.talk(client)
        abuse = house.signal(talk, "Ze slaan mij.", SignalKind.ABUSE)
        fall = house.signal(talk, "Ik ben gevallen.")
        look(house, officer, client, "signalen")
        look(house, lead, client, f"signaal {abuse.id}: opgepakt", "change")
        look(house, lead, client, f"signaal {uuid.uuid4()}")
        look(house, lead, client, f"signaal {fall.id}: opgeschreven wat er is gedaan", "change")
        shown = text(browser.get(f"/staff/bewoners/{client.id}/inzage"))
        assert "veranderde een signaal over u: opgeschreven wat er is gedaan" in shown
        assert officer.name not in shown
        assert "opgepakt" not in shown
        assert "keek naar een signaal over u" not in shown
        whole = text(admin.get(f"/staff/bewoners/{client.id}/inzage"))
        assert officer.name in whole
        assert "veranderde een signaal over u: opgepakt" in whole


class TestWords:
    def entry(self, event: str, what: str) -> AccessLog:
        return AccessLog(event=event, what=what)

    def test_what_was_done_is_shown_in_our_own_words_only(self) -> None:
        done = self.entry("change", f"wens {uuid.uuid4()}: Zij Wil Naar Huis (1938)")
        assert words.sentence(done, to_client=True) == "veranderde een wens van u"

    def test_what_is_not_known_is_called_gegevens(self) -> None:
        assert words.sentence(self.entry("view", "iets nieuws"), to_client=True) == "keek naar uw gegevens"

    def test_the_longest_name_counts(self) -> None:
        entry = self.entry("view", "afspraken om op te volgen")
        assert words.sentence(entry, to_client=True) == "keek naar de lijst met afspraken"
        text_ = self.entry("export", f"gesprek {uuid.uuid4()} als tekst, met alles wat is gezegd")
        assert words.sentence(text_, to_client=True) == "nam een gesprek met u mee, als tekst of als bestand"

    @pytest.mark.parametrize("event", words.EVENT)
    def test_every_event_has_a_sentence(self, event: str) -> None:
        assert "{" not in words.sentence(self.entry(event, "bewoner"), to_client=False)
