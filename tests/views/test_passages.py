"""The text of an article in passages: nothing lost, nothing told of a place where it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Block, Evidence, Furniture
from onrecord.records.article import FURNITURE_KINDS
from onrecord.views.passages import cut_passages

_TEXTS = st.text(alphabet="ab \n\u202eé", min_size=1, max_size=60)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[Article, list[Evidence], dict[str, int]]:
    text = draw(_TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda span: span[0] < span[1])
    furniture = [
        Furniture(kind=kind, start=start, end=end)
        for kind, (start, end) in draw(st.lists(st.tuples(st.sampled_from(FURNITURE_KINDS), spans), max_size=4))
    ]
    fields = st.sampled_from(["donor", "amount", "fund"])
    evidence = [Evidence.of(text, field, *span) for field, span in draw(st.lists(st.tuples(fields, spans), max_size=5))]
    places = draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    page = Article(text=text, language="en", furniture=tuple(furniture))
    return page, evidence, {f"claim-{at}": place for at, place in enumerate(places)}


@given(_marked())
def test_every_character_of_a_line_is_shown_once(marked: tuple[Article, list[Evidence], dict[str, int]]) -> None:
    page, evidence, anchors = marked
    lines = [
        "".join(run.text for run in passage.runs)
        for stretch in cut_passages(page, evidence, anchors)
        for passage in stretch.passages
    ]
    assert lines == [line for line in page.text.split("\n") if line]


@given(_marked())
def test_each_character_has_the_marks_that_cover_it(marked: tuple[Article, list[Evidence], dict[str, int]]) -> None:
    page, evidence, anchors = marked
    at = 0
    for stretch in cut_passages(page, evidence, anchors):
        for passage in stretch.passages:
            while page.text[at] == "\n":
                at += 1
            for run in passage.runs:
                for _ in run.text:
                    assert set(run.fields) == {one.field for one in evidence if one.start <= at < one.end}
                    kinds = {piece.kind for piece in page.furniture if piece.start <= at < piece.end}
                    assert (run.furniture in kinds) if kinds else run.furniture is None
                    at += 1


@given(_marked())
def test_a_place_leads_to_where_it_begins(marked: tuple[Article, list[Evidence], dict[str, int]]) -> None:
    page, evidence, anchors = marked
    runs = [run for part in cut_passages(page, evidence, anchors) for passage in part.passages for run in passage.runs]
    found = [name for run in runs for name in run.anchors]
    assert sorted(found) == sorted(name for name, at in anchors.items() if page.text[at] != "\n")


def test_lines_of_one_kind_of_furniture_stand_together() -> None:
    text = "Ann gives.\nHome\nNews\nShare"
    furniture = (
        Furniture(kind="navigation", start=11, end=15),
        Furniture(kind="navigation", start=16, end=20),
        Furniture(kind="share_bar", start=21, end=26),
    )
    page = Article(text=text, language="en", blocks=(Block(kind="paragraph", start=0, end=10),), furniture=furniture)
    told = [(part.furniture, [passage.kind for passage in part.passages]) for part in cut_passages(page)]
    assert told == [(None, ["paragraph"]), ("navigation", ["", ""]), ("share_bar", [""])]


def test_many_marks_at_one_place_are_told_in_time() -> None:
    text = "Ann gives to the fund. " * 2000
    evidence = [Evidence.of(text, "donor", at * 23, at * 23 + 3) for at in range(2000)]
    evidence += [Evidence.of(text, "fund", 17, 21) for _ in range(5000)]
    runs = [run for part in cut_passages(Article(text=text, language="en"), evidence) for run in part.passages[0].runs]
    assert sum("donor" in run.fields for run in runs) == 2000
