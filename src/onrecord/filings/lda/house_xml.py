"""LD-203 reports in the XML of the Clerk of the House: one report a file, root CONTRIBUTIONDISCLOSURE.

Source: no schema is published. The elements are those that three public readers of the Clerk's files take from them
(watchdog.net's house parser, PublicI/ld203-loader and its table of columns, and a reader of the years 2008 to 2019):
filerType (O organization, L lobbyist), organizationName, lobbyistPrefix/FirstName/MiddleName/LastName/Suffix,
senateRegID, houseRegID, reportYear, reportType, amendment, comments, signedDate, noContributions, pacs/pac/name, and
contributions/contribution with type, contributorName, payeeName, recipientName (the honoree), amount, date. The
number of the report is the name of its file. Days are month/day/year, some with a time. An empty form has one
contribution without any value.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from onrecord.filings.lda.report import Item, Report
from onrecord.filings.lda.xml_pieces import cut_pieces, parse_piece
from onrecord.records.filing import Address, NameParts
from onrecord.reference.ld203 import load_ld203_words, plain_words

__all__ = ["read_house_xml"]

_ROOT = "CONTRIBUTIONDISCLOSURE"

# Whom to call and where: it is not kept in the cover, and of the address only what `Address` holds.
_COVER = (
    *("filerType", "organizationName", "senateRegID", "houseRegID", "reportYear", "reportType", "amendment"),
    *("signedDate", "noContributions", "comments"),
)


def read_house_xml(text: str, number: str) -> Iterator[Report]:
    """Yield the report of a file (more than one where files were joined); `number` is what the file is called.

    >>> xml = "<CONTRIBUTIONDISCLOSURE><organizationName>Tidewell</organizationName></CONTRIBUTIONDISCLOSURE>"
    >>> [report.registrant_name for report in read_house_xml(xml, "700123")]
    ['Tidewell']
    """
    pieces = list(cut_pieces(text, _ROOT))
    for piece in pieces:
        element, damage = parse_piece(piece)
        if element is None:
            yield Report(version="house", report="", damage=damage)
        else:
            yield _report(_without_namespaces(element), piece.text, number if len(pieces) == 1 else "", damage)


def _without_namespaces(root: etree._Element) -> etree._Element:
    for element in root.iter():
        if isinstance(element.tag, str) and "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
    return root


def _report(root: etree._Element, text: str, number: str, damage: tuple[str, ...]) -> Report:
    items = [child for child in root.iterfind("contributions/contribution") if _has_value(child)]
    pacs = tuple(name for pac in root.iterfind("pacs/pac") if (name := _text(pac, "name")))
    return Report(
        version="house",
        report=text,
        raw_cover=_cover(root),
        number=number,
        report_word=_text(root, "reportType"),
        is_amendment=plain_words(_text(root, "amendment")) in load_ld203_words().yes,
        year=_text(root, "reportYear"),
        signed=_text(root, "signedDate"),
        # A Senate id may carry the client's behind it: "71930-12".
        registrant_id=_text(root, "senateRegID").partition("-")[0] or _text(root, "houseRegID"),
        registrant_name=_text(root, "organizationName"),
        lobbyist=_lobbyist(root),
        address=_address(root),
        pacs=pacs,
        comments=_text(root, "comments"),
        items=tuple(_item(child) for child in items),
        rows=(("contribution", len(items)), ("pac", len(pacs))),
        damage=damage,
    )


def _has_value(element: etree._Element) -> bool:
    return any((child.text or "").strip() for child in element)


def _item(element: etree._Element) -> Item:
    return Item(
        type_word=_text(element, "type"),
        contributor=_text(element, "contributorName"),
        payee=_text(element, "payeeName"),
        honoree=_text(element, "recipientName"),
        amount=_text(element, "amount"),
        day=_text(element, "date"),
        raw=str(etree.tostring(element, encoding="unicode", with_tail=False)),
    )


def _lobbyist(root: etree._Element) -> NameParts | None:
    parts = NameParts(
        last=_text(root, "lobbyistLastName"),
        first=_text(root, "lobbyistFirstName"),
        middle=_text(root, "lobbyistMiddleName"),
        prefix=_text(root, "lobbyistPrefix"),
        suffix=_text(root, "lobbyistSuffix"),
    )
    is_organization = _text(root, "filerType").upper().startswith("O")
    return parts if parts.last and not is_organization else None


def _address(root: etree._Element) -> Address:
    return Address(
        street_1=_text(root, "address1"),
        street_2=_text(root, "address2"),
        city=_text(root, "city"),
        state=_text(root, "state"),
        zip=_text(root, "zip"),
        country=_text(root, "country"),
    )


def _cover(root: etree._Element) -> str:
    cover = etree.Element(_ROOT)
    for name in _COVER:
        if value := _text(root, name):
            etree.SubElement(cover, name).text = value
    return str(etree.tostring(cover, encoding="unicode"))


def _text(element: etree._Element, name: str) -> str:
    return " ".join((element.findtext(name) or "").split())
