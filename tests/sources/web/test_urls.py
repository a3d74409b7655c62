"""Addresses as people paste them, and as attackers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.transport.refusals import FetchError
from onrecord.sources.url_lists import is_url
from onrecord.sources.web.urls import parse_url

# (as pasted, as asked for)
GOOD = [
    ("https://news.example/a", "https://news.example/a"),
    ("  https://news.example/a \n", "https://news.example/a"),
    ("HTTPS://News.Example/A?B=c#d", "https://news.example/A?B=c"),
    ("https://news.example", "https://news.example"),
    ("https://news.example:443/a", "https://news.example/a"),
    ("http://news.example:80/a", "http://news.example/a"),
    ("https://news.example:/a", "https://news.example/a"),
    ("https://news.example./a", "https://news.example./a"),
    ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
    ("https://日本.example/", "https://xn--wgv71a.example/"),
    ("https://xn--wgv71a.example/", "https://xn--wgv71a.example/"),
    ("https://news_desk.example/", "https://news_desk.example/"),
    ("https://news.example/a%20b?q=%C3%A9", "https://news.example/a%20b?q=%C3%A9"),
    ("https://news.example/@ann/a", "https://news.example/@ann/a"),
    ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a"),
]

# (as pasted, words of the reason)
BAD = [
    ("", "only http and https"),
    ("news.example/a", "only http and https"),
    ("//news.example/a", "only http and https"),
    ("ftp://news.example/a", "only http and https"),
    ("file:///etc/passwd", "only http and https"),
    ("javascript:alert(1)", "only http and https"),
    ("data:text/html,hello", "only http and https"),
    ("http:", "no server"),
    ("http://", "no server"),
    ("http:///a", "no server"),
    ("https:news.example", "no server"),
    ("http://ann:secret@news.example/", "name or password"),
    ("http://ann@news.example/", "name or password"),
    ("http://@news.example/", "name or password"),
    ("http://127.0.0.1@news.example/", "name or password"),
    ("http://news.example\\@127.0.0.1/", "backslashes"),
    ("http:\\\\news.example/", "backslashes"),
    ("http://news.example/a b", "blanks"),
    ("http://news.example/\r\nHost: other.example", "blanks"),
    ("http://news.example\t/a", "blanks"),
    ("http://news.example\x00.other.example/", "cannot be seen"),
    ("http://news.example:99999/", "no name of a server"),
    ("http://news.example:x/", "no address"),
    ("http://ex%61mple.org/", "no name of a server"),
    ("http://[oops/", "no name of a server"),
    ("http://[::1/", "no address"),
    ("http://a..b/", "no name of a server"),
    ("http://-a.example/", "no name of a server"),
    ("http://☃.example/", "no address"),
    ("http://news\u202e.example/", "no address"),
    ("http://caf\udce9.example/", "no address"),
    ("http://" + "a" * 64 + ".example/", "no name of a server"),
    ("http://news.example/" + "a" * 5000, "more than 4,000"),
]


@pytest.mark.parametrize(("pasted", "asked"), GOOD)
def test_an_address_is_asked_for_in_one_form(pasted: str, asked: str) -> None:
    assert str(parse_url(pasted)) == asked


@pytest.mark.parametrize(("pasted", "words"), BAD)
def test_what_is_no_address_says_why(pasted: str, words: str) -> None:
    with pytest.raises(FetchError) as refused:
        parse_url(pasted)
    assert (refused.value.problem.code, words in refused.value.problem.what) == ("url_refused", True)
    # It can be printed and kept, and holds no password.
    assert b"secret" not in str(refused.value).encode("utf-8")


@given(st.text(max_size=60).map("http://".__add__) | st.text(max_size=60))
def test_any_text_is_an_address_or_has_a_reason(text: str) -> None:
    reason = ""
    try:
        reason = parse_url(text).host
    except FetchError as error:
        reason = error.problem.what
    assert reason


# (as pasted, whether it is meant to be fetched)
MEANT = [
    ("https://news.example/a", True),
    ("HTTP://news.example", True),
    ("ftp://news.example/a", True),
    ("pages/a.html", False),
    ("C:\\pages\\a.html", False),
    ("https.html", False),
    ("-", False),
    ("", False),
]


@pytest.mark.parametrize(("pasted", "meant"), MEANT)
def test_an_address_is_told_from_a_path(pasted: str, meant: bool) -> None:
    assert is_url(pasted) is meant
