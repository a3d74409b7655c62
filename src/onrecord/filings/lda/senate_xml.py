"""LD-203 reports in the Senate's bulk files, 2008 to 2020: PublicFilings/Filing with everything in attributes.

Source: the files themselves (senate.gov, "LDA contributions"; UTF-16 with a byte order mark): Filing @ID @Year
@Received @Type @Period @Comments; Registrant @RegistrantID @RegistrantName @Address @RegistrantCountry; Lobbyist
@LobbyistName; Contributions/Contribution @Contributor @ContributionType @Payee @Honoree @Amount @ContributionDate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from onrecord.filings.lda.names import part_address
from onrecord.filings.lda.report import Item, Report
from onrecord.filings.lda.xml_pieces import cut_pieces, parse_piece
from onrecord.filings.names import part_name

__all__ = ["read_senate_xml"]


def read_senate_xml(text: str) -> Iterator[Report]:
    """Yield the reports of a bulk file, in its order; each says what is damaged in it.

    >>> [report.number for report in read_senate_xml('<PublicFilings><Filing ID="A"/><Filing ID="B"/></PublicFilings>')]
    ['A', 'B']
    """
    for piece in cut_pieces(text, "Filing"):
        element, damage = parse_piece(piece)
        if element is None:
            yield Report(version="senate bulk", report="", damage=damage)
        else:
            yield _report(element, piece.text, damage)
    if "<PublicFilings" in text and "</PublicFilings" not in text:
        yield Report(version="senate bulk", report="", damage=("the file has no end: reports may be missing",))


def _report(element: etree._Element, text: str, damage: tuple[str, ...]) -> Report:
    registrant, lobbyist = _attributes(element.find("Registrant")), _attributes(element.find("Lobbyist"))
    items = list(element.iter("Contribution"))
    own = dict(element.attrib)
    return Report(
        version="senate bulk",
        report=text,
        raw_cover=_raw(etree.Element("Filing", own)),
        number=own.get("ID", "").strip(),
        report_word=own.get("Type", ""),
        period_word=own.get("Period", ""),
        year=own.get("Year", ""),
        posted=own.get("Received", ""),
        registrant_id=registrant.get("RegistrantID", "").strip(),
        registrant_name=_line(registrant.get("RegistrantName", "")),
        lobbyist=part_name(lobbyist.get("LobbyistName", "")),
        address=part_address(registrant.get("Address", ""), _line(registrant.get("RegistrantCountry", ""))),
        comments=_line(own.get("Comments", "")),
        items=tuple(_item(child) for child in items),
        rows=_rows(element),
        damage=damage,
    )


def _item(element: etree._Element) -> Item:
    own = element.attrib
    return Item(
        type_word=own.get("ContributionType", ""),
        contributor=_line(own.get("Contributor", "")),
        payee=_line(own.get("Payee", "")),
        honoree=_line(own.get("Honoree", "")),
        amount=own.get("Amount", ""),
        day=own.get("ContributionDate", ""),
        raw=_raw(element),
    )


def _rows(element: etree._Element) -> tuple[tuple[str, int], ...]:
    """Count what stands in the report by tag; the containers themselves hold nothing."""
    containers = {"Contributions", "Pacs", "Registrant", "Lobbyist"}
    counts = Counter(str(child.tag).lower() for child in element.iterdescendants() if str(child.tag) not in containers)
    return tuple(sorted(counts.items()))


def _attributes(element: etree._Element | None) -> Mapping[str, str]:
    return {} if element is None else dict(element.attrib)


def _raw(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _line(text: str) -> str:
    return " ".join(text.split())
