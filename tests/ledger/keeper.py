"""A program that adds documents one by one, keeps the derived rows up, and says how many are done.

`python -m tests.ledger.keeper PATH FIRST COUNT`
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from onrecord.ledger import Ledger
from tests.ledger.making import NOW, make_document

__all__ = ["READER", "keep"]

READER = "reader-1"


def keep(arguments: Sequence[str]) -> int:
    path, first, count = arguments[0], int(arguments[1]), int(arguments[2])
    with Ledger.open(path) as ledger:
        for done, number in enumerate(range(first, first + count), 1):
            run = ledger.begin_run(NOW, version="0.1.0", reader=READER)
            ledger.end_run(run, ledger.record(run, [make_document(number)]), NOW)
            ledger.keep_up(READER)
            print(done, flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
