"""The names under which pages hand a story to their scripts, read from `data/story_keys.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["HeadKeys", "StoryKeys", "fold_key", "load_story_keys"]

_FILE = "story_keys.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadKeys:
    """Names at the top of a text file, folded, by what stands behind them; `others` are known and not used."""

    titles: frozenset[str]
    days: frozenset[str]
    addresses: frozenset[str]
    outlets: frozenset[str]
    languages: frozenset[str]
    decks: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryKeys:
    """Names of keys and of types of blocks, folded; the file says what each set means."""

    body: frozenset[str]
    words: frozenset[str]
    running: frozenset[str]
    headings: frozenset[str]
    others: frozenset[str]
    titles: frozenset[str]
    links: frozenset[str]
    days: frozenset[str]
    head: HeadKeys


def fold_key(name: object) -> str:
    """Return a name in small letters without signs.

    >>> fold_key("publish_Date"), fold_key(None)
    ('publishdate', '')
    """
    return "".join(sign for sign in name.lower() if sign.isalnum()) if isinstance(name, str) else ""


@cache
def load_story_keys() -> StoryKeys:
    """Read the packaged names, once; raises DataFileError that names the key at fault.

    >>> "articlebody" in load_story_keys().body
    True
    """
    table = TableReader(read_toml(files("onrecord").joinpath("data", _FILE), _FILE), _FILE)
    inner = table.table("head", required=True)
    keys = StoryKeys(
        head=HeadKeys(**{one.name: _names(inner, one.name) for one in fields(HeadKeys)}),
        **{one.name: _names(table, one.name) for one in fields(StoryKeys) if one.name != "head"},
    )
    inner.finish()
    table.finish()
    return keys


def _names(table: TableReader, key: str) -> frozenset[str]:
    names = table.texts(key, required=True)
    for name in names:
        if name != fold_key(name):
            raise table.fail(key, f"{name} is not in small letters without signs, as which it is looked for")
    return frozenset(names)
