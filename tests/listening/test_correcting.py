"""What somebody puts right, and the sentence that was said back with it put right."""

import pytest

from listening.correcting import Correction, corrected, correction


@pytest.mark.parametrize(
    ("message", "wrong", "right"),
    [
        ("nee, niet mijn zus, mijn dochter", "mijn zus", "mijn dochter"),
        ("nee niet mijn zus maar mijn dochter hoor", "mijn zus", "mijn dochter"),
        ("mijn dochter bedoel ik, niet mijn zus", "mijn zus", "mijn dochter"),
        ("ik bedoelde mijn zusje en niet mijn nicht", "mijn nicht", "mijn zusje"),
        ("het was geen kanarie maar een parkiet", "kanarie", "een parkiet"),
        ("op zondag niet op zaterdag", "op zaterdag", "op zondag"),
        ("zondag, geen zaterdag joh", "zaterdag", "zondag"),
        ("Niet Zeeland, Nieuw-Zeeland. Dat is een eind vliegen.", "Zeeland", "Nieuw-Zeeland"),
        ("ze heet Gerda, niet Greta", "Greta", "Gerda"),
        ("nee mijn zus niet, mijn schoonzus Willy, die komt op woensdag", "mijn zus", "mijn schoonzus Willy"),
        ("niet hek, kas. hek staat nog", "hek", "kas"),
        ("06.10, niet 06.00.", "06.00", "06.10"),
        ("de borstel, niet de kam. een zachte graag", "de kam", "de borstel"),
        ("nee donderdag", None, "donderdag"),
        ("nee nee, dinsdag zei ik", None, "dinsdag"),
        ("nee, het was mijn broer", None, "mijn broer"),
        ("maak er maar half acht van", None, "half acht"),
        ("fout. kleinzoon", None, "kleinzoon"),
        ("nee wacht, niet mijn zuster, mijn dochter Jannie.", "mijn zuster", "mijn dochter Jannie"),
    ],
)
def test_what_is_put_right(message: str, wrong: str | None, right: str) -> None:
    found = correction(message)
    assert found is not None
    assert found.right is not None
    assert found.right.text == right
    assert message[found.right.start : found.right.end] == right
    assert (found.wrong.text if found.wrong else None) == wrong
    if found.wrong:
        assert message[found.wrong.start : found.wrong.end] == wrong


@pytest.mark.parametrize(
    "message",
    [
        "nee dat zei ik niet",
        "dat heb ik niet gezegd",
        "zo bedoelde ik het niet",
        "klopt niet",
        "Fout.",
        "andersom",
        "dat staat er verkeerd",
        "nee dat klopt niet kind",
    ],
)
def test_nothing_to_put_in_its_place(message: str) -> None:
    assert correction(message) == Correction(None, None)


@pytest.mark.parametrize(
    "message",
    ["nee", "nee hoor", "nee dank je", "ja", "ik hou niet van vis", "nee kind", "mijn zus komt", ""],
)
def test_no_correction(message: str) -> None:
    assert correction(message) is None


def test_the_rest_is_kept() -> None:
    found = correction("nee, niet mijn zus, mijn dochter. die komt elke zondag met taart")
    assert found is not None
    assert found.rest == "die komt elke zondag met taart"


@pytest.mark.parametrize(
    ("say_back", "message", "better"),
    [
        ("U ziet uw zus op zondag.", "nee, niet mijn zus, mijn dochter", "U ziet uw dochter op zondag."),
        ("U ziet uw zus graag op zondag.", "nee mijn dochter", "U ziet uw dochter graag op zondag."),
        ("U ziet uw zus graag op zondag.", "op zaterdag niet op zondag", "U ziet uw zus graag op zaterdag."),
        ("Uw kleinzoon komt op donderdag.", "nee nee, dinsdag", "Uw kleinzoon komt op dinsdag."),
        ("U gaat zondagmiddag naar het koor.", "nee zaterdag", "U gaat zaterdagmiddag naar het koor."),
        ("U staat graag om half zeven op.", "maak er maar half acht van", "U staat graag om half acht op."),
        ("U had vroeger een kanarie.", "het was geen kanarie maar een parkiet", "U had vroeger een parkiet."),
        ("Uw dochter woont in Zeeland.", "niet Zeeland, Nieuw-Zeeland", "Uw dochter woont in Nieuw-Zeeland."),
        ("Greta is uw beste vriendin.", "ze heet Gerda, niet Greta", "Gerda is uw beste vriendin."),
        ("Uw man kookt graag.", "nee niet me man, me buurman Henk", "Uw buurman Henk kookt graag."),
        ("Uw neef nam u mee uit vissen.", "nee, het was mijn broer", "Uw broer nam u mee uit vissen."),
        ("U had veertien koeien.", "veertig, geen veertien", "U had veertig koeien."),
        ("U drinkt graag thee.", "nee niet thee, koffie", "U drinkt graag koffie."),
        ("Uw zus Jo belt zondag.", "niet mijn zus, mijn dochter Jo", "Uw dochter Jo belt zondag."),
    ],
)  # fmt: skip
def test_the_sentence_put_right(say_back: str, message: str, better: str) -> None:
    found = correction(message)
    assert found is not None
    assert corrected(say_back, found) == better


@pytest.mark.parametrize(
    ("say_back", "message"),
    [
        ("U ziet uw zus graag op zondag.", "nee dat zei ik niet"),
        ("U ziet uw zus graag op zondag.", "niet mijn broer, mijn zoon"),  # not in it
        ("U ziet uw zus en uw dochter graag.", "nee mijn nicht"),  # which of the two?
        ("Uw zus zegt dat ze zondag komt.", "niet mijn zus, mijn broer"),  # "ze" would be wrong
        ("Uw zus komt op zondag.", "niet mijn zus, mijn kinderen"),  # the verb would be wrong
        ("Op zondag komt uw zus.", "niet mijn zus, mijn kinderen"),
        ("U mist de kanarie.", "geen kanarie maar hondje"),  # de or het?
        ("U was gek op voetbal.", "niet ik, mijn man"),
        ("U mist uw zus.", "nee op donderdag"),
        ("U drinkt graag thee.", "niet thee. kof. koffie"),  # the word was only begun
        ("Jaap is uw broer.", "niet broer. Jaap vriend"),
        ("U mist uw zus Annie.", "nee mijn nicht"),  # then Annie would be the niece
    ],
)
def test_unsure_is_none(say_back: str, message: str) -> None:
    found = correction(message)
    assert found is not None
    assert corrected(say_back, found) is None
