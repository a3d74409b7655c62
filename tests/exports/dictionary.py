"""docs/columns.md, made of the tables themselves; `python -m tests.exports.dictionary` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.exports import CONTENTS, Table
from onrecord.exports.columns import SCHEMA_VERSION

__all__ = ["PAGE", "dictionary_page"]

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"

_HEAD = f"""# Columns

What stands in each column of the tables that [`onrecord export`](exports.md) writes as csv, parquet and xlsx.
`onrecord export csv --columns --what claims` prints the same. This is version {SCHEMA_VERSION}, as each row tells:
it goes up when a column is renamed, dropped or means something else, and a new column alone leaves it.

| type | csv | parquet | xlsx |
|---|---|---|---|
| text | guarded, see [exports](exports.md) | string | text |
| texts | parted by "; " | list of strings | text, parted by "; " |
| integer | digits | int64 | number |
| decimal | all digits, no exponent | decimal(38, 4) | number; text beyond 15 digits |
| flag | `true`, `false` | bool | boolean |
| day | `2024-12-13` | date32 | date; text before March 1900 |

A cell is empty (null in parquet) where nothing is known; columns with a * never are.
"""


def dictionary_page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(line for content in CONTENTS.values() for line in _section(content.table))])


def _section(table: Table) -> Iterator[str]:
    yield from (
        f"## {table.name}",
        "",
        f"A row is {table.one}.",
        "",
        "| column | type | what it means |",
        "|---|---|---|",
    )
    for column in table.columns:
        yield f"| `{column.name}`{' *' if column.always else ''} | {column.kind} | {column.meaning} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(dictionary_page(), "utf-8")
