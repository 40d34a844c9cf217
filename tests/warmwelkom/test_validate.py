"""Which of Rasa's warnings about its data count as errors."""

import importlib.util
from types import ModuleType

import pytest

from warmwelkom.settings import ROOT

WHERE = "\x1b[0m\x1b[93m/somewhere/site-packages/rasa/shared/utils/io.py:100: UserWarning: "


@pytest.fixture(scope="module")
def validate() -> ModuleType:
    specification = importlib.util.spec_from_file_location("validate", ROOT / "deploy" / "validate.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "text",
    [
        "The intent 'dance' is used in your stories, but it is not listed in the domain file.",
        "The action 'utter_dance' is used in the stories, but is not a valid utterance action.",
    ],
)
def test_a_mistake_counts(validate: ModuleType, text: str) -> None:
    assert validate.sort_out(f"{WHERE}{text}\n") == ([text], [])


def test_what_is_on_the_next_line_is_told_too(validate: ModuleType) -> None:
    output = f"{WHERE}Issue found in 'data/rules/one.yml': \nFound intent 'dance' in stories\n  More info\n"
    told = "Issue found in 'data/rules/one.yml': Found intent 'dance' in stories"
    assert validate.sort_out(output) == ([told], [])


@pytest.mark.parametrize(
    "text",
    [
        "The utterance 'utter_ask_loss' is not used in any story or rule.",
        "The intent 'confirm' is listed in the domain file, but is not found in the NLU training data.",
        "Found inconsistent entity synonyms while merging training data, overwriting a->b with a->c",
    ],
)
def test_what_is_meant_to_be_so_is_only_shown(validate: ModuleType, text: str) -> None:
    assert validate.sort_out(f"{WHERE}{text}\n") == ([], [text])


def test_warnings_of_libraries_are_not_about_our_data(validate: ModuleType) -> None:
    line = "/somewhere/site-packages/jax/_src/api.py:1: UserWarning: something is deprecated\n"
    assert validate.sort_out(line) == ([], [])
