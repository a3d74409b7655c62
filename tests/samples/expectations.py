"""What a careful reader finds on each sample (`expected/*.toml`), and the samples read as pages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any, TypeVar

from onrecord.pages import read_pages
from onrecord.records import Article, Block, Capture, Furniture
from onrecord.sources.endings import media_type_of

__all__ = [
    "EXPECTATIONS",
    "GOLDEN",
    "SAMPLES",
    "Expectation",
    "ExpectedFurniture",
    "ExpectedGift",
    "ExpectedLineage",
    "ExpectedStatement",
    "capture_sample",
    "find_text",
    "fold",
    "is_covered",
    "read_sample",
]

SAMPLES = Path(str(files("onrecord").joinpath("data", "samples")))
EXPECTED = Path(__file__).parent / "expected"
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedGift:
    """A gift; `amount` and `currency` are None where the page names none, `fund` where no registered fund is meant."""

    donor: str
    kind: str
    capacity: str
    status: str
    in_kind: bool
    also: tuple[str, ...] = ()
    fund: str | None = None
    amount: str | None = None
    currency: str | None = None
    qualifier: str = "exact"
    associated: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedConflict:
    """A name in the headline that was rejected as the giver of the gift of `donor`."""

    donor: str
    field: str
    rejected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedStatement:
    """Words and the names under which their speaker may stand; `starts` where nobody can say where they end."""

    speaker: tuple[str, ...]
    verbatim: bool
    garbled: bool
    quote: str = ""
    starts: str = ""
    told_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFurniture:
    """Text that must be found and typed, at least `times` times."""

    kind: str
    text: str
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedLineage:
    """What the page derives from."""

    relation: str
    machine: bool
    url: str
    language: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """All that a careful reader finds on one sample."""

    sample: str
    language: str
    published: str
    headline: str
    gifts: tuple[ExpectedGift, ...]
    statements: tuple[ExpectedStatement, ...]
    furniture: tuple[ExpectedFurniture, ...]
    story: tuple[str, ...]
    conflicts: tuple[ExpectedConflict, ...] = ()
    outlet: str | None = None
    url: str | None = None
    deck: str | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    lineage: ExpectedLineage | None = None


_Row = TypeVar("_Row")


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _row(kind: type[_Row], raw: dict[str, Any]) -> _Row:
    """Return a row of `kind`; a key that it does not have is an error, so that no misspelt key goes unchecked."""
    return kind(**{key: _frozen(value) for key, value in raw.items()})


def _read_expectation(path: Path) -> Expectation:
    raw = tomllib.loads(path.read_text("utf-8"))
    kinds: dict[str, type[Any]] = {
        "gifts": ExpectedGift,
        "conflicts": ExpectedConflict,
        "statements": ExpectedStatement,
        "furniture": ExpectedFurniture,
    }
    rows = {key: [_row(kind, row) for row in raw.pop(key, [])] for key, kind in kinds.items()}
    lineage = _row(ExpectedLineage, raw.pop("lineage")) if "lineage" in raw else None
    known = {field.name for field in fields(Expectation)}
    assert set(raw) <= known, f"{path.name}: there is no {sorted(set(raw) - known)}"
    return _row(Expectation, {**raw, **rows, "lineage": lineage})


EXPECTATIONS = tuple(_read_expectation(path) for path in sorted(EXPECTED.glob("*.toml")))


def capture_sample(name: str) -> Capture:
    """Return the capture of the sample `name`, its source the bare name: the same on every machine."""
    media_type = media_type_of(PurePath(name))
    assert media_type is not None
    return Capture(content=(SAMPLES / name).read_bytes(), source=name, media_type=media_type, how="file")


@cache
def read_sample(name: str) -> Article:
    """Return the one article of the sample `name`."""
    reading = read_pages(capture_sample(name))
    assert reading.problems == ()
    (article,) = reading.articles
    return article


def fold(text: str) -> str:
    """Return `text` with every run of white space (no-break spaces too) as one space, and straight apostrophes."""
    return " ".join(text.split()).replace("’", "'")


def find_text(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` that say `wanted`, whatever white space parts its words."""
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    for match in re.finditer(pattern, text):
        yield match.span()


def is_covered(text: str, span: tuple[int, int], by: Iterable[Block | Furniture]) -> bool:
    """Return whether every character of `span`, white space aside, stands in one of the spans `by`."""
    start, end = span
    covered: set[int] = set()
    for item in by:
        covered.update(range(max(item.start, start), min(item.end, end)))
    return all(at in covered for at in range(start, end) if not text[at].isspace())
