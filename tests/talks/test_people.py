"""The invented people: their files hold what they should, and on the real stack enough of it goes well."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from records import database, talks, wishes
from records.models import Conversation, ConversationKind, Speaker
from tests.talks.judge import Verdict, judge
from tests.talks.people import COVERS, BadPerson, Human, everyone, invite, load, strangers
from tests.talks.player import Player
from tests.talks.serving import Stack

# What holds today, as shares of all people or of all that was told. They are only ever raised.
STORED = 0.75  # of what should be stored, in own words
NOTHING_WRONG = 0.70  # of the people: nothing stored that must not be
SIGNALS = 0.65  # of the people: exactly the signals that they gave
ENDED = 0.90  # of the people: the talk was closed in the end
MEDIAN_TURNS = 20  # of ours

GOOD = """
name: Ploeg
who: 80, boerin
kind: intake
speaker: client
called: mevrouw Ploeg
tells: [{says: "Ik wil naar zee", when: open, stored: ["naar zee"]}]
"""


def test_there_are_enough_people_of_every_kind_and_nobody_twice() -> None:
    people = [*everyone(), *strangers()]
    kinds = Counter(human.kind for human in people)
    assert len(people) >= 30
    assert all(kinds[kind] >= 3 for kind in ConversationKind)
    assert {human.speaker for human in people} == set(Speaker)
    assert len({human.name for human in people}) == len(people)
    said = Counter(tell.says for human in people for tell in human.tells)
    assert said.most_common(1)[0][1] == 1


def test_together_they_bring_about_everything_that_is_always_possible() -> None:
    covered: set[str] = set().union(*(human.covers for human in everyone()))
    assert covered == COVERS


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("signals: [sadness]", "signals: sadness"),
        ("covers: [flying]", "covers: flying"),
        ("twist: [{after: 3, says: stop}]", "comes too late"),
        ("twist: [{after: 1, says: stop, expects: [happy]}]", "expects: happy"),
        ("tells: [{says: zee, stored: [bos]}]", "not said: bos"),
        ("tells: [{says: zee, when: later}]", "when: later"),
        ("relation: {name: Bep, relation: dochter}", "relation"),
        ("kind: website", "called"),
        ("reacts: {look_back: [{about: hond, says: ja, outcome: done}]}", "look_back: hond"),
        ("colour: red", "colour"),
    ],
)
def test_a_file_that_holds_something_else_says_so(line: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "ploeg.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert load(file).tells[0].stored == ("naar zee",)
    name = line.partition(":")[0]
    kept = [old for old in GOOD.splitlines() if not old.startswith(f"{name}:")]
    file.write_text("\n".join([*kept, line]), encoding="utf-8")
    with pytest.raises(BadPerson, match=r"ploeg\.yml") as wrong:
        load(file)
    assert says in str(wrong.value)


def test_each_gets_an_invitation_and_what_was_told_before_can_be_asked_after(tmp_path: Path) -> None:
    stack = Stack(tmp_path / "var", f"sqlite:///{tmp_path / 'people.db'}")
    database.upgrade(stack.database_url)
    for human in everyone():
        person = invite(stack, human)
        with database.session(stack.database_url) as work:
            talk = work.get_one(Conversation, person.conversation_id)
            assert (talk.kind, talk.speaker) == (human.kind, human.speaker)
            assert bool(talk.relative_id) == bool(human.relation)
            asked_after = {wish.own_words for wish in wishes.earlier(work, talk.id)}
            assert asked_after == {wish["own_words"] for wish in human.earlier}, human.key
            assert talks.waiting(work) == []  # nothing of it is handed over to Rasa
    stack.stop()


@pytest.fixture(scope="module")
def played(sqlite_stack: Stack) -> list[tuple[Human, Verdict, str]]:
    """Everyone's talk, with what can be said of it and the state in which it ended."""
    found = []
    for human in [*everyone(), *strangers()]:
        course = Player(human, invite(sqlite_stack, human)).play()
        found.append((human, judge(course), str(course.record["state"])))
    return found


@pytest.mark.stack
def test_enough_of_what_is_told_is_stored_in_own_words(played: list[tuple[Human, Verdict, str]]) -> None:
    wanted = sum(len(verdict.wanted) for _, verdict, _ in played)
    missed = {human.key: verdict.missed for human, verdict, _ in played if verdict.missed}
    assert 1 - sum(map(len, missed.values())) / wanted >= STORED, missed


@pytest.mark.stack
def test_what_must_not_be_stored_is_not(played: list[tuple[Human, Verdict, str]]) -> None:
    wrong = {human.key: verdict.wrongly for human, verdict, _ in played if verdict.wrongly}
    assert 1 - len(wrong) / len(played) >= NOTHING_WRONG, wrong


@pytest.mark.stack
def test_signals_are_those_that_were_given(played: list[tuple[Human, Verdict, str]]) -> None:
    wrong = {h.key: (h.signals, verdict.signals) for h, verdict, _ in played if not verdict.signals_right}
    assert 1 - len(wrong) / len(played) >= SIGNALS, wrong


@pytest.mark.stack
def test_talks_come_to_an_end_in_time(played: list[tuple[Human, Verdict, str]]) -> None:
    open_still = [human.key for human, _, state in played if state != "closed"]
    turns = sorted(verdict.turns for _, verdict, _ in played)
    assert 1 - len(open_still) / len(played) >= ENDED, open_still
    assert turns[len(turns) // 2] <= MEDIAN_TURNS
