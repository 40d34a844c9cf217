"""Settings come from the environment, with sensible ones where nothing is set."""

import socket
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from records.models import SignalKind
from warmwelkom.settings import ROOT, Settings, inherited_environment


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WARMWELKOM_{name.upper()}", raising=False)


def test_defaults() -> None:
    settings = Settings()
    assert settings.var == ROOT / "var"
    assert settings.database_url == f"sqlite:///{ROOT}/var/warmwelkom.db"
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.tracker_url == f"sqlite:///{ROOT}/var/rasa.db"
    assert settings.wheelhouse is None
    assert settings.model_dir == ROOT / "models"


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_VAR", "elsewhere")
    monkeypatch.setenv("WARMWELKOM_PORT", "9000")
    monkeypatch.setenv("WARMWELKOM_PUBLIC_URL", "https://welkom.example/")
    monkeypatch.setenv("WARMWELKOM_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("WARMWELKOM_WHEELHOUSE", "")
    settings = Settings()
    assert settings.var == ROOT / "elsewhere"
    assert settings.database_url == f"sqlite:///{ROOT}/elsewhere/warmwelkom.db"
    assert settings.port == 9000
    assert settings.public_url == "https://welkom.example"
    assert settings.log_level == "warning"
    assert settings.wheelhouse is None


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    assert Settings(var=tmp_path).var == tmp_path


def test_all_addresses_is_no_address_to_print() -> None:
    assert Settings(host="0.0.0.0").public_url == f"http://{socket.gethostname()}:8080"
    assert Settings(host="::1").public_url == "http://[::1]:8080"


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_trackers_go_to_the_same_postgresql_with_the_driver_that_rasa_knows(scheme: str) -> None:
    settings = Settings(database_url=f"{scheme}://ww:p%40ss@db.example:5433/ww?sslmode=require")
    assert settings.tracker_url == "postgresql+psycopg2://ww:p%40ss@db.example:5433/ww?sslmode=require"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "door"),
        ("LOG_LEVEL", "loud"),
        ("SHARED_MINUTES", "0"),
        ("CODE_DAYS", "0"),
        ("CODE_DAYS", "91"),
        ("DICTATION", "perhaps"),
    ],
)
def test_what_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"WARMWELKOM_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize(
    ("accent", "kept"), [("#4C1F40", "#4c1f40"), (" #ffd800 ", "#ffd800"), ("#000000", "#000000"), ("", "")]
)
def test_the_colour_of_the_house(accent: str, kept: str) -> None:
    assert Settings(accent=accent).accent == kept


@pytest.mark.parametrize(
    ("accent", "why"),
    [
        ("#808080", "contrast of white or black text is 5.3:1 at most"),
        ("#e4007c", "take a darker or a lighter colour"),
        ("rood", "write a colour as"),
        ("#fff", "write a colour as"),
        ("#4c1f40;}", "write a colour as"),
    ],
)
def test_a_colour_on_which_nothing_reads_well_is_refused(accent: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Settings(accent=accent)


def test_the_logo_is_an_image_that_is_there(tmp_path: Path) -> None:
    logo = tmp_path / "Logo.SVG"
    with pytest.raises(ValidationError, match="there is no such file"):
        Settings(logo=logo)
    logo.write_text("<svg/>", encoding="utf-8")
    assert Settings(logo=logo).logo == logo
    assert Settings(logo=Path("web/static/icon.svg")).logo == ROOT / "web" / "static" / "icon.svg"
    with pytest.raises(ValidationError, match="SVG or PNG"):
        Settings(logo=Path("README.md"))


def test_the_hosts_of_the_widget_are_origins() -> None:
    assert Settings().widget_origins == ()
    settings = Settings(
        widget_hosts=" https://www.Linde.example/, http://localhost:8000,https://*.linde.example"
    )
    assert settings.widget_origins == (
        "https://www.linde.example",
        "http://localhost:8000",
        "https://*.linde.example",
    )


@pytest.mark.parametrize(
    "hosts", ["linde.example", "*", "https://", "https://a.example/page", "https://a.example; script-src *"]
)
def test_what_is_no_origin_never_gets_into_a_header(hosts: str) -> None:
    with pytest.raises(ValidationError, match="write a host of the widget"):
        Settings(widget_hosts=hosts)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("signal_terms", "fall=soon", "the term of fall"),
        ("signal_people", "abuse=team", "abuse is told to"),
        ("signal_webhook", "alarm.example", "write a webhook as"),
        ("signal_webhook", "https://user:secret@alarm.example", "write a webhook as"),
        ("smtp_host", "mail.example", "mail_from must be the address"),
    ],
)
def test_what_would_keep_a_signal_from_people_is_refused_at_the_start(
    name: str, value: str, why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        Settings(**{name: value})  # type: ignore[arg-type]


def test_only_named_proxies_are_believed() -> None:
    assert Settings(proxies=" 127.0.0.1, 10.0.0.0/24 ,::1").proxies == "127.0.0.1,10.0.0.0/24,::1"
    assert Settings().proxies == ""
    for everybody in ("*", "0.0.0.0/0", "::/0", "proxy.example"):
        with pytest.raises(ValidationError):
            Settings(proxies=everybody)


def test_who_is_told_and_how() -> None:
    settings = Settings(
        signal_terms="fall=2m",
        signal_people="fall=team_lead",
        signal_webhook="https://alarm.example/a, http://10.0.0.1:8000",
        smtp_host="mail.example",
        mail_from="welkom@huis.example",
    )
    assert settings.signal_rules.people[SignalKind.FALL] == (("team_lead",),)
    assert settings.webhooks == ("https://alarm.example/a", "http://10.0.0.1:8000")
    assert Settings().webhooks == ()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"oidc_issuer": "http://login.example", "oidc_client_id": "huis"}, "https://"),
        ({"oidc_issuer": "login.example", "oidc_client_id": "huis"}, "https://"),
        ({"oidc_issuer": "http://127.0.0.1.evil.example", "oidc_client_id": "huis"}, "https://"),
        ({"oidc_issuer": "https://login.example"}, "oidc_client_id"),
        ({"oidc_only": True}, "no way in"),
        (
            {
                "oidc_issuer": "https://l.example",
                "oidc_client_id": "h",
                "oidc_client_secret_file": "/no/such",
            },
            "no such file",
        ),
        ({"second_factor": "sometimes"}, "optional"),
        ({"session_minutes": 1}, "2"),
    ],
)
def test_a_way_in_that_would_not_work_or_not_be_safe_is_refused(given: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Settings(**given)


def test_a_provider_may_stand_on_this_very_machine() -> None:
    for issuer in ("https://login.example/realms/huis", "http://127.0.0.1:9000", "http://localhost/x"):
        assert Settings(oidc_issuer=issuer, oidc_client_id="huis").oidc_issuer == issuer


def test_a_child_gets_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "password").touch()
    settings = Settings(
        var=tmp_path,
        port=9001,
        organisation="Huis Éénhoorn",
        wheelhouse=tmp_path,
        accent="#4c1f40",
        widget_hosts="https://a.example, https://b.example",
        dictation=True,
        shared_minutes=5,
        signal_people="fall=team_lead > nacht@huis.example",
        smtp_password_file=tmp_path / "password",
    )
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    assert Settings() == settings


def test_secrets_of_the_surroundings_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("LC_TIME", "nl_NL.UTF-8")
    inherited = inherited_environment()
    assert "AWS_SECRET_ACCESS_KEY" not in inherited
    assert inherited["LC_TIME"] == "nl_NL.UTF-8"
    assert "PATH" in inherited


@pytest.mark.parametrize("written", ["welkom.huis.example", "https://", "ftp://huis.example", "https://a b"])
def test_an_address_without_its_scheme_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="write it as"):
        Settings(public_url=written)


def test_the_file_of_a_password_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="no such file"):
        Settings(smtp_password_file=tmp_path / "password")
