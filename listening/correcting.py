"""What somebody puts right: "nee, niet mijn zus, mijn dochter", and the sentence that was said back with it put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from listening.fragments import PREPOSITIONS
from listening.mine import Unsure, turn_mine
from listening.spelling import UNSURE, bare
from listening.swapping import DETERMINERS, like_for_like, swapped
from listening.verbs import surely_a_verb

LONGEST = 5  # words of a piece that is put right


@dataclass(frozen=True)
class Piece:
    """A piece of a message, with its place in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Correction:
    """What was wrong, what is right, and what else was said; both none when only something was denied."""

    wrong: Piece | None
    right: Piece | None
    rest: str = ""


_NO = r"(?:nee+|neen|né+|welnee|nou nee|ho|wacht(?: even)?|stop|fout(?:je)?|mis|verkeerd|onjuist|klopt niet|andersom|ach|och|oh?|sorry|ja|maar|nou|kind|joh|jong|mevrouw|meneer|schat|hoor)"
_WORD = r"(?:\d+[.:]\d+|[^\s.,;:!?…]+)"
_PIECE = rf"{_WORD}(?: {_WORD}){{0,{LONGEST - 1}}}?"
_START = rf"(?:^\s*|(?<=[.,;:!?…])\s+)(?:(?:{_NO})[\s.,;:!?…]+)*"
_REFUSED = rf"^\s*(?:(?:{_NO})[\s.,;:!?…]+)*(?:nee+|neen|né+|welnee|fout(?:je)?|mis|verkeerd|onjuist)[\s.,;:!?…]+(?:(?:{_NO})[\s.,;:!?…]+)*"
_SAID = r"(?:bedoel(?:de)? ik|zei ik|zeg ik|moet (?:het|dat) zijn|is het|was het)"
_IS = r"(?:(?:dat|het|hij|ze|zij|die|dit|'t|t) (?:is|was|waren|zijn|heet|heette|hiet|moet zijn|gaat om|ging om|ging over) |(?:das|da's) |ik (?:zei|bedoel|bedoelde|zeg|schreef|had het over)(?: toch)? )?"
_NOT = r"(?:niet|nie|neet|nait|geen|gin|gien)"
_THEN = r"(?=\s*(?:$|[.,;:!?…](?!\d))|\s+(?:die|dat|want|omdat|hoor|joh|zei ik|zeg ik|bedoel ik|bedoelde ik|graag|natuurlijk|dus|is dat|heet|van|en dat)\b)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("both", rf"{_START}{_IS}(?P<right>{_PIECE})(?:,? {_SAID})?(?:\s*[.,;:…!]+\s*(?:en )?(?:dus )?|\s+en (?:dus )?){_NOT} (?P<wrong>{_PIECE}){_THEN}"),
        ("both", rf"{_START}{_IS}{_NOT} (?:het )?(?:{_SAID} )?(?P<wrong>{_PIECE})(?:\s*[.,;:…!-]+\s*(?:maar |wel |gewoon |het (?:is|was) |dat (?:is|was) |ik bedoel |ik zei )*|\s+maar (?:wel |gewoon )?)(?P<right>{_PIECE}){_THEN}"),
        ("both", rf"{_START}{_IS}(?P<right>{_PIECE}) {_SAID},? {_NOT} (?P<wrong>{_PIECE}){_THEN}"),
        ("both", rf"{_START}{_IS}(?P<right>(?P<at>op|in|om|aan|bij|met|naar|uit|voor|van|mijn|m'n|me) {_WORD}(?: {_WORD})?) {_NOT} (?P<wrong>(?P=at) {_PIECE}){_THEN}"),
        ("both", rf"{_START}(?:ik (?:zei|bedoel|bedoelde|zeg)|(?:ze|hij|zij) heet) (?P<right>{_WORD}) {_NOT} (?P<wrong>{_WORD}){_THEN}"),
        ("both", rf"{_REFUSED}(?P<right>{_WORD}) {_NOT} (?P<wrong>{_WORD}){_THEN}"),
        ("both", rf"{_START}(?P<wrong>{_PIECE}) {_NOT},\s*(?:maar )?(?:wel )?(?P<right>{_PIECE}){_THEN}"),
        ("right", rf"{_REFUSED}(?:(?:het|dat|'t) (?:was|is|moet zijn) |ik (?:bedoel|bedoelde|zei|zeg) |(?:ze|hij|zij|die) heet(?:te)? |juist |gewoon )?(?P<right>{_PIECE})(?: {_SAID})?{_THEN}"),
        ("right", rf"{_START}(?P<right>{_PIECE}),? (?:bedoel(?:de)? ik|zei ik|zeg ik|moet (?:het|dat) zijn)(?=\s*(?:$|[.,;:!?…]))"),
        ("right", rf"{_START}(?:ik (?:bedoel|bedoelde|zei)|(?:het|dat) moet|(?:ze|hij|zij) heet) (?P<right>{_PIECE})(?: (?:zijn|wezen|heten))?(?=\s*(?:$|[.,;:!?…]))"),
        ("right", rf"{_START}maak (?:er|daar|d'r) (?:maar |dan )?(?P<right>{_PIECE}) van\b"),
    )
)  # fmt: skip
_DENIED = re.compile(
    r"\b(?:dat|zo|het) (?:heb ik|zei ik|bedoel(?:de)? ik|klopt|is|staat er|zeg ik)\b(?: \w+){0,3} niet\b|\b(?:dat|zo) (?:heb|zei|hek) (?:ik )?(?:het )?(?:zo )?niet\b|\bklopt niet\b|\bniet (?:waar|goed|juist)\b|\bandersom\b|\bomgekeerd\b"
    r"|\b(?:verkeerd|fout|onjuist)\b|\bzelf (?:bij )?(?:bedacht|verzonnen)\b|^\W*mis\W*$|\bnooit (?:gezegd|beweerd)\b|\bniet (?:gezegd|wat ik (?:zei|bedoel\w*|vertelde))\b",
    re.IGNORECASE,
)
# In one of these a piece isn't a piece that stands for another, but a clause or nothing.
_CLAUSE = frozenset(
    "ik je u hij we wij jij gij ge ie er heb hebt heeft had hadden ben bent is was waren wil wilt wou zou kan kun kunt mag moet zal ga gaat ging kom komt kwam doe doet deed hou houd houdt vind vindt weet zeg zegt zei maak maakt zit zat staat stond word wordt werd zie ziet zag lust lustte krijg krijgt praat praatte woon woont woonde "
    "omdat want als dat die wat hoe wie waar waarom nou hoor graag liever hoeft bedankt dank dankjewel nooit niks niets iets alles iemand niemand niet wel geen echt helemaal absoluut zeker toch ook zo nog eigenlijk juist gewoon nee ja meer verder later straks fout verkeerd andersom klopt goed mis volgende stop eh uh verstaan begrepen anders omgekeerd hoho dát gek raar joh andersom al afblijven dûh integendeel hear".split()
)
_VOCATIVES = frozenset("kind man vrouw meisje jongen meid lieverd zuster dokter schatje".split())
_HOW_MUCH = frozenset("veel weinig nooit altijd vaak soms elke iedere".split())
_ALONE = frozenset("ik mij ik zelf ikzelf".split())
_FILLERS = re.compile(r"^(?:(?:maar|gewoon|wel|juist|alleen|ook)\s+)+|(?:\s+(?:hoor|joh|zeg|natuurlijk|he|hè|graag|dus|toch))+$", re.IGNORECASE)  # fmt: skip


def correction(text: str) -> Correction | None:
    """What a message puts right; none when it doesn't say that something is wrong.

    Meant for messages that were taken for a correction: of others ("nee, op de bank") it may make too much.
    """
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            right = _piece(text, found, "right")
            wrong = _piece(text, found, "wrong") if kind == "both" else None
            if right is None or (kind == "both" and wrong is None):
                continue
            if wrong is not None and bare(wrong.text) == bare(right.text):
                continue
            if re.fullmatch(_NO, right.text, re.IGNORECASE) or (
                wrong is None and bare(right.text) in _VOCATIVES
            ):
                continue
            after = text[max(found.end(), right.end) :].strip(" .,;:!?…")
            return Correction(wrong, right, re.sub(rf"^(?:{_SAID}|hoor|joh)\b[\s.,]*", "", after))
    if _DENIED.search(text):
        return Correction(None, None)
    return None


def _piece(text: str, found: re.Match[str], group: str) -> Piece | None:
    start, end = found.span(group)
    piece = text[start:end]
    while (filler := _FILLERS.search(piece)) is not None:
        start, end = (start + filler.end(), end) if filler.start() == 0 else (start, start + filler.start())
        piece = text[start:end]
    words = [bare(word) for word in piece.split()]
    if not words or len(words) > LONGEST:
        return None
    if group == "wrong" and " ".join(words) in _ALONE:
        return Piece(piece, start, end)
    if any(word in _CLAUSE or surely_a_verb(word) for word in words):
        return None
    if words[-1] in PREPOSITIONS | DETERMINERS:
        return None
    return Piece(piece, start, end)


_FIRST_PERSON = re.compile(r"\b(?:ik|mij|me|mijn|m'n|mezelf|we|wij|ons|onze)\b", re.IGNORECASE)


def corrected(say_back: str, correction: Correction) -> str | None:
    """What was said back to the person, with the wrong piece replaced by the right one; none when that isn't sure.

    "U ziet uw zus graag op zondag." and "niet mijn zus, mijn dochter" give "U ziet uw dochter graag op zondag.".
    """
    if correction.right is None or _began(correction):
        return None
    right = _with_u(correction.right.text)
    if right is None or UNSURE.search(correction.right.text):
        return None
    if correction.wrong is None:
        new = like_for_like(say_back, right)
    else:
        wrong = _with_u(correction.wrong.text)
        # "niet mijn zus, mijn dochter Jannie" of "uw zus Jannie": the name stays what it was.
        name = right.rpartition(" ")[2]
        if wrong and name.istitle() and f"{wrong} {name}".lower() in say_back.lower():
            wrong = f"{wrong} {name}"
        new = (
            swapped(say_back, wrong, right)
            if wrong and wrong != "u" and bare(wrong) not in _HOW_MUCH
            else None
        )
    if new is None or new == say_back or _FIRST_PERSON.search(new):
        return None
    return new[0].upper() + new[1:]


def _began(correction: Correction) -> bool:
    """Whether the right word was only begun, as in "kof. koffie"."""
    right, rest = correction.right, correction.rest.split()
    return bool(right and rest and len(rest[0]) > len(right.text) and rest[0].startswith(right.text))


def _with_u(piece: str) -> str | None:
    """A piece as it is said to the person: mijn dochter → uw dochter."""
    words = piece.split()
    if words and bare(words[0]) in DETERMINERS | PREPOSITIONS:
        words[0] = words[0].lower()
    try:
        return " ".join(turn_mine(words, place, plural="u") or word for place, word in enumerate(words))
    except Unsure:
        return None
