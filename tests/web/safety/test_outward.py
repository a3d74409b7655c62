"""What leads out, and what does not."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.accounts.pages import own_path
from onrecord.web.rendering import environment
from onrecord.web.safety.outward import outward

REL = ' rel="nofollow noopener noreferrer"'


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://harbour.example/a", "https://harbour.example/a"),
        ("HTTP://harbour.example:8080/?q=1&r=<b>", "HTTP://harbour.example:8080/?q=1&amp;r=&lt;b&gt;"),
        ('https://harbour.example/"onclick="alert(1)', "https://harbour.example/&#34;onclick=&#34;alert(1)"),
        ("https://zeitung.example/über", "https://zeitung.example/über"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
    ],
)
def test_an_address_of_the_web_leads_out(url: str, href: str) -> None:
    assert str(outward(url)) == f'href="{href}"{REL}'


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://harbour.example/",
        "//evil.example/",
        "/own/page",
        "page.html",
        "https:evil.example",
        "https:///evil.example",
        "https://",
        "https://bank.example@evil.example/",
        "https://harbour.example\\@evil.example/",
        "https://harbour.example/\u202egnp.exe",
        "https://harbour.example/a b",
        "https://harb\u200bour.example/",
        "https://harbour.example:port/",
        "https://[::1",
        "https://\ud800.example/",
    ],
)
def test_anything_else_leads_nowhere(url: str | None) -> None:
    assert str(outward(url)) == ""


def test_a_template_writes_the_attributes_as_they_are() -> None:
    shown = environment("en").from_string("<a {{ url | outward }}>{{ text }}</a>")
    assert shown.render(url="https://harbour.example/?a=1&b=2", text="a\u202eb<") == (
        f'<a href="https://harbour.example/?a=1&amp;b=2"{REL}>a‹U+202E›b&lt;</a>'
    )


@given(st.text(alphabet=st.sampled_from("htps:/\\@.a\n\t 0[]#?javscriptd\"'<>"), max_size=40) | st.text(max_size=40))
def test_whatever_leads_out_is_of_the_web(url: str) -> None:
    attributes = str(outward(url))
    assert not attributes or attributes.casefold().startswith(('href="http://', 'href="https://'))
    assert attributes.count('"') in (0, 4)


def _as_a_browser_reads(location: str) -> str:
    """Browsers drop tabs and line ends, blanks around, and take a backslash for a slash (WHATWG URL)."""
    kept = "".join(character for character in location if character not in "\t\n\r")
    return kept.strip("".join(map(chr, range(33)))).replace("\\", "/")


@given(st.text(alphabet=st.sampled_from("/\\:@.a\n\t\r ?#evil"), max_size=20) | st.text(max_size=30))
def test_signing_in_never_leads_to_another_host(wanted: str) -> None:
    location = _as_a_browser_reads(own_path(wanted))
    assert location.startswith("/")
    assert urlsplit(urljoin("https://own.example/login", location)).netloc == "own.example"
