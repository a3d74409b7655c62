"""A store that answers as S3 does, on loopback: files of a folder, listed, and read in parts."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

__all__ = ["VARIABLES", "serve_store"]

_DAY = "Mon, 02 Dec 2024 00:00:00 GMT"
VARIABLES = {
    "AWS_ACCESS_KEY_ID": "invented",
    "AWS_SECRET_ACCESS_KEY": "invented",
    "AWS_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""What a machine needs to know beside the address of the store."""


class Bucket(BaseHTTPRequestHandler):
    """Answers for the folders of `root`."""

    root: Path
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        asked = urlsplit(self.path)
        query = parse_qs(asked.query)
        path = self.root / unquote(asked.path).strip("/")
        if "list-type" in query:
            self._send(200, _listing(path, query.get("prefix", [""])[0]))
        elif not path.is_file():
            self._send(404, b"")
        else:
            self._send_file(path.read_bytes())

    def _send_file(self, content: bytes) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not asked:
            self._send(200, content)
            return
        start, end = int(asked[1]), min(int(asked[2]), len(content) - 1)
        self._send(206, content[start : end + 1], f"bytes {start}-{end}/{len(content)}")

    def _send(self, status: int, content: bytes, content_range: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", _DAY)
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@contextmanager
def serve_store(root: Path) -> Iterator[str]:
    """Serve the folders of `root` as buckets; give the address of the store."""

    bucket = type("BucketOf", (Bucket,), {"root": root})
    server = ThreadingHTTPServer(("127.0.0.1", 0), bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _listing(bucket: Path, prefix: str) -> bytes:
    files = [Path(folder, name) for folder, _, names in os.walk(bucket) for name in names]
    keys = sorted((file.relative_to(bucket).as_posix(), file.stat().st_size) for file in files)
    found = [(key, size) for key, size in keys if key.startswith(prefix)]
    entries = "".join(
        f"<Contents><Key>{key}</Key><Size>{size}</Size><LastModified>2024-12-02T00:00:00.000Z</LastModified></Contents>"
        for key, size in found
    )
    return (
        f"<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>{len(found)}</KeyCount>{entries}</ListBucketResult>"
    ).encode()
