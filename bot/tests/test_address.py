"""Je instead of u: grammar, what must stay, and every response of the domain, read once by eye.

After a change of wording `bot/.venv/bin/python -m bot.tests.test_address` writes it anew. Read what changed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.address import informal

ROOT = Path(__file__).parents[2]
SNAPSHOT = Path(__file__).parent / "address_je.txt"
QUOTE = re.compile(r"‘[^’]*’")
FORMAL = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("u", "je"),
    [
        # the verb before u
        ("Wilt u dat?", "Wil je dat?"),
        ("Hebt u nog iets op uw hart?", "Heb je nog iets op je hart?"),
        ("Waar denkt u verder aan?", "Waar denk je verder aan?"),
        ("Hoe ziet u het graag?", "Hoe zie je het graag?"),
        ("Kunt u het anders zeggen?", "Kun je het anders zeggen?"),
        ("Bent u gelovig?", "Ben je gelovig?"),
        ("Vindt u dat goed?", "Vind je dat goed?"),
        ("Wat weet u daarvan?", "Wat weet je daarvan?"),
        ("Hoe gaat u slapen?", "Hoe ga je slapen?"),
        ("Waaraan merkt u dat?", "Waaraan merk je dat?"),
        ("Waar let u dan op?", "Waar let je dan op?"),
        ("Wist u dat?", "Wist je dat?"),
        ("Eerder zei u dat.", "Eerder zei je dat."),
        ("Wie ziet u graag?", "Wie zie je graag?"),
        ("Op zondag drinkt u koffie.", "Op zondag drink je koffie."),
        ("'s Avonds luistert u naar de radio.", "'s Avonds luister je naar de radio."),
        ("De hele dag zit u binnen en kijkt u tv.", "De hele dag zit je binnen en kijk je tv."),
        ("Als het glad is, weet u niet wat u wilt.", "Als het glad is, weet je niet wat je wilt."),
        # the verb after u
        ("U hebt liever thee.", "Je hebt liever thee."),
        ("U heeft een hond.", "Je hebt een hond."),
        ("U bent bang dat u valt.", "Je bent bang dat je valt."),
        ("Uw zus zegt dat u wilt verhuizen.", "Je zus zegt dat je wilt verhuizen."),
        # u is the object
        ("Uw zoon belt u elke dag.", "Je zoon belt je elke dag."),
        ("Jan is ver weg en hij vertelt u niets.", "Jan is ver weg en hij vertelt je niets."),
        ("Tilly, de weduwe van Ed, stuurt u knipsels.", "Tilly, de weduwe van Ed, stuurt je knipsels."),
        ("Priscilla van de nacht stopt u in.", "Priscilla van de nacht stopt je in."),
        ("Wat geeft u rust?", "Wat geeft je rust?"),
        ("Dat zit u hoog.", "Dat zit je hoog."),
        ("Niemand helpt u.", "Niemand helpt je."),
        ("Wat spreekt u aan?", "Wat spreekt je aan?"),
        # zich, uzelf, stress
        ("U maakt zich zorgen over uw zoon.", "Je maakt je zorgen over je zoon."),
        ("U wilt dat uw man zich thuis voelt.", "Je wilt dat je man zich thuis voelt."),
        ("Uw moeder verveelt zich.", "Je moeder verveelt zich."),
        ("Soms voelt u zich alleen.", "Soms voel je je alleen."),
        ("Wat herinnert u zich daarvan nog?", "Wat herinner je je daarvan nog?"),
        ("U doet het liever zelf.", "Je doet het liever zelf."),
        ("U praat graag over uzelf.", "Je praat graag over jezelf."),
        ("U en uw man kaarten graag.", "Jij en je man kaarten graag."),
        ("Wat betekent dat voor u?", "Wat betekent dat voor jou?"),
        # orders and thanks
        ("Vertelt u het maar rustig.", "Vertel het maar rustig."),
        ("Graag, neemt u de tijd.", "Graag, neem de tijd."),
        ("Gaat uw gang.", "Ga je gang."),
        ("Dank u wel.", "Dank je wel."),
        # nothing to do
        ("Wie mag dit weten?", "Wie mag dit weten?"),
        ("Om 8 uur is er thee.", "Om 8 uur is er thee."),
        ("Menu en duw blijven.", "Menu en duw blijven."),
    ],
)
def test_u_becomes_je(u: str, je: str) -> None:
    assert informal(u) == je
    assert informal(je) == je


def test_what_the_person_said_stays() -> None:
    said = "U zei: ‘U bent te laat, zegt u dan, en uw jas?’. Wilt u dat?"
    assert informal(said) == "Je zei: ‘U bent te laat, zegt u dan, en uw jas?’. Wil je dat?"


def test_places_for_names_stay() -> None:
    assert (
        informal("Dank u wel, {called}. Klopt dat, {about}?") == "Dank je wel, {called}. Klopt dat, {about}?"
    )


def said_with_u() -> list[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    texts = [
        text
        for name, variations in domain.items()
        if name != "utter_formal"
        for one in variations
        for text in (one["text"], *(button["title"] for button in one.get("buttons", ())))
    ]
    return [text for text in dict.fromkeys(texts) if FORMAL.search(QUOTE.sub("", text))]


def test_every_response_is_turned_as_it_was_read() -> None:
    turned = [informal(text) for text in said_with_u()]
    assert not [text for text in turned if FORMAL.search(QUOTE.sub("", text))]
    assert "\n".join(turned) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def say_backs() -> list[str]:
    """Two hundred things that are said back, of all the labelled messages."""
    found: set[str] = set()
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for pair in re.findall(r'"value": "((?:[^"\\]|\\.)+)"', path.read_text(encoding="utf-8")):
            if FORMAL.search(QUOTE.sub("", pair)):
                found.add(pair)
    return sorted(found)[:: max(1, len(found) // 200)]


def test_what_is_said_back_is_turned_wholly() -> None:
    texts = say_backs()
    assert len(texts) >= 200
    only_u = re.compile(r"\b(hebt|bent|kunt|zult) je\b|\b[Jj]e (heeft|heb|ben|kun|wil)\b(?! je)")
    for text in texts:
        turned = informal(text)
        assert not FORMAL.search(QUOTE.sub("", turned)), text
        assert QUOTE.findall(turned) == QUOTE.findall(text)
        assert len(turned.split()) == len(text.split())
        assert informal(turned) == turned
        assert not only_u.search(QUOTE.sub("", turned)) or re.search(r"\buw\b", text), (text, turned)


if __name__ == "__main__":
    SNAPSHOT.write_text("\n".join(informal(text) for text in said_with_u()) + "\n", encoding="utf-8")
