"""A gift frame: one giving as one clause words it, before the document has its say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Member
from onrecord.records.claim import STATUSES
from onrecord.reference.lexicon import LanguageSettings

if TYPE_CHECKING:
    from onrecord.claims.clause.carried import WholeSum
    from onrecord.claims.clause.members import Head
    from onrecord.claims.clause.numbered import NumberedGifts
    from onrecord.claims.lines.analysis import Line

__all__ = ["Focus", "Frame", "Giver", "Question", "are_couple", "in_order"]


@dataclass(slots=True, kw_only=True)
class Giver:
    """Who gives in a frame: the member, the item that names it, and the members that its phrase ties to it.

    `partner` is the first half of a couple that gives as one ("Otto and Iris Kemp"). `certain` is False where a
    pronoun or a description stands for the member.
    """

    member: Member
    item: Item
    line: int
    near: tuple[Member, ...] = ()
    certain: bool = True
    partner: Item | None = None


@dataclass(slots=True, kw_only=True)
class Frame:
    """Giver, sum, fund and manner of one gift in one line.

    `money` and `fund` are items of the line or None; `lean` is "strong" for verbs that mean a gift, "weak" for those
    that need a fund at hand, "list" for a name and a sum without a verb. `manner` holds categories met in the clause
    ("personal", "company", "in_kind", "again", "filing", "each"). `moved` names what spoke most for a tie, which no
    rule saw, `asked` is the line of the question that it answers, where that one alone tells the year.
    """

    line: int
    block: int
    kind: str
    rule: str
    giver: Giver
    status: str
    lean: str = "strong"
    money: Item | None = None
    fund: Item | None = None
    verb: Item | None = None
    manner: frozenset[str] = frozenset()
    zone: tuple[int, int] = (0, 0)
    moved: tuple[str, ...] = ()
    asked: int | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"status {self.status!r} is not one of {STATUSES}")

    @property
    def has_figure(self) -> bool:
        """Whether the gift has a sum of its own, and not that of another ("the same amount")."""
        money = self.money.money if self.money is not None else None
        return money is not None and money.amount is not None

    @property
    def is_measured(self) -> bool:
        """Whether its sum is told by another's: "the same amount", "half of that"."""
        return self.money is not None and self.money.money is not None and self.money.money.factor is not None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """A line that asks somebody after a gift of his own; `stated` where it takes it for known: "You gave ... Why?".

    `pressed` says that another question follows in its paragraph.
    """

    line: Line
    row: Row
    verb: Item
    stated: bool
    called: Giver | None
    pressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sounding:
    """A line that asks after a gift of `giver`: "Did she give to the fund, too?"; `dated` names a year and no fund."""

    line: Line
    row: Row
    verb: Item
    giver: Giver
    dated: bool = False


@dataclass(slots=True)
class Focus:
    """What the reading has in mind while it goes through an article: who was spoken of last.

    `people` are the people in the order in which they were spoken of, `gender_of` tells theirs.
    `aside_parties` are the parties of the line's earlier clauses. `asked` is the status of the gifts that the
    line before asks for, `donors` is the last line that speaks of donors.
    `listed` are the lines that belong to a list of nothing but names. `firms` are people's organisations by the
    people's numbers. `heading` is the party that the heading above names alone, `heading_block` its block, `entry` the
    last name that was a line of its own, `label`
    those whom a sentence of the paragraph `label_block` names alone. `gave` is the last line that told of a gift,
    `called` the last one that only called givers by name,
    `weighed` the last one that told of one only thought of, `sought` the last one that told whom somebody asked for a
    gift, `refunds` the last one that told of money sent back, `head` the last gift of several whom its line did not
    name, `unnamed` that of one, `loose` one without any giver, `unsized` the last line that
    told of one without giver and sum, `open` the gift of the last line that told one, where
    it named no sum, `sole` the first one of that line where one giver made all its gifts, `whole` its sum,
    `back` the gift that a later line may go on from past a quotation, `numbers` the language's words for numbers,
    `told` are the last lines with their frames, for what is told of the parts of a sum,
    `numbered` whose gifts the last line spoke of that told to no fund,
    `refused` the last line that told of nothing but refusals, `planned` the last one that ended in a gift to come.
    `kinfolk` are the numbers of relatives told by a given name alone, `turned_down` the lines of offers that were,
    `about` are those whom the last clause that named its subject is about,
    for verbs without one, with the line and block of that clause, `about_before` those before the line.
    `voice` is the firm whose own page the article is,
    which says "we" without quotation marks, `talker` who says "I" in the paragraph that is read: "HALE: I gave $500",
    `interviewed` who does in all paragraphs of an interview, `sayer` who says what stands behind the colon:
    "Jo Hale said: “I gave $500.”", `topic` is whom a paragraph is about that just told of a friend of
    theirs, `question` asks somebody after a gift of his own until it is answered, `sounding` asks after somebody's.
    `traders` tells who is named with a trade: "the banker".
    """

    person: Giver | None = None
    people: list[Giver] = field(default_factory=list)
    gender_of: Callable[[Member], str | None] = lambda member: None
    firm: Giver | None = None
    group: tuple[Giver, ...] = ()
    subject: tuple[Giver, ...] = ()
    listed: frozenset[int] = frozenset()
    aside_parties: list[Giver] = field(default_factory=list)
    asked: str = ""
    donors: int = -9
    heading: Giver | None = None
    heading_block: int = -1
    entry: Giver | None = None
    label: tuple[Giver, ...] = ()
    label_block: int = -1
    firms: Mapping[int, Member] = field(default_factory=dict)
    head: Head | None = None
    unnamed: Head | None = None
    loose: Head | None = None
    unsized: int = -9
    sought: int = -9
    refunds: int = -9
    gave: int = -1
    called: int = -9
    open: Frame | None = None
    declined: Frame | None = None
    sole: Frame | None = None
    voice: Giver | None = None
    talker: Giver | None = None
    sayer: Giver | None = None
    interviewed: Giver | None = None
    talker_block: int = -1
    topic: Giver | None = None
    topic_block: int = -1
    question: Question | None = None
    sounding: Sounding | None = None
    whole: WholeSum | None = None
    back: WholeSum | None = None
    told: tuple[tuple[Line, Row, list[Frame]], ...] = ()
    numbered: NumberedGifts | None = None
    refused: int = -9
    planned: int = -9
    weighed: int = -9
    said: tuple[Line, ...] = ()
    traders: Callable[[str], Sequence[Member]] = lambda trade: ()
    settings: LanguageSettings = field(default_factory=LanguageSettings)
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    kinfolk: frozenset[int] = frozenset()
    turned_down: set[int] = field(default_factory=set)
    about: tuple[Giver, ...] = ()
    about_line: int = -9
    about_before: tuple[Giver, ...] = ()
    about_block: int = -9

    def see(self, givers: tuple[Giver, ...]) -> None:
        """Remember the givers of a clause."""
        if not givers:
            return
        self.subject = givers
        if len(givers) > 1:
            self.group = givers
        for giver in givers:
            if giver.member.kind == "person":
                self.person = giver
                self.people.append(giver)
            else:
                self.firm = giver

    def described(self) -> Giver | None:
        """Return the person whom "the farmer" means: no relative whom the text told in passing by a given name."""
        person = self.topic or self.person
        if person is None or person.member.number not in self.kinfolk:
            return person
        known = (giver for giver in reversed(self.people) if giver.member.number not in self.kinfolk)
        return next(known, person)

    def turn_to(self, givers: tuple[Giver, ...] | None, line: int, block: int) -> None:
        """Remember whom a clause is about; None leaves it as it was, for a clause that goes on with the same one."""
        if givers is not None:
            self.about = givers
        elif line - self.about_line > 1:
            self.about = ()
        self.about_line, self.about_block = line, block

    def forget(self) -> None:
        """Let go of the clauses of gifts without a giver: they hold on to what is in mind, and it to them."""
        self.head = self.unnamed = self.loose = None

    def fits(self, giver: Giver, pronoun: Item) -> bool:
        """Whether a pronoun can mean a giver: "elle" means nobody whom the text calls "le fils"."""
        asked = [gender for gender in ("female", "male") if pronoun.has(f"gender.{gender}")]
        return len(asked) != 1 or self.gender_of(giver.member) in (None, asked[0])

    def fits_owner(self, giver: Giver, his: Item) -> bool:
        """Whether "his" can mean a giver; "sua" (Italian) tells nothing of whose it is."""
        told = his.has("pronoun.of_person") or self.settings.verb_final
        return not told or self.fits(giver, his)

    def firm_meant(self) -> Giver | None:
        """Return the firm spoken of last, be it as that of the person spoken of after it.

        "X, the chief executive of Y, gave $1 million. The company said ..." means Y.
        """
        person, firm = self.person, self.firm
        if person is None or (firm is not None and firm.line >= person.line):
            return firm
        own = next((m for m in person.near if m.kind == "organization"), self.firms.get(person.member.number))
        return replace(person, member=own, near=(), certain=False) if own is not None else firm

    def firm_for(self, pronoun: Item, line: int) -> Giver | None:
        """Return the firm that a pronoun of `line` can mean; "one" is the firm of the line before.

        "Die Hütte am Rhein hält sich heraus. Man gebe nichts." (German) is of no firm told of earlier.
        """
        firm = self.firm_meant()
        return None if firm is not None and pronoun.has("pronoun.house") and line - firm.line > 1 else firm

    def person_for(self, pronoun: Item) -> Giver | None:
        """Return the person spoken of last whom a pronoun can mean."""
        known = next((giver for giver in reversed(self.people) if self.fits(giver, pronoun)), None)
        owner = next((m for m in self.firm.near if m.kind == "person"), None) if self.firm is not None else None
        if owner is None or self.firm is None or (known is not None and known.line >= self.firm.line):
            return known
        told = replace(self.firm, member=owner, near=(self.firm.member,), certain=False)
        return told if self.fits(told, pronoun) else known  # "The firm of Ada Kerrow, Orlo, gave. She herself ..."


def are_couple(givers: Sequence[Giver]) -> bool:
    """Return whether two givers were named as a couple: "Una and Piers Hale"."""
    if len(givers) != 2 or givers[0].line != givers[1].line or any(g.member.kind != "person" for g in givers):
        return False
    first = givers[0].item
    return (
        first.kind == "party"
        and first.last - first.first == 1
        and givers[0].member.words[-1] == givers[1].member.words[-1]
    )


def in_order(frames: list[Frame]) -> list[Frame]:
    """Return the frames in the order of their givers where a sum leans on one told: "A, $5m, and B, a bit less"."""
    leaning = [
        f.is_measured and any(before.giver.item.first > f.giver.item.first for before in frames[:n])
        for n, f in enumerate(frames)
    ]  # fmt: skip
    own = any(leaning) and all(f.giver.line == f.line and f.giver.certain for f in frames)
    return sorted(frames, key=lambda f: f.giver.item.first) if own else frames
