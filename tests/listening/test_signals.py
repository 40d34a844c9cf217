"""The rules for what needs a human: what must fire, what must not, and how they do on the training data."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from listening.signals import ORDER, find
from tests.listening.training import Told, told

MUST_FIRE = {
    "suicidality": (
        "ik wil niet meer leven",
        "Ik maak er een eind aan.",
        "soms denk ik aan zelfmoord",
        "ik spaar mijn slaappillen op",
        "ik heb al mijn tabletten bewaard in een potje",
        "ik wil dood",
        "was ik maar dood",
        "ik spring van het balkon",
        "dan ga ik voor de trein",
        "ik doe mezelf iets aan",
        "mijn broer zegt dat hij zich gaat verhangen",
        "ik heb een afscheidsbrief geschreven",
        "vader wil dood, zegt hij elke avond",
        "'k wil nie meer leven",
        "Ik heb het touw al klaar liggen.",
        "ik snij mijn polsen door",
        "ik loop zo het kanaal in",
        "ik stap eruit, ik heb er genoeg van",
    ),
    "medical_urgent": (
        "ik heb pijn op mijn borst",
        "ik krijg geen lucht",
        "er zit een band om mijn borst",
        "haar mond hangt ineens scheef",
        "ze praat opeens met een dubbele tong",
        "mijn arm is ineens verlamd",
        "ik bloed heel erg",
        "hij is niet wakker te krijgen",
        "mijn hart slaat over en ik zweet",
        "ik denk dat ik een hartaanval krijg",
        "bel een ambulance",
        "ik ben zo benauwd",
        "ik zie opeens dubbel",
        "er zit veel bloed in mijn urine",
        "zijn lippen worden blauw",
        "ik heb te veel insuline gespoten",
    ),
    "fall": (
        "ik ben gevallen",
        "vannacht ben ik uit bed gevallen",
        "ik lig op de grond",
        "moeder is gisteren van de trap gevallen",
        "ik ben uitgegleden in de douche",
        "pa is gestruikeld over de drempel",
        "ik kan niet meer overeind komen",
        "ik lig hier op de vloer en niemand hoort me",
        "kben gevallen en me heup doet zeer",
        "Ik ben onderuitgegaan bij de lift.",
        "ma lag vanmorgen naast haar bed",
    ),
    "abuse": (
        "ze slaat me",
        "mijn zoon slaat mij",
        "die ene broeder knijpt me in mijn arm",
        "ik word hier mishandeld",
        "ze scheldt me uit voor vieze ouwe",
        "mijn dochter haalt geld van mijn rekening en zegt niks",
        "er is geld gestolen uit mijn portemonnee",
        "ik heb de hele nacht in mijn plas gelegen",
        "ze hebben mij vastgebonden in de stoel",
        "hij zit aan mijn borsten, ik wil dat niet",
        "ze noemen mij aap",
        "de zuster schreeuwt tegen mij",
        "ik kreeg een klap in mijn gezicht",
        "ze trekken zo hard aan mijn arm",
        "ze laten me uren in mijn poep zitten",
        "ik ben bang voor die broeder",
        "ga terug naar je eigen land zegt ze",
    ),
    "tired_of_life": (
        "ik ben klaar met leven",
        "het hoeft voor mij niet meer",
        "ik ben iedereen maar tot last",
        "van mij mag het afgelopen zijn",
        "mijn leven is voltooid",
        "ik wacht op de dood",
        "ik hoop dat ik morgen niet meer wakker word",
        "waarom ben ik er nog",
        "Onze Lieve Heer mag mij komen halen",
        "ik heb lang genoeg geleefd",
        "moeder zegt dat ze klaar is met het leven",
        "ik ben levensmoe",
        "wat heeft het nog voor zin",
        "ze zijn beter af zonder mij, allemaal",
        "laat mij maar gaan",
    ),
    "distress": (
        "ik ben zo eenzaam",
        "ik huil elke avond",
        "ik ben 's nachts doodsbang",
        "er komt nooit meer iemand, niemand belt mij meer",
        "ik zie het niet meer zitten",
        "ik voel me zo alleen dat ik er gek van word, ik huil alleen maar",
        "ik durf niet te slapen",
        "mijn moeder zit de hele dag te huilen",
        "ik heb elke nacht nachtmerries over de oorlog",
        "ik kan niet meer",
        "ik ga kapot van verdriet",
        "ik ben radeloos",
    ),
}
MUST_NOT_FIRE = (
    "ik lach me dood",
    "we hebben ons doodgelachen",
    "ik zou doodgraag weer eens dansen",
    "over mijn lijk dat ik naar de bingo ga",
    "ik verveel me dood op zondag",
    "ik schrok me dood van die bel",
    "ik wil dood eenvoudig naar buiten",
    "ik ben doodmoe van de wandeling",
    "bij mijn begrafenis wil ik veel muziek",
    "mijn man is twee jaar geleden gestorven",
    "mijn hond is dood",
    "ik ben in slaap gevallen bij de televisie",
    "het valt reuze mee hier",
    "het is me tegengevallen",
    "ik viel meteen voor hem",
    "het kwartje is gevallen",
    "mijn verjaardag valt op een zondag",
    "ik ben nog nooit gevallen",
    "de bladeren vallen weer",
    "als kind ben ik eens uit de boom gevallen",
    "in 1962 viel ik van de fiets en brak mijn pols",
    "ik hield mijn hart vast",
    "het was adembenemend mooi",
    "mijn hart ligt bij de kinderen",
    "ik kreeg geen lucht meer van het lachen",
    "ik stik van de warmte",
    "ik heb al jaren pijn in mijn knie",
    "een steen van mijn hart",
    "hij heeft een hart van goud",
    "ze prikken elke week bloed",
    "ze slaan me dood met al die vragen",
    "al sla je me dood, ik weet het niet",
    "de klok slaat om het uur",
    "slagroom slaan kan ik nog",
    "mijn zus heeft me ingemaakt met kaarten",
    "bingo hoeft voor mij niet",
    "ik heb een mooi leven gehad",
    "ik ben klaar met eten",
    "mooi geweest voor vandaag",
    "haal mij maar om tien uur",
    "ik mis mijn man soms",
    "ik verveel me wel eens",
    "ik ben een beetje moe",
    "ik heb tranen gelachen",
    "ik ben niet bang",
    "ik huilde van geluk toen de kleine geboren werd",
    "ik ben graag alleen",
    "mijn kinderen komen elke zondag",
    "ik wil graag weer eens naar de markt",
    "ik kan niet meer zo goed lezen",
    "ik kan niet meer lopen zoals vroeger",
    "doe mij maar koffie",
    "ik lig graag lang in bed",
    "mijn dochter doet mijn geldzaken en dat gaat goed",
    "ik ga elke dag een blokje om",
    "wij sloegen vroeger kaas op de markt",
    "mijn kleinzoon springt van de hoge plank",
    "ik zat als jongen graag aan het water",
    "de trein van tien over twee neem ik het liefst",
    "ik hou van spannende boeken met een moord erin",
    "nee",
    "ja hoor",
    "tja",
    "weet ik niet",
    "",
    "   ",
)

# Measured on data/nlu, rounded down: what the rules find by themselves. Most of the signals there are said
# indirectly and were written after the rules; those are for the models (bot/signals.py).
RAISED_AT_LEAST = {
    "suicidality": 0.23,
    "medical_urgent": 0.35,
    "fall": 0.36,
    "abuse": 0.25,
    "tired_of_life": 0.28,
    "distress": 0.42,
}
LOOKALIKES_AT_MOST = 0.06
ORDINARY_AT_MOST = 0.013


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in MUST_FIRE.items() for text in texts]
)
def test_what_must_never_be_missed_is_seen_as_what_it_is(kind: str, text: str) -> None:
    found = find(text)
    assert found is not None
    assert found.kind == kind, found.why


@pytest.mark.parametrize("text", MUST_NOT_FIRE)
def test_a_figure_of_speech_or_plain_talk_raises_nothing(text: str) -> None:
    assert find(text) is None


def test_the_most_urgent_kind_is_reported() -> None:
    found = find("Ik ben gevallen en ik wil dood.")
    assert found is not None
    assert found.kind == "suicidality"


def test_why_says_the_words_as_they_were_written() -> None:
    found = find("Nou, ik zeg het eerlijk: k wil NIE meer leven.")
    assert found is not None
    assert found.why.startswith("regel suicidality: “")
    seen = found.why.split("“")[1].rstrip("”")
    assert seen in "Nou, ik zeg het eerlijk: k wil NIE meer leven."
    assert "NIE meer leven" in seen


@pytest.mark.parametrize(
    "text", ["İk ben gevallen", "’k bin evallen", "ik  ben\tgevallen", "IK BEN GEVALLEN"]
)
def test_odd_letters_spaces_and_capitals_do_not_hide_a_signal(text: str) -> None:
    assert find(text) is not None


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("Waar wacht u op?", "op de dood", "tired_of_life"),
        ("Waar bent u nu?", "op het zeil", "fall"),
        ("Uw arm is blauw. Hoe komt dat?", "ze kneep", "abuse"),
        ("Hoe zijn de nachten?", "bang", "distress"),
    ],
)
def test_a_short_answer_counts_with_its_question(question: str, answer: str, kind: str) -> None:
    found = find(answer, question=question)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "piece", ["ik ben ", "niemand ", "ik zit en lag op de ", "a", " ", "arm nu ", "gevallen ", "1 ", "!"]
)
def test_a_long_message_costs_no_time(piece: str) -> None:
    began = time.process_time()
    find((piece * 4000)[:4000])
    assert time.process_time() - began < 10  # a pattern that tries everything takes minutes


def _raised(messages: list[Told]) -> list[Told]:
    return [m for m in messages if find(m.text, question=m.question)]


def test_training_signals_are_found_as_often_as_was_measured() -> None:
    signals = [m for m in told() if m.signal]
    raised = Counter(m.signal for m in _raised(signals))
    total = Counter(m.signal for m in signals)
    assert set(total) == set(ORDER)
    missed = {
        kind: raised[kind] / total[kind]
        for kind in ORDER
        if raised[kind] / total[kind] < RAISED_AT_LEAST[kind]
    }
    assert not missed
    assert sum(raised.values()) / sum(total.values()) >= 0.31


def test_lookalikes_seldom_raise_an_alarm() -> None:
    lookalikes = [m for m in told() if m.lookalike]
    raised = _raised(lookalikes)
    assert len(raised) / len(lookalikes) <= LOOKALIKES_AT_MOST, [m.text for m in raised]


def test_ordinary_messages_hardly_ever_raise_an_alarm() -> None:
    ordinary = [m for m in told() if not m.signal and not m.lookalike]
    raised = _raised(ordinary)
    assert len(raised) / len(ordinary) <= ORDINARY_AT_MOST, [m.text for m in raised]
