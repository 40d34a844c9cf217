"""Spoken and hasty words, spelt as a listener would say them; and what isn't surely standard Dutch."""

from __future__ import annotations

import re

from listening.clauses import trim
from listening.first_names import CAPITAL
from listening.verbs import is_infinitive, is_third, surely_a_verb

_SPOKEN = {
    "es": "eens", "'ns": "eens", "'s": "eens", "ns": "eens", "nie": "niet", "niks": "niets", "t": "het", "'t": "het", "'n": "een", "z'n": "zijn", "n": "een",
    "zn": "zijn", "ie": "hij", "nou": "nu", "ouwe": "oude", "effe": "even", "effen": "even", "efkes": "even", "mischien": "misschien", "ff": "even",
    "misschie": "misschien", "wl": "wil", "altjd": "altijd", "savonds": "'s avonds", "smorgens": "'s morgens", "snachts": "'s nachts", "sochtends": "'s ochtends",
    "smiddags": "'s middags", "mn": "m'n", "hb": "heb", "gaag": "graag", "da": "dat", "wa": "wat", "wij": "we", "wijzelf": "we zelf", "ikzelf": "ik zelf",
    "mar": "maar", "da's": "dat is", "dat's": "dat is", "hep": "heb", "eigelijk": "eigenlijk", "eigeluk": "eigenlijk", "eigenluk": "eigenlijk",
    "nogal's": "nog wel eens", "altij": "altijd", "goeie": "goede", "kwaje": "kwade", "rooie": "rode", "zo'ne": "zo'n", "hebbik": "heb ik", "kheb": "ik heb",
    "k'heb": "ik heb", "kwil": "ik wil", "mij'n": "mijn", "hadden'ze": "hadden ze", "tis": "het is", "'tis": "het is", "twas": "het was", "hoeveer": "hoe ver", "em": "hem", "m": "hem",
    "'m": "hem", "d'rbij": "erbij", "d'ruit": "eruit", "d'rin": "erin", "d'rop": "erop", "d'raan": "eraan", "ervanaf": "ervan af", "bv": "bijvoorbeeld", "lekkr": "lekker",
    "twe": "twee", "enne": "en", "en'": "en", "onz": "onze", "meschien": "misschien", "misschn": "misschien", "vaok": "vaak", "zelluf": "zelf", "ellek": "elk", "elluk": "elk",
    "welles": "wel eens", "noit": "nooit", "alijd": "altijd", "wnat": "want", "geeneen": "geen een", "iederen": "iedereen", "vd": "van de", "v/d": "van de", "nog'n": "nog een",
    "an": "aan", "ne": "een", "nen": "een", "nix": "niets", "gwoon": "gewoon", "gewon": "gewoon", "kofie": "koffie", "koffi": "koffie", "moeke": "moeder", "meschie": "misschien", "'k": "ik", "k": "ik", "ich": "ik", "ikke": "ik", "zon'n": "zo'n", "laaste": "laatste", "ope": "open", "intressant": "interessant", "altijt": "altijd", "graach": "graag", "vind'": "vind", "tog": "toch", "zowiezo": "sowieso", "sochtens": "'s ochtends", "smorges": "'s morgens", "pyama": "pyjama", "tillevisie": "televisie",
}  # fmt: skip
_FILLERS = frozenset(
    "hoor hè he joh eh uh uhm ehm hm enfin jawel oké tja ach och hihi haha alsjeblieft alstublieft asjeblieft aub svp".split()
)
_PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), new)
    for pattern, new in (
        (r",? (?:weet je(?: wel)?|snap je|begrijp je|weet u|ziet u|zal ik maar zeggen|om het zo te zeggen|zeg maar)(?= *,|$)", ""),
        (r"\bhun (hebben|zijn|doen|gaan|willen|kunnen|komen|moeten|zeggen|denken|hadden|waren)\b", r"ze \1"),
        (r"\bdat soort dingen meer\b", "dat soort dingen"),
        (r"\bs (morgens|ochtends|middags|avonds|nachts|zondags|winters|zomers|maandags)\b", r"'s \1"),
        (r"(?<![\w'’])(?<!'s )(morgens|avonds|nachts)\b", r"'s \1"),
        (r"\bmijn eigen(?= (?:wassen|aankleden|scheren|redden|vermaken|niet|nog|hier|te)\b|$)", "mezelf"),
        (r"(?<!de )(?<!mijn )(?<!haar )(?<!zijn )(?<!die )\bas (?=[a-z'])(?!uit|op|in)", "als "),
        (r"(?<!een )(?<!de )\bden (?=[a-z])(?!haag|bosch|helder|dolder|burg|ham|hoorn|oever)", "de "),
        (r"^(?:d'r|dr|der) (?=(?:is|zijn|was|waren|komt|komen|zit|zitten|staat|mag|moet|kan|wordt|hangt|ligt|loopt)\b)", "er "),
        (r"\b(is|zijn|was|waren|zit|staat|komt|komen|kan|mag|moet|wordt|heb|hebben|ben|dat|als|ik|hou|ga) (?:d'r|dr|der) (?=(?:niet|geen|wel|nog|van|op|in|aan|bij|mee|over|ook|altijd|niks|iemand|een|al)\b)", r"\1 er "),
        (r"\b(van|met|voor|bij|naar|aan) (?:d'r|dr|der)(?= \w)", r"\1 haar"),
        (r"\b(?:d'r|dr|der) eigen\b", "haar eigen"),
        (r"''", "'"),
        (r"(?<=\w) ((?:denk|geloof|dacht) ik)$", r", \1"),
        (r"^das(?= \w)", "dat is"),
        (r"\bhet meeste mis\b", "het meest mis"),
        (r"\b(ik|we|ze|hij) (\w+) (?:er )?geen zin an\b", r"\1 \2 er geen zin aan"),
        (r"\bbij mekaar\b", "bij elkaar"),
        (r"\bmekaar\b", "elkaar"),
        (r"\bsaam\b", "samen"),
        (r"(?<=\w) ja (?=(?:daar|dat|die) \w)", ", "),
        (r"\bmet ons (tweeën|drieën|vieren|vijven|zessen|tweetjes|drietjes|viertjes|allen|allemaal)\b", r"met zijn \1"),
        (r",? sorry$", ""),
        (r"\b(?!haar|dat|die|bla)(\w+) \1\b(?=.)", r"\1"),
        (r"\b(nog wel|wel|nog|graag) is (?=\w+en\b|een\b)", r"\1 eens "),  # said twice
        (r"^(?:gewoon|eigenlijk|weet je|kijk|zeg|ja|nee|nou|ach|oh|o|och|zo),? (?=(?:ik|mijn|het|de|er|we|dat|als)\b)", ""),
    )
)  # fmt: skip

# With one of these the clause isn't standard Dutch, or is said to somebody.
UNSURE = re.compile(
    r"(?<!\w)(?:u|uw|uws|jij|jou|jouw|gij|ge|oe|oew|jie|ju|d'r|dr|der|d'n|un|ut|mich|mie|mij'n|ming|m'ne|onzen|minge|us|uns|oons|os|"
    r"(?<!per )se|so|self|foor|sit|sou|sal|sijn|fan|fin|find|skoon|eersten|hande|bene|oge|ze eigen|neet|nait|nit|gien|gin|gain|veur|vur|woar|doar|noar|joar|kloar|moar|mee'|bin|bun|bint|is't|wes|hebbe|haw|hai|zai|sie|siz|fan 'e|"
    r"yn|mem|heit|noe|zol|hef|hed|zo'ne|zoon'n|ook'n|efkens|dè|wè|ben'k|heb'k|mi|mag'k|zeun|da'k|wak|dattik|hoor'k|bende|hedde|zijde|gade|kunde|"
    r"zegge|mot|motte|hebt|kiek|et|sa|fier|dees|dig|seg|gjin|hoas|wier|har|jier|wurd|mais|gaot|daor|waor|jaor|heur|heul|mit|gung|he'k|zeg'k|"
    r"niet-ie|wete|ete|slape|kome|make|doene|zit'k|mus|zuk|zukke|gaon|stoan|lig'k|zie'k|bie|wie'n|zien's|ons'|onsen|doet'r|ete|drinke|lope|wone|zitte|ligge|"
    r"zulle|kunne|moete|worre|leze|doen'k|fijf|fader|wijf|allegaar|volluk|buten|binne|zen|mappe|ureen|kusse|drempl|men maat|joh|lache|dattie|heb'k|huske|kiend|keind|joeng|allemoal|joa|nee'|eem|eempies|hier'n|uut|huus|hoes|thoes|mense|vroger|feel|niemnd|lepl|vertlt|wt|rugge|fietse|"
    r"bezuuk|bezeuk|goed'|'ne|'nen|dich|gean|genog|graach|wieër|zelver|sjoon|kal|hatsj|dao|jet|allein|mame|naor|nöe|vör|zum|mojer|gez|kank|sjtee|zjwaom|wieste|dow|"
    r"holle|soek|sondag|sijne|sien|segge|see|sekere|sitten|vief|vieve|gelieke|kun'j|bruik|knieje|wijnig|poletiek|familje|zommer|wielder|kammer|kèk|blijfe|kiek|zurg|weed|dat'k)(?!\w)",
    re.IGNORECASE,
)
# Words of a dialect that are a name or a noun as well.
_SMALL = re.compile(
    r"\bnu ja\b|(?<!\w)mien(?!\w)|\b[Ii]k wol\b|(?<!in )(?<!\d )(?<!elke )(?<!begin )(?<!eind )(?<!vijf )(?<!van )\bmei\b(?! \d)|\b(?:net|bel) (?:mear|mei)\b"
)
_STRANGE_LETTERS = re.compile(
    r"[äöûôâîåøœßáíúñ]|[^\W\d_]*[èê](?!\b)[^\W\d_]*|[^\W\d_]*(?:[bcdfgkmpstvz]n|[bcdfgkpt]l)(?=[,.]?$)|[^\W\d_]*(?:tnd|blj|lngz|ao|ae[a-z]|aeu|oeë|uu[ae]|iej|oaa?)[^\W\d_]*",
    re.IGNORECASE,
)
_GOOD_LETTERS = frozenset(
    "zoals crème crèmes crèche oorlogsjaren scène enquête gêne carrière première misère höhe röntgen crêpe crêpes bouclé matinée cacao chaos soap soaps toast coach coaches boa oase patiëntenstop volière ampère barrière bohème roast "
    "hè conciërge moussaka israelische oasis aorta koala kanoën goal goals road board loan cacaopoeder loterij makkelijkst microscoop mooiaan au-pair rijangst praalwagen".split()
)
FIRST_PERSON = re.compile(
    r"(?<!\w)(?:ik|ikke|ich|ick|'?k|ikzelf|mij|me|mijn|mijne|mijns|mn|m'n|mezelf|mijzelf|mezelluf|meself|wij|we|wijzelf|ons|onze|onz|onzen|onszelf|mich|ming|(?-i:mien)|mie|mi|us|uns|oons|me'n|onzer)(?!\w)",
    re.IGNORECASE,
)


_WHO = frozenset("ik k 'k we je ze hij ich wij".split())
# Words that look like an infinitive without its n.
_ENDS_IN_E = frozenset(
    "zette tobbe klokke facetime wekke fietse droge warme dode aarde dichte klare kromme luide zoute losse lekke lichte vlotte stille volle dolle malle dure gare lange gele vrije hele halve trouwe rijke schele ruime zuivere lauwe knappe suffe hoeve douche "
    "bridge skype rente rechte richte vaste rotte platte lieve brave harde groene weide zijde vrede reden rede bende enige leve koele diepe stijve zware verse keuze pauze route rode gladde plaatse stage kade klasse tante "
    "liefde goede vroege late hoge lage nieuwe jonge oude andere eigen woonde werkte maakte speelde dacht trapte kleine grote hengele schone scherpe drie knie familie koffie olie winde linde zonde waarde mede eerste laatste "
    "dikke dunne fijne nodige zelfde beide gezonde gewone vuile vieze zieke sterke slappe zachte natte dove blinde bange blije zoete zure rare enkele open bijde minste meeste kwade ronde wilde vreemde vroegere latere lekkere betere "
    "ergere mindere oudere jongere donkere wakkere magere heldere dappere kale zale blote grove groeve vlakke gekke eerlijke echte bonte tweede derde vierde vijfde zesde zevende aardige rustige heerlijke brede smalle korte lege "
    "scheve rauwe zwarte witte bruine blauwe grijze paarse roze oranje rose witte spitse stoere stroeve taaie mooie fraaie draaie saaie kleffe barre vage matige bleke weke gare puike sjieke dode mense slanke blanke ranke kranke".split()
)
_OF_TIME = re.compile(
    r"(?:morgens|ochtends|middags|avonds|nachts|zomers|winters|zon|maan|dins|woens|donder|vrij|zater)",
    re.IGNORECASE,
)


def bare(word: str) -> str:
    """A word without its comma, small."""
    return word.lower().strip(",")


def comma(word: str) -> str:
    """The comma of a word, or nothing."""
    return "," if word.endswith(",") else ""


def plain_words(span: str) -> list[str]:
    """The words of a span in plain spelling, without fillers; a comma stays with its word."""
    start, end = trim(span, 0, len(span))
    text = span[start:end].replace("’", "'").replace("‘", "'").replace("´", "'").replace("`", "'")
    text = re.sub(r"\s+[-–—]+\s+|\s*…\s*|\s*\.\.+\s*", ", ", text)
    text = re.sub(r"\s*,(?:\s*,)*\s*", ", ", text).strip(" ,")
    for pattern, new in _PHRASES:
        text = pattern.sub(new, text)
    found: list[str] = []
    text_words = text.split()
    for place, word in enumerate(text_words):
        low = bare(word)
        around = {bare(other) for other in text_words[max(0, place - 1) : place + 2]}
        begins = _begins(text_words[place + 1 : place + 3])
        heard = low == "hoor" and not begins and (around & _WHO or _is_heard(text_words, place))
        if low == "hoor" and begins and found and not comma(found[-1]):
            found[-1] += ","
        if low in _FILLERS and not heard:
            if comma(word) and found and not comma(found[-1]):
                found[-1] += ","
            continue
        if low == "'s":
            follows = text_words[place + 1] if place + 1 < len(text_words) else ""
            if _OF_TIME.match(follows):
                found.append("'s")
                continue
        after_article = place > 0 and bare(text_words[place - 1]) in ("de", "het", "een")
        named = place > 0 and word[0].isupper() and len(low) < 4
        new_word = None if (low == "es" and after_article) or named else _SPOKEN.get(low)
        found.extend(_with_comma(new_word, word) if new_word else [word])
    while found and bare(found[0]) in ("en", "maar", "dus", "want", "ja", "nee", "nu,") and len(found) > 1:
        found = found[1:]
    if "ken" in map(bare, found) and any(is_infinitive(bare(word)) for word in found):
        found = ["kan" + comma(word) if bare(word) == "ken" else word for word in found]
    if "mot" in map(bare, found):
        found = ["moet" + comma(word) if bare(word) == "mot" else word for word in found]
    return [_whole(word) if bare(word) not in CAPITAL else word[0].upper() + word[1:] for word in found]


def _begins(words: list[str]) -> bool:
    """Whether a sentence begins here: "ik heb"."""
    return len(words) == 2 and bare(words[0]) == "ik" and surely_a_verb(bare(words[1]))


def _is_heard(words: list[str], place: int) -> bool:
    """Whether "hoor" is a verb: "zodra ik een orgel hoor word ik rustig"."""
    start = place
    while start and not comma(words[start - 1]):
        start -= 1
    before = [bare(word) for word in words[start:place]]
    clauses = [n for n, word in enumerate(before) if word == "ik" and n]
    return bool(clauses) and not any(surely_a_verb(word) or is_third(word) for word in before)


def _whole(word: str) -> str:
    """An infinitive that lost its n in speech: blijve → blijven."""
    low = bare(word)
    if (
        low.endswith("e")
        and len(low) > 4
        and word[0].islower()
        and not low.endswith(("doe", "zie"))
        and low not in _ENDS_IN_E
        and is_infinitive(low + "n")
    ):
        return low + "n" + comma(word)
    return word


def _with_comma(new: str, old: str) -> list[str]:
    parts = new.split()
    parts[-1] += comma(old)
    return parts


def is_plain(words: list[str]) -> bool:
    """Whether these words are standard Dutch as far as can be seen, and not said to somebody."""
    text = " ".join(words)
    if _SMALL.search(text):
        return False
    if UNSURE.search(text):
        return False
    return all(
        bare(word) in _GOOD_LETTERS or not word[0].islower() or not _STRANGE_LETTERS.search(word)
        for word in words
    )
