"""Who may be named at an interest, and to whom; what is gone is gone from here at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import database, forgetting, wishes
from records.interests import index, sharing
from records.interests.groups import groups, parse
from records.models import (
    Client,
    Consent,
    Conversation,
    Interest,
    LookBack,
    MayKnow,
    Message,
    Outcome,
    Role,
    Signal,
    SignalKind,
    Speaker,
    Staff,
    Wish,
    WishKind,
    now,
)
from tests.records.sharing import TODAY, Telling


@pytest.fixture
def house(url: str) -> Telling:
    return Telling(url)


@pytest.fixture
def lotte(house: Telling) -> Staff:
    return house.member("Lotte", Role.ACTIVITY_COORDINATOR)


def names(house: Telling, member: Staff, key: str = "kaarten") -> list[str]:
    with database.session(house.url) as work:
        return sorted(person.name for person in sharing.people(work, member, key, TODAY)[0])


def interests(house: Telling, member: Staff, ward: str = "") -> dict[str, sharing.Shared]:
    with database.session(house.url) as work:
        return sharing.overview(work, member, TODAY, ward=ward)


def answer(house: Telling, wish: Wish, by: Staff, may: bool | None) -> None:
    with database.session(house.url) as work:
        sharing.answered(work, wish.id, may=may, by=by)


class TestWhoIsNamed:
    def test_two_of_two_wards_share_an_interest(self, house: Telling, lotte: Staff) -> None:
        house.says(house.client("Karel"), "Rikken op woensdag")
        house.says(house.client("Sien", "De Eik"), "de kaartclub mis ik", may_know=MayKnow.FAMILY)
        shared = interests(house, lotte)["kaarten"]
        assert shared.wards == {"De Beuk": 1, "De Eik": 1}
        assert shared.people == 2
        assert not shared.more
        assert names(house, lotte) == ["Karel", "Sien"]

    def test_one_alone_shares_nothing(self, house: Telling, lotte: Staff) -> None:
        house.says(house.client("Karel"))
        assert interests(house, lotte) == {}

    def test_what_only_the_contact_person_may_know_is_named_to_nobody(
        self, house: Telling, lotte: Staff
    ) -> None:
        for may_know in (MayKnow.CONTACT_PERSON, None):
            wish = house.says(house.client(f"Karel {may_know}"), may_know=may_know)
        assert names(house, lotte) == []
        answer(house, wish, lotte, may=True)
        assert names(house, lotte) == ["Karel None"]
        answer(house, wish, lotte, may=None)
        assert names(house, lotte) == []

    def test_the_team_is_the_own_team_and_other_wards_need_a_yes(self, house: Telling) -> None:
        anja, bas = house.member("Anja"), house.member("Bas")
        lead = house.member("Ellen", Role.TEAM_LEAD, "De Beuk")
        karel = house.client("Karel", contact=anja)
        wish = house.says(karel)
        assert names(house, anja) == ["Karel"]
        assert names(house, lead) == ["Karel"]
        assert names(house, bas) == []
        answer(house, wish, anja, may=True)
        assert names(house, bas) == ["Karel"]

    def test_who_said_no_is_neither_named_nor_counted(self, house: Telling, lotte: Staff) -> None:
        karel = house.client("Karel")
        first, second = house.says(karel), house.says(karel, "kaarten met een borrel")
        answer(house, first, lotte, may=False)
        assert names(house, lotte) == []  # a no holds for all that was said of it
        answer(house, second, lotte, may=True)
        with database.session(house.url) as work:
            (person,) = sharing.people(work, lotte, "kaarten", TODAY)[0]
        assert [line.words for line in person.lines] == ["kaarten met een borrel"]

    @pytest.mark.parametrize("theme", sharing.SENSITIVE)
    def test_what_is_nobodys_business_needs_a_yes(self, house: Telling, lotte: Staff, theme: str) -> None:
        wish = house.says(house.client("Karel"), themes=("pleasant_day", theme))
        assert names(house, lotte) == []
        answer(house, wish, lotte, may=True)
        assert names(house, lotte) == ["Karel"]

    def test_belief_needs_a_yes_whatever_the_theme(self, house: Telling, lotte: Staff) -> None:
        wish = house.says(house.client("Mien"), "naar de mis, en daarna kaarten")
        assert names(house, lotte, "kerk") == names(house, lotte) == []
        answer(house, wish, lotte, may=True)
        assert names(house, lotte, "kerk") == names(house, lotte) == ["Mien"]

    def test_others_are_counted_from_five_on_and_never_exactly(self, house: Telling, lotte: Staff) -> None:
        for number in range(4):
            house.says(house.client(f"Karel {number}"), may_know=None)
        assert interests(house, lotte) == {}
        house.says(house.client("Karel 4"), may_know=None)
        assert interests(house, lotte)["kaarten"].more
        assert interests(house, lotte)["kaarten"].wards == {}
        assert interests(house, lotte, ward="De Beuk") == {}
        with database.session(house.url) as work:
            assert sharing.people(work, lotte, "kaarten", TODAY) == ([], True)

    def test_belief_is_not_even_counted(self, house: Telling, lotte: Staff) -> None:
        for number in range(6):
            house.says(house.client(f"Mien {number}"), "naar de mis", themes=("meaning_belief",))
        assert interests(house, lotte) == {}

    def test_a_ward_leaves_the_interests_of_which_somebody_there_may_be_named(
        self, house: Telling, lotte: Staff
    ) -> None:
        house.says(house.client("Karel"))
        house.says(house.client("Sien", "De Eik"))
        assert set(interests(house, lotte, ward="De Eik")) == {"kaarten"}
        assert interests(house, lotte, ward="De Wilg") == {}


class TestWhatIsGone:
    @pytest.fixture
    def wish(self, house: Telling, lotte: Staff) -> Wish:
        wish = house.says(house.client("Karel"))
        assert names(house, lotte) == ["Karel"]
        return wish

    def test_consent_withdrawn(self, house: Telling, lotte: Staff, wish: Wish) -> None:
        with database.session(house.url) as work:
            forgetting.forget_all(work, wish.conversation_id)
        assert names(house, lotte) == []
        with database.session(house.url) as work:
            assert work.scalars(sa.select(Interest)).all() == []

    def test_struck(self, house: Telling, lotte: Staff, wish: Wish) -> None:
        with database.session(house.url) as work:
            wishes.strike(work, wish.conversation_id, wish.id)
        assert names(house, lotte) == []

    @pytest.mark.parametrize(
        "change",
        [
            lambda house, wish: house.change(Wish, wish.id, confirmed=False),
            lambda house, wish: house.change(Wish, wish.id, kind=WishKind.DISLIKE),
            lambda house, wish: house.change(Wish, wish.id, kind=WishKind.WISH, themes=["home_place"]),
            lambda house, wish: house.change(Message, wish.message_id, replaced_at=now()),
            lambda house, wish: house.change(Client, wish.client_id, left_on=TODAY - timedelta(days=1)),
            lambda house, wish: house.change(Conversation, wish.conversation_id, consent=Consent.REFUSED),
            lambda house, wish: house.change(
                Conversation, wish.conversation_id, may_know=MayKnow.CONTACT_PERSON
            ),
        ],
        ids=["struck", "disliked", "something else", "in other words", "left", "refused", "not the team"],
    )
    def test_what_changes_shows_at_once(
        self, house: Telling, lotte: Staff, wish: Wish, change: Callable[[Telling, Wish], None]
    ) -> None:
        change(house, wish)
        assert names(house, lotte) == []

    def test_merged_away(self, house: Telling, lotte: Staff, wish: Wish) -> None:
        karel = Client(id=wish.client_id)
        other = house.says(karel, "ik wil lezen", kind=WishKind.DISLIKE)
        house.change(Wish, wish.id, merged_into_id=other.id)
        assert names(house, lotte) == []

    @pytest.mark.parametrize("kind", SignalKind)
    def test_what_raised_a_signal(self, house: Telling, lotte: Staff, wish: Wish, kind: SignalKind) -> None:
        with database.session(house.url) as work:
            work.add(
                Signal(
                    conversation_id=wish.conversation_id, message_id=wish.message_id, kind=kind, why="test"
                )
            )
        assert names(house, lotte) == []

    def test_what_the_person_gave_up(self, house: Telling, lotte: Staff, wish: Wish) -> None:
        with database.session(house.url) as work:
            work.add(
                LookBack(
                    wish_id=wish.id,
                    conversation_id=wish.conversation_id,
                    message_id=wish.message_id,
                    outcome=Outcome.NO_LONGER_WANTED,
                    own_words="hoeft niet meer",
                )
            )
        assert names(house, lotte) == []

    def test_a_relatives_words_and_a_talk_without_consent_are_never_there(
        self, house: Telling, lotte: Staff
    ) -> None:
        house.says(house.client("Karel"), speaker=Speaker.RELATIVE)
        for consent in (Consent.ASKED, Consent.REFUSED, Consent.WITHDRAWN):
            house.says(house.client(f"Sien {consent}"), consent=consent)
        assert names(house, lotte) == []
        for may_know in MayKnow:
            house.says(house.client(f"Ton {may_know}"), may_know=may_know, consent=Consent.ASKED)
        assert interests(house, lotte) == {}


class TestTheIndex:
    def test_words_are_worked_out_once_and_anew_when_the_groups_change(
        self, house: Telling, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        house.says(house.client("Karel"))
        house.says(house.client("Sien"), "het is hier goed")
        for _ in range(2):
            with database.session(house.url) as work:
                index.refresh(work)
                rows = work.execute(sa.select(Interest.key, Interest.edition).order_by(Interest.key)).all()
                assert [tuple(row) for row in rows] == [
                    (index.NOTHING, groups().edition),
                    ("kaarten", groups().edition),
                ]
        other = parse("== Spelen\nkaarten | Kaarten | kaart | kaarten\n")
        monkeypatch.setattr(index, "groups", lambda: other)
        with database.session(house.url) as work:
            index.refresh(work)
            assert set(work.scalars(sa.select(Interest.edition))) == {other.edition}


def test_what_may_be_asked_of_a_client(house: Telling, lotte: Staff) -> None:
    karel = house.client("Karel")
    cards, mass = house.says(karel, "rikken met een borreltje"), house.says(karel, "naar de mis")
    answer(house, mass, lotte, may=True)
    with database.session(house.url) as work:
        found = {one.words: one for one in sharing.of_client(work, karel.id, TODAY)}
    assert [group.key for group in found["rikken met een borreltje"].groups] == ["kaarten", "wijn"]
    assert found["rikken met een borreltje"].may is None
    assert found["rikken met een borreltje"].by_team
    assert found["naar de mis"].sensitive
    assert found["naar de mis"].may is True
    assert cards.id == found["rikken met een borreltje"].wish_id
