"""The case tables as documents: sentences that assert gifts, and sentences that only look like them, to learn from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from onrecord.reference.lexicon import language_codes

from .likeness import Gift
from .score import HERE, Document

__all__ = ["CASE", "load_cases"]

CASE = "case-"
"""Before the id of a row: it tells a case from an article."""

DAY = "2025-01-15"
"""The day of publication of a row that names none."""


def load_cases() -> list[Document]:
    """Return a document for each sentence of the tables of every language, and of the shared table of near misses."""
    found: list[Document] = []
    for code in language_codes():
        folder = Path(str(files("onrecord").joinpath("data", "languages", code)))
        sentences = groupby(_rows(folder / "cases.tsv"), key=lambda row: row["id"][:6])
        found.extend(_document(list(rows), code) for _, rows in sentences)
        found.extend(_document([row], code) for row in _rows(folder / "near_misses.tsv"))
    shared = HERE.parent / "claims" / "near_misses.tsv"
    return found + [_document([{**row, "sentence": row["text"]}], row["language"]) for row in _rows(shared)]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _document(rows: list[dict[str, str]], language: str) -> Document:
    first = rows[0]
    article = {
        "@type": "NewsArticle",
        "inLanguage": language,
        "datePublished": first.get("published") or DAY,
        "articleBody": first["sentence"].replace("¶", "\n\n"),
    }
    gifts = tuple(_gift(row) for row in rows if row.get("donor"))
    return Document(id=f"{CASE}{first['id']}", language=language, article=article, gifts=gifts, quotations=())


def _gift(row: dict[str, str]) -> Gift:
    known = row["fund"].startswith("us-")
    return Gift(
        donors=(row["donor"],),
        is_person=row["kind"] == "person",
        fund=row["fund"] if known else None,
        fund_name=None if known else row["fund"],
        amount=Decimal(row["amount"]) if row["amount"] else None,
        currency=row["currency"] or None,
        in_kind=row["in_kind"] == "yes",
        capacity=row["capacity"],
        status=row["status"],
    )
