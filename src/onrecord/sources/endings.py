"""Which file endings are read, as what, and what is said about the others."""

from __future__ import annotations

from pathlib import PurePath

from onrecord.records import Problem
from onrecord.sources.naming import name_path

__all__ = [
    "ARCHIVE",
    "MEDIA_TYPES",
    "READINGS",
    "TABLE",
    "ending_of",
    "is_file_ending",
    "media_type_of",
    "refuse_ending",
    "refuse_others",
]

TABLE = "text/csv"
READINGS = "application/vnd.apache.parquet"
ARCHIVE = "application/warc"

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".eml": "message/rfc822",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".fec": "application/x-fec",
    ".xml": "application/xml",
    ".csv": TABLE,
    ".parquet": READINGS,
    ".warc": ARCHIVE,
    ".warc.gz": ARCHIVE,
    ".warc.zst": ARCHIVE,
}

_DOUBLE = tuple(ending for ending in MEDIA_TYPES if ending.count(".") > 1)

_INSTEAD = {
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf"), "save its text as .txt"),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".tsv"), "save its table as .csv"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".tgz", ".gz"), "unpack it and name the folder"),
}
"""What to do with files that reporters have and that are not read; renaming them would not help."""

_READ = "only files ending " + " ".join(MEDIA_TYPES) + " are read"


def ending_of(path: PurePath) -> str:
    """Return the ending of a file's name in small letters, "" where there is none.

    >>> ending_of(PurePath("crawl/Pages.WARC.gz"))
    '.warc.gz'
    >>> ending_of(PurePath("README"))
    ''
    """
    name = path.name.lower()
    return next((ending for ending in _DOUBLE if name.endswith(ending)), PurePath(name).suffix)


def media_type_of(path: PurePath) -> str | None:
    """Return the media type that a file's ending promises, or None when the ending is not read.

    >>> media_type_of(PurePath("a/page.HTM"))
    'text/html'
    """
    return MEDIA_TYPES.get(ending_of(path))


def is_file_ending(path: PurePath) -> bool:
    """Whether a name ends as files do that are read here, or that reporters have.

    >>> is_file_ending(PurePath("gift.pdf")), is_file_ending(PurePath("www.harbourpost.example"))
    (True, False)
    """
    return ending_of(path) in MEDIA_TYPES or ending_of(path) in _INSTEAD


def refuse_ending(path: PurePath) -> Problem:
    """Return the problem for one named file whose ending is not read."""
    ending = ending_of(path)
    ending = name_path(ending)
    what = f"files ending {ending} are not read" if ending else "a file without an ending is not read"
    advice = _INSTEAD.get(ending) or "rename it if it is one of them"
    return Problem(code="unknown_ending", source=name_path(path), what=what, advice=f"{_READ}; {advice}")


def refuse_others(folder: PurePath, ending: str, count: int) -> Problem:
    """Return the problem that counts the files of one ending that a folder's reading left out.

    >>> refuse_others(PurePath("pages"), ".pdf", 2).what
    '2 files ending .pdf were left out'
    """
    ending = name_path(ending)
    files = "1 file" if count == 1 else f"{count} files"
    named = f"ending {ending}" if ending else "without an ending"
    what = f"{files} {named} {'was' if count == 1 else 'were'} left out"
    advice = "; ".join(filter(None, (_READ, _INSTEAD.get(ending))))
    return Problem(code="unknown_ending", source=name_path(folder), what=what, advice=advice)
