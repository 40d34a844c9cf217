"""Rasa's look at its own data, with errors that count.

    python deploy/validate.py PYTHON_OF_RASA

`rasa data validate` ends well although a rule names an intent or an utterance that does not exist: to Rasa
these are warnings, just like an utterance in no rule, which is how ours are meant (actions say them). With
`--fail-on-warnings` both count, without it neither does. Here every warning of Rasa's counts but those below.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

DATA = ("nlu", "rules", "stories")

# Warnings that say what is meant to be so.
_MEANT = (
    # Custom actions say them.
    re.compile(r"^The utterance '\w+' is not used in any story or rule\."),
    # The question that was asked decides: "nooit" is a no after one and a story after another.
    re.compile(r"^The example .* was found labeled with multiple different intents"),
    # What is said back depends on the question too: "liever niet". Nothing here maps synonyms.
    re.compile(r"^Found inconsistent entity synonyms while merging training data"),
    # Only buttons send them, nobody types them.
    re.compile(r"^The intent '\w+' is listed in the domain file, but is not found in the NLU training data"),
)
_COLOURS = re.compile(r"\x1b\[\d*(?:;\d+)*m")
# Warnings of Rasa itself; those of its libraries are not about our data.
_WARNING = re.compile(r"^\S*/rasa/\S+\.py:\d+: (?:UserWarning|FutureWarning): (.*)")


def sort_out(output: str) -> tuple[list[str], list[str]]:
    """Return the warnings of Rasa that tell of a mistake, and those that are meant to be so."""
    wrong: list[str] = []
    meant: list[str] = []
    lines = [line.strip() for line in _COLOURS.sub("", output).splitlines()]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        found = _WARNING.match(line)
        if found:
            # "Issue found in ...:" says what it is on the next line.
            text = f"{found.group(1)} {following}" if line.endswith(":") else found.group(1)
            (meant if any(kind.match(text) for kind in _MEANT) else wrong).append(text)
    return wrong, meant


def main(python: str) -> int:
    """Run Rasa's validation, show what it found, and return the exit code."""
    command = [python, "-m", "rasa", "data", "validate"]
    command += ["--domain", "domain.yml", "--config", "config.yml"]
    # Not the whole of data/: what is kept apart to test with is no training data.
    command += ["--data", *(f"data/{kind}" for kind in DATA if (ROOT / "data" / kind).is_dir())]
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    wrong, meant = sort_out(done.stdout)
    if done.returncode != 0:
        print(done.stdout)
    for text in meant:
        print(f"as meant: {text}")
    for text in wrong:
        print(f"error: {text}", file=sys.stderr)
    if done.returncode != 0 or wrong:
        print("rasa data validate: the data hold errors, see above.", file=sys.stderr)
        return 1
    print(f"rasa data validate: no errors, {len(meant)} remarks.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
