"""Settings of the application; the only module that reads the environment.

Every setting is an environment variable with the prefix ``WARMWELKOM_``. Paths that are not absolute are
taken from the folder of the repository, so that a setting means the same wherever a command is typed.
"""

import ipaddress
import os
import re
import socket
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from records import retention, rules
from records.access_log import keys
from records.erasing import ledger
from warmwelkom import colours, secret_files

PREFIX = "WARMWELKOM_"
ROOT = Path(__file__).resolve().parent.parent
"""The folder of the repository: every process of the stack runs in it."""

# What a child process inherits. Everything else stays behind, so that no secret of the surroundings (a token
# in a shell or a CI job) reaches a process that has no business with it.
_INHERITED_NAMES = frozenset(
    {
        "HOME",
        "LANG",
        "LANGUAGE",
        "LD_LIBRARY_PATH",
        "LOGNAME",
        "PATH",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "TERM",
        "TMPDIR",
        "TZ",
        "USER",
    }
)
_INHERITED_PREFIXES = ("LC_", "OPENBLAS_", "TF_CPP_")


def _from_root(value: object) -> object:
    """Take a relative path from the folder of the repository; anything else is left as it is."""
    if isinstance(value, str | Path):
        return ROOT / Path(value).expanduser()
    return value


_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_WEBHOOK = re.compile(r"https?://[^\s,@/]+(/[^\s,]*)?")
_ISSUER = re.compile(r"https://[^\s?#]+|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?(/[^\s?#]*)?")
_MAILBOX = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
# An origin: scheme, host (or all hosts under one) and port. Nothing else may get into a security header.
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")

RepositoryPath = Annotated[Path, BeforeValidator(_from_root)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """All settings with their defaults; frozen, so that nothing changes under a running process."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,  # docs/settings.md is made from them
    )

    var: RepositoryPath = ROOT / "var"
    """Everything the running system keeps: database, logs, secrets."""
    database_url: str = ""
    """SQLAlchemy URL; empty means the SQLite file ``warmwelkom.db`` under ``var``."""
    host: str = "127.0.0.1"
    """Address web listens on; the only process that other machines may reach."""
    port: Port = 8080
    """Port web listens on."""
    rasa_port: Port = 5005
    """Port of Rasa, on this machine alone."""
    actions_port: Port = 5055
    """Port of the action server, on this machine alone."""
    proxies: str = ""
    """Addresses (or networks) of the reverse proxies in front, with commas between: who asks is then whom
    they name, so that limits count people and not the proxy. Empty means that nobody is believed."""
    public_url: str = ""
    """How people reach web (in links and QR codes); empty means http://host:port. No slash at the end."""
    organisation: str = "Huis De Linde"
    """The name people see."""
    logo: RepositoryPath | None = None
    """An SVG or PNG to show beside the name; else our own mark."""
    accent: str = ""
    """Colour of the organisation, "#rrggbb", on which white or black reads well; empty means our own."""
    widget_hosts: str = ""
    """Origins (https://www.example.nl) that may show the widget, with commas between; empty means none."""
    shared_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    """How long a talk stays open on a shared tablet that nobody touches."""
    dictation: bool = False
    """Whether people may dictate, in browsers that do it on the device itself."""
    code_days: Annotated[int, Field(ge=1, le=90)] = 14
    """How many days the code of an invitation can be typed on a shared tablet."""
    session_minutes: Annotated[int, Field(ge=2, le=480)] = 15
    """How long a colleague stays logged in without touching the page."""
    second_factor: Literal["optional", "required"] = "optional"
    """Whether colleagues must log in with a code of an app as well; who has none sets it up first. Single
    sign-on that says it asked for more than a password (``mfa`` in ``amr``) counts as one."""
    oidc_issuer: str = ""
    """Address of the organisation's OpenID provider, for single sign-on; empty means there is none."""
    oidc_client_id: str = ""
    """Name of this house there; the provider sends people to ``<public_url>/staff/inloggen/oidc/terug``."""
    oidc_client_secret_file: RepositoryPath | None = None
    """File that holds the secret that goes with it; none when the provider knows us as a public client."""
    oidc_name: str = "je werkaccount"
    """What the button says after "Inloggen met"."""
    oidc_only: bool = False
    """Whether single sign-on is the only way in: no passwords at all."""
    raw_days: Annotated[int, Field(ge=1, le=retention.LONGEST_RAW)] = retention.LONGEST_RAW
    """How many days after its review the words of a talk go by themselves; what was agreed stays."""
    unreviewed_days: Annotated[int, Field(ge=30, le=365)] = 180
    """After how many days the words of a talk go that nobody reviewed; a month before, *Vandaag* warns."""
    left_days: Annotated[int, Field(ge=1, le=3650)] = 365
    """How many days after somebody left the house ``warmwelkom purge`` removes everything about them."""
    signal_terms: str = ""
    """How long a signal waits before it climbs, "fall=5m; distress=next_working_day"; what is not mentioned
    stays as ``records/rules.py`` has it."""
    signal_people: str = ""
    """Who is told of a signal and who next, "fall=contact_person,team > team_lead > night@house.example"."""
    signal_webhook: str = ""
    """Addresses that are told of a signal too (an alarm, a pager), with commas between; empty means none."""
    smtp_host: str = ""
    """Mail server of the organisation; empty means that no e-mail is sent."""
    smtp_port: Port = 587
    """Port of the mail server."""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """How the line to it is secured."""
    smtp_user: str = ""
    """Who logs in there; empty means nobody has to."""
    smtp_password_file: RepositoryPath | None = None
    """File that holds the password, so that it stands in no environment."""
    mail_from: str = ""
    """Address that e-mails come from; needed when there is a mail server."""
    wheelhouse: RepositoryPath | None = None
    """Folder that may hold a wheel of nl_core_news_sm, for machines that can't reach the official one."""
    model_dir: RepositoryPath = ROOT / "models"
    """Folder of the trained model; it can always be made anew."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """How much web writes in its log."""
    metrics: bool = False
    """Whether figures for a monitor stand at ``/metrics``, for who has the key in ``var/secrets/metrics``."""

    @model_validator(mode="before")
    @classmethod
    def _lower_case_log_level(cls, values: object) -> object:
        """Accept INFO as well as info."""
        if isinstance(values, dict) and isinstance(values.get("log_level"), str):
            return {**values, "log_level": values["log_level"].lower()}
        return values

    @field_validator("proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        """Whoever is believed can say to be anyone, so never everybody."""
        found = [ipaddress.ip_network(part.strip()) for part in value.split(",") if part.strip()]
        if any(network.prefixlen == 0 for network in found):
            raise ValueError("name the proxies, not the whole world")
        return ",".join(
            str(network.network_address if network.num_addresses == 1 else network) for network in found
        )

    @field_validator("signal_terms")
    @classmethod
    def _terms(cls, value: str) -> str:
        """Say at the start what is no term, not when somebody is in danger."""
        rules.read(terms=value)
        return value

    @field_validator("signal_people")
    @classmethod
    def _people(cls, value: str) -> str:
        """Say at the start who is nobody."""
        rules.read(people=value)
        return value

    @field_validator("signal_webhook")
    @classmethod
    def _addresses(cls, value: str) -> str:
        """One way to write them."""
        addresses = [part.strip() for part in value.split(",") if part.strip()]
        for address in addresses:
            if not _WEBHOOK.fullmatch(address):
                raise ValueError(f'write a webhook as "https://alarm.example/path", not {address!r}')
        return ",".join(addresses)

    @model_validator(mode="after")
    def _whole_mail(self) -> "Settings":
        """A mail server takes no letter without a sender."""
        if self.smtp_host and not _MAILBOX.fullmatch(self.mail_from):
            raise ValueError("with a mail server, mail_from must be the address that e-mails come from")
        return self

    @field_validator("oidc_issuer")
    @classmethod
    def _a_provider(cls, value: str) -> str:
        """What is said to a provider is as secret as a password: no bare line to another machine."""
        if value and not _ISSUER.fullmatch(value):
            raise ValueError(
                'write the provider as "https://login.example/path"; http is for this machine only'
            )
        return value

    @model_validator(mode="after")
    def _whole_sign_on(self) -> "Settings":
        """A provider must know who asks, and without one somebody must be able to log in."""
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("with oidc_issuer, oidc_client_id must say how the provider knows this house")
        if self.oidc_only and not self.oidc_issuer:
            raise ValueError("oidc_only leaves no way in without oidc_issuer")
        return self

    @field_validator("oidc_client_secret_file", "smtp_password_file")
    @classmethod
    def _a_file(cls, value: Path | None) -> Path | None:
        """Say at the start that a secret can't be had, not when somebody logs in or a letter must go."""
        if value is not None and not os.access(value, os.R_OK):
            raise ValueError(f"there is no such file, or this user may not read it: {value}")
        return value

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        """Without its scheme no link works, and cookies go over http."""
        if value and not _ADDRESS.fullmatch(value):
            raise ValueError('write it as "https://welkom.huis.example"')
        return value

    @field_validator("logo")
    @classmethod
    def _an_image(cls, value: Path | None) -> Path | None:
        """Say at the start that the logo is not there, not on every page."""
        if value is None:
            return None
        if value.suffix.lower() not in {".svg", ".png"}:
            raise ValueError(f"the logo must be an SVG or PNG: {value}")
        if not value.is_file():
            raise ValueError(f"there is no such file: {value}")
        return value

    @field_validator("accent")
    @classmethod
    def _readable_accent(cls, value: str) -> str:
        """Refuse a colour on which no text reads well."""
        if not value:
            return ""
        accent = colours.colour(value)
        reached = colours.contrast(accent, colours.text_on(accent))
        if reached < colours.ENOUGH:
            raise ValueError(
                f"on {accent} the contrast of white or black text is {reached:.1f}:1 at most, and it must be "
                f"{colours.ENOUGH:.0f}:1; take a darker or a lighter colour"
            )
        return accent

    @field_validator("widget_hosts")
    @classmethod
    def _origins(cls, value: str) -> str:
        """One way to write them, and nothing that is no origin."""
        origins = [part.strip().lower().removesuffix("/") for part in value.split(",") if part.strip()]
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f'write a host of the widget as "https://www.example.nl", not {origin!r}')
        return ",".join(origins)

    @model_validator(mode="after")
    def _fill_in(self) -> "Settings":
        """Fill in the settings that follow from others."""
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.var / 'warmwelkom.db'}")
        if not self.public_url:
            # "Listen on every address" is no address that a browser can open.
            name = socket.gethostname() if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
            name = f"[{name}]" if ":" in name else name
            object.__setattr__(self, "public_url", f"http://{name}:{self.port}")
        object.__setattr__(self, "public_url", self.public_url.rstrip("/"))
        return self

    @property
    def widget_origins(self) -> tuple[str, ...]:
        """The origins that may show the widget, one by one."""
        return tuple(self.widget_hosts.split(",")) if self.widget_hosts else ()

    @property
    def webhooks(self) -> tuple[str, ...]:
        """The addresses that are told of a signal, one by one."""
        return tuple(self.signal_webhook.split(",")) if self.signal_webhook else ()

    @property
    def signal_rules(self) -> rules.Rules:
        """Who is told of a signal, and when it climbs."""
        return rules.read(self.signal_terms, self.signal_people)

    @property
    def retention_terms(self) -> retention.Terms:
        """How long what people said is kept."""
        return retention.Terms(raw=self.raw_days, unreviewed=self.unreviewed_days, left=self.left_days)

    @property
    def erased(self) -> Path:
        """The list of what was removed, beside the database; a restored backup is held against it."""
        return self.var / ledger.FILE

    @property
    def logs(self) -> Path:
        """Folder of the log files, one for each process."""
        return self.var / "log"

    @property
    def rasa_url(self) -> str:
        """Base URL of Rasa; loopback always, whatever web listens on."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def actions_url(self) -> str:
        """Base URL of the action server; loopback always."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def tracker_url(self) -> str:
        """Database URL for Rasa's trackers: a SQLite file of its own, or the application's PostgreSQL.

        Rasa is bound to SQLAlchemy 1.4, which knows psycopg 2 only.
        """
        scheme, separator, rest = self.database_url.partition("://")
        if scheme.partition("+")[0] == "postgresql":
            return f"postgresql+psycopg2{separator}{rest}"
        return f"sqlite:///{self.var / 'rasa.db'}"

    def environment(self) -> dict[str, str]:
        """These settings as environment variables, so that a child process has the same ones."""
        values = self.model_dump(mode="json", exclude_none=True)
        return {f"{PREFIX}{name.upper()}": str(value) for name, value in values.items()}


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Return the settings of this process, read from the environment once.

    Whoever opens the database by them writes its access log with this house's key.

    Raises:
        pydantic.ValidationError: A variable holds something that can't be used.
    """
    settings = Settings()
    keys.keep(settings.database_url, lambda: secret_files.secret(settings.var, secret_files.ACCESS_LOG))
    return settings


def inherited_environment() -> dict[str, str]:
    """Return the part of this process's environment that every child may have; it holds no secrets."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in _INHERITED_NAMES or name.startswith(_INHERITED_PREFIXES)
    }
