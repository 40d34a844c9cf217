"""The finer intents, told by rules within the acts that were learned."""

import time

import pytest

from listening.requests import REPORTED, named_in, plain_request, refine, wanted_name


@pytest.mark.parametrize(
    ("act", "message", "finer"),
    [
        ("explain", "kan het makkelijker", "easier"),
        ("explain", "ik snap die vraag niet", "easier"),
        ("explain", "Wat een moeilijke woorden allemaal!", "easier"),
        ("repeat", "wat bedoelt u, ik begrijp het niet", "easier"),
        ("dont_know", "te moeilijk voor mij", "easier"),
        ("smalltalk", "zeg het eens gewoon", "easier"),
        ("explain", "kan je dat in normale taal zeggen asjeblieft", "easier"),
        ("skip", "das mij te moeilijk gevraagd", "easier"),
        ("explain", "kunt u dat iets eenvoudiger vragen", "easier"),
        ("explain", "begrijp er niks van, kan t wat simpeler", "easier"),
        ("tell", "u gebruikt te moeilijke woorden", "easier"),
        ("privacy", "wat hebt u opgeschreven?", "noted"),
        ("repeat", "lees eens voor wat je hebt", "noted"),
        ("tell", "wat staat er nu over mij", "noted"),
        ("explain", "laat zien wat er genoteerd is", "noted"),
        ("privacy", "wat heb je nou allemaal over mij opgeschreven", "noted"),
        ("privacy", "mag ik eens zien wat u over me hebt opgeschreven", "noted"),
        ("offtopic", "kan ik mijn antwoorden teruglezen", "noted"),
        ("repeat", "wat weet je nu al van mij", "noted"),
        ("deny", "ik wil niet dat het bewaard wordt", "withdraw"),
        ("delete", "gooi alles maar weg", "withdraw"),
        ("delete", "Ik trek mijn toestemming in.", "withdraw"),
        ("delete", "bewaar maar niks", "withdraw"),
        ("tell", "schrijf niets meer op", "withdraw"),
        ("delete", "alles wissen graag", "withdraw"),
        ("stop", "nee, schrijf maar niks op hoor", "withdraw"),
        ("delete", "kunt u alles weer verwijderen", "withdraw"),
        ("privacy", "bij nader inzien wil ik niet dat jullie iets bewaren", "withdraw"),
        ("offtopic", "mag ik dat pilletje dubbel nemen?", "medical"),
        ("tell", "wat moet ik doen tegen jeuk", "medical"),
        ("offtopic", "hoeveel paracetamol mag ik", "medical"),
        ("offtopic", "is mijn bloeddruk te hoog?", "medical"),
        ("tell", "wat helpt er tegen hoofdpijn?", "medical"),
        ("tell", "mag mijn moeder een borrel bij die bloedverdunners?", "medical"),
        ("smalltalk", "zeg maar je", "informal"),
        ("tell", "je mag je zeggen", "informal"),
        ("tell", "hoeft geen u te zijn", "informal"),
        ("deny", "je hoeft geen u te zeggen hoor", "informal"),
        ("tell", "laten we elkaar maar tutoyeren", "informal"),
        ("tell", "zeg maar gewoon jij tegen me", "informal"),
        ("smalltalk", "zeg maar u", "formal"),
        ("tell", "ik heb liever dat u u zegt", "formal"),
        ("tell", "noem mij maar Jo", "call_me"),
        ("tell", "ik heet eigenlijk Sientje, zeg dat maar", "call_me"),
        ("smalltalk", "je mag me Truus noemen", "call_me"),
        ("explain", "kan u da wa gemakkelijker zeggen", "easier"),
        ("smalltalk", "praat eens normaal nederlands", "easier"),
        ("skip", "ik kan u niet volgen", "easier"),
        ("privacy", "wa hedde gij allemaal opgeschreven", "noted"),
        ("privacy", "laat eens kijken wat je opgeschreven hebt", "noted"),
        ("offtopic", "ik wil graag teruglezen wat ik verteld heb", "noted"),
        ("stop", "ik heb er spijt van, wis alles maar", "withdraw"),
        ("delete", "ik wil dat je alles verwijdert", "withdraw"),
        ("privacy", "jullie mogen niks opschrijven", "withdraw"),
        ("tell", "hoeveel van die witte pilletjes mag ik per dag?", "medical"),
        ("tell", "kan ik paracetamol en ibuprofen samen nemen?", "medical"),
        ("offtopic", "is 180 over 90 te hoog", "medical"),
        ("tell", "moet ik met die bult naar de dokter?", "medical"),
        ("tell", "ge moogt gerust gij zeggen", "informal"),
        ("tell", "geen gejij en gejou alsjeblieft", "formal"),
        ("tell", "mijn naam is Cornelia maar zeg maar Cor", "call_me"),
        ("tell", "I don't speak Dutch, can you help me", "other_language"),
    ],
)
def test_the_finer_intent(act: str, message: str, finer: str) -> None:
    assert refine(act, message) == finer


@pytest.mark.parametrize(
    ("act", "message"),
    [
        ("explain", "wat bedoelt u?"),
        ("explain", "waarom vraagt u dat?"),
        ("explain", "waar is dat goed voor, dat gevraag"),
        ("dont_know", "vraag me wat makkelijkers"),
        ("skip", "te moeilijk. andere vraag graag"),
        ("privacy", "wie leest dit?"),
        ("privacy", "kan mijn zoon zien wat u opschrijft"),
        ("tell", "mijn dochter heeft alles opgeschreven over vroeger"),
        ("tell", "wat staat er allemaal niet in die kast"),
        ("delete", "haal dat weg"),
        ("delete", "vergeet wat ik over mijn zoon zei"),
        ("delete", "niks opschrijven van dat lezen"),
        ("tell", "mijn zoon heeft alles weggegooid toen ik verhuisde"),
        ("tell", "ik wil niet dat ze mijn post bewaren"),
        ("tell", "ik heb altijd jeuk aan mijn benen"),
        ("tell", "ik neem elke avond mijn pilletje met een slok melk"),
        ("tell", "mijn bloeddruk is te hoog zegt de dokter"),
        ("tell", "mag ik hier een hond?"),
        ("tell", "waarom krijg ik zoveel pillen?"),
        ("tell", "mag ik zelf mijn pillen bewaren?"),
        ("tell", "ik vergeet alles tegenwoordig"),
        ("tell", "mijn man noteerde alles in een schriftje"),
        ("tell", "vroeger zei je u tegen je vader"),
        ("tell", "je moet ze niet alles laten weggooien"),
        ("tell", "mijn dochter wil alles wissen van haar telefoon"),
        ("tell", "ik wil mijn medicijnen graag bij het ontbijt"),
        ("tell", "de zusters mogen best je zeggen"),
        ("tell", "mijn kleinzoon heet Jo"),
        ("tell", "noem me maar ouderwets"),
        ("tell", "noem het maar geluk"),
        ("tell", "een makkelijker stoel zou fijn zijn"),
        ("tell", "dat was mij te moeilijk op school"),
        ("correct", "ik heet Jansen met één s"),
        ("signal", "bewaar maar niks, ik ben er morgen niet meer"),
    ],
)
def test_else_the_act_stays(act: str, message: str) -> None:
    assert refine(act, message) == act


def test_every_finer_intent_is_reported_as_an_act() -> None:
    assert REPORTED["easier"] == "explain"
    assert REPORTED["withdraw"] == "delete"
    assert set(REPORTED) == {
        "easier", "noted", "withdraw", "medical", "informal", "formal", "call_me", "other_language",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("noem mij maar Jo", "Jo"),
        ("noem me maar riet hoor", "Riet"),
        ("ik heet eigenlijk Sientje, zeg dat maar", "Sientje"),
        ("je mag gerust tante Annie tegen me zeggen", "tante Annie"),
        ("noem mij maar mevrouw de Vries", "mevrouw De Vries"),
        ("ik word liever Bep genoemd", "Bep"),
        ("Zeg maar Wim.", "Wim"),
        ("mijn roepnaam is Kees", "Kees"),
        ("noem me maar eigenwijs", None),
        ("noem mij maar een zeur", None),
        ("zeg maar niks", None),
        ("zeg maar dag tegen die kamer", None),
        ("mijn naam is Anna de Boer", "Anna de Boer"),
        ("noem me geen oma", None),
        ("ik heet iedereen welkom", None),
    ],
)
def test_the_name_that_somebody_wants(message: str, name: str | None) -> None:
    assert wanted_name(message) == name


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("vergeet wat ik over mijn zoon zei", ["zoon"]),
        ("haal dat van Henk maar weg", ["henk"]),
        ("die otter moet eruit", ["otter"]),
        ("Die opmerking over de erfenis graag wissen", ["erfenis"]),
        ("haal dat weg", []),
        ("vergeet wat ik net zei", []),
        ("niet opschrijven dit", []),
        ("streep dat maar door, anders leest Marga het", []),
        ("wis het laatste stuk", []),
    ],
)
def test_what_a_request_to_forget_names(message: str, named: list[str]) -> None:
    assert named_in(message) == named


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("👍", "affirm"), ("👍🏼", "affirm"), ("👌👌", "affirm"), ("❤️", "affirm"), ("✅", "affirm"),
        ("👎", "deny"), ("❌", "deny"), ("🙂", "smalltalk"), ("😂😂", "smalltalk"), ("👋", "greeting"),
        ("🙏", "thanks"), ("🤷‍♀️", "dont_know"), ("😢", "tell"), ("😴", "pause"), ("👎😊", "deny"),
        ("?", "repeat"), ("??", "repeat"), ("...", "dont_know"), ("…", "dont_know"),
        ("ja 👍", "affirm"), ("nee 😅", "deny"),
    ],
)  # fmt: skip
def test_pictures_and_signs(message: str, act: str) -> None:
    assert plain_request(message) == act


@pytest.mark.parametrize("message", [".", "!", "-", "   ", "", "12"])
def test_signs_that_say_nothing(message: str) -> None:
    assert plain_request(message) is None


@pytest.mark.parametrize("start", ["laat zien", "gooi alles", "ik wil niet dat", "zeg", "mag ik", "lees"])
@pytest.mark.parametrize("again", ["nu", "zien", "het", "dit", "nu zien", "een beetje", "maar graag"])
def test_the_same_word_again_and_again_takes_no_time(start: str, again: str) -> None:
    message = f"{start} {' '.join([again] * 13)} hek"
    began = time.process_time()
    refine("tell", message)
    plain_request(message)
    assert time.process_time() - began < 10  # a pattern that tries everything takes minutes
