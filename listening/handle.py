"""A short name for what somebody told, to come back to it: "mijn zus Truus" → "uw zus Truus", "de markt", "het koor".

In: the words of an expression and its kind. Out: a noun phrase without first person, that fits in "U noemde ...", or none when
it isn't sure. Only nouns that are surely nouns here are taken; names are kept as they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from listening.verbs import is_infinitive, is_participle, is_third, surely_a_verb

_MINE = frozenset("mijn m'n mn me onze ons mien".split())
_LOVED = frozenset("lieve arme ouwe beste goeie dierbare schat schattige lief".split())  # left out
_ADJECTIVES = frozenset(
    "eigen oude oudste jongste kleine grote nieuwe vaste eerste tweede vroegere liefste mooie rode witte zwarte bruine blauwe groene warme volle elektrische houten".split()
)
_KIN = (
    "man vrouw zus zusje zussen zusters broer broertje broers zoon zoons zonen dochter dochters kinderen kind kleinkind kleinkinderen kleinkids achterkleinkind achterkleinkinderen kleindochter kleindochters "
    "kleinzoon kleinzoons kleinzonen moeder vader ouders opa oma tante tantes oom ooms nicht nichtje nichten nichtjes neef neefje neven neefjes zwager schoonzus schoonzusje schoonzoon schoondochter schoonvader "
    "schoonmoeder schoonouders vriend vriendin vrienden vriendinnen buurman buurvrouw buren buurmeisje buurjongen familie gezin jongens meisjes meiden maat maten echtgenoot echtgenote verloofde peetoom tweelingbroer tweelingzus "
    "stiefdochter stiefzoon pleegzoon pleegdochter kameraad collega collega's leerlingen begeleider begeleidster vrijwilliger maatje"
).split()
_SPOKEN_KIN = {"pa": "vader", "pap": "vader", "papa": "vader", "ma": "moeder", "mam": "moeder", "mama": "moeder", "moe": "moeder", "ouwelui": "ouders", "kinders": "kinderen"}  # fmt: skip
_PETS = "hond hondje honden kat katten katje poes poezen poesje vogel vogels kanarie parkiet papegaai vissen kippen duiven konijn konijnen cavia paard paarden pony goudvis geiten geit koeien ezel schapen".split()
_THE = (
    "markt tuin kerk moskee tempel synagoge bibliotheek winkel soos club kapper bakker zee haven hei heide duinen rivier boot fiets auto trein bus tram kaartclub biljartclub zangvereniging fanfare harmonie "
    "kermis speeltuin kantine keuken werkplaats boerderij molen sluis dijk krant radio televisie telefoon piano gitaar accordeon trekharmonica viool trompet mondharmonica bijbel rozenkrans rollator rolstoel scootmobiel "
    "stoel klok kast lamp deken naaimachine braderie kroeg kroegje camping caravan brievenbus kas moestuin volkstuin binnentuin kinderboerderij dierentuin bioscoop schouwburg opera voetbalclub vereniging stamtafel "
    "leesclub breiclub handwerkclub gymclub kerkdienst mis eucharistie viering avondmaaltijd erwtensoep koffie soep haring paling jenever dagbesteding gymzaal sauna "
    "schuur garage zolder bank wei polder berg bergen bossen eendjes eenden volkstuinvereniging toneelclub voorstelling wedstrijd zomerfeesten vierdaagse elfstedentocht zaak slagerij bakkerij smederij sigaar pijp"
).split()
_HET = (
    "koor orkest zangkoor kerkkoor mannenkoor shantykoor bos strand water park dorp zwembad theater museum café terras voetbal biljart orgel balkon kippenhok duivenhok volkslied journaal nieuws breiwerk fotoboek fotoalbum "
    "voetbalveld kanaal meer eiland koffiehuis buurthuis clubhuis winkelcentrum tuinhuisje tuintje huisje huis zwemmen bad schilderij kussen dekbed bed raam uitzicht gebed kaarsje kaarten damspel schaakbord "
    "dansorkest toneel carnaval songfestival wielrennen weekblad parochieblad wijkblad atelier schoolplein spoor station veerpont veer"
).split()
_BARE = (
    "voetbal muziek schaatsen wielrennen biljarten kaarten klaverjassen schaken dammen bridge breien haken borduren tuinieren zingen dansen zwemmen fietsen wandelen schilderen tekenen lezen bakken koken "
    "vissen puzzelen orgelmuziek opera jazz fado kruiswoordpuzzels postzegels bingo sjoelen jeu de boules koorzang gymnastiek yoga toneel carnaval timmeren naaien hengelen bloemschikken handwerken"
).split()
_NOUNS_MINE = frozenset(
    _KIN + _PETS + _THE + _HET + ["kamer", "foto's", "boeken", "planten", "bloemen", "geraniums", "werk", "leerlingen", "volkstuintje", "naam", "trouwring", "horloge", "platen", "lp's", "gereedschap",
    "geloof", "trouwfoto", "postzegels", "trouwdag", "verjaardag", "rozen", "vrijheid", "muziek", "orgel", "huisdier", "vriendenclub", "elftal", "voordeur", "breiwerk"]
)  # fmt: skip
# A compound is as its last part: mannenkoor, kaartclub.
_THE_HEADS = ("club", "vereniging", "markt", "tuin", "winkel", "dienst", "viering", "krant", "boerderij", "piano", "soos", "wedstrijd", "fiets", "stoel", "middag")  # fmt: skip
_HET_HEADS = (
    "koor",
    "orkest",
    "bos",
    "strand",
    "museum",
    "terras",
    "huisje",
    "feest",
    "park",
    "elftal",
    "café",
)
_NO_HEAD = frozenset(
    "vanmiddag namiddag kindertuin achtertuin middag voormiddag dienst feest bediende verdienst".split()
)
# After the noun one of these may follow; with something else the noun may be part of a longer word group.
_MAY_FOLLOW = frozenset(
    "en of maar want dus om omdat als dat die toen waar wie hoe zoals zodat terwijl voordat nadat in op bij met aan van naar uit over door voor na om tegen naast achter onder zonder tot tussen langs buiten binnen rond sinds "
    "ik hij zij ze we wij het er hier daar mis mist nu dan nog weer wel niet ook altijd nooit elke iedere vaak soms graag zo eens samen toch al even ging mee hè hoor thuis weg terug zelf gewoon heel veel te erg was is zijn haar z'n d'r "
    "komt kwam belt gaat ging zit zat had heeft kan kon mag moet wil zou wou doet deed staat stond ligt lag helpt woont woonde deze dit maandag dinsdag woensdag donderdag vrijdag zaterdag zondag zondags vroeger".split()
)
_TIME = frozenset(
    "dag week maand jaar tijd keer avond ochtend middag nacht uur zondag zaterdag leven moment".split()
)
_BESIDE = frozenset("van bij naast achter voor".split())
_KNOWN = frozenset("kinderen kleinkinderen achterkleinkinderen buren familie".split())
_SOMEBODY = frozenset("vriend vriendin maatje vrijwilliger".split())
_ARTICLES = {"de": "de", "die": "de", "deze": "de", "het": "het", "'t": "het", "dat": "het", "dit": "het", "een": "een"}  # fmt: skip
_PREPOSITIONS = frozenset("bij met van voor aan naar door op naast".split())
_BEFORE_THAT = _PREPOSITIONS | frozenset("in uit over en is staat ik ze hij mis wil".split())
_COMPARED = frozenset("dan zoals als".split())
_THINGS = frozenset(
    "kussen bed raam auto boot kast lamp deken bank stoel huis bos meer bus trein kas zaak pijp wei berg rollator rolstoel".split()
)
_DENIED = re.compile(r"\b(?:geen|nooit|niet van|weg met|hekel|haat|lust)\b", re.IGNORECASE)
_MENDED = re.compile(r"\w[,.]? (?:nee|bedoel)\b", re.IGNORECASE)  # mijn vrouw, nee, man
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:['-][A-Za-zÀ-ÿ]+)*|'[a-z]\b|[.,;:!?…]+|\d+")
_NAME = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?")
_NO_NAME = frozenset(
    "Mij Mn Mijne Ikke Wijzelf Ik De Het Een En Maar Mijn Me Ons Onze Ik We Wij Ze Zij Hij Er Daar Dat Die Dit Deze Als Nou Ja Nee Ach Och God Jezus Heer Nederland Holland Kerst Pasen Want Dan Toen Ook Nog Met Van In Op Voor Haar Zijn "
    "Mevrouw Meneer Goed Prima Niks Niets Alles Iemand Geen Wat Wie Waar Hoe Waarom Wanneer Elke Iedere Altijd Soms Vroeger Samen Graag Liever Alleen Gewoon Thuis Rust Stilte Koffie Thee Muziek Voetbal".split()
)
_MOST_WORDS = 4


@dataclass(frozen=True)
class _Phrase:
    text: str
    weight: int  # people first, then what is one's own, then the rest
    place: int


def _gender(noun: str) -> str | None:
    """De or het, for the nouns that are known."""
    if noun in _NO_HEAD:
        return None
    if noun in _HET:
        return "het"
    if noun in _THE or noun in _KIN or noun in _PETS:
        return "de"
    if noun.endswith(_HET_HEADS) and len(noun) > 5:
        return "het"
    if noun.endswith(_THE_HEADS) and len(noun) > 6:
        return "de"
    return None


def _ends_here(words: list[str], place: int) -> bool:
    """Whether a word group can end before `place`."""
    if place >= len(words):
        return True
    word = words[place]
    low = word.lower()
    return (
        not word[0].isalpha()
        or low in _MAY_FOLLOW
        or is_third(low)
        or is_participle(low)
        or is_infinitive(low)
        or surely_a_verb(low)
    )


def _name_at(words: list[str], place: int) -> str:
    """A name that stands at `place`, or nothing."""
    if place < len(words) and _NAME.fullmatch(words[place]) and words[place] not in _NO_NAME:
        return words[place]
    return ""


def _own(words: list[str], place: int, kind: str) -> _Phrase | None:
    """What follows mijn, ons or onze."""
    at = place + 1
    said: list[str] = []
    while at < len(words) and words[at].lower() in _ADJECTIVES | _LOVED:
        if words[at].lower() in _ADJECTIVES:
            said.append(words[at].lower())
        at += 1
    if at >= len(words):
        return None
    noun = words[at].lower()
    noun = _SPOKEN_KIN.get(noun, noun)
    person = noun in _KIN or noun in _PETS
    if not person and place and words[place - 1].lower() in ("van", "bij", "aan"):
        return None
    if not person and noun not in _NOUNS_MINE and _gender(noun) is None:
        return None
    if words[place].lower() == "me" and not (person or noun in _NOUNS_MINE):
        return None
    name = _name_at(words, at + 1) if person else ""
    if not name and not _ends_here(words, at + 1):
        return None
    also = words[at + 2].lower() if at + 2 < len(words) and words[at + 1].lower() == "en" else ""
    if person and also in _KIN:
        return _Phrase(f"uw {noun} en {also}", 3, place)
    text = " ".join(["uw", *said, noun, *([name] if name else [])])
    aside = place > 0 and words[place - 1].lower() in _PREPOSITIONS and kind != "person"
    return _Phrase(text, (1 if aside else 3) if person else 2, place)


def _with_article(words: list[str], place: int, kind: str) -> _Phrase | None:
    """De markt, het koor, een hond."""
    article = _ARTICLES[words[place].lower()]
    at = place + 1
    adjective = ""
    if at + 1 < len(words) and words[at].lower() in _ADJECTIVES and article != "een":
        adjective, at = words[at].lower(), at + 1
    if at >= len(words):
        return None
    noun = words[at].lower()
    right = _gender(noun)
    if noun in _TIME or right is None or article not in ("een", right):
        return None
    if noun in _KIN and noun not in (_SOMEBODY if article == "een" else _KNOWN):
        return None
    if noun in _THINGS or (article == "een" and kind not in ("wish", "interest")):
        return None
    if place and words[place - 1].lower() in _BESIDE and noun not in _KNOWN:
        return None
    if not _ends_here(words, at + 1):
        return None
    if words[place].lower() in ("die", "dat") and place and words[place - 1].lower() not in _BEFORE_THAT:
        return None  # de man die accordeon speelde
    written = words[at] if words[at][0].isupper() else noun
    return _Phrase(" ".join(filter(None, (article, adjective, written))), 1, place)


def _only_a_name(word: str) -> bool:
    low = word.lower()
    return not (is_third(low) or is_infinitive(low) or surely_a_verb(low))


def _alone(words: list[str], kind: str) -> str | None:
    """A short answer that is nothing but a name or a pastime: "Emine", "breien"."""
    plain = [word for word in words if word[0].isalpha()]
    if len(plain) != 1:
        return None
    if _name_at(plain, 0) and kind in ("person", "loss") and _only_a_name(plain[0]):
        return plain[0]
    low = plain[0].lower()
    return low if low in _BARE and kind in ("interest", "wish", "loss") else None


def _somebody(words: list[str]) -> str | None:
    """The name with which a telling of a person begins, when it has no other: "Marga was haar handen"."""
    names = {word for place, word in enumerate(words) if _name_at(words, place)}
    first = words[0]
    sure = not first.lower().endswith(("en", "s", "er", "ig", "e")) and _only_a_name(first)
    return first if names == {first} and sure else None


def handle(expression_text: str, kind: str) -> str | None:
    """What to call the thing or person of an expression of `kind` later on; none when that isn't sure."""
    text = expression_text.replace("’", "'").replace("‘", "'")
    words = _TOKEN.findall(text)
    if not words or _MENDED.search(text):
        return None
    alone = _alone(words, kind)
    if alone:
        return alone
    found: list[_Phrase] = []
    for place, word in enumerate(words):
        low = word.lower()
        phrase = None
        before = words[place - 1].lower() if place else ""
        if before in _COMPARED or before.startswith(("noem", "heet", "heten")):
            continue  # zoals mijn moeder; ze noemen me oma
        if low in _MINE:
            phrase = _own(words, place, kind)
        elif low in _ARTICLES and kind != "dislike":
            phrase = _with_article(words, place, kind)
        if phrase and len(phrase.text.split()) <= _MOST_WORDS:
            found.append(phrase)
    if not found:
        return _somebody(words) if kind == "person" else None
    best = max(found, key=lambda phrase: (phrase.weight, -phrase.place))
    rivals = {phrase.text for phrase in found if phrase.weight == best.weight}
    if len(rivals) > 2 or (best.weight < 3 and _DENIED.search(text)):
        return None
    return best.text
