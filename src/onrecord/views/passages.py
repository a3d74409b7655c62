"""The text of an article as it was read, line by line: evidence in it, furniture apart, places that links lead to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Article, Evidence, Furniture

__all__ = ["Passage", "Run", "Stretch", "cut_passages", "keep_evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a line: the fields that it is evidence of, its kind of furniture, and the places that begin there."""

    text: str
    fields: tuple[str, ...] = ()
    furniture: str | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line of the text. `kind` is that of its block ("paragraph", "heading"), "" where it stands in none."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines one after the other that are all story (`furniture` is None), or all of one kind of furniture."""

    furniture: str | None
    passages: tuple[Passage, ...]

    @property
    def has_evidence(self) -> bool:
        """Whether a value stands in it, or a link leads to it."""
        return any(run.fields or run.anchors for passage in self.passages for run in passage.runs)


def cut_passages(
    article: Article, evidence: Iterable[Evidence] = (), anchors: Mapping[str, int] | None = None
) -> Iterator[Stretch]:
    """Yield the whole text in stretches. `anchors` are names of places, and where they begin.

    It takes as long as the text and its marks are, however many there are of them: a page may have thousands.

    >>> page = Article(text="Ann gives.\\nAd", language="en", furniture=(Furniture(kind="ad_label", start=11, end=13),))
    >>> found = Evidence.of(page.text, "donor", 0, 3)
    >>> [(part.furniture, [run.text for run in part.passages[0].runs]) for part in cut_passages(page, [found])]
    [(None, ['Ann', ' gives.']), ('ad_label', ['Ad'])]
    """
    sweep = _Sweep(article, list(evidence), anchors or {})
    kept: list[Passage] = []
    kind: str | None = None
    for passage, furniture in sweep.lines():
        if kept and furniture != kind:
            yield Stretch(furniture=kind, passages=tuple(kept))
            kept = []
        kind = furniture
        kept.append(passage)
    if kept:
        yield Stretch(furniture=kind, passages=tuple(kept))


def keep_evidence(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield of each stretch the lines in which a value stands.

    >>> page = Article(text="Ann gives.\\nIt rains.", language="en")
    >>> kept = keep_evidence(cut_passages(page, [Evidence.of(page.text, "donor", 0, 3)]))
    >>> ["".join(run.text for run in passage.runs) for part in kept for passage in part.passages]
    ['Ann gives.']
    """
    for stretch in stretches:
        kept = tuple(passage for passage in stretch.passages if any(run.fields for run in passage.runs))
        if kept:
            yield Stretch(furniture=stretch.furniture, passages=kept)


class _Sweep:
    """Walks the text once, and knows at each place what is marked there."""

    def __init__(self, article: Article, evidence: Sequence[Evidence], anchors: Mapping[str, int]) -> None:
        self._article = article
        self._starts: dict[int, list[Evidence | Furniture]] = {}
        self._ends: dict[int, list[Evidence | Furniture]] = {}
        marks: list[Evidence | Furniture] = [*evidence, *article.furniture]
        for mark in marks:
            self._starts.setdefault(mark.start, []).append(mark)
            self._ends.setdefault(mark.end, []).append(mark)
        self._anchors: dict[int, list[str]] = {}
        for name, start in anchors.items():
            self._anchors.setdefault(start, []).append(name)
        self._edges = sorted({*self._starts, *self._ends, *self._anchors})
        self._fields: Counter[str] = Counter()
        self._furniture: Counter[str] = Counter()
        self._blocks = sorted(article.blocks, key=lambda block: block.start)
        self._block_starts = [block.start for block in self._blocks]

    def lines(self) -> Iterator[tuple[Passage, str | None]]:
        """Yield each line that is not empty, and its kind of furniture where all of it is of one."""
        text, start = self._article.text, 0
        edges = iter((*self._edges, len(text) + 1))
        edge = next(edges)
        while start <= len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            runs: list[Run] = []
            at = start
            while edge <= end:
                self._add(runs, at, edge)
                self._pass(edge)
                at, edge = max(at, edge), next(edges)
            self._add(runs, at, end)
            if runs:
                yield self._passage(start, runs)
            start = end + 1

    def _add(self, runs: list[Run], start: int, end: int) -> None:
        if start >= end:
            return
        furniture = next((kind for kind, count in self._furniture.items() if count > 0), None)
        runs.append(
            Run(
                text=self._article.text[start:end],
                fields=tuple(sorted(name for name, count in self._fields.items() if count > 0)),
                furniture=furniture,
                anchors=tuple(self._anchors.get(start, ())),
            )
        )

    def _pass(self, edge: int) -> None:
        for mark in self._ends.get(edge, ()):
            self._count(mark, -1)
        for mark in self._starts.get(edge, ()):
            self._count(mark, 1)

    def _count(self, mark: Evidence | Furniture, number: int) -> None:
        if isinstance(mark, Evidence):
            self._fields[mark.field] += number
        else:
            self._furniture[mark.kind] += number

    def _passage(self, start: int, runs: list[Run]) -> tuple[Passage, str | None]:
        kinds = {run.furniture for run in runs if run.text.strip()}
        furniture = next(iter(kinds)) if len(kinds) == 1 else None
        return Passage(kind=self._kind_at(start, runs), runs=tuple(runs)), furniture

    def _kind_at(self, start: int, runs: list[Run]) -> str:
        at = bisect_right(self._block_starts, start + sum(len(run.text) for run in runs) - 1) - 1
        return self._blocks[at].kind if at >= 0 and self._blocks[at].end > start else ""
