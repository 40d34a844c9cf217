"""Which act a message is: an interruption is believed only when it is sure.

In an open question, taking every best guess for an interruption ends or derails ordinary answers ("nee hoor"
is no goodbye). An answer that is taken for telling does little harm; a talk that is ended by mistake does.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.heads import heads
from bot.learner import LearnsWords
from bot.listener import listener
from bot.messages import question_of, speaker_of
from bot.word_model import quick
from listening.clauses import cut
from listening.correcting import correction
from listening.cues import asks_permission, begins_with_no, begins_with_yes, cue, sounds_like_an_ending
from listening.requests import plain_request, refine

ANSWERS = frozenset({"tell", "affirm", "deny", "dont_know"})
ENDINGS = frozenset({"stop", "goodbye", "done", "pause"})  # after these the talk rests
OTHERWISE = "answer"  # what the words call all that is no interruption
PLAIN = frozenset({"affirm", "deny", "dont_know", "greeting", "skip", "smalltalk", "thanks"})
# What may stand behind a yes or a no to a question for leave: "ja maar niet met iemand van hier".
BESIDE_LEAVE = PLAIN | {"tell", "human", "offtopic", "pause", "goodbye", "informal", "formal", "call_me"}
ENOUGH_TO_TELL = 6  # words; a shorter answer that seems to tell of something may be a plain one
NEVER = 2.0  # no confidence is that high


def choose(
    ranking: list[dict[str, Any]], sure: float, ending: float, *, may_end: bool = True, tells: bool = False
) -> dict[str, Any] | None:
    """The first act of a ranking that may be believed: an answer, or an interruption that is sure enough.

    `ranking` is best first, each with "name" and "confidence"; `sure` and `ending` are confidences, 0 to 1,
    that an interruption and one that ends the talk must have. `may_end`: whether a word was said with which
    people end a talk; else no ending is believed. `tells`: whether the words tell of a wish or a
    loss; then the message is more than a plain answer. None when there is no such act.
    """
    if tells and ranking and ranking[0]["name"] in PLAIN:
        return {"name": "tell", "confidence": ranking[0]["confidence"]}
    for act in ranking:
        if act["name"] in ANSWERS:
            needed = 0.0
        elif act["name"] in ENDINGS:
            needed = ending if may_end else NEVER
        else:
            needed = sure
        if act["confidence"] >= needed:
            return act
    return None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SureInterruptions(LearnsWords):
    """Runs after the classifier; the ranking stays as it was.

    The classifier reads the question along, and one it never saw may sway it: an interruption must stand in
    the words of the message too.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure` and `ending`: as in `choose`; `words`: how likely it must be by the words alone, 0 to 1."""
        return {"sure": 0.5, "ending": 0.8, "words": 0.03}

    @staticmethod
    def labelled(message: Message) -> str | None:
        """The interruption that a message is, if any."""
        act: str | None = message.get(INTENT)
        return OTHERWISE if act in ANSWERS | {"correct"} else act

    untrained = staticmethod(quick)

    def _in_words(self, ranking: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
        """The acts of a ranking, without the interruptions that don't stand in the words."""
        if self.words is None:
            return ranking
        likely = self.words.likely(text)
        return [act for act in ranking if likely.get(act["name"], 1.0) >= self.config["words"]]

    def process(self, messages: list[Message]) -> list[Message]:
        """Choose the act of messages."""
        for message in messages:
            text = message.get(TEXT) or ""
            plain = plain_request(text)
            if plain is not None:
                _set(message, _with_leave(refine(plain, text), text, question_of(message)), 1.0)
                continue
            act = choose(
                self._in_words(message.get("intent_ranking") or [], text),
                self.config["sure"],
                self.config["ending"],
                may_end=sounds_like_an_ending(text),
                tells=_tells(message),
            )
            if act is not None:
                finer = _put_right(refine(act["name"], text), text)
                finer = _with_leave(finer, text, question_of(message))
                # A rule is sure, however unsure the classifier was.
                _set(message, finer, act["confidence"] if finer == act["name"] else 1.0)
        return messages


def _tells(message: Message) -> bool:
    """Whether a message tells of something, by plain words or by what the tuned model marks in it."""
    text = message.get(TEXT) or ""
    if any(cue(clause.text) in {"wish", "loss"} for clause in cut(text)):
        return True
    if len(text.split()) < ENOUGH_TO_TELL:
        return False
    reading = listener().read(text, question_of(message), speaker_of(message))
    return reading is not None and bool(heads().carrying(reading))


def _with_leave(act: str, text: str, question: str) -> str:
    """A yes or a no to a question for leave is one, whatever is said behind it."""
    if act not in BESIDE_LEAVE or not asks_permission(question):
        return act
    if begins_with_no(text):
        return "deny"
    return "affirm" if begins_with_yes(text) else act


def _put_right(act: str, text: str) -> str:
    """A no that puts one thing in the place of another corrects: "nee, niet de televisie, de radio"."""
    found = correction(text) if act == "deny" or begins_with_no(text) else None
    return "correct" if found and found.wrong and found.right else act


def _set(message: Message, act: str, confidence: float) -> None:
    message.set(INTENT, {"name": act, "confidence": confidence}, add_to_output=True)
