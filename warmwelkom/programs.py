"""The three programs of Warm Welkom: how each is started, on which port, and how it tells that it is well."""

import contextlib
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from warmwelkom import model, secret_files
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import ROOT, Settings, inherited_environment

WEB_LOGGING = ROOT / "web" / "logging.json"


def _answers(response: httpx.Response) -> bool:
    return response.status_code == httpx.codes.OK


@dataclass(frozen=True)
class Program:
    """A process of the stack: how it is started and how it tells that it is well."""

    name: str
    command: Sequence[str]
    port: int
    health_url: str
    port_setting: str
    """The setting to change when the port is taken."""
    host: str = "127.0.0.1"
    environment: Mapping[str, str] = field(default_factory=dict)
    health_headers: Mapping[str, str] = field(default_factory=dict)
    is_healthy: Callable[[httpx.Response], bool] = _answers


def _web_is_healthy(response: httpx.Response) -> bool:
    """Web answers all the time; it is well when everything behind it is."""
    if response.status_code != httpx.codes.OK:
        return False
    try:
        body = response.json()
    except ValueError:
        return False
    return isinstance(body, dict) and body.get("status") == "ok"


def of(settings: Settings) -> list[Program]:
    """Return the three processes of Warm Welkom, in the order in which they are started.

    Args:
        settings: Ports, addresses and places; the children get the same ones.
    """
    channel_secret = secret_files.secret(settings.var, secret_files.CHANNEL)
    application = {**inherited_environment(), **settings.environment()}
    # An address that means "all of them" is no address to call.
    callable_host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    callable_host = f"[{callable_host}]" if ":" in callable_host else callable_host
    return [
        Program(
            name="actions",
            command=[sys.executable, "-m", "actions", "--port", str(settings.actions_port)],
            port=settings.actions_port,
            port_setting="WARMWELKOM_ACTIONS_PORT",
            health_url=f"{settings.actions_url}/health",
            environment={**application, "SANIC_HOST": "127.0.0.1"},
        ),
        Program(
            name="rasa",
            command=[
                *(str(model.BOT_PYTHON), "-m", "warmwelkom.quiet_rasa"),
                *("run", "-m", str(model.model_file(settings))),
                *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
                *("--port", str(settings.rasa_port), "-i", "127.0.0.1"),
                *("--logging-config-file", "bot/logging.yml"),
            ],
            port=settings.rasa_port,
            port_setting="WARMWELKOM_RASA_PORT",
            health_url=f"{settings.rasa_url}/webhooks/warmwelkom/health",
            health_headers={"X-Channel-Secret": channel_secret},
            environment={
                **model.rasa_environment(),
                "SANIC_ACCESS_LOG": "false",
                "WARMWELKOM_ACTIONS_URL": f"{settings.actions_url}/webhook",
                "WARMWELKOM_CHANNEL_SECRET": channel_secret,
                "WARMWELKOM_TRACKER_URL": settings.tracker_url,
            },
        ),
        Program(
            name="web",
            command=[
                *(sys.executable, "-m", "uvicorn", "--factory", "web.app:create_app"),
                *("--host", settings.host, "--port", str(settings.port)),
                *("--no-access-log", "--log-level", settings.log_level, "--log-config", str(WEB_LOGGING)),
                *(
                    ("--proxy-headers", "--forwarded-allow-ips", settings.proxies)
                    if settings.proxies
                    else ("--no-proxy-headers",)
                ),
            ],
            host=settings.host,
            port=settings.port,
            port_setting="WARMWELKOM_PORT",
            health_url=f"http://{callable_host}:{settings.port}/health",
            is_healthy=_web_is_healthy,
            environment=application,
        ),
    ]


def check_ports(wanted: Sequence[Program]) -> None:
    """Make sure that every program can have its port.

    Raises:
        WarmWelkomError: A port is taken, asked for twice or not allowed.
    """
    with contextlib.ExitStack() as held:
        # All are held until the last is tried, so two programs with the same port are found as well.
        for program in wanted:
            place = f"Port {program.port} on {program.host} (for {program.name})"
            try:
                family, kind, _, _, address = socket.getaddrinfo(
                    program.host, program.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
                )[0]
                probe = held.enter_context(socket.socket(family, kind))
                # As the servers do: connections of a run just ended don't count.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
                probe.listen(1)
            except PermissionError as error:
                raise WarmWelkomError(
                    f"{place} is reserved for the system: choose one above 1023 with {program.port_setting}."
                ) from error
            except socket.gaierror as error:
                raise WarmWelkomError(
                    f"{program.host} is no address of this machine: choose another with WARMWELKOM_HOST."
                ) from error
            except OSError as error:
                raise WarmWelkomError(
                    f"{place} can't be had ({error.strerror}): stop the program that uses it or "
                    f"choose another with {program.port_setting}."
                ) from error
