"""Ask a server once: one connection, one question, the answer's headers and then its bytes as they come.

Each question has a connection of its own, so that its limits of time and size hold from the name to the last byte.
What is packed is not unpacked here (`bodies` does, with caps), and no redirect is followed.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.sources.transport.bodies import Caps, Sink, Wire, copy_body
from onrecord.sources.transport.dialing import Call, PinnedBackend, Reach
from onrecord.sources.transport.refusals import FetchError, certificate_refused, cut_short, server_down

__all__ = ["AGENT", "Answer", "ask"]

AGENT = f"onrecord/{__version__}"
"""How onrecord names itself to servers."""


class Answer:
    """The answer of a server to one question: its status and headers; `copy_to` takes its body.

    `is_moved`: each server on the way to it said that the page has moved for good.
    """

    def __init__(self, url: str, answer: httpx2.Response, call: Call) -> None:
        self.url = url
        self.status = answer.status_code
        self.headers: Mapping[str, str] = answer.headers
        self.is_moved = False
        self._answer, self._call = answer, call

    def copy_to(self, sink: Sink, caps: Caps) -> None:
        """Write the body to `sink`, unpacked; raises FetchError where it is too large, too slow or not whole."""
        self._call.begin_body()
        wire = Wire(
            url=self.url,
            declared=self.headers.get("content-length"),
            packing=self.headers.get("content-encoding"),
            chunks=self._answer.iter_raw(),
        )
        copy_body(wire, sink, caps, self._call.is_late)
        self._check_length()

    def _check_length(self) -> None:
        """A body longer than its length says was cut by whoever counted wrongly; a shorter one never ends."""
        declared = self.headers.get("content-length", "")
        is_counted = declared.isascii() and declared.isdigit() and "transfer-encoding" not in self.headers
        if is_counted and self._call.surplus(int(declared)) > 0:
            raise cut_short(self.url, "it is longer than its length says")


@contextmanager
def ask(
    url: str,
    headers: Mapping[str, str],
    reach: Reach,
    caps: Caps,
    *,
    cookies: httpx2.Cookies | None = None,
    deadline: float | None = None,
) -> Iterator[Answer]:
    """Give the answer to a GET of `url`; raises FetchError for whatever goes wrong until its body is read.

    `cookies` are sent where they belong, and take what the answer sets. `deadline`, in ticks, is that of a question
    that several servers answer in turn; without it the time of `caps` begins now.
    """
    call = Call(url, reach.timing, caps, deadline)
    with _told(url), _PinnedTransport(PinnedBackend(call, reach), reach.trust) as transport:
        try:
            request = httpx2.Request("GET", url, headers={"User-Agent": AGENT, "Connection": "close", **headers})
        except httpx2.InvalidURL as error:
            raise server_down(url, "this is no address") from error
        if cookies is not None:
            _show_cookies(cookies, request)
        answer = transport.handle_request(request)
        answer.request = request
        try:
            if cookies is not None:
                cookies.extract_cookies(answer)
            yield Answer(url, answer, call)
        finally:
            answer.close()


def _show_cookies(cookies: httpx2.Cookies, request: httpx2.Request) -> None:
    """Show a server what it set; where that is nothing that a header can hold, it is forgotten."""
    try:
        cookies.set_cookie_header(request)
    except UnicodeEncodeError:
        cookies.clear()


class _PinnedTransport(httpx2.BaseTransport):
    """Hands requests to httpx2's own engine, on connections that a PinnedBackend makes."""

    def __init__(self, backend: PinnedBackend, trust: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=trust, max_connections=1, max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer with its body still on the way."""
        url = request.url
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
        )
        answer = self._pool.handle_request(asked)
        return httpx2.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Say in plain words what the engine reports."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise server_down(url, "it does not answer in time") from error
    except httpcore2.ConnectError as error:
        raise _cannot_connect(url, error) from error
    except (httpcore2.RemoteProtocolError, httpcore2.ReadError) as error:
        raise cut_short(url, "the connection ended too early, or what came is no answer") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise server_down(url, type(error).__name__) from error


def _cannot_connect(url: str, error: Exception) -> FetchError:
    """Tell a certificate that does not hold from a server that is not there."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return certificate_refused(url, cause.verify_message or "its certificate is not valid")
        cause = cause.__cause__ or cause.__context__
    return server_down(url, f"no connection ({error})")
