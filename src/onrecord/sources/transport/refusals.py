"""What can go wrong on the way to any server, in plain words: what happened, where, what to do."""

from __future__ import annotations

from onrecord.errors import SourceError
from onrecord.records import Problem

__all__ = [
    "FetchError",
    "address_refused",
    "certificate_refused",
    "cut_short",
    "inflates_too_far",
    "name_unknown",
    "port_refused",
    "rate_limited",
    "server_down",
    "too_large",
    "too_slow",
    "too_wordy",
    "unknown_packing",
]

_HOUR = 3600
_AGAIN = "type the same command again later; what came is not fetched twice"


class FetchError(SourceError):
    """One answer did not come. `is_passing`: asking again may help; `ends_site`: asking this site further will not.

    `used_up`: its time was, so that it is asked again by a later run alone.
    """

    def __init__(self, problem: Problem, *, is_passing: bool = False, ends_site: bool = False) -> None:
        super().__init__(str(problem))
        self.problem, self.is_passing, self.ends_site = problem, is_passing, ends_site
        self.retry_after: float | None = None
        self.used_up = False


def _passing(code: str, url: str, what: str, advice: str = _AGAIN) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice), is_passing=True)


def _lasting(code: str, url: str, what: str, advice: str) -> FetchError:
    return FetchError(Problem(code=code, source=url, what=what, advice=advice))


def server_down(url: str, why: str, wait: float | None = None) -> FetchError:
    """The server cannot be reached or says that it failed; `why` is what it says, `wait` for how long, if it does.

    >>> server_down("https://lda.gov/api/v1/", "it answers 503").problem.what
    'the server does not work or cannot be reached: it answers 503'
    >>> server_down("https://lda.gov/api/v1/", "it answers 503", 300).problem.advice
    'type the same command again in 5 minutes; what came is not fetched twice'
    """
    advice = _AGAIN if wait is None else _again_in(wait)
    error = _passing("server_down", url, f"the server does not work or cannot be reached: {why}", advice)
    error.retry_after = wait
    return error


def _again_in(seconds: float) -> str:
    minutes = max(1, -int(-seconds // 60))
    number, unit, one = (minutes, "minutes", "a minute") if minutes < 60 else (-(-minutes // 60), "hours", "an hour")
    when = one if number == 1 else f"{number} {unit}"
    return f"type the same command again in {when}; what came is not fetched twice"


def name_unknown(url: str, host: str) -> FetchError:
    """No address is known of the host, or nobody who knows one can be asked."""
    advice = "check the spelling and this machine's network; then type the same command again"
    return _passing("server_down", url, f"no address of {host} could be found", advice)


def address_refused(url: str, host: str, address: str) -> FetchError:
    """The host stands for an address that is not public: of this machine, a private network, a cloud's own services.

    >>> address_refused("http://intranet.example/", "intranet.example", "10.0.0.7").problem.what
    'intranet.example stands for 10.0.0.7, which is no public address, and was not asked'
    """
    named = host if host == str(address) else f"{host} stands for {address}, which"
    what = f"{named} is no public address, and was not asked"
    return _lasting("address_refused", url, what, "only public pages are fetched; save the page and add the file")


def port_refused(url: str, port: int) -> FetchError:
    """The address names a port that is not one of the web's."""
    what = f"port {port} is none at which public pages are served, and was not asked"
    return _lasting("address_refused", url, what, "only ports 80 and 443 are asked; save the page and add the file")


def cut_short(url: str, why: str) -> FetchError:
    """The answer ended before its end, or its length is not what it said."""
    return _passing("cut_short", url, f"the answer did not come whole: {why}")


def too_slow(url: str, seconds: float) -> FetchError:
    """The answer trickled, and had not ended when its time was up."""
    error = _passing("too_slow", url, f"the answer had not ended after {seconds:.0f} seconds")
    error.used_up = True
    return error


def rate_limited(url: str, wait: float | None) -> FetchError:
    """The server says that too much was asked (429); `wait` is how long it asks to wait, None where it says nothing.

    >>> rate_limited("https://lda.gov/api/v1/", 1596).problem.advice
    'type the same command again in 27 minutes; what came is not fetched twice'
    """
    advice = _again_in(_HOUR if wait is None else wait)
    error = _passing("rate_limited", url, "the server takes no more requests for now (429)", advice)
    error.retry_after, error.ends_site = wait, True
    return error


def certificate_refused(url: str, why: str) -> FetchError:
    """The server cannot prove who it is; nothing was sent to it."""
    advice = "nothing was sent; check this machine's clock and network, and never go on without the proof"
    error = _lasting("certificate_refused", url, f"the server does not prove who it is: {why}", advice)
    error.ends_site = True
    return error


def too_large(url: str, size: int | None, cap: int) -> FetchError:
    """The answer is above the cap; `size` in bytes where the server declares it."""
    has = "more" if size is None else f"{size / 1_000_000:,.1f} MB, more"
    advice = "download it by hand, and add it from the disk"
    return _lasting("answer_too_large", url, f"the answer has {has} than the cap of {cap / 1_000_000:,.0f} MB", advice)


def inflates_too_far(url: str, ratio: int) -> FetchError:
    """The answer is packed so tightly that it is no page and no filing: a bomb."""
    what = f"the answer unpacks to more than {ratio} times its size, as no page or filing does"
    return _lasting("answer_too_large", url, what, "download it by hand, and look at it with care")


def too_wordy(url: str, cap: int) -> FetchError:
    """What stands before the answer itself, its headers, does not end."""
    what = f"the headers of the answer have more than {cap // 1024:,} kB"
    return _lasting("answer_too_large", url, what, "open the address in a browser to see what it is")


def unknown_packing(url: str, packing: str) -> FetchError:
    """The answer is packed in a way that was not asked for."""
    what = f"the answer is packed in a way that was not asked for ({packing[:40]})"
    return _lasting("unexpected_answer", url, what, "if it stays so, save the page in a browser and add the file")
