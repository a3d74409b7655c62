"""JSON Lines: the objects that `onrecord list --json` prints, one a line; amounts are strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.exports.contents import CONTENTS
from onrecord.exports.format import Format
from onrecord.exports.request import ExportRequest
from onrecord.views.visible import json_line

__all__ = ["JSONL", "jsonl_chunks", "write_jsonl"]


def write_jsonl(objects: Iterable[Mapping[str, Any]], file: BinaryIO) -> None:
    r"""Write objects to a binary file, one a line.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_jsonl([{"amount": "5.00"}, {"amount": None}], file)
    >>> file.getvalue()
    b'{"amount": "5.00"}\n{"amount": null}\n'
    """
    for chunk in jsonl_chunks(objects):
        file.write(chunk)


def jsonl_chunks(objects: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield a line an object. Texts are as pages have them; what could steer a terminal is written as an escape."""
    for one in objects:
        yield f"{json_line(one)}\n".encode()


def _chunks(request: ExportRequest) -> Iterator[bytes]:
    return jsonl_chunks(CONTENTS[request.what].objects(request))


JSONL = Format(
    name="jsonl",
    ending=".jsonl",
    media_type="application/jsonl; charset=utf-8",
    meaning="an object a line, with reasons, disagreements and filed lines; for machines",
    chunks=_chunks,
)
"""JSON Lines."""
