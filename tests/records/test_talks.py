"""Talks: who may be invited to what, what opens them, what is said and in which order."""

import uuid
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from records import clients, invitations, talks
from records.database import session
from records.keys import key_hash
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Invitation,
    Message,
    Relative,
    Sender,
    Speaker,
    Staff,
    now,
)
from records.talks import Reply, TalkClosed, UnknownPerson
from tests.records.talking import Talking


class TestInviting:
    def test_a_new_talk_waits_for_its_person(self, talk: Talking, sjef: Client) -> None:
        found = talk.now()
        assert found.client is not None
        assert found.client.name == sjef.name
        assert (found.state, found.consent) == (ConversationState.NEW, Consent.ASKED)
        assert found.speaker is Speaker.CLIENT
        assert not (found.messages or found.wishes or found.signals)
        assert found.human_wanted_at is found.consent_at is found.closed_at is None

    def test_the_token_opens_it_and_only_its_hash_is_kept(self, talk: Talking, anja: Staff) -> None:
        with session(talk.url) as work:
            opened = invitations.by_token(work, talk.token)
            assert opened is not None
            assert opened.conversation_id == talk.id
            kept = work.scalars(sa.select(Invitation)).one()
            assert kept.token_hash == key_hash(talk.token)
            assert talk.token not in str(vars(kept))
            assert kept.made_by_id == anja.id

    @pytest.mark.parametrize("token", ["", "nonsense", "x" * 10_000, "' OR 1=1 --"])
    def test_no_other_token_opens_anything(self, talk: Talking, token: str) -> None:
        with session(talk.url) as work:
            assert invitations.by_token(work, token) is None
            assert invitations.by_token(work, talk.token[:-1]) is None
            assert invitations.by_token(work, talk.token + "A") is None
            assert invitations.by_token(work, key_hash(talk.token)) is None

    def test_a_further_token_opens_the_same_talk(self, talk: Talking) -> None:
        with session(talk.url) as work:
            second = invitations.invite(work, work.get_one(Conversation, talk.id))
        assert second != talk.token
        with session(talk.url) as work:
            for token in (talk.token, second):
                opened = invitations.by_token(work, token)
                assert opened is not None
                assert opened.conversation_id == talk.id

    def test_a_withdrawn_invitation_opens_nothing_and_the_other_still_does(self, talk: Talking) -> None:
        with session(talk.url) as work:
            second = invitations.invite(work, work.get_one(Conversation, talk.id))
            first = work.scalars(
                sa.select(Invitation).where(Invitation.token_hash == key_hash(talk.token))
            ).one()
            first.withdrawn_at = now()
        with session(talk.url) as work:
            assert invitations.by_token(work, talk.token) is None
            assert invitations.by_token(work, second) is not None

    @pytest.mark.parametrize(
        "kind",
        [k for k in ConversationKind if k not in (ConversationKind.WEBSITE, ConversationKind.LIVING_ROOM)],
    )
    def test_most_talks_need_a_client(self, url: str, kind: ConversationKind) -> None:
        with pytest.raises(UnknownPerson, match="needs a client"), session(url) as work:
            talks.create(work, kind=kind)

    @pytest.mark.parametrize(
        ("kind", "speaker"),
        [
            (ConversationKind.WEBSITE, Speaker.CLIENT),
            (ConversationKind.WEBSITE, Speaker.RELATIVE),
            *((ConversationKind.LIVING_ROOM, speaker) for speaker in Speaker),
        ],
    )
    def test_a_visitor_and_a_living_room_need_none(
        self, url: str, kind: ConversationKind, speaker: Speaker
    ) -> None:
        with session(url) as work:
            made, token = talks.create(work, kind=kind, speaker=speaker)
        with session(url) as work:
            opened = invitations.by_token(work, token)
            assert opened is not None
            found = opened.conversation
            assert (found.id, found.client, found.relative) == (made.id, None, None)

    def test_a_table_talks_in_the_living_room_only(self, url: str, sjef: Client) -> None:
        with pytest.raises(UnknownPerson, match="living room"), session(url) as work:
            talks.create(work, kind=ConversationKind.FAMILY, speaker=Speaker.GROUP, client_id=sjef.id)

    def test_a_client_who_does_not_exist_is_refused(self, url: str) -> None:
        with pytest.raises(UnknownPerson, match="no such client"), session(url) as work:
            talks.create(work, kind=ConversationKind.INTAKE, client_id=uuid.uuid4())

    def test_a_relative_talks_about_their_own_client(self, url: str, sjef: Client, wil: Relative) -> None:
        with session(url) as work:
            made, _ = talks.create(
                work,
                kind=ConversationKind.FAMILY,
                speaker=Speaker.RELATIVE,
                client_id=sjef.id,
                relative_id=wil.id,
            )
        with session(url) as work:
            found = talks.get(work, made.id)
            assert found is not None
            assert found.relative is not None
            assert found.relative.name == "Wil Habets"

    def test_a_relatives_talk_says_which_relative(self, url: str, sjef: Client) -> None:
        with pytest.raises(UnknownPerson, match="which relative"), session(url) as work:
            talks.create(work, kind=ConversationKind.FAMILY, speaker=Speaker.RELATIVE, client_id=sjef.id)

    def test_somebody_elses_relative_is_refused(self, url: str, wil: Relative) -> None:
        with session(url) as work:
            other = clients.create(work, name="Johanna Vroemen")
        for relative_id in (wil.id, uuid.uuid4()):
            with pytest.raises(UnknownPerson, match="no such relative"), session(url) as work:
                talks.create(
                    work,
                    kind=ConversationKind.FAMILY,
                    speaker=Speaker.RELATIVE,
                    client_id=other.id,
                    relative_id=relative_id,
                )
        with pytest.raises(UnknownPerson, match="no such relative"), session(url) as work:
            talks.create(work, kind=ConversationKind.WEBSITE, relative_id=wil.id)

    def test_a_refused_talk_leaves_nothing(self, url: str) -> None:
        with pytest.raises(UnknownPerson), session(url) as work:
            talks.create(work, kind=ConversationKind.INTAKE, client_id=uuid.uuid4())
        with session(url) as work:
            assert work.scalars(sa.select(Conversation)).all() == []

    def test_no_talk_has_an_id_that_nobody_gave(self, url: str) -> None:
        with session(url) as work:
            assert talks.get(work, uuid.uuid4()) is None


class TestReceiving:
    def test_a_message_is_written_down_before_anything_else(self, talk: Talking) -> None:
        sent = uuid.uuid4()
        message = talk.says("Ik mis mijn hond.", message_id=sent)
        (kept,) = talk.now().messages
        assert (kept.id, kept.client_message_id, kept.place) == (message.id, sent, 0)
        assert (kept.text, kept.payload, kept.buttons) == ("Ik mis mijn hond.", None, [])
        assert (kept.sender, kept.handled_at, kept.reply_to_id) == (Sender.PERSON, None, None)

    def test_the_same_id_twice_is_kept_once_with_its_first_text(self, talk: Talking) -> None:
        sent = uuid.uuid4()
        first = talk.says("Ik mis mijn hond.", message_id=sent)
        with session(talk.url) as work:
            again, new = talks.receive(work, talk.id, client_message_id=sent, text="Iets anders.")
            assert (again.id, again.text, new) == (first.id, "Ik mis mijn hond.", False)
        assert talk.lines() == ["p: Ik mis mijn hond."]

    def test_the_same_id_in_another_talk_is_another_message(self, talk: Talking, sjef: Client) -> None:
        with session(talk.url) as work:
            made, token = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id)
        other = Talking(talk.url, made.id, token)
        sent = uuid.uuid4()
        assert talk.says("Een.", message_id=sent).id != other.says("Twee.", message_id=sent).id
        assert (talk.lines(), other.lines()) == (["p: Een."], ["p: Twee."])

    @pytest.mark.parametrize(
        "text",
        [
            "ja",
            " ja \n",
            "Één koffie à € 2,50, vóór tien uur — graag! 👵🏽❤️",
            "'; DROP TABLE message; --",
            "{{ naam }} %s %(x)s :y <b>vet</b> \\n",
            "lang verhaal " * 700,
            "",
        ],
        ids=["short", "spaces", "signs", "sql", "markup", "long", "empty"],
    )
    def test_a_text_comes_back_as_it_was_sent(self, talk: Talking, text: str) -> None:
        talk.says(text)
        assert [message.text for message in talk.now().messages] == [text]

    def test_a_pressed_button_keeps_its_title_and_its_payload(self, talk: Talking) -> None:
        talk.says("Ja, dat mag", payload="/affirm")
        (kept,) = talk.now().messages
        assert (kept.text, kept.payload) == ("Ja, dat mag", "/affirm")

    def test_places_follow_the_order_of_arrival(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.", "Mag ik het bewaren?")
        yes = talk.answered(talk.says("ja"), "Dank u.")
        talk.says("Ik wil naar de markt.")
        found = talk.now().messages
        assert [message.place for message in found] == [0, 1, 2, 3, 4, 5]
        assert [message.reply_to_id for message in found] == [
            None,
            found[0].id,
            found[0].id,
            None,
            yes.id,
            None,
        ]

    @pytest.mark.parametrize(
        "state", [ConversationState.NEW, ConversationState.PAUSED, ConversationState.OPEN]
    )
    def test_a_message_of_the_person_opens_the_talk(self, talk: Talking, state: ConversationState) -> None:
        talk.becomes(state)
        talk.says("Daar ben ik weer.")
        assert talk.now().state is ConversationState.OPEN

    def test_the_message_that_opens_a_talk_is_no_message_of_the_person(self, talk: Talking) -> None:
        with session(talk.url) as work:
            talks.receive(
                work,
                talk.id,
                client_message_id=talk.id,
                text="/begin",
                payload="/begin",
                sender=Sender.SYSTEM,
            )
        assert talk.now().state is ConversationState.NEW
        assert talk.lines() == []

    def test_a_closed_talk_takes_nothing_more(self, talk: Talking) -> None:
        talk.consent(Consent.GIVEN)
        known = uuid.uuid4()
        first = talk.says("Dat was het.", message_id=known)
        talk.becomes(ConversationState.CLOSED)
        with pytest.raises(TalkClosed):
            talk.says("O ja, nog iets.")
        assert talk.lines() == ["p: Dat was het."]
        assert talk.says("Dat was het.", message_id=known).id == first.id  # sent again after a broken line

    def test_a_talk_that_does_not_exist_is_refused(self, url: str) -> None:
        with pytest.raises(sa.exc.NoResultFound), session(url) as work:
            talks.receive(work, uuid.uuid4(), client_message_id=uuid.uuid4(), text="hallo")

    def test_a_unit_of_work_that_fails_afterwards_leaves_no_message(self, talk: Talking) -> None:
        with pytest.raises(ZeroDivisionError), session(talk.url) as work:
            talks.receive(work, talk.id, client_message_id=uuid.uuid4(), text="Ik mis mijn hond.")
            raise ZeroDivisionError
        assert talk.lines() == []
        assert talk.now().state is ConversationState.NEW


class TestReplying:
    def test_replies_are_kept_in_order_with_all_they_bring(self, talk: Talking) -> None:
        buttons = [{"title": "Ja", "payload": "/affirm"}, {"title": "Nee", "payload": "/deny"}]
        message = talk.answered(
            talk.says("hallo"), Reply("Goedemorgen."), Reply("Mag dat?", buttons, is_question=True)
        )
        with session(talk.url) as work:
            first, second = talks.replies_to(work, message.id)
        assert (first.text, first.buttons, first.is_question) == ("Goedemorgen.", [], False)
        assert (second.text, second.buttons, second.is_question) == ("Mag dat?", buttons, True)
        assert {first.sender, second.sender} == {Sender.ASSISTANT}
        assert {first.client_message_id, second.client_message_id} == {None}

    def test_storing_them_again_gives_the_first_ones_and_changes_nothing(self, talk: Talking) -> None:
        message = talk.answered(talk.says("hallo"), "Goedemorgen.")
        handled = talk.now().messages[0].handled_at
        with session(talk.url) as work:
            again = talks.store_replies(work, work.get_one(Message, message.id), [Reply("Iets anders.")])
            assert [reply.text for reply in again] == ["Goedemorgen."]
        assert talk.lines() == ["p: hallo", "a: Goedemorgen."]
        assert talk.now().messages[0].handled_at == handled

    def test_a_message_that_gets_no_reply_is_handled_all_the_same(self, talk: Talking) -> None:
        message = talk.answered(talk.says("..."))
        with session(talk.url) as work:
            assert talks.unhandled(work, talk.id) == []
            assert talks.replies_to(work, message.id) == []

    def test_replies_come_after_what_was_said_in_the_meantime(self, talk: Talking) -> None:
        first = talk.says("Een.")
        second = talk.says("Twee.")
        talk.answered(first, "Op een.")
        talk.answered(second, "Op twee.")
        assert talk.lines() == ["p: Een.", "p: Twee.", "a: Op een.", "a: Op twee."]

    def test_the_opening_opens_the_talk_and_is_never_shown(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        assert talk.now().state is ConversationState.OPEN
        assert talk.lines() == ["a: Goedemorgen."]

    def test_a_talk_that_was_closed_meanwhile_stays_closed(self, talk: Talking) -> None:
        talk.consent(Consent.GIVEN)
        message = talk.says("stop")
        talk.becomes(ConversationState.CLOSED)
        talk.answered(message, "Dank u wel.")
        assert talk.now().state is ConversationState.CLOSED
        assert talk.lines() == ["p: stop", "a: Dank u wel."]


class TestWaiting:
    def test_what_waits_comes_oldest_first_and_without_the_assistants_messages(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        texts = [f"bericht {number}" for number in range(12)]
        for text in texts:
            talk.says(text)
        with session(talk.url) as work:
            assert [message.text for message in talks.unhandled(work, talk.id)] == texts

    def test_handling_the_middle_one_leaves_the_others(self, talk: Talking) -> None:
        _, second, _ = (talk.says(text) for text in ("een", "twee", "drie"))
        talk.answered(second, "goed")
        with session(talk.url) as work:
            assert [message.text for message in talks.unhandled(work, talk.id)] == ["een", "drie"]

    def test_the_opening_waits_too(self, talk: Talking) -> None:
        with session(talk.url) as work:
            talks.receive(work, talk.id, client_message_id=talk.id, text="/begin", sender=Sender.SYSTEM)
        with session(talk.url) as work:
            assert [message.text for message in talks.unhandled(work, talk.id)] == ["/begin"]
            assert talks.waiting(work) == [talk.id]

    def test_talks_that_wait_are_named_once_who_waits_longest_first(self, url: str, sjef: Client) -> None:
        with session(url) as work:
            made = [talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id) for _ in range(6)]
        held = [Talking(url, one.id, token) for one, token in made]
        for one in held:
            one.says("een")
        for one in reversed(held):
            one.says("twee")
        held[0].answered(held[0].now().messages[0], "goed")  # its second message waits shortest of all
        done = held[3]
        for message in done.now().messages:
            done.answered(message, "goed")
        with session(url) as work:
            expected = [held[number].id for number in (1, 2, 4, 5, 0)]
            assert talks.waiting(work) == expected

    def test_nobody_waits_when_all_is_handled(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        talk.answered(talk.says("hallo"), "dag")
        with session(talk.url) as work:
            assert talks.waiting(work) == []


class TestLookingBack:
    def test_the_last_question_is_the_last_one_before_that_place(self, talk: Talking) -> None:
        talk.opens(Reply("Goedemorgen."), Reply("Mag dat?", is_question=True))
        yes = talk.answered(talk.says("ja"), Reply("Wat wilt u?", is_question=True), Reply("Neem de tijd."))
        market = talk.says("naar de markt")
        with session(talk.url) as work:
            assert talks.last_question(work, talk.id, 0) is None
            assert talks.last_question(work, talk.id, yes.place) == "Mag dat?"
            assert talks.last_question(work, talk.id, market.place) == "Wat wilt u?"

    def test_a_talk_without_questions_has_no_last_one(self, talk: Talking) -> None:
        message = talk.answered(talk.says("dag"), "Dag.")
        with session(talk.url) as work:
            assert talks.last_question(work, talk.id, message.place + 10) is None

    def test_all_buttons_that_were_offered_can_be_pressed(self, talk: Talking) -> None:
        first, second = ({"title": title, "payload": f"/{title}"} for title in ("ja", "nee"))
        talk.opens(Reply("Mag dat?", [first, second]))
        talk.answered(talk.says("later"), "goed", Reply("En nu?", [second]))
        with session(talk.url) as work:
            assert talks.offered_buttons(work, talk.id) == [first, second, second]
            assert talks.offered_buttons(work, uuid.uuid4()) == []

    def test_the_list_of_talks_has_those_that_began_newest_first(self, url: str, sjef: Client) -> None:
        with session(url) as work:
            made = [talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id) for _ in range(4)]
            for number, (one, _) in enumerate(made):
                one.created_at = datetime(2026, 3, 1 + number, tzinfo=UTC)
        for one, token in made[:3]:
            Talking(url, one.id, token).opens("Goedemorgen.")
        with session(url) as work:
            listed = talks.recent(work)
            assert [one.id for one in listed] == [made[number][0].id for number in (2, 1, 0)]
            assert [one.id for one in talks.recent(work, limit=1)] == [made[2][0].id]
        # All that the list shows was read along, so it can be shown after the unit of work.
        assert all(one.client and one.client.called == "Sjef" for one in listed)
        assert not any(one.wishes or one.signals for one in listed)


class TestStates:
    def test_closing_notes_the_moment_and_going_on_takes_it_away(self, talk: Talking) -> None:
        before = now()
        talk.becomes(ConversationState.CLOSED)
        closed = talk.now()
        assert closed.state is ConversationState.CLOSED
        assert closed.closed_at is not None
        assert before <= closed.closed_at <= now()
        talk.becomes(ConversationState.OPEN)
        assert (talk.now().state, talk.now().closed_at) == (ConversationState.OPEN, None)

    def test_a_pause_is_no_end(self, talk: Talking) -> None:
        talk.becomes(ConversationState.PAUSED)
        assert (talk.now().state, talk.now().closed_at) == (ConversationState.PAUSED, None)

    def test_who_wants_a_human_is_noted_with_the_moment(self, talk: Talking) -> None:
        before = now()
        with session(talk.url) as work:
            talks.want_human(work, talk.id)
        wanted = talk.now().human_wanted_at
        assert wanted is not None
        assert before <= wanted <= now()
