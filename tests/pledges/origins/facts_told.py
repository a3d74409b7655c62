"""Invented facts for invented articles, and how each language writes a sum and a day. No donor here exists."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

__all__ = ["LANGUAGES", "gift_facts", "reporter_facts", "told_in"]

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "nl")

FIRST = [
    "Ellery",
    "Maren",
    "Tobin",
    "Ilse",
    "Corwin",
    "Petra",
    "Halvar",
    "Junia",
    "Osric",
    "Delphine",
    "Brannon",
    "Sunniva",
    "Teodor",
    "Wilhelma",
]
LAST = [
    "Vossberg",
    "Tarrant",
    "Quillfeather",
    "Dunmarsh",
    "Okonedo",
    "Brask",
    "Lindqvall",
    "Harrowgate",
    "Pemberley",
    "Zelnick",
    "Castellane",
    "Rothwyn",
    "Abendroth",
    "Varnhagen",
    "Muldowney",
    "Trescott",
    "Eiderling",
    "Fennimore",
    "Galbraithe",
    "Kestrowe",
    "Ossington",
    "Marchbanks",
    "Dellaquila",
]
FIRM = [
    "Brackwell",
    "Norvane",
    "Tessaly",
    "Calderon",
    "Hexworth",
    "Ambergate",
    "Polvarth",
    "Quantock",
    "Silverbeck",
    "Wrenfield",
    "Orchard",
]
TRADE = ["Foods", "Energy", "Motors", "Robotics", "Airways", "Timber", "Semiconductor", "Freight"]
CITY = ["Boise", "Tulsa", "Dayton", "Fresno", "Omaha", "Spokane", "Wichita", "Raleigh", "Toledo", "Mobile"]
TOWN = ["Ashburn", "Kettering", "Lowville", "Dunkirk", "Marietta", "Farmdale", "Elkton", "Rockport"]
PLACE = ["Bedminster", "Doral", "Sterling", "Briarcliff"]
OUTLET = ["Harbor Ledger", "Tidewater Post", "Plains Examiner", "Capitol Bugle", "Ridgeline News", "Metro Courier"]
WATCHDOG = ["Ledgerwatch", "Clearbook", "Open Purse", "Sunbeam Project", "Fairhall"]
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
DAYS = {"en": "{m} {d}", "de": "{d}. {m}", "es": "{d} de {m}", "pt": "{d} de {m}"}
MILLION = {
    "en": ("million", "million", "billion", "billion"),
    "fr": ("million de", "millions de", "milliard de", "milliards de"),
    "de": ("Million", "Millionen", "Milliarde", "Milliarden"),
    "es": ("millón de", "millones de", "millones de", "millones de"),
    "pt": ("milhão de", "milhões de", "bilhão de", "bilhões de"),
    "it": ("milione di", "milioni di", "miliardo di", "miliardi di"),
    "nl": ("miljoen", "miljoen", "miljard", "miljard"),
}
DOLLARS = {"fr": "dollars", "de": "Dollar", "es": "dólares", "pt": "dólares", "it": "dollari", "nl": "dollar"}
THOUSANDS = {"en": ",", "fr": "\u202f", "de": ".", "es": ".", "pt": ".", "it": ".", "nl": "."}
ONE = {"fr": "un", "de": "eine", "es": "un", "pt": "um", "it": "un", "nl": "een"}
SUMS = [250_000, 500_000, 1_000_000, 1_000_000, 1_000_000, 1_500_000, 2_000_000, 5_000_000]

Facts = Mapping[str, object]


def _person(dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}"


def _firm(dice: random.Random) -> str:
    return f"{dice.choice(FIRM)} {dice.choice(TRADE)}"


def gift_facts(dice: random.Random) -> Facts:
    """What every article about one gift has to say."""
    donor = _person(dice)
    day = date(2025, 1, dice.randrange(3, 18))
    return {
        "D": donor, "L": donor.split()[-1], "C": _firm(dice), "S": dice.choice(SUMS), "day": day,
        "P": _person(dice), "q": dice.randrange(3),
    }  # fmt: skip


def reporter_facts(dice: random.Random) -> Facts:
    """What a reporter adds: background that others may add too, and what only he was told."""
    return {
        "O": dice.choice(OUTLET), "q2": dice.randrange(3),
        "S2": dice.choice([100_000, 150_000, 250_000, 285_000, 325_000]), "Y": dice.choice([2005, 2009, 2013, 2017]),
        "place": dice.choice(PLACE), "day2": date(2024, dice.choice([11, 12]), dice.randrange(1, 29)),
        "X": _person(dice), "N": dice.randrange(2, 6),
        "S4": dice.randrange(90, 170) * 1_000_000, "S3": dice.choice([150, 200, 225, 250]) * 1_000_000,
        "K": _person(dice), "G": dice.choice(WATCHDOG),
        "city": dice.choice(CITY), "staff": dice.randrange(11, 890) * 100, "S5": dice.randrange(12, 480) * 100_000_000,
        "pct": dice.randrange(11, 79) / 10, "price": dice.randrange(2100, 31000) / 100,
        "R": _person(dice), "C2": _firm(dice), "S6": dice.choice(SUMS),
        "A": _person(dice), "S7": dice.randrange(21, 990) * 10_000, "town": dice.choice(TOWN),
    }  # fmt: skip


def told_in(language: str, name: str, fact: object) -> str:
    """A fact as the language writes it; `name` is its slot, which tells what it is."""
    if isinstance(fact, date):
        return _day(language, fact)
    if name[0] == "S" and isinstance(fact, int):
        return _sum(language, fact)
    if name == "staff" and isinstance(fact, int):
        return f"{fact:,}".replace(",", THOUSANDS[language])
    if isinstance(fact, float):
        return (
            f"{fact:.2f}".rstrip("0").rstrip(".")
            if language == "en"
            else f"{fact:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        )
    return str(fact)


def _day(language: str, day: date) -> str:
    return DAYS.get(language, "{d} {m}").format(d=day.day, m=MONTHS[language].split()[day.month - 1])


def _sum(language: str, amount: int) -> str:
    if amount < 1_000_000:
        figure = f"{amount:,}".replace(",", THOUSANDS[language])
        return f"${figure}" if language == "en" else f"{figure} {DOLLARS[language]}"
    if language == "es" and amount >= 1_000_000_000:
        return f"{amount // 1_000_000:,}".replace(",", ".") + " millones de dólares"
    scale = 1_000_000_000 if amount >= 1_000_000_000 else 1_000_000
    single = amount < 2 * scale
    word = MILLION[language][(0 if single else 1) + (2 if scale > 1_000_000 else 0)]
    figure = f"{amount / scale:g}" if language == "en" else f"{amount / scale:g}".replace(".", ",")
    if language == "en":
        return f"${figure} {word}"
    return f"{ONE[language] if amount == scale else figure} {word} {DOLLARS[language]}"
