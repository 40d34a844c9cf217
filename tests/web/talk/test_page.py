"""The page of a talk as the server writes it; what the browser makes of it is in tests/browser."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from tests.web.talk.scripted import ASK_CONSENT, TOKEN, WAITING, WELCOME, ScriptedTalks, said
from tests.web.talk.serving import page_app
from web.talk.view import Progress

PAGE = f"/t/{TOKEN}"
ID = "0b7b2b1e-9d0c-4a0e-8a55-3f6f0b1c2d3e"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, str]]:
    with page_app(tmp_path_factory.mktemp("var")) as app:
        yield app


@pytest.fixture
def talks(served: tuple[FastAPI, str]) -> ScriptedTalks:
    talks = ScriptedTalks()
    served[0].state.talks = talks
    return talks


@pytest.fixture
def client(served: tuple[FastAPI, str], talks: ScriptedTalks) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served[1], trust_env=False, timeout=60) as client:
        yield client


def lines(page: str) -> list[str]:
    """What was said, in order, with who said it, as a screen reader has it."""
    log = page.partition("data-log")[2].partition("data-choices")[0]
    found = re.findall(
        r'<span class="visually-hidden">(.*?)</span><span data-text>(.*?)</span>', log, re.DOTALL
    )
    return [f"{who}{words}" for who, words in found]


def test_it_shows_the_talk_so_far_with_who_said_what(client: httpx.Client, talks: ScriptedTalks) -> None:
    talks.lines += [said("person", "Ja, dat is goed"), said("assistant", "Wat wilt u eigenlijk?")]
    page = client.get(PAGE)
    assert page.status_code == 200
    assert lines(page.text) == [
        f"Warm Welkom: {WELCOME}",
        f"Warm Welkom: {ASK_CONSENT}",
        "U: Ja, dat is goed",
        "Warm Welkom: Wat wilt u eigenlijk?",
    ]


def test_its_title_names_the_organisation_and_not_the_person(client: httpx.Client) -> None:
    title = re.search(r"<title>(.*?)</title>", client.get(PAGE).text)
    assert title is not None
    assert title[1] == "Uw gesprek · Huis &lt;De Linde&gt;"


def test_what_a_person_said_is_text_and_never_markup(client: httpx.Client, talks: ScriptedTalks) -> None:
    talks.lines.append(said("person", "<script>alert(1)</script> & \"'"))
    page = client.get(PAGE).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: httpx.Client) -> None:
    for address in ("/", PAGE, "/t/unknown"):
        page = client.get(address)
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=\"/static/)", page.text)
        assert not re.search(r"(src|href|action)=\"(?!/|#)", page.text)
        assert page.headers["cache-control"] == "no-store"
        assert "unsafe" not in page.headers["content-security-policy"]


def test_quick_answers_are_those_of_what_was_said_last(client: httpx.Client, talks: ScriptedTalks) -> None:
    assert re.search(
        r'value="/affirm"><span data-title>Ja, dat is goed</span></button>', client.get(PAGE).text
    )
    talks.lines.append(said("assistant", "Neemt u de tijd."))
    page = client.get(PAGE).text
    assert "/affirm" not in page
    assert re.search(r"<form class=\"choices\"[^>]* hidden>", page)


def test_a_choice_with_a_value_and_a_picture_can_be_pressed(
    client: httpx.Client, talks: ScriptedTalks
) -> None:
    payload = '/choose{"choice": "muziek"}'
    choice = {"title": "Muziek", "payload": payload, "image": "music"}
    talks.lines.append(said("assistant", "Is hier iets bij?", [choice]))
    page = client.get(PAGE).text
    pressed = re.search(
        r'<button class="choice [^"]+" name="text" value="([^"]+)"><svg class="picture" aria-hidden="true"'
        r'[^>]*><use href="/static/pictures.svg#music"/></svg><span data-title>Muziek</span></button>',
        page,
    )
    assert pressed is not None
    assert html.unescape(pressed[1]) == payload
    assert client.post(PAGE, data={"id": ID, "text": payload}).status_code == 303
    assert talks.received == [(uuid.UUID(ID), payload)]
    (button,) = client.get(f"/api{PAGE.replace('/t/', '/talk/')}").json()["messages"][2]["buttons"]
    assert button == choice


@pytest.mark.parametrize(
    ("progress", "state", "shown"),
    [
        (Progress(4), "open", "Vraag 4 van ongeveer 10"),
        (Progress(10), "paused", "Vraag 10 van ongeveer 10"),
        (Progress(0), "open", None),
        (Progress(11), "open", None),
        (Progress(4), "closed", None),
        (None, "open", None),
    ],
)
def test_it_says_how_far_the_talk_is_while_that_helps(
    client: httpx.Client, talks: ScriptedTalks, progress: Progress | None, state: str, shown: str | None
) -> None:
    talks.progress, talks.state = progress, state
    found = re.search(r'<p class="progress" data-progress( hidden)?>(.*?)</p>', client.get(PAGE).text)
    assert found is not None
    assert bool(found[1]) is (shown is None)
    if shown:
        assert re.sub(r"<[^>]+>", "", found[2]) == shown


@pytest.mark.parametrize(("progress", "told"), [(Progress(4), {"asked": 4, "about": 10}), (None, None)])
def test_the_api_tells_progress_and_null_when_it_is_not_known(
    client: httpx.Client, talks: ScriptedTalks, progress: Progress | None, told: dict[str, int] | None
) -> None:
    talks.progress = progress
    address = f"/api/talk/{TOKEN}"
    assert client.get(address).json()["progress"] == told
    answer = client.post(f"{address}/messages", json={"id": ID, "text": "Dag"}).json()
    assert answer["progress"] == told


def test_each_form_brings_a_new_id(client: httpx.Client) -> None:
    ids = re.findall(r'name="id" value="([^"]+)"', client.get(PAGE).text + client.get(PAGE).text)
    assert len(ids) == 4
    assert len({uuid.UUID(found) for found in ids}) == 4


def test_a_message_from_the_form_is_said_and_leads_back(client: httpx.Client, talks: ScriptedTalks) -> None:
    answer = client.post(PAGE, data={"id": ID, "text": "Ik mis mijn hond.\r\nEn de markt."})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAGE}#nu"
    assert talks.received == [(uuid.UUID(ID), "Ik mis mijn hond.\nEn de markt.")]
    page = client.get(PAGE).text
    assert lines(page)[2:] == [
        "U: Ik mis mijn hond.\nEn de markt.",
        "Warm Welkom: Ik luister. Vertelt u maar.",
    ]
    assert page.count('id="nu"') == 1


def test_a_quick_answer_from_the_form_stays_readable(client: httpx.Client, talks: ScriptedTalks) -> None:
    assert client.post(PAGE, data={"id": ID, "text": "/affirm"}).status_code == 303
    assert talks.received == [(uuid.UUID(ID), "/affirm")]
    assert "U: Ja, dat is goed" in lines(client.get(PAGE).text)


def test_a_damaged_id_does_not_cost_the_words(client: httpx.Client, talks: ScriptedTalks) -> None:
    assert client.post(PAGE, data={"id": "x", "text": "Dag"}).status_code == 303
    assert client.post(PAGE, data={"text": "Dag"}).status_code == 303
    assert [text for _, text in talks.received] == ["Dag", "Dag"]
    assert talks.received[0][0] != talks.received[1][0]


@pytest.mark.parametrize(
    ("text", "sentence"), [("  ", "U hebt nog niets geschreven."), ("a" * 4001, "Dit bericht is te lang.")]
)
def test_what_can_not_be_taken_comes_back_with_the_reason(
    client: httpx.Client, text: str, sentence: str
) -> None:
    page = client.post(PAGE, data={"id": ID, "text": text})
    assert page.status_code == 422
    assert sentence in page.text
    assert 'aria-invalid="true"' in page.text
    assert f">{text}</textarea>" in page.text


def test_when_too_much_comes_at_once_the_words_stay_in_the_field(
    client: httpx.Client, talks: ScriptedTalks
) -> None:
    talks.busy = True
    page = client.post(PAGE, data={"id": ID, "text": "Nog iets: </textarea>"})
    assert page.status_code == 429
    assert "Wacht even" in page.text
    assert ">Nog iets: &lt;/textarea&gt;</textarea>" in page.text


def test_a_waiting_talk_says_so_and_offers_another_look(client: httpx.Client, talks: ScriptedTalks) -> None:
    talks.away = True
    client.post(PAGE, data={"id": ID, "text": "Ik mis mijn hond."})
    page = client.get(PAGE).text
    assert lines(page)[-1] == f"Warm Welkom: {WAITING}"
    assert 'data-state="waiting"' in page
    assert f'<a class="again nl-button nl-button--secondary" href="{PAGE}">' in page


def test_a_paused_talk_welcomes_back_and_goes_on(client: httpx.Client, talks: ScriptedTalks) -> None:
    talks.state = "paused"
    page = client.get(PAGE).text
    assert "Fijn dat u er bent." in page
    assert "<textarea" in page


def test_a_closed_talk_can_be_read_and_has_no_field(client: httpx.Client, talks: ScriptedTalks) -> None:
    talks.state = "closed"
    page = client.get(PAGE)
    assert page.status_code == 200
    assert lines(page.text)
    shown = page.text.partition("<template")[0]
    assert "Dit gesprek is klaar" in shown
    assert "<textarea" not in page.text
    assert "/affirm" not in page.text
    assert client.post(PAGE, data={"id": ID, "text": "Nog iets"}).status_code == 303


def test_an_unknown_link_gets_a_kind_page(client: httpx.Client) -> None:
    for page in (client.get("/t/unknown"), client.post("/t/unknown", data={"text": "Dag"})):
        assert page.status_code == 404
        assert "Deze link werkt niet" in page.text
        assert "contactpersoon" in page.text


def test_the_front_page_is_quiet_and_leads_staff_on(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "QR-code" in page
    assert 'href="/staff"' in page


def test_the_address_of_a_talk_can_not_break_out_of_the_page(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = 'a"b<c'
    monkeypatch.setattr("tests.web.talk.scripted.TOKEN", odd)
    page = client.get("/t/a%22b%3Cc")
    assert page.status_code == 200
    assert 'data-api="/api/talk/a%22b%3Cc"' in page.text
