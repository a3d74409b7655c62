"""Why a page of the web is not fetched, in plain words: what happened, where, what to do."""

from __future__ import annotations

from onrecord.records import Problem
from onrecord.sources.naming import name_path
from onrecord.sources.transport.refusals import FetchError

__all__ = [
    "challenged",
    "downgraded",
    "needs_browser",
    "no_page",
    "not_free",
    "not_there",
    "redirect_refused",
    "request_refused",
    "robots_disallow",
    "robots_unreachable",
    "url_refused",
    "withheld",
]

_BY_HAND = "open it in a browser, save the page and add the file"


def _refuse(code: str, url: str, what: str, advice: str = _BY_HAND) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice))


def url_refused(url: str, why: str, advice: str = "copy the address from a browser") -> FetchError:
    """The text is no address that is fetched.

    >>> url_refused("ftp://example.org/", "only http and https are fetched").problem.what
    'only http and https are fetched'
    """
    return _refuse("url_refused", name_path(url), why, advice)


def redirect_refused(url: str, where: str) -> FetchError:
    """The server sends us on to what is no address to fetch, or round in circles."""
    return _refuse("redirect_refused", url, f"the server sends us on {where}")


def downgraded(url: str, there: str) -> FetchError:
    """A page asked for by https sends on to plain http, where anybody on the way could change it."""
    what = f"the server sends us from https to plain http ({there}), where anybody on the way could change the page"
    return _refuse("redirect_refused", url, what, "nothing was sent there; look for its https address")


def not_there(url: str, status: int) -> FetchError:
    """The server has nothing at this address (404, 410)."""
    return _refuse("not_there", url, f"there is no page at this address ({status})", "check it, or look in an archive")


def request_refused(url: str, status: int) -> FetchError:
    """The server refuses to give the page, without saying why."""
    return _refuse("request_refused", url, f"the server refuses the request ({status})")


def no_page(url: str, what: str) -> FetchError:
    """What came is no page: a picture, a PDF, nothing at all."""
    return _refuse("no_page", url, what, "name the address of an article, or of its text")


def robots_disallow(url: str) -> FetchError:
    """The site asks programs not to fetch this page."""
    return _refuse("robots_disallow", url, "the site's robots.txt asks programs not to fetch this page")


def robots_unreachable(url: str, status: int) -> FetchError:
    """The site does not say what programs may fetch, so nothing is fetched for now."""
    what = f"the site does not say what may be fetched (its robots.txt answers {status}), so nothing is for now"
    error = _refuse("robots_unreachable", url, what, "type the same command again later")
    error.is_passing = True
    return error


def challenged(url: str, status: int) -> FetchError:
    """The site wants to see a person before it gives the page, and shows a puzzle in its place."""
    what = f"the site asks whether a person is looking, and gives programs no page ({status})"
    return _refuse("challenged", url, what)


def needs_browser(url: str) -> FetchError:
    """The page shows nothing before a browser has run its scripts, or somebody has agreed to something."""
    return _refuse("needs_browser", url, "the page shows nothing without a browser that runs its scripts")


def not_free(url: str, status: int) -> FetchError:
    """The site gives the page to those who signed in or paid (401, 402)."""
    return _refuse("paywalled", url, f"the site gives this page to its readers alone ({status})")


def withheld(url: str) -> FetchError:
    """The site may not or will not show the page here, for reasons of law (451)."""
    return _refuse("withheld", url, "the site withholds this page here, for reasons of law (451)")
