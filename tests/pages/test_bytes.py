"""Bytes: what they are taken for, how they are decoded, and what is no page at all."""

from __future__ import annotations

import codecs

import pytest

from onrecord.pages import MAX_CHARACTERS, sniff_media_type
from tests.pages.checking import read, read_one

SNIFFED = [
    (b"<!DOCTYPE html><p>", "text/html"),
    (b"\n <html>", "text/html"),
    (b"<!-- saved --><p>x", "text/html"),
    (b"\xef\xbb\xbf<html>", "text/html"),
    (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), "text/html"),
    (b'{"a": 1}', "application/json"),
    (b'[{"a": 1}]', "application/json"),
    (b"[Advertisement]\nText", "text/plain"),
    (b"{curly} text", "text/plain"),
    (b"< 5 percent", "text/plain"),
    (b"", "text/plain"),
    (b"A headline\n\nAnd text", "text/plain"),
    (b"%PDF-1.7 and so on", "application/octet-stream"),
    (b"\x89PNG\r\n\x1a\n", "application/octet-stream"),
    (b"PK\x03\x04", "application/octet-stream"),
    (bytes(range(256)) * 4, "application/octet-stream"),
]


@pytest.mark.parametrize(("content", "media_type"), SNIFFED)
def test_sniffing(content: bytes, media_type: str) -> None:
    assert sniff_media_type(content) == media_type


WORDS = "Le siège déjà payé coûte cher à la fonderie, a dit la mairie de Kessel où l'été s'achève."
PAGE = f"<html><head><title>t</title></head><body><p>{WORDS}</p></body></html>"


def test_what_was_encoded_twice_is_put_right() -> None:
    reading = read(PAGE.encode().decode("cp1252").encode(), "text/html")
    assert WORDS in reading.articles[0].text
    assert [problem.code for problem in reading.problems] == ["damaged_encoding"]


ENCODED = [
    ("utf-8", PAGE.encode("utf-8")),
    ("utf-8 with a mark", codecs.BOM_UTF8 + PAGE.encode("utf-8")),
    ("utf-16 little", codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le")),
    ("utf-16 big", codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be")),
    (
        "declared latin-1 is windows-1252",
        PAGE.replace("<title>", '<meta charset="iso-8859-1"><title>').encode("cp1252"),
    ),
    (
        "declared by http-equiv",
        PAGE.replace(
            "<title>", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>'
        ).encode("cp1252"),
    ),
    ("declared wrongly, is utf-8", PAGE.replace("<title>", '<meta charset="iso-8859-1"><title>').encode("utf-8")),
    ("not declared", PAGE.encode("cp1252")),
]


@pytest.mark.parametrize("content", [row[1] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_encodings(content: bytes) -> None:
    reading = read(content, "text/html")
    assert reading.problems == ()
    assert WORDS in reading.articles[0].text


def test_a_page_that_says_utf_8_and_is_not_is_read_as_what_it_is_and_told() -> None:
    page = PAGE.replace("<title>", '<meta charset="utf-8"><title>').encode("cp1252")
    reading = read(page, "text/html")
    assert WORDS in reading.articles[0].text
    assert [problem.code for problem in reading.problems] == ["damaged_encoding"]
    assert reading.problems[0].what.startswith("it says that it is utf-8, but its bytes are windows-1252")


CUT_SHORT = [
    ("inside a tag", "<html><body><p>The mill gave.</p><a hre", "it ends inside a tag"),
    ("at the start of a tag", "<html><body><p>The mill gave.</p><", "it ends inside a tag"),
    ("inside an end tag", "<!doctype html><p>The mill gave.</p></bod", "it ends inside a tag"),
    ("inside an article", "<html><body><article><p>The mill gave", "<article> is never closed"),
    ("inside a script", "<html><p>The mill gave.</p><script>var a = 1;", "<script> is never closed"),
]
WHOLE = [
    ("a whole page", PAGE),
    ("ends left out, as the standard allows", "<!doctype html><html><body><p>The mill gave."),
    ("a box too many", "<html><body><div><div><p>The mill gave.</div></body></html>\n<!-- served by a cache -->"),
    ("a fragment", "<div><p>The mill gave."),
    ("a sign in the text", "<html><body><p>The mill gave < 5 percent"),
]


@pytest.mark.parametrize(("content", "what"), [row[1:] for row in CUT_SHORT], ids=[row[0] for row in CUT_SHORT])
def test_a_page_cut_short_is_told_and_what_there_is_is_read(content: str, what: str) -> None:
    reading = read(content, "text/html")
    assert [(problem.code, problem.what) for problem in reading.problems] == [
        ("truncated", f"the page was cut short: {what}")
    ]
    assert "The mill gave" in reading.articles[0].text


@pytest.mark.parametrize("content", [row[1] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_a_page_that_may_be_whole_is_not_called_cut_short(content: str) -> None:
    assert read(content, "text/html").problems == ()


def test_a_text_file_that_holds_json_is_read_as_json() -> None:
    news = '{"@type": "NewsArticle", "articleBody": "Caf\\u00e9 Lune will pay for the roof of the lido."}'
    assert read_one(news, "text/plain").text.startswith("Café Lune")
    assert read_one('{"quoted"} is how the mill put it on Monday.', "text/plain").text.startswith('{"quoted"}')


def test_damaged_bytes_are_told_and_the_rest_is_read() -> None:
    reading = read(PAGE.encode().replace("déjà".encode(), b"d\xffj\xc3"), "text/html")
    assert [problem.code for problem in reading.problems] == ["damaged_encoding"]
    assert "Le siège" in reading.articles[0].text


UNREADABLE = [
    (b"", "text/html", "empty"),
    (b" \n\t ", "text/plain", "empty"),
    (b"\x00" * 500, "text/html", "empty"),
    (b"%PDF-1.7 ...", "text/html", "binary"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text/plain", "binary"),
    (b"\x1f\x8b\x08" + bytes(100), "application/json", "binary"),
]


@pytest.mark.parametrize(("content", "media_type", "code"), UNREADABLE)
def test_what_cannot_be_read_is_a_problem(content: bytes, media_type: str, code: str) -> None:
    reading = read(content, media_type)
    assert reading.articles == ()
    assert [problem.code for problem in reading.problems] == [code]
    assert all(problem.what and problem.advice for problem in reading.problems)


def test_a_text_file_that_holds_html_is_read_as_html() -> None:
    assert "<p>" not in read_one(PAGE, "text/plain").text


@pytest.mark.parametrize(("media_type", "before", "after"), [("text/plain", "", ""), ("text/html", "<p>", "</p>")])
def test_a_text_too_long_is_cut_and_told(media_type: str, before: str, after: str) -> None:
    line = f"{before}The mill gave 5,000 crowns to the park, its owner said.{after}\n"
    reading = read(line * (MAX_CHARACTERS // 50), media_type)
    assert [problem.code for problem in reading.problems] == ["too_long"]
    assert MAX_CHARACTERS - 200 < len(reading.articles[0].text) <= MAX_CHARACTERS
