"""``warmwelkom understand``: what the trained model understands in messages."""

import subprocess

import typer

from warmwelkom import model
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import ROOT, get_settings


def understand() -> None:
    """Read messages as JSON lines, write what is understood in each as a JSON line, in order.

    A line read: {"id", "text", "speaker": "client"|"relative", "question": string|null}. A line written:
    {"id", "act", "expressions": [{"kind", "span", "themes", "say_back"}], "signal"}; a line that can't be
    read gives {"id", "error"}.

    Exit codes: 0 every line was read, 1 there is no model.
    """
    settings = get_settings()
    file = model.model_file(settings)
    if model.state(settings) is not model.ModelState.CURRENT:
        if not file.exists():
            raise WarmWelkomError("There is no model yet: run `make train`.")
        typer.echo("warmwelkom: the model is not up to date, `make train` trains it.", err=True)
    python = ROOT / "bot" / ".venv" / "bin" / "python"
    done = subprocess.run(
        [str(python), "-m", "bot.understand", str(file)], cwd=ROOT, env=model.rasa_environment(), check=False
    )
    if done.returncode:
        raise WarmWelkomError("The model could not be used: run `make train`, it is trained anew.")
