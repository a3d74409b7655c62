"""What `make score` prints: the figures of each set that is here, its calibration, and whether it keeps its floors.

python -m tests.gold.report [--run COMMAND] [--misses]
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from .calibration import calibration_table, judge_all
from .floors import READER, Floors, measure, sets_here, shortfalls
from .publishing import publish_score
from .score import add_up, load_documents, run_reader, score_all, table

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every set that is here; 0 when all floors are kept, 1 when one is not."""
    ask = argparse.ArgumentParser(prog="scripts/score", description="Score the reader on annotated articles.")
    ask.add_argument("--run", default=READER, help=f"the reader; {READER!r} when not given")
    ask.add_argument("--misses", action="store_true", help="print every gift and quotation that is wrong")
    options = ask.parse_args(arguments)
    below = [
        line
        for name, folder in sets_here().items()
        for line in _score_set(name, folder, shlex.split(options.run), misses=options.misses)
    ]
    sys.stdout.writelines(f"{line}\n" for line in below)
    return 1 if below else 0


def _score_set(name: str, folder: Path, command: Sequence[str], *, misses: bool) -> list[str]:
    """Print the tables of one set, and return a line for each floor that it does not keep."""
    documents = load_documents([folder])
    answers = run_reader(command, documents)
    scores = score_all(documents, answers)
    if misses:
        sys.stdout.writelines(f"{score.id}  {miss}\n" for score in scores for miss in score.misses)
    totals = add_up(scores)
    sys.stdout.write(f"{name}: {len(documents)} articles\n{table(totals)}\n\n")
    sys.stdout.write(f"{calibration_table(judge_all(documents, answers))}\n\n")
    if name == "public" and command == shlex.split(READER):
        publish_score(totals)
    floors = Floors.load().figures.get(name, {})
    return [f"{name} {line}" for line in shortfalls(floors, measure(totals))]


if __name__ == "__main__":
    sys.exit(main())
