"""What is exported of the small ledger, as it was last looked at; `python -m tests.exports.goldens` writes it anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from onrecord import __version__
from onrecord.exports import CONTENTS, FORMATS, ExportRequest
from onrecord.ledger import Ledger
from tests.exports.making import AS_OF, make_ledger

__all__ = ["GOLDEN", "GOLDENS", "export_text"]

GOLDEN = Path(__file__).parent / "golden"
TABLES = [(name, what) for name in ("csv", "jsonl") for what in CONTENTS]
LINKED = [(name, "pledges") for name in ("ftm", "ftm-statements", "jsonld", "iati", "annotations")]
GOLDENS = [*TABLES, *LINKED]


def export_text(ledger: Ledger, name: str, what: str) -> str:
    """Return an export as text, its lines ended as those of any text, without the version that made it."""
    chunks = FORMATS[name].chunks
    assert chunks is not None
    request = ExportRequest(ledger=ledger, today=AS_OF, what=what)
    text = b"".join(chunks(request)).decode("utf-8")
    return text.replace("\r\n", "\n").replace(__version__, "VERSION")


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(make_ledger(Path(folder) / "gifts.db"), read_only=True) as gifts,
    ):
        for name, what in GOLDENS:
            (GOLDEN / f"{what}.{name}").write_text(export_text(gifts, name, what), "utf-8")
