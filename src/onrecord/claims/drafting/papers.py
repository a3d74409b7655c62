"""Whether a sentence tells what an official paper shows: "filings show", "the committee's report, out on Friday".

A report in a newspaper is no such paper, nor is one that is still to come.
"""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_of_press", "shows_filing"]

_APART = 4
"""Words between a report and the fund whose it is."""

_SHOWN = 8
"""Words between a report and what it does: "its report to the commission on Friday shows"."""

_LISTED = 16
"""Words between a list and the word that it is out: "the list of who paid for the president's ball came out"."""

_PRESS = 3
"""Words between a report and the outlet whose it is: "un rapport du Figaro" (French)."""

_SOURCE = 2
"""Words between "according to" and the paper: an article, an adjective."""


def shows_filing(line: Line) -> bool:
    """Whether a line tells what a filing shows: "filings show", "the committee's report, released on Friday"."""
    if _names_page(line) or _is_list_out(line):
        return True
    if "filing" not in line.meant:
        return False
    papers = _papers(line)
    if not papers:
        return False
    weak = [m for m in papers if m.has("filing.weak")]
    if any(m.has("filing.shows") for m in papers) or (line.has("filing.back") and weak):
        return True
    named = any(m.has("filing.any") for m in papers) or any(_is_handed_in(line, m) for m in weak)
    if not named and any(_is_to_come(line, m) for m in line.marked("plan")):
        return False
    if any(_is_pending(line, mark) for mark in papers):
        return False
    return named or _is_told(line, weak)


def _names_page(line: Line) -> bool:
    """Whether a sum, or a fund, stands on a page of what is gone through: "Page 12: X, $500,000", "a few pages on"."""
    if not line.has("paper.page", "paper.pages_on") or not (line.sums or line.has("fund")) or line.has("outlet"):
        return False
    first = line.sums[0].first if line.sums else len(line.tokens)  # no "X gave $5,000 to the party, see page 12"
    pages = (m for m in line.marked("paper.page") if m.first < first)
    numbered = any(line.words(m.last, m.last + 1).isdigit() for m in pages)
    return numbered or line.has("paper.pages_on")


def _is_list_out(line: Line) -> bool:
    """Whether a fund's list of names has come out: "The list of who paid for the inauguration came out on Sunday"."""
    if "paper.out" not in line.meant or not line.has("filing.list", "filing.donors", "filing.weak"):
        return False
    if not line.has("fund", "filing.donors") or line.has("negation", "plan", "pending"):
        return False
    lists = line.marked("filing.list", "filing.donors", "filing.weak")
    return any(0 <= m.first - paper.last <= _LISTED for paper in lists for m in line.marked("paper.out"))


def is_of_press(line: Line) -> bool:
    """Whether every paper that a line names is a report in the press."""
    return line.has(*_PAPERS) and not _papers(line)


_PAPERS = ("filing.any", "filing.weak", "filing.shows")


def _papers(line: Line) -> list[Mark]:
    return [m for m in line.marked(*_PAPERS) if not _is_press(line, m)]


def _is_told(line: Line, weak: list[Mark]) -> bool:
    """Whether papers of which only a word like "list" tells are official: a fund's, put out, handed in, a source."""
    several = len({line.words(m.first, m.last).casefold() for m in weak}) > 1
    shown = any(_is_shown(line, m) or _is_source(line, m) for m in weak)
    return several or shown or any(_belongs_to_fund(line, m) for m in weak)


def _is_press(line: Line, mark: Mark) -> bool:
    """Whether a report is an outlet's: "according to a report in the Journal", "según un informe de Reuters"."""
    near = (m for m in line.marked("outlet") if 0 <= m.first - mark.last <= _PRESS)
    return any(all(t.text not in ",;:" for t in line.tokens[mark.last : m.first]) for m in near)


def _is_source(line: Line, mark: Mark) -> bool:
    """ "according to the register of donations": a paper behind the word for a source, not "a person on the list"."""
    sources = line.marked("speech.gerund_source")
    return not mark.has("say.report") and any(0 <= mark.first - m.last <= _SOURCE for m in sources)


def _is_handed_in(line: Line, mark: Mark) -> bool:
    """ "a déposé son rapport" (French), "diende zijn verslag in" (Dutch): a paper that somebody handed in."""
    deeds = (m for m in line.marked("filing.filed") if m.first != mark.first)
    meant = line.has("negation") or any(not m.has("link.to") for m in line.marked("plan"))
    return not meant and any(-_SHOWN <= m.first - mark.last <= _SHOWN for m in deeds)


def _is_to_come(line: Line, mark: Mark) -> bool:
    """Whether a plan is one: "to" alone is not, save in what a mere list is for."""
    return not mark.has("link.to") or line.has("filing.list")


def _is_shown(line: Line, mark: Mark) -> bool:
    """ "The party's report to the commission shows": a verb of showing behind the paper, or that it was published."""
    released = any(0 < m.first - mark.last <= _SHOWN for m in line.marked("say.release"))
    if released and not line.has("filing.list", "outlet", "fund") and not _is_mere(line, mark):
        return True
    return any(0 < m.first - mark.last <= _SHOWN and m.has("filing.verb") for m in line.marks)


def _is_mere(line: Line, mark: Mark) -> bool:
    """Whether a word for a list or paper stands alone, with nothing that says how long or where it was put out."""
    return not any(t.text.isdigit() for t in line.tokens[mark.last : mark.last + _APART])


def _is_pending(line: Line, mark: Mark) -> bool:
    """Whether a filing is still to come: "until the official filing", "the next report", "the list is due"."""
    return any(
        mark.first - _APART <= m.first < mark.last + _APART and m.last > mark.first - _APART
        for m in line.marked("pending")
    )


def _belongs_to_fund(line: Line, mark: Mark) -> bool:
    """Whether a report or list is the fund's: "the committee's report", "in the list of the fund's donors".

    "... donated to the inaugural fund, a spokesman said, confirming a report in the Journal" speaks of the press.
    """
    funds = [f for f in line.marked("fund") if f.first <= mark.last + _APART and mark.first <= f.last + _APART]
    told = [m for m in line.marked("relative") if m.first >= mark.last]  # "the list of firms that pay for the ball"
    return any(all(m.first > f.first for m in told) for f in funds)
