"""The marks by which the beginning and the end of a record are known, as it lies and as a member of gzip."""

from __future__ import annotations

import re

__all__ = ["CONTENT_LENGTH", "MEMBER", "VERSION"]

MEMBER = b"\x1f\x8b\x08"
"""A member of gzip, deflated (RFC 1952, 2.3.1)."""
VERSION = b"WARC/"
"""The first line of a record (WARC 1.1, 4)."""
CONTENT_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
"""How many bytes follow the headers of a record."""
