"""What the rules share: plain spelling, and patterns from lists of words."""

from __future__ import annotations

import re

GAP = r"[^.!?;\n]"  # whatever stays within the sentence
LONGEST_GAP = 45  # characters between two words that belong together

# Sounds of dialects and hasty typing, in the spelling that the rules are written in. A word that is good Dutch of its own
# with another meaning ("an", "me", "zien") is left alone.
_PLAIN = {
    "m'n": "mijn", "mn": "mijn", "mien": "mijn", "ming": "mijn", "mich": "mij", "mie": "mij", "z'n": "zijn", "zn": "zijn",
    "d'r": "haar", "dr": "haar", "hum": "hem", "ie": "hij", "hai": "hij", "zai": "zij", "ich": "ik", "ikke": "ik", "k": "ik",
    "'k": "ik", "ben'k": "ben ik", "t": "het", "'t": "het", "ut": "het", "et": "het", "tis": "het is", "'tis": "het is",
    "int": "in het", "nie": "niet", "neet": "niet", "nait": "niet", "nit": "niet", "niks": "niets", "gien": "geen", "gin": "geen",
    "gain": "geen", "mer": "meer", "mir": "meer", "mear": "meer", "bin": "ben", "bun": "ben", "hep": "heb", "hek": "heb ik",
    "kenne": "kan", "as": "als", "nou": "nu", "now": "nu", "doar": "daar", "noar": "naar", "noa": "na", "altied": "altijd",
    "tied": "tijd", "doad": "dood", "leave": "leven", "leaven": "leven", "huul": "huil", "goan": "gaan", "moar": "maar",
    "mar": "maar", "ligge": "lig", "leg": "lig", "legt": "ligt", "gevalen": "gevallen", "gevalle": "gevallen", "gevalln": "gevallen",
    "evallen": "gevallen", "snachts": "'s nachts", "s'nachts": "'s nachts", "savonds": "'s avonds", "s'avonds": "'s avonds",
    "smorgens": "'s morgens", "portemenee": "portemonnee", "ouwe": "oude", "wicht": "kind",
}  # fmt: skip
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_WORD = re.compile(r"'?\w+(?:'\w+)*")


def plain(text: str) -> tuple[str, list[int]]:
    """The text in plain spelling and small letters, and for each of its characters the place it came from."""
    # Letter by letter: a small form may be longer than its capital, and places must stay what they are.
    low = "".join(letter.lower()[0] for letter in text).translate(_APOSTROPHES)
    made: list[str] = []
    places: list[int] = []
    end = 0
    for match in _WORD.finditer(low):
        between = low[end : match.start()]
        if between.isspace() and "\n" not in between:
            between = " "
        made.append(between)
        places += range(end, end + len(between))
        word = _PLAIN.get(match.group(), match.group())
        made.append(word)
        places += [min(match.start() + n, match.end() - 1) for n in range(len(word))]
        end = match.end()
    made.append(low[end:])
    places += range(end, len(low))
    return "".join(made), places


def any_of(*patterns: str) -> str:
    """A pattern for one of several."""
    return "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")"


def words(listed: str) -> str:
    """A pattern for one whole word of a list; a star at the end of a word stands for any ending."""
    # Not \b: a word may begin with an apostrophe ('s nachts).
    return (
        r"(?<!\w)"
        + any_of(*(word.replace("*", r"\w*").replace("_", " ") for word in listed.split()))
        + r"(?!\w)"
    )


def then(*patterns: str, gap: int = LONGEST_GAP) -> str:
    """A pattern for one after the other, in one sentence."""
    return f"{GAP}{{0,{gap}}}?".join(patterns)


def near(one: str, other: str, gap: int = LONGEST_GAP) -> str:
    """A pattern for both, in either order, in one sentence."""
    return any_of(then(one, other, gap=gap), then(other, one, gap=gap))


def whole(*patterns: str) -> str:
    """A pattern for a message that says nothing else."""
    return r"\A\W*" + any_of(*patterns) + r"\W*\Z"


ME = words("mij me ons")
WHO = words(
    "ik hij zij ze u wij we pa ma papa mama pap mam vader moeder opa oma tante oom man vrouw zus broer zoon dochter vriend schoonmoeder "
    "schoonvader mevrouw meneer buurvrouw buurman"
)
OWN = words("mijn me ons onze zijn haar hun de het der")
LATELY = words(
    "net zojuist daarnet zonet juist nu vannacht vanmorgen vanochtend vanmiddag vanavond vandaag gisteren gister gisteravond gisternacht "
    "gistermiddag eergisteren opeens ineens plotseling plots straks pas afgelopen vorige_week deze_week sinds_vanmorgen sinds_vannacht sinds_gisteren "
    "sinds_de_koffie weer"
)
OFTEN = words(
    "elke iedere hele steeds altijd vaak dagelijks weken maanden 's_nachts 's_avonds 's_morgens nachten avonden nacht avond nachtenlang dagenlang "
    "uren urenlang voortdurend telkens"
)

_LONG_AGO = any_of(
    r"\b(?:in |uit |anno |sinds )(?:19)?[2-9]\d\b(?! jaar| uur| minuten| graden)",
    words(
        "vroeger destijds indertijd jaren_geleden jaar_geleden jaar_terug in_de_oorlog mijn_jeugd kindertijd als_kind als_kinderen als_jongen als_jongens als_meisje als_meisjes als_ventje kleuter"
    ),
    r"\bin mijn (?:hele )?leven\b|\btoen ik (?:klein|jong|kind|\w+ jaar|een jaar of \w+|acht|negen|tien|elf|twaalf|in dienst) (?:was|zat)\b",
)
# A sentence of long ago, for the kinds that count only when they are recent.
STORY = rf"(?:(?<=[.!?\n])|\A)(?!{GAP}*(?:{LATELY}|{ME}{GAP}{{0,20}}\bnog (?:steeds|elke)))(?={GAP}*{_LONG_AGO}){GAP}+"
