"""What an office's server may refuse or answer in place of data, in plain words: what, where, what to do."""

from __future__ import annotations

from onrecord.records import Problem
from onrecord.sources.transport.refusals import FetchError

__all__ = [
    "is_a_page",
    "key_refused",
    "not_there",
    "redirect_refused",
    "request_refused",
    "unexpected_answer",
]


def _refuse(code: str, url: str, what: str, advice: str) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice))


def key_refused(url: str, variable: str, status: int) -> FetchError:
    """The server does not take the key that the environment variable holds; the key itself is never told."""
    what = f"the server refuses the key in {variable} ({status})"
    error = _refuse("key_refused", url, what, f"check {variable}, or ask the office for a new key")
    error.ends_site = True
    return error


def request_refused(url: str, status: int) -> FetchError:
    """The server refuses the request itself (400, 403, 422 and the like)."""
    advice = "open the address in a browser; where it works there, save the file and add it by hand"
    return _refuse("request_refused", url, f"the server refuses the request ({status})", advice)


def not_there(url: str) -> FetchError:
    """The server has nothing at this address (404, 410)."""
    return _refuse("not_there", url, "the server has nothing at this address", "see whether the office has moved it")


def redirect_refused(url: str, where: str) -> FetchError:
    """The answer sends us to a host that has no part in this, or round in circles."""
    advice = "nothing was sent there; open the address in a browser to see what has changed"
    return _refuse("redirect_refused", url, f"the server sends us elsewhere: {where}", advice)


def is_a_page(url: str) -> FetchError:
    """The answer is a web page where data was asked for: an error page, a login, a notice."""
    what = "the server answers with a web page instead of data"
    return _refuse("unexpected_answer", url, what, "open the address in a browser to see what it says")


def unexpected_answer(url: str, what: str) -> FetchError:
    """The answer is not of the documented shape, so nothing of it can be trusted."""
    return _refuse("unexpected_answer", url, what, "if it stays so, the office has changed its answers: report it")
