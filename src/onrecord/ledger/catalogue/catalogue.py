"""The catalogue: a ledger as it is at one moment, on one day, and the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from onrecord.ledger.catalogue.belonging import LineGift, find_gifts_of_claims, find_gifts_of_lines
from onrecord.ledger.catalogue.changes import find_first_day, list_changed
from onrecord.ledger.catalogue.corrections import (
    CorrectedGift,
    find_judgement,
    judgements_made,
    judgements_on,
    list_corrected,
    list_judgements,
)
from onrecord.ledger.catalogue.covers import FiledCover, find_cover
from onrecord.ledger.catalogue.cursors import Page
from onrecord.ledger.catalogue.donor_lines import FiledLine, list_donor_lines
from onrecord.ledger.catalogue.donors import DonorLine, DonorQuestion, find_donor, find_told_names, list_donors
from onrecord.ledger.catalogue.filing_readings import find_filing_reading
from onrecord.ledger.catalogue.filings import FilingLine, FilingQuestion, list_entries, list_filings, load_entries
from onrecord.ledger.catalogue.funds import (
    FundLine,
    FundPicture,
    count_standings,
    find_fund_line,
    list_funds,
    load_picture,
)
from onrecord.ledger.catalogue.gift import Gift, find_gift, find_gift_ids
from onrecord.ledger.catalogue.gifts import GiftLine, count_gifts, list_gifts
from onrecord.ledger.catalogue.problems import KeptProblem, count_problems, find_problem, list_problems
from onrecord.ledger.catalogue.questions import GiftQuestion
from onrecord.ledger.catalogue.replacing import Replacement, list_replacements
from onrecord.ledger.catalogue.shelving import Shelving
from onrecord.ledger.catalogue.totals import FundTotals, load_totals
from onrecord.ledger.catalogue.unannounced import list_unannounced
from onrecord.ledger.catalogue.version import Moment, find_moment
from onrecord.ledger.catalogue.waiting import (
    Waiting,
    WaitingQuestion,
    count_waiting,
    find_waiting,
    find_waiting_before,
    is_named_surely,
    list_waiting,
)
from onrecord.ledger.derived.loading import load_some_matches, load_some_pledges
from onrecord.ledger.derived.touches import find_touches, fund_subject
from onrecord.ledger.finding import Found, find_ids, find_record
from onrecord.ledger.listing import ListedClaim, list_claims_by_id
from onrecord.records import Entry, Judgement, Match, Pledge, UnannouncedGift

__all__ = ["Catalogue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One moment of a ledger; standings are as of `today`. `Ledger.browse` opens one.

    Every answer of one catalogue is of the same moment, whatever is added meanwhile. Answers come from derived tables
    by indexes: a piece of a list costs the same wherever in the list it is.
    """

    connection: Connection
    today: date
    shelving: Shelving = field(default_factory=Shelving)
    _moment: list[Moment] = field(default_factory=list, repr=False)
    _versions: dict[tuple[str, ...], str] = field(default_factory=dict, repr=False)

    @property
    def moment(self) -> Moment:
        """How far the ledger has come that this catalogue is of; asked once."""
        if not self._moment:
            self._moment.append(find_moment(self.connection))
        return self._moment[0]

    def version(self, subjects: tuple[str, ...] = ()) -> str:
        """Return a short text that changes with anything that can be asked for, but for the day.

        With `subjects` (ids of gifts, `fund_subject`), one that changes with what can be asked of these, with filings
        and with judgements alone.
        """
        if not subjects:
            return self.moment.version
        if subjects not in self._versions:
            beside = f"{self.moment.filing_readings}.{self.moment.judgements}"
            self._versions[subjects] = f"{beside} {find_touches(self.connection, subjects)}"
        return self._versions[subjects]

    def list_gifts(self, question: GiftQuestion) -> Page[GiftLine]:
        """Return a piece of the list of gifts. Raises QuestionError where `after` is no place in it."""
        return list_gifts(self.connection, question, self.today)

    def count_gifts(self, question: GiftQuestion, most: int = 1000) -> int:
        """Return how many gifts are wanted, counting up to one more than `most`."""
        return count_gifts(self.connection, question, self.today, most)

    def list_changed(
        self, *, fund: str | None = None, donor: str | None = None, size: int = 50
    ) -> tuple[GiftLine, ...]:
        """Return the gifts whose standing changed last, the last first; `fund` and `donor` are keys."""
        return list_changed(self.connection, self.today, fund=fund, donor=donor, size=size)

    def first_day(self) -> date | None:
        """Return the day on which anything was first recorded."""
        return find_first_day(self.connection)

    def find_gift_ids(self, prefix: str, most: int = 8) -> list[str]:
        """Return the ids of gifts that are, or begin with, `prefix`."""
        return find_gift_ids(self.connection, prefix, most)

    def find_gift(self, gift_id: str, *, skipped: int = 0) -> Gift | None:
        """Return all that is known of a gift, with its tellings from `skipped` on; None where there is no such gift."""
        known = (self.shelving.filed(self.connection, self.moment), self.shelving.held(self.connection, self.moment))
        return find_gift(self.connection, gift_id, self.today, known, skipped=skipped)

    def find_record(self, prefix: str) -> Found:
        """Return the claim, article, statement or filing of an id. Raises UnknownIdError or AmbiguousIdError."""
        return find_record(self.connection, prefix)

    def find_ids(self, kind: str, prefix: str) -> list[str]:
        """Return a few ids of one kind ("article", "filing", "claim") that are, or begin with, `prefix`."""
        return find_ids(self.connection, kind, prefix)

    def find_cover(self, filing_id: str) -> FiledCover | None:
        """Return all of a filing but its lines, or None where there is none."""
        return find_cover(self.connection, filing_id)

    def find_gifts_of_claims(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Return the gifts of claims by the claim; those that wait or were set aside have none."""
        return find_gifts_of_claims(self.connection, claim_ids)

    def find_gifts_of_lines(self, filing_id: str, lines: Sequence[int]) -> dict[int, tuple[LineGift, ...]]:
        """Return the gifts that lines of a filing were taken for, or may be, by the line."""
        return find_gifts_of_lines(self.connection, filing_id, lines)

    def list_filings(self, question: FilingQuestion) -> Page[FilingLine]:
        """Return a piece of the list of filings, the last read first. Raises QuestionError as above."""
        return list_filings(self.connection, question)

    def list_entries(
        self, reading_id: str, *, after: str | None = None, line: int | None = None, size: int = 50
    ) -> Page[Entry]:
        """Return a piece of the lines of a filing's reading, without streets. Raises QuestionError as above."""
        return list_entries(self.connection, reading_id, after=after, line=line, size=size)

    def load_entries(self, reading_id: str) -> tuple[Entry, ...]:
        """Return all lines of a filing's reading, without streets: a filing may have half a million of them."""
        return tuple(load_entries(self.connection, reading_id))

    def list_problems(self, *, code: str | None = None, after: str | None = None, size: int = 25) -> Page[KeptProblem]:
        """Return a piece of what was set aside, by source. Raises QuestionError as above."""
        return list_problems(self.connection, code=code, after=after, size=size)

    def find_filing_reading(self, filing_id: str) -> str | None:
        """Return the id of the latest reading of a filing, by which its lines are listed; None where there is none."""
        return find_filing_reading(self.connection, filing_id)

    def count_problems(self) -> dict[str, int]:
        """Return how much was set aside, by code, the most frequent first."""
        return count_problems(self.connection)

    def find_problem(self, problem_id: str) -> KeptProblem | None:
        """Return what was set aside under an id, or None."""
        return find_problem(self.connection, problem_id)

    def list_replacements(self, size: int = 25) -> tuple[Replacement, ...]:
        """Return the filings that replaced another, the last read first."""
        return list_replacements(self.connection, size)

    def list_judgements(self, *, after: str | None = None, size: int = 25) -> Page[Judgement]:
        """Return a piece of what people decided, the last first. Raises QuestionError as above."""
        return list_judgements(self.connection, after=after, size=size)

    def find_judgements(self, subjects: Iterable[str]) -> tuple[Judgement, ...]:
        """Return what people decided of claims, pledges or donors' keys, and took back, in the order of deciding."""
        return judgements_on(self.connection, subjects)

    def find_judgements_of(self, by: str, at: datetime) -> tuple[Judgement, ...]:
        """Return what one person decided by one answer: all judgements of one moment."""
        return judgements_made(self.connection, by, at)

    def list_corrected(self, size: int = 50) -> tuple[CorrectedGift, ...]:
        """Return gifts of which a source took back what it had told, those reported last first."""
        return list_corrected(self.connection, self.today, size)

    def find_judgement(self, judgement_id: str) -> Judgement | None:
        """Return the judgement of an id, or None."""
        return find_judgement(self.connection, judgement_id)

    def list_waiting(self, question: WaitingQuestion) -> Page[Waiting]:
        """Return a piece of what waits for a person. Raises QuestionError as above."""
        return list_waiting(self.connection, question)

    def find_waiting(self, waiting_id: str) -> Waiting | None:
        """Return the question of an id, or None where nothing waits under it."""
        return find_waiting(self.connection, waiting_id)

    def find_waiting_before(self, question: WaitingQuestion, place: str) -> Waiting | None:
        """Return what stands before a place among what is wanted, or None. Raises QuestionError as above."""
        return find_waiting_before(self.connection, question, place)

    def count_waiting(self, fund: str | None = None) -> dict[str, int]:
        """Return how many questions wait, by kind; of one fund where its key is given."""
        return count_waiting(self.connection, fund=fund)

    def is_named_surely(self, claim_id: str) -> bool:
        """Whether the donor of a current claim is named by a claim that is sure enough for the list."""
        return is_named_surely(self.connection, claim_id)

    def load_claims(self, ids: Iterable[str]) -> tuple[ListedClaim, ...]:
        """Return the current claims with these ids, of which one question takes some hundred."""
        return tuple(list_claims_by_id(self.connection, list(ids)))

    def load_pledges(self, ids: Iterable[str]) -> tuple[Pledge, ...]:
        """Return the gifts with these ids."""
        return tuple(load_some_pledges(self.connection, ids))

    def load_matches(self, ids: Iterable[str]) -> dict[str, list[Match]]:
        """Return the matches of the gifts with these ids, by the id of the gift."""
        return load_some_matches(self.connection, ids)

    def list_donors(self, question: DonorQuestion) -> Page[DonorLine]:
        """Return a piece of the list of donors. Raises QuestionError where `after` is no place in it."""
        return list_donors(self.connection, question)

    def find_donor(self, key: str) -> DonorLine | None:
        """Return the donor of a key, or None."""
        return find_donor(self.connection, key)

    def find_told_names(self, keys: Iterable[str]) -> dict[str, str]:
        """Return how a page names the donor of each key, also where people joined the key with another since."""
        return find_told_names(self.connection, keys)

    def list_donor_lines(self, key: str) -> tuple[FiledLine, ...]:
        """Return what was filed of a donor's gifts, line by line, a hundred at most."""
        return list_donor_lines(self.connection, key)

    def list_funds(self) -> tuple[FundLine, ...]:
        """Return the funds that are told of, those with most gifts first."""
        return list_funds(self.connection)

    def find_fund(self, key: str) -> FundLine | None:
        """Return the fund of a key, or None."""
        return find_fund_line(self.connection, key)

    def fund_totals(self, fund_key: str) -> FundTotals:
        """Return what was said and what was filed of a fund, in all and by week."""
        key = ("totals", fund_key, self.version((fund_subject(fund_key),)))
        return self.shelving.figures.find(key, lambda: load_totals(self.connection, fund_key))

    def list_unannounced(self, fund_key: str) -> tuple[UnannouncedGift, ...]:
        """Return the filed gifts to a fund of which no page that was read tells, the largest first.

        They are found once for a state of the fund: a list in pieces of a hundred asks for all of them again each time.
        """
        key = (fund_key, self.version((fund_subject(fund_key),)), self.today)
        return self.shelving.unannounced.find(key, lambda: list_unannounced(self.connection, fund_key, self.today))

    def count_standings(self, fund_key: str) -> dict[str, int]:
        """Return how many gifts to a fund stand where."""
        key = ("standings", fund_key, self.version((fund_subject(fund_key),)), self.today)
        return dict(self.shelving.figures.find(key, lambda: count_standings(self.connection, fund_key, self.today)))

    def draw_fund(self, fund_key: str) -> FundPicture:
        """Return who gives through what to a fund, and said against filed, of its largest gifts."""
        key = ("picture", fund_key, self.version((fund_subject(fund_key),)), self.today)
        return self.shelving.figures.find(key, lambda: load_picture(self.connection, fund_key, self.today))
