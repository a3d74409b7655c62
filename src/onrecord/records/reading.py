"""A reading: all that one reading of one document, or of one filing, gave."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.article import Article
from onrecord.records.capture import Capture
from onrecord.records.claim import Claim
from onrecord.records.filing import Check, Filing, Receipt, Refund
from onrecord.records.problem import Problem
from onrecord.records.statement import Statement

__all__ = ["CUT", "DocumentReading", "FilingReading", "Reading"]


CUT = "paywalled"
"""The code of the problem of a page whose end is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """One document: its capture where there are bytes, its article where they make one, and what the article says.

    A capture that holds several articles gives several readings; one that cannot be read gives a reading with
    problems alone.

    >>> from onrecord.records.problem import Problem
    >>> gone = Problem(code="missing", source="a.html", what="there is no such file")
    >>> DocumentReading(source="a.html", problems=(gone,)).is_set_aside
    True
    """

    source: str
    capture: Capture | None = None
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        article_id = self.article.id if self.article else None
        owners = {claim.article_id for claim in self.claims} | {said.article_id for said in self.statements}
        if owners - {article_id}:
            raise ValueError(f"a claim or statement is not of the article {article_id}")
        if self.article is None and not self.problems:
            raise ValueError("a reading without an article needs a problem that says why")

    @property
    def is_cut(self) -> bool:
        """Whether only the beginning of the page came, the rest of which is behind a paywall."""
        return any(problem.code == CUT for problem in self.problems)

    @property
    def is_set_aside(self) -> bool:
        """True where no article came of the document; the problems say why."""
        return self.article is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingReading:
    """One filing with its lines; a capture that holds several reports gives several.

    `problems` tell each line that could not be read; what could is here.
    """

    source: str
    filing: Filing
    capture: Capture | None = None
    receipts: tuple[Receipt, ...] = ()
    refunds: tuple[Refund, ...] = ()
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()


Reading = DocumentReading | FilingReading
"""What reading one document gives."""
