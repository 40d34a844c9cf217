"""What makes a password too easy to guess. Length counts, composition doesn't (NIST SP 800-63B, 5.1.1.2)."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

SHORTEST: Final = 12  # characters
LONGEST: Final = 1000
ENOUGH_OF_ITS_OWN: Final = 8  # letters and digits beside one's name, e-mail address or organisation
ENOUGH_GUESSES: Final = 8.0  # powers of ten that zxcvbn needs at least
ESTIMATED: Final = 72  # characters that are estimated; the time it takes grows with the square

_DUTCH = Path(__file__).with_name("common_passwords_nl.txt")
_READ_AS = str.maketrans("013457@$!", "oieastasi")  # "w3lk0m" is welkom
_LEAST_WORD = 3  # letters of a name that count as a name


class Flaw(enum.StrEnum):
    """What is wrong with a password."""

    SHORT = "short"
    LONG = "long"
    LEAKED = "leaked"  # it is, or is little more than, what many others use
    OWN = "own"  # it is little more than a name or address that anybody knows
    EASY = "easy"  # keys in a row, a date, a pattern


_SENTENCE: Final = {
    Flaw.SHORT: f"it has fewer than {SHORTEST} characters",
    Flaw.LONG: f"it has more than {LONGEST} characters",
    Flaw.LEAKED: "it is one that many people use, or nearly so",
    Flaw.OWN: "it is little more than a name or an e-mail address",
    Flaw.EASY: "it is quickly guessed",
}


class Refused(ValueError):
    """The password won't do; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(f"the password won't do: {_SENTENCE[flaw]}")
        self.flaw = flaw


@cache
def _common() -> frozenset[str]:
    """Passwords that leaked most, in lower case without accents."""
    lines = _DUTCH.read_text(encoding="utf-8").splitlines()
    dutch = (line for line in lines if line and not line.startswith("#"))
    return frozenset((*FREQUENCY_LISTS["passwords"], *dutch))


def _plain(text: str) -> str:
    """Lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _unit(text: str) -> str:
    """What a text repeats: "welkomwelkom" is "welkom"; itself when it repeats nothing."""
    found = re.fullmatch(r"(.+?)\1+", text, re.DOTALL)
    return found[1] if found else text


def _is_common(text: str) -> bool:
    """Whether a plain text is a common password, with digits and signs around it, twice, or backwards."""
    forms = {text, re.sub(r"[\W_]", "", text)}
    forms |= {form.translate(_READ_AS) for form in list(forms)}
    bare = {re.sub(r"^[\W\d_]+|[\W\d_]+$", "", form) for form in (text, text.translate(_READ_AS))}
    bare |= {re.sub(r"[\W\d_]", "", text)}
    cores = {_unit(form) for form in forms | bare}
    cores |= {_unit(re.sub(r"[\W\d_]+$", "", unit)) for unit in list(cores)}
    return any(one and (one in _common() or one[::-1] in _common()) for one in cores)


def _without(text: str, own: Iterable[str]) -> str:
    """A plain text without the names in it."""
    words = {word for name in own for word in re.split(r"[\W_]+", _plain(name))}
    for word in sorted((word for word in words if len(word) >= _LEAST_WORD), key=len, reverse=True):
        text = text.replace(word, " ")
    return text


def check(password: str, own: Iterable[str] = ()) -> None:
    """Raises Refused when a password is too easy to guess.

    `own` are names that others would try: of who chooses it, the e-mail address, the organisation.
    """
    if len(password) < SHORTEST:
        raise Refused(Flaw.SHORT)
    if len(password) > LONGEST:
        raise Refused(Flaw.LONG)
    known = list(own)
    text = _plain(password)
    if _is_common(text):
        raise Refused(Flaw.LEAKED)
    for form in (text, text.translate(_READ_AS)):
        rest = _without(form, known)
        left = re.sub(r"[\W_]", "", rest)
        if rest != form and (
            len(re.sub(r"\d", "", left)) < ENOUGH_OF_ITS_OWN or _is_common(" ".join(rest.split()))
        ):
            raise Refused(Flaw.OWN)
    estimate = zxcvbn(password[:ESTIMATED], user_inputs=known)
    if estimate["guesses_log10"] < ENOUGH_GUESSES:
        raise Refused(Flaw.EASY)
