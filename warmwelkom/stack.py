"""The processes of a running Warm Welkom: start them, watch over them, end them together.

All of them live and die together: when one ends, the others are stopped, and a person (or a service manager)
starts the whole anew. Each child leads a process group of its own, so that Ctrl-C in the terminal reaches
only this process, which then stops them in good order; and each is killed by the system should this process
be killed.
"""

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from warmwelkom import children
from warmwelkom.errors import WarmWelkomError
from warmwelkom.programs import Program, check_ports
from warmwelkom.settings import ROOT

START_SECONDS = 180.0
STOP_SECONDS = 10.0
_POLL_SECONDS = 0.2
_LOGS_SECONDS = 60.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

EXIT_STOPPED = 0
EXIT_INTERRUPTED = 130


@dataclass
class _Child:
    """A program that was started."""

    program: Program
    process: asyncio.subprocess.Process
    log: Path
    exited: asyncio.Task[int]

    def signal(self, number: signal.Signals) -> None:
        children.signal_group(self.process.pid, number)

    def ending(self) -> str:
        """Say how the process ended."""
        code = self.process.returncode
        if code is not None and code < 0:
            return f"was ended by signal {-code} ({signal.Signals(-code).name})"
        return f"ended with exit code {code}"


class Stack:
    """Programs that are started, watched and ended together.

    Use it as an asynchronous context manager: when the block is left, however, no process is left.
    """

    def __init__(
        self,
        wanted: Sequence[Program],
        logs: Path,
        say: Callable[[str], None] = print,
        folder: Path = ROOT,
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            wanted: The programs, in the order in which they are started; they are stopped in reverse order.
            logs: Folder of the log files, one for each program.
            say: Takes a line for the person at the terminal.
            folder: Where the programs are run.
        """
        self._wanted = list(wanted)
        self._logs = logs
        self._say = say
        self._folder = folder
        self._children: list[_Child] = []
        self._hurry = asyncio.Event()

    async def __aenter__(self) -> Self:
        """Start all programs at once.

        Raises:
            WarmWelkomError: A port is taken or a program is not there.
        """
        check_ports(self._wanted)
        try:
            for program in self._wanted:
                self._children.append(await self._start(program))
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop whatever still runs."""
        await self.stop()

    async def _start(self, program: Program) -> _Child:
        log = self._logs / f"{program.name}.log"
        with children.open_log(log) as output:
            try:
                process = await asyncio.create_subprocess_exec(
                    *program.command,
                    cwd=self._folder,
                    env=dict(program.environment),
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=output,
                    stderr=asyncio.subprocess.STDOUT,
                    start_new_session=True,
                    preexec_fn=children.die_with_parent(),
                )
            except PermissionError as error:
                raise WarmWelkomError(
                    f"{program.name} can't be started: this user may not run {program.command[0]}. Set it up "
                    "anew with a Python that stands where every user may read."
                ) from error
            except OSError as error:
                raise WarmWelkomError(
                    f"{program.name} can't be started ({error.strerror}: {program.command[0]}): "
                    "run `make setup`."
                ) from error
        return _Child(program, process, log, asyncio.ensure_future(process.wait()))

    async def until_healthy(self, seconds: float = START_SECONDS) -> None:
        """Wait until every program says that it is well, with a line for each.

        Args:
            seconds: How long that may take for all of them.

        Raises:
            WarmWelkomError: It took too long, or a program ended; with the last lines of its log.
        """
        begin = time.monotonic()
        pending = list(self._children)
        # Nothing of the surroundings (a proxy above all) has a say in calls to this machine.
        async with httpx.AsyncClient(trust_env=False, timeout=5.0) as client:
            while pending:
                self._raise_for_ended()
                for child in list(pending):
                    if await self._is_healthy(client, child.program):
                        pending.remove(child)
                        self._say(f"  {child.program.name} is ready after {time.monotonic() - begin:.0f} s")
                if pending and time.monotonic() - begin > seconds:
                    names = ", ".join(child.program.name for child in pending)
                    raise WarmWelkomError(
                        f"{names} did not get ready within {seconds:.0f} seconds: look in {pending[0].log}.\n"
                        f"{children.last_lines(pending[0].log)}"
                    )
                if pending:
                    await asyncio.wait(
                        [child.exited for child in self._children],
                        timeout=_POLL_SECONDS,
                        return_when=asyncio.FIRST_COMPLETED,
                    )

    @staticmethod
    async def _is_healthy(client: httpx.AsyncClient, program: Program) -> bool:
        try:
            response = await client.get(program.health_url, headers=dict(program.health_headers))
        except httpx.HTTPError:
            return False
        return program.is_healthy(response)

    def _raise_for_ended(self) -> None:
        for child in self._children:
            if child.exited.done():
                raise WarmWelkomError(
                    f"{child.program.name} {child.ending()}, so everything is stopped: look in {child.log}.\n"
                    f"{children.last_lines(child.log)}".rstrip()
                )

    async def until_one_ends(self) -> None:
        """Wait as long as all goes well, and keep the logs within bounds.

        Raises:
            WarmWelkomError: A program ended; always, for that is the only way out of here.
        """
        while True:
            exits = [child.exited for child in self._children]
            await asyncio.wait(exits, timeout=_LOGS_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            self._raise_for_ended()
            for child in self._children:
                children.bound_log(child.log)

    def hurry(self) -> None:
        """Let a stop that is going on wait for nothing more."""
        self._hurry.set()

    async def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Stop all programs, the last started first, so that no message comes in that nobody can handle.

        Args:
            seconds: How long each may take to end by itself; then it is killed.
        """
        while self._children:
            child = self._children.pop()
            try:
                if not child.exited.done():
                    child.signal(signal.SIGTERM)
                    hurried = asyncio.ensure_future(self._hurry.wait())
                    await asyncio.wait(
                        [child.exited, hurried], timeout=seconds, return_when=asyncio.FIRST_COMPLETED
                    )
                    hurried.cancel()
            finally:
                # Also when the process itself has ended: something that it started may be left.
                child.signal(signal.SIGKILL)
                await child.exited


async def serve(
    wanted: Sequence[Program],
    logs: Path,
    ready: Callable[[], None],
    say: Callable[[str], None] = print,
    folder: Path = ROOT,
    start_seconds: float = START_SECONDS,
) -> int:
    """Run the stack until it is told to stop.

    The first Ctrl-C (or SIGTERM, or a closed terminal) stops all in good order, a second one at once.

    Args:
        wanted: The programs, in the order in which they are started.
        logs: Folder of the log files.
        ready: Called once, when all are well.
        say: Takes a line for the person at the terminal.
        folder: Where the programs are run.
        start_seconds: How long the start may take.

    Returns:
        The exit code: 0 when stopped as asked, 130 when stopped at once.

    Raises:
        WarmWelkomError: A port is taken, the start took too long, or a program ended by itself.
    """
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()
    stack = Stack(wanted, logs, say, folder)
    code = EXIT_STOPPED

    def on_signal() -> None:
        nonlocal code
        if asked.is_set():
            code = EXIT_INTERRUPTED
            stack.hurry()
        asked.set()

    for number in _SIGNALS:
        loop.add_signal_handler(number, on_signal)
    try:
        async with stack:

            async def run() -> None:
                await stack.until_healthy(start_seconds)
                ready()
                await stack.until_one_ends()

            running = asyncio.ensure_future(run())
            stopping = asyncio.ensure_future(asked.wait())
            await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                stopping.cancel()
                await running
            say("Stopping ...")
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError, WarmWelkomError):
                await running
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
    say("Everything is stopped.")
    return code
