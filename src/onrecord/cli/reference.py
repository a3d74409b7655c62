"""`onrecord funds` and `onrecord languages`: what onrecord knows before it reads anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onrecord.cli.ending import DONE
from onrecord.cli.options import AsJson

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.reference.funds import Fund

__all__ = ["list_funds", "list_languages"]


def list_funds(as_json: AsJson = False) -> int:
    """List the funds that onrecord knows by name.

    A gift to a fund that is not listed here is read all the same, under the name that the page gives to it.
    """
    from onrecord.cli.screen import print_json_line, screen
    from onrecord.reference.funds import load_funds

    funds = load_funds().all
    if as_json:
        for fund in funds:
            print_json_line(_fund_object(fund))
        return DONE
    console = screen()
    console.print(_fund_table(funds, console.width))
    return DONE


def _fund_table(funds: Iterable[Fund], width: int) -> Table:
    from onrecord.cli.tables import Layout, fit_table

    narrow = ((("id",), ("kind",)), (("name",), ("honours", "ceremony")))
    layout = Layout(
        headings=("id", "kind", "name", "honours", "ceremony"),
        right=(),
        whole=("id",),
        wide=110,
        narrow=narrow,
        narrow_wide=0,
        slim=narrow,
    )
    return fit_table(layout, map(_fund_cells, funds), width)


def _fund_cells(fund: Fund) -> tuple[str, ...]:
    honours = fund.honouree_names[0] if fund.honouree_names else ""
    return fund.id, fund.kind, fund.names[0], honours, fund.ceremony.isoformat() if fund.ceremony else ""


def _fund_object(fund: Fund) -> dict[str, Any]:
    return {
        "id": fund.id,
        "kind": fund.kind,
        "names": list(fund.names),
        "honours": list(fund.honouree_names),
        "ceremony": fund.ceremony.isoformat() if fund.ceremony else None,
        "committees": list(fund.committees),
    }


def list_languages(as_json: AsJson = False) -> int:
    """List the languages that onrecord reads, with the size of their word lists and their tested sentences."""
    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.cli.tables import new_table
    from onrecord.reference.lexicon import language_codes
    from onrecord.views.languages import language_object

    rows = [language_object(code) for code in language_codes()]
    if as_json:
        for row in rows:
            print_json_line(row)
        return DONE
    numbers = ("phrases", "cases", "near misses")
    table = new_table("code", "name", "status", *numbers, right=numbers)
    for row in rows:
        table.add_row(*(page_text(f"{value:,}" if isinstance(value, int) else value) for value in row.values()))
    screen().print(table)
    return DONE
