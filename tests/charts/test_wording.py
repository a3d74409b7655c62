"""Sums, days and words in the reader's language."""

from __future__ import annotations

import gettext
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.charts import Words, largest_gaps, said_and_filed, who_gives_through_what
from onrecord.charts.lettering import cut_text, text_width

from .invented import DUE, FLOWS, FUND, GAPS, WEEKS

_ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "wordings.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


def _blanks(text: str) -> str:
    return text.replace("_", "\xa0").replace("'", "\u202f")


@pytest.mark.parametrize(("locale", "currency", "amount", "short", "full"), [row[:5] for row in _ROWS])
def test_a_sum_is_shown_in_the_readers_way(locale: str, currency: str, amount: str, short: str, full: str) -> None:
    words = Words(locale=locale)
    assert words.short(Decimal(amount), currency) == _blanks(short)
    assert words.full(Decimal(amount), currency) == _blanks(full)


def test_days_are_shown_in_the_readers_way() -> None:
    day = date(2024, 12, 16)
    assert Words(locale="fr").day(day) == "16 décembre 2024"
    assert Words(locale="en").month(day) == "Dec 2024"


class _Marked(gettext.NullTranslations):
    """A catalogue that translates everything, by marking it."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


_CATALOGUE = _Marked()
_MARKED = Words(locale="en", gettext=_CATALOGUE.gettext, ngettext=_CATALOGUE.ngettext)


def _without_data(text: str) -> str:
    """Return what stands outside the marks of the catalogue."""
    kept, depth = [], 0
    for character in text:
        depth += (character == "«") - (character == "»")
        kept.append(character if depth == 0 and character != "»" else "")
    return "".join(kept)


@pytest.mark.parametrize("width", [360, 1000])
def test_every_word_of_a_chart_comes_from_the_catalogue(width: int) -> None:
    charts = (
        said_and_filed(WEEKS, DUE, fund=FUND, words=_MARKED, width=width),
        who_gives_through_what(FLOWS, fund_names={"harbour": FUND}, words=_MARKED, width=width),
        largest_gaps(GAPS, fund=FUND, words=_MARKED, width=width),
    )
    names = (
        {one.donor for one in FLOWS}
        | {one.donor for one in GAPS}
        | {name for one in FLOWS for name in one.associated}
        | {FUND}
    )
    for chart in charts:
        texts = [chart.title, chart.alternative, *chart.notes]
        for text in texts:
            rest = _without_data(text)
            for name in sorted(names, key=len, reverse=True):
                rest = rest.replace(name, "")
            assert not [word for word in rest.split() if word.isalpha()], text


@pytest.mark.parametrize("text", ["漢字" * 50, "W" * 300, "i" * 300, "e\u0301" * 300, "Ada Brandt", ""])
@pytest.mark.parametrize("room", [20, 60, 200])
def test_cut_text_fits(text: str, room: int) -> None:
    assert text_width(cut_text(text, room, 12), 12) <= room
