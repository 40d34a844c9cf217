"""Turning a clause of the speaker into one with *u*: person, verb and place of the verb."""

from __future__ import annotations

import itertools

from listening.mine import Unsure, object_or_mine, turn_mine
from listening.spelling import bare, comma
from listening.verbs import (
    ALSO_NOUN,
    MODAL,
    at_the_end_with_u,
    is_infinitive,
    is_participle,
    is_slip,
    is_third,
    only_first_person,
    plural_at_the_end_with_u,
    plural_with_u,
    second_with_u,
    surely_a_verb,
    with_u,
)

# After these comes a clause with its verb at the end.
SUBORDINATING = frozenset(
    "als dat omdat toen wat waar waarop waarmee waarin waarvan die hoe of zodat terwijl sinds voordat voor nadat zoals wie waarom zolang tot totdat "
    "wanneer doordat hoewel ofschoon zodra dan alsof welke tenzij mits waarvoor waaraan waarover waarbij al sindsdat hetgeen wiens waarnaar waaruit mocht".split()
) - {"mocht", "al"}
# After these comes a clause with its verb second.
COORDINATING = frozenset({"en", "maar", "want", "dus", "of", "nee", "ja"})
_ALSO_PREPOSITION = frozenset({"voor", "of", "tot", "dan", "wat", "sinds"})
_THEN = frozenset(
    "toen vroeger daar dan nu gisteren altijd eerst ooit vorig vandaag laatst zo hier jaar week maand nooit toch dat".split()
)
# "Ik was mezelf": to be or to wash?
_WASHED = frozenset({"me", "mezelf", "ons"})
_SUBJECTS = frozenset("ik we je".split())
# Behind one of these words a verb it is and no noun: "en mis hem".
_OBJECT_BEHIND = frozenset("hem haar het ze nog nooit eerst de een mijn alle die".split())
_ARTICLES = frozenset("de het een die dat deze mijn geen elke".split())
_ADVERBIAL = frozenset(
    "vroeger nu soms vaak altijd morgen overmorgen gisteren vanmiddag vanavond vanmorgen vandaag straks toen daar hier thuis misschien eigenlijk meestal natuurlijk gelukkig helaas zondags maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag zondag anders liever graag 's in op om na met van voor elke iedere vooral nooit".split()
)


def _clause_end(words: list[str], place: int) -> int:
    for later in range(place + 1, len(words)):
        word, follows = bare(words[later]), bare(words[later + 1]) if later + 1 < len(words) else ""
        if later == place + 1 and word in ("dat", "die", "dit", "wat"):
            continue  # toen ik dat zag
        if word == "dan" and (is_third(follows) or with_u(follows)):
            return later
        if bare(words[later]) in COORDINATING | (SUBORDINATING - _ALSO_PREPOSITION):
            return later
        if comma(words[later]):
            return later + 1
    return len(words)


def _verb_at_the_end(words: list[str], place: int, subject: str) -> int:
    """The place of the finite verb of a clause such as "als ik wakker word", with its subject at `place`."""
    stop = _clause_end(words, place)
    stretch = range(place + 1, stop)
    if not stretch:
        raise Unsure
    if subject == "we":
        modals = [n for n in stretch if bare(words[n]) in MODAL and plural_with_u(bare(words[n]))]
        if modals:
            return modals[0] if len(modals) == 1 or modals[-1] - modals[0] < 3 else modals[-1]
        found = [n for n in stretch if plural_at_the_end_with_u(bare(words[n]))]
        if not found:
            raise Unsure
        return found[-1]
    turn = second_with_u if subject == "je" else with_u
    sure = [
        n
        for n in stretch
        if turn(bare(words[n]))
        and (surely_a_verb(bare(words[n])) or is_third(bare(words[n])))
        and (n - 1 == place or bare(words[n - 1]) not in _ARTICLES - {"het", "die", "dat", "deze"})
    ]
    sure = [
        n
        for n in sure
        if not is_infinitive(bare(words[n])) and not (is_participle(bare(words[n])) and len(sure) > 1)
    ]
    for n in sure:
        follows = bare(words[n + 1]) if n + 1 < len(words) else ""
        if (
            follows in ("ik", "we", "je", "het", "er", "hij", "ze")
            and n - 1 > place
            and turn(bare(words[n - 1]))
        ):
            return n - 1  # als ik thuis kom wil ik
    for one, two in itertools.pairwise(sure):
        if two == one + 1 and two + 1 < len(words):
            return one
    last = stop - 1
    if not sure:
        end = bare(words[last])
        if subject == "ik" and at_the_end_with_u(end) and end not in ("niet", "graag", "vast"):
            return last
        if subject == "je" and turn(end):
            return last
        if len(stretch) > 1 and turn(bare(words[last - 1])) and (is_infinitive(end) or is_participle(end)):
            return last - 1
        raise Unsure
    if len(sure) == 1:
        if sure[0] != last and sure[0] == place + 1 and bare(words[sure[0]]) not in MODAL:
            tail = [bare(word) for word in words[sure[0] + 1 : stop]]
            if not any(is_infinitive(word) or is_participle(word) for word in tail) and len(tail) > 3:
                raise Unsure  # "als ik ga morgen daar naartoe": not standard
        return sure[0]
    modals = [n for n in sure if bare(words[n]) in MODAL]
    if len(modals) == 1 and modals[0] >= sure[-1] - 2:
        return modals[0]
    if sure[-1] == last:
        return last
    raise Unsure


def _as_it_is(verb: str) -> str | None:
    """A verb that goes with hij, which stays as it is."""
    return verb if is_third(verb) else None


class Turner:
    """One clause after the other of a span, with what was found on the way."""

    def __init__(self, words: list[str], speaker: str) -> None:
        self.words = list(words)
        self.done = list(words)
        self.speaker = speaker
        self.verbs: set[int] = set()
        self.subjects: set[int] = set()
        self.plural = "jullie" if speaker == "relative" else "u"
        self.spoke_of_we = False
        self.main = False  # whether a main clause has one of these subjects

    def low(self, place: int) -> str:
        """The word at a place, small; nothing outside the clause."""
        return bare(self.words[place]) if 0 <= place < len(self.words) else ""

    def turn(self) -> list[str]:
        """The words with u. Raises Unsure."""
        self._right_order()
        for place in range(len(self.words)):
            if self.low(place) in _SUBJECTS:
                self._subject(place)
        self._verbs_without_a_subject()
        for place, word in enumerate(self.words):
            if place in self.verbs or place in self.subjects:
                continue
            new = turn_mine(self.words, place, plural=self.plural)
            if new:
                self.done[place] = new + comma(word)
        return self.done

    def _right_order(self) -> None:
        """Op zondag ik ga → op zondag ga ik; ik zo graag een spelletje doe → ik doe zo graag een spelletje."""
        words = self.words
        for place, word in enumerate(words):
            if bare(word) not in ("ik", "we", "hij", "zij"):
                continue
            turn = {"ik": with_u, "we": plural_with_u}.get(bare(word), _as_it_is)
            follows = self.low(place + 1)
            earlier = [bare(w) for w in words[:place]]
            if (
                0 < place <= 4
                and turn(follows)
                and not turn(earlier[-1])
                and (place == 1 or not comma(words[place - 1]))
                and earlier[0] in _ADVERBIAL
                and not any(
                    surely_a_verb(w) or is_third(w) or w in SUBORDINATING - {"voor"} or w in COORDINATING
                    for w in earlier
                )
                and not comma(words[place])
            ):
                words[place - 1] = words[place - 1].rstrip(",")
                words[place], words[place + 1] = (
                    words[place + 1].rstrip(","),
                    words[place] + comma(words[place + 1]),
                )
                self.done = list(words)
            elif (
                place == 0
                and bare(word) == "ik"
                and follows in ("zo", "graag", "liever", "niet", "altijd", "nog", "ook", "wel", "het")
            ):
                stop = _clause_end(words, 0)
                end = words[stop - 1]
                if any(surely_a_verb(bare(w)) for w in words[1 : stop - 1]) or any(
                    is_third(bare(w)) for w in words[1 : stop - 1]
                ):
                    continue
                if surely_a_verb(bare(end)):
                    rest = words[1 : stop - 1]
                    if comma(end) and rest:
                        rest[-1] = rest[-1].rstrip(",") + ","
                    self.words = [words[0], end.rstrip(","), *rest, *words[stop:]]
                    self.done = list(self.words)
                elif follows in ("graag", "liever") and stop > 2:
                    self.words = [words[0], "wil", *words[1:]]
                    self.done = list(self.words)
            break

    def _subject(self, place: int) -> None:
        subject = self.low(place)
        if subject == "je" and not self._is_subject_je(place):
            self.done[place] = object_or_mine(self.words, place) + comma(self.words[place])
            return
        turn = {"ik": with_u, "we": plural_with_u, "je": second_with_u}[subject]
        before, after = self.low(place - 1), self.low(place + 1)
        parted = place == 0 or bool(comma(self.words[place - 1]))
        inverted = (
            not parted and before not in SUBORDINATING and bool(turn(before)) and place - 1 not in self.verbs
        ) and not (subject == "ik" and is_slip(before))
        if inverted and before in ALSO_NOUN and turn(after) and surely_a_verb(after) and place > 1:
            inverted = False  # ze is dood ik bewaar haar bril
        starts = parted or before in COORDINATING
        if (
            subject == "ik"
            and before == "en"
            and place >= 2
            and after
            and plural_with_u(after)
            and not with_u(after)
        ):
            self._with_somebody(place)
            return
        how = self.low(place - 2) == "hoe" and not with_u(before)
        if before in SUBORDINATING or how:
            verb = _verb_at_the_end(self.words, place, subject)
            form = self._late(subject, verb)
        elif starts and after and turn(after):
            verb, form = place + 1, turn(after)
            self.main = True
        elif inverted and not starts:
            if subject == "we" and plural_with_u(after) and is_infinitive(self.low(place - 2)):
                raise Unsure  # of hij mag blijven slapen we zijn niet getrouwd
            if subject == "ik" and after in MODAL and turn(after):
                raise Unsure  # als ik dood ben ik wil naar huis
            if self.low(place - 2) == "van":
                raise Unsure  # words that somebody else said: "van gaan we lekker slapen"
            if before == "was" and self.low(place - 2) not in _THEN:
                raise Unsure  # "mijn gezicht was ik zelf": to be or to wash?
            verb, form = place - 1, turn(before)
            self.main = True
        elif before in ("of", "en") and place >= 1:
            verb = _verb_at_the_end(self.words, place, subject)
            form = self._late(subject, verb)
        elif after and turn(after) and (surely_a_verb(after) or subject != "ik") and self._had_a_verb(place):
            # two sentences without a full stop between them
            if before in ("niet", "ook", "zelf") or not before:
                raise Unsure
            self.done[place - 1] = self.done[place - 1].rstrip(",") + ","
            verb, form = place + 1, turn(after)
            self.main = True
        else:
            raise Unsure
        if (
            verb in self.verbs
            or not form
            or (bare(self.words[verb]) == "was" and _WASHED & set(map(bare, self.words)))
        ):
            raise Unsure
        self.verbs.add(verb)
        self.subjects.add(place)
        if subject == "we":
            self.spoke_of_we = True
            if self.plural == "jullie":
                self.done[place] = "jullie" + comma(self.words[place])
                return
        self.done[verb] = form + comma(self.words[verb])
        self.done[place] = "u" + comma(self.words[place])

    def _late(self, subject: str, verb: int) -> str | None:
        word = bare(self.words[verb])
        if subject == "ik":
            return at_the_end_with_u(word)
        return plural_at_the_end_with_u(word) if subject == "we" else second_with_u(word)

    def _had_a_verb(self, place: int) -> bool:
        return bool(self.verbs) or any(is_third(bare(word)) for word in self.words[:place])

    def _is_subject_je(self, place: int) -> bool:
        """Whether je is anybody; else it is an object, or nobody knows."""
        before, after = self.low(place - 1), self.low(place + 1)
        how = self.low(place - 2) == "hoe" and not with_u(before)
        if before in SUBORDINATING or how:
            return True
        if second_with_u(after) and (place == 0 or comma(self.words[place - 1]) or before in COORDINATING):
            return True
        if (
            before
            and second_with_u(before)
            and (surely_a_verb(before) or before in {"kun", "kan", "mag", "moet", "hoef", "word"})
        ):
            return True
        if before in {"weet", "snap", "zie", "hoor", "zeg", "vraag", "denk"}:
            raise Unsure  # said to the listener
        return False

    def _with_somebody(self, place: int) -> None:
        """Mijn man en ik gingen → u en uw man gingen: only at the very start."""
        who = self.words[: place - 1]
        if place > 4 or any(comma(word) for word in who) or is_third(self.low(0)):
            raise Unsure
        turned = [turn_mine(self.words, n, plural="u") or word for n, word in enumerate(who)]
        self.done[: place + 1] = ["u", "en", *turned]
        self.subjects |= set(range(place + 1))
        self.verbs.add(place + 1)
        self.main = True

    def _verbs_without_a_subject(self) -> None:
        """Ik zit in de tuin en kijk naar de vogels: the second verb has the same subject."""
        if not self.subjects:
            if any(only_first_person(bare(word)) and word[0].islower() for word in self.words[1:]):
                raise Unsure
            return
        first = min(self.subjects)
        for place, word in enumerate(self.words):
            low = bare(word)
            if place in self.verbs or place in self.subjects or place <= first or word[0].isupper():
                continue
            if self.low(place - 1) in _ARTICLES:
                continue  # in de rij
            starts = self.low(place - 1) in ("en", "maar", "of") or bool(comma(self.words[place - 1]))
            if only_first_person(low) and self.low(place + 1) in ("me", "mij", "maar", "eens"):
                raise Unsure  # geef mij een laken
            if (only_first_person(low) and not (low == "houd" and self.low(place + 1) == "van")) or (
                starts and not self.spoke_of_we and low in ALSO_NOUN and self.low(place + 1) in _OBJECT_BEHIND
            ):
                self.done[place] = (with_u(low) or low) + comma(word)
                self.verbs.add(place)
            elif starts and low in (
                "wil",
                "kan",
                "zit",
                "slaap",
                "loop",
                "hang",
                "moet",
                "mag",
                "werk",
                "bel",
                "kom",
                "was",
                "zal",
                "lig",
                "speel",
                "droom",
            ):
                if self.spoke_of_we or low in ("slaap", "werk", "was", "droom"):
                    raise Unsure
                follows = self.low(place + 1)
                if follows in ("ik", "hij", "ze", "we", "het", "er", "je", "de", "mijn", "haar"):
                    if follows in ("ik", "we", "je"):
                        continue
                    raise Unsure
                others = {self.low(n) for n in range(first, place)} & {
                    "hij",
                    "ze",
                    "zij",
                    "die",
                    "het",
                    "er",
                    "iemand",
                }
                if others and low in ("wil", "kan", "zit", "moet", "mag", "zal"):
                    raise Unsure
                self.done[place] = (with_u(low) or low) + comma(word)
            elif (
                starts
                and self.spoke_of_we
                and self.plural == "u"
                and plural_with_u(low)
                and low not in ALSO_NOUN
            ):
                self.done[place] = (plural_with_u(low) or low) + comma(word)
            elif starts and only_first_person(low):
                raise Unsure
