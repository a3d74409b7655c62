"""Lines of furniture and of story, one at a time; then the lists and boxes that headings open."""

from __future__ import annotations

from pathlib import Path
from typing import SupportsIndex, overload

import pytest

from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line, split_lines
from onrecord.pages.sections import spread_sections
from onrecord.reference.page_words import Label, load_page_words
from tests.pages.checking import blocks_of, furniture_of, read_one

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("furniture_cases.tsv").read_text("utf-8").splitlines()
    if row.strip() and not row.startswith("#")
]

PROSE = "The mill will pay for half of the new roof, its chairwoman said on Monday in the town hall."


@pytest.mark.parametrize(("text", "kind", "language"), ROWS, ids=[f"{row[2]}: {row[0][:50]}" for row in ROWS])
def test_a_line_alone(text: str, kind: str, language: str) -> None:
    line = next(split_lines(text))
    label = label_line(line, load_page_words())
    assert (label.kind if label else "story") == kind, language


def page(*paragraphs: str) -> str:
    return "\n\n".join(("Mill pays for lido roof", *paragraphs))


SECTIONS = {
    "a list of links ends where the story goes on": (
        page(PROSE, "Read more\nLido opens late again\nWho owns the mill", PROSE + " It did."),
        [
            ("related_links", "Read more"),
            ("related_links", "Lido opens late again"),
            ("related_links", "Who owns the mill"),
        ],
    ),
    "titles with blank lines between them": (
        page(PROSE, "Related stories", "Lido opens late again", "Who owns the mill", PROSE + " It did."),
        [
            ("related_links", "Related stories"),
            ("related_links", "Lido opens late again"),
            ("related_links", "Who owns the mill"),
        ],
    ),
    "links name gifts too, at the end of the page": (
        page(PROSE, "Most read\n1. Brewery gives £20,000 to choir\n2. Storm to bring snow"),
        [
            ("related_links", "Most read"),
            ("related_links", "1. Brewery gives £20,000 to choir"),
            ("related_links", "2. Storm to bring snow"),
        ],
    ),
    "comments run to the end": (
        page(
            PROSE, PROSE + " It did.", "2 comments", "gasman: About time. They promised it years ago and did nothing."
        ),
        [("comments", "2 comments"), ("comments", "gasman: About time. They promised it years ago and did nothing.")],
    ),
    "a count of comments above the story opens nothing": (
        page("12 comments", PROSE, PROSE + " It did."),
        [("comments", "12 comments")],
    ),
    "a caption stands on its credit, the alternative text on the caption": (
        page("A steel roof over a pool\nThe lido in February.\nPhoto: Bram Ilves", PROSE),
        [
            ("image_text", "A steel roof over a pool"),
            ("caption", "The lido in February."),
            ("credit", "Photo: Bram Ilves"),
        ],
    ),
    "a paragraph said twice": (page(PROSE, PROSE), [("duplicate", PROSE)]),
    "the headline said again": (page("Mill pays for lido roof", PROSE), [("duplicate", "Mill pays for lido roof")]),
    "networks beside a share bar": (
        page(PROSE, "Share this article\nFacebook\nReddit"),
        [("share_bar", "Share this article"), ("share_bar", "Facebook"), ("share_bar", "Reddit")],
    ),
    "a menu above the story": (
        page("Valley | Dales | Moors and fells", PROSE),
        [("navigation", "Valley | Dales | Moors and fells")],
    ),
    "a dateline in a paragraph": (page(f"KETTLEBY (VN) — {PROSE}"), [("dateline", "KETTLEBY (VN) —")]),
    "a wire's dateline": (
        page(f"Kettleby, 4 March (Reuters) - {PROSE}"),
        [("dateline", "Kettleby, 4 March (Reuters) -")],
    ),
    "a short sentence below a list of links is story": (
        page(PROSE, "Read more\nLido opens late again\nWho owns the mill", "The Dale brewery, though, gave nothing."),
        [("related_links", text) for text in ("Read more", "Lido opens late again", "Who owns the mill")],
    ),
    "a post of somebody else": (
        page(
            PROSE, "I pay twice as much if they ask me nicely!\n— Jo Marsh (@jomarsh) March 4, 2025", PROSE + " It did."
        ),
        [
            ("embedded_post", "I pay twice as much if they ask me nicely!"),
            ("embedded_post", "— Jo Marsh (@jomarsh) March 4, 2025"),
        ],
    ),
    "a handle inside a sentence signs nothing": (page(PROSE + " — and Jo Marsh (@jomarsh) laughed at the mayor."), []),
    "a press release's dateline": (
        page(f"KETTLEBY, Conn., March 4, 2025 /PRNewswire/ -- {PROSE}"),
        [("dateline", "KETTLEBY, Conn., March 4, 2025 /PRNewswire/ --")],
    ),
    "a release's place, wire and day": (
        page(f"KETTLEBY, CT / ACCESSWIRE / March 4, 2025 / {PROSE}"),
        [("dateline", "KETTLEBY, CT / ACCESSWIRE / March 4, 2025 /")],
    ),
    "a day and a place": (
        page(f"Pressemitteilung vom 4. März 2025 | {PROSE}"),
        [("dateline", "Pressemitteilung vom 4. März 2025 |")],
    ),
    "a day in figures": (page(f"04.03.2025 - {PROSE}"), [("dateline", "04.03.2025 -")]),
    "an agency's stop and dash": (
        page(f"Madrid, 4 de marzo de 2025.- {PROSE}"),
        [("dateline", "Madrid, 4 de marzo de 2025.-")],
    ),
    "who gave and when, in a list": (
        page(f"Osric Thane, 3 March 2025 – {PROSE}", f"Brindle Mills, 4 March 2025 – {PROSE} It did."),
        [],
    ),
    "a sentence that begins with a day": (page(f"Since 4 March 2025 – Ash Wednesday – it is open. {PROSE}"), []),
    "a sentence with a day before its dash": (page(f"Vane paid on 4 March 2025 – Tuesday – in full. {PROSE}"), []),
    "a firm and its ticker are no dateline": (page(f"Brightwater (BRW) — the brewer — gave too. {PROSE}"), []),
    "a sum in brackets is no dateline": (page(f"Vane, 40, is worth £2m ($3m). {PROSE}"), []),
    "an ad label glued to a sentence": (page(f"{PROSE}Advertisement"), [("ad_label", "Advertisement")]),
    "a ticker inside a sentence stays": (page("The brewer Brightwater\nBRW, -0.7%\nand the mill gave."), []),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_lines_together(name: str) -> None:
    text, expected = SECTIONS[name]
    assert furniture_of(read_one(text, "text/plain")) == expected


def test_rows_of_donors_stay_story() -> None:
    rows = "Donor | Town | Amount\nOrla Finch | Upper Kettleby | £300\nBrightwater Brewery | Dale | £20,000"
    kinds = blocks_of(read_one(page(PROSE, rows, PROSE + " It did."), "text/plain"))
    assert ("row", "Orla Finch | Upper Kettleby | £300") in kinds
    assert ("row", "Brightwater Brewery | Dale | £20,000") in kinds


def test_equal_rows_with_other_sums_are_no_duplicates() -> None:
    rows = "• The Hesper Vane Trust of the Dales gave it £300\n• The Hesper Vane Trust of the Dales gave it £400"
    items = [text for kind, text in blocks_of(read_one(page(PROSE, rows), "text/plain")) if kind == "item"]
    assert len(items) == 2


class _Counting(list[Line]):
    """Lines that count how many of them are copied."""

    copied = 0

    @overload
    def __getitem__(self, place: SupportsIndex) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Line | list[Line]:
        found = super().__getitem__(place)
        self.copied += len(found) if isinstance(found, list) else 0
        return found


def test_a_long_section_is_not_looked_through_for_each_of_its_lines() -> None:
    lines = _Counting(Line(text="Mill pays", start=0, end=9, gap=number == 900) for number in range(1_000))
    labels: list[Label | None] = [Label(kind="related_links", opens=True), *[None] * 999]
    spread_sections(lines, labels)
    assert sum(label is not None for label in labels) > 800
    assert lines.copied < 5_000
