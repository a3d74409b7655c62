"""Addresses of the application, and the files that stand for them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode

from onrecord.web.languages import DEFAULT, localized, part_language

__all__ = ["Address", "file_name", "file_of", "link_between"]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}(?<!\.)")
_NO_PLAIN = re.compile(r"[^a-z0-9]+")

# Names that some systems keep for devices: a folder so called cannot be made there.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")

_OF_NO_LANGUAGE = ("static", "charts", "export", "feeds")

_PLACE = "after"
"""The field of a list that says where the piece begins."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the application: a path without its language, as links write it, and what is asked.

    >>> Address.read("/fr/funds/us-x?a=1&b=2").folders, Address.read("/fr/funds/us-x").language
    (('funds', 'us-x'), 'fr')
    """

    language: str
    path: str
    query: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, text: str) -> Address:
        """Return the address that a link writes, from the root on. What is the same in every language has none."""
        path, _, query = text.partition("?")
        language, path = part_language(path or "/")
        asked = tuple(parse_qsl(query, keep_blank_values=True))
        made = cls(language=language, path=path, query=asked)
        top = made.folders[:1]
        return replace(made, language=DEFAULT) if top and top[0] in _OF_NO_LANGUAGE else made

    @property
    def folders(self) -> tuple[str, ...]:
        """The parts of the path, as they are meant."""
        return tuple(unquote(part) for part in self.path.split("/") if part)

    @property
    def asked(self) -> dict[str, str]:
        """What is asked, by field."""
        return dict(self.query)

    @property
    def place(self) -> str | None:
        """Where a piece of a list begins; None at its beginning."""
        return self.asked.get(_PLACE)

    @property
    def whole(self) -> Address:
        """The list of which this is a piece, in the first language: a piece has one number in all of them."""
        return Address(DEFAULT, self.path, tuple(pair for pair in self.query if pair[0] != _PLACE))

    def __str__(self) -> str:
        """Return the address as a browser asks for it."""
        return localized(self.path, self.language) + (f"?{urlencode(self.query)}" if self.query else "")


def file_of(address: Address, number: int = 1) -> str:
    """Return the file that stands for an address; `number` says which piece of a list it is.

    >>> file_of(Address.read("/")), file_of(Address.read("/fr/?after=x"), 2)
    ('index.html', 'fr/page/2/index.html')
    >>> file_of(Address.read("/fr/?fund=us-x&standing=due")), file_of(Address.read("/funds/us-x"))
    ('fr/list/fund/us-x/standing/due/index.html', 'funds/us-x/index.html')
    >>> file_of(Address.read("/charts/funds/us-x/flow.svg?theme=dark&width=360&lang=fr"))
    'charts/funds/us-x/flow-dark-360-fr.svg'
    >>> file_of(Address.read("/feeds/new.atom?fund=us-x")), file_of(Address.read("/static/a.css?v=1"))
    ('feeds/fund/us-x/new.atom', 'static/a.css')
    """
    top = address.folders[:1]
    if top and top[0] in _OF_NO_LANGUAGE:
        return _file_of_no_language(address)
    asked = [file_name(part) for pair in address.whole.query for part in pair]
    own = [file_name(part) for part in address.folders]
    folders = [*([] if address.language == DEFAULT else [address.language]), *own]
    if asked:
        folders += ["by" if own else "list", *asked]
    if number > 1:
        folders += ["page", str(number)]
    return "/".join((*folders, "index.html"))


def _file_of_no_language(address: Address) -> str:
    *folders, last = address.folders
    stem, dot, ending = last.rpartition(".")
    kept = [folders[0], *map(file_name, folders[1:])]
    if folders[0] == "charts":
        return "/".join((*kept, "-".join((stem, *address.asked.values())) + dot + ending))
    if folders[0] == "static":
        return "/".join((*kept, last))
    return "/".join((*kept, *(file_name(part) for pair in address.query for part in pair), last))


def file_name(text: str) -> str:
    """Return a name that every disk and server takes for a text; two texts have two names.

    >>> file_name("us-inaugural-2025"), file_name("person:Voss, Ellery")
    ('us-inaugural-2025', 'person-voss-ellery-c8526b8291')
    """
    if _PLAIN.fullmatch(text) and not _DEVICES.fullmatch(text):
        return text
    told = _NO_PLAIN.sub("-", text.lower()).strip("-")[:60].strip("-")
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{told}-{mark}" if told else mark


def link_between(source: str, target: str) -> str:
    """Return the relative link from one file to another.

    >>> link_between("fr/funds/us-x/index.html", "static/a.css"), link_between("index.html", "index.html")
    ('../../../static/a.css', 'index.html')
    """
    here, there = source.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]))
