"""Varied wording: of a response's variations one that is new in this talk, said as the person likes.

In: the name of a response, the talk so far, values to fill in. Out: one variation with these. What was said
already is not said again while there is something else; an acknowledgement is then left out (empty text).
"""

from __future__ import annotations

import copy
import random
import re
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.address import informal
from bot.wording import Said, after_a_colon, quotes, sentences

# Nothing is lost when one of these isn't said, so rather nothing than the same again.
ACKNOWLEDGEMENTS = frozenset(
    {
        "utter_consent_first",
        "utter_easier",
        "utter_go_on",
        "utter_heard",
        "utter_long_heard",
        "utter_nearly_done",
        "utter_no_matter",
        "utter_signal_heard",
        "utter_smalltalk",
        "utter_sum_up",
        "utter_thanks",
    }
)
# The first variation is the best one; the others are for when that would be repeating oneself.
FIRST_IS_BEST = frozenset({"utter_ask_what_you_want", "utter_said_back"})
# Said as it is: word for word what was said before.
AS_IT_IS = "utter_again"
# What somebody said just now goes before the slot: that is set only after the answer to it.
ASKED_FOR = {"informal": "je", "formal": "u"}
# Values that speak to the person; the others are names or the person's own words.
SPEAKING = ("say_back", "said_on", "handle")
_VALUE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


class FreshResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's own responses, but never the same sentence twice in a talk while there is another."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """A variation of `utter_action`, filled in: a new one, else the one that was said longest ago.

        When all of an acknowledgement were said the text is empty. None when there is no such response.
        """
        known = {**tracker.current_slot_values(), **kwargs}
        said = Said(e.text for e in tracker.events if isinstance(e, BotUttered) and e.text)
        if isinstance(known.get("say_back"), str):
            known["say_back"] = self._varied_quotes(known["say_back"], output_channel, known, said)
            known["said_on"] = after_a_colon(known["say_back"])
        choices = self._fitting(utter_action, output_channel, known)
        if not choices:
            return None
        je = self._address(tracker, known) == "je" and utter_action != AS_IT_IS
        if je:
            known.update({name: informal(str(known[name])) for name in SPEAKING if known.get(name)})
        filled = [self._filled(choice, known, je=je) for choice in choices]
        costs = [said.cost(str(response.get("text") or "")) for response in filled]
        best = [response for response, cost in zip(filled, costs, strict=True) if cost == min(costs)]
        if said.is_again(min(costs)):
            if utter_action in ACKNOWLEDGEMENTS:
                return {"text": ""}
            return min(best, key=lambda response: said.last(str(response.get("text") or "")))
        return best[0] if utter_action in FIRST_IS_BEST else random.choice(best)  # noqa: S311 (no secret)

    def _fitting(self, response: str, channel: str, known: dict[str, Any]) -> list[dict[str, Any]]:
        """The variations whose conditions hold, without those in which a value would be empty."""
        if response not in self.responses:
            return []
        # Rasa hands over the responses of the model later, so the filter can't be kept.
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action
        choices: list[dict[str, Any]] = suitable(response, channel, known)
        whole = [
            choice
            for choice in choices
            if all(known.get(name) not in (None, "") for name in _VALUE.findall(choice.get("text") or ""))
        ]
        return whole or choices

    def _filled(self, choice: dict[str, Any], known: dict[str, Any], *, je: bool) -> dict[str, Any]:
        """A copy of a variation with its values."""
        response = copy.deepcopy(choice)
        if je:
            response["text"] = informal(response.get("text") or "")
            for button in response.get("buttons") or []:
                button["title"] = informal(button["title"])
        return self._fill_response(response, known)

    def _varied_quotes(self, text: str, channel: str, known: dict[str, Any], said: Said) -> str:
        """What is said back, with each "U zei: ‘...’." in a form that was not said too often."""
        said = said.copy()
        for whole, inner, asks in quotes(text):
            name = "utter_quote_question" if asks else "utter_quote"
            forms = [
                str(form["text"]).replace("{quote}", inner)
                for form in self._fitting(name, channel, {**known, "quote": inner})
            ]
            if forms:
                form = min(forms, key=said.cost)
                text = text.replace(whole, form, 1)
                whole = form
            for sentence in sentences(whole):
                said.add(sentence)
        return text

    @staticmethod
    def _address(tracker: DialogueStateTracker, known: dict[str, Any]) -> str:
        """U or je."""
        latest = tracker.latest_message
        intent = str((latest.intent or {}).get("name") or "") if latest else ""
        return ASKED_FOR.get(intent) or str(known.get("address") or "u")
