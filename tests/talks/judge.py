"""What can be said of a played talk without a human: what was stored, and how our turns were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.talks.course import Course, Turn
from tests.talks.people import plain

LONGEST = 18  # words in a sentence
MOST_STATEMENTS = 2
MOST_FIXED = 4  # welcome, consent, farewell, and what is said about a signal
SAFETY = r"\b(112|113|alarmknop|veilig thuis|0800-\d+)\b"
NOT_WORDS = {"id", "message_id", "say_back", "kind", "themes", "speaker", "review", "confirmed", "start"}
QUOTE = re.compile(r"‘[^’]*’|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)")


@dataclass
class Verdict:
    """How one talk was, in figures and in faults."""

    name: str
    wanted: list[str] = field(default_factory=list)  # what was said and must be stored
    missed: list[str] = field(default_factory=list)
    wrongly: list[str] = field(default_factory=list)  # stored and must not be
    signals: list[str] = field(default_factory=list)
    signals_right: bool = True
    turns: int = 0
    words: float = 0.0  # a turn of ours, on average
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """All of it in a line, and a line for each thing that is not right."""
        signals = ",".join(self.signals) or "-"
        mark = "" if self.signals_right else " (!)"
        stored = len(self.wanted) - len(self.missed)
        figures = f"stored {stored:2} of {len(self.wanted):2}  turns {self.turns:2}  words {self.words:4.1f}"
        lines = [f"{self.name:26} {figures}  signals {signals}{mark}"]
        lines += [f"    missed: {words}" for words in self.missed]
        lines += [f"    wrongly stored: {words}" for words in self.wrongly]
        often = Counter(self.faults).items()
        return "\n".join(lines + [f"    {fault}" + f" ({n} times)" * (n > 1) for fault, n in often])


def own_words(record: dict[str, Any]) -> list[str]:
    """What was stored of each wish in the person's words: the quote, why, and other details."""

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for name, inner in value.items():
                if name not in NOT_WORDS and not name.endswith(("_id", "_at")):
                    yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)

    return [
        plain(text) for wish in record["wishes"] if wish["confirmed"] is not False for text in strings(wish)
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is quoted from the person stays whole and asks nothing."""
    held: list[str] = []

    def hold(quote: re.Match[str]) -> str:
        held.append(quote[0])
        return f"\x00{len(held) - 1}" + ("\x02" if quote[0][-2] in ".!?" else "\x01")

    parts = re.split(r"(?<=[.!?…])\s+|(?<=\x02)\s+(?=[A-ZÀ-Þ\x00])", QUOTE.sub(hold, text))
    return [
        re.sub(r"\x00(\d+)[\x01\x02]", lambda m: held[int(m[1])], part) for part in parts if part.strip(" .")
    ]


def without_quotes(text: str) -> str:
    """Our own words only."""
    return QUOTE.sub("", text)


def judge(course: Course) -> Verdict:
    """All that can be said of a played talk."""
    human, record = course.human, course.record
    verdict = Verdict(human.name, faults=list(course.faults))
    kept = own_words(record)
    said = plain(" | ".join(turn.said for turn in course.turns))
    verdict.wanted = [piece for tell in course.told for piece in tell.stored]
    verdict.wanted += [piece for piece in human.stored if plain(piece) in said]
    verdict.missed = [piece for piece in verdict.wanted if not any(plain(piece) in text for text in kept)]
    whole = plain(str(record))
    backs = kept + [plain(wish["say_back"]) for wish in record["wishes"]]
    verdict.wrongly = [piece for piece in human.must_not_store if plain(piece) in whole]
    verdict.wrongly += [piece for piece in human.not_wished if any(plain(piece) in text for text in backs)]
    verdict.wrongly += [word for word in course.struck if any(word in text for text in kept)]
    verdict.signals = sorted(signal["kind"] for signal in record["signals"])
    verdict.signals_right = verdict.signals == sorted(human.signals)
    ours = [turn for turn in course.turns if turn.replies]
    verdict.turns = len(ours)
    verdict.words = sum(len(" ".join(turn.replies).split()) for turn in ours) / max(len(ours), 1)
    verdict.faults += [
        *_in_the_end(course),
        *_of_twists(course),
        *_of_turns(ours),
        *_repeated(course, ours),
        *_je(course),
    ]
    return verdict


def _in_the_end(course: Course) -> Iterator[str]:
    human, record = course.human, course.record
    ours = sum(bool(turn.replies) for turn in course.turns)
    if ours > human.max_turns:
        yield f"{ours} turns, more than {human.max_turns}"
    if course.cut_off and not course.ended:
        yield f"closed before {len(course.cut_off)} things were told"
    replies = [reply for turn in course.turns for reply in turn.replies]
    for words in human.replies_not:
        if any(words.casefold() in reply.casefold() for reply in replies):
            yield f"said: {words}"
    for what in human.expects:
        if what == "stored_nothing":
            texts = [message["text"] for message in record["messages"] if message["sender"] == "person"]
            if record["wishes"] or any(texts) or record["consent"] not in ("refused", "withdrawn"):
                yield "something is kept against a no"
        elif what.startswith("called:") and not any(
            re.search(rf"\b{what[7:]}\b", reply) for reply in replies
        ):
            yield f"never calls this person {what[7:]}"
    for name, words in human.kept.items():
        if plain(words) not in plain(str(record.get(name, ""))):
            yield f"{name} does not hold {words!r}"
    if "stored_nothing" not in human.expects:
        yield from _looked_back(course)


def _looked_back(course: Course) -> Iterator[str]:
    """What is not kept of what became of earlier wishes, or was never asked."""
    rows = [(row["outcome"], plain(row["own_words"])) for row in course.record.get("looked_back", ())]
    said = {turn.said for turn in course.turns}
    for answer in course.human.reacts.get("look_back", ()):
        words = plain(answer["says"])
        if answer["says"] not in said:
            yield f"not asked after: {answer['about']}"
        elif not any(answer["outcome"] == outcome and kept in words for outcome, kept in rows):
            yield f"not kept: {answer['about']} is {answer['outcome']}"


def _of_twists(course: Course) -> Iterator[str]:
    played = [turn for turn in course.turns if turn.twist]
    for twist in course.human.twist:
        if not any(turn.twist is twist for turn in played):
            yield f"never came to: {twist.says}"
    for turn in played:
        assert turn.twist
        before = course.turns[: course.turns.index(turn)]
        for what in turn.twist.expects:
            if not _as_expected(what, turn, before, course):
                yield f"{what} expected after: {turn.said}"


def _as_expected(what: str, turn: Turn, before: list[Turn], course: Course) -> bool:
    text = " ".join(turn.replies)
    questions = [s for s in sentences(text) if s.endswith("?")]
    if what.startswith("says:"):
        return any(piece in text.casefold() for piece in what[5:].split("|"))
    if what.startswith("signal:"):
        return turn.signals == (what[7:],)
    if what == "forgotten":
        return not any(plain(words) in turn.record for words in course.human.must_not_store)
    if what == "repeated":
        last = [s for s in sentences(" ".join(before[-1].replies)) if s.endswith("?")]
        return bool(last) and last[-1] in text
    plainly = {
        "open": turn.state == "open" and bool(text),
        "closed": turn.state == "closed",
        "paused": turn.state == "paused",
        "asks": len(questions) == 1,
        "quiet": not questions,
        "refused": turn.refused,
        "no_signal": not turn.signals,
    }
    return plainly[what]


def _of_turns(ours: list[Turn]) -> Iterator[str]:
    for number, turn in enumerate(ours):
        text = " ".join(turn.replies)
        parts = [part for reply in turn.replies for part in sentences(reply)]
        questions = [part for part in parts if part.endswith("?")]
        statements = [
            part for part in parts if not part.endswith("?") and not re.match(r"(?i)(goede\w*|dag)\b", part)
        ]
        opening = number == 0 or ours[number - 1].sort == "consent"
        safety = re.search(SAFETY, text.casefold())
        fixed = opening or safety or turn.sort in ("consent", "call") or turn.state == "closed"
        most = MOST_FIXED if fixed else MOST_STATEMENTS
        if len(questions) > 1:
            yield f"{len(questions)} questions: {text}"
        if len(statements) > most:
            yield f"{len(statements)} statements: {text}"
        for part in parts:
            if len(part.split()) > LONGEST:
                yield f"{len(part.split())} words: {part}"


def _repeated(course: Course, ours: list[Turn]) -> Iterator[str]:
    """Sentences said before. Reading back is not repeating, nor is safety or what was asked for."""
    said: Counter[str] = Counter()
    for turn in ours:
        asked_for = turn.twist is not None and "repeated" in turn.twist.expects
        reading = turn.sort == "check" or asked_for or turn.said == "(komt terug)"
        for part in (part for reply in turn.replies for part in sentences(reply)):
            safety = re.search(SAFETY, part.casefold()) or (reading and not part.endswith("?"))
            if len(part.split()) < 2 or safety or asked_for:
                continue
            if said[plain(part)]:
                yield f"said again: {part}"
            said[plain(part)] += 1


def _je(course: Course) -> Iterator[str]:
    """Je where nobody asked for it, or u where je was asked for."""
    wanted = said = False
    for turn in course.turns:
        wanted = wanted or bool(re.search(r"\bzeg\b.*\bje\b|\bje\b.*\bzeggen\b", turn.said.casefold()))
        said = said or wanted or bool(re.search(r"\b(je|jij|jou|jouw|jullie)\b", turn.said.casefold()))
        for reply in turn.replies:
            words = plain(without_quotes(reply)).split()
            if not said and {"je", "jij", "jou", "jouw"} & set(words):
                yield f"je unasked: {reply}"
            if wanted and "je" in course.human.expects and {"u", "uw"} & set(words):
                yield f"u instead of je: {reply}"
