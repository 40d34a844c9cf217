"""A small reactive player: it plays one of the invented people, through the public API.

It knows our question by its buttons and its words, never by the names of our responses, so that any wording
can be played; then it says what this person would say next.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import httpx

from tests.talks.asking import sort_of
from tests.talks.course import Course, Talker, Turn
from tests.talks.people import ASPECTS, Human, Tell, Twist, plain

MOST = 45  # messages; who has said this much in one talk is held up
USUAL = {
    "call": "nee hoor, dat hoeft niet",
    "go_on": "verder praten",
    "talk_on": "ja hoor",
    "first": "weet ik niet",
}
TO_MEND = ("changing", "other", "")
NOT_FOR_A_TWIST = ("consent", "call", "go_on", "talk_on", "which", "changing")


class Player:
    """One person in one talk."""

    def __init__(self, human: Human, talker: Talker, wait: float = 60.0, rest: float = 11.0) -> None:
        self.human, self.talker, self.wait, self.rest = human, talker, wait, rest
        self.course = Course(human)
        self.agreed = False
        self.twists = list(human.twist)
        self.looked_back: list[Any] = list(human.reacts.get("look_back", ()))
        self.pending: tuple[str, str] | None = None  # ("strike", word) or ("change", new words)
        self.seen: set[str] = set()  # pieces of the summary that were struck or changed

    def play(self) -> Course:
        """Hold the whole talk."""
        course = self.course
        try:
            self._converse()
        except (KeyError, httpx.HTTPError) as wrong:  # an answer without replies, or none at all
            course.faults.append(f"the talk broke off after {course.turns[-1:]}: {wrong!r}")
        if self.talker.state != "closed":
            course.faults.append("the talk was not closed in the end")
        course.record = self.talker.record()
        return course

    def _converse(self) -> None:
        course = self.course
        self._hear("", self.talker.opens())
        while self.talker.state != "closed" and len(course.turns) < MOST:
            sort = course.turns[-1].sort
            twist = self._twist(sort)
            if twist is not None:
                self._twisted(twist)
            else:
                self._say(self._plainer(self._next(sort)))
            if self.talker.state == "paused":
                self._come_back(twist)

    # Saying and hearing.

    def _say(self, text: str, twist: Twist | None = None) -> None:
        title = next((b["title"] for b in self.talker.buttons if b["payload"] == text), text)
        self._hear(title, self.talker.says(text), twist)

    def _hear(self, said: str, replies: list[str], twist: Twist | None = None) -> None:
        until = time.monotonic() + self.wait
        while self.talker.state == "waiting" and time.monotonic() < until:
            time.sleep(0.5)
            replies = self.talker.opens()[-1:]
        buttons = self.talker.buttons
        sort = sort_of(replies, buttons, self.human, self.agreed)
        titles = tuple(button["title"] for button in buttons)
        self.course.turns.append(Turn(said, tuple(replies), titles, sort, self.talker.state, twist))

    def _come_back(self, twist: Twist | None) -> None:
        if twist is None or "paused" not in twist.expects:
            self.course.faults.append("the talk paused by itself")
        time.sleep(self.rest)  # who is back at once was not away: the page may only have been opened anew
        known = {reply for turn in self.course.turns for reply in turn.replies}
        new = [text for text in self.talker.opens() if text not in known]
        if new:
            self._hear("(komt terug)", new)
        self._say(twist.returns if twist and twist.returns else "daar ben ik weer")

    # Twists.

    def _twist(self, sort: str) -> Twist | None:
        told = sum(not tell.is_answer for tell in self.course.told)
        for twist in self.twists:
            due = twist.at == sort if twist.at else told >= twist.after and sort not in NOT_FOR_A_TWIST
            if due and (self.agreed or twist.at):
                self.twists.remove(twist)
                return twist
        return None

    def _twisted(self, twist: Twist) -> None:
        if "refused" in twist.expects:
            status = self.talker.sends(twist.says).status_code
            last = self.course.turns[-1]
            turn = Turn(twist.says, (), last.buttons, last.sort, last.state, twist, refused=status == 422)
            self.course.turns.append(turn)
            return
        before = [signal["kind"] for signal in self.talker.record()["signals"]]
        self.course.ended = self.course.ended or "closed" in twist.expects
        self._say(twist.says, twist)
        record = self.talker.record()
        raised = [signal["kind"] for signal in record["signals"]]
        for kind in before:
            raised.remove(kind)
        told = replace(self.course.turns[-1], signals=tuple(raised), record=plain(str(record)))
        self.course.turns[-1] = told

    # What this person says next.

    def _next(self, sort: str) -> str:
        reacts = self.human.reacts
        if self.pending and (sort == "which" or (self.pending[0] != "strike" and sort in TO_MEND)):
            return self._mend(sort)
        if sort != "check":
            self.pending = None
        if sort == "consent":
            return self._consent()
        if sort == "check":
            return self._check(reacts.get("check", True))
        if sort == "look_back":
            return self._look_back()
        if sort in ("call", "go_on", "talk_on", "first", "may_know", "joining"):
            words = str(reacts.get(sort, USUAL.get(sort, "dat maakt mij niet uit")))
            if (sort, words.split()[0]) in (("go_on", "stoppen"), ("talk_on", "nee")):
                self.course.ended = True
            return self._press_or_say(words)
        if sort in ("reach_wanted", "name", "reach"):
            reach = reacts.get("reach", {})
            if not reach.get("wants"):
                return "nee, liever niet"
            return "ja, dat is goed" if sort == "reach_wanted" else str(reach[sort])
        tell = self._tell(sort)
        if tell is not None:
            self.course.told.append(tell)
            return tell.says
        offered = str(reacts.get("offer", "done"))
        if sort == "offer" and offered != "done" and not self.course.ended:
            return self.talker.buttons[0]["payload"] if offered == "pick" else offered
        self.course.ended = True
        return self.human.done

    def _tell(self, sort: str) -> Tell | None:
        """What fits the question, or else the next thing that this person wants to tell."""
        told, all_tells = self.course.told, list(self.human.tells)
        left = [tell for tell in all_tells if tell not in told]
        if sort in ASPECTS and told:
            topic = max((all_tells.index(t) for t in told if t.when != "offer"), default=-1)
            for tell in all_tells[topic + 1 :]:
                if not tell.is_answer:
                    break
                if tell.when == sort and tell in left:
                    return tell
        first = {"offer": ("offer",), "other": ("open",)}.get(sort, ())
        for wanted in (first, ("open",), ("any",), ("other",)):
            for tell in left:
                if tell.when in wanted:
                    return tell
        return None

    def _plainer(self, words: str) -> str:
        """The same said in another way when these words got nowhere before; in the end, stop."""
        if any(button["payload"] == words for button in self.talker.buttons):
            return words
        before = sum(turn.said == words for turn in self.course.turns)
        if before < (1 if words == self.human.done else 2):
            return words
        self.course.faults.append(f"not understood: {words}")
        if self.course.faults.count(f"not understood: {words}") > 2:
            self.course.ended = True
            return "ik wil stoppen"
        usual = self._button("dat was het") if words == self.human.done else self._button("")
        return usual or "dat was het"

    def _press_or_say(self, words: str) -> str:
        """The button that says the same, or else the words themselves."""
        for button in self.talker.buttons:
            if plain(button["title"]) == plain(words):
                return button["payload"]
        return words

    def _button(self, *pieces: str) -> str | None:
        found = (b["payload"] for b in self.talker.buttons if any(p in b["title"].casefold() for p in pieces))
        return next(found, None)

    def _consent(self) -> str:
        """The answer in own words; by the button when it was not understood."""
        words = self.human.consent
        if not self.agreed:
            self.agreed = True
            return self._press_or_say(words)
        self.course.faults.append(f"not understood: {words}")
        return self._button("nee" if plain(words).startswith("nee") else "ja") or words

    def _look_back(self) -> str:
        text = " ".join(self.course.turns[-1].replies).casefold()
        for answer in [a for a in self.looked_back if a["about"] in text] or self.looked_back[:1]:
            self.looked_back.remove(answer)
            return str(answer["says"])
        return "nee hoor, dat is zo gebleven"

    def _check(self, how: Any) -> str:
        if how is False:
            return self._button("weg", "nee") or "nee, haal maar weg"
        text = " ".join(self.course.turns[-1].replies).casefold()
        wanted = how if isinstance(how, dict) else {}
        if self.pending and self.pending[self.pending[0] == "strike"] in text:  # now it stands alone
            return (
                self._button(*(("weg",) if self.pending[0] == "strike" else ("veranderen", "anders")))
                or "nee"
            )
        for word in wanted.get("strike", ()):
            if word in text and word not in self.seen:
                self.seen.add(word)
                self.course.struck.append(word)
                self.pending = ("strike", word)
                return self._button("weg") or f"nee, haal dat van {word} maar weg"
        for word, new in wanted.get("change", {}).items():
            if word in text and word not in self.seen:
                self.seen.add(word)
                self.course.changed = True
                press = self._button("veranderen", "anders")
                self.pending = (word, new) if press else None
                return press or f"nee, {new}"
        return self._button("klopt", "ja", "staan", "goed") or "ja, dat klopt"

    def _mend(self, sort: str) -> str:
        assert self.pending
        what, words = self.pending
        subject = words if what == "strike" else what
        pressed = self._button(subject)
        if sort == "which" or pressed:
            self.pending = None if what == "strike" else self.pending
            return pressed or subject
        self.pending = None
        return words if what != "strike" else f"haal {words} maar weg"
