"""`onrecord backup`: a copy of the whole ledger, taken while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, SET_ASIDE
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Proof
    from onrecord.ledger.verifying import Progress

__all__ = ["back_up"]


def back_up(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help="The file that is written, or the address of an empty database on a server."
        ),
    ],
    ledger: LedgerPath = "onrecord.db",
    force: Annotated[bool, typer.Option("--force", help="Replace the file where there is one.")] = False,
    as_json: AsJson = False,
) -> int:
    """Copy the whole ledger to a new file, as it is at one moment, while other programs add to it.

    Into an empty database (postgresql://host/name) it moves a ledger to a server, and from there back into a file.
    The copy is proved as `onrecord verify` proves a ledger before it takes its name: what has the name is whole.
    """
    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.ledger import Ledger
    from onrecord.ledger.stores import find_store
    from onrecord.views.wording import count_words

    with Ledger.open(ledger, read_only=True) as opened:
        proof = _copy(opened, target, replaces=force)
        source = str(opened.store)
    told, rows = str(find_store(target)), sum(rows for _, rows in proof.checked)
    if as_json:
        print_json_line({"ledger": source, "target": told, "holds": proof.holds, "checked": dict(proof.checked)})
    elif proof.holds:
        screen().print(page_text(f"{told}: a copy of {source}; {count_words(rows, 'row')} hold"), soft_wrap=True)
    else:
        screen().print(page_text(f"{told}: the copy does not hold: {proof.faults[0]}"), soft_wrap=True)
    return DONE if proof.holds else SET_ASIDE


def _copy(ledger: Ledger, target: str, *, replaces: bool) -> Proof:
    """Copy, and say how far it is where a person looks on."""
    from onrecord.cli.screen import errors, page_text

    console = errors()
    if not console.is_terminal:
        return _write(ledger, target, None, replaces=replaces)
    with console.status("copying") as status:

        def tell(what: str, done: int, total: int) -> None:
            status.update(page_text(f"{what}: {done:,} of {total:,}"))

        return _write(ledger, target, tell, replaces=replaces)


def _write(ledger: Ledger, target: str, progress: Progress | None, *, replaces: bool) -> Proof:
    from pathlib import Path

    from onrecord.pipeline import reader_fingerprint

    if "://" in target:
        return ledger.move_to(target, reader_fingerprint(), progress)
    return ledger.back_up(Path(target), reader_fingerprint(), replaces=replaces, progress=progress)
