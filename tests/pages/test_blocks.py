"""Story in blocks: what the line breaks of a page mean."""

from __future__ import annotations

import pytest

from tests.pages.checking import blocks_of, read_one

LONG = "The mill will pay for half of the new roof, its chairwoman said on Monday."

WRAPPED = """Mill pays for lido roof

The mill will pay for half of the new roof of the lido in the lower town,
its chairwoman said on Monday. The other half comes out of a fund that the
swimmers filled with cake sales and sponsored lengths in the years since
The Flood. Brightwater Brewery gave £20,000 and did not want to be thanked
for it, but the swimmers put up a plaque of slate beside the shallow end.
Nobody knows who gave the ham."""

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "bullets": (
        f"{LONG}\n\n• Brightwater Brewery\n- Orla Finch\n– Dr Sallow\n2. Somebody else",
        [("item", "Brightwater Brewery"), ("item", "Orla Finch"), ("item", "Dr Sallow"), ("item", "Somebody else")],
    ),
    "rows": (
        f"{LONG}\n\nOrla Finch\t£300\nBrewery | Dale | £20",
        [("row", "Orla Finch\t£300"), ("row", "Brewery | Dale | £20")],
    ),
    "a heading": (f"{LONG}\n\nWho gave\n\n{LONG} It did.", [("heading", "Who gave"), ("paragraph", f"{LONG} It did.")]),
    "a question and its answer": (
        f"{LONG}\n\nWho gave?\n{LONG} It did.",
        [("heading", "Who gave?"), ("paragraph", f"{LONG} It did.")],
    ),
    "tickers split a sentence": (
        f"{LONG}\n\nBrightwater\n(BRW-0.3%)\n, Kettleby\nKTB, +1.2%\nand the bank gave too.",
        [("paragraph", "Brightwater\n(BRW-0.3%)\n, Kettleby\nKTB, +1.2%\nand the bank gave too.")],
    ),
    "names below one another": (
        f"{LONG}\n\nThese gave:\nBrewery\nOrla Finch\nThe bank\n\n{LONG} It did.",
        [
            ("item", "These gave:"),
            ("item", "Brewery"),
            ("item", "Orla Finch"),
            ("item", "The bank"),
            ("paragraph", f"{LONG} It did."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_kinds_of_blocks(name: str) -> None:
    body, expected = CASES[name]
    blocks = blocks_of(read_one(f"Mill pays for lido roof\n\n{body}", "text/plain"))
    assert blocks == [("headline", "Mill pays for lido roof"), ("paragraph", LONG), *expected]


def test_wrapped_text_is_one_paragraph() -> None:
    blocks = blocks_of(read_one(WRAPPED, "text/plain"))
    assert [kind for kind, _ in blocks] == ["headline", "paragraph"]
    assert blocks[1][1] == WRAPPED.split("\n\n")[1]
