"""One line to its fields: parted by the control character FS since version 6, by commas before."""

from __future__ import annotations

import csv
import re

__all__ = ["SEPARATOR", "split_row"]

SEPARATOR = "\x1c"

_QUOTE = '"'

# A field in quotation marks that are closed where the field ends, else all up to the next comma.
_DAMAGED = re.compile(r'(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)')


def split_row(line: str) -> tuple[list[str], bool]:
    r"""Return the fields of a line, blanks around them left out, and whether its quotation marks pair.

    Quotation marks around a field are none of its text; a comma between FS parts nothing. Where the marks do not pair,
    the line is parted at commas: a mark left open must not swallow the rest of the line.

    >>> split_row('SA11AI\x1c"Smith, Inc."\x1c100.00')
    (['SA11AI', 'Smith, Inc.', '100.00'], True)
    >>> split_row('"SA11A1","Smith, Inc.",100.00')
    (['SA11A1', 'Smith, Inc.', '100.00'], True)
    >>> split_row('"SA11A1","Smith, 100.00')
    (['SA11A1', '"Smith', '100.00'], False)
    """
    if SEPARATOR in line:
        return _split_at_separators(line), True
    if line[:1] == line[-1:] == _QUOTE:
        # Every field in marks, and no mark inside one: the plain case of old files, for which `csv` is slow.
        fields = line[1:-1].split('","')
        if line.count(_QUOTE) == 2 * len(fields):
            return (list(map(str.strip, fields)) if '" ' in line or ' "' in line else fields), True
    try:
        fields = next(csv.reader((line,), strict=True), [""]) or [""]
    except csv.Error:
        return _split_damaged(line), False
    return list(map(str.strip, fields)), True


def _split_at_separators(line: str) -> list[str]:
    fields = line.split(SEPARATOR)
    if " \x1c" in line or "\x1c " in line or line[-1] == " ":
        fields = list(map(str.strip, fields))
    return list(map(_unquote, fields)) if _QUOTE in line else fields


def _unquote(field: str) -> str:
    if len(field) > 1 and field[0] == field[-1] == _QUOTE:
        return field[1:-1].replace('""', _QUOTE).strip()
    return field


def _split_damaged(line: str) -> list[str]:
    fields, place = [], 0
    while found := _DAMAGED.match(line, place):
        quoted, plain = found.groups()
        fields.append((quoted.replace('""', _QUOTE) if quoted is not None else plain).strip())
        if found.end() >= len(line) and not found[0].endswith(","):
            break
        place = found.end()
    return fields
