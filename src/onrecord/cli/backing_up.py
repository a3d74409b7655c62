"""`onrecord backup`: a copy of the whole ledger, taken while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Ledger, Proof

__all__ = ["back_up"]


def back_up(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="The file that is written: a ledger like any other.")],
    ledger: LedgerPath = "onrecord.db",
    force: Annotated[bool, typer.Option("--force", help="Replace the file where there is one.")] = False,
    as_json: AsJson = False,
) -> int:
    """Copy the whole ledger to a new file, as it is at one moment, while other programs add to it.

    The copy is proved as `onrecord verify` proves a ledger before it takes its name: what has the name is whole.
    """
    from pathlib import Path

    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.ledger import Ledger
    from onrecord.views.wording import count_words

    with Ledger.open(ledger, read_only=True) as opened:
        proof = _copy(opened, Path(target), replaces=force)
    rows, size = sum(rows for _, rows in proof.checked), Path(target).stat().st_size
    if as_json:
        print_json_line({"ledger": str(opened.store), "target": target, "bytes": size, "checked": dict(proof.checked)})
    else:
        told = (
            f"{target}: a copy of {opened.store}, {size / 1e6:,.1f} MB; everything holds in {count_words(rows, 'row')}"
        )
        screen().print(page_text(told), soft_wrap=True)
    return DONE


def _copy(ledger: Ledger, target: Path, *, replaces: bool) -> Proof:
    """Copy, and say how far it is where a person looks on."""
    from onrecord.cli.screen import errors, page_text
    from onrecord.pipeline import reader_fingerprint

    console = errors()
    if not console.is_terminal:
        return ledger.back_up(target, reader_fingerprint(), replaces=replaces)
    with console.status("copying") as status:

        def tell(what: str, done: int, total: int) -> None:
            status.update(page_text(f"{what}: {done:,} of {total:,}"))

        return ledger.back_up(target, reader_fingerprint(), replaces=replaces, progress=tell)
