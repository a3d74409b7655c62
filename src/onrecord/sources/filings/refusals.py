"""What can go wrong on the way to an office's server, in plain words: what happened, where, what to do."""

from __future__ import annotations

from onrecord.errors import SourceError
from onrecord.records import Problem

__all__ = [
    "FetchError",
    "certificate_refused",
    "cut_short",
    "inflates_too_far",
    "is_a_page",
    "key_refused",
    "not_there",
    "rate_limited",
    "redirect_refused",
    "request_refused",
    "server_down",
    "too_large",
    "too_slow",
    "unexpected_answer",
]

_AGAIN = "type the same command again later; what came is not fetched twice"


class FetchError(SourceError):
    """One answer did not come. `is_passing`: asking again may help; `ends_site`: asking this site further will not."""

    def __init__(self, problem: Problem, *, is_passing: bool = False, ends_site: bool = False) -> None:
        super().__init__(str(problem))
        self.problem, self.is_passing, self.ends_site = problem, is_passing, ends_site
        self.retry_after: float | None = None


def _refuse(code: str, url: str, what: str, advice: str) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice))


def _passing(code: str, url: str, what: str, advice: str = _AGAIN) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice), is_passing=True)


def server_down(url: str, why: str) -> FetchError:
    """The server cannot be reached or says that it failed; `why` is what it says.

    >>> server_down("https://lda.gov/api/v1/", "it answers 503").problem.what
    'the server does not work or cannot be reached: it answers 503'
    """
    return _passing("server_down", url, f"the server does not work or cannot be reached: {why}")


def cut_short(url: str, why: str) -> FetchError:
    """The answer ended before its end, or its length is not what it said."""
    return _passing("cut_short", url, f"the answer did not come whole: {why}")


def too_slow(url: str, seconds: float) -> FetchError:
    """The answer trickled, and had not ended when its time was up."""
    return _passing("too_slow", url, f"the answer had not ended after {seconds:.0f} seconds")


def rate_limited(url: str, wait: float | None) -> FetchError:
    """The server says that too much was asked (429); `wait` is how long it asks to wait, None where it says nothing.

    >>> rate_limited("https://lda.gov/api/v1/", 1596).problem.advice
    'type the same command again in 27 minutes; what came is not fetched twice'
    """
    when = "in an hour" if wait is None else f"in {max(1, -int(-wait // 60))} minutes"
    advice = f"type the same command again {when}; what came is not fetched twice"
    error = _passing("rate_limited", url, "the server takes no more requests for now (429)", advice)
    error.retry_after, error.ends_site = wait, True
    return error


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


def certificate_refused(url: str, why: str) -> FetchError:
    """The server cannot prove who it is; nothing was sent to it."""
    advice = "nothing was sent; check this machine's clock and network, and never go on without the proof"
    error = _refuse("certificate_refused", url, f"the server does not prove who it is: {why}", advice)
    error.ends_site = True
    return error


def too_large(url: str, size: int | None, cap: int) -> FetchError:
    """The answer is above the cap; `size` in bytes where the server declares it."""
    has = "more" if size is None else f"{size / 1_000_000:,.1f} MB, more"
    advice = "download it by hand, and add it from the disk"
    return _refuse("answer_too_large", url, f"the answer has {has} than the cap of {cap / 1_000_000:,.0f} MB", advice)


def inflates_too_far(url: str, ratio: int) -> FetchError:
    """The answer is packed so tightly that it is no filing: a bomb."""
    what = f"the answer unpacks to more than {ratio} times its size, as no filing does"
    return _refuse("answer_too_large", url, what, "download it by hand, and look at it with care")


def is_a_page(url: str) -> FetchError:
    """The answer is a web page where data was asked for: an error page, a login, a notice."""
    what = "the server answers with a web page instead of data"
    return _refuse("unexpected_answer", url, what, "open the address in a browser to see what it says")


def unexpected_answer(url: str, what: str) -> FetchError:
    """The answer is not of the documented shape, so nothing of it can be trusted."""
    return _refuse("unexpected_answer", url, what, "if it stays so, the office has changed its answers: report it")
