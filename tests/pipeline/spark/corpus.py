"""A small corpus of every kind of source: pages in a folder, an archive, a filing, and what cannot be read."""

from __future__ import annotations

import gzip
from pathlib import Path

__all__ = ["make_archive", "make_pages", "record_of"]

_STORY = """<html lang="en"><head>
<title>{firm} to give ${sum} million to Trump's inaugural fund</title></head><body><article>
<h1>{firm} to give ${sum} million to Trump's inaugural fund</h1>
<p>{firm} will donate ${sum} million to President-elect Donald Trump's inaugural fund, it said on Friday.</p>
<p>The company said that the gift to the inaugural committee would be made before the ceremony in January.</p>
</article></body></html>"""
_FIRMS = ("Lumenforge", "Quarrystone", "Bellwether Rail", "Northquay", "Tarnhelm Foods", "Ostrava Glass")


def make_pages(folder: Path, count: int) -> Path:
    """Write pages of invented firms, a file that is no page, and one whose ending is not read."""
    folder.mkdir()
    for number in range(count):
        page = _STORY.format(firm=_FIRMS[number % len(_FIRMS)], sum=number + 1)
        Path(folder, f"{number:03}.html").write_text(page, "utf-8")
    Path(folder, "binary.html").write_bytes(bytes(range(256)) * 20)
    Path(folder, "notes.pdf").write_bytes(b"%PDF")
    return folder


def make_archive(path: Path, count: int) -> Path:
    """Write an archive of such pages, and of a robots file, as a crawler does: a member of gzip each."""
    records = [
        record_of(f"https://news.example/{n}", _STORY.format(firm=_FIRMS[n % 6], sum=10 + n)) for n in range(count)
    ]
    records.insert(1, record_of("https://news.example/robots.txt", "User-agent: *"))
    path.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))
    return path


def record_of(url: str, page: str) -> bytes:
    """Return one record: the answer of a server, with a page."""
    body = page.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    answer += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-12-13T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(url):012}>\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
