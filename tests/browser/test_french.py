"""A page in French says nothing of its own in English; what it quotes is marked as the language that it is in."""

from __future__ import annotations

import re

import pytest

from .conftest import Opener
from .every_page import addresses

# Words that hold English sentences together and are no French ones. Names have one of them at most.
ENGLISH = re.compile(
    r"\b(?:the|of|was|were|is|are|that|which|with|by|from|this|not|and|it|to|who|what|has)\b", re.IGNORECASE
)

_TEXTS = """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    const isOurs = one.closest('[lang]').lang === 'fr' && !one.closest('script, style, option');
    if (isOurs) found.push(walker.currentNode.data);
  }
  return [...found, ...[...document.querySelectorAll('[alt], [aria-label], [title]')]
    .filter(one => one.closest('[lang]').lang === 'fr')
    .map(one => one.alt || one.ariaLabel || one.title)] }"""


@pytest.mark.parametrize(("name", "address"), addresses(), ids=[name for name, _ in addresses()])
def test_a_page_in_french_is_in_french(open_page: Opener, ids: dict[str, str], name: str, address: str) -> None:
    page = open_page("/fr" + address.format(**ids))
    texts: list[str] = page.evaluate(_TEXTS)
    assert [text.strip() for text in texts if len(ENGLISH.findall(text)) > 1] == []
    assert len(texts) > 20


def test_the_rule_finds_an_english_sentence() -> None:
    assert len(ENGLISH.findall("What is not found in a filing is not thereby said")) > 1
    assert len(ENGLISH.findall("Qu’un don ne figure pas dans une déclaration")) == 0
