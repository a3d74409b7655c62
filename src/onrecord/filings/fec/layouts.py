"""Layouts: which field stands where in a row of a type, by version. Read from `data/filings/fec/*.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import DataFileError
from onrecord.filings.fec.versions import Version, VersionRange, parse_range
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["ROW_KINDS", "Layout", "Layouts", "RowKind", "load_layouts", "parse_layouts"]

ROW_KINDS = ("header", "cover", "receipt", "refund", "note", "counted")
"""What a row is to a reader of gifts; "counted" ones are no receipts, and are counted alone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a row in some versions. `positions` counts from 0; a field that is not read is not in it.

    Fields whose name begins with "$" are totals of a cover.
    """

    versions: tuple[VersionRange, ...]
    width: int
    positions: Mapping[str, int]

    def position(self, field: str) -> int:
        """Return where the field stands, -1 where this layout has none."""
        return self.positions.get(field, -1)


@dataclass(frozen=True, slots=True)
class RowKind:
    """Row types that are read alike, such as every line number of Schedule A."""

    what: str
    types: tuple[str, ...]
    layouts: tuple[Layout, ...] = ()

    def layout(self, version: Version) -> tuple[Layout | None, bool]:
        """Return the layout for a version, and whether it is known for it; else the nearest one, None without any."""
        near: list[tuple[Any, int]] = []
        for place, layout in enumerate(self.layouts):
            if any(version in versions for versions in layout.versions):
                return layout, True
            far = [d for versions in layout.versions if (d := versions.distance(version)) is not None]
            near += [(min(far), place)] if far else []
        return (self.layouts[min(near)[1]], False) if near else (None, False)


@dataclass(frozen=True, slots=True)
class Layouts:
    """All known kinds of rows. `exact` holds them by type, `patterns` those whose type has a pattern ("SA[0-9]*")."""

    exact: Mapping[str, RowKind]
    patterns: tuple[tuple[str, RowKind], ...]

    def kind(self, row_type: str) -> RowKind | None:
        """Return how rows of the type are read; None for a type that nobody knows.

        >>> load_layouts().kind("sa11ai").what
        'receipt'
        >>> load_layouts().kind("TEST") is None
        True
        """
        name = row_type.upper()
        if known := self.exact.get(name):
            return known
        return next((kind for pattern, kind in self.patterns if fnmatchcase(name, pattern)), None)

    def knows(self, version: Version) -> bool:
        """Return whether any layout is of the version."""
        kinds = {id(kind): kind for kind in (*self.exact.values(), *(kind for _, kind in self.patterns))}
        return any(kind.layout(version)[1] for kind in kinds.values())


@cache
def load_layouts() -> Layouts:
    """Read the packaged layouts, once; raises DataFileError that names the file and the key at fault."""
    folder = files("onrecord").joinpath("data", "filings", "fec")
    paths = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return parse_layouts({f"filings/fec/{path.name}": read_toml(path, f"filings/fec/{path.name}") for path in paths})


def parse_layouts(tables: Mapping[str, Mapping[str, Any]]) -> Layouts:
    """Gather parsed files; raises DataFileError when two kinds claim the same type."""
    exact: dict[str, RowKind] = {}
    patterns: list[tuple[str, RowKind]] = []
    for file, raw in tables.items():
        table = TableReader(raw, file)
        for entry in table.tables("rows"):
            kind = _read_kind(entry)
            for name in kind.types:
                if set(name) & set("*?["):
                    patterns.append((name, kind))
                elif exact.setdefault(name, kind) is not kind:
                    raise DataFileError(file, name, "two kinds of rows have this type")
        table.finish()
    return Layouts(exact, tuple(patterns))


def _read_kind(entry: TableReader) -> RowKind:
    what = entry.text("what")
    if what not in ROW_KINDS:
        raise entry.fail("what", f"one of {', '.join(ROW_KINDS)} is wanted here")
    kind = RowKind(what, entry.texts("types", required=True), tuple(map(_read_layout, entry.tables("layout"))))
    entry.finish()
    if what != "counted" and not kind.layouts:
        raise entry.fail("layout", "at least one layout is wanted here")
    return kind


def _read_layout(entry: TableReader) -> Layout:
    try:
        versions = tuple(parse_range(text) for text in entry.texts("versions", required=True))
    except ValueError as error:
        raise entry.fail("versions", str(error)) from error
    names = list(_fields(entry))
    entry.finish()
    positions = {name: place for place, name in enumerate(names) if name}
    if len(positions) < sum(map(bool, names)):
        raise entry.fail("fields", "a field stands twice")
    return Layout(versions, len(names), positions)


def _fields(entry: TableReader) -> Iterator[str]:
    """Yield the name of each field, "" for one that is not read; "-3" stands for three of those."""
    for word in entry.text("fields").split():
        if not word.startswith("-"):
            yield word
        elif word[1:].isdigit() or word == "-":
            yield from [""] * int(word[1:] or 1)
        else:
            raise entry.fail("fields", f"{word!r} is no field")
