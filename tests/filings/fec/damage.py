"""What breaks readers of FEC filings: a table of files, what each gives, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Capture
from tests.filings.fec.writing import COMMITTEE, COVER, FS, HEADER, capture, filing, gift

__all__ = ["CASES", "OLD_COVER", "Case", "old_gift"]

OLD_HEADER = '"HDR","FEC","3.00","Typing","1.0","^","",""'
OLD_COVER = f'"F3XN","{COMMITTEE}","Old Committee"'


def old_gift(amount: str = "500.00", name: str = '"Vane^Ida^^"', memo: str = "") -> str:
    """A row of Schedule A in version 3."""
    who = ("C00000001", "IND", name, "9 Lane", "", "Salem", "MA", "01970", "", "", "", "")
    rest = (*[""] * 15, memo, "", "T1", "", "")
    return ",".join(("SA11A1", *who, amount, "20010102", amount, *rest))


def version(number: str) -> str:
    return HEADER.replace("8.4", number)


@dataclass(frozen=True)
class Case:
    """A file, what it gives (name and amount of each receipt), and the codes of its problems in alphabetical order."""

    name: str
    capture: Capture
    receipts: tuple[tuple[str, str | None], ...]
    codes: str = ""


def group(organization: str, last: str) -> str:
    """A row of a group, with what stands in the field of a family name."""
    return gift(last=last, first="").replace(FS.join(("IND", "", last)), FS.join(("ORG", organization, last)), 1)


GIFT = ("Vane, Ida", "500.00")

CASES = (
    Case("plain", filing(gift()), (GIFT,)),
    Case(
        "version not known, same width",
        filing(gift(), header=version("8.6")),
        (GIFT,),
        "nearest_layout nearest_layout unknown_version",
    ),
    Case(
        "version not known, wider row",
        filing(gift() + FS + "new", header=version("8.6")),
        (),
        "nearest_layout unfit_row unknown_version",
    ),
    Case(
        "version not known, a column moved",
        filing(gift().replace("20250102", "BIG" + FS + "20250102"), header=version("9.0")),
        (),
        "nearest_layout unfit_row unknown_version",
    ),
    Case(
        "version not known, cover of another width",
        filing(gift(), header=version("8.6"), cover=COVER.replace("20241115", "new" + FS + "20241115")),
        (GIFT,),
        "nearest_layout unfit_row unknown_version",
    ),
    Case(
        "version that is no number",
        filing(gift(), header=version("eight")),
        (GIFT,),
        "nearest_layout nearest_layout unknown_version",
    ),
    Case(
        "paper version not known",
        capture("HDR\x1cP3.9\x1cTyping\x1c1\x1c20250401", f"F13N\x1c{COMMITTEE}\x1cBall Committee"),
        (),
        "nearest_layout unknown_version",
    ),
    Case(
        "no layout of that form in that version",
        filing(gift(), header="HDR,FEC,5.1,Typing,1.0,^,,0"),
        (),
        "nearest_layout unfit_row",
    ),
    Case("byte order mark", capture(b"\xef\xbb\xbf" + HEADER.encode(), COVER, gift()), (GIFT,)),
    Case("CRLF", capture(HEADER, COVER, gift(), end=b"\r\n", last=b"\r\n"), (GIFT,)),
    Case("CR alone", capture(HEADER, COVER, gift(), end=b"\r", last=b"\r"), (GIFT,)),
    Case("no last line end", capture(HEADER, COVER, gift(), last=b""), (GIFT,)),
    Case("end-of-file mark of DOS", capture(HEADER, COVER, gift(), "\x1a", last=b""), (GIFT,)),
    Case("blank lines", capture("", HEADER, "", COVER, "  ", gift(), ""), (GIFT,)),
    Case(
        "bytes of Windows-1252",
        filing(gift(last="O\x00Neil").encode().replace(b"\x00", b"\x92")),
        (("O’Neil, Ida", "500.00"),),
    ),
    Case("UTF-8", filing(gift(last="Muñoz")), (("Muñoz, Ida", "500.00"),)),
    Case(
        "bytes that are no text",
        filing(gift(last="O\x00Neil").encode().replace(b"\x00", b"\x81")),
        (("O\ufffdNeil, Ida", "500.00"),),
        "lost_bytes",
    ),
    Case("unknown row type", filing(gift(), "XYZ" + FS + COMMITTEE), (GIFT,), "unknown_row"),
    Case("a sentence between rows", filing(gift(), "Please call us, thank you."), (GIFT,), "unknown_row"),
    Case("row type with a letter more", filing(gift().replace("F132", "F132X", 1)), (GIFT,), "nearest_layout"),
    Case(
        "row type with a letter more, and a field",
        filing(gift().replace("F132", "F132X", 1) + FS + "new"),
        (),
        "unfit_row",
    ),
    Case("lower case", filing(gift().replace("F132", "f132", 1)), (GIFT,)),
    Case("grouped digits", filing(gift("1,000.00")), (("Vane, Ida", "1000.00"),)),
    Case("dollar sign", filing(gift("$500")), (("Vane, Ida", "500"),)),
    Case("blanks around", filing(gift("   500.00 ")), (GIFT,)),
    Case("negative", filing(gift("-500.00")), (("Vane, Ida", "-500.00"),)),
    Case("in brackets", filing(gift("(500.00)")), (("Vane, Ida", "-500.00"),)),
    Case("no amount", filing(gift("")), (("Vane, Ida", None),), "unreadable_amount"),
    Case("words for an amount", filing(gift("five")), (("Vane, Ida", None),), "unreadable_amount unreadable_amount"),
    Case("not a number", filing(gift("NaN")), (("Vane, Ida", None),), "unreadable_amount unreadable_amount"),
    Case("thousand or one", filing(gift("1.000,00")), (("Vane, Ida", None),), "unreadable_amount unreadable_amount"),
    Case("underscore", filing(gift("1_000")), (("Vane, Ida", None),), "unreadable_amount unreadable_amount"),
    Case("no such day", filing(gift(day="20250230")), (GIFT,), "unreadable_day"),
    Case("extra columns", filing(gift() + FS + "more"), (GIFT,), "wide_row"),
    Case("extra columns that are blank", filing(gift() + FS * 9), (GIFT,)),
    Case("short row", filing(FS.join(gift().split(FS)[:20])), (GIFT,)),
    Case(
        "row that ends before its amount",
        filing(FS.join(gift().split(FS)[:12])),
        (("Vane, Ida", None),),
        "unreadable_amount",
    ),
    Case(
        "file that ends in a row",
        capture(HEADER, COVER, gift(), FS.join(gift().split(FS)[:19]), last=b""),
        (GIFT, GIFT),
        "cut_row",
    ),
    Case("quoted field", filing(gift(last='"Vane, of Salem"')), (("Vane, of Salem, Ida", "500.00"),)),
    Case("quotes in quotes", filing(gift(last='"Vane ""Ace"""')), (('Vane "Ace", Ida', "500.00"),)),
    Case("quote left open", filing(gift(last='"Vane')), (('"Vane, Ida', "500.00"),)),
    Case("header with 21 separators", filing(gift(), header=HEADER + FS * 16), (GIFT,)),
    Case("header with 5 fields", filing(gift(), header=FS.join(HEADER.split(FS)[:5])), (GIFT,)),
    Case("header with 3 fields", filing(gift(), header=FS.join(HEADER.split(FS)[:3])), (GIFT,)),
    Case("header twice", capture(HEADER, HEADER, COVER, gift()), (GIFT,), "second_header"),
    Case(
        "header and cover twice", capture(HEADER, COVER, HEADER, COVER, gift()), (GIFT,), "second_cover second_header"
    ),
    Case(
        "another report after it",
        capture(HEADER, COVER, gift(), HEADER, COVER.replace("1500", "9"), gift()),
        (GIFT,),
        "second_header second_report",
    ),
    Case("no cover", capture(HEADER, gift()), (GIFT,), "no_cover"),
    Case("unknown entity", filing(gift().replace(FS + "IND" + FS, FS + "DOG" + FS)), (GIFT,), "unknown_entity"),
    Case("text without end", filing("[BEGINTEXT]", "Dear", gift()), (GIFT,), "open_text"),
    Case("text without end at the end", filing(gift(), "[BEGINTEXT]", "Dear"), (GIFT,), "open_text"),
    Case("text whose end has a quotation mark", filing("[BEGINTEXT]", "Dear", '[ENDTEXT]"', gift()), (GIFT,)),
    Case("commas", capture(OLD_HEADER, OLD_COVER, old_gift()), (GIFT,)),
    Case("names parted otherwise than said", capture(OLD_HEADER.replace("^", "0"), OLD_COVER, old_gift()), (GIFT,)),
    Case(
        "names parted by another mark",
        capture(OLD_HEADER.replace("^", ">"), OLD_COVER, old_gift(name='"Vane>Ida>>"')),
        (GIFT,),
    ),
    Case(
        "comma in a quoted name",
        capture(OLD_HEADER, OLD_COVER, old_gift(name='"Mills, Inc."')),
        (("Mills, Inc.", "500.00"),),
    ),
    Case(
        "quote left open between commas",
        capture(OLD_HEADER, OLD_COVER, old_gift(name='"Mills'), old_gift()),
        (('"Mills', "500.00"), GIFT),
        "open_quote",
    ),
    Case("last quote without its pair", capture(OLD_HEADER, OLD_COVER, old_gift() + ',"'), (GIFT,), "open_quote"),
    Case(
        "comma outside quotes",
        capture(OLD_HEADER, OLD_COVER, old_gift(name="Mills, Inc.")),
        (("", None),),
        "moved_columns",
    ),
    Case("a field too many", filing(gift().replace("IND", "IND" + FS + "IND")), (("", None),), "moved_columns"),
    Case("two fields too many", filing(gift().replace("IND", FS.join(("IND",) * 3))), (("", None),), "moved_columns"),
    Case("a field too few", filing(gift().replace("9 Lane" + FS, "")), (("", None),), "moved_columns"),
    Case("streets where codes belong", filing(gift().replace("T1" + FS, "")), (("", None),), "moved_columns"),
    Case("street for a day", filing(gift(day="9 Lane")), (GIFT,), "unreadable_day"),
    Case("street for an amount", filing(gift("9 Lane")), ((GIFT[0], None),), "unreadable_amount unreadable_amount"),
    Case("street for an entity", filing(gift().replace("IND", "9 Lane")), (GIFT,), "unknown_entity"),
    Case(
        "a number too long for an amount",
        filing(gift("9" * 40)),
        ((GIFT[0], None),),
        "unreadable_amount unreadable_amount",
    ),
    Case("an original that is none", filing(gift(), header=HEADER + FS + "see letter"), (GIFT,), "unreadable_header"),
    Case(
        "a number of an amendment that is none",
        filing(gift(), header=FS.join((HEADER, "FEC-12", "9" * 5000))),
        (GIFT,),
        "unreadable_header",
    ),
    Case(
        "a street in the header",
        filing(gift(), header=HEADER.replace("8.4", "9 Lane")),
        (GIFT,),
        "nearest_layout nearest_layout unknown_version",
    ),
    Case(
        "counts that are none",
        capture("/* Header", "FEC_Ver_# = 2.02", "Schedule_Counts:", "SA11A1 = \u00b2", "/* End Header", OLD_COVER),
        (),
    ),
    Case("group in the field of a family name", filing(group("", "Mills Inc.")), (("Mills Inc.", "500.00"),)),
    Case("group and contact", filing(group("Mills Inc.", "Vane")), (("Mills Inc.", "500.00"),)),
    Case("person and firm", filing(gift().replace("IND" + FS, "IND" + FS + "Mills Inc.", 1)), (GIFT,)),
)
