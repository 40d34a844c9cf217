"""The labelled messages of data/nlu and data/test: what labels there are, and reading them with their lines.

What stands in a file and is no labelled message as docs/labelling.md describes it becomes a `Mistake`.
Needs no Rasa.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ACTS = _names(
    "greeting affirm deny dont_know skip done stop pause human repeat explain privacy are_you_human correct "
    "delete thanks goodbye smalltalk offtopic tell"
)
KINDS = _names("wish preference dislike loss worry content interest person")
THEMES = _names(
    "life_story own_choice meaning_belief feeling_well love_intimacy later_farewell important_people "
    "family_role pleasant_day join_in_learn daily_rhythm home_place food_drink living_together care_my_way "
    "moving_body"
)
SIGNALS = _names("suicidality tired_of_life medical_urgent fall abuse distress")
SPEAKERS = _names("client relative")
METADATA = _names("question speaker signal lookalike")
MARK = _names("entity role value")

_MARKED = re.compile(r"\[([^\[\]]*)\]\{([^{}]*)\}")
_STRAY = re.compile(r"[\[\]{}]")
_TEXT = "tag:yaml.org,2002:str"
# The quick loader is there where PyYAML was built with libyaml.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mistake:
    """What is wrong at a line of a file, and what to do about it."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Expression:
    """A marked piece `text[start:end]` of a message; `themes` and `value` as they are written."""

    start: int
    end: int
    kind: str
    themes: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Message:
    """A labelled message without its marks. What is not given is empty; `speaker` is a client then."""

    file: str
    line: int
    act: str
    text: str
    expressions: tuple[Expression, ...] = ()
    question: str = ""
    speaker: str = "client"
    signal: str = ""
    lookalike: str = ""

    def wrong(self, what: str) -> Mistake:
        """A mistake in this message."""
        return Mistake(self.file, self.line, what)


class _Bad(Exception):
    """The YAML has another shape than labelled messages have."""

    def __init__(self, node: yaml.Node, what: str) -> None:
        super().__init__(what)
        self.line = _line(node)


def _line(node: yaml.Node) -> int:
    """The line on which the node's text begins, from one; the words of a block stand below its `|`."""
    line: int = node.start_mark.line + 1
    return line + 1 if getattr(node, "style", None) in ("|", ">") else line


def _pairs(node: yaml.Node, what: str, known: frozenset[str]) -> dict[str, yaml.Node]:
    """The keys of a mapping and what they hold."""
    if not isinstance(node, yaml.MappingNode):
        raise _Bad(node, f"{what} should be keys and values")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            raise _Bad(key, f"{what} knows no {name!r}; use {_either(known)}")
        if name in found:
            raise _Bad(key, f"{name!r} is given twice; keep one")
        found[name] = value
    return found


def _items(node: yaml.Node | None, where: yaml.Node, what: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Bad(node or where, f"{what} should be a list, each with a dash in front")
    return list(node.value)


def _words(node: yaml.Node | None, where: yaml.Node, what: str) -> str:
    """The text that a node holds."""
    if node is None:
        raise _Bad(where, f"{what} is missing; add it")
    if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT:
        raise _Bad(node, f"{what} should be text; put it in double quotes")
    if not node.value.strip():
        raise _Bad(node, f"{what} is empty; fill it in or take it out")
    return str(node.value).strip()


def _either(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _label(written: str) -> tuple[dict[str, str], list[str]]:
    """What the braces behind a marked piece say, and what is wrong with them."""
    try:
        pairs = json.loads(written, object_pairs_hook=list)
    except ValueError as error:
        return {}, [f"{written} can't be read as JSON ({error}); mind quotes and commas"]
    label = dict(pairs)
    if len(pairs) != len(MARK) or set(label) != MARK:
        return {}, [f"{written} should hold {_either(MARK)}, each once"]
    if not all(isinstance(value, str) for value in label.values()):
        return {}, [f"{written} should hold text only"]
    themes = label["role"].split(",")
    wrong = [
        f"unknown theme {theme!r}; use {_either(THEMES)}, with a comma between and no space"
        for theme in themes
        if theme not in THEMES
    ]
    if label["entity"] not in KINDS:
        wrong.append(f"unknown kind {label['entity']!r}; use {_either(KINDS)}")
    if len(themes) > len(set(themes)):
        wrong.append(f"a theme is named twice in {label['role']!r}; name it once")
    if len(themes) > 3:
        wrong.append(f"{len(themes)} themes in {label['role']!r}; keep the best three or fewer")
    return label, wrong


def unmark(marked: str) -> tuple[str, tuple[Expression, ...], list[str]]:
    """A message without its marks, what they say, and what is wrong with them."""
    text, last = "", 0
    found: list[Expression] = []
    wrong: list[str] = []
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        label, complaints = _label("{" + mark.group(2) + "}")
        wrong += complaints
        start = len(text)
        text += mark.group(1)
        last = mark.end()
        if not mark.group(1).strip():
            wrong.append("an empty piece is marked; mark its words")
        elif label:
            themes = tuple(label["role"].split(","))
            found.append(Expression(start, len(text), label["entity"], themes, label["value"]))
    text += marked[last:]
    if _STRAY.search(text):
        wrong.append(
            'a bracket or brace that belongs to no mark; write [piece]{"entity": ..., "role": ..., '
            '"value": ...}, and never one mark inside or over another'
        )
    return text, tuple(found), wrong


def _message(node: yaml.Node, file: str, act: str) -> tuple[Message, list[Mistake]]:
    keys = _pairs(node, "a message", frozenset(("text", "metadata")))
    marked = _words(keys.get("text"), node, "text")
    given: dict[str, str] = {}
    if "metadata" in keys:
        for key, value in _pairs(keys["metadata"], "metadata", METADATA).items():
            given[key] = _words(value, value, key)
    text, expressions, wrong = unmark(marked)
    line = _line(keys["text"])
    for key, known in (("speaker", SPEAKERS), ("signal", SIGNALS), ("lookalike", SIGNALS)):
        if key in given and given[key] not in known:
            wrong.append(f"unknown {key} {given[key]!r}; use {_either(known)}")
    return Message(file, line, act, text, expressions, **given), [Mistake(file, line, one) for one in wrong]


def _blocks(document: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """Every message of a file, not yet read, with its act."""
    keys = _pairs(document, "the file", frozenset(("version", "nlu")))
    for block in _items(keys.get("nlu"), document, "nlu"):
        inside = _pairs(block, "a block", frozenset(("intent", "examples")))
        act = _words(inside.get("intent"), block, "intent")
        if act not in ACTS:
            raise _Bad(inside["intent"], f"unknown act {act!r}; use {_either(ACTS)}")
        for example in _items(inside.get("examples"), block, "examples"):
            yield example, act


def read(path: Path, name: str | None = None) -> tuple[list[Message], list[Mistake]]:
    """The messages of a file, and what in it is none. `name` is how the file is called in both."""
    file = name or str(path)
    messages: list[Message] = []
    mistakes: list[Mistake] = []
    try:
        document = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
        if document is None:
            return [], [Mistake(file, 1, "the file is empty; write messages or remove it")]
        for example, act in _blocks(document):
            try:
                message, wrong = _message(example, file, act)
            except _Bad as error:
                mistakes.append(Mistake(file, error.line, str(error)))
                continue
            messages.append(message)
            mistakes += wrong
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        mistakes.append(
            Mistake(file, mark.line + 1 if mark else 1, f"no YAML: {error.problem or error.context}")
        )
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mistakes.append(Mistake(file, 1, f"no YAML in UTF-8: {error}"))
    except _Bad as error:
        mistakes.append(Mistake(file, error.line, f"{error}; what follows in this file was not looked at"))
    return messages, mistakes
