"""A signal leaves the house: by e-mail over a real mail server, by webhook, also after a bad night."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import ssl
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from records import database, outbox, signals
from records.models import Outbox, OutboxKind, Role, Signal, SignalKind, Staff
from tests.web.outgoing.conftest import Alarm, MailServer
from tests.web.staff.house import House
from warmwelkom.settings import Settings
from web.outgoing import post
from web.outgoing.post import Post

WORDS = "ik ben gevallen en mijn heup doet zeer"


@pytest.fixture
def house(settings: Settings) -> House:
    return House(settings.database_url)


@pytest.fixture
def anja(house: House) -> Staff:
    return house.colleague()


def with_mail(settings: Settings, server: MailServer, **more: object) -> Settings:
    return settings.model_copy(
        update={
            "smtp_host": "127.0.0.1",
            "smtp_port": server.port,
            "smtp_security": "none",
            "mail_from": "welkom@huis.example",
            "public_url": "https://welkom.huis.example",
            "organisation": "Huis “De Linde”, Heerlen",
            **more,
        }
    )


def fallen(house: House, contact: Staff | None, words: str = WORDS) -> Signal:
    return house.signal(house.talk(house.client(contact=contact)), words)


def by_email(settings: Settings) -> int:
    return post.send(settings, OutboxKind.EMAIL)


def later(house: House, **time_gone: float) -> None:
    """Time goes by."""
    with database.session(house.url) as work:
        for row in work.scalars(sa.select(Outbox)):
            row.due_at -= timedelta(**time_gone)
        for signal in work.scalars(sa.select(Signal)):
            if signal.due_at:
                signal.due_at -= timedelta(**time_gone)


def test_an_e_mail_says_where_and_how_soon_and_not_what_was_said(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer
) -> None:
    signal = fallen(house, anja)
    with_server = with_mail(settings, mail_server)
    assert post.tell(with_server) == 1
    assert by_email(with_server) == 1
    (letter,) = mail_server.letters
    assert str(letter["To"]) == "anja@huis.example"
    assert str(letter["From"]) == '"Huis “De Linde”, Heerlen" <welkom@huis.example>'
    assert letter["Subject"] == "Er is nu meteen iemand nodig"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_content()
    assert "Er is nu meteen iemand nodig: De Beuk, kamer 12. Ga er meteen heen." in text
    assert f"https://welkom.huis.example/staff/signalen/{signal.id}" in text
    everything = letter.as_string() + text
    for word in ("gevallen", "heup", "Vroemen", "Johanna"):
        assert word not in everything
    assert by_email(with_server) == 0  # once


@pytest.mark.parametrize("kind", [SignalKind.ABUSE, SignalKind.TIRED_OF_LIFE, SignalKind.DISTRESS])
def test_what_can_wait_names_no_place_either(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer, kind: SignalKind
) -> None:
    house.signal(house.talk(house.client(contact=anja)), "niemand hoeft mij meer", kind)
    with_server = with_mail(settings, mail_server)
    post.tell(with_server)
    by_email(with_server)
    (letter,) = mail_server.letters
    assert "Beuk" not in letter.get_content()
    assert kind.value not in letter.as_string()
    assert "Er is" in letter["Subject"]


def test_nobody_takes_it_on_and_the_next_one_is_told(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer
) -> None:
    house.colleague("Dora", "dora@huis.example", Role.TEAM_LEAD)
    fallen(house, anja)
    with_server = with_mail(settings, mail_server, signal_terms="fall=5m")
    post.tell(with_server)
    assert post.tell(with_server) == 0
    later(house, minutes=6)
    assert post.tell(with_server) == 1
    by_email(with_server)
    assert mail_server.to == ["anja@huis.example", "dora@huis.example"]
    assert "Nog niemand heeft dit opgepakt." in mail_server.letters[1].get_content()


def test_a_mail_server_that_is_down_gets_it_when_it_is_back_also_after_a_restart(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer
) -> None:
    mail_server.stop()
    fallen(house, anja)
    with_server = with_mail(settings, mail_server)
    post.tell(with_server)
    assert by_email(with_server) == 0
    assert by_email(with_server) == 0  # it waits before it tries again
    with database.session(house.url) as work:
        (row,) = outbox.stuck(work)
        assert (row.tries, row.sent_at) == (1, None)
        assert "refused" in row.failure.lower()
    database.dispose(settings.database_url)  # all that was in memory is gone
    later(house, seconds=11)
    assert by_email(with_server) == 0
    mail_server.start()
    later(house, seconds=31)
    assert by_email(with_server) == 1
    assert mail_server.to == ["anja@huis.example"]
    with database.session(house.url) as work:
        assert outbox.stuck(work) == []
        assert work.scalars(sa.select(Outbox.body)).all() == [""]


def test_what_was_under_way_when_the_power_failed_goes_again_with_the_same_id(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fallen(house, anja)
    with_server = with_mail(settings, mail_server)
    post.tell(with_server)

    def power_fails(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "sent", power_fails)
        with pytest.raises(KeyboardInterrupt):
            by_email(with_server)
    later(house, seconds=11)
    assert by_email(with_server) == 1
    first, second = mail_server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_one_address_that_is_refused_does_not_keep_the_others_waiting(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer
) -> None:
    mail_server.refuses.add("weg@huis.example")
    mail_server.busy.add("druk@huis.example")
    with_server = with_mail(settings, mail_server)
    with database.session(house.url) as work:
        for address in ("weg@huis.example", "druk@huis.example", "geen adres", "anja@huis.example"):
            outbox.email(work, to=address, subject="Dag", body="Dag.")
    assert by_email(with_server) == 1
    assert mail_server.to == ["anja@huis.example"]
    mail_server.busy.clear()
    later(house, hours=2)
    assert by_email(with_server) == 1
    assert mail_server.to == ["anja@huis.example", "druk@huis.example"]
    with database.session(house.url) as work:
        failures = {row.address: row.failure for row in outbox.stuck(work)}
    assert failures["weg@huis.example"] == "the address was refused (550)"
    assert set(failures) == {"weg@huis.example", "geen adres"}


def test_who_took_it_on_spares_the_others_a_letter(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer
) -> None:
    signal = fallen(house, anja)
    with_server = with_mail(settings, mail_server)
    mail_server.stop()
    post.tell(with_server)
    by_email(with_server)
    with database.session(house.url) as work:
        signals.acknowledge(work, signal.id, by=anja)
    mail_server.start()
    later(house, minutes=1)
    assert by_email(with_server) == 0
    assert mail_server.letters == []


def test_logging_in_over_a_line_that_is_safe(
    settings: Settings,
    house: House,
    anja: Staff,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = MailServer()
    server.options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": server.knows,
        "auth_required": True,
    }
    (tmp_path / "password").write_text("geheim\n", encoding="utf-8")
    safe = with_mail(
        settings,
        server,
        smtp_security="starttls",
        smtp_user="welkom",
        smtp_password_file=tmp_path / "password",
    )
    server.start()
    try:
        fallen(house, anja)
        post.tell(safe)
        assert by_email(safe) == 0  # nobody vouches for this server
        with database.session(house.url) as work:
            assert "SSLCertVerificationError" in outbox.stuck(work)[0].failure
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        later(house, minutes=1)
        assert by_email(safe) == 1
        assert server.logins == [("welkom", "geheim")]
    finally:
        server.stop()


def test_without_a_mail_server_nothing_waits_to_be_sent(
    settings: Settings, house: House, anja: Staff
) -> None:
    fallen(house, anja)
    assert post.tell(settings) == 1
    with database.session(house.url) as work:
        assert work.scalars(sa.select(Outbox)).all() == []


def test_another_system_is_told_and_can_tell_that_it_was_us(
    settings: Settings, house: House, anja: Staff, alarm: Alarm
) -> None:
    signal = fallen(house, anja)
    with_alarm = settings.model_copy(update={"signal_webhook": alarm.address})
    post.tell(with_alarm)
    alarm.answer = 503
    assert post.send(with_alarm, OutboxKind.WEBHOOK) == 0
    alarm.answer = 302  # it is sent nowhere else
    later(house, seconds=11)
    assert post.send(with_alarm, OutboxKind.WEBHOOK) == 0
    alarm.answer = 200
    later(house, seconds=31)
    assert post.send(with_alarm, OutboxKind.WEBHOOK) == 1
    assert len({headers["X-Warmwelkom-Id"] for headers, _ in alarm.calls}) == 1
    headers, body = alarm.calls[-1]
    secret = (settings.var / "secrets" / "webhook").read_text().strip()
    wanted = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Warmwelkom-Signature"] == f"sha256={wanted}"
    told = json.loads(body)
    assert (told["id"], told["kind"], told["urgency"], told["level"]) == (
        str(signal.id),
        "fall",
        "at_once",
        0,
    )
    assert told["place"] == "De Beuk, kamer 12"
    assert b"Vroemen" not in body
    assert b"heup" not in body


def test_abuse_goes_to_no_pager(settings: Settings, house: House, anja: Staff, alarm: Alarm) -> None:
    house.signal(house.talk(house.client(contact=anja)), "ze slaan mij", SignalKind.ABUSE)
    with_alarm = settings.model_copy(update={"signal_webhook": alarm.address})
    assert post.tell(with_alarm) == 1
    post.send(with_alarm, OutboxKind.WEBHOOK)
    assert alarm.calls == []


def test_the_rounds_go_on_by_themselves_within_seconds(
    settings: Settings, house: House, anja: Staff, mail_server: MailServer, alarm: Alarm
) -> None:
    """As web does it: nobody asks, and a signal that any process stored is told of."""
    whole = with_mail(settings, mail_server, signal_webhook=alarm.address)

    async def go() -> None:
        rounds = asyncio.create_task(Post(whole).keep_going(every=0.05))
        await asyncio.sleep(0.2)
        began = time.monotonic()
        await asyncio.to_thread(fallen, house, anja)
        while not (mail_server.letters and alarm.calls):
            assert time.monotonic() - began < 60, "nobody was told"
            await asyncio.sleep(0.02)
        rounds.cancel()

    asyncio.run(go())
    assert mail_server.to == ["anja@huis.example"]


def test_a_database_that_is_away_for_a_while_stops_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[int] = []

    def away(_: Settings) -> None:
        seen.append(1)
        raise sa.exc.OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr(post, "REST", 0.01)

    async def go() -> None:
        task = asyncio.create_task(Post(settings)._round(away, 0.01))
        while len(seen) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(go())
    assert sum("can't be reached" in record.message for record in caplog.records) == 1
