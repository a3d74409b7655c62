"""A server on this machine that answers as openFEC, docquery and the LDA's API document it, and fails as told.

openFEC: https://api.open.fec.gov/developers/ and fecgov/openFEC; LDA: https://lda.gov/api/. All names are invented.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from onrecord.sources.filings import Apis, Timing

__all__ = ["COMMITTEE", "Clock", "Handler", "Office", "make_filing", "make_report", "opened_office"]

COMMITTEE = "C00894162"
FEC_KEY = "fec-key-7d1f0c"
LDA_KEY = "lda-key-93ab2e"
BODY = b"HDR\x1cFEC\x1c8.4\x1cLamp Ledger\x1c2.0\nF13N\x1cC00894162\x1cLantern Committee\n"

Fault = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one request of the office it belongs to."""

    protocol_version = "HTTP/1.1"
    office: Office

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.office.asked.append(self.path)
        self.office.keys.append((self.headers.get("X-Api-Key"), self.headers.get("Authorization")))
        self.query = parse_qs(parts.query)
        faults = self.office.faults.get(parts.path, [])
        if faults:
            faults.pop(0)(self)
        else:
            self.answer_well(parts.path)

    def answer_well(self, path: str) -> None:
        office = self.office
        if path.startswith("/v1/"):
            self._answer_fec(path)
        elif path.startswith("/api/v1/contributions/"):
            self._answer_lda()
        elif (body := office.files.get(path)) is not None:
            self.send(200, body, "application/octet-stream", packed=office.packs)
        else:
            self.send(404, b"nothing here", "text/plain")

    def send(self, status: int, body: bytes, kind: str = "application/json", packed: bool = False, **more: str) -> None:
        body = gzip.compress(body) if packed else body
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), **more}
        self.send_raw(status, body, {**headers, **({"Content-Encoding": "gzip"} if packed else {})})

    def send_raw(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def send_object(self, value: object, **more: str) -> None:
        self.send(200, json.dumps(value).encode(), packed=self.office.packs, **more)

    def _answer_fec(self, path: str) -> None:
        if self.headers.get("X-Api-Key") != FEC_KEY:
            self.send(403, b'{"error": {"code": "API_KEY_INVALID", "message": "An invalid api_key was supplied."}}')
            return
        if path == "/v1/efile/filings/":
            self._list_new(self.query["committee_id"][0])
            return
        committee, _, tail = path.removeprefix("/v1/committee/").partition("/")
        if tail == "filings/":
            self._list_filings(committee)
        else:
            known = [{"committee_id": committee}] if committee in self.office.committees else []
            self.send_object({"results": known, "pagination": {"count": len(known), "pages": 1}})

    def _list_filings(self, committee: str) -> None:
        forms = self.query["form_type"]
        page, per_page = int(self.query["page"][0]), min(int(self.query["per_page"][0]), self.office.per_page)
        all_filings = self.office.committees.get(committee, [])
        found = [filing for filing in all_filings if filing["form_type"] in forms]
        paging = {"page": page, "per_page": per_page, "count": len(found), "pages": -(-len(found) // per_page)}
        shown = found[(page - 1) * per_page : page * per_page]
        answer = {"api_version": "1.0", "pagination": {**paging, "is_count_exact": True}, "results": shown}
        self.send_object(answer, X_RateLimit_Limit="1000", X_RateLimit_Remaining=str(self.office.left))

    def _list_new(self, committee: str) -> None:
        """Electronic filings as they come in: the form with its kind ("F13N"), the newest first, 100 a page."""
        forms = [f"{form}{kind}" for form in self.query["form_type"] for kind in ("", "N", "A", "T")]
        rows = [row for row in self.office.new.get(committee, []) if row["form_type"] in forms]
        paging = {"page": 1, "per_page": 100, "count": len(rows), "pages": 1 if rows else 0, "is_count_exact": True}
        self.send_object({"api_version": "1.0", "pagination": paging, "results": rows[::-1]})

    def _answer_lda(self) -> None:
        token = self.headers.get("Authorization")
        if token not in (None, f"Token {LDA_KEY}"):
            self.send(401, b'{"detail": "Invalid token."}')
            return
        reports = self.office.find_reports(self.query)
        page, size = int(self.query["page"][0]), min(25, int(self.query["page_size"][0]))
        if page > 1 and (page - 1) * size >= len(reports):
            self.send(404, b'{"detail": "Invalid page."}')
            return
        more = page * size < len(reports)
        further = urlencode({**{name: values[0] for name, values in self.query.items()}, "page": page + 1})
        following = f"https://lda.gov/api/v1/contributions/?{further}" if more else None
        shown = reports[(page - 1) * size : page * size]
        self.send_object({"count": len(reports), "next": following, "previous": None, "results": shown})

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Office:
    """What the servers hold, what they were asked, and what they do wrong: `faults` by path, one a request."""

    base: str = ""
    committees: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    new: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    keys: list[tuple[str | None, str | None]] = field(default_factory=list)
    per_page: int = 100
    left: int = 900
    packs: bool = False

    @property
    def apis(self) -> Apis:
        return Apis(fec=f"{self.base}/v1", fec_files=self.base, lda=f"{self.base}/api/v1")

    @property
    def files_asked(self) -> list[str]:
        return [path for path in self.asked if path.endswith(".fec")]

    def file(self, *numbers: int, form: str = "F13", committee: str = COMMITTEE) -> Office:
        """Let a committee file."""
        for number in numbers:
            self.committees.setdefault(committee, []).append(make_filing(number, form, committee))
            self.files[f"/dcdev/posted/{number}.fec"] = BODY + f"F132\x1c{number}\n".encode()
        return self

    def find_reports(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        wanted = query.get("contribution_payee", [""])[0].casefold()
        kind = query.get("contribution_type", [""])[0]
        return [
            report
            for report in self.reports
            if any(
                wanted in item["payee_name"].casefold() and kind in item["contribution_type"]
                for item in report["contribution_items"]
            )
        ]


def make_filing(number: int, form: str = "F13", committee: str = COMMITTEE) -> dict[str, Any]:
    """Return a row of a committee's list; a number below 1 is of a filing on paper."""
    has_file = number > 0
    return {
        "committee_id": committee,
        "committee_name": "LANTERN COMMITTEE",
        "form_type": form,
        "file_number": number,
        "fec_url": f"https://docquery.fec.gov/dcdev/posted/{number}.fec" if has_file else None,
        "pdf_url": f"https://docquery.fec.gov/pdf/{abs(number)}.pdf",
        "receipt_date": "2025-04-20T00:00:00",
        "amendment_indicator": "N",
        "report_type": "90D",
        "report_year": 2025,
        "means_filed": "e-file" if has_file else "paper",
        "amendment_chain": [float(number)],
    }


def make_report(number: int, payee: str = "Trump Vance Inaugural Committee", kind: str = "pic") -> dict[str, Any]:
    """Return an LD-203 report with one item."""
    item = {"contribution_type": kind, "contributor_name": "Self", "payee_name": payee, "honoree_name": "n/a"}
    return {
        "filing_uuid": f"00000000-0000-4000-8000-{number:012}",
        "filing_type": "MM",
        "filing_year": 2025,
        "dt_posted": "2025-07-30T11:42:06-04:00",
        "filer_type": "organization",
        "registrant": {"id": number, "name": f"FINCH MILLS {number}"},
        "lobbyist": None,
        "contribution_items": [{**item, "amount": "1000.00", "date": "2025-01-10"}],
    }


@dataclass
class Clock:
    """Time that passes only when somebody sleeps; `slept` tells how long, each time."""

    at: float = 1000.0
    slept: list[float] = field(default_factory=list)
    step: float = 0.0

    def ticks(self) -> float:
        self.at += self.step
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    @property
    def timing(self) -> Timing:
        start = datetime(2025, 8, 7, 12, tzinfo=UTC)
        now = lambda: start + timedelta(seconds=self.at - 1000)  # noqa: E731
        return Timing(now=now, ticks=self.ticks, sleep=self.sleep, chance=lambda: 1.0)


class _Server(ThreadingHTTPServer):
    """Clients that have had enough are no news."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def opened_office() -> Iterator[Office]:
    """Start the servers, on one port of this machine, and end them."""
    office = Office()
    handler = type("OfficeHandler", (Handler,), {"office": office})
    with _Server(("127.0.0.1", 0), handler) as server:
        office.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
