"""Text of pages never steers a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.visible import json_line, json_pieces, visible, visible_line

CASES = {
    "plain": ("Ann gives.", "Ann gives."),
    "accents and dashes": ("L’Élysée — 1 M€", "L’Élysée — 1 M€"),
    "colour": ("\x1b[31mred", "‹U+001B›[31mred"),
    "title of the window": ("\x1b]0;x\x07", "‹U+001B›]0;x‹U+0007›"),
    "one-character introducer": ("\x9b31m", "‹U+009B›31m"),
    "turned round": ("$1\u202e000,000", "$1‹U+202E›000,000"),
    "isolated": ("\u2066a\u2069", "‹U+2066›a‹U+2069›"),
    "zero width": ("An\u200bn", "An‹U+200B›n"),
    "half a pair": ("\ud83d", "‹U+D83D›"),
    "return over the line": ("gave\rtook", "gave‹U+000D›took"),
    "soft hyphen": ("inau\u00adgural", "inau\u00adgural"),
    "lines": ("a\nb", "a\nb"),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_that_steers_gets_through(text: str) -> None:
    allowed = {"\n", "\t", "\u00ad"}
    categories = {unicodedata.category(character) for character in visible(text) if character not in allowed}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(visible_line(text).splitlines()) <= 1


@given(st.text(alphabet=st.characters()))
def test_json_is_the_same_value_and_safe_to_print(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert line.encode("utf-8").decode("utf-8") == line
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in line)


VALUES = st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=5) | st.integers(), max_size=3) | st.none())


@given(VALUES)
def test_json_in_pieces_is_the_same_text(value: dict[str, list[object] | None]) -> None:
    lazy = {name: iter(part) if isinstance(part, list) else part for name, part in value.items()}
    assert "".join(json_pieces(lazy)) == json_line(value)
