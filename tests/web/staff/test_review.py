"""Reviewing a talk: what is shown, one tap a wish, and then the next."""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, database, forgetting, signals, talks, wishes
from records.models import (
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Message,
    Outcome,
    Review,
    Role,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)
from tests.web.staff.house import Browser, House, text

MARKET = "weer eens naar de markt in Heerlen"
DOG = "ik mis mijn hond"


@pytest.fixture
def talk(house: House, anja: Staff) -> Conversation:
    return house.talk(house.client(contact=anja))


@pytest.fixture
def wish(house: House, talk: Conversation) -> Wish:
    return house.wish(talk, MARKET)


@pytest.fixture
def femke(app: FastAPI, house: House) -> Browser:
    """A browser in which a colleague is logged in."""
    house.colleague("Femke Bos", "femke@huis.example", Role.TEAM_LEAD)
    browser = Browser(app, "192.0.2.11")
    browser.log_in("femke@huis.example")
    return browser


def review_of(talk: Conversation) -> str:
    return f"/staff/gesprekken/{talk.id}/bekijken"


def one(talk: Conversation, wish: Wish) -> str:
    return f"/staff/gesprekken/{talk.id}/wensen/{wish.id}"


def goal_of(house: House, wish: Wish) -> Goal | None:
    with database.session(house.url) as work:
        return work.scalar(sa.select(Goal).where(Goal.wish_id == wish.id))


def close(house: House, *made: Conversation) -> None:
    with database.session(house.url) as work:
        for talk in made:
            talks.set_state(work, talk.id, ConversationState.CLOSED)


class TestThePage:
    def test_a_wish_stands_in_its_sentence(self, browser: Browser, house: House, talk: Conversation) -> None:
        message = house.says(talk, "De zon schijnt. Ik zou graag naar de markt in Heerlen, met Wil. Dag!")
        with database.session(house.url) as work:
            wishes.store(
                work,
                conversation_id=talk.id,
                message_id=message.id,
                start=message.text.index("naar de markt"),
                own_words="naar de markt",
                kind=WishKind.WISH,
                say_back="U wilt naar de markt.",
                themes=["pleasant_day"],
            )
        page = browser.get(review_of(talk)).text
        assert (
            '<span class="quote__around">Ik zou graag </span><span class="quote__own">naar de markt</span>'
            '<span class="quote__around"> in Heerlen, met Wil.</span>' in page
        )

    def test_five_come_first_and_what_is_lacked_before_what_is_liked(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        for number in range(4):
            house.wish(talk, f"ik hou van nummer {number}", kind=WishKind.INTEREST)
        house.wish(talk, DOG, kind=WishKind.LOSS)
        house.wish(talk, MARKET)
        page = browser.get(review_of(talk)).text
        first = page[: page.index("Nog één ding uit dit gesprek")]
        said = re.findall(r'<span class="quote__own">([^<]+)<', first)
        assert said == [DOG, MARKET, "ik hou van nummer 0", "ik hou van nummer 1", "ik hou van nummer 2"]

    def test_the_goal_is_filled_in_already(
        self, browser: Browser, talk: Conversation, wish: Wish, anja: Staff
    ) -> None:
        page = browser.get(review_of(talk)).text
        assert re.search(r"Afspraak: Anja de Wit, voor \d+ \w+ 20\d\d", page)
        assert f">{MARKET}</textarea>" in page

    def test_the_client_and_a_relative_stand_side_by_side(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        with database.session(house.url) as work:
            client = work.get_one(Conversation, talk.id).client
        assert client
        marjan = house.talk(client, house.relative(client), kind=ConversationKind.FAMILY)
        house.wish(marjan, "mama moet meer onder de mensen")
        own, _, others = browser.get(review_of(talk)).text.partition("Wat anderen vertellen")
        assert MARKET in own
        assert "onder de mensen" not in own
        assert "Marjan Vroemen (dochter)" in others
        assert "mama moet meer onder de mensen" in others

    def test_without_a_yes_nothing_is_shown(self, browser: Browser, house: House) -> None:
        talk = house.talk(house.client(), consent=Consent.ASKED)
        house.says(talk, "mijn zoon drinkt")
        page = text(browser.get(review_of(talk)))
        assert "Heeft nog niet gezegd of wij dit mogen bewaren." in page
        assert "zoon" not in page

    def test_what_was_said_in_other_words_later_is_not_read(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        told = house.says(talk, "mijn zoon drinkt", "U vertelt over uw zoon.")
        with database.session(house.url) as work:
            forgetting.replace(work, work.get_one(Message, told.id))
        assert "zoon" not in text(browser.get(review_of(talk)))

    def test_who_else_is_here_is_said(
        self, browser: Browser, femke: Browser, talk: Conversation, wish: Wish
    ) -> None:
        assert "nu ook open" not in text(femke.get(review_of(talk)))
        assert "Femke Bos heeft dit gesprek nu ook open." in text(browser.get(review_of(talk)))
        assert "Anja de Wit" in text(femke.get(f"{review_of(talk)}/samen"))

    def test_who_needs_a_human_is_said_first(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        house.signal(talk, "ik ben gevallen")
        assert "Hier is iemand nodig: is misschien gevallen" in text(browser.get(review_of(talk)))

    def test_what_is_kept_from_a_colleague_is_not_here_either(
        self, browser: Browser, house: House, talk: Conversation, anja: Staff
    ) -> None:
        house.colleague("Ria Kok", "ria@huis.example", Role.APPOINTED_OFFICER)
        fine = house.wish(talk, MARKET)
        kept = house.wish(talk, "anja doet mij pijn", say_back="Anja doet u pijn.")
        with database.session(house.url) as work:
            found = signals.store(work, message_id=kept.message_id, kind=SignalKind.ABUSE, why="test")
            found.about_staff_id = anja.id
        page = text(browser.get(review_of(talk)))
        assert MARKET in page
        assert "pijn" not in page
        assert browser.post(one(talk, kept), {"do": "seen", "version": "1"}).status_code == 404
        browser.post(f"/staff/gesprekken/{talk.id}/bekeken", {"van": "mijn"})
        assert house.read(Wish, fine.id).review is Review.SEEN
        assert house.read(Wish, kept.id).review is Review.NEW
        assert house.read(Conversation, talk.id).reviewed_at is None

    def test_reading_is_written_down(
        self, browser: Browser, house: House, talk: Conversation, anja: Staff
    ) -> None:
        browser.get(review_of(talk))
        assert talk.client_id
        with database.session(house.url) as work:
            (line,) = access_log.of_client(work, talk.client_id)
        assert (line.event, line.what, line.user_id) == ("view", f"gesprek {talk.id}", anja.id)

    def test_a_talk_that_is_not_there(self, browser: Browser) -> None:
        answer = browser.get(f"/staff/gesprekken/{uuid.uuid4()}/bekijken")
        assert answer.status_code == 404
        assert "Dit gesprek is er niet (meer)." in text(answer)


class TestDeciding:
    def test_one_tap_agrees_with_what_was_filled_in(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish, anja: Staff
    ) -> None:
        other = house.wish(talk, DOG, kind=WishKind.LOSS)
        page = browser.get(review_of(talk)).text
        card = page[page.index(f'id="wens-{wish.id}"') :]
        day = re.search(r'name="by_when" value="([\d-]+)"', card)
        assert day
        fields = {"do": "agree", "version": "1", "what": MARKET, "who": "Anja de Wit", "by_when": day[1]}
        answer = browser.post(one(talk, wish), fields)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"{review_of(talk)}?van=mijn#wens-{other.id}"
        goal = goal_of(house, wish)
        assert goal
        assert (goal.what, goal.who, str(goal.by_when)) == (MARKET, "Anja de Wit", day[1])
        assert goal.agreed_by_id == anja.id

    def test_seen_and_not_now(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish, anja: Staff
    ) -> None:
        dog = house.wish(talk, DOG, kind=WishKind.LOSS)
        browser.get(review_of(talk))
        browser.post(one(talk, wish), {"do": "seen", "version": "1"})
        answer = browser.post(one(talk, dog), {"do": "not_now", "version": "1"})
        assert answer.headers["location"].endswith(f"#wens-{dog.id}")  # there the reason can be given
        page = text(browser.get(review_of(talk)))
        assert "Waarom nu niet? Mevrouw Vroemen mag dit lezen." in page
        kept = house.read(Wish, dog.id)
        browser.post(
            one(talk, dog), {"do": "not_now", "version": str(kept.version), "reason": "Dat komt later."}
        )
        kept = house.read(Wish, dog.id)
        assert (kept.review, kept.review_reason, kept.reviewed_by_id) == (
            Review.NOT_NOW,
            "Dat komt later.",
            anja.id,
        )
        assert house.read(Wish, wish.id).review is Review.SEEN

    def test_htmx_gets_the_wish_and_is_led_on(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        dog = house.wish(talk, DOG)
        browser.get(review_of(talk))
        answer = browser.post(one(talk, wish), {"do": "seen", "version": "1"}, **{"HX-Request": "true"})
        assert answer.status_code == 200
        assert answer.text.strip().startswith(f'<article class="card quote quote--seen" id="wens-{wish.id}"')
        assert "1 van 2 bekeken." in text(answer)
        assert answer.headers["hx-trigger-after-settle"] == f'{{"verder": {{"naar": "wens-{dog.id}"}}}}'
        answer = browser.post(one(talk, dog), {"do": "seen", "version": "1"}, **{"HX-Request": "true"})
        assert '"klaar"' in answer.headers["hx-trigger-after-settle"]
        assert "Alles bekeken" in text(answer)
        assert house.read(Conversation, talk.id).reviewed_at is not None

    def test_a_wrong_tap_is_taken_back(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        browser.post(one(talk, wish), {"do": "agree", "version": "1"})
        version = house.read(Wish, wish.id).version
        browser.post(one(talk, wish), {"do": "undo", "version": str(version)})
        assert house.read(Wish, wish.id).review is Review.NEW
        assert goal_of(house, wish) is None

    def test_who_is_second_sees_both_sides_and_nothing_is_overwritten(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        femke.get(review_of(talk))
        femke.post(one(talk, wish), {"do": "not_now", "version": "1", "reason": "Eerst even wachten."})
        fields = {"do": "agree", "version": "1", "what": "samen naar de markt", "who": "Anja"}
        answer = browser.post(one(talk, wish), fields)
        page = text(answer)
        assert answer.status_code == 409
        assert "Iemand anders was je voor" in page
        assert "Femke Bos heeft dit net veranderd." in page
        assert "Zo staat het nu Stand Nu niet, door Femke Bos" in page
        assert "Eerst even wachten." in page
        assert "Dit wilde jij Stand Afgesproken Wat samen naar de markt" in page
        assert house.read(Wish, wish.id).review is Review.NOT_NOW
        again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
        browser.post(one(talk, wish), again)
        goal = goal_of(house, wish)
        assert goal and goal.what == "samen naar de markt"

    def test_who_wants_the_same_just_goes_on(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        for colleague in (browser, femke):
            colleague.get(review_of(talk))
        for colleague in (browser, femke):
            assert colleague.post(one(talk, wish), {"do": "seen", "version": "1"}).status_code == 303

    def test_what_a_colleague_corrected_does_not_stand_in_the_way_of_deciding(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        femke.get(review_of(talk))
        femke.post(
            f"{one(talk, wish)}/aanpassen", {"kind": "interest", "version": "1", "say_back": "Anders."}
        )
        assert browser.post(one(talk, wish), {"do": "seen", "version": "1"}).status_code == 303
        kept = house.read(Wish, wish.id)
        assert (kept.review, kept.kind, kept.say_back) == (Review.SEEN, WishKind.INTEREST, "Anders.")

    def test_a_goal_is_not_agreed_over_a_colleague_s(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        femke.get(review_of(talk))
        femke.post(one(talk, wish), {"do": "agree", "version": "1", "what": MARKET, "who": "Femke"})
        answer = browser.post(one(talk, wish), {"do": "agree", "version": "1", "what": MARKET, "who": "Anja"})
        assert answer.status_code == 409
        assert "Toch veranderen" not in text(answer)  # an agreement is changed where it is
        goal = goal_of(house, wish)
        assert goal and goal.who == "Femke"

    def test_a_visitor_s_wish_makes_no_goal(self, browser: Browser, house: House) -> None:
        talk = house.talk(kind=ConversationKind.WEBSITE)
        wish = house.wish(talk, "een keer komen kijken")
        assert "Voor wanneer" not in text(browser.get(review_of(talk)))
        browser.post(one(talk, wish), {"do": "agree", "version": "1"})
        assert house.read(Wish, wish.id).review is Review.AGREED
        assert goal_of(house, wish) is None

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"do": "new", "version": "1"},
            {"do": "seen"},
            {"do": "agree", "version": "1", "by_when": "ooit"},
        ],
    )
    def test_a_strange_form_changes_nothing(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish, fields: dict[str, str]
    ) -> None:
        browser.get(review_of(talk))
        assert browser.post(one(talk, wish), fields).status_code == 422
        assert house.read(Wish, wish.id).review is Review.NEW

    def test_a_wish_of_another_talk(self, browser: Browser, house: House, wish: Wish) -> None:
        other = house.talk(house.client("Sjef Habets", "Sjef"))
        browser.get(review_of(other))
        assert browser.post(one(other, wish), {"do": "seen", "version": "1"}).status_code == 404

    def test_deciding_is_written_down(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        browser.post(one(talk, wish), {"do": "agree", "version": "1"})
        assert talk.client_id
        with database.session(house.url) as work:
            lines = [line.what for line in access_log.of_client(work, talk.client_id)]
        assert f"wens {wish.id}: afgesproken" in lines


class TestCorrecting:
    def test_what_was_made_of_it_changes_and_what_was_said_stays(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        browser.post(
            f"{one(talk, wish)}/aanpassen",
            {
                "version": "1",
                "kind": "loss",
                "theme": "moving_body",
                "say_back": "U mist de markt.",
                "then": "seen",
            },
        )
        kept = house.read(Wish, wish.id)
        assert (kept.own_words, kept.kind, kept.themes, kept.say_back) == (
            MARKET,
            WishKind.LOSS,
            ["moving_body"],
            "U mist de markt.",
        )
        assert (kept.heard_kind, kept.heard_say_back) == (WishKind.WISH, "U wilt graag naar de markt.")
        assert kept.review is Review.SEEN

    def test_who_is_second_sees_both_sides(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        femke.get(review_of(talk))
        femke.post(
            f"{one(talk, wish)}/aanpassen", {"version": "1", "kind": "interest", "say_back": "Femke's."}
        )
        answer = browser.post(
            f"{one(talk, wish)}/aanpassen", {"version": "1", "kind": "loss", "say_back": "Anja's."}
        )
        assert answer.status_code == 409
        page = text(answer)
        assert "Femke's." in page[: page.index("Dit wilde jij")]
        assert "Anja's." in page[page.index("Dit wilde jij") :]
        assert house.read(Wish, wish.id).say_back == "Femke's."

    def test_doubles_become_one_and_two_again(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        again = house.wish(talk, "die markt, daar wil ik heen")
        browser.get(review_of(talk))
        answer = browser.post(f"{one(talk, again)}/samen", {"version": "1", "into": str(wish.id)})
        assert answer.headers["location"].endswith(f"#wens-{wish.id}")
        page = text(browser.get(review_of(talk)))
        assert "Ook gezegd: “die markt, daar wil ik heen” Weer apart" in page
        assert "0 van 1 bekeken." in page
        browser.post(f"{one(talk, again)}/apart")
        assert "0 van 2 bekeken." in text(browser.get(review_of(talk)))

    def test_what_was_missed_is_chosen_by_sentence(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        said = house.says(talk, "Het is hier fijn. Alleen mis ik de kerk 👵🏽 zo. Ja.")
        page = text(browser.get(f"/staff/gesprekken/{talk.id}/erbij?bericht={said.id}"))
        assert "Alleen mis ik de kerk 👵🏽 zo." in page
        start = said.text.index("Alleen")
        end = said.text.index(" Ja.")
        browser.post(
            f"/staff/gesprekken/{talk.id}/erbij",
            {
                "message_id": str(said.id),
                "sentence": f"{start}-{end}",
                "kind": "loss",
                "theme": "meaning_belief",
            },
        )
        with database.session(house.url) as work:
            (wish,) = wishes.of_talk(work, talk.id)
        assert (wish.own_words, wish.kind, wish.themes) == (
            "Alleen mis ik de kerk 👵🏽 zo.",
            WishKind.LOSS,
            ["meaning_belief"],
        )
        assert wish.added_by_id is not None

    def test_selected_words_are_found_where_they_were_selected(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        said = house.says(talk, "de kerk 👵🏽 ja de kerk")
        browser.get(review_of(talk))
        near = said.text.rindex("de kerk")
        fields = {"message_id": str(said.id), "piece": "de kerk", "near": str(near)}
        assert browser.post(f"/staff/gesprekken/{talk.id}/erbij", fields).status_code == 303
        with database.session(house.url) as work:
            (wish,) = wishes.of_talk(work, talk.id)
        assert (wish.start, wish.own_words) == (near, "de kerk")

    @pytest.mark.parametrize("fields", [{"piece": "iets anders"}, {}])
    def test_words_that_were_not_said_are_not_taken(
        self, browser: Browser, house: House, talk: Conversation, fields: dict[str, str]
    ) -> None:
        said = house.says(talk, "de kerk")
        browser.get(review_of(talk))
        answer = browser.post(
            f"/staff/gesprekken/{talk.id}/erbij", {"message_id": str(said.id), "sentence": "", **fields}
        )
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text

    def test_what_the_computer_said_can_t_be_chosen(
        self, browser: Browser, house: House, talk: Conversation
    ) -> None:
        house.says(talk, "dag", "U mist de kerk.")
        with database.session(house.url) as work:
            reply = work.scalars(sa.select(Message).where(Message.text == "U mist de kerk.")).one()
        browser.get(review_of(talk))
        fields = {"message_id": str(reply.id), "piece": "de kerk"}
        assert browser.post(f"/staff/gesprekken/{talk.id}/erbij", fields).status_code == 404


class TestBeingDone:
    def test_the_summary_is_kept_the_rest_is_seen_and_the_next_talk_comes(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish, anja: Staff
    ) -> None:
        other = house.talk(house.client("Sjef Habets", "Sjef", contact=anja))
        house.wish(other, DOG)
        close(house, talk, other)
        page = browser.get(review_of(talk)).text
        assert "U wilt graag naar de markt.</textarea>" in page
        assert "Nog één ander gesprek wacht." in text(browser.get(review_of(talk)))
        answer = browser.post(
            f"/staff/gesprekken/{talk.id}/bekeken",
            {"van": "mijn", "summary": "Wil naar de markt.", "was": ""},
        )
        assert answer.headers["location"] == f"{review_of(other)}?van=mijn&vorige={talk.id}"
        kept = house.read(Conversation, talk.id)
        assert (kept.summary, kept.reviewed_by_id) == ("Wil naar de markt.", anja.id)
        assert house.read(Wish, wish.id).review is Review.SEEN
        assert "Vorige gesprek" in text(browser.get(answer.headers["location"]))

    def test_the_one_that_waits_longest_comes_first_and_then_nothing(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        close(house, talk)
        assert browser.get("/staff/bekijken").headers["location"] == f"{review_of(talk)}?van=mijn"
        browser.get(review_of(talk))
        answer = browser.post(f"/staff/gesprekken/{talk.id}/bekeken", {"van": "mijn"})
        assert answer.headers["location"] == "/staff/bekijken?van=mijn"
        assert "Alles is bekeken" in text(browser.get("/staff/bekijken?van=mijn"))

    def test_a_colleague_s_summary_is_not_overwritten(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        femke.get(review_of(talk))
        done = f"/staff/gesprekken/{talk.id}/bekeken"
        femke.post(done, {"summary": "Van Femke.", "was": ""})
        answer = browser.post(done, {"summary": "Van Anja.", "was": ""})
        assert answer.status_code == 409
        assert "Van Femke." in text(answer)
        assert "Van Anja." in text(answer)
        assert house.read(Conversation, talk.id).summary == "Van Femke."


class TestTogether:
    def test_what_a_colleague_did_comes_by_itself(
        self, browser: Browser, femke: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        dog = house.wish(talk, DOG)
        femke.get(review_of(talk))
        femke.post(one(talk, wish), {"do": "seen", "version": "1"})
        held = f"held={wish.id}:1&held={dog.id}:1"
        answer = browser.get(f"{review_of(talk)}/samen?{held}").text
        assert f'id="wens-{wish.id}"' in answer
        assert f'id="wens-{dog.id}"' not in answer
        assert 'hx-swap-oob="true"' in answer

    def test_nothing_new_is_nothing(self, browser: Browser, talk: Conversation, wish: Wish) -> None:
        assert browser.get(f"{review_of(talk)}/samen?held={wish.id}:1").text.strip() == ""

    def test_something_that_came_up_since_is_told(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        house.wish(talk, DOG)
        assert "Er is iets bijgekomen" in browser.get(f"{review_of(talk)}/samen?held={wish.id}:1").text


class TestLookingBack:
    def test_what_was_said_now_stands_beside_the_goal_and_one_tap_closes_it(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        browser.post(one(talk, wish), {"do": "agree", "version": "1", "what": MARKET, "who": "Anja"})
        with database.session(house.url) as work:
            client = work.get_one(Conversation, talk.id).client
        later = house.talk(client, kind=ConversationKind.QUARTERLY)
        said = house.says(later, "dat was prachtig, die markt")
        with database.session(house.url) as work:
            wishes.look_back(
                work, wish_id=wish.id, message_id=said.id, outcome=Outcome.DONE, own_words=said.text
            )
        page = browser.get(review_of(later))
        assert "Hoe het ging met eerdere afspraken" in text(page)
        assert "dat was prachtig, die markt" in text(page)
        goal = goal_of(house, wish)
        assert goal
        browser.post(
            f"/staff/afspraken/{goal.id}/stand",
            {"state": "done", "version": "1", "talk": str(later.id), "back": review_of(later)},
        )
        history = text(browser.get(f"/staff/afspraken/{goal.id}"))
        assert "Afgerond door Anja de Wit" in history
        assert "“dat was prachtig, die markt”" in history
        assert history.count("kwartaalgesprek") == 2

    def test_what_was_not_spoken_of_is_named(
        self, browser: Browser, house: House, talk: Conversation, wish: Wish
    ) -> None:
        browser.get(review_of(talk))
        browser.post(one(talk, wish), {"do": "agree", "version": "1", "what": MARKET})
        with database.session(house.url) as work:
            client = work.get_one(Conversation, talk.id).client
        later = house.talk(client, kind=ConversationKind.QUARTERLY)
        assert f"Nog niet over gesproken {MARKET}" in text(browser.get(review_of(later)))
