"""Searching in the person's own words, forgiving of spelling, the same on both databases."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from uuid import UUID

import pytest

from bench import big_home
from records import backup, clients, database, goals, review, search
from records.database import session
from records.models import Client, Consent, Message, Relative, Role, Signal, SignalKind, Staff, Wish, now
from records.quoting import Around
from records.search import FoundIn, asking
from records.spelling import Looking, distance, mistakes, patterns, pieces, plain, words
from tests.records.backup.filling import house
from tests.records.talking import Talking


@pytest.fixture
def kept(talk: Talking) -> Talking:
    """A talk that may be kept."""
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    return talk


def found(url: str, query: str, member: Staff) -> list[tuple[FoundIn, str]]:
    with session(url) as work:
        return [(hit.kind, hit.around.words) for hit in search.words(work, query, member)]


def fits(pattern: str, said: str) -> bool:
    """As a database's LIKE, anywhere in what was said."""
    return re.search(pattern.replace("_", ".").replace("%", ".*"), said) is not None


class TestSpelling:
    @pytest.mark.parametrize(
        ("wanted", "said", "far"),
        [
            ("biljart", "biljart", 0.0),
            ("biljart", "biljarten", 0.2),
            ("kaart", "klaverkaartclub", 0.5),
            ("biljrat", "biljart", 1.0),
            ("bilyart", "biljart", 1.0),
            ("biljarten", "biljart", 2.0),
            ("schilderei", "schilderij", 2.0),
            ("bilart", "biljartclub", 1.3),
            ("kat", "kar", None),
            ("kat", "katten", 0.2),
            ("fiets", "nicht", None),
            ("wandelen", "zwemmen", None),
        ],
    )
    def test_how_near_a_word_is(self, wanted: str, said: str, far: float | None) -> None:
        assert Looking([wanted]).near(wanted, said) == far

    def test_accents_and_capitals_make_no_difference(self) -> None:
        assert plain("Één CAFÉ ß") == "een cafe ß"
        assert len(plain("ﬁets İ")) == len("ﬁets İ")

    def test_small_words_are_left_out_unless_there_is_nothing_else(self) -> None:
        assert words("Ik wil naar de markt") == ["markt"]
        assert words("dat is het") == ["dat", "is", "het"]
        assert words(" ... ") == []

    def test_one_piece_of_a_word_survives_its_mistakes(self) -> None:
        luck = random.Random(6)
        letters = "abcdefghijklmnopqrstuvwxyz"
        for _ in range(3000):
            wanted = "".join(luck.choice("aeinrst") for _ in range(luck.randint(4, 12)))
            said = wanted
            for _ in range(luck.randint(0, mistakes(wanted))):
                at = luck.randrange(len(said))
                said = luck.choice(
                    [
                        said[:at] + said[at + 1 :],
                        said[:at] + luck.choice(letters) + said[at:],
                        said[:at] + luck.choice(letters) + said[at + 1 :],
                    ]
                )
            assert distance(wanted, said, mistakes(wanted))[0] <= mistakes(wanted), (wanted, said)
            assert any(piece in said for piece in pieces(wanted)), (wanted, said)
            assert any(fits(pattern, said) for pattern in patterns(wanted)), (wanted, said)


class TestSearching:
    def test_what_was_said_is_found_with_its_sentence(
        self, url: str, kept: Talking, sjef: Client, anja: Staff
    ) -> None:
        message = kept.says("Vroeger ging ik biljarten. Nu zit ik hier maar.")
        kept.wish(message, "Vroeger ging ik biljarten")
        with session(url) as work:
            (hit,) = search.words(work, "biljart", anja)  # the wish; not its message again
        assert hit.kind is FoundIn.WISH
        assert hit.around == Around("Vroeger ging ik ", "biljarten", "")
        assert hit.client is not None
        assert hit.client.id == sjef.id
        assert hit.conversation is not None
        with session(url) as work:
            (line,) = search.words(work, "zit hier", anja)
        assert (line.kind, line.around.before, line.around.words) == (FoundIn.MESSAGE, "Nu ", "zit")

    @pytest.mark.parametrize("query", ["biljrat", "Bilyart", "BILLART", "biljarten", "biljard"])
    def test_spelling_is_forgiven(self, url: str, kept: Talking, anja: Staff, query: str) -> None:
        kept.says("Op zondag was er biljart in het café")
        kept.says("Over de brievenbus heb ik niets te zeggen.")
        assert found(url, query, anja) == [(FoundIn.MESSAGE, "biljart")]
        assert found(url, "cafe", anja) == [(FoundIn.MESSAGE, "café")]

    @pytest.mark.parametrize("query", ["smaen", "saemn", "samne", "smen", "samem", "zamen"])
    def test_letters_that_changed_places_anywhere_are_forgiven(
        self, url: str, kept: Talking, anja: Staff, query: str
    ) -> None:
        kept.says("Het liefst samen")
        assert found(url, query, anja) == [(FoundIn.MESSAGE, "samen")]

    def test_what_is_nearest_comes_first(self, url: str, kept: Talking, anja: Staff) -> None:
        for said in ("Ik wil handelen", "Graag wandelen", "Een wandeling"):
            kept.says(said)
        assert [text for _, text in found(url, "wandelen", anja)] == ["wandelen", "handelen", "wandeling"]

    def test_all_words_go_before_some_of_them(self, url: str, kept: Talking, anja: Staff) -> None:
        kept.says("Een tuin met rozen")
        kept.says("Een tuin is fijn")
        assert found(url, "rozen tuin", anja) == [(FoundIn.MESSAGE, "tuin")]
        assert len(found(url, "tuin olifant", anja)) == 2

    def test_people_goals_and_summaries_are_found_too(
        self, url: str, kept: Talking, sjef: Client, wil: Relative, anja: Staff
    ) -> None:
        with session(url) as work:
            goals.agree(work, client_id=sjef.id, by=anja, what="Elke week naar het orgel")
            review.accept_summary(work, kept.id, summary="Houdt van accordeon.")
        assert found(url, "habbets", anja) == [
            (FoundIn.RELATIVE, "Habets"),
            (FoundIn.CLIENT, "Habets"),
        ] or found(url, "habbets", anja) == [(FoundIn.CLIENT, "Habets"), (FoundIn.RELATIVE, "Habets")]
        assert found(url, "sjef", anja) == [(FoundIn.CLIENT, "Sjef")]
        assert found(url, "orgel", anja) == [(FoundIn.GOAL, "orgel")]
        assert found(url, "acordeon", anja) == [(FoundIn.SUMMARY, "accordeon")]

    def test_what_is_not_kept_or_said_anew_is_not_found(self, url: str, talk: Talking, anja: Staff) -> None:
        message = talk.says("Ik mis mijn duiven")
        assert found(url, "duiven", anja) == []  # nobody said yes yet
        talk.consent(Consent.GIVEN)
        assert len(found(url, "duiven", anja)) == 1
        with session(url) as work:
            work.get_one(Message, message.id).replaced_at = now()
        assert found(url, "duiven", anja) == []

    def test_nobody_finds_what_may_be_about_them(self, url: str, kept: Talking, anja: Staff) -> None:
        message = kept.says("Anja is ruw met het wassen")
        signal = kept.signal(message, SignalKind.ABUSE)
        with session(url) as work:
            bas = Staff(name="Bas", email="bas@huis.example", password_hash="-", role=Role.TEAM_LEAD)
            work.add(bas)
            work.get_one(Signal, signal.id).about_staff_id = anja.id
        assert found(url, "wassen", anja) == []
        assert found(url, "wassen", bas) == [(FoundIn.MESSAGE, "wassen")]

    def test_signs_of_the_database_are_no_more_than_signs(self, url: str, kept: Talking, anja: Staff) -> None:
        kept.says("100% zeker_weten")
        with session(url) as work:
            clients.create(work, name="Jan O'Hara", contact_person_id=anja.id)
        assert found(url, "%", anja) == []
        assert found(url, "_", anja) == []
        assert found(url, "zeker_weten", anja) == [(FoundIn.MESSAGE, "zeker")]
        assert found(url, "o'hara", anja) == [(FoundIn.CLIENT, "Hara")]

    def test_capitals_make_no_difference_to_either_database(
        self, url: str, kept: Talking, anja: Staff
    ) -> None:
        kept.says("Met de DUIVEN van Ger, in ’t CAFÉ")
        for query in ("duiven", "DUIVEN", "diuven", "ger", "Cafe"):
            assert len(found(url, query, anja)) == 1, query


QUERIES = (
    *(
        "postduiven",
        "postduivne",
        "makrt",
        "markt Heerlen",
        "samen",
        "bed",
        "xylofoonist",
        "Ger",
        "een kopje",
    ),
    *(
        "KOFFIE",
        "kofie",
        "cafe",
        "wandelen buiten",
        "kerk zondag olifant",
        "biljrat",
        "hond",
        "Sjef",
        "o'hara",
    ),
)


@pytest.fixture(scope="module")
def full(sqlite_with_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, big_home.Big]:
    """A home with some hundreds of wishes, on SQLite, and who works there."""
    file = tmp_path_factory.mktemp("search") / "house.db"
    file.write_bytes(sqlite_with_tables.read_bytes())
    url = f"sqlite:///{file}"
    with session(url) as work:
        big = big_home.fill(work, people=60, wishes=600, talks=240)
        heard = work.query(Wish).filter(Wish.own_words.ilike("%markt%")).first()
        assert heard is not None
        work.add(
            Signal(
                conversation_id=heard.conversation_id,
                message_id=heard.message_id,
                kind=SignalKind.ABUSE,
                why="test",
            )
        )
    return url, big


def all_found(url: str, member: Staff) -> dict[str, list[tuple[FoundIn, UUID, Around]]]:
    with session(url) as work:
        return {
            query: [(hit.kind, hit.id, hit.around) for hit in search.words(work, query, member)]
            for query in QUERIES
        }


@pytest.mark.parametrize("who", ["lead", "ward_lead", "member"])
def test_a_reach_of_many_is_searched_as_one_of_few(
    full: tuple[str, big_home.Big], who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, big = full
    few = all_found(url, getattr(big, who))
    assert any(few.values())
    monkeypatch.setattr(asking, "_FEW", 0)
    assert all_found(url, getattr(big, who)) == few


def test_what_is_said_often_is_found_the_same_by_the_short_way(full: tuple[str, big_home.Big]) -> None:
    """Few are wanted, so what is spelled as it was typed will do; of many all spellings are looked at."""
    url, big = full
    with session(url) as work:
        for query in ("graag", "samen", "iedere dag"):
            everything = search.words(work, query, big.lead, limit=5000)
            assert len(everything) > 5, query
            assert search.words(work, query, big.lead, limit=5) == everything[:5]


@pytest.mark.postgres
def test_both_databases_find_the_same(
    full: tuple[str, big_home.Big], postgres_url: str, tmp_path: Path
) -> None:
    url, big = full
    file = io.BytesIO()
    backup.make(house(url, tmp_path), file, version="1")
    backup.restore(house(postgres_url, tmp_path), file)
    for member in (big.lead, big.ward_lead, big.member):
        on_sqlite = all_found(url, member)
        assert all_found(postgres_url, member) == on_sqlite
        assert any(on_sqlite.values())
    database.dispose(postgres_url)
