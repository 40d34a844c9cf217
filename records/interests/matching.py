"""Which interests somebody's words name: in all forms, near spellings and compounds, and not what is denied.

A word is brought to its stem (Snowball, after Kraaij and Pohlmann) and compared with the words of groups.txt.
Words that Dutch knows are never taken for a misspelling of another. What the person says not to like, and
what somebody else does or wants, names nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

import snowballstemmer
from wordfreq import get_frequency_dict, zipf_frequency

from records.interests.clauses import clauses, disliked, of_others, was
from records.interests.groups import Groups, groups
from records.spelling import Looking, distance, plain
from records.spelling import words as looking_words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHORTEST_COMPOUND: Final = 3  # letters before a word that may end a compound
SPELLED: Final = 6  # letters; shorter words are not taken for misspelled ones
LONG: Final = 9  # letters; two mistakes from here on
EVERYWHERE: Final = 6.0  # Zipf frequency; "bij" and "was" are a form of no other word
BETWEEN: Final = 4  # words that may stand where a phrase says `_`


@dataclass(frozen=True)
class Named:
    """An interest that was named. `before`: the person tells of what was."""

    key: str
    before: bool


_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=8192)
def stems(word: str) -> frozenset[str]:
    """What a word may be a form of: the stem, and that without the signs of a past tense or a participle."""
    bare = word.replace("’", "'")
    forms = {bare}
    if bare.startswith("ge") and len(bare) > 5:
        forms.add(bare[2:])
    for form in tuple(forms):
        for ending in ("den", "ten", "de", "te", "d", "t"):
            if form.endswith(ending) and len(form) - len(ending) >= 4:
                forms.add(form.removesuffix(ending))
    return frozenset(_stemmer.stemWord(form) for form in forms if not form.endswith("'"))


@cache
def _known() -> frozenset[str]:
    """Words that Dutch uses often; none of them is a misspelling."""
    return frozenset(get_frequency_dict("nl", "small"))


_Keys = dict[str, set[str]]
_Phrase = tuple[str, tuple[str, ...], bool]  # the group, the words, and whether they say something else


@dataclass
class _Words:
    """The words of all groups, sorted by how they are looked for. Values are names of groups."""

    exact: _Keys = field(default_factory=lambda: defaultdict(set))
    stem: _Keys = field(default_factory=lambda: defaultdict(set))
    ending: _Keys = field(default_factory=lambda: defaultdict(set))
    before_another: _Keys = field(default_factory=lambda: defaultdict(set))
    phrases: dict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))  # by the first word
    denied: _Keys = field(default_factory=lambda: defaultdict(set))


@cache
def _words() -> _Words:
    return _sorted(groups())


def _sorted(known: Groups) -> _Words:
    words = _Words()
    for group in known.of.values():
        for written in group.words:
            mark, word = (written[0], plain(written[1:])) if written[0] in "=*+-" else ("", plain(written))
            if " " in word:
                phrase = tuple(word.split())
                words.phrases[phrase[0]].append((group.key, phrase, mark == "-"))
            elif mark == "-":
                words.denied[word].add(group.key)
            elif mark == "=":
                words.exact[word].add(group.key)
            elif mark == "+":
                words.before_another[word].add(group.key)
            else:
                words.stem[_stemmer.stemWord(word)].add(group.key)
                words.exact[word].add(group.key)
                words.before_another[word].add(group.key)
                words.before_another[_stemmer.stemWord(word)].add(group.key)
                if mark == "*":
                    words.ending[word].add(group.key)
    return words


@lru_cache(maxsize=8192)
def of_word(word: str) -> frozenset[str]:
    """The groups that one word names by itself. `word` is plain: small letters, no accents."""
    words = _words()
    found = set(words.exact.get(word, ()))
    if zipf_frequency(word, "nl", "small") >= EVERYWHERE:
        return frozenset(found)
    for stem in stems(word):
        found |= words.stem.get(stem, set())
    for ending, keys in words.ending.items():
        if (
            word.endswith((ending, f"{ending}en", f"{ending}s"))
            and len(word) >= len(ending) + SHORTEST_COMPOUND
        ):
            found |= keys
    if not found:
        found = _before_another(word) | _before_another(_stemmer.stemWord(word))
    if not found and len(word) >= SPELLED and word not in _known():
        found = _spelled(word)
    return frozenset(found) - words.denied.get(word, set())


def _before_another(word: str) -> set[str]:
    """The groups of what stands in a word before "club", "middag" and the like."""
    found: set[str] = set()
    for behind in groups().behind:
        if word.endswith(behind) and len(word) > len(behind) + 2:
            front = word.removesuffix(behind).rstrip("-")
            for form in {front, front.removesuffix("s"), _stemmer.stemWord(front)}:
                found |= _words().before_another.get(form, set())
    return found


def _spelled(word: str) -> set[str]:
    """The groups of the words that this one may be a misspelling of."""
    most = 2 if len(word) >= LONG else 1
    near = [
        (off, keys)
        for form in {word, _stemmer.stemWord(word)}
        for known, keys in _words().exact.items()
        if len(known) >= SPELLED - 1
        and abs(len(known) - len(form)) <= most
        and known[0] == form[0]
        and (off := distance(known, form, most)[0]) <= most
    ]
    best = min((off for off, _ in near), default=0)
    return {key for off, keys in near if off == best for key in keys}


def _goes_on(phrase: tuple[str, ...], forms: list[frozenset[str]], begin: int) -> bool:
    """Whether the words of a phrase behind its first stand behind a place."""
    place, loose = begin + 1, False
    for part in phrase[1:]:
        if part == "_":
            loose = True
            continue
        reach = forms[place : place + (BETWEEN + 1 if loose else 1)]
        step = next((step for step, form in enumerate(reach) if part in form), None)
        if step is None:
            return False
        place, loose = place + step + 1, False
    return True


def _in_clause(clause: str) -> set[str]:
    """The groups that a clause names."""
    said = _WORD.findall(clause)
    forms = [stems(word) | {word} for word in said]
    phrases = _words().phrases
    found: set[str] = set()
    denied: set[str] = set()
    for place, word in enumerate(said):
        found |= of_word(word)
        for part in word.split("-") if "-" in word else ():
            found |= of_word(part) if len(part) > SHORTEST_COMPOUND else set()
        for form in forms[place]:
            for key, phrase, denies in phrases.get(form, ()):
                if _goes_on(phrase, forms, place):
                    (denied if denies else found).add(key)
    return found - denied


def named(words: str) -> list[Named]:
    """The interests that somebody's own words name, each once, in the order of groups.txt."""
    said = clauses(plain(words).replace("’", "'"))
    found: dict[str, list[bool | None]] = {}
    unwanted: set[str] = set()
    for clause, after in zip(said, [*said[1:], ""], strict=True):
        keys = _in_clause(clause)
        if not keys or of_others(clause):
            continue
        if disliked(clause, after):
            unwanted |= keys
            continue
        for key in keys:
            found.setdefault(key, []).append(was(clause, after))
    return [
        Named(key, group.before or (True in found[key] and False not in found[key]))
        for key, group in groups().of.items()
        if key in found and key not in unwanted
    ]


def looked_for(query: str) -> set[str]:
    """The interests that somebody looks for with these words, forgiving of spelling."""
    asked = plain(query).replace("’", "'")
    found = _in_clause(asked)
    looking = Looking(looking_words(asked))
    for group in groups().of.values():
        score = looking.score(f"{group.label} {group.heading}")
        if looking.wanted and score is not None and score[0] == len(looking.wanted):
            found.add(group.key)
    return found
