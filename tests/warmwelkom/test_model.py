"""When the model is out of date or damaged, and that a training that fails leaves the old one alone."""

import fcntl
import json
from pathlib import Path

import pytest

from warmwelkom import model
from warmwelkom.errors import WarmWelkomError
from warmwelkom.model import ModelState
from warmwelkom.settings import Settings

# Does what `rasa train` does as far as we can see it: a model with the name, in the folder.
FAKE_RASA = """#!/bin/sh
[ "$1 $2 $3" = "-m rasa train" ] || exit 64
name= out=
while [ $# -gt 0 ]; do
    case "$1" in --fixed-model-name) name=$2 ;; --out) out=$2 ;; esac
    shift
done
echo "training $name"
if [ -e fail ]; then echo "no such intent"; exit 1; fi
cat config.yml > "$out/$name.tar.gz"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "config.yml": "pipeline",
        "domain.yml": "intents",
        "data/nlu/tell.yml": "tell",
        "data/nlu/deep/er.yml": "deeper",
        "data/rules/welcome.yml": "rules",
        "data/stories/talk.yml": "stories",
        "bot/featurizer.py": "class Featurizer: ...",
        "bot/requirements.txt": "rasa",
        "listening/clauses.py": "",
        "listening/deep/er.py": "",
        "README.md": "",
        "bot/notes.txt": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def settings(root: Path) -> Settings:
    return Settings(var=root / "var", model_dir=root / "models")


@pytest.fixture
def rasa(root: Path) -> Path:
    program = root / "python"
    program.write_text(FAKE_RASA)
    program.chmod(0o755)
    return program


def test_training_makes_a_current_model(settings: Settings, root: Path, rasa: Path) -> None:
    assert model.state(settings, root) is ModelState.MISSING
    path = model.train(settings, root, rasa)
    assert path == root / "models" / "warmwelkom.tar.gz"
    assert model.state(settings, root) is ModelState.CURRENT
    assert set(json.loads((root / "models" / "warmwelkom.json").read_text())) == {"fingerprint", "sha256"}
    left = {entry.name for entry in (root / "models").iterdir()} - {".training.lock"}
    assert left == {"warmwelkom.tar.gz", "warmwelkom.json"}
    assert (root / "var" / "log" / "train.log").read_text() == "training warmwelkom\n"


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "domain.yml",
        "data/nlu/deep/er.yml",
        "data/rules/welcome.yml",
        "data/stories/new.yml",
        "bot/featurizer.py",
        "bot/requirements.txt",
        "listening/deep/er.py",
    ],
)
def test_a_change_asks_for_a_new_model(settings: Settings, root: Path, rasa: Path, name: str) -> None:
    model.train(settings, root, rasa)
    (root / name).write_text("something else")
    assert model.state(settings, root) is ModelState.OUTDATED


def test_moving_a_file_asks_for_a_new_model(root: Path) -> None:
    before = model.fingerprint(root)
    (root / "data/nlu/tell.yml").rename(root / "data/nlu/told.yml")
    assert model.fingerprint(root) != before


@pytest.mark.parametrize("name", ["README.md", "bot/notes.txt", "tests/test_bot.py"])
def test_other_files_do_not(root: Path, name: str) -> None:
    before = model.fingerprint(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("something else")
    assert model.fingerprint(root) == before


def test_a_damaged_model_is_noticed(settings: Settings, root: Path, rasa: Path) -> None:
    path = model.train(settings, root, rasa)
    path.write_bytes(path.read_bytes()[:-1])
    assert model.state(settings, root) is ModelState.DAMAGED


@pytest.mark.parametrize("record", ["", "[]", '{"fingerprint": 1}', None])
def test_a_model_that_nothing_is_known_of_is_out_of_date(
    settings: Settings, root: Path, rasa: Path, record: str | None
) -> None:
    model.train(settings, root, rasa)
    path = root / "models" / "warmwelkom.json"
    path.unlink() if record is None else path.write_text(record)
    assert model.state(settings, root) is ModelState.OUTDATED


def test_a_failed_training_says_why_and_keeps_the_old(settings: Settings, root: Path, rasa: Path) -> None:
    model.train(settings, root, rasa)
    (root / "fail").touch()
    with pytest.raises(WarmWelkomError, match=r"(?s)^The training failed: .*train\.log.*no such intent"):
        model.train(settings, root, rasa)
    assert model.state(settings, root) is ModelState.CURRENT


def test_two_trainings_at_once_are_refused(settings: Settings, root: Path, rasa: Path) -> None:
    settings.model_dir.mkdir()
    with (settings.model_dir / ".training.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(WarmWelkomError, match="Another training"):
            model.train(settings, root, rasa)


def test_a_missing_environment_is_one_sentence(settings: Settings, root: Path) -> None:
    with pytest.raises(WarmWelkomError, match="run `make setup`"):
        model.train(settings, root, root / "nothing")


def test_rasa_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_DATABASE_URL", "postgresql://u:p@h/d")
    environment = model.rasa_environment()
    assert not any(name.startswith("WARMWELKOM_") for name in environment)
    assert environment["OMP_NUM_THREADS"] == "1"
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
