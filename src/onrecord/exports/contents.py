"""What a table can hold, by name: the gifts, the claims behind them, what was filed, what people are quoted with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.exports.claim_rows import CLAIMS, list_claim_objects, list_claim_rows
from onrecord.exports.columns import Row, Table
from onrecord.exports.filed_rows import FILED, list_filed_objects, list_filed_rows
from onrecord.exports.pledge_rows import PLEDGES, list_pledge_objects, list_pledge_rows
from onrecord.exports.request import ExportRequest
from onrecord.exports.statement_rows import STATEMENTS, list_statement_objects, list_statement_rows

__all__ = ["CONTENTS", "Content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A table, and what gives its rows, or the same as JSON objects; both read the ledger as they are walked."""

    table: Table
    rows: Callable[[ExportRequest], Iterator[Row]]
    objects: Callable[[ExportRequest], Iterator[dict[str, Any]]]


CONTENTS: dict[str, Content] = {
    content.table.name: content
    for content in (
        Content(table=PLEDGES, rows=list_pledge_rows, objects=list_pledge_objects),
        Content(table=CLAIMS, rows=list_claim_rows, objects=list_claim_objects),
        Content(table=FILED, rows=list_filed_rows, objects=list_filed_objects),
        Content(table=STATEMENTS, rows=list_statement_rows, objects=list_statement_objects),
    )
}
"""The contents by name, as `--what` takes them."""
