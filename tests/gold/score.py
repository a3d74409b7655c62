"""Score what a reader finds against gold documents.

    python -m tests.gold.score --run '.venv/bin/onrecord scan --json' [--gold DIR ...] [--only en-003]
                               [--misses] [--min-f1 0.85] [--min-precision 0.9]

The articles alone are written to a folder; the command gets that folder as its last argument and prints one JSON
object a document (JSON Lines). A gift is found when donor, fund, amount and currency are right; it is whole when
capacity, status and in_kind are right as well. Optional gifts count neither as hit nor as miss. See `README.md`.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from .likeness import Gift, Quotation, pair_best, pair_gifts, same_gift, same_quotation, same_speaker, without

__all__ = ["FIGURES", "Tally", "add_up", "compare", "load_documents", "main", "run_reader", "score_all"]

HERE = Path(__file__).resolve().parent
FIGURES = ("gift_precision", "gift_recall", "gift_f1", "whole_f1", "statement_f1")


class ScoreError(Exception):
    """The command failed, or printed something that is not an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A gold document: the article to hand to the reader, and what should be read in it."""

    id: str
    language: str
    article: dict[str, Any]
    gifts: tuple[Gift, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader found in one document; `waiting` are gifts that it was too unsure of."""

    gifts: tuple[Gift, ...] = ()
    waiting: tuple[Gift, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts that add up over documents."""

    documents: int = 0
    gold: int = 0
    read: int = 0
    hit: int = 0
    whole: int = 0  # hits that are right in these three as well
    capacity: int = 0
    status: int = 0
    in_kind: int = 0
    gold_quotes: int = 0
    read_quotes: int = 0
    hit_quotes: int = 0
    speakers: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    def figure(self, name: str) -> float:
        """One of `FIGURES`, between 0 and 1; 1 where there was nothing to find."""
        shares = {"gift_precision": share(self.hit, self.read), "gift_recall": share(self.hit, self.gold)}
        shares["gift_f1"] = f1(self.hit, self.read, self.gold)
        shares["whole_f1"] = f1(self.whole, self.read, self.gold)
        shares["statement_f1"] = f1(self.hit_quotes, self.read_quotes, self.gold_quotes)
        return shares[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one document was read: its counts, and a line for each thing that is wrong."""

    id: str
    language: str
    tally: Tally
    misses: tuple[str, ...] = ()


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def f1(hit: int, read: int, gold: int) -> float:
    precision, recall = share(hit, read), share(hit, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def compare(document: Document, answer: Answer) -> Score:
    """Hold what was read in a document against its gold."""
    wanted = [gift for gift in document.gifts if not gift.optional]
    spare = [gift for gift in document.gifts if gift.optional]
    hits = pair_gifts(wanted, answer.gifts)
    left = without(answer.gifts, (read for _, read in hits))
    made_up = without(left, (read for _, read in pair_best(spare, left, same_gift)))
    quotes = pair_best(document.quotations, answer.quotations, same_quotation)
    tally = _gift_tally(hits, missed=len(wanted) - len(hits), made_up=len(made_up))
    tally += _quote_tally(quotes, gold=len(document.quotations), read=len(answer.quotations))
    unquoted = without(document.quotations, (gold for gold, _ in quotes))
    misses = [*_gift_misses(wanted, hits, made_up), *(f"unquoted {q.speaker}: {q.quote[:70]}" for q in unquoted)]
    return Score(id=document.id, language=document.language, tally=tally, misses=tuple(misses))


def _gift_tally(hits: list[tuple[Gift, Gift]], *, missed: int, made_up: int) -> Tally:
    rights = [(a.capacity == b.capacity, a.status == b.status, a.in_kind == b.in_kind) for a, b in hits]
    capacity, status, in_kind = (sum(right[i] for right in rights) for i in range(3))
    tally = Tally(gold=len(hits) + missed, read=len(hits) + made_up, hit=len(hits), whole=sum(map(all, rights)))
    return tally + Tally(capacity=capacity, status=status, in_kind=in_kind)


def _quote_tally(quotes: list[tuple[Quotation, Quotation]], *, gold: int, read: int) -> Tally:
    speakers = sum(same_speaker(*both) for both in quotes)
    return Tally(documents=1, gold_quotes=gold, read_quotes=read, hit_quotes=len(quotes), speakers=speakers)


def _gift_misses(wanted: list[Gift], hits: list[tuple[Gift, Gift]], made_up: list[Gift]) -> Iterable[str]:
    yield from (f"missed   {gift}" for gift in without(wanted, (gold for gold, _ in hits)))
    yield from (f"made up  {gift}" for gift in made_up)
    for gold, read in hits:
        for name in ("capacity", "status", "in_kind"):
            want, have = getattr(gold, name), getattr(read, name)
            if want != have:
                yield f"{name:8} {gold.donors[0]}: gold {want}, read {have}"


def add_up(scores: Iterable[Score]) -> dict[str, Tally]:
    """Counts a language, and under `all` over everything."""
    totals: dict[str, Tally] = {}
    for score in scores:
        for key in (score.language, "all"):
            totals[key] = totals.get(key, Tally()) + score.tally
    return totals


def load_documents(folders: Iterable[Path], only: str | None = None) -> list[Document]:
    """The gold documents below some folders, by file name; `only` keeps the one with that id."""
    paths = sorted({path for folder in folders for path in folder.rglob("*.json")})
    documents = [parse_document(json.loads(path.read_text("utf-8"))) for path in paths]
    return [document for document in documents if only in (None, document.id)]


def parse_document(gold: dict[str, Any]) -> Document:
    return Document(
        id=gold["id"],
        language=(gold["article"].get("inLanguage") or "??")[:2],
        article=gold["article"],
        gifts=tuple(_gold_gift(claim) for claim in gold["claims"]),
        quotations=tuple(Quotation(quote=s["quote"], speaker=s.get("speaker") or "") for s in gold["statements"]),
    )


def _gold_gift(claim: dict[str, Any]) -> Gift:
    return Gift(
        donors=(claim["donor"], *claim["donor_also"]),
        is_person=claim["donor_kind"] == "person",
        fund=claim["fund"],
        fund_name=claim["fund_name"],
        optional=claim["optional"],
        **_shared_fields(claim),
    )


def _shared_fields(claim: dict[str, Any]) -> dict[str, Any]:
    amount = claim.get("amount")
    return {
        "amount": None if amount in (None, "") else Decimal(str(amount)),
        "currency": claim.get("currency"),
        "in_kind": bool(claim.get("in_kind")),
        "capacity": claim.get("capacity"),
        "status": claim.get("status"),
    }


def parse_answer(answer: dict[str, Any]) -> Answer:
    return Answer(
        gifts=tuple(_read_gift(claim) for claim in answer.get("claims") or ()),
        waiting=tuple(_read_gift(claim) for claim in answer.get("review") or ()),
        quotations=tuple(_read_quotation(statement) for statement in answer.get("statements") or ()),
    )


def _read_gift(claim: dict[str, Any]) -> Gift:
    donor, fund = claim.get("donor") or {}, claim.get("fund") or {}
    return Gift(
        donors=(donor.get("name") or "",),
        fund=fund.get("id"),
        fund_name=fund.get("name"),
        confidence=float(claim.get("confidence", 0.5)),
        reasons=tuple(claim.get("reasons") or ()),
        **_shared_fields(claim),
    )


def _read_quotation(statement: dict[str, Any]) -> Quotation:
    speaker = statement.get("speaker") or {}
    return Quotation(quote=statement.get("quote") or "", speaker=speaker.get("name") or "")


def run_reader(command: Sequence[str], documents: Iterable[Document]) -> dict[str, Answer]:
    """Run the command on the bare articles; raises `ScoreError` when it fails or prints nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            text = json.dumps(document.article, ensure_ascii=False)
            Path(folder, f"{document.id}.json").write_text(text, "utf-8")
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
    if done.returncode > 1 or not done.stdout:  # 1 says that something was set aside, a language that is not read
        raise ScoreError(f"the command ended with {done.returncode}: {done.stderr[-2000:]}")
    answers = (json.loads(line) for line in done.stdout.splitlines() if line.strip())
    return {Path(answer["source"]).stem: parse_answer(answer) for answer in answers}


def score_all(documents: Sequence[Document], answers: dict[str, Answer]) -> list[Score]:
    """Score every document; one that the reader left out counts as read empty."""
    return [compare(document, answers.get(document.id, Answer())) for document in documents]


def table(totals: dict[str, Tally]) -> str:
    """The figures, a line a language."""
    heads = ("P", "R", "F1", "whole", "quotes", "capacity", "status", "in kind", "speaker")
    lines = ["lang  docs gifts" + "".join(f"{head:>9}" for head in heads)]
    for key in sorted(totals, key=lambda key: (key == "all", key)):
        tally = totals[key]
        figures = [tally.figure(name) for name in FIGURES]
        figures += [share(part, tally.hit) for part in (tally.capacity, tally.status, tally.in_kind)]
        figures.append(share(tally.speakers, tally.hit_quotes))
        lines.append(f"{key:5}{tally.documents:5}{tally.gold:6}" + "".join(f"{figure:9.3f}" for figure in figures))
    return "\n".join(lines)


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--run", required=True, help="the command; the folder of articles is put behind it")
    ask.add_argument("--gold", nargs="+", type=Path, default=[HERE], help="folders of gold documents")
    ask.add_argument("--only", help="score the one document with this id")
    ask.add_argument("--misses", action="store_true", help="print every gift and quotation that is wrong")
    ask.add_argument("--min-f1", type=float, default=0.0, help="end with 1 below this gift F1")
    ask.add_argument("--min-precision", type=float, default=0.0, help="end with 1 below this gift precision")
    return ask.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, score and print; 0 when the minima are met, 1 when they are not, 2 when nothing could be scored."""
    options = read_options(arguments)
    documents = load_documents(options.gold, options.only)
    try:
        scores = score_all(documents, run_reader(shlex.split(options.run), documents))
    except (ScoreError, OSError, json.JSONDecodeError) as error:
        sys.stderr.write(f"score: {error}\n")
        return 2
    totals = add_up(scores)
    if options.misses:
        sys.stdout.writelines(f"{score.id}  {miss}\n" for score in scores for miss in score.misses)
    sys.stdout.write(table(totals) + "\n")
    whole = totals.get("all", Tally())
    fine = whole.figure("gift_f1") >= options.min_f1 and whole.figure("gift_precision") >= options.min_precision
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
