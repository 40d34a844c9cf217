"""What holds for a labelled message by itself, and for messages with the same words. Needs no Rasa.

The rules are those of docs/labelling.md, as far as they can be seen without understanding the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.labels import Expression, Message, Mistake

LONGEST_TEXT = 700  # characters; nobody types more at once, and what is longer was joined by mistake
LONGEST_QUESTION = 240  # characters: what was said back and the question after it
LONGEST_VALUE = 14  # words
DISTINCT = 4  # words from which on a message is nobody else's, whatever the question was

_HOLD_EXPRESSIONS = frozenset(("tell", "deny", "correct", "affirm"))
_WORD = re.compile(r"\w+")
# "maar twee" is a number, "nou" before a verb is the time.
_FILLER = re.compile(
    r"(?:(?:en|want|dus|ja)[\s,.]|maar(?! (?:een|één|twee|drie|\d))[\s,.]|nou(?:[,.]| ja\b))", re.IGNORECASE
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:ik|'k|mij|me|mijn|mn|m'n|mezelf|mijzelf|wij|we|ons|onze|onszelf)(?!\w)", re.IGNORECASE
)
_OPENING = re.compile(r"(?:['’][a-z] )?[^\W_a-zà-ÿ]")
_AFTER_U = re.compile(r"U (heeft|wil|kan|zal|is|ben|heb|vind)\b")
_PROPER = {
    "heeft": "hebt",
    "heb": "hebt",
    "wil": "wilt",
    "kan": "kunt",
    "zal": "zult",
    "is": "bent",
    "ben": "bent",
    "vind": "vindt",
}
_MORE_THAN_A_CLAUSE = re.compile(r"[.!?…] |[!?\"“”\[\]]|\.\.|\s\s|\n")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, whatever their marks and capitals."""
    return tuple(_WORD.findall(text.casefold()))


def _edges(text: str, expression: Expression) -> Iterator[str]:
    """What is wrong with where a marked piece begins and ends."""
    start, end = expression.start, expression.end
    span = text[start:end]
    shown = f"the piece {span!r}"
    if span != span.strip():
        yield f"{shown} has a space at its edge; put the bracket next to the word"
    bare = span.strip()
    if bare[-1] in ".,;:…" or bare[0] in ".,;:…-":
        yield f"{shown} has a full stop or comma at its edge; leave it outside the brackets"
    before, after = text[:start], text[end:]
    if re.search(r"\w['’]?\Z", before) and re.match(r"['’]?\w", span) and not before.endswith("s'"):
        yield f"{shown} begins in the middle of a word; mark whole words"
    elif re.search(r"(?<!\w)['’]\Z", before) and re.match(r"(?:[sktnmr]|ns)\b", span):
        yield f"{shown} leaves out an apostrophe in front; take it in"
    if re.search(r"\w\Z", span) and re.match(r"\w|['’-]\w", after):
        yield f"{shown} ends in the middle of a word; mark whole words"
    filler = _FILLER.match(bare)
    if filler:
        yield f"{shown} begins with {filler.group().strip()!r}; leave that outside the brackets"


def _said_back(value: str) -> Iterator[str]:
    """What is wrong with what is to be said back."""
    shown = f"the value {value!r}"
    for found in _FIRST_PERSON.finditer(value):
        # Mijn Geheim and Ons Genoegen are names.
        if not (found.start() > 0 and found.group()[0].isupper()):
            yield f"{shown} holds {found.group()!r}; say it with u, uw or jullie"
            break
    if not value.endswith("."):
        yield f"{shown} ends without a full stop; add it"
    if len(value.split()) > LONGEST_VALUE:
        yield f"{shown} has more than {LONGEST_VALUE} words; keep the detail that matters"
    if not _OPENING.match(value):
        yield f"{shown} begins without a capital; write it as a sentence"
    form = _AFTER_U.match(value)
    if form:
        yield f"{shown} begins with {form.group()!r}; write 'U {_PROPER[form.group(1)]}'"
    if _MORE_THAN_A_CLAUSE.search(value.strip()) or value != value.strip():
        yield f"{shown} should be one plain sentence: no quotes, question marks, line breaks or double spaces"


def look(message: Message) -> list[Mistake]:
    """What is wrong with one message."""
    wrong: list[str] = []
    if len(message.text) > LONGEST_TEXT:
        wrong.append(f"{len(message.text)} characters, more than {LONGEST_TEXT}; cut the message in two")
    if len(message.question) > LONGEST_QUESTION or "\n" in message.question:
        wrong.append(f"the question should be one line of {LONGEST_QUESTION} characters or less; shorten it")
    if message.signal and message.lookalike:
        wrong.append("signal and lookalike at once; it is one or the other")
    if message.expressions and message.act not in _HOLD_EXPRESSIONS:
        wrong.append(
            f"an expression in {message.act}; only {', '.join(sorted(_HOLD_EXPRESSIONS))} can hold one: "
            "take the mark off or give it another act"
        )
    for expression in message.expressions:
        wrong += _edges(message.text, expression)
        wrong += _said_back(expression.value)
    return [message.wrong(one) for one in wrong]


def _compare(message: Message, other: Message, leak: bool) -> Mistake:
    where = f"{other.file}:{other.line}"
    if message.act != other.act and words(message.question) == words(other.question):
        what = (
            f"{message.act} here, and {other.act} in {where} with the same words and question; "
            "decide which it is and keep one"
        )
    elif leak:
        what = f"the same message is tested with in {where}; remove it here"
    else:
        what = f"the same message as in {where}; remove one of them"
    return message.wrong(what)


def same(training: Iterable[Message], test: Iterable[Message]) -> list[Mistake]:
    """Messages that come twice, whatever their marks and capitals.

    Short ones ("ja") may answer several questions, each of them once.
    """
    wrong: list[Mistake] = []
    seen: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Message] = {}
    for name, messages in (("test", test), ("training", training)):
        for message in messages:
            own = words(message.text) or (message.text,)
            question = words(message.question) if len(own) < DISTINCT else ()
            leaked = seen.get(("test", own, question))
            known = leaked or seen.get((name, own, question))
            if known:
                wrong.append(_compare(message, known, leak=name == "training" and leaked is not None))
            else:
                seen[name, own, question] = message
    return wrong
