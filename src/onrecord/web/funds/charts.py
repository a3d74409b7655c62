"""The charts of a fund, drawn from what the catalogue answers; each is kept as long as its rows are the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from onrecord.charts import Chart, Words, largest_gaps, said_and_filed, who_gives_through_what
from onrecord.ledger.catalogue import Catalogue
from onrecord.records import DueDay, Flow, Gap, WeekTotal
from onrecord.reference.translations import load_translations
from onrecord.web.funds.clock import due_days
from onrecord.web.naming import fund_title, known_fund

__all__ = ["FUND_CHARTS", "draw_fund"]

_KEPT = 256


@lru_cache
def _words(language: str) -> Words:
    catalogue = load_translations(language)
    return Words(locale=language, gettext=catalogue.gettext, ngettext=catalogue.ngettext)


def draw_fund(catalogue: Catalogue, key: str, name: str, language: str, width: int) -> Chart:
    """Return a chart of a fund; `name` is one of FUND_CHARTS."""
    line = catalogue.find_fund(key)
    title = (fund_title(line.fund_id, line.name) if line else fund_title(key)) or key
    return FUND_CHARTS[name](catalogue, key, title, language, width)


def _over_time(catalogue: Catalogue, key: str, title: str, language: str, width: int) -> Chart:
    fund = known_fund(key)
    days = tuple(due_days(fund)) if fund else ()
    return _draw_over_time(catalogue.fund_totals(key).weeks, days, title, language, width)


@lru_cache(maxsize=_KEPT)
def _draw_over_time(
    totals: tuple[WeekTotal, ...], days: tuple[DueDay, ...], title: str, language: str, width: int
) -> Chart:
    return said_and_filed(totals, days, fund=title, words=_words(language), width=width)


def _flow(catalogue: Catalogue, key: str, title: str, language: str, width: int) -> Chart:
    return _draw_flow(catalogue.draw_fund(key).flows, key, title, language, width)


@lru_cache(maxsize=_KEPT)
def _draw_flow(flows: tuple[Flow, ...], key: str, title: str, language: str, width: int) -> Chart:
    return who_gives_through_what(flows, fund_names={key: title}, words=_words(language), width=width)


def _gaps(catalogue: Catalogue, key: str, title: str, language: str, width: int) -> Chart:
    return _draw_gaps(catalogue.draw_fund(key).gaps, title, language, width)


@lru_cache(maxsize=_KEPT)
def _draw_gaps(gaps: tuple[Gap, ...], title: str, language: str, width: int) -> Chart:
    return largest_gaps(gaps, fund=title, words=_words(language), width=width)


FUND_CHARTS: Mapping[str, Callable[[Catalogue, str, str, str, int], Chart]] = {
    "over-time": _over_time,
    "flow": _flow,
    "gaps": _gaps,
}
"""The charts by the names that their addresses have."""
