"""The environment of the application."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setting_up import places
from setting_up.programs import SetupError, run, uv
from setting_up.pythons import find_python, python_version
from setting_up.stamps import digest, read_stamps, write_stamps

APP_PYTHON = (3, 11)
# Tried in this order when the Python that runs set-up is too old for the application.
APP_PYTHONS = ((3, 13), (3, 12), (3, 11), (3, 14))


def app_is_current(dev: bool) -> bool:
    """Tell whether the application's environment has what its lock files say."""
    stamps = read_stamps(places.APP)
    if stamps.get("app") != digest(places.APP_LOCK, places.UV_LOCK) or stamps.get("root") != str(places.ROOT):
        return False
    if dev and stamps.get("dev") != digest(places.DEV_LOCK):
        return False
    return (python_version(str(places.APP / "bin" / "python")) or (0, 0)) >= APP_PYTHON


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
    in_app = str(places.APP / "bin" / "python")
    stamps = read_stamps(places.APP)
    # An environment that was moved, or whose Python is gone, is made anew: its scripts hold the old paths.
    if (python_version(in_app) or (0, 0)) < APP_PYTHON or stamps.get("root") != str(places.ROOT):
        shutil.rmtree(str(places.APP), ignore_errors=True)
        try:
            run([python, "-m", "venv", str(places.APP)], "make the application's environment")
        except SetupError as error:
            if "ensurepip" in places.LOG.read_text(encoding="utf-8")[-2000:]:
                raise SetupError(
                    "This Python can't make environments: install its venv module (on Debian: "
                    "apt-get install python3-venv) and run the same command again."
                ) from error
            raise
        write_stamps(places.APP, root=str(places.ROOT))
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
            str(places.UV_LOCK),
        ],
        "install uv",
    )
    # Once somebody has asked for the tools of development they stay, whatever command comes next.
    dev = dev or "dev" in stamps
    locks = [places.APP_LOCK, places.UV_LOCK] + ([places.DEV_LOCK] if dev else [])
    # "sync" also takes away what an older lock file brought. Compiled now, every start is quicker.
    what = "install the application's packages"
    install = ("pip", "sync", "--python", in_app, "--require-hashes", "--compile-bytecode")
    uv(*install, *map(str, locks), what=what)
    link_application(in_app)
    for_dev = {"dev": digest(places.DEV_LOCK)} if dev else {}
    write_stamps(places.APP, app=digest(places.APP_LOCK, places.UV_LOCK), **for_dev)
    return "Python {}.{}".format(*(python_version(in_app) or APP_PYTHON))


def link_application(python: str) -> None:
    """Make the repository's packages importable and its command available in the environment.

    A .pth file and a script do what an editable install would, without a build back-end to download.
    """
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = run([python, "-c", code], "find the environment's folder")
    (Path(place.strip()) / "warmwelkom.pth").write_text(f"{places.ROOT}\n", encoding="utf-8")
    script = places.APP / "bin" / "warmwelkom"
    # Through /bin/sh, because a path with a space in it can't stand in the first line of a script.
    script.write_text(
        '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m warmwelkom "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
