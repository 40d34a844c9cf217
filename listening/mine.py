"""What me, mij, mijn, ons and onze become for the one who is spoken to: u, zich or uw."""

from __future__ import annotations

import re

from listening.spelling import bare, comma
from listening.verbs import (
    REFLEXIVE,
    WORRIED,
    is_infinitive,
    is_participle,
    is_third_at_the_end,
    plural_with_u,
    surely_a_verb,
    with_u,
)

_PLACE = re.compile(
    r"(?:daar|er|hier|waar)(?:in|op|aan|mee|van|voor|uit|over|door|bij|naast|tegen|om|onder)$"
)


_BOUNDARIES = frozenset(
    "als dat omdat toen waar die hoe of zodat terwijl voordat nadat zoals wie en maar want dus om".split()
)


_THEY = frozenset("ze hij zij het er iedereen niemand".split())


class Unsure(Exception):
    """The clause can't be turned with certainty."""


# "me" before one of these is an object; before one of the second list it is short for mijn. Otherwise nobody knows.
_AFTER_OBJECT = frozenset(
    "samen vier vijf zes zeven acht negen tien twintig dertig honderd alle al eerst zeer deugd heen alsof toen terwijl zoals zodat tot totdat voordat nadat sinds hoewel wie welke maar want dus tenzij een de het geen niet nog wel ook dan daar hier er altijd nooit vaak soms graag goed slecht niets wat iets veel erg heel zo te op aan in bij van voor met naar om uit over tot af mee vast "
    "best prima lekker fijn thuis eenzaam alleen veilig rustig vrij oud jong nuttig meer elke iedere zelf even weer nu dat die deze dit hem haar ze zijn en als of want zorgen druk zo'n gewoon maar "
    "door tegen onder zonder tussen ik u hij het hen hun er daarom steeds toch toen morgen vandaag gisteren vanavond vanmiddag vroeger later straks gek blij verdrietig kapot dood rot ziek bang boos kwaad "
    "koud warm dagelijks 's eens echt juist sinds toe weg binnen buiten langs naast wakker gerust helemaal bijna zelfs allemaal een-twee-drie lang kort snel langzaam zwaar licht aardig gelukkig dwars beter "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag zondags vergeten midden anders allebei opnieuw steeds soms alles iemand twee keer elkaar hoop mevrouw meneer geluk plezier pijn moeite verdriet rust hard zacht vreselijk verschrikkelijk ook te nergens overal ergens omdat wanneer waar hoe wie nieuw vooral schoon nat aankleden mijn m'n aan naartoe terug".split()
)
_AFTER_MY = frozenset(
    "kamer huis huisje bed stoel man vrouw dochter zoon kinderen kleinkinderen moeder vader broer zus hond kat poes tuin tuintje koffie krant boek boeken bril haar haren handen hand benen been voeten rug knie "
    "hoofd ogen oren oor gebit tanden kleren jas schoenen pantoffels sloffen fiets rollator rolstoel zin leven werk geld spullen foto's eten bakkie bakje borrel pilsje sigaar radio tv televisie telefoon "
    "vriend vriendin vrienden buren buurvrouw buurman opa oma kleindochter kleinzoon ouders familie plek deur raam medicijnen pillen dag ochtend avond hart lijf wijk vissen duiven kippen planten eigen "
    "oude lieve kleine grote rondje dutje middagdutje kop kopje neus mond buik maag schouder arm armen vingers nagels baard snor gezicht tas portemonnee sleutel horloge ring ketting trui broek rok jurk pak "
    "schort pyjama nachtpon boterham bammetje advocaatje wijntje neut shag pijp peuk piano orgel trekharmonica gitaar muziek platen lp's breiwerk puzzel bijbel rozenkrans kaarsje kerk club koor elftal duivenhok "
    "volkstuin moestuin boot auto busje trein zuster zusje broertje neef nicht tante oom zwager schoonzoon schoondochter schoonzus schoonmoeder achterkleinkind achterkleinkinderen kleinkind kind meisje meiden jongens jongen "
    "voet vinger duim oog teen teen heup heupen botten tong lippen tand huid schoot bloed schouders knieën enkel enkels pols wang wangen ochtendkrant slaapkamer raamkozijn vensterbank kast ladekast ziel geloof god verhaal verleden jeugd naam achternaam voornaam verjaardag begrafenis uitvaart graf kist testament recht privacy rust laatste eerste beste hele halve".split()
) - {"rust"}
_PREPOSITIONS = frozenset(
    "voor bij aan van met naar om achter over naast op tegen in uit door onder zonder tussen langs sinds na boven".split()
)


def _reflexive(words: list[str], place: int) -> bool:
    """Whether *me* is the same one as the subject of its clause: ik voel me, daar lach ik me dood om."""
    low = [bare(word) for word in words]
    before = low[place - 1] if place else ""
    after = low[place + 1] if place + 1 < len(words) else ""
    if before in _PREPOSITIONS or not {"ik", "we"} & set(low):
        return False
    if before in ("ik", "we") or (
        place > 1 and low[place - 2] in ("ik", "we") and (with_u(before) or plural_with_u(before))
    ):
        if before in REFLEXIVE or any(word in REFLEXIVE and is_infinitive(word) for word in low[place + 1 :]):
            return after not in _AFTER_MY - {"eigen"}
        return (
            not after
            or bool(comma(words[place]))
            or ((after in _AFTER_OBJECT | WORRIED or bool(_PLACE.match(after))) and after not in _AFTER_MY)
        )
    start = place
    while start > 0 and low[start - 1] not in _BOUNDARIES and not comma(words[start - 1]):
        start -= 1
    clause = low[start:place]
    if {"ze", "hij", "zij", "iemand", "die", "er", "men"} & set(low[max(0, start - 1) : place + 4]):
        return False
    if {"ik", "we"} & set(clause):
        return any(word in REFLEXIVE for word in low[start:]) or bool(
            set(low) & WORRIED and set(low) & {"maak", "maakte", "maken"}
        )
    return any(word in REFLEXIVE and is_infinitive(word) for word in low[place + 1 : place + 4])


def object_or_mine(words: list[str], place: int) -> str:
    """Whether me, ons or je is an object (u) or belongs to a noun (uw). Raises Unsure."""
    after = bare(words[place + 1]) if place + 1 < len(words) else ""
    before = bare(words[place - 1]) if place else ""
    named = {"noemen", "noemt", "noem", "noemden"} & {bare(word) for word in words}
    if not after or comma(words[place]) or (named and before not in _PREPOSITIONS):
        return "u"
    if after in _AFTER_MY:
        return "uw"
    if after in _AFTER_OBJECT or after.endswith("'s") or _PLACE.match(after):
        return "u"
    if after.endswith("e") and len(after) > 3 and place + 2 < len(words):
        return "uw"  # me goede onderbroeken
    if before in _PREPOSITIONS:
        # naar me luisteren; naar me werk: a verb comes last
        if is_infinitive(after) or is_participle(after) or is_third_at_the_end(after):
            return "u"
        ends = place + 2 == len(words) or bool(comma(words[place + 1]))
        if (
            ends
            and after.endswith("t")
            and {"dat", "die", "als", "of", "hoe"} & {bare(w) for w in words[:place]}
        ):
            return "u"  # een lampje dat naar me knipoogt
        if bare("".join(words[place + 2 : place + 3])) in ("ik", "we", "je", "ze", "hij", "er"):
            return "u"  # die vingers van me krijg ik niet dicht
        return "uw"
    if is_infinitive(after) or is_participle(after) or is_third_at_the_end(after) or surely_a_verb(after):
        return "u"
    if words[place + 1][0].isupper() and before not in _PREPOSITIONS:
        return "uw"  # me Johnny
    if place == 0:
        return "uw"
    raise Unsure


def turn_mine(words: list[str], place: int, *, plural: str) -> str | None:
    """What the word at `place` becomes, or none when it isn't about the speaker.

    `plural` is what "we" became: "u" or "jullie".
    """
    low = bare(words[place])
    after = bare(words[place + 1]) if place + 1 < len(words) else ""
    if low == "me" and place == 0 and after in _AFTER_OBJECT and not is_infinitive(after):
        raise Unsure
    if low == "me":
        return "zich" if _reflexive(words, place) else object_or_mine(words, place)
    if low == "mij" and place == 0:
        raise Unsure
    if low == "mij":
        return "zich" if _reflexive(words, place) else "u"
    whom = bare("".join(words[place + 2 : place + 3]))
    verb = after != "zijn" and (is_infinitive(after) or is_third_at_the_end(after))
    if low in ("mijn", "m'n") and verb and whom in _THEY:
        return "u"  # mijn zien ze niet
    if low in ("mijn", "m'n"):
        if (
            not after
            or comma(words[place])
            or after in ("niet", "niets", "nog", "te", "is", "wel", "ook", "maar", "en", "of")
        ):
            return "u"  # mijn niet gezien
        return "uw"
    if low == "onze":
        return "uw"
    if low == "jezelf":
        return "uzelf"
    if low in ("mezelf", "mijzelf", "onszelf"):
        if plural == "jullie" and low == "onszelf":
            return "jullie zelf"
        return "uzelf"
    if low == "ons":
        if _reflexive(words, place):
            if plural == "jullie":
                return "je"
            return "zich"
        what = object_or_mine(words, place)
        if what == "uw":
            return "uw"
        return plural
    if low in ("mijne", "onzen"):
        if low == "mijne" and place and bare(words[place - 1]) in ("de", "het"):
            return "uwe"
        raise Unsure
    return None
