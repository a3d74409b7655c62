"""Names of committees that only a word for their side introduces: "gave $5 million to the pro-Kenmar Harbor Values"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.leanings import is_leaning
from onrecord.claims.funds.nameruns import is_article, run_right
from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["leaning_names"]

_WORDS = 2
_NO_NAMES = ("role", "fund", "fund_id", "donor", "fund_name.never")


def leaning_names(line: Line, mark: Mark) -> Iterator[tuple[int, int]]:
    """Yield where the name behind "pro-Kenmar" stands, if the committee is given to, or takes.

    A newspaper or a politician may lean as well: "the pro-Kenmar Harbor Herald gave", "to the pro-Kenmar Jo Hale".
    """
    if not mark.has("fund_name.leaning") or not is_leaning(line.tokens[mark.last - 1].text):
        return
    found = run_right(line, mark.last)
    if found is None or found[1] - found[0] < _WORDS or any(_names_other(line, n) for n in range(*found)):
        return
    person = any(n.kind == "person" and n.first < found[1] and found[0] < n.last for n in line.names)
    if not person and (_is_given_to(line, mark.first) or line.begins(found[1], "receive.past")):
        yield found


def _names_other(line: Line, at: int) -> bool:
    """Whether a word of the name tells who or what it is: "pro-Kenmar [Senator] Jo Hale", "pro-Kenmar [Democrats]"."""
    return line.begins(at, *_NO_NAMES)


def _is_given_to(line: Line, at: int) -> bool:
    return line.ends(at, "link.to") or (is_article(line, at - 1) and line.ends(at - 1, "link.to"))
