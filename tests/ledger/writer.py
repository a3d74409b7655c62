"""A program that adds documents to a ledger and says what is safe: `python -m tests.ledger.writer PATH FIRST COUNT`.

It prints the number of documents that are safe after each batch of ten. With a fourth argument its files may grow to
that many bytes only, as on a full disk.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from unittest import mock

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, Recorded, recording
from tests.ledger.making import NOW, make_document

__all__ = ["write"]


def write(arguments: Sequence[str]) -> int:
    path, first, count = arguments[0], int(arguments[1]), int(arguments[2])
    if len(arguments) > 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(arguments[3]), int(arguments[3])))
    safe = 0

    def tell(recorded: Recorded) -> None:
        nonlocal safe
        safe += recorded.seen
        print(safe, flush=True)  # noqa: T201

    try:
        with mock.patch.object(recording, "_BATCH_DOCUMENTS", 10), Ledger.open(path) as ledger:
            run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
            documents = (make_document(number, padding=100) for number in range(first, first + count))
            ledger.end_run(run, ledger.record(run, documents, tell), NOW)
    except LedgerError as error:
        print(error, flush=True)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(write(sys.argv[1:]))
