"""What is said back is right Dutch: commas, names, whose it is, orders, and pieces that have no verb."""

from __future__ import annotations

import pytest

from listening.checking import is_well_said
from listening.saying_back import say_back
from listening.seams import seam, with_commas

WITH_COMMAS = (
    ("de soep van Gerda die was altijd goed", "De soep van Gerda, die was altijd goed."),
    ("een middagje kaarten dat doe ik nog graag", "Een middagje kaarten, dat doet u nog graag."),
    (
        "die buurman van boven daar hoor ik niets meer van",
        "Die buurman van boven, daar hoort u niets meer van.",
    ),
    ("ik moet een jas aan anders krijg ik het koud", "U moet een jas aan, anders krijgt u het koud."),
    ("Bram mijn kleinzoon komt elke zaterdag", "Bram, uw kleinzoon, komt elke zaterdag."),
    ("een zus die kan zingen is een geschenk", "Een zus die kan zingen is een geschenk."),
)
NOT_GLUED = (
    (
        "een kaars in de kapel, ik ben niet kerks",
        "wish",
        "U wilt graag een kaars in de kapel. U bent niet kerks.",
    ),
    (
        "de trap naar boven, ik kom er niet meer op",
        "loss",
        "U mist de trap naar boven. U komt er niet meer op.",
    ),
    ("heerlijk, ik slaap hier als een roos", "content", "U slaapt hier als een roos."),
    (
        "mijn heup nog stijf, ik loop met een stok",
        "content",
        "U zei: ‘mijn heup nog stijf, ik loop met een stok’.",
    ),
)
NAMES = (
    ("ons Riet doet de papieren", "Riet doet de papieren."),
    ("onze Kees belt elke dag", "Kees belt elke dag."),
    ("mijn zus marijke woont in zwolle", "Uw zus Marijke woont in Zwolle."),
    ("ik wil graag naar anneke toe", "U wilt graag naar Anneke toe."),
    ("oma haar fornuis stond altijd aan", "Oma's fornuis stond altijd aan."),
    ("ik zit graag bij Piet zijn duiven", "U zit graag bij Piets duiven."),
    ("mijn broer zijn boot ligt in Hoorn", "Uw broers boot ligt in Hoorn."),
    ("ik hoorde Ben en Truus zingen", "U hoorde Ben en Truus zingen."),
    ("Ben woont hier vlakbij", "Ben woont hier vlakbij."),
)
ABOUT_ME = (
    ("die benen van me willen niet meer", "Die benen van u willen niet meer."),
    ("er komt niemand die naar me luistert", "Er komt niemand die naar u luistert."),
    ("ze noemen me tante Jo", "Ze noemen u tante Jo."),
    ("bij onweer bekruipt me alle angst van vroeger", None),
    ("zodra ik de trein hoor denk ik aan thuis", "Zodra u de trein hoort denkt u aan thuis."),
    ("ik red het wel hoor ik heb hulp genoeg", "U redt het wel, u hebt hulp genoeg."),
    ("als ik oud ben ik wil bij mijn kind wonen", None),
    ("zij zegt dan dat is mijn plek", None),
    ("soms hoor je jezelf niet praten", "Soms hoort u uzelf niet praten."),
    ("dat ik hier weer kan lachen is een wonder", "Dat u hier weer kunt lachen is een wonder."),
    ("ik loop elke dag punt dat doet me goed", "U loopt elke dag. Dat doet u goed."),
)  # fmt: skip
BY_A_RELATIVE = (
    ("je moet hem even de tijd geven", "U moet hem even de tijd geven."),
    ("als je haar hand pakt wordt ze rustig", "Als u haar hand pakt wordt ze rustig."),
    ("ze wordt moe van al dat praten", "Ze wordt moe van al dat praten."),
    ("jullie moeten hem vaker bellen", "Ze moeten hem vaker bellen."),
    ("ik ben blij dat ze bij jullie woont", "U bent blij dat ze hier woont."),
    ("hij eet geen vis, zegt mama", "Hij eet geen vis."),
    ("om acht uur brengen ze haar naar bed", "Om acht uur brengen ze haar naar bed."),
    ("pap zijn bril is kwijt", "Uw vaders bril is kwijt."),
)
ORDERS = (
    ("laat mij maar met rust na het eten", "U wilt met rust gelaten worden na het eten."),
    ("laat mij dat zelf doen", "U wilt dat graag zelf doen."),
    ("laat me die brief schrijven", "U wilt graag die brief schrijven."),
    ("laat haar uitslapen", "U wilt dat ze haar laten uitslapen."),
    ("laat ze eerst kloppen", "U wilt dat ze eerst kloppen."),
    ("laat de lamp op de gang aan", "U wilt dat ze de lamp op de gang aanlaten."),
    ("laat me liggen tot ik zelf wakker word", "U wilt graag liggen tot u zelf wakker wordt."),
    ("zet mij maar bij het raam", "U wilt dat ze u bij het raam zetten."),
    ("vraag eerst of ik het wil", "U wilt dat ze eerst vragen of u het wilt."),
    ("zet de radio uit om tien uur", "U wilt dat ze de radio uitzetten om tien uur."),
    ("geef me een boek dat ik ken", "U wilt graag een boek dat u kent."),
    ("doe het licht aan dan zie ik wat", "U wilt dat ze het licht aandoen."),
    ("mij op tijd wakker maken", "U wilt dat ze u op tijd wakker maken."),
    ("niet aan mijn arm trekken", "U wilt niet dat ze aan uw arm trekken."),
)
WITHOUT_A_VERB = (
    ("met een wolkje melk", "preference", "U wilt het graag met een wolkje melk."),
    ("niet vóór negenen", "preference", "U wilt het niet vóór negenen."),
    ("liefst zonder schil", "preference", "U wilt het liefst zonder schil."),
    ("om vier uur een borrel", "preference", "U wilt graag om vier uur een borrel."),
    ("tomatensoep met balletjes", "preference", "U wilt graag tomatensoep met balletjes."),
    ("kommetje pap vooraf", "preference", "U wilt graag een kommetje pap vooraf."),
    ("geen prei graag", "dislike", "U wilt geen prei."),
    ("nooit", "dislike", "U zei: ‘nooit’."),
    ("vooral de zee", "loss", "U mist vooral de zee."),
    ("Tonny schoenen", "loss", "U zei: ‘Tonny schoenen’."),
    ("heimwee naar de polder", "loss", "U hebt heimwee naar de polder."),
    ("bang voor de nacht", "worry", "U bent bang voor de nacht."),
    ("hekel aan haast", "dislike", "U hebt een hekel aan haast."),
    ("elke week de kaarten", "interest", "U zei: ‘elke week de kaarten’."),
    ("Nu buurman weg", "loss", "U zei: ‘Nu buurman weg’."),
    ("dat ik zelf mag kiezen, zo lang het gaat", "wish", "U wilt graag dat u zelf mag kiezen."),
)  # fmt: skip
OF_OTHERS = (
    ("aardbeien lust ze alleen met suiker", "Aardbeien lust ze alleen met suiker."),
    ("de zuster die dan komt heeft altijd haast", "De zuster die dan komt heeft altijd haast."),
    ("Mies, mijn oudste zus, is ziek", "Mies, uw oudste zus, is ziek."),
    ("mijn man las elke avond de krant", "Uw man las elke avond de krant."),
    ("samen in één huis kunnen", None),
    ("niet vragen hoe het gaat, gewoon komen zitten", None),
)
ASKED = (
    ("mag ik later eten en dan de krant lezen?", "U vraagt of u later mag eten en dan de krant lezen."),
    ("kan een man komen voor scheren?", "U vraagt of een man kan komen voor scheren."),
    ("wanneer is er een stoel vrij bij het raam?", "U vraagt wanneer er een stoel vrij is bij het raam."),
    ("zou hier een koor kunnen zijn na het eten?", "U vraagt of hier een koor zou kunnen zijn na het eten."),
)


@pytest.mark.parametrize(("span", "said"), [*WITH_COMMAS, *NAMES, *OF_OTHERS, *ABOUT_ME])
def test_a_clause_is_said_back_well(span: str, said: str | None) -> None:
    assert say_back(span) == (said or f"U zei: ‘{span}’.")


@pytest.mark.parametrize(("span", "kind", "said"), [*NOT_GLUED, *WITHOUT_A_VERB])
def test_a_piece_without_a_verb_is_a_sentence_or_a_quote(span: str, kind: str, said: str) -> None:
    assert say_back(span, kind=kind) == said


@pytest.mark.parametrize(("span", "said"), ORDERS)
def test_an_order_is_a_wish(span: str, said: str) -> None:
    assert say_back(span, kind="wish") == said


@pytest.mark.parametrize(("span", "said"), ASKED)
def test_a_question_has_its_verb_in_the_right_place(span: str, said: str) -> None:
    assert say_back(span, kind="wish") == said


@pytest.mark.parametrize(("span", "said"), BY_A_RELATIVE)
def test_a_relative_is_said_back_well(span: str, said: str) -> None:
    assert say_back(span, speaker="relative") == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat mag u u vertellen.",
        "Die handen van uw willen niet.",
        "Dat is uw.",
        "U wilt dat je komt.",
        "Dat ziet ik.",
    ],
)
def test_what_shows_a_wrong_turn_is_not_said(sentence: str) -> None:
    assert not is_well_said(sentence)


@pytest.mark.parametrize("sentence", ["U mist uw man.", "U hebt het naar uw zin.", "Ze helpen u goed."])
def test_a_good_sentence_is_said(sentence: str) -> None:
    assert is_well_said(sentence)


def test_a_seam_lies_between_a_piece_and_a_sentence() -> None:
    assert seam(["mijn", "tuin,", "ik", "mis", "hem"]) == 2
    assert seam(["ik", "mis", "hem,", "ik", "huil"]) is None
    assert with_commas(["ik", "weet", "dat", "is", "zo"]) == ["ik", "weet", "dat", "is", "zo"]


MORE_ASKED = (
    ("Mag ik dat ook een keer zien?", "U vraagt of u dat ook een keer mag zien."),
    ("kan iemand dat voorlezen?", "U vraagt of iemand dat kan voorlezen."),
    ("kunnen we die grote kamer huren?", "U vraagt of u die grote kamer kunt huren."),
    ("is er een clubje dat zingt?", "U vraagt of er een clubje is dat zingt."),
    (
        "kunnen ze later komen voor mensen die uitslapen?",
        "U vraagt of ze later kunnen komen voor mensen die uitslapen.",
    ),
    ("wie helpt mij als ik val?", "U vraagt wie u helpt als u valt."),
    ("rijdt er een bus die kant op?", "U vraagt of er een bus die kant op rijdt."),
)
MORE_ANSWERS = (
    ("bloemkool", "Wat lust u niet?", "dislike", "U lust geen bloemkool."),
    ("over mijn uitzicht", "Waar bent u tevreden over?", "content", "U bent tevreden over uw uitzicht."),
    ("tegen de winter", "Waar ziet u tegen op?", "worry", "U ziet op tegen de winter."),
    ("haar stem", "Wat mist u van uw vrouw?", "loss", "U mist haar stem."),
    (
        "een glas wijn",
        "Wat zou u morgen willen drinken?",
        "wish",
        "U zou morgen een glas wijn willen drinken.",
    ),
    ("een plaid", "Wat zou u warmte geven?", "wish", "U wilt graag een plaid."),
)
MORE_CLAUSES = (
    ("ik ga naar buiten en tel de eenden", "U gaat naar buiten en telt de eenden."),
    ("ik bel haar op en mis haar dan nog meer", "U belt haar op en mist haar dan nog meer."),
    ("ik denk aan hem en mis hem elke dag", "U denkt aan hem en mist hem elke dag."),
    ("ik sta graag vooraan in de rij", "U staat graag vooraan in de rij."),
    ("hij belt me twintig keer", "Hij belt u twintig keer."),
    ("mijn buren van vroeger wonen nu in Breda", "Uw buren van vroeger wonen nu in Breda."),
    ("ze wil per se haar eigen theepot", "Ze wil per se haar eigen theepot."),
)


@pytest.mark.parametrize(("span", "said"), MORE_ASKED)
def test_a_question_keeps_its_clauses(span: str, said: str) -> None:
    assert say_back(span, kind="wish") == said


@pytest.mark.parametrize(("span", "question", "kind", "said"), MORE_ANSWERS)
def test_an_answer_takes_its_verb_from_the_question(
    span: str, question: str, kind: str, said: str | None
) -> None:
    assert say_back(span, kind=kind, question=question) == (said or f"U zei: ‘{span}’.")


@pytest.mark.parametrize(("span", "said"), MORE_CLAUSES)
def test_a_second_verb_has_the_same_subject(span: str, said: str | None) -> None:
    assert say_back(span) == (said or f"U zei: ‘{span}’.")


def test_a_dislike_is_no_answer_to_what_is_liked() -> None:
    said = say_back("die gele vla", kind="dislike", question="Waar houdt u van?")
    assert said == "U houdt niet van die gele vla."
    assert say_back("mijn fiets poetsen", kind="interest", question=None) == "U mag graag uw fiets poetsen."
    assert (
        say_back("een serie met veel huilen", kind="interest", question=None)
        == "U houdt van een serie met veel huilen."
    )


def test_two_together_stay_two() -> None:
    assert say_back("mogen we met ons tweeën eten?", kind="wish") == "U vraagt of u met zijn tweeën mag eten."


SPOKEN_ORDER = (
    ("trots dat ze geslaagd is", "content", "U bent trots dat ze geslaagd is."),
    ("blij dat het over is, nu slaap ik", "content", "U bent blij dat het over is. Nu slaapt u."),
    ("zingen we samen een lied", "content", "U zingt samen een lied."),
    ("stof op alles dat zijn geen kamers", "dislike", "Stof op alles, dat zijn geen kamers."),
    ("mijn zoon woont in Den Helder", "person", "Uw zoon woont in Den Helder."),
    ("op zondag hij komt altijd langs", "person", "Op zondag komt hij altijd langs."),
    ("bij ons laat je niemand staan", "worry", "Bij u laat u niemand staan."),
    ("dan ken niemand er bij", "worry", "U zei: ‘dan ken niemand er bij’."),
)


@pytest.mark.parametrize(("span", "kind", "said"), SPOKEN_ORDER)
def test_spoken_order_becomes_written_order(span: str, kind: str, said: str) -> None:
    assert say_back(span, kind=kind) == said


LAST = (
    ("je mag me best wat vaker helpen", "wish", "U zei: ‘je mag me best wat vaker helpen’."),
    ("liever niet te laat aan tafel", "preference", "U wilt liever niet te laat aan tafel."),
    ("glas melk voor het slapen, dat helpt", "preference", "U wilt graag een glas melk voor het slapen."),
    ("mag ik hier roken of is dat verboden", "wish", "U vraagt of u hier mag roken."),
    ("zorg dat er water naast mijn bed staat", "wish", "U wilt dat er water naast uw bed staat."),
    ("laat ons maar samen aan tafel", "wish", "U wilt graag samen aan tafel."),
    ("ik ga om negen uur naar bed dan slaap ik", "preference", "U gaat om negen uur naar bed, dan slaapt u."),
    ("als het regent dan blijf ik binnen", "preference", "Als het regent dan blijft u binnen."),
    ("hij is groter dan ik ben", "person", "Hij is groter dan u bent."),
    ("ik vraag of ik zelf de bak kan legen", "wish", "U vraagt of u zelf de bak kunt legen."),
    ("de tocht ja daar slaap ik slecht van", "worry", "De tocht, daar slaapt u slecht van."),
    ("toen ik het had was ze al weg", "loss", "Toen u het had was ze al weg."),
    ("als ze niet kloppen", "dislike", "U zei: ‘als ze niet kloppen’."),
    ("mijn knieën doen pijn", "worry", "Uw knieën doen pijn."),
)


@pytest.mark.parametrize(("span", "kind", "said"), LAST)
def test_what_is_said_in_haste_is_said_back_with_care(span: str, kind: str, said: str) -> None:
    assert say_back(span, kind=kind) == said
