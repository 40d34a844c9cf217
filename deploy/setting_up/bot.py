"""The environment of Rasa, and what its tests need on top."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from setting_up import places
from setting_up.programs import SetupError, uv
from setting_up.pythons import find_python, python_version
from setting_up.stamps import digest, read_stamps, write_stamps

BOT_PYTHON = (3, 10)


def bot_is_current() -> bool:
    """Tell whether Rasa's environment has what its lock file says."""
    stamps = read_stamps(places.BOT)
    return (
        stamps.get("bot") == digest(places.BOT_LOCK)
        and stamps.get("root") == str(places.ROOT)
        and python_version(str(places.BOT / "bin" / "python")) == BOT_PYTHON
    )


def set_up_bot() -> str:
    """Make or mend Rasa's environment."""
    in_bot = str(places.BOT / "bin" / "python")
    if python_version(in_bot) != BOT_PYTHON or read_stamps(places.BOT).get("root") != str(places.ROOT):
        python = find_python(BOT_PYTHON) or python_from_uv()
        if python is None:
            raise SetupError(
                "Rasa needs Python 3.10, which is neither on PATH nor in pyenv and could not be downloaded: "
                "install it (for instance with `pyenv install 3.10`) and run the same command again, with "
                "PYENV_ROOT when pyenv stands elsewhere than in your own folder."
            )
        shutil.rmtree(str(places.BOT), ignore_errors=True)
        uv("venv", "--quiet", "--python", python, str(places.BOT), what="make Rasa's environment")
        write_stamps(places.BOT, root=str(places.ROOT))
    # Compiled now: TensorFlow and Rasa take eight seconds longer to import otherwise.
    install = ("pip", "sync", "--python", in_bot, "--require-hashes", "--compile-bytecode")
    uv(*install, str(places.BOT_LOCK), what="install Rasa's packages")
    # "sync" took the Dutch pipeline away: it is in no lock file.
    write_stamps(places.BOT, bot=digest(places.BOT_LOCK), dutch="", **{"bot-dev": ""})
    return "Python {}.{}, Rasa {}".format(*BOT_PYTHON, locked_version(places.BOT_LOCK, "rasa"))


def bot_dev_is_current() -> bool:
    """Tell whether Rasa's environment can run the tests of bot/ as well."""
    return bot_is_current() and read_stamps(places.BOT).get("bot-dev") == digest(places.BOT_DEV_LOCK)


def set_up_bot_dev() -> str:
    """Add what the tests of bot/ need; nothing else changes, so what was installed stays."""
    # The lock is whole, and says less than TensorFlow asks for: see bot/overrides.txt.
    in_bot = str(places.BOT / "bin" / "python")
    what = "install the packages for testing in Rasa's environment"
    install = ("pip", "install", "--python", in_bot, "--require-hashes", "--no-deps")
    uv(*install, "-r", str(places.BOT_DEV_LOCK), what=what)
    write_stamps(places.BOT, **{"bot-dev": digest(places.BOT_DEV_LOCK)})
    return "pytest " + locked_version(places.BOT_DEV_LOCK, "pytest")


def locked_version(lock: Path, package: str) -> str:
    """Return the version that a lock file names for a package, or an empty text."""
    match = re.search(rf"^{re.escape(package)}==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return match.group(1) if match else ""


def python_from_uv() -> str | None:
    """Let uv bring Python 3.10; None when its download can't be reached."""
    version = "{}.{}".format(*BOT_PYTHON)
    quick = {"UV_PYTHON_DOWNLOADS": "manual", "UV_HTTP_TIMEOUT": "15", "UV_HTTP_RETRIES": "0"}
    # Here, and not in the folder of who sets up: the user that serves must be able to read it.
    quick["UV_PYTHON_INSTALL_DIR"] = str(places.UV_PYTHONS)
    try:
        uv("python", "install", "--no-bin", version, what="download Python 3.10", extra=quick)
        find = ("python", "find", "--no-project", "--managed-python", version)
        found = uv(*find, what="find Python 3.10", extra=quick).strip()
    except SetupError:
        return None
    return found if python_version(found) == BOT_PYTHON else None
