"""Varied wording: of a response's variations, one that was not said in this talk yet."""

from __future__ import annotations

import copy
import random
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig


class FreshResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's own responses, but never the same sentence twice in a talk while there is another."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """A variation of `utter_action`, filled in: a new one, else the one that was said longest ago."""
        slots = tracker.current_slot_values()
        if utter_action not in self.responses:
            return None
        # Rasa hands over the responses of the model later, so the filter can't be kept.
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action
        choices = suitable(utter_action, output_channel, {**slots, **kwargs})
        if not choices:
            return None
        said = {
            event.text: place
            for place, event in enumerate(tracker.events)
            if isinstance(event, BotUttered) and event.text
        }
        filled = [self._fill_response(copy.deepcopy(choice), slots, **kwargs) for choice in choices]
        fresh = [response for response in filled if response.get("text") not in said]
        if fresh:
            return random.choice(fresh)  # noqa: S311 (wording, not a secret)
        return min(filled, key=lambda response: said.get(response.get("text") or "", -1))
