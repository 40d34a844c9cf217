"""Running programs: their output in the log, what went wrong in one sentence."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import time
from pathlib import Path
from typing import Sequence

from setting_up import places

# What pip, uv, npm and apt-get say when it is the network.
_UNREACHABLE = re.compile(
    r"failed to fetch|error sending request|could not connect|dns error|name resolution|timed? ?out"
    r"|connection (?:refused|reset|error)|network is unreachable|no matching distribution found"
    r"|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN"
    r"|proxyerror|tunnel error|newconnectionerror",
    re.IGNORECASE,
)
# A network that looks into what passes signs with a certificate of its own.
_UNTRUSTED = re.compile(
    r"UnknownIssuer|certificate verif|self[- ]signed certificate|unable to get (?:local )?issuer",
    re.IGNORECASE,
)


class SetupError(Exception):
    """One sentence that says what is wrong and what to do."""


def run(
    command: Sequence[str], what: str, extra: dict[str, str] | None = None, cwd: Path | None = None
) -> str:
    """Run a program with its output in the log; return that output.

    Args:
        command: Program and arguments.
        what: What the program was to do, for the sentence when it fails ("install uv").
        extra: Environment variables on top of those there are.
        cwd: Folder to run it in; the root when nothing is given.

    Raises:
        SetupError: It ended with an error or is not there.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=str(cwd or places.ROOT),
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        raise SetupError(f"Could not {what}: {error}.") from error
    output = done.stdout.decode("utf-8", "replace")
    places.LOG.parent.mkdir(parents=True, exist_ok=True)
    with places.LOG.open("a", encoding="utf-8") as log:
        moment = time.strftime("%Y-%m-%d %H:%M:%S")
        log.write(f"--- {moment} {what} (exit code {done.returncode})\n{output}\n")
    if done.returncode == 0:
        return output
    place = places.LOG.relative_to(places.ROOT)
    if _UNTRUSTED.search(output):
        raise SetupError(
            f"Could not {what} because this machine does not know the certificate that the network shows: "
            "add its root certificate (on Debian: put it in /usr/local/share/ca-certificates and run "
            f"update-ca-certificates) and run the same command again (details in {place})."
        )
    if _UNREACHABLE.search(output):
        raise SetupError(
            f"Could not {what} because the package registry can't be reached: check the network or "
            f"the proxy and run the same command again (details in {place})."
        )
    if "No space left on device" in output:
        raise SetupError(
            f"Could not {what} because the disk is full: make room and run the same command again."
        )
    raise SetupError(f"Could not {what}: see the end of {place}.")


def uv(*arguments: str, what: str, extra: dict[str, str] | None = None) -> str:
    """Run the locked uv; it may use the registries, and nothing of the user's own projects."""
    settings = {"UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    if machine_has_certificates():
        settings["UV_SYSTEM_CERTS"] = "true"
    # An organisation's mirror is told to pip; uv reads only its own variables.
    for ours, pips in (("UV_DEFAULT_INDEX", "PIP_INDEX_URL"), ("UV_INDEX", "PIP_EXTRA_INDEX_URL")):
        if ours not in os.environ and os.environ.get(pips):
            settings[ours] = os.environ[pips]
    return run([str(places.APP / "bin" / "uv"), *arguments], what, {**settings, **(extra or {})})


def machine_has_certificates() -> bool:
    """Tell whether this machine keeps certificates; else uv has those that it brings along."""
    # Each is None when there is no such file or folder.
    kept = ssl.get_default_verify_paths()
    return bool(kept.cafile or (kept.capath and any(Path(kept.capath).iterdir())))
