"""LD-203 reports of invented filers, written in each of the three formats."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from onrecord.filings.lda import read_ld203
from onrecord.records import Capture
from onrecord.records.reading import FilingReading

TYPES = {
    "feca": "FECA",
    "he": "Honorary Expenses",
    "me": "Meeting Expenses",
    "ple": "Presidential Library Expenses",
    "pic": "Presidential Inaugural Comm",
}
KINDS = {"MM": "MID-YEAR REPORT", "MA": "MID-YEAR AMENDMENT", "YY": "YEAR-END REPORT", "YA": "YEAR-END AMENDMENT"}
PERIODS = {"M": "Mid-Year (Jan 1 - Jun 30)", "Y": "Year-End (July 1 - Dec 31)"}


def item(payee: str, honoree: str = "", amount: str = "1000.00", **more: str) -> dict[str, str]:
    """An item; `kind`, `by` and `day` may be told."""
    return {
        "kind": more.get("kind", "pic"),
        "by": more.get("by", "Self"),
        "payee": payee,
        "honoree": honoree,
        "amount": amount,
        "day": more.get("day", "2017-01-10"),
    }


def report(*items: dict[str, str], **told: str) -> dict[str, Any]:
    """A report of Tidewell Harbour Works, unless told otherwise; `lobbyist` is LAST, FIRST MIDDLE."""
    return {
        "number": told.get("number", "0f0e0d0c-0000-4000-8000-000000000001"),
        "kind": told.get("kind", "MM"),
        "year": told.get("year", "2017"),
        "posted": told.get("posted", "2017-07-28T10:00:00"),
        "registrant_id": told.get("registrant_id", "81234"),
        "registrant": told.get("registrant", "Tidewell Harbour Works, Inc."),
        "lobbyist": told.get("lobbyist", ""),
        "comments": told.get("comments", ""),
        "items": list(items),
    }


def api_object(made: dict[str, Any]) -> dict[str, Any]:
    """The report as the API gives it, with all that it gives of the people behind it."""
    last, _, given = made["lobbyist"].partition(", ")
    first, _, middle = given.partition(" ")
    return {
        "url": f"https://lda.example/{made['number']}/",
        "filing_uuid": made["number"],
        "filing_type": made["kind"],
        "filing_year": int(made["year"]),
        "filing_period": "mid_year" if made["kind"].startswith("M") else "year_end",
        "filer_type": "lobbyist" if made["lobbyist"] else "organization",
        "dt_posted": made["posted"] + "-04:00",
        "contact_name": "Ottoline Contactperson",
        "comments": made["comments"] or None,
        "address_1": "17 Privet Hidden Lane",
        "address_2": None,
        "city": "Millhaven",
        "state": "VA",
        "zip": "22314",
        "country": "US",
        "registrant": {
            "id": int(made["registrant_id"]),
            "name": made["registrant"],
            "contact_name": "Ottoline Contactperson",
            "contact_telephone": "+1 555 0100",
            "address_1": "17 Privet Hidden Lane",
            "dt_updated": "2024-05-18T13:00:32-04:00",
        },
        "lobbyist": {"id": 7, "first_name": first, "middle_name": middle, "last_name": last} if last else None,
        "no_contributions": not made["items"],
        "pacs": ["Tidewell PAC"],
        "contribution_items": [
            {
                "contribution_type": one["kind"],
                "contributor_name": one["by"],
                "payee_name": one["payee"],
                "honoree_name": one["honoree"],
                "amount": one["amount"],
                "date": one["day"],
            }
            for one in made["items"]
        ],
    }


def api_page(*made: dict[str, Any]) -> bytes:
    """A page of the API."""
    results = [api_object(one) for one in made]
    return json.dumps({"count": len(made), "next": None, "previous": None, "results": results}, indent=1).encode()


def senate_xml(*made: dict[str, Any]) -> bytes:
    """A bulk file of the Senate: UTF-16 with a byte order mark."""
    body = "".join(_senate_filing(one) for one in made)
    text = f"<?xml version='1.0' encoding='UTF-16'?>\n<PublicFilings>\n{body}</PublicFilings>\n"
    return b"\xff\xfe" + text.encode("utf-16-le")


def _senate_filing(made: dict[str, Any]) -> str:
    def attributes(**values: str) -> str:
        return "".join(f" {name}={quoteattr(value, {chr(10): '&#10;'})}" for name, value in values.items())

    filing = attributes(
        ID=made["number"].upper(),
        Year=made["year"],
        Received=made["posted"] + ".853",
        **({"Comments": made["comments"]} if made["comments"] else {}),
        Type=f"LD-203 {KINDS[made['kind']]}",
        Period=PERIODS[made["kind"][0]],
    )
    registrant = attributes(
        RegistrantID=made["registrant_id"],
        RegistrantName=made["registrant"],
        Address="17 Privet Hidden Lane\nMILLHAVEN, VA 22314",
        RegistrantCountry="USA",
    )
    lobbyist = f"<Lobbyist{attributes(LobbyistName=made['lobbyist'])}/>" if made["lobbyist"] else ""
    items = "".join(
        "<Contribution"
        + attributes(
            Contributor=one["by"],
            ContributionType=TYPES[one["kind"]],
            Payee=one["payee"],
            Honoree=one["honoree"],
            Amount=one["amount"] + "00",
            ContributionDate=one["day"] + "T00:00:00",
        )
        + "/>"
        for one in made["items"]
    )
    inner = f"<Contributions>{items}</Contributions>" if items else ""
    return f"<Filing{filing}><Registrant{registrant}/>{lobbyist}{inner}</Filing>\n"


def house_xml(made: dict[str, Any]) -> bytes:
    """A file of the House: its own elements, days as month/day/year."""
    last, _, given = made["lobbyist"].partition(", ")
    first, _, middle = given.partition(" ")
    cover = {
        "filerType": "L" if last else "O",
        "organizationName": made["registrant"],
        "lobbyistFirstName": first,
        "lobbyistMiddleName": middle,
        "lobbyistLastName": last,
        "contactName": "Ottoline Contactperson",
        "contactPhone": "555 0100",
        "address1": "17 Privet Hidden Lane",
        "city": "Millhaven",
        "state": "VA",
        "zip": "22314",
        "senateRegID": f"{made['registrant_id']}-12",
        "houseRegID": "31999",
        "reportYear": made["year"],
        "reportType": "MM" if made["kind"].startswith("M") else "YE",
        "amendment": "true" if made["kind"].endswith("A") else "false",
        "comments": made["comments"],
        "signedDate": "7/28/2017 9:05:00 AM",
        "noContributions": "false" if made["items"] else "true",
    }
    items = "".join(_house_item(one) for one in made["items"]) or "<contribution><type/></contribution>"
    told = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in cover.items())
    pacs = "<pacs><pac><name>Tidewell PAC</name></pac></pacs>"
    root = "CONTRIBUTIONDISCLOSURE"
    return f"<{root}>{told}{pacs}<contributions>{items}</contributions></{root}>".encode()


def _house_item(one: dict[str, str]) -> str:
    year, month, day = one["day"].split("-")
    values = {
        "type": TYPES[one["kind"]],
        "contributorName": one["by"],
        "payeeName": one["payee"],
        "recipientName": one["honoree"],
        "amount": f"${float(one['amount']):,.2f}",
        "date": f"{month}/{day}/{year}",
    }
    return "<contribution>" + "".join(f"<{n}>{escape(v)}</{n}>" for n, v in values.items()) + "</contribution>"


def capture(content: bytes, source: str = "700123.xml") -> Capture:
    """The bytes as the reader gets them."""
    return Capture(content=content, source=source, media_type="application/octet-stream", how="file")


def read(content: bytes, source: str = "700123.xml") -> list[FilingReading]:
    """All readings of the bytes."""
    return list(read_ld203(capture(content, source)))
