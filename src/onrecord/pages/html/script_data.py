"""The data that a page hands to its scripts: JSON in elements and attributes, and values that programs are given.

Nothing is run. What is no JSON, as a program that makes its data, is read as the texts that stand in it by their names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from onrecord.pages.html.tree import Element

__all__ = ["read_script_data"]

# The largest seen has 1.9 MB, of a live page; what is longer takes seconds.
_MOST = 4_000_000
# Shorter data hold no story.
_LEAST = 300
_MOST_VALUES = 40

_DECODER = json.JSONDecoder(strict=False)
# Examples: `window.__STATE__ = {`, `state["page"]=[`, `= JSON.parse("`, `.push([`
_VALUE = re.compile(r"(?:[\w$\])]\s{0,4}=|JSON\.parse\(|\.push\()\s{0,4}(?=[{\[\"'])")
# What programs write for nothing, where JSON has null: {"deck":undefined}
_UNDEFINED = re.compile(r"(?<=[:,\[])(?:undefined|NaN)(?=[,}\]])")
_SINGLE_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'", re.S)
_ESCAPE = re.compile(r"\\(.)|(\")", re.S)
# Examples: `title:"Mill pays"`, `"body": "<p>The mill ..."`
_NAMED = re.compile(r"(?:[\"']?([\w$]{1,40})[\"']?\s{0,4}:\s{0,4})\"((?:[^\"\\]|\\.)*+)\"", re.S)
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_AS_JSON = r"\\u00\1"
_LEAST_NAMED = 2


def read_script_data(root: Element) -> Iterator[Any]:
    """Yield what the scripts of a page are handed: lists and objects. JSON-LD is none of it.

    >>> from onrecord.pages.html.tree import parse_tree
    >>> data = '{"title":"Mill pays","deck":undefined,"body":"%s"}' % ("It pays. " * 40)
    >>> page = f"<script>window.__STATE__={data}</script>"
    >>> [(value["title"], value["deck"]) for value in read_script_data(parse_tree(page))]
    [('Mill pays', None)]
    """
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if _LEAST <= len(text) <= _MOST and "ld+json" not in kind:
            yield from _of_json(text) if "json" in kind else _of_program(text)
    for element in root.iter():
        for name, value in element.items():
            if name.startswith("data-") and _LEAST <= len(value) <= _MOST and value.lstrip()[:1] in ("{", "["):
                yield from _of_json(value)


def _of_json(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _of_program(text: str) -> Iterator[Any]:
    """Yield the values that a program is given, or what its texts are where there are none."""
    text, at, found = _UNDEFINED.sub("null", text), 0, False
    for _ in range(_MOST_VALUES):
        begins = _VALUE.search(text, at)
        if begins is None:
            break
        value, at = _value_at(text, begins.end())
        if isinstance(value, (dict, list)) and at - begins.end() >= _LEAST:
            found = True
            yield value
    if not found:
        yield from _named_texts(text)


def _value_at(text: str, at: int) -> tuple[Any, int]:
    """Return the value that stands at a place, opened where it is JSON written as a text, and where it ends."""
    try:
        if text[at] == "'":
            quoted = _SINGLE_QUOTED.match(text, at)
            return (_opened(_unquoted(quoted[1])), quoted.end()) if quoted else (None, at + 1)
        value, end = _DECODER.raw_decode(text, at)
        return _opened(value), end
    except (ValueError, RecursionError):
        return None, at + 1


def _unquoted(text: str) -> str:
    r"""Return a text of a program in single quotes as it is meant.

    >>> _unquoted(r'{\"a\": \'b\'}')
    '{"a": \'b\'}'
    """
    quoted = _ESCAPE.sub(lambda sign: "'" if sign[1] == "'" else '\\"' if sign[2] else sign[0], text)
    told: str = json.loads(f'"{_HEX.sub(_AS_JSON, quoted)}"', strict=False)
    return told


def _opened(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    if not isinstance(value, str) or len(value) < _LEAST:
        return value
    text = unquote(value) if value.startswith(("%7B", "%5B")) else value
    return json.loads(text, strict=False) if text.lstrip()[:1] in ("{", "[") else None


def _named_texts(text: str) -> Iterator[dict[str, str]]:
    """Yield the texts of a program by their names; a name that comes again begins the next thing."""
    thing: dict[str, str] = {}
    for named in _NAMED.finditer(text):
        if named[1] in thing:
            yield thing
            thing = {}
        try:
            thing[named[1]] = json.loads(f'"{_HEX.sub(_AS_JSON, named[2])}"', strict=False)
        except ValueError:
            continue
    if len(thing) >= _LEAST_NAMED:
        yield thing
