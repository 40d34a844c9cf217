"""A piece that only makes sense with the question it answers: "Wat mist u het meest?" "De hond." → "U mist de hond."."""

from __future__ import annotations

import re

from listening.fragments import Fragment, many
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.verb_forms import VERBS
from listening.verbs import PARTICLES, is_infinitive, is_third

_WHO = r"(?P<who>[Uu]|uw [a-z]+|hij|ze|zij)"
_NAMED = re.compile(r"\b(?:noem|aanspre|spreken wij|spreek ik|heten|genoemd|zeggen wij)", re.IGNORECASE)
_NAME_LEAD = re.compile(
    r"^(?:(?:zeg|noem|doe)(?: (?:me|mij|maar|hier|ook|toch|gewoon|liever|het))*|gewoon|liever|graag|maar)\s+",
    re.IGNORECASE,
)
_BEFORE = frozenset(
    "graag liever nog hier weer vaker eens wel ook nu dan altijd meestal het liefst meest zo vooral eigenlijk nog zelf er vroeger".split()
)
_POINTING = frozenset("de het die dat deze dit mijn al alle".split())
_WHEN = frozenset("morgen straks later hier overdag samen thuis nog".split())
_DROPPED = frozenset("dan eigenlijk precies ook nu zo nog".split())
_JUDGED = re.compile(
    r"(?:Hoe|Wat) (?:is|zijn|smaakt|smaken|bevalt|bevallen|vindt u van|vindt u) (?P<what>(?:het|de|uw) [a-z]+)(?: hier)?"
)
# Verbs of which u is the subject and the answer the object.
_TO_SOMETHING = frozenset(
    "mist eet drinkt leest hoort wilt zou draagt speelt lust zingt kookt bakt verzamelt kunt neemt krijgt gebruikt zoekt viert kweekt".split()
)
_DOING = "helpt|komt|belt|zit|woont|regelt|zorgt|kookt|wast|brengt|verzorgt|begrijpt|haalt"


def name(words: list[str], question: str | None) -> str:
    """Noem me maar Truus → u wilt graag Truus genoemd worden. Raises Unsure."""
    text = " ".join(words)
    asked = bool(question and _NAMED.search(question))
    late = re.search(r",? (?:zeg|noem me|noem mij) (?:maar|gewoon|hier)(?: gewoon)? [A-Z][\w-]+$", text)
    if asked and late:
        text = text[late.start() :].strip(" ,")
    lead = _NAME_LEAD.match(text)
    told = bool(
        lead
        and re.match(r"(?:zeg|noem)\b", text, re.IGNORECASE)
        and (
            asked
            or re.match(r"noem", text, re.IGNORECASE)
            or re.match(r"zeg (?:maar|gewoon)", text, re.IGNORECASE)
        )
    )
    if not asked and not told:
        raise Unsure
    rest = text[lead.end() :] if lead else text
    found = re.fullmatch(
        r"(?P<name>(?:(?:[Mm]evrouw|[Mm]eneer|[Oo]ma|[Oo]pa|[Tt]ante|[Oo]om|[Zz]uster|[Jj]uffrouw|[Jj]uf|[Dd]e|[Vv]an|[Dd]er) ?)*(?:[A-ZÀ-Ý][\w'-]+)(?: (?:van|de|der|den|[A-Z][\w'-]+))*)"
        r"(?P<more>,? (?:niet|geen|zonder) (?:mevrouw|meneer|opa|oma|[A-Z]\w+)(?: ervoor)?)?(?:,? (?:graag|maar|gewoon|alsjeblieft))*",
        rest,
    )
    if not found:
        raise Unsure
    called = re.sub(
        r"^(Mevrouw|Meneer|Oma|Opa|Tante|Oom|Juffrouw|Juf)\b(?= )",
        lambda m: m.group(1).lower(),
        found["name"],
    )
    if re.search(r" (?:van|de|der|den)$", called) or len(called.split()) > 4:
        raise Unsure
    more = (found["more"] or "").strip(" ,")
    plain = "gewoon " if "gewoon" in text.lower().split() else "graag "
    if more.startswith("zonder"):
        return f"u wilt {plain}{called} genoemd worden, {more}"
    return f"u wilt {plain}{called} genoemd worden" + (f", {more}" if more else "")


def by_question(words: list[str], question: str | None, speaker: str) -> str:
    """A sentence of the question and its answer. Raises Unsure."""
    if not question:
        raise Unsure
    last = re.split(r"(?<=[.!?])\s+", question.strip())[-1].rstrip("?").strip()
    if re.search(r"\b(?:en|of|ik|wij|we|ons|als|dat|die|daar|hem|haar)\b", last):
        raise Unsure
    if "," in last:
        raise Unsure
    fragment = Fragment(words, speaker)
    not_so = re.fullmatch(
        rf"Wat (?P<verb>lust|eet|drinkt) {_WHO}(?: (?:hier|echt|liever))? niet(?: graag)?", last
    )
    if not_so and (fragment.noun or fragment.low[0] == "geen"):
        return _not_eaten(fragment, not_so["verb"], not_so["who"].lower())
    if (
        fragment.negated
        or "niet" in fragment.low
        or fragment.low[0] in ("alles", "niets", "best", "gewoon", "zo", "heel", "erg", "vooral")
    ):
        raise Unsure
    if any(is_infinitive(word) for word in fragment.low[:-1]) and not fragment.infinitive:
        raise Unsure
    text = fragment.text
    found = re.fullmatch(
        rf"(?P<wh>Wat|Wie|Welke? [a-z]+|Waar|Hoe laat|Wanneer|Hoe|Met wie|Van wie|Naar wie|Voor wie|Van wat) (?P<verb>[a-z]+) {_WHO}(?: (?P<rest>.*))?",
        last,
    )
    if not found:
        return _fixed(last, fragment)
    wh, verb, who = found["wh"], found["verb"], found["who"].lower()
    rest = (found["rest"] or "").split()
    if speaker == "client" and who != "u":
        raise Unsure
    if not is_third(verb) and verb not in ("bent", "hebt", "wilt", "kunt", "zou"):
        raise Unsure
    if verb in (
        "doet",
        "deed",
        "vindt",
        "gaat",
        "weet",
        "denkt",
        "ziet",
        "zegt",
        "bedoelt",
        "maakt",
        "hebt",
        "heeft",
    ) and not (
        wh == "Waar" and rest[-1:] and rest[-1] in ("op", "tegenop", "over", "aan", "voor", "van", "in")
    ):
        if (
            verb == "doet"
            and wh == "Wat"
            and fragment.infinitive
            and not fragment.te
            and rest[:1] in (["graag"], ["het"])
        ):
            return (
                f"{who} mag graag {' '.join(w for w in fragment.words if bare(w) not in ('graag', 'lekker'))}"
            )
        raise Unsure
    if fragment.low[0] in ("liefst", "het") and "liefst" in fragment.low[:2]:
        raise Unsure
    if rest[-2:] == ["van", "thuis"] or rest[-2:] == ["van", "vroeger"]:
        rest = rest[:-2]
    if any(comma(word) for word in words[:-1]) and len(rest) > 1:
        raise Unsure
    if ("uw" in rest and who == "u") or (rest[-2:-1] == ["van"] and fragment.low[0] in ("haar", "zijn")):
        raise Unsure
    if rest[-1:] == ["overdag"]:
        rest = ["graag", *rest[:-1]] if "graag" not in rest else rest[:-1]
    cut = 0
    while cut < len(rest) and rest[cut] in _BEFORE:
        cut += 1
    before = [word for word in rest[:cut] if word not in _DROPPED or word == "nog"]
    after = rest[cut:]
    verbs = next((n for n, word in enumerate(after) if is_infinitive(word)), len(after))
    verbs = len(after) if "het" in after[:verbs] else verbs
    if before == ["het"] or (verbs < len(after) and not is_infinitive(after[-1])):
        raise Unsure
    if {"te", "wat", "geven", "helpen", "brengen"} & set(after):
        raise Unsure  # of what gives rest to u, u is no subject
    if verbs and set(after[:verbs]) <= _WHEN:
        before, after = [*before, *after[:verbs]], after[verbs:]
    if wh in ("Wat", "Wie") or wh.startswith("Welk"):
        if not (fragment.noun or ((fragment.named and wh != "Wat") or (fragment.named and verb == "mist"))):
            raise Unsure
        if verb not in _TO_SOMETHING:
            raise Unsure
        if "meest" in before:
            before = [w for w in before if w not in ("het", "meest")]
            if after:
                raise Unsure
        if "graag" in fragment.low or (
            any(w in ("waar", "aan", "over") for w in after[:1]) and len(after) > 1
        ):
            raise Unsure
        if after and after[0].startswith("'s"):
            return " ".join([who, verb, *after[:2], *before, text, *after[2:]])
        return " ".join([who, verb, *before, text, *after])
    if wh in ("Hoe laat", "Wanneer"):
        clock = re.match(r"(?:half|kwart|tien|vijf) |[\w:.]+ uur\b|half\w+", text)
        if clock and fragment.low[0] not in ("om", "rond", "tegen"):
            text = "om " + text
        if not clock and fragment.low[0] not in (
            "om",
            "rond",
            "tegen",
            "na",
            "voor",
            "elke",
            "iedere",
            "op",
            "'s",
            "altijd",
            "vroeg",
            "tussen",
        ):
            raise Unsure
        return " ".join(
            [who, verb, *before, *([text, *after] if after and after[-1] in PARTICLES else [*after, text])]
        )
    if wh == "Waar" and after and fragment.low[0] == after[-1] and not fragment.infinitive:
        return " ".join([who, verb, *before, *after[:-1], text])  # waar bent u tevreden over? over alles
    if (
        wh == "Waar"
        and after in (["tegenop"], ["tegen", "op"])
        and (fragment.noun or fragment.low[0] == "tegen")
    ):
        return " ".join([who, verb, *before, "op", *([] if fragment.low[0] == "tegen" else ["tegen"]), text])
    if wh == "Waar" and after == ["naar", "uit"] and fragment.low[0] == "naar":
        return " ".join([who, verb, *before, "uit", text])
    if wh == "Waar" and after and fragment.noun | fragment.named:
        if len(after) == 1 and after[0] in ("van", "voor", "aan", "naar", "op", "over", "mee"):
            word = "met" if after[0] == "mee" else after[0]
            return " ".join([who, verb, *before, word, text])
        if after == ["naar", "uit"]:
            return " ".join([who, verb, "uit", "naar", text])
        if (
            len(after) == 2
            and after[1] in ("van", "voor", "aan", "op", "over")
            and verb in ("bent", "is", "wordt", "hebt", "heeft")
        ):
            return " ".join([who, verb, *before, *after, text])
    if (
        wh in ("Met wie", "Van wie", "Naar wie", "Voor wie")
        and (fragment.noun or fragment.named)
        and verb not in ("bent", "is")
    ):
        return " ".join([who, verb, *before, wh.split()[0].lower(), text, *after])
    if (
        wh == "Waar"
        and not after
        and fragment.low[0] in ("in", "op", "bij", "aan", "thuis", "buiten", "onder", "naast")
        and verb in ("zit", "slaapt", "eet", "woont", "ligt", "staat")
    ):
        return " ".join([who, verb, *before, text])
    if (
        wh == "Hoe"
        and not after
        and fragment.low[0] in ("met", "in", "op", "zonder", "onder")
        and verb in ("slaapt", "zit", "ligt", "eet", "drinkt")
    ):
        return " ".join([who, verb, *before, text])
    raise Unsure


def _not_eaten(fragment: Fragment, verb: str, who: str) -> str:
    """Wat lust u niet? Appelmoes → u lust geen appelmoes."""
    first, text = fragment.low[0], fragment.text
    if "," in text or "niet" in fragment.low:
        raise Unsure
    if first == "geen":
        return f"{who} {verb} {text}"
    if first == "een":
        return f"{who} {verb} geen {' '.join(fragment.words[1:])}"
    return f"{who} {verb} {text} niet" if first in _POINTING else f"{who} {verb} geen {text}"


def _fixed(last: str, fragment: Fragment) -> str:
    of_it = _JUDGED.fullmatch(last)
    if of_it and re.fullmatch(r"(?:veel )?te [a-z]+", fragment.text):
        return f"u vindt {of_it['what']} {fragment.text}"
    doing = re.fullmatch(rf"Wie (?P<verb>{_DOING})(?: er)?(?: (?P<rest>.*))?", last)
    if (
        doing
        and "," not in fragment.text
        and (fragment.named or fragment.noun)
        and not re.match(r"(?:hij|ze|zij|uw)\b", doing["rest"] or "")
    ):
        verb = doing["verb"]
        if many(fragment):
            verb = next(forms.infinitive for forms in VERBS.values() if forms.hij == verb)
        return " ".join([fragment.text, verb, *(doing["rest"] or "").split()])
    if (
        "," not in fragment.text
        and re.fullmatch(r"Wie (?:is|zijn) (?:er )?(?:het )?belangrijk(?:st)? voor u", last)
        and (fragment.named or fragment.noun)
    ):
        return f"{fragment.text} {'zijn' if many(fragment) else 'is'} belangrijk voor u"
    raise Unsure
