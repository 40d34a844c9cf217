"""What the tests of the labels share: marked text, files of messages, messages."""

from __future__ import annotations

from bot.labels import Message, unmark

VALUE = "U mist uw hond."


def mark(span: str, kind: str = "loss", themes: str = "home_place", value: str = VALUE) -> str:
    return f'[{span}]{{"entity": "{kind}", "role": "{themes}", "value": "{value}"}}'


def document(text: str, *metadata: str, act: str = "tell") -> str:
    lines = ['version: "3.1"', "nlu:", f"- intent: {act}", "  examples:", "  - text: |", f"      {text}"]
    if metadata:
        lines += ["    metadata:", *(f"      {line}" for line in metadata)]
    return "\n".join(lines) + "\n"


def said(
    text: str, act: str = "tell", question: str = "", file: str = "one.yml", line: int = 1, **given: str
) -> Message:
    plain, expressions, wrong = unmark(text)
    assert not wrong
    return Message(file, line, act, plain, expressions, question, **given)
