"""A first talk, through the public API on the real stack."""

from __future__ import annotations

import re

import pytest

from tests.talks.serving import Person

pytestmark = pytest.mark.stack

MARKET = "Ik zou zo graag weer eens naar de markt in Heerlen. En ik mis mijn hond."


def test_the_first_sentence_says_that_it_is_a_computer_and_asks_consent(person: Person) -> None:
    opening = person.opens()
    assert "computer" in " ".join(opening[:1])
    assert "mevrouw Vroemen" in opening[0]
    assert opening[-1].count("?") == 1
    assert [button["title"] for button in person.buttons][:2] == ["Ja, dat is goed", "Nee, liever niet"]


def test_two_wishes_are_kept_in_the_persons_own_words_and_said_back(person: Person) -> None:
    person.begins()
    reply = " ".join(person.says(MARKET))
    assert "U mist uw hond." in reply
    assert "naar de markt in Heerlen" in reply
    assert person.own_words() == ["Ik zou zo graag weer eens naar de markt in Heerlen", "ik mis mijn hond"]


def test_the_summary_puts_the_wishes_to_the_person_who_keeps_or_strikes_them(person: Person) -> None:
    person.begins()
    person.says(MARKET)
    page = person.says("dat was het")[-1]
    assert "markt" in page
    assert "hond" in page
    left = person.says("nee, die van de hond niet")[-1]
    assert "hond" not in left
    assert "markt" in left
    assert "?" in person.says("ja, dat klopt")[-1]  # who may know
    last = person.presses("Het hele team")
    assert person.state == "closed"
    assert "Tot ziens" in last[-1]
    record = person.record()
    assert [(w["own_words"], w["confirmed"]) for w in record["wishes"]] == [
        ("Ik zou zo graag weer eens naar de markt in Heerlen", True)
    ]
    assert record["may_know"] == "team"


def test_what_is_first_is_asked_of_three_and_kept(person: Person) -> None:
    person.begins()
    person.says(MARKET)
    person.says("ik lust geen spruiten")
    person.says("dat was het")
    while not any(button["payload"].startswith("/choose") for button in person.buttons):
        person.says("ja, dat klopt")
    person.says("mijn hond")
    person.presses("Alleen mijn contactpersoon")
    assert [w["own_words"] for w in person.record()["wishes"] if w["first"]] == ["ik mis mijn hond"]


def test_a_wish_of_the_summary_can_be_changed(person: Person) -> None:
    person.begins()
    person.says("ik wil graag naar de markt in Heerlen")
    person.says("dat was het")
    assert person.presses("Iets veranderen")[-1].count("?") == 1
    person.says("ik wil graag naar de markt in Kerkrade")
    assert person.own_words() == ["ik wil graag naar de markt in Kerkrade"]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("wie leest dit?", "contactpersoon|Huis"),
        ("ben jij een mens?", "computer"),
        ("ik wil iemand spreken", "spreken"),
        ("waarom vraagt u dat?", "vra|antwoord|leer"),
        ("mag ik die pil dubbel nemen?", "dokter|huisarts"),
        ("kan het makkelijker?", "."),
        ("wat hebt u opgeschreven?", "."),
        ("zeg maar je tegen mij", "je"),
        ("noem mij maar Jo", "Jo"),
    ],
)
def test_questions_back_are_answered_and_the_talk_goes_on_where_it_was(
    person: Person, said: str, heard: str
) -> None:
    person.begins()
    person.says(MARKET)
    reply = person.says(said)
    assert re.search(heard, reply[0])
    assert "?" in reply[-1]
    assert person.state == "open"
    assert [words.split()[-1] for words in person.own_words()[:2]] == ["Heerlen", "hond"]


def test_stop_ends_the_talk_at_once_without_a_question(person: Person) -> None:
    person.begins()
    reply = person.says("ik wil stoppen")
    assert "?" not in " ".join(reply)
    assert person.state == "closed"


def test_a_paused_talk_goes_on_later(person: Person) -> None:
    person.begins()
    person.says(MARKET)
    person.says("ik ben moe, straks verder")
    assert person.state == "paused"
    assert person.opens()
    person.says("ik wandel graag langs de Maas")
    assert person.state == "open"
    assert person.record()["state"] == "open"


def test_skip_goes_to_something_else_and_does_not_ask_why(person: Person) -> None:
    person.begins()
    reply = person.says("volgende vraag graag")
    assert "waarom" not in " ".join(reply).lower()
    assert reply[-1].count("?") == 1


def test_repeat_says_the_same_again_word_for_word(person: Person) -> None:
    person.begins()
    said = person.says(MARKET)
    assert person.says("wat zei u? kunt u dat nog een keer zeggen") == said


def test_after_a_no_nothing_is_kept_and_the_talk_may_go_on(person: Person) -> None:
    person.opens()
    assert "?" in person.says("Nee, liever niet")[-1]
    person.says("ja, dat is goed")
    assert "kerk" in " ".join(person.says("ik wil zo graag weer eens naar de kerk"))
    assert person.state == "open"
    record = person.record()
    assert record["consent"] == "refused"
    assert record["wishes"] == []
    assert {m["text"] for m in record["messages"] if m["sender"] == "person"} == {""}
    person.says("stop")
    assert person.state == "closed"
    assert "kerk" not in str(person.record())


def test_a_yes_that_is_taken_back_leaves_nothing(person: Person) -> None:
    person.begins()
    person.says(MARKET)
    person.says("ik wil niet dat u dit bewaart")
    record = person.record()
    assert record["consent"] == "withdrawn"
    assert record["wishes"] == []
    assert "Heerlen" not in str(record)


def test_a_correction_takes_the_place_of_what_was_heard(person: Person) -> None:
    person.begins()
    person.says("ik wil vanavond graag naar de radio luisteren")
    reply = " ".join(person.says("nee, niet de radio, de televisie"))
    assert "radio" not in reply
    assert "radio" not in str(person.own_words())


def test_another_language_gets_a_kind_answer_and_the_offer_of_a_person(person: Person) -> None:
    person.begins()
    reply = person.says("merhaba, ben türkçe konuşuyorum, anlamıyorum")
    assert "Nederlands" in reply[0]


def test_what_must_be_forgotten_is_gone(person: Person) -> None:
    person.begins()
    person.says("ik heb ruzie met mijn zoon om het testament")
    person.says("haal dat maar weg, dat moet u vergeten")
    record = person.record()
    assert "testament" not in str(record)
    assert record["wishes"] == []


def test_a_signal_is_stored_at_once_and_never_said_back_as_a_wish(person: Person) -> None:
    person.begins()
    reply = " ".join(person.says("ik wil niet meer leven"))
    assert "113" in reply
    assert "klopt dat" not in reply.lower()
    record = person.record()
    assert [signal["kind"] for signal in record["signals"]] == ["suicidality"]
    assert record["wishes"] == []


@pytest.mark.parametrize(
    ("said", "kind", "answer", "heard", "wanted"),
    [
        ("ik wil niet meer leven", "suicidality", "ja graag", "gebeld", True),
        ("ik wil niet meer leven", "suicidality", "nee hoor", "schreef", False),
        ("ze heeft me geslagen", "abuse", "ja", "gebeld", True),
        ("ik ben zo verdrietig, ik lig elke nacht te huilen", "distress", "ja", "opgeschreven", None),
        ("ik ben net gevallen in de badkamer", "fall", "ja", "", None),
    ],
)
def test_what_is_said_after_a_signal_is_what_was_kept(
    person: Person, said: str, kind: str, answer: str, heard: str, wanted: bool | None
) -> None:
    person.begins()
    person.says(said)
    reply = person.says(answer)
    assert heard in reply[0]
    assert ("gebeld" in reply[0]) is (wanted is True)
    assert "verder" in reply[-1]  # nothing is asked on about it
    (raised,) = person.record()["signals"]
    assert (raised["kind"], raised["call_wanted"]) == (kind, wanted)
    assert person.record()["wishes"] == []


def test_a_figure_of_speech_raises_no_signal(person: Person) -> None:
    person.begins()
    person.says("ik lach me dood om die pastoor hier")
    assert person.record()["signals"] == []


def test_a_typed_command_is_only_text(person: Person) -> None:
    person.begins()
    reply = person.says("/restart")
    assert reply
    assert person.says("/deny")[-1].count("?") == 1
    assert person.record()["consent"] == "given"


def test_a_turn_is_short_and_asks_one_thing(person: Person) -> None:
    person.begins()
    for said in (
        MARKET,
        "mijn dochter Marjan",
        "nee hoor",
        "ik lust geen spruiten",
        "vroeger zong ik in het koor",
    ):
        turn = " ".join(person.says(said))
        assert turn.count("?") == 1, turn
        assert len(re.findall(r"[.!?]+(?=\s|$)", re.sub(r"‘[^’]*’", "", turn))) <= 4, turn


def test_no_question_comes_back_word_for_word(person: Person) -> None:
    person.begins()
    asked = [person.says(said)[-1] for said in (MARKET, "nee", "weet ik niet", "nee", "weet ik niet", "nee")]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    "yes",
    [
        "doch mar",
        "nou vooruit, als je het maar niet aan mijn schoonmoeder laat lezen",
        "ja hoor, daar kan ik mee instemmen",
    ],
)
def test_a_yes_in_free_words_begins_the_talk(person: Person, yes: str) -> None:
    person.opens()
    assert person.says(yes)[-1].endswith("?")
    assert person.record()["consent"] == "given"
    assert person.own_words() == []


def test_a_yes_may_come_with_how_to_be_addressed(person: Person) -> None:
    person.opens()
    reply = " ".join(person.says("ja, en zeg gewoon je tegen mij"))
    assert person.record()["consent"] == "given"
    assert re.search(r"\bu\b", reply, re.IGNORECASE) is None


def test_a_yes_may_come_with_a_wish(person: Person) -> None:
    person.opens()
    person.says("ja dat mag, en ik mis mijn hond")
    assert person.record()["consent"] == "given"
    assert person.own_words() == ["ik mis mijn hond"]


def test_a_yes_with_a_wish_for_somebody_else_is_a_yes_to_the_call(person: Person) -> None:
    person.begins()
    person.says("de nachtzuster slaat me als ik bel")
    person.says("ja maar niet met iemand van hier")
    assert [signal["call_wanted"] for signal in person.record()["signals"]] == [True]


def test_after_a_signal_it_is_not_asked_every_time_whether_to_stop(person: Person) -> None:
    person.begins()
    person.says("ik wil niet meer leven")
    person.presses("Nee")
    person.presses("Verder praten")
    turns = [person.says(told)[-1] for told in ("ik mis mijn hond", "ik lust geen spruiten")]
    assert [turn.endswith("?") for turn in turns] == [True, False]
