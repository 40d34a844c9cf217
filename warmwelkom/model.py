"""The trained Rasa model: whether it is there, whole and up to date, and how it is trained."""

import enum
import fcntl
import hashlib
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warmwelkom import children
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import ROOT, Settings, inherited_environment

NAME = "warmwelkom"
BOT_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"

# What the model is made from: a change in one of these asks for a new one.
SOURCES = (
    "config.yml",
    "domain.yml",
    "data/nlu/**/*",
    "data/rules/**/*",
    "data/stories/**/*",
    "bot/*.py",
    "bot/weights/*",
    "listening/**/*.py",
    "bot/requirements.txt",
)


class ModelState(enum.Enum):
    """How the model on disk relates to what it is made from."""

    CURRENT = "current"
    MISSING = "missing"
    OUTDATED = "outdated"
    DAMAGED = "damaged"


def model_file(settings: Settings) -> Path:
    """Return where the model is kept."""
    return settings.model_dir / f"{NAME}.tar.gz"


def record_file(settings: Settings) -> Path:
    """Return where it is noted what the model was made from, as "fingerprint", and its own "sha256"."""
    return settings.model_dir / f"{NAME}.json"


def fingerprint(root: Path = ROOT) -> str:
    """Return a hash over the names and contents of everything that the model is made from.

    Args:
        root: The folder of the repository.
    """
    files = sorted({path for pattern in SOURCES for path in root.glob(pattern) if path.is_file()})
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def state(settings: Settings, root: Path = ROOT) -> ModelState:
    """Tell how the model on disk is.

    Args:
        settings: Where the model is kept.
        root: The folder of the repository, to compare it with.
    """
    path = model_file(settings)
    if not path.is_file():
        return ModelState.MISSING
    try:
        record = json.loads(record_file(settings).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # A model that nothing is known of: making a new one is always right.
        return ModelState.OUTDATED
    if not isinstance(record, dict) or record.get("fingerprint") != fingerprint(root):
        return ModelState.OUTDATED
    return ModelState.CURRENT if record.get("sha256") == _sha256(path) else ModelState.DAMAGED


def rasa_environment() -> dict[str, str]:
    """Return the environment of every program of Rasa; it holds no secret."""
    return {
        **inherited_environment(),
        # One thread: with two on a busy machine the encoder takes five times the processor time.
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "PASSIVE",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def train(settings: Settings, root: Path = ROOT, python: Path = BOT_PYTHON) -> Path:
    """Train the model and put it in its place when it is whole; until then the old one stays.

    Args:
        settings: Where the model is kept and where the log goes (``train.log``).
        root: The folder of the repository.
        python: The Python of Rasa's environment.

    Returns:
        The file of the model.

    Raises:
        WarmWelkomError: Rasa's environment is missing, another training is going on, or the training failed.
    """
    if not python.exists():
        raise WarmWelkomError("Rasa's environment is missing: run `make setup` first.")
    settings.model_dir.mkdir(parents=True, exist_ok=True)
    with (
        _only_one(settings.model_dir / ".training.lock"),
        tempfile.TemporaryDirectory(dir=settings.model_dir, prefix=".training-") as folder,
    ):
        # Taken before the training: what is changed meanwhile asks for another one.
        source = fingerprint(root)
        command = [str(python), "-m", "rasa", "train", "--fixed-model-name", NAME, "--out", folder]
        command += [
            "--config",
            "config.yml",
            "--domain",
            "domain.yml",
            "--data",
            "data/nlu",
            "data/rules",
            "data/stories",
            # `make check` validates; here it would take a minute of everybody's first start
            "--skip-validation",
            "--augmentation",
            "0",  # rules and memory decide; stories glued together teach them nothing
        ]
        log = settings.logs / "train.log"
        code = _run(command, root, log)
        made = Path(folder) / f"{NAME}.tar.gz"
        if code != 0 or not made.is_file():
            raise WarmWelkomError(
                f"The training failed: mend what the end of {log} tells and run `make train`.\n"
                f"{children.last_lines(log)}"
            )
        record = Path(folder) / f"{NAME}.json"
        content = {"fingerprint": source, "sha256": _sha256(made)}
        record.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        # Without its record a model counts as out of date, so a broken-off swap never passes for a good one.
        record_file(settings).unlink(missing_ok=True)
        made.replace(model_file(settings))
        record.replace(record_file(settings))
    return model_file(settings)


def _run(command: list[str], root: Path, log: Path) -> int:
    """Run a program to its end with its output in a log; when this process is stopped, stop it too."""
    with (
        children.open_log(log) as output,
        subprocess.Popen(
            command,
            cwd=root,
            # All cores: nothing else is wanted of them now. While serving, one is quicker.
            env={**rasa_environment(), "OMP_NUM_THREADS": str(os.cpu_count() or 1)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=children.die_with_parent(),
        ) as process,
    ):
        try:
            return process.wait()
        finally:
            children.signal_group(process.pid, signal.SIGKILL)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold a lock file: two trainings in one folder would be in each other's way."""
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WarmWelkomError(
                "Another training is going on in this folder: wait until it has ended."
            ) from error
        yield
