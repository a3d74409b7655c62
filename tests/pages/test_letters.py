"""Pages saved as MHTML, letters and notes in Markdown: what they hold is read as if it lay there by itself."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.letters import open_letter
from onrecord.pipeline import read_documents
from onrecord.records import Capture, DocumentReading, Problem
from tests.pages.checking import read, read_one

HEADLINE = "Brackwell Lamps gives to the park"
STORY = (
    "Brackwell Lamps of Härnösand gave €5,000 to the park on Monday, its owner told The Harbour Post in the evening."
)
PAGE = f"<!doctype html><html lang=en><title>{HEADLINE}</title><article><h1>{HEADLINE}</h1><p>{STORY}</p></article>"
ADDRESS = "https://post.example/2024/lamps"
LETTER, SAVED = "message/rfc822", "multipart/related"


def saved_page(page: str = PAGE, address: str = ADDRESS) -> bytes:
    """Return a page as Chrome saves it: its parts, quoted-printable, its address in the head."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = HEADLINE
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    message.add_related("<p>An advertisement in a frame.</p>", subtype="html")
    return bytes(message)


def letter(plain: str | None, page: str | None = None, subject: str = HEADLINE) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ann@tips.example", "desk@post.example", subject
    if plain is not None:
        message.set_content(plain)
    if page is not None:
        message.add_alternative(page, subtype="html")
    return bytes(message)


def test_a_page_saved_by_a_browser_is_read_under_its_address() -> None:
    article = read_one(saved_page(), SAVED)
    assert (article.headline, article.url) == (HEADLINE, ADDRESS)
    assert STORY in article.text
    assert "advertisement" not in article.text


def test_the_address_of_a_saved_page_is_one_of_the_web() -> None:
    assert read_one(saved_page(address="file:///home/ann/a.html"), SAVED).url is None


def test_a_letter_is_its_subject_and_its_text() -> None:
    article = read_one(letter(STORY), LETTER)
    assert (article.headline, article.text) == (HEADLINE, f"{HEADLINE}\n\n{STORY}")


def test_a_subject_in_letters_beyond_ascii_is_read() -> None:
    assert read_one(letter(STORY, subject="Härnösand: a mill gives"), LETTER).headline == "Härnösand: a mill gives"


@pytest.mark.parametrize(
    ("plain", "page", "shown"),
    [
        ("View this letter in your browser.", PAGE.replace(STORY, STORY * 9), "Härnösand"),
        (None, PAGE, "Härnösand"),
        (f"{STORY} " * 3, "<p>Something else.</p>", "Härnösand"),
        (STORY, "<img src=x>", "Härnösand"),
    ],
)
def test_of_two_forms_the_one_that_says_something_is_read(plain: str | None, page: str, shown: str) -> None:
    assert shown in read_one(letter(plain, page), LETTER).text


def test_an_attachment_is_not_read_with_the_letter() -> None:
    message = EmailMessage()
    message["Subject"] = HEADLINE
    message.set_content(STORY)
    message.add_attachment("Sable Ink gave $9 million.", filename="note.txt")
    assert "Sable Ink" not in read_one(bytes(message), LETTER).text


def test_an_encoding_that_nobody_knows_is_read_as_utf_8() -> None:
    raw = f"Subject: {HEADLINE}\nContent-Type: text/plain; charset=x-own\n\n{STORY}".encode()
    assert "Härnösand" in read_one(raw, LETTER).text


@pytest.mark.parametrize("kind", [LETTER, SAVED])
@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: image/png\n\n\x89PNG",
        b"Content-Type: multipart/related; boundary=x\n\n--y\n",
        b"Subject: nothing\n\n",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000,
    ],
)
def test_a_file_without_a_text_is_told(content: bytes, kind: str) -> None:
    found = read(content, kind)
    assert found.articles == ()
    assert [problem.code for problem in found.problems] == ["no_text"]


@given(st.binary(max_size=400))
def test_any_bytes_are_opened(content: bytes) -> None:
    found = open_letter(Capture(content=content, source="a.eml", media_type=LETTER, how="file"))
    assert isinstance(found, Capture | Problem)


def test_a_note_in_markdown_is_read_without_its_marks() -> None:
    article = read_one(
        f"# {HEADLINE}\n\n> **Brackwell Lamps** gave [€5,000](https://a.example) to the park.", "text/markdown"
    )
    assert article.headline == HEADLINE
    assert "Brackwell Lamps gave €5,000 to the park." in article.text


def test_files_of_these_endings_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(saved_page())
    (tmp_path / "b.eml").write_bytes(letter(STORY))
    (tmp_path / "c.md").write_text(f"# {HEADLINE}\n\n{STORY}", "utf-8")
    found = list(read_documents([str(tmp_path)]))
    assert [one.article.headline for one in found if isinstance(one, DocumentReading) and one.article] == [HEADLINE] * 3
    assert [one.capture.content for one in found if one.capture][1] == letter(STORY), "the file is kept as it is"
