"""What the person doesn't want kept is gone: after a no, after a yes taken back, after "vergeet dat"."""

import pytest

from records import forgetting, talks
from records.database import session
from records.models import Consent, ConversationState, Message, Sender, SignalKind, now
from records.talks import Reply
from tests.records.talking import Talking

NO = (Consent.REFUSED, Consent.WITHDRAWN)


@pytest.fixture
def told(talk: Talking) -> Talking:
    """A talk in which Sjef has told things that only he knows: of Bello, and that he fell."""
    talk.opens("Goedemorgen, Sjef.", Reply("Mag ik het bewaren?", is_question=True))
    talk.answered(talk.says("Ja hoor", payload="/affirm"), "Wat wilt u eigenlijk?")
    talk.consent(Consent.GIVEN)
    bello = talk.says("Ik mis Bello zo. Mag hij komen?")
    talk.wish(bello, "Ik mis Bello zo")
    talk.wish(bello, "Mag hij komen?")
    buttons = [{"title": "Over Bello", "payload": "/about"}]
    talk.answered(bello, Reply("U mist Bello.", buttons), Reply("Wat deed u met Bello?", is_question=True))
    fell = talk.says("Ik ben over Bello gevallen.")
    talk.signal(fell, SignalKind.FALL, why="gevallen: ik ben over Bello gevallen")
    talk.answered(fell, "U bent over Bello gevallen. Ik waarschuw iemand.")
    return talk


class TestConsent:
    @pytest.mark.parametrize("answer", [Consent.GIVEN, *NO])
    def test_the_answer_is_kept_with_its_moment(self, talk: Talking, answer: Consent) -> None:
        before = now()
        talk.consent(answer)
        found = talk.now()
        assert found.consent is answer
        assert found.consent_at is not None
        assert before <= found.consent_at <= now()

    def test_the_same_answer_again_keeps_the_first_moment(self, talk: Talking) -> None:
        talk.consent(Consent.GIVEN)
        first = talk.now().consent_at
        talk.consent(Consent.GIVEN)
        assert talk.now().consent_at == first

    @pytest.mark.parametrize("answer", [Consent.ASKED, Consent.GIVEN])
    def test_a_yes_leaves_everything(self, told: Talking, answer: Consent) -> None:
        before = told.lines()
        told.consent(answer)
        assert told.lines() == before
        assert len(told.now().wishes) == 2

    @pytest.mark.parametrize("answer", NO)
    def test_after_a_no_nothing_the_person_said_is_left(self, told: Talking, answer: Consent) -> None:
        no = told.says("Nee, bewaar dat van Bello toch maar niet.", payload="/withdraw{Bello}")
        told.consent(answer)
        told.answered(no, "Dat is goed, ik vergeet het.")
        assert "Bello" not in told.everything_written()
        found = told.now()
        assert found.wishes == []
        assert {message.text for message in found.messages if message.sender is Sender.PERSON} == {""}
        assert {message.payload for message in found.messages if message.sender is Sender.PERSON} == {None}

    @pytest.mark.parametrize("answer", NO)
    def test_what_the_assistant_said_of_itself_and_the_last_turn_stay(
        self, told: Talking, answer: Consent
    ) -> None:
        no = told.says("Nee, toch maar niet.")
        told.consent(answer)
        told.answered(no, "Dat is goed, ik vergeet het.")
        said = [line for line in told.lines() if line.startswith("a: ") and line != "a: "]
        assert said == ["a: Goedemorgen, Sjef.", "a: Mag ik het bewaren?", "a: Dat is goed, ik vergeet het."]

    @pytest.mark.parametrize("answer", NO)
    def test_signals_stay_without_their_words(self, told: Talking, answer: Consent) -> None:
        told.consent(answer)
        (signal,) = told.now().signals
        assert (signal.kind, signal.why) == (SignalKind.FALL, "fall")
        assert signal.acknowledged_at is None

    def test_the_shape_of_the_talk_stays(self, told: Talking) -> None:
        before = [(m.place, m.sender, m.reply_to_id, m.is_question) for m in told.now().messages]
        told.consent(Consent.WITHDRAWN)
        assert [(m.place, m.sender, m.reply_to_id, m.is_question) for m in told.now().messages] == before

    def test_other_talks_keep_their_words(self, told: Talking) -> None:
        with session(told.url) as work:
            made, token = talks.create(
                work, kind=told.now().kind, client_id=told.now().client_id, speaker=told.now().speaker
            )
        other = Talking(told.url, made.id, token)
        market = other.answered(other.says("Ik wil naar de markt."), "Naar de markt, hoor ik.")
        other.wish(market, "naar de markt")
        told.consent(Consent.WITHDRAWN)
        assert other.lines() == ["p: Ik wil naar de markt.", "a: Naar de markt, hoor ik."]
        assert [wish.own_words for wish in other.now().wishes] == ["naar de markt"]

    @pytest.mark.parametrize("answer", NO)
    def test_what_is_said_after_a_no_goes_when_it_is_handled(self, told: Talking, answer: Consent) -> None:
        told.consent(answer)
        told.answered(told.says("Bello is trouwens bruin."), "Een bruine Bello.")
        told.answered(told.says("Dag."), "Tot ziens.")
        assert "Bello" not in told.everything_written()

    def test_a_no_also_reaches_replies_that_were_kept_after_it_was_said(self, talk: Talking) -> None:
        """Two messages waited; the second one is the no, so the replies to the first come after it."""
        talk.opens("Goedemorgen.")
        bello = talk.says("Ik mis Bello.")
        no = talk.says("Nee, bewaar het niet.")
        talk.answered(bello, "U mist Bello.")
        talk.consent(Consent.REFUSED)
        talk.answered(no, "Dat is goed.")
        assert "Bello" not in talk.everything_written()
        assert talk.lines()[-1] == "a: Dat is goed."

    def test_a_no_that_is_handled_twice_is_the_same_no(self, told: Talking) -> None:
        no = told.says("Nee.")
        for _ in range(2):
            told.consent(Consent.REFUSED)
            told.answered(no, "Dat is goed.")
        assert told.lines()[-1] == "a: Dat is goed."
        assert "Bello" not in told.everything_written()

    def test_a_talk_in_which_nothing_was_said_can_be_refused(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        talk.consent(Consent.REFUSED)
        assert talk.lines() == ["a: Goedemorgen."]


class TestForgettingMessages:
    def forget(self, talk: Talking, request: Message) -> None:
        """Forget what was told last, and the request."""
        with session(talk.url) as work:
            told = talks.told_before(work, talk.id, request.id)[:1]
            forgetting.forget(work, talk.id, [request.id, *(message.id for message in told)])

    def test_what_was_told_its_replies_its_wishes_and_the_request_go(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        market = talk.answered(talk.says("Ik wil naar de markt."), "Naar de markt.")
        talk.wish(market, "naar de markt")
        bello = talk.says("Ik mis Bello.")
        talk.wish(bello, "Ik mis Bello")
        talk.answered(bello, Reply("U mist Bello.", [{"title": "Bello", "payload": "/bello"}]), "Vertel.")
        request = talk.says("Vergeet dat van Bello.")
        self.forget(talk, request)
        talk.answered(request, "Dat is vergeten.")
        assert "Bello" not in talk.everything_written()
        assert talk.lines() == [
            "a: Goedemorgen.",
            "p: Ik wil naar de markt.",
            "a: Naar de markt.",
            "p: ",
            "a: ",
            "a: ",
            "p: ",
            "a: Dat is vergeten.",
        ]
        assert [wish.own_words for wish in talk.now().wishes] == ["naar de markt"]

    def test_a_signal_stays_without_its_words(self, told: Talking) -> None:
        request = told.says("Vergeet dat maar.")
        self.forget(told, request)
        (signal,) = told.now().signals
        assert (signal.kind, signal.why) == (SignalKind.FALL, "fall")

    def test_signals_and_wishes_of_earlier_messages_keep_theirs(self, told: Talking) -> None:
        told.answered(told.says("Het is koud."), "Koud.")
        self.forget(told, told.says("Vergeet dat maar."))
        (signal,) = told.now().signals
        assert "Bello" in signal.why
        assert len(told.now().wishes) == 2

    def test_doing_it_again_changes_nothing(self, told: Talking) -> None:
        request = told.says("Vergeet dat maar.")
        with session(told.url) as work:
            gone = [request.id, talks.told_before(work, told.id, request.id)[0].id]
        for _ in range(2):
            with session(told.url) as work:
                forgetting.forget(work, told.id, gone)
            assert len(told.now().wishes) == 2  # those of the message before

    def test_what_can_be_forgotten_is_what_was_typed_last_first(self, told: Talking) -> None:
        request = told.says("Vergeet dat van Bello.")
        with session(told.url) as work:
            found = [message.text for message in talks.told_before(work, told.id, request.id)]
        assert found == ["Ik ben over Bello gevallen.", "Ik mis Bello zo. Mag hij komen?"]

    def test_without_anything_told_only_the_request_goes(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        self.forget(talk, talk.says("Vergeet alles."))
        assert talk.lines() == ["a: Goedemorgen.", "p: "]

    def test_other_talks_are_left_alone(self, told: Talking) -> None:
        with session(told.url) as work:
            made, token = talks.create(work, kind=told.now().kind, client_id=told.now().client_id)
        other = Talking(told.url, made.id, token)
        before = told.lines()
        self.forget(other, other.says("Vergeet dat."))
        assert told.lines() == before

    def test_messages_of_another_talk_are_left_alone(self, told: Talking) -> None:
        with session(told.url) as work:
            made, token = talks.create(work, kind=told.now().kind, client_id=told.now().client_id)
        other = Talking(told.url, made.id, token)
        before = told.lines()
        with session(told.url) as work:
            forgetting.forget(work, other.id, [message.id for message in told.now().messages])
        assert told.lines() == before


class TestStoppingBeforeTheAnswer:
    @pytest.mark.parametrize("state", [ConversationState.CLOSED, ConversationState.PAUSED])
    def test_what_was_said_before_consent_is_not_kept(self, talk: Talking, state: ConversationState) -> None:
        talk.opens("Goedemorgen.")
        talk.answered(talk.says("Mijn man heet Bello. Stop maar."), "Goed.")
        with session(talk.url) as work:
            talks.set_state(work, talk.id, state)
        assert "Bello" not in talk.everything_written()

    def test_what_was_said_after_a_yes_is(self, told: Talking) -> None:
        with session(told.url) as work:
            talks.set_state(work, told.id, ConversationState.CLOSED)
        assert "Bello" in told.everything_written()


class TestAll:
    def test_all_of_a_talk_goes_and_the_talk_is_closed(self, told: Talking) -> None:
        told.says("Nog iets van Bello.")  # waits to be handled
        with session(told.url) as work:
            forgetting.forget_all(work, told.id)
        assert "Bello" not in told.everything_written()
        found = told.now()
        assert (found.consent, found.state) == (Consent.WITHDRAWN, ConversationState.CLOSED)
        assert found.closed_at is not None
        assert found.wishes == []
        assert [signal.why for signal in found.signals] == ["fall"]

    def test_nothing_waits_so_that_the_copy_in_rasa_can_go(self, told: Talking) -> None:
        told.says("Nog iets van Bello.")
        with session(told.url) as work:
            forgetting.forget_all(work, told.id)
            assert talks.unhandled(work, told.id) == []
            assert forgetting.trackers_left(work) == [told.id]

    def test_again_changes_nothing(self, told: Talking) -> None:
        for _ in range(2):
            with session(told.url) as work:
                forgetting.forget_all(work, told.id)
            before = told.now()
        assert told.now().consent_at == before.consent_at
        assert told.now().closed_at == before.closed_at

    def test_other_talks_stay(self, told: Talking) -> None:
        with session(told.url) as work:
            made, token = talks.create(work, kind=told.now().kind, client_id=told.now().client_id)
        other = Talking(told.url, made.id, token)
        other.says("Van Bello vertel ik hier ook.")
        with session(told.url) as work:
            forgetting.forget_all(work, told.id)
        assert "Bello" in other.lines()[0]


class TestOtherWords:
    def replaces(self, told: Talking, place: int) -> Message:
        """What stands there, counted over what the person said, is said in other words."""
        with session(told.url) as work:
            lines = [m for m in talks.transcript(work, told.id) if m.sender is Sender.PERSON]
            forgetting.replace(work, lines[place])
            return lines[place]

    def test_what_was_heard_goes_and_the_words_stay_for_the_person(self, told: Talking) -> None:
        self.replaces(told, 1)
        found = told.now()
        assert found.wishes == []
        (changed,) = [message for message in found.messages if message.replaced_at]
        assert changed.text == "Ik mis Bello zo. Mag hij komen?"

    def test_what_was_heard_in_other_messages_stays(self, told: Talking) -> None:
        told.wish(told.says("Ik wil een tuin."), "Ik wil een tuin")
        self.replaces(told, 1)
        assert [wish.own_words for wish in told.now().wishes] == ["Ik wil een tuin"]

    def test_staff_do_not_read_it_nor_what_was_said_to_it(self, told: Talking) -> None:
        self.replaces(told, 1)
        messages = told.now().messages
        gone = forgetting.hidden(messages)
        assert [message.text for message in messages if message.id in gone] == [
            "Ik mis Bello zo. Mag hij komen?",
            "U mist Bello.",
            "Wat deed u met Bello?",
        ]

    def test_a_signal_stays_with_its_words(self, told: Talking) -> None:
        self.replaces(told, 2)
        (signal,) = told.now().signals
        assert signal.why == "gevallen: ik ben over Bello gevallen"

    def test_again_keeps_the_first_moment(self, told: Talking) -> None:
        first = self.replaces(told, 1).replaced_at
        assert first is not None
        assert self.replaces(told, 1).replaced_at == first
