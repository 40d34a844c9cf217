"""Play the invented people on the real stack: `make talks`, and `make talks SHOW=name` to read one talk."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from tests.talks.course import Course
from tests.talks.judge import Verdict, judge
from tests.talks.people import everyone, invite, strangers
from tests.talks.player import Player
from tests.talks.serving import Stack


def transcript(course: Course) -> str:
    """The whole talk, with what was stored."""
    lines = [f"{course.human.name}: {course.human.who}", ""]
    for turn in course.turns:
        lines += [f"  > {turn.said}"] if turn.said else []
        lines += [f"  {reply}" for reply in turn.replies] or ["  (no reply)"]
        lines += [f"      [{'] ['.join(turn.buttons)}]"] if turn.buttons else []
        lines += [f"      signal: {', '.join(turn.signals)}"] if turn.signals else []
        lines += [f"      ({turn.sort or 'no question'}, {turn.state})", ""]
    lines += ["Stored:"]
    for wish in course.record["wishes"]:
        lines.append(
            f"  {wish['kind']:10} “{wish['own_words']}” · {wish['say_back']} · confirmed {wish['confirmed']}"
        )
    lines += [f"  signal {signal['kind']}" for signal in course.record["signals"]]
    return "\n".join([*lines, f"  consent {course.record['consent']}, {course.record['state']}", ""])


def summary(verdicts: list[Verdict]) -> str:
    """All talks together."""
    wanted, missed = sum(len(v.wanted) for v in verdicts), sum(len(v.missed) for v in verdicts)
    return (
        f"{len(verdicts)} people: stored {wanted - missed} of {wanted}; "
        f"wrongly stored {sum(len(v.wrongly) for v in verdicts)}; "
        f"signals right {sum(v.signals_right for v in verdicts)} of {len(verdicts)}; "
        f"turns {statistics.median(v.turns for v in verdicts):g} (median); "
        f"words a turn {statistics.mean(v.words for v in verdicts):.1f}; "
        f"faults {sum(len(v.faults) for v in verdicts)}"
    )


def main() -> int:
    """Play all, or those whose name begins with the words given."""
    asked = argparse.ArgumentParser(prog="make talks", description=__doc__)
    asked.add_argument(
        "--show", default="", help="print the whole talk of the people with this in their name"
    )
    asked.add_argument("--kind", default="", help="only talks of this kind")
    asked.add_argument("--into", type=Path, help="write all the talks to this file")
    chosen = asked.parse_args()
    new = {human.key for human in strangers()}
    people = [human for human in [*everyone(), *strangers()] if chosen.kind in ("", human.kind.value)]
    people = [human for human in people if chosen.show.casefold() in f"{human.key} {human.name}".casefold()]
    if not people:
        print(
            f"There is nobody like that. There are: {', '.join(human.key for human in everyone())}.",
            file=sys.stderr,
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="talks-") as folder:
        stack = Stack(Path(folder) / "var")
        try:
            stack.start()
            both: list[tuple[str, Verdict]] = []
            read = []
            for human in people:
                course = Player(human, invite(stack, human)).play()
                verdict = judge(course)
                both.append((human.key, verdict))
                # Of those who are only counted no talk is shown, unless by name.
                shown = transcript(course) if human.key not in new or chosen.show else ""
                read += [shown, verdict.line, ""]
                print(shown if chosen.show else "", end="")
                print(verdict.line if shown else verdict.line.splitlines()[0], flush=True)
            for who, those in (
                ("known", [v for h, v in both if h not in new]),
                ("unseen", [v for h, v in both if h in new]),
            ):
                if those:
                    print(f"{who}: {summary(those)}")
            if chosen.into:
                chosen.into.write_text("\n".join(read), encoding="utf-8")
        finally:
            stack.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
