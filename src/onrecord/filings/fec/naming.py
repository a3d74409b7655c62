"""What the FEC calls a filing: no file says its own number, but its name or address does."""

from __future__ import annotations

import re

__all__ = ["find_number"]

# "1910509.fec", "F13A_1910509.fec", "https://docquery.fec.gov/dcdev/posted/1910509.fec?x", "FEC-1910509.fec.gz"
_NUMBER = re.compile(r"(?:^|[/\\_]|FEC-)(\d{1,9})\.(?:fec|txt)(?:\.\w{1,4})?(?:[?#].*)?$", re.IGNORECASE)


def find_number(*names: str | None) -> str | None:
    """Return the filing's number as the FEC writes it, from the first name or address that has it.

    >>> find_number("filings/F13A_1910509.fec"), find_number("-", "https://docquery.fec.gov/dcdev/posted/1910509.fec")
    ('FEC-1910509', 'FEC-1910509')
    >>> find_number("report.fec") is None and find_number("form-99.fec") is None
    True
    """
    found = (_NUMBER.search(name) for name in names if name)
    return next((f"FEC-{int(match[1])}" for match in found if match), None)
