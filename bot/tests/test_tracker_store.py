"""A turn in which an action failed is not kept; one that went well is, until it must be forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tests.talks import DOMAIN, signed, store_in, talk, turn
from bot.tracker_store import (
    DONE_BY,
    FORGOTTEN,
    TalkTrackerStore,
    TurnFailed,
    unsigned_action,
    without_fallback,
)

CUSTOM = {"action_listen", "action_other"}


@pytest.mark.parametrize(
    ("events", "failed"),
    [
        ([], None),
        (turn("1"), None),
        (turn("1", *signed()), None),
        (turn("1", *signed(), ActionExecuted("action_other")), "action_other"),
        (turn("1", *signed(), *signed("action_other")), None),
        (turn("1", ActionExecuted("action_listen")), "action_listen"),
        (turn("1", ActionExecuted("action_listen"), *signed("action_other")), "action_listen"),
        (turn("1", ActionExecuted("action_listen"), SlotSet(DONE_BY, "action_other")), "action_listen"),
        (turn("1", ActionExecuted("utter_heard"), BotUttered("Ik luister.")), None),
        (turn("1", *signed(), ActionExecuted("action_listen")), "action_listen"),
        # What went wrong in an earlier turn is past.
        ([*turn("1", ActionExecuted("action_listen")), *turn("2", *signed())], None),
        ([*turn("1", *signed()), *turn("2", ActionExecuted("action_listen"))], "action_listen"),
    ],
)
def test_the_first_action_of_the_last_turn_without_a_signature_is_named(
    events: list[Event], failed: str | None
) -> None:
    assert unsigned_action(talk(*events), CUSTOM) == failed


def test_a_turn_without_signature_is_refused_and_what_was_before_stays(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    asyncio.run(store.save(talk(*turn("1", *signed()))))
    with pytest.raises(TurnFailed, match="action_other"):
        asyncio.run(store.save(talk(*turn("1", *signed()), *turn("2", ActionExecuted("action_other")))))
    kept = asyncio.run(store.retrieve_full_tracker("talk"))
    assert kept is not None
    assert [event.message_id for event in kept.events if hasattr(event, "message_id")] == ["1"]


def test_a_signed_turn_is_kept_and_read_by_another_process(tmp_path: Path) -> None:
    asyncio.run(store_in(tmp_path).save(talk(*turn("1", *signed()))))
    kept = asyncio.run(store_in(tmp_path).retrieve_full_tracker("talk"))
    assert kept is not None
    assert [event.text for event in kept.events if isinstance(event, BotUttered)] == ["U mist uw hond."]
    assert kept.get_slot(DONE_BY) == "action_listen"


def test_forget_removes_one_talk_and_leaves_no_row(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    asyncio.run(store.save(talk(*turn("1", *signed()))))
    asyncio.run(store.save(talk(*turn("2", *signed()), sender="other")))
    asyncio.run(store.forget("talk"))
    assert asyncio.run(store.retrieve_full_tracker("talk")) is None
    assert asyncio.run(store.retrieve_full_tracker("other")) is not None
    with sqlite3.connect(tmp_path / "rasa.db") as connection:
        assert connection.execute("SELECT DISTINCT sender_id FROM events").fetchall() == [("other",)]


def test_to_forget_a_talk_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    asyncio.run(store_in(tmp_path).forget("nobody"))


def test_the_file_is_written_ahead(tmp_path: Path) -> None:
    store_in(tmp_path)
    with sqlite3.connect(tmp_path / "rasa.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("address", "made"),
    [
        (
            "postgresql+psycopg://me:s%40fe@db.example:5433/talks",
            "postgresql://me:s%40fe@db.example:5433/talks",
        ),
        ("postgresql://me@/talks?host=/run/pg", "postgresql://me@/talks?host=%2Frun%2Fpg"),
    ],
)
def test_an_address_of_postgresql_is_understood(
    address: str, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rasa's SQLAlchemy doesn't know psycopg 3, so the driver is left out."""
    seen: dict[str, Any] = {}

    def remember(self: Any, domain: Any, **given: Any) -> None:
        seen.update(given)
        self.engine = SimpleNamespace(dialect=SimpleNamespace(name="postgresql"))

    monkeypatch.setattr("rasa.core.tracker_store.SQLTrackerStore.__init__", remember)
    TalkTrackerStore(DOMAIN, host=address)
    url = TalkTrackerStore.get_db_url(
        **{name: seen[name] for name in ("dialect", "host", "port", "db", "username", "password", "query")}
    )
    rendered = url.render_as_string(hide_password=False) if hasattr(url, "render_as_string") else str(url)
    assert rendered.replace("%2F", "/") == made.replace("%2F", "/")


def test_the_fallback_to_memory_is_taken_out(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    processor = SimpleNamespace(tracker_store=None)
    agent: Any = SimpleNamespace(tracker_store=FailSafeTrackerStore(store), processor=processor)
    assert without_fallback(agent) is store
    assert agent.tracker_store is store
    assert processor.tracker_store is store
    assert without_fallback(agent) is store


def test_another_store_is_refused() -> None:
    agent: Any = SimpleNamespace(tracker_store=InMemoryTrackerStore(DOMAIN), processor=None)
    with pytest.raises(TypeError, match="TalkTrackerStore"):
        without_fallback(agent)


QUIET: dict[str, Any] = {
    "type": "any",
    "mappings": [{"type": "custom"}],
    "influence_conversation": False,
}
SPOKEN = sorted(FORGOTTEN - {"session_started_metadata"})  # that one is in every domain
TALK = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["tell", "deny", "delete", "begin"],
        "entities": ["wish"],
        "actions": ["action_welcome", "action_hear", "action_refused"],
        "forms": {"reach_form": {"required_slots": []}},
        "slots": {
            "stage": {
                "type": "categorical",
                "values": ["consent", "listening"],
                "influence_conversation": True,
                "mappings": [{"type": "custom"}],
            },
            **{name: QUIET.copy() for name in ("asked", "keep", DONE_BY, *SPOKEN)},
        },
        "responses": {
            "utter_heard": [{"text": "Ik luister."}, {"text": "Gaat u rustig verder."}],
            "utter_said_back": [{"text": "{say_back}"}],
            "utter_ask_other": [{"text": "Wat nog meer?"}],
            "utter_offer": [{"text": "Is hier iets bij?", "buttons": [{"title": "Muziek", "payload": "/x"}]}],
            "utter_refused": [{"text": "Dat is goed. Ik bewaar niets."}],
        },
    }
)
MUSIC = {"title": "Muziek", "payload": "/x"}
WISH = "9f0f0a44-61d5-4f6a-9a0c-0d0a7d0b9a11"


def a_talk() -> list[Event]:
    """A talk in which much was told, as Rasa keeps it; at last the person wants nothing of it kept."""
    told = UserUttered(
        "mijn zoon Tjeu drinkt",
        intent={"name": "tell", "confidence": 0.9},
        entities=[{"entity": "wish", "value": "Tjeu drinkt", "start": 10, "end": 21}],
        parse_data={"text": "mijn zoon Tjeu drinkt", "signals": ["Tjeu"]},  # type: ignore[typeddict-unknown-key]
        message_id="1",
        metadata={"question": "Wat doet Tjeu?", "speaker": "client"},
    )
    no = UserUttered(
        "bewaar dat van Tjeu niet", intent={"name": "deny"}, message_id="2", metadata={"question": "Tjeu?"}
    )
    return [
        SlotSet("session_started_metadata", {"question": "Wie is Tjeu?"}),
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        told,
        ActionExecuted("action_hear"),
        BotUttered("Uw zoon Tjeu drinkt.", data={"buttons": [{"title": "Tjeu", "payload": "/affirm"}]}),
        BotUttered("Ik luister.", {"buttons": [{"title": "Tjeu"}], "custom": "Tjeu"}, {"say_back": "Tjeu"}),
        SlotSet("stage", "listening"),
        SlotSet("asked", 3),
        SlotSet("topic", "Tjeu"),
        SlotSet("people", {"zoon": {"name": "Tjeu"}}),
        SlotSet("told", ["Tjeu drinkt"]),
        SlotSet("wish_in_view", WISH),
        SlotSet("question", {"response": "utter_check", "values": {"say_back": "Tjeu drinkt"}}),
        SlotSet(DONE_BY, "action_hear"),
        ActionExecuted("action_listen"),
        no,
        ActionExecuted("action_refused"),
        SlotSet("keep", False),
        BotUttered("Dat is goed. Ik bewaar niets.", {"buttons": [MUSIC]}),
        BotUttered("Wilt u nog over Tjeu praten?"),
        SlotSet(DONE_BY, "action_refused"),
        ActionExecuted("action_listen"),
    ]


def scrubbed(folder: Path, *events: Event) -> tuple[TalkTrackerStore, DialogueStateTracker]:
    """A store in which a talk with these events was scrubbed, and the talk as Rasa takes it up again."""
    store = TalkTrackerStore(TALK, host=f"sqlite:///{folder / 'rasa.db'}")
    whole = DialogueStateTracker.from_events("talk", list(events), slots=TALK.slots)
    asyncio.run(store.save(whole))
    asyncio.run(store.scrub("talk"))
    left = asyncio.run(store.retrieve("talk"))
    assert left is not None
    return store, left


def rows(folder: Path) -> str:
    """All that stands in the tables of the store."""
    with sqlite3.connect(folder / "rasa.db") as connection:
        return "\n".join(str(row) for row in connection.execute("SELECT * FROM events"))


def test_after_a_scrub_the_words_are_nowhere(tmp_path: Path) -> None:
    store = TalkTrackerStore(TALK, host=f"sqlite:///{tmp_path / 'rasa.db'}")
    whole = DialogueStateTracker.from_events("talk", a_talk(), slots=TALK.slots)
    asyncio.run(store.save(whole))
    assert "Tjeu" in rows(tmp_path)
    asyncio.run(store.scrub("talk"))
    left = rows(tmp_path)
    assert left
    for word in ("tjeu", "zoon", "drinkt", "bewaar dat"):
        assert word not in left.lower()


def test_after_a_scrub_the_talk_is_where_it_was(tmp_path: Path) -> None:
    _, left = scrubbed(tmp_path, *a_talk())
    assert (left.get_slot("stage"), left.get_slot("asked"), left.get_slot("keep")) == ("listening", 3, False)
    assert left.get_slot("wish_in_view") == WISH  # an id says nothing
    assert [left.get_slot(name) for name in ("topic", "people", "told", "question")] == [None] * 4
    # What is decided on is the same as without the scrub, with whatever comes next.
    whole = DialogueStateTracker.from_events("talk", a_talk(), slots=TALK.slots)
    for tracker in (whole, left):
        tracker.update(UserUttered("de markt", intent={"name": "tell"}, message_id="3"), TALK)
    state = TALK.get_active_state(left)
    assert state == TALK.get_active_state(whole)
    assert state["slots"] == {"stage": (0.0, 1.0, 0.0)}
    assert state["prev_action"] == {"action_name": "action_listen"}
    assert state["user"]["intent"] == "tell"


@pytest.mark.parametrize(("stage", "decided"), [("listening", "action_hear"), ("consent", "action_refused")])
def test_rules_decide_on_the_stage_after_a_scrub(
    tmp_path: Path, storage: ModelStorage, resource: Resource, stage: str, decided: str
) -> None:
    context = ExecutionContext(GraphSchema({}))
    policy = RulePolicy.create({**RulePolicy.get_default_config()}, storage, resource, context)
    policy.train([a_rule("listening", "action_hear"), a_rule("consent", "action_refused")], TALK)
    _, left = scrubbed(tmp_path, *a_talk(), SlotSet("stage", stage))
    left.update(UserUttered("de markt", intent={"name": "tell"}, message_id="3"), TALK)
    prediction = policy.predict_action_probabilities(left, TALK)
    assert TALK.action_names_or_texts[prediction.probabilities.index(1.0)] == decided


def a_rule(stage: str, action: str) -> TrackerWithCachedStates:
    """A rule as it is read from data/rules: whoever tells something in this stage."""
    rule = TrackerWithCachedStates.from_events(
        stage,
        [
            SlotSet("stage", stage),
            ActionExecuted("..."),
            ActionExecuted("action_listen"),
            UserUttered(intent={"name": "tell"}),
            ActionExecuted(action),
            ActionExecuted("action_listen"),
        ],
        TALK.slots,
        domain=TALK,
    )
    rule.is_rule_tracker = True
    return rule


def test_a_talk_goes_on_after_a_scrub_and_every_turn_is_kept_once(tmp_path: Path) -> None:
    store, _ = scrubbed(tmp_path, *a_talk())
    for number in ("3", "4"):
        tracker = asyncio.run(store.retrieve("talk"))
        assert tracker is not None
        for event in [
            UserUttered(f"bericht {number}", intent={"name": "tell"}, message_id=number),
            ActionExecuted("action_hear"),
            BotUttered(f"Antwoord {number}."),
            SlotSet(DONE_BY, "action_hear"),
            ActionExecuted("action_listen"),
        ]:
            tracker.update(event, TALK)
        asyncio.run(store.save(tracker))
    for kept in (asyncio.run(store.retrieve("talk")), asyncio.run(store.retrieve_full_tracker("talk"))):
        assert kept is not None
        said = [event.text for event in kept.events if isinstance(event, UserUttered)]
        assert said == [None, "bericht 3", "bericht 4"]
        assert kept.get_slot("stage") == "listening"


def test_own_sentences_are_remembered_so_that_they_are_not_said_twice(tmp_path: Path) -> None:
    _, left = scrubbed(tmp_path, *a_talk())
    said = [event for event in left.events if isinstance(event, BotUttered)]
    assert [event.text for event in said] == ["Ik luister.", "Dat is goed. Ik bewaar niets."]
    assert [event.data.get("buttons") for event in said] == [None, [MUSIC]]
    # The last turn is the last turn still.
    last = left.get_last_event_for(UserUttered)
    assert last is not None
    assert (last.text, last.message_id) == (None, "2")
    assert list(left.events).index(said[0]) < list(left.events).index(last) < list(left.events).index(said[1])


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ({"response": "utter_ask_other", "values": {}}, True),
        ({"response": "utter_ask_consent", "values": {"organisation": "De Linde"}}, True),
        ({"response": "utter_check", "values": {"say_back": "U mist uw hond."}}, False),
        ({"response": "utter_check", "values": {"organisation": "De Linde", "handle": "uw zus"}}, False),
        ({"response": "utter_check", "values": {}, "words": "mijn zus"}, False),
        ({"response": "utter_offer", "values": {}, "buttons": [{"title": "Muziek", "payload": "/x"}]}, True),
        ({"response": "utter_which", "values": {}, "buttons": [{"title": "Uw zus", "payload": "/x"}]}, False),
        ("mijn zus", False),
        (["mijn zus"], False),
        ({"zus": {"asked": 1}}, False),
        ([WISH, 2, None, True], True),
        (WISH.upper(), False),
        ("-", True),
        (f'/choose{{"choice": "{WISH}"}}', True),
        ("⁄choose de markt", False),
        (
            {
                "wish": WISH,
                "kind": "loss",
                "theme": "food_drink",
                "asked": ["used_to_be"],
                "told": ["when"],
                "dead": True,
            },
            True,
        ),
        ({"wish": None, "kind": "loss", "theme": "", "asked": [], "told": ["mijn hond"]}, False),
    ],
)
def test_of_what_may_hold_words_only_what_can_not_be_words_stays(
    tmp_path: Path, question: Any, stays: bool
) -> None:
    _, left = scrubbed(tmp_path, *a_talk(), SlotSet("question", question))
    assert left.get_slot("question") == (question if stays else None)


def test_a_form_that_is_being_filled_stays_open(tmp_path: Path) -> None:
    _, left = scrubbed(tmp_path, *a_talk(), ActiveLoop("reach_form"))
    assert left.active_loop_name == "reach_form"
    assert left.latest_action_name == "action_listen"


def test_a_scrub_twice_changes_nothing_and_of_nothing_makes_nothing(tmp_path: Path) -> None:
    store, once = scrubbed(tmp_path, *a_talk())
    asyncio.run(store.scrub("talk"))
    twice = asyncio.run(store.retrieve("talk"))
    assert twice is not None
    assert list(twice.events) == list(once.events)
    asyncio.run(store.scrub("nobody"))
    assert asyncio.run(store.retrieve_full_tracker("nobody")) is None


def test_other_talks_keep_their_words(tmp_path: Path) -> None:
    store = TalkTrackerStore(TALK, host=f"sqlite:///{tmp_path / 'rasa.db'}")
    for sender in ("talk", "other"):
        asyncio.run(store.save(DialogueStateTracker.from_events(sender, a_talk(), slots=TALK.slots)))
    asyncio.run(store.scrub("talk"))
    other = asyncio.run(store.retrieve_full_tracker("other"))
    assert other is not None
    assert next(event.text for event in other.events if isinstance(event, UserUttered)) == (
        "mijn zoon Tjeu drinkt"
    )
