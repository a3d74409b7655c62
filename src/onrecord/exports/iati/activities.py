"""Transactions as an IATI 2.03 file: an activity a fund, reported by a third party.

The standard was made for aid: that gifts to a political fund are an activity, that people stand as organisations and
that one activity tells givers' and receivers' views side by side stretches it. See docs/exports.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from onrecord.exports.iati.transactions import Transaction
from onrecord.exports.xml_text import xml_text
from onrecord.records import FundRef, content_id
from onrecord.reference.funds import Fund, load_funds
from onrecord.views.visible import visible_line

__all__ = ["VERSION", "Reporter", "make_activities"]

VERSION = "2.03"

# Codes of the standard's lists. OrganisationRole 4: implementing. OrganisationType 90: other. ActivityStatus 2:
# implementation. ActivityDateType 2: actual start. Sector 99810 of the DAC's list: not specified.
_IMPLEMENTING, _OTHER, _ONGOING, _STARTED, _SECTOR, _DAC = "4", "90", "2", "2", "99810", "1"

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who publishes the file: `ref` is an organisation's identifier as the standard has it, such as "XM-DAC-1"."""

    ref: str = "XX-ONRECORD"
    name: str = "onrecord"


def make_activities(transactions: Iterable[Transaction], reporter: Reporter | None = None) -> bytes:
    """Return the file: an activity for each fund that has a transaction, ordered by identifier."""
    root = etree.Element("iati-activities", version=VERSION)
    by_fund: defaultdict[str, list[Transaction]] = defaultdict(list)
    for one in transactions:
        by_fund[one.fund.id or content_id("fund", one.fund.name)].append(one)
    for fund_id, own in sorted(by_fund.items()):
        root.append(_activity(fund_id, own, reporter or Reporter()))
    etree.indent(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made + b"\n"


def _activity(fund_id: str, transactions: list[Transaction], reporter: Reporter) -> etree._Element:
    """Return an activity; the standard fixes the order of its parts."""
    known = load_funds().by_id.get(fund_id)
    name = known.names[0] if known else _name_of(transactions[0].fund)
    activity = etree.Element("iati-activity", {_LANGUAGE: "en", "default-currency": "USD"})
    _add(activity, "iati-identifier", text=f"{reporter.ref}-{fund_id}")
    reporting = _add(activity, "reporting-org", ref=reporter.ref, type=_OTHER)
    reporting.set("secondary-reporter", "1")
    _narrate(reporting, reporter.name)
    _narrate(_add(activity, "title"), f"Gifts to {name}")
    _narrate(_add(activity, "description"), _about(name))
    _narrate(_add(activity, "participating-org", role=_IMPLEMENTING, type=_OTHER), name)
    _add(activity, "activity-status", code=_ONGOING)
    _add_start(activity, known, transactions)
    if known:
        _add(activity, "recipient-country", code=known.id[:2].upper())
    _add(activity, "sector", code=_SECTOR, vocabulary=_DAC)
    for one in sorted(transactions, key=lambda one: (one.day, one.code, one.ref)):
        activity.append(_transaction(one, name))
    return activity


def _name_of(fund: FundRef) -> str:
    return fund.name or fund.id or "a fund that no page names"


def _about(name: str) -> str:
    return (
        f"Gifts to {name} as recorded from the press and from official filings by a third party: outgoing pledges are "
        "what donors announced, incoming funds what the receiver filed, disbursements what givers filed. An "
        "announcement is no proof of a gift, and a filing that does not show one is no proof that it was not made."
    )


def _add_start(activity: etree._Element, known: Fund | None, transactions: list[Transaction]) -> None:
    opens = known.opens if known else min(one.day for one in transactions)
    _add(activity, "activity-date", {"iso-date": opens.isoformat()}, type=_STARTED)


def _transaction(one: Transaction, fund_name: str) -> etree._Element:
    transaction = etree.Element("transaction", ref=xml_text(visible_line(one.ref)))
    day = one.day.isoformat()
    _add(transaction, "transaction-type", code=one.code)
    _add(transaction, "transaction-date", {"iso-date": day})
    _add(transaction, "value", {"value-date": day}, text=_number(one.value), currency=one.currency)
    _narrate(_add(transaction, "description"), one.words)
    _narrate(_add(transaction, "provider-org"), one.provider)
    _narrate(_add(transaction, "receiver-org"), one.receiver or fund_name)
    return transaction


def _number(value: Decimal) -> str:
    return f"{value:f}"


def _add(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None, *, text: str = "", **more: str
) -> etree._Element:
    child = etree.SubElement(parent, name, {**(attributes or {}), **more})
    child.text = text or None
    return child


def _narrate(parent: etree._Element, text: str) -> None:
    """Say something in words; what a page wrote may hold characters that XML cannot, and they are written out."""
    _add(parent, "narrative", text=xml_text(visible_line(text)))
