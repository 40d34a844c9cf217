"""What may go wrong between the person and the assistant, on the real stack."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from records import database
from records.models import Message
from tests.talks.serving import PATIENCE, Person, Stack

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    ("text", "status"), [("", 422), ("   \n ", 422), ("a" * 5000, 422), ("b" * 200_000, 422)]
)
def test_a_message_that_cannot_be_taken_is_refused_in_plain_dutch(
    person: Person, text: str, status: int
) -> None:
    person.begins()
    before = len(person.record()["messages"])
    answer = person.sends(text)
    assert answer.status_code == status
    assert answer.json()["message"].endswith(".")
    assert len(person.record()["messages"]) == before


def test_a_sign_that_no_database_keeps_is_left_out(person: Person) -> None:
    person.begins()
    person.says("ik mis \x00mijn hond 🐕")
    assert person.own_words()[0].startswith("ik mis mijn hond")


def test_half_a_sign_is_refused(person: Person) -> None:
    person.begins()
    body = f'{{"id": "{uuid.uuid4()}", "text": "ik mis \\ud83d mijn hond"}}'
    answer = httpx.post(
        f"{person.address}/messages",
        content=body,
        headers={"Content-Type": "application/json"},
        trust_env=False,
        timeout=PATIENCE,
    )
    assert answer.status_code == 422


def test_a_wrong_token_opens_nothing(stack: Stack) -> None:
    for address in (f"{stack.url}/api/talk/nonsense", f"{stack.url}/api/talk/{uuid.uuid4()}"):
        answer = httpx.get(address, trust_env=False, timeout=PATIENCE)
        assert answer.status_code == 404
        assert "uitnodiging" in answer.json()["message"]


def test_a_message_without_id_is_refused(person: Person) -> None:
    answer = httpx.post(
        f"{person.address}/messages", json={"text": "hallo"}, trust_env=False, timeout=PATIENCE
    )
    assert answer.status_code == 422
    assert "id" in answer.json()["message"]


def test_a_closed_talk_takes_nothing_more(person: Person) -> None:
    person.begins()
    person.says("ik wil stoppen")
    answer = person.sends("toch nog iets")
    assert answer.status_code == 409
    assert "afgesloten" in answer.json()["message"]


def test_the_same_id_gives_the_same_answer_and_stores_once(person: Person) -> None:
    person.begins()
    message_id = uuid.uuid4()
    first = person.sends("ik mis mijn hond", message_id).json()
    second = person.sends("ik mis mijn hond", message_id).json()
    assert first == second
    assert person.own_words() == ["ik mis mijn hond"]


def test_the_same_message_sent_by_many_at_once_is_stored_once(person: Person) -> None:
    person.begins()
    message_id = uuid.uuid4()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: person.sends("ik mis mijn hond", message_id), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert person.own_words() == ["ik mis mijn hond"]


def test_fifty_at_once_are_answered_or_told_to_wait(person: Person) -> None:
    person.begins()
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda n: person.sends(f"bericht {n}"), range(50)))
    codes = {answer.status_code for answer in answers}
    assert codes <= {200, 429}
    assert 200 in codes
    told = [m for m in person.record()["messages"] if m["text"].startswith("bericht")]
    assert len(told) == sum(answer.status_code == 200 for answer in answers)


def test_fifty_people_talk_at_once(stack: Stack) -> None:
    people = [stack.person() for _ in range(50)]
    with ThreadPoolExecutor(50) as pool:
        openings = list(pool.map(lambda one: one.opens_and_waits(), people))
    assert all("computer" in opening[0] for opening in openings)


def test_nobody_reads_a_talk_without_a_valid_key(person: Person) -> None:
    address = f"{person.stack.url}/api/conversations/{person.conversation_id}"
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        answer = httpx.get(address, headers=headers, trust_env=False, timeout=PATIENCE)
        assert answer.status_code == 401


def test_nothing_that_was_said_is_in_a_log(person: Person) -> None:
    person.begins()
    person.says("mijn kanarie Zebedeus fluit zo mooi")
    person.says("/nonsense Zebedeus")
    person.says("ik wil niet meer leven zonder Zebedeus")
    person.says("dat was het")
    assert "Zebedeus" not in person.stack.logs()
    assert person.token not in person.stack.logs()


@pytest.mark.parametrize("killed", ["rasa", "actions"])
def test_a_killed_process_loses_and_doubles_nothing(tmp_path: Path, killed: str) -> None:
    stack = Stack(tmp_path / "var")
    try:
        stack.start()
        person = stack.person()
        person.begins()
        person.says("Ik zou zo graag weer eens naar de markt in Heerlen.")
        pid = stack.pid(killed)
        # Frozen first, so that a message is under way when it dies.
        os.kill(pid, signal.SIGSTOP)
        message_id = uuid.uuid4()
        with ThreadPoolExecutor(1) as pool:
            under_way = pool.submit(person.sends, "En ik mis mijn hond.", message_id)
            time.sleep(1)
            os.kill(pid, signal.SIGKILL)
            with suppress(httpx.HTTPError):  # web may go before it can answer
                under_way.result(PATIENCE)
        assert stack.process is not None
        stack.process.wait(PATIENCE)  # the death of one ends all

        stack.start()
        until = time.monotonic() + PATIENCE
        while person.record()["messages"][-1]["sender"] != "assistant" and time.monotonic() < until:
            time.sleep(0.5)
        again = person.sends("En ik mis mijn hond.", message_id)
        assert again.status_code == 200
        assert again.json()["state"] == "open"
        assert person.own_words() == [
            "Ik zou zo graag weer eens naar de markt in Heerlen",
            "ik mis mijn hond",
        ]
        said = [m["text"] for m in person.record()["messages"] if m["sender"] == "person"]
        assert said.count("En ik mis mijn hond.") == 1
        assert person.says("dat was het")
    finally:
        stack.stop()


def left_in_rasa(stack: Stack, person: Person) -> str:
    """All that Rasa's own copy of a talk holds."""
    with sqlite3.connect(stack.var / "rasa.db") as trackers:
        rows = trackers.execute("SELECT * FROM events WHERE sender_id = ?", (str(person.conversation_id),))
        return "\n".join(str(row) for row in rows).lower()


def test_a_tracker_goes_when_the_talk_is_closed(sqlite_stack: Stack) -> None:
    person = sqlite_stack.person()
    person.begins()
    assert left_in_rasa(sqlite_stack, person)
    person.says("ik wil stoppen")
    assert left_in_rasa(sqlite_stack, person) == ""


def test_after_a_no_the_talk_goes_on_and_no_word_stays_anywhere(sqlite_stack: Stack) -> None:
    person = sqlite_stack.person()
    person.opens()
    person.says("Nee, liever niet")
    assert person.state == "open"
    for said in ("ja hoor", "mijn kanarie Zebedeus fluit zo mooi", "en Zebedeus is al twaalf"):
        assert person.says(said)
        left = left_in_rasa(sqlite_stack, person)
        assert left  # the talk goes on from there
        for word in ("zebedeus", "fluit", "twaalf"):
            assert word not in left
    assert person.own_words() == []
    told = [m["text"] for m in person.record()["messages"] if m["sender"] == "person"]
    assert set(told) == {""}
    person.says("ik wil stoppen")
    assert left_in_rasa(sqlite_stack, person) == ""


def test_what_is_taken_back_leaves_rasa_and_the_talk_goes_on(sqlite_stack: Stack) -> None:
    person = sqlite_stack.person()
    person.begins()
    person.says("ik mis mijn hond")
    person.says("ik heb ruzie met mijn zoon om het testament")
    assert "testament" in left_in_rasa(sqlite_stack, person)
    person.says("haal dat maar weg, dat moet u vergeten")
    assert "testament" not in left_in_rasa(sqlite_stack, person)
    assert person.own_words() == ["ik mis mijn hond"]
    person.says("ik ga graag naar de markt")
    assert len(person.own_words()) == 2
    assert person.state == "open"


def goes_away(stack: Stack, person: Person, hours: float) -> None:
    """All that was said was said so much earlier."""
    with database.session(stack.database_url) as work:
        for message in work.scalars(
            sa.select(Message).where(Message.conversation_id == person.conversation_id)
        ):
            message.created_at -= timedelta(hours=hours)


def test_who_comes_back_hears_where_they_were_once(person: Person) -> None:
    person.begins()
    person.says("ik mis mijn hond")
    person.says("ik ben moe, straks verder")
    before = person.opens()
    goes_away(person.stack, person, 48)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: person.opens(), range(4)))
    back = person.opens()
    assert len(back) > len(before)
    assert back[: len(before)] == before
    assert "hond" in " ".join(back[len(before) :])
    assert person.state == "paused"
    goes_away(person.stack, person, 48)
    assert person.opens() == back
    person.says("ik wandel graag langs de Maas")
    assert person.state == "open"


def test_progress_goes_along_with_the_talk(person: Person) -> None:
    person.begins()

    def progress() -> dict[str, int] | None:
        answer = httpx.get(person.address, trust_env=False, timeout=PATIENCE)
        found: dict[str, int] | None = answer.json()["progress"]
        return found

    def known() -> dict[str, int]:
        """It stays unknown when Rasa does not say it at once."""
        until = time.monotonic() + PATIENCE
        while not (found := progress()):
            assert time.monotonic() < until, "nobody says how far the talk is"
        return found

    first = known()
    assert first["about"] == 10
    answer = person.sends("ik mis mijn hond").json()
    now = known()
    assert now["asked"] > first["asked"]
    assert answer["progress"] in (now, None)
    person.says("ik wil stoppen")
    assert progress() is None


def test_while_rasa_is_away_the_person_gets_a_kind_sentence_and_a_signal_is_kept(tmp_path: Path) -> None:
    stack = Stack(tmp_path / "var")
    try:
        stack.start()
        person = stack.person()
        person.begins()
        os.kill(stack.pid("rasa"), signal.SIGSTOP)  # not dead, so that the others stay
        assert "bewaard" in person.says("ik mis mijn hond")[0]
        assert person.state == "waiting"
        assert "113" in person.says("ik wil niet meer leven")[0]
        assert [raised["kind"] for raised in person.record()["signals"]] == ["suicidality"]
        os.kill(stack.pid("rasa"), signal.SIGCONT)
        person.opens_and_waits()
        assert person.state == "open"
        assert person.own_words() == ["ik mis mijn hond"]
        assert "U mist uw hond." in person.opens()
        assert len(person.record()["signals"]) == 1
    finally:
        stack.stop()
