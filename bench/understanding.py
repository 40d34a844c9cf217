"""How long it takes to understand a message, and how much memory: our model beside Rasa's default pipeline.

    python -m bench.understanding

Each is timed in fresh processes, in turns, in the environment in which Rasa serves: one thread. Compare only
what was measured in one run.
"""

import json
import statistics
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warmwelkom.errors import WarmWelkomError
from warmwelkom.model import BOT_PYTHON, model_file, rasa_environment
from warmwelkom.settings import ROOT, get_settings

ROUNDS = 3
MEGABYTE = 1e6
Run = Callable[..., dict[str, Any]]


@dataclass
class Measured:
    """What was measured of a model: milliseconds of each message in each round, and memory in bytes."""

    rounds: list[list[float]] = field(default_factory=list)
    rss: list[int] = field(default_factory=list)
    pss: list[int] = field(default_factory=list)

    @property
    def milliseconds(self) -> list[float]:
        """Of all messages in all rounds."""
        return [one for taken in self.rounds for one in taken]


def run(module: str, *arguments: str, python: Path = BOT_PYTHON) -> dict[str, Any]:
    """Run a module of the bench in Rasa's environment and return the JSON on its last line.

    Args:
        module: What is run.
        arguments: What it is given.
        python: The Python of Rasa's environment.

    Raises:
        WarmWelkomError: It ended badly.
    """
    done = subprocess.run(
        [str(python), "-W", "ignore", "-m", module, *arguments],
        cwd=ROOT,
        env=rasa_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        end = "\n".join(done.stderr.splitlines()[-20:])
        raise WarmWelkomError(f"{module} failed; the end of what it said:\n{end}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def measure(models: dict[str, Path], rounds: int = ROUNDS, run: Run = run) -> dict[str, Measured]:
    """Measure models in turns, each time in a fresh process.

    Args:
        models: Where each is kept, by name.
        rounds: How often each is measured.
        run: What measures one.
    """
    measured = {name: Measured() for name in models}
    for _ in range(rounds):
        for name, path in models.items():
            one = run("bench.one_model", str(path))
            measured[name].rounds.append(one["milliseconds"])
            measured[name].rss.append(one["rss"])
            measured[name].pss.append(one["pss"])
    return measured


def table(measured: dict[str, Measured]) -> str:
    """What was measured, a line for each model; medians of the rounds show how steady the machine is."""
    width = max(map(len, measured))
    lines = [f"{'':{width}}  median  90th percentile   RSS    PSS     medians of the rounds"]
    for name, one in measured.items():
        ninety = statistics.quantiles(one.milliseconds, n=10)[-1]
        medians = " ".join(f"{statistics.median(taken):.1f}" for taken in one.rounds)
        lines.append(
            f"{name:{width}}  {statistics.median(one.milliseconds):4.1f} ms  {ninety:12.1f} ms  "
            f"{max(one.rss) / MEGABYTE:4.0f} MB  {max(one.pss) / MEGABYTE:4.0f} MB  {medians} ms"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    peer = run("bench.rasa_default")
    models = {"our model": model_file(get_settings()), "Rasa's default pipeline": ROOT / peer["model"]}
    measured = measure(models)
    messages = len(measured["our model"].rounds[0])
    print(
        f"Processor time to understand one message of 35 to 45 words, one thread; {messages} messages of\n"
        f"data/test in {ROUNDS} fresh processes each, in turns; memory of the process afterwards.\n"
        f"Rasa's default pipeline was trained on {peer['messages']} messages.\n"
    )
    print(table(measured))


if __name__ == "__main__":
    main()
