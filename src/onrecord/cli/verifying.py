"""`onrecord verify`: prove that the ledger is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE, SET_ASIDE
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Proof

__all__ = ["verify"]


def verify(ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """Prove the ledger: every hash fits its bytes, every quote stands in its text, nothing was changed.

    Ends with 1 where something does not hold, and says what.
    """
    from onrecord.cli.screen import print_json_line
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, read_only=True) as opened:
        proof = _prove(opened)
    if as_json:
        faults = [{"table": fault.table, "id": fault.id, "what": fault.what} for fault in proof.faults]
        print_json_line({"holds": proof.holds, "checked": dict(proof.checked), "faults": faults})
    else:
        _print_proof(proof, str(opened.store))
    return DONE if proof.holds else SET_ASIDE


def _prove(ledger: Ledger) -> Proof:
    """Verify, and say how far it is where a person looks on."""
    from onrecord.cli.screen import errors, page_text

    console = errors()
    if not console.is_terminal:
        return ledger.verify()
    with console.status("checking") as status:
        return ledger.verify(lambda table, done, total: status.update(page_text(f"{table}: {done:,} of {total:,}")))


def _print_proof(proof: Proof, ledger: str) -> None:
    from onrecord.cli.screen import page_text, screen
    from onrecord.cli.tables import new_table
    from onrecord.views.wording import count_words

    console = screen()
    table = new_table("checked", "rows", right=("rows",))
    for name, rows in proof.checked:
        table.add_row(page_text(name), page_text(f"{rows:,}"))
    console.print(table)
    for fault in proof.faults:
        console.print(page_text(f"{fault.table} {fault.id or ''}: {fault.what}", "red"), soft_wrap=True)
    if proof.holds:
        told = "everything holds: hashes, spans and guards"
    else:
        told = f"{count_words(proof.fault_count, 'fault')}: take the pages from a copy and add them to a new ledger"
    console.print(page_text(f"{ledger}: {told}"), soft_wrap=True)
