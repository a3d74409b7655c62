"""A small ledger made by hand, so that the commands are tested apart from the reader, and a way to run commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.ledger import Ledger
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Capture,
    Claim,
    Conflict,
    DocumentReading,
    Donor,
    Evidence,
    FundRef,
    Furniture,
    Lineage,
    Money,
    PartialDate,
    Problem,
    Speaker,
    Statement,
)

HEADLINE = "Orla Finch gives to the Lantern fund"
GIVING = "Finch Mills \x1b[31mwill give $2 million to the Lantern fund"
STORY = f"{GIVING}, Ms. Finch told The Harbour Post. “We care,” she said."
NOTICE = "Advertisement"
TEXT = f"{HEADLINE}\n\n{STORY}\n\n{NOTICE}"
NOW = datetime(2024, 12, 14, 9, 30, tzinfo=UTC)

Run = Callable[..., Result]


def _span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def _evidence(field: str, words: str) -> Evidence:
    return Evidence.of(TEXT, field, **_span(words))


def make_reading(outlet: str = "The Harbour Post", day: int = 13) -> DocumentReading:
    """Return one article with a claim that the headline disputes, and a statement."""
    article = Article(
        text=TEXT,
        language="en",
        headline=HEADLINE,
        blocks=(Block(kind="headline", **_span(HEADLINE)), Block(kind="paragraph", **_span(STORY))),
        furniture=(Furniture(kind="ad_label", **_span(NOTICE)),),
        outlet=outlet,
        published=PartialDate(value=date(2024, 12, day)),
        derived_from=Lineage(relation="syndication", mark="credit", outlet="The Wire"),
    )
    claim = Claim(
        article_id=article.id,
        donor=Donor(name="Finch Mills", kind="organization"),
        capacity="company",
        status="planned",
        fund=FundRef(id=None, name="the Lantern fund"),
        evidence=(
            _evidence("donor", "Finch Mills"),
            _evidence("amount", "$2 million"),
            _evidence("fund", "the Lantern fund"),
            _evidence("status", "will give"),
        ),
        money=Money(amount=Decimal(2000000), currency="USD", wording="$2 million"),
        associated=("Orla Finch",),
        attribution=(Attribution(speaker="Ms. Finch", told_to="The Harbour Post"),),
        confidence=Decimal("0.9"),
        rule="give",
        conflicts=(
            Conflict(
                field="donor",
                rejected=_evidence("donor", "Orla Finch"),
                believed=_evidence("donor", "Finch Mills"),
                rule="body over headline",
            ),
        ),
    )
    quote = Statement(
        article_id=article.id,
        quote="We care,",
        **_span("We care,"),
        speaker=Speaker(name="Orla Finch", kind="person"),
        told_to=("The Harbour Post",),
        verbatim=False,
        garbled=True,
        reason="the page is a copy",
    )
    source = f"{outlet}.html"
    capture = Capture(content=outlet.encode(), source=source, media_type="text/html", how="file", obtained_at=NOW)
    return DocumentReading(source=source, capture=capture, article=article, claims=(claim,), statements=(quote,))


@pytest.fixture
def ledger_path(tmp_path: Path) -> str:
    """A ledger that holds one gift told by two outlets, and a file that was set aside."""
    path = str(tmp_path / "onrecord.db")
    gone = Problem(code="not_found", source="a.html", what="there is no such file or folder")
    readings = (
        make_reading(),
        make_reading("The Morning Ferry", 12),
        DocumentReading(source="a.html", problems=(gone,)),
    )
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-test")
        ledger.end_run(run, ledger.record(run, readings), NOW)
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as a shell would, with its output wide and plain; `text` is its standard input."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)

    def run_command(*arguments: str, text: bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=text)

    return run_command
