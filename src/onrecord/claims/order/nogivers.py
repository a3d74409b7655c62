"""Names that give nothing where they stand: a home, a government, a thing that a firm has made, where one posts."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Member

__all__ = ["gives_nothing"]


def gives_nothing(line: Line, name: Name, member: Member) -> bool:
    """Return whether a name only tells a home, whose government is meant, or what a firm has made."""
    posted = line.ends(name.first, "link.in") and line.begins(name.first, "outlet.platform")
    if posted and name.last - name.first == 1:
        return True  # "dijo en LinkedIn que donará" (Spanish, "said on LinkedIn")
    return _is_model(line, name) or _is_cabinet(line, name) or _is_home(line, name, member)


def _is_home(line: Line, name: Name, member: Member) -> bool:
    """Whether a word that nothing calls a firm only tells where somebody is from: "der Magnat aus Midland" (German)."""
    lone = name.last - name.first == 1 and member.kind == "organization" and not member.sure
    return lone and line.ends(name.first, "link.home") and not line.tokens[name.first].text.isupper()


def _is_model(line: Line, name: Name) -> bool:
    """ "le Boeing 747" (French): a thing that a firm has made; no year, and no local of a union."""
    lone = name.last - name.first == 1 and name.last < len(line.tokens)
    figure = line.tokens[name.last] if lone else None
    model = figure is not None and figure.text.isdigit() and len(figure.text) == _MODEL_DIGITS
    return model and line.ends(name.first, "link.determiner")


_MODEL_DIGITS = 3


def _is_cabinet(line: Line, name: Name) -> bool:
    """ "ministro do governo [X]", "dos governos X e [Y]" (Portuguese): a name that says which government is meant."""
    if line.ends(name.first, "link.and"):
        before = next((n for n in line.names if n.last == name.first - 1), None)
        return before is not None and line.ends(before.first, "not_name.cabinet")
    return line.ends(name.first, "not_name.cabinet")
