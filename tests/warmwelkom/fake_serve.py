"""Runs `stack.serve` with stand-ins, as `warmwelkom serve` would.

Arguments: a folder, and the port and the habits of each program.
"""

import asyncio
import sys
from pathlib import Path

from tests.warmwelkom.helpers import fake_program
from warmwelkom import stack
from warmwelkom.errors import WarmWelkomError


def say(line: str) -> None:
    print(line, flush=True)


folder = Path(sys.argv[1])
wanted = []
for number, argument in enumerate(sys.argv[2:], start=1):
    port, *habits = argument.split(",")
    wanted.append(fake_program(f"part{number}", int(port), folder, *habits))
try:
    sys.exit(asyncio.run(stack.serve(wanted, folder / "log", lambda: say("READY"), say, folder)))
except WarmWelkomError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
