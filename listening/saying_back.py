"""Saying back what someone told, in correct Dutch with *u*; a quote where that can't be done well.

A span goes through the ways below in turn; the first that is sure gives the sentence. What smells of dialect or of words
said to somebody else is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from listening.answers import by_question, name
from listening.asked import asked, is_question
from listening.checking import is_well_said
from listening.fragments import counted
from listening.kinds import by_kind
from listening.mine import Unsure
from listening.ordered import ordered
from listening.relatives import of_owners, of_relatives, of_staff, of_the_house
from listening.seams import seam, with_commas
from listening.spelling import bare, comma, is_plain, plain_words
from listening.statements import statement
from listening.verbs import is_infinitive, is_third
from listening.who import MEN, who_is_meant

LONGEST = 15  # words; longer is better cut or quoted, for a few words come in front of it
LONGEST_QUOTE = 13
_SUBJECTS_AFTER = frozenset("ik we hij ze zij het dat dan er daar nu die toen je".split())
# What follows with one of these changes what was said before.
_CHANGE_IT = frozenset("maar behalve tenzij mits als alleen of zonder niet".split())
# What is said of a whole sentence, and can be left out in front of it.
_EXCLAIMED = frozenset(
    "heerlijk keurig goed prima fijn mooi gezellig best lekker prachtig geweldig vreselijk verschrikkelijk jammer zalig leuk vervelend helaas gelukkig zeker eerlijk moeilijk lastig raar gek".split()
)
_ASKS_WHAT_IS_LIKED = re.compile(
    r"^(?!.*\b(?:niet|niets|geen|nooit|hekel|liever|minder|minst)\b).*\b(?:graag|houdt|liefst|leuk|fijn|blij|lekker|geniet)\b",
    re.IGNORECASE | re.DOTALL,
)
_DASH = re.compile(r"\n+|[\"“”«»:;()\[\]{}]")


def quote(span: str) -> str:
    """The person's own words as a quote, which is never wrong; a long one is cut at a fitting place."""
    inner = span.strip(" \t\n.,;").replace("‘", "'").replace("’", "'")
    words = inner.split()
    if len(words) > LONGEST_QUOTE:
        short = " ".join(words[:LONGEST_QUOTE])
        edge = max(short.rfind(mark) for mark in (",", ".", ";", "!", "?", " en ", " maar ", " want "))
        inner = (short[:edge] if edge > len(short) // 3 else short).strip(" ,.;") + " …"
    return f"U vroeg: ‘{inner}’" if inner.endswith("?") else f"U zei: ‘{inner}’."


def _sentence(text: str) -> str:
    text = text.strip(" ,.!-…")
    if not text or not is_well_said(text):
        raise Unsure
    if text.startswith("'s ") and len(text) > 4:
        return "'s " + text[3].upper() + text[4:] + "."
    if text.startswith("één"):
        return "E" + text[1:] + "."
    return text[0].upper() + text[1:] + "."


def _called(sentence: str, question: str | None, speaker: str) -> str:
    who = who_is_meant(question, speaker)
    if who is None:
        raise Unsure
    return sentence if who == "u" else sentence.replace("u wilt", f"{who} wil", 1)


def _tried(way: Callable[[], str], who: str | None) -> str | None:
    try:
        return _sentence(_named(way(), who))
    except Unsure:
        return None


def _one(piece: str, speaker: str, kind: str | None, question: str | None, *, alone: bool) -> str:
    """A sentence for a piece without a full stop inside. Raises Unsure."""
    words = plain_words(piece)
    if not words or _DASH.search(piece):
        raise Unsure
    asks = piece.rstrip().endswith("?")
    if not alone and len(words) < 2:
        raise Unsure
    if any(bare(word) == "nee" and comma(words[place]) for place, word in enumerate(words[1:])):
        raise Unsure  # mijn vrouw, nee, man
    if alone:
        try:
            return _sentence(_called(name(words, question), question, speaker))
        except Unsure:
            pass
    words = _without_who_said_it(of_the_house(of_owners(of_relatives(words, speaker))))
    if is_question(words) and not asks and kind not in ("wish", None):
        raise Unsure
    if asks or (is_question(words) and alone):
        if (
            not is_plain([word for word in words if bare(word.rstrip("?")) not in ("u", "jij")])
            or len(words) > LONGEST
        ):
            raise Unsure
        return _sentence("u vraagt " + " ".join(asked(words, speaker)))
    if not is_plain(words):
        raise Unsure
    words = with_commas(counted(of_staff(words)))
    who = who_is_meant(question, speaker)
    place = seam(words)
    if place is not None and alone:
        fragment = [*words[: place - 1], words[place - 1].rstrip(",")]
        second = _first_of(_with_a_verb(words[place:], speaker, None), None)
        if bare(fragment[0]) in _EXCLAIMED and fragment[1:] in ([], ["hoor"]):
            return second
        return _first_of(_without_a_verb(fragment, speaker, kind, question), who) + " " + second
    if len(words) > LONGEST:
        return _sentence(_named(_first_clause(words, speaker), who))
    ways = _with_a_verb(words, speaker, kind)
    if alone:
        ways += _without_a_verb(words, speaker, kind, question)
    if kind in ("wish", "preference", "dislike", "worry", None):
        ways.append(lambda: ordered(words, speaker))
    return _first_of(ways, who)


def _without_who_said_it(words: list[str]) -> list[str]:
    """Hij wil niet, zegt mijn vader → hij wil niet."""
    for place in range(max(3, len(words) - 3), len(words) - 1):
        if (
            comma(words[place - 1])
            and bare(words[place]) in ("zegt", "zei")
            and bare(words[place + 1]) not in ("ik", "we")
        ):
            return [*words[: place - 1], words[place - 1].rstrip(",")]
    return words


def _with_a_verb(words: list[str], speaker: str, kind: str | None) -> list[Callable[[], str]]:
    if len(words) > LONGEST:
        return [lambda: _first_clause(words, speaker)]
    return [lambda: statement(words, speaker, kind)]


def _without_a_verb(
    words: list[str], speaker: str, kind: str | None, question: str | None
) -> list[Callable[[], str]]:
    who = who_is_meant(question, speaker)
    ways = [lambda: by_kind(words, kind, speaker, who)]
    if kind == "dislike" and question and _ASKS_WHAT_IS_LIKED.search(question):
        return ways  # asked what is liked, and it tells what is not
    return [lambda: by_question(words, question, speaker), *ways]


def _first_of(ways: list[Callable[[], str]], who: str | None) -> str:
    """What the first of the ways says that is sure. Raises Unsure."""
    for way in ways:
        said = _tried(way, who)
        if said:
            return said
    raise Unsure


def _named(sentence: str, who: str | None) -> str:
    """Hij wil graag → uw vader wil graag, when the question was about him."""
    if not who or who == "u":
        return sentence
    first, _, rest = sentence.partition(" ")
    man = who.split()[-1] in MEN
    if first.lower() == "hij" and man:
        return f"{who} {rest}"
    verb = rest.split(" ")[0].lower()
    if (
        first.lower() in ("ze", "zij")
        and not man
        and (is_third(verb) and not is_infinitive(verb) and not verb.endswith(("den", "ten", "ren")))
    ):
        return f"{who} {rest}"
    return sentence


def _first_clause(words: list[str], speaker: str) -> str:
    """The beginning of a long piece, as far as it can stand alone, turned. Raises Unsure."""
    for place in range(min(len(words) - 1, LONGEST), 3, -1):
        follows = bare(words[place])
        after = bare(words[place + 1]) if place + 1 < len(words) else ""
        edge = (
            bool(comma(words[place - 1]))
            or (follows in ("en", "want", "dus") and after in _SUBJECTS_AFTER)
            or follows in ("omdat", "want")
        )
        opened = any(
            bare(words[n]) in ("en", "maar") and bare(words[n + 1]) in ("als", "wanneer", "omdat", "zodra")
            for n in range(place - 1)
        )
        if not edge or opened or {follows, after} & _CHANGE_IT:
            continue
        try:
            return statement([*words[: place - 1], words[place - 1].rstrip(",")], speaker)
        except Unsure:
            continue
    raise Unsure


# Somebody dictated the full stop: "hardop punt het zijn er veertien".
_SPOKEN_STOP = re.compile(
    r"(?<!\bhet )(?<!\been )(?<!\bdit )(?<!\bdat )(?<!\belk )(?<!\bde )(?<!\bop )\bpunt (?=(?:ik|het|de|een|en|maar|we|wij|hij|ze|zij|dat|die|mijn|er|daar|dan|nu|als|want|ja|nee)\b)"
)


def _pieces(span: str) -> list[str]:
    text = _SPOKEN_STOP.sub(". ", span.strip())
    pieces = [piece.strip() for piece in re.findall(r"[^.!?…\n]+(?:[.!…]+(?!\s|$|\n)[^.!?…\n]*)*[?]?", text)]
    return [piece for piece in pieces if re.search(r"\w", piece)]


def say_back(
    span: str, *, speaker: str = "client", kind: str | None = None, question: str | None = None
) -> str:
    """A full main clause that says `span` back, such as "U mist uw hond.", else a quote of it.

    `span` is a piece of what the person said; `speaker` is "client" or "relative". `kind` (wish, loss and so on) and the
    `question` it answers help where the piece has no verb of its own. Never leaves a word of the first person outside
    a quote.
    """
    pieces = _pieces(span)
    try:
        if len(pieces) == 1:
            return _one(pieces[0], speaker, kind, question, alone=True)
        if not 1 < len(pieces) <= 4:
            return quote(span)
        return _together(pieces, speaker, kind, question)
    except Unsure:
        return quote(span)


def _together(pieces: list[str], speaker: str, kind: str | None, question: str | None) -> str:
    """Sentences said back one after the other; the first must be sure. Raises Unsure."""
    said: list[str] = []
    size = 0
    for place, piece in enumerate(pieces):
        words = len(piece.split())
        if size + words > LONGEST + 4 and said:
            break
        try:
            said.append(
                _one(
                    piece, speaker, kind if not said else None, question if not said else None, alone=not said
                )
            )
        except Unsure:
            if words <= 2 and place and size > 3:
                continue
            if not said:
                follows = bare(pieces[place + 1].split()[0]) if place + 1 < len(pieces) else ""
                if place == 0 and words <= 3 and follows in ("ik", "mijn", "we"):
                    continue
                raise
            if len(said[0].split()) < 5 and bare(pieces[0].split()[0]) in ("dat", "die", "zo", "daar"):
                raise
            if re.match(r"\s*(?:maar|tenzij|behalve|niet|alleen)\b", piece, re.IGNORECASE):
                raise
            break
        size += words
    return " ".join(said)
