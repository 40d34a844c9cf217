"""Words that tell by themselves what a clause expresses."""

import pytest

from listening.cues import asks_permission, begins_with_yes, cue, sounds_like_an_ending


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("Ik zou zo graag weer eens naar de markt in Heerlen", "wish"),
        ("ik wil nog een keer de zee zien", "wish"),
        ("ik verlang naar mijn tuin", "wish"),
        ("ik mis mijn hond", "loss"),
        ("dat mis ik nog elke dag", "loss"),
        ("ik lust geen spruiten", "dislike"),
        ("ik hou niet van drukte", "dislike"),
        ("ik wil geen hulp bij het wassen", "dislike"),
        ("Ik zou vroeger graag onderwijzer geworden zijn", None),
        ("ik mis niks hier", None),
        ("ik wil niet weg uit mijn kamer", None),
        ("mijn dochter wil dat ik ga zingen", None),
        ("het regent", None),
    ],
)
def test_it_hears_the_kind_or_leaves_it_to_the_model(clause: str, kind: str | None) -> None:
    assert cue(clause) == kind


@pytest.mark.parametrize(
    "message", ["stop maar", "dat was het", "tot ziens hoor", "ik weet verder niks meer", "fijne avond nog"]
)
def test_it_hears_the_end(message: str) -> None:
    assert sounds_like_an_ending(message)


@pytest.mark.parametrize("message", ["nee hoor", "op zaterdagavond, de mis", "mijn zus in Sittard"])
def test_an_answer_is_no_end(message: str) -> None:
    assert not sounds_like_an_ending(message)


@pytest.mark.parametrize(
    ("question", "leave"),
    [
        ("Uw vaste contactpersoon kan lezen wat u zegt. Mag ik het bewaren?", True),
        ("Het team leest wat ik opschrijf. Vindt iedereen dat goed?", True),
        ("Ik ben een computer. Mag iemand u bellen die u vertrouwt?", True),
        ("Wat mag ik daarvan weten?", False),
        ("Wilt u daar iets over vertellen?", False),
        ("Dit staat er: u mist uw hond. Klopt dat?", False),
        ("Mag dat. Wat wilt u eigenlijk?", False),
        ("", False),
    ],
)
def test_a_question_for_leave_is_known(question: str, leave: bool) -> None:
    assert asks_permission(question) is leave


@pytest.mark.parametrize(
    "text",
    ["doch mar", "ga je gang", "toe maar dan", "van mij wel", "nou vooruit, als niemand meeleest", "is goed"],
)
def test_a_yes_may_have_many_words(text: str) -> None:
    assert begins_with_yes(text)


@pytest.mark.parametrize("text", ["ja maar niet bewaren", "goedemorgen", "nee graag niet", "isolde komt ook"])
def test_what_only_looks_like_a_yes_is_none(text: str) -> None:
    assert not begins_with_yes(text)
