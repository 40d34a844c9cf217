"""B1 and a human tone, in figures: every response as it is said, with typical values filled in."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from wordfreq import zipf_frequency

from tests.language.readability import flesch_douma, syllables
from tests.language.said import (
    ALL,
    EVERYWHERE,
    RESPONSES,
    Variation,
    first_words,
    listed,
    sentences,
    words,
)

LONGEST = 12  # words in a sentence
AVERAGE = 8.0
FREQUENT = 3.0  # Zipf: once in a million words
# Welcome, consent and the end may take up to four short sentences, as may what is said about a signal.
FOUR_SENTENCES = re.compile(
    r"utter_(welcome|ask_consent|farewell|stop|privacy|signal_|ask_call|ask_talk_with|ask_pass_on)"
)
# One thing that has to be said at once: numbers to call, and how serious it is.
LONGER = {
    "utter_signal_suicidality": 15,
    "utter_signal_tired_of_life": 13,
}
FAMILIES = {
    "asking on": r"ask_(wish|loss|worry|dislike|interest|preference|person|content|story)_",
    "space and offers": r"ask_theme_|ask_more|ask_gently|offer",
    "opening": r"welcome|ask_consent|consent|ask_what_you_want",
    "hearing": r"heard|no_matter|go_on|long_heard|said_back|refer_back",
    "looking back": r"look_back|ask_look_back|looked_back_",
    "safety": r"signal|ask_call|ask_talk_with|ask_pass_on|call_|passed_on",
    "summary": r"sum_up|check|ask_change|struck|rest_noted|one_by_one",
    "end": r"ask_first|ask_may|ask_visitor|ask_joining|farewell|stop|pause|closed",
    "always possible": r"privacy|are_you|explain|human|medical|offtopic|noted|forgotten|correct|not_under",
}  # fmt: skip
EASY = 90.0  # Flesch-Douma: very easy
# Said where something sad or hard may just have been told.
MAYBE_SAD = re.compile(
    r"utter_(ask_loss_|ask_worry_|ask_gently|ask_after_signal|signal_|call_|passed_on|ask_call|"
    r"ask_talk_with|ask_pass_on|go_on|no_matter|long_heard|said_back|refer_back|ask_more|ask_story|ask_person|not_understood)"
)
CHEERFUL = re.compile(
    r"\b(fijne?|mooie?|mooiste?|leuke?|leukste?|wat goed|geweldig\w*|prachtig\w*|heerlijk\w*|gezellig\w*)\b",
    re.I,
)
PROMISES = re.compile(
    r"\b(beloo?f\w*|komt eraan|komt zo|komt bij u|ik zorg|zorgen (?:ervoor|dat)|wordt geregeld|"
    r"regelen (?:dat|het)|gaan we (?:doen|regelen)|doen we voor u|gaat lukken|komt goed|"
    r"u krijgt|bespreekt het)\b",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\b(u zou \w+ moeten|ik raad u|mijn advies|het beste kunt u|probeer (?:eens|te)|u moet|moet u)\b",
    re.IGNORECASE,
)
JE = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.I)
INSTITUTION = [re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for pattern in listed("institution.txt")]
FIXED = re.compile("signal|call|pass_on|talk_with|consent|may_know|visitor")
SAYS_JE = {"utter_informal"}  # "dan zeg ik je"


def name_of(one: Variation) -> str:
    return f"{one.name}: {one.text[:50]}"


each = pytest.mark.parametrize("one", ALL, ids=name_of)
everywhere = pytest.mark.parametrize("one", EVERYWHERE, ids=name_of)


@each
def test_no_sentence_is_long(one: Variation) -> None:
    for sentence in sentences(one.filled):
        assert len(words(sentence)) <= LONGER.get(one.name, LONGEST), sentence


def test_sentences_are_short_on_average() -> None:
    lengths = [len(words(sentence)) for one in ALL for sentence in sentences(one.filled)]
    assert sum(lengths) / len(lengths) <= AVERAGE


@each
def test_at_most_two_sentences_and_one_question(one: Variation) -> None:
    found = sentences(one.filled)
    questions = [sentence for sentence in found if sentence.endswith("?")]
    assert len(questions) <= 1
    if questions:
        assert found[-1] == questions[0], "a question comes last"
    most = 4 if FOUR_SENTENCES.match(one.name) else 2
    assert len(found) - len(questions) <= most


@everywhere
def test_every_word_is_a_common_one(one: Variation) -> None:
    known = {line.split(":")[0] for line in listed("uncommon.txt")}
    for text in (one.ours, *one.titles):
        rare = [
            word
            for word in words(text)
            if word.lower() not in known and zipf_frequency(word.lower(), "nl") < FREQUENT
        ]
        assert rare == []


def test_the_list_of_uncommon_words_holds_no_more_than_is_used() -> None:
    used = {word.lower() for one in EVERYWHERE for word in words(one.text)}
    for line in listed("uncommon.txt"):
        word, _, why = line.partition(":")
        assert word in used
        assert why.strip()


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_reads_easily(family: str) -> None:
    texts = [one.ours for one in ALL if re.match(f"utter_({FAMILIES[family]})", one.name) and words(one.ours)]
    assert len(texts) > 5
    assert flesch_douma(texts) >= EASY


@everywhere
def test_no_word_of_an_institution(one: Variation) -> None:
    for text in (one.text, *one.titles):
        assert not [pattern.pattern for pattern in INSTITUTION if pattern.search(text)]


@everywhere
def test_u_and_never_je(one: Variation) -> None:
    if one.name in SAYS_JE:
        return
    said = {found.lower() for text in (one.ours, *one.titles) for found in JE.findall(text)}
    assert said <= ({"jullie"} if ("speaker", "group") in one.facts else set())
    assert "u heeft" not in one.text.lower()


@each
def test_nothing_is_promised_or_advised(one: Variation) -> None:
    assert not PROMISES.search(one.text)
    assert not ADVICE.search(one.text)


@each
def test_no_exclamation_and_no_cheer_where_something_sad_may_have_been_told(one: Variation) -> None:
    assert "!" not in one.text
    tone = dict(one.facts).get("tone")
    if MAYBE_SAD.match(one.name) or tone in ("grief", "anger"):
        assert not CHEERFUL.search(one.text)


@pytest.mark.parametrize("name", [name for name in RESPONSES if name not in ("utter_said_back",)])
def test_variations_of_a_response_open_differently(name: str) -> None:
    mine = [one for one in ALL if one.name == name]
    for place, one in enumerate(mine):
        for other in mine[place + 1 :]:
            if one.may_meet(other) and not one.text.startswith(("Dank u wel", "Goede")):
                assert first_words(one.text) != first_words(other.text)


def test_questions_open_differently_all_over_the_talk() -> None:
    by_opening: dict[str, list[Variation]] = defaultdict(list)
    for one in ALL:
        for sentence in sentences(one.text):
            if sentence.endswith("?") and not re.search(
                r"signal|call|pass_on|talk_with|consent|may_know|visitor", one.name
            ):
                by_opening[first_words(sentence)].append(one)
    shared = {
        opening: sorted({one.text for one in found})
        for opening, found in by_opening.items()
        if any(a.may_meet(b) for place, a in enumerate(found) for b in found[place + 1 :])
    }
    assert shared == {}


OFTEN = {  # how many wordings there are for one talk, of what comes back often
    "utter_heard": 6,
    "utter_ask_more": 6,
    "utter_no_matter": 6,
    "utter_said_back": 6,
    "utter_go_on": 5,
    "utter_check_wish": 6,
    "utter_not_understood": 5,
    "utter_quote": 4,
    "utter_refer_back": 4,
}


@pytest.mark.parametrize("name", OFTEN)
def test_what_comes_back_often_has_enough_wordings_for_everybody(name: str) -> None:
    sets: dict[object, int] = defaultdict(int)
    for one in ALL:
        if one.name == name:
            sets[one.facts] += 1
    assert min(sets.values()) >= OFTEN[name]


@pytest.mark.parametrize(
    ("word", "count"),
    [("u", 1), ("vertelt", 2), ("contactpersoon", 4), ("idee", 2), ("opgeschreven", 4)],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_dutch_does_not_read_easily() -> None:
    hard = (
        "De multidisciplinaire evaluatie van de individuele zorgdoelen vindt periodiek plaats conform de "
        "vigerende procedures, waarbij de participatie van vertegenwoordigers nadrukkelijk "
        "gewaarborgd dient te worden."
    )
    assert flesch_douma([hard]) < 30 < 75 < flesch_douma(["Wat wilt u graag? U zegt het maar."])
    assert any(pattern.search("De evaluatie van uw zorgdoelen") for pattern in INSTITUTION)
    assert zipf_frequency("vigerende", "nl") < FREQUENT
