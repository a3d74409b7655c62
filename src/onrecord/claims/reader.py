"""The reader: one language's words made ready, and the way from an article to its claims and statements."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from onrecord.claims.clause.carried import drop_whole
from onrecord.claims.clause.evenshares import share_evenly_before
from onrecord.claims.discourse.fulfilled import AFTER_PROMISE, keep_promises
from onrecord.claims.discourse.hoaxes import find_hoaxes
from onrecord.claims.discourse.joinedsums import settle_joined
from onrecord.claims.discourse.profiles import read_profiles
from onrecord.claims.discourse.raised import settle_raised
from onrecord.claims.discourse.withdrawn import withdraw_promises
from onrecord.claims.drafting.resolving import resolve_frames
from onrecord.claims.drafting.unsupported import drop_unsupported
from onrecord.claims.frames import Focus, Frame
from onrecord.claims.gifts import read_line
from onrecord.claims.lists.namelists import find_name_lists
from onrecord.claims.parties.kinfolk import find_kinfolk
from onrecord.claims.parties.traders import trader_teller
from onrecord.claims.refusals.ellipsis import take_back
from onrecord.claims.saying.genders import gender_teller
from onrecord.claims.saying.statements import find_statements
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.saying.units import UnitRows
from onrecord.claims.scene import Scene, set_scene
from onrecord.claims.tying.ties import add_ties
from onrecord.claims.vocabulary.words import ReaderWords, load_words
from onrecord.records import Article, Claim, Problem, Statement

__all__ = ["ClaimsReading", "Reader", "find_frames", "load_reader", "read_claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsReading:
    """What one article says: its claims, its statements, and what was set aside.

    >>> ClaimsReading().claims
    ()
    """

    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One language made ready for reading.

    >>> load_reader("fr").words.settings.decimal
    ','
    """

    code: str
    words: ReaderWords


@cache
def load_reader(code: str) -> Reader:
    """Return the reader of the language `code`, made once; raises DataFileError when there is no such language.

    >>> load_reader("en").code
    'en'
    """
    reader = Reader(code=code, words=load_words(code))
    gc.freeze()  # the words stay for good: no collection of garbage need walk through them
    return reader


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Put off the collection of garbage: reading makes no circles, so that what it leaves is freed without one."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_no_collecting()
def read_claims(article: Article, reader: Reader) -> ClaimsReading:
    """Return what `article` says, in the words of `reader`, which must be of the article's language.

    >>> from onrecord.records import Block
    >>> text = "Brightwater Mills gave $1 million to Donald Trump's inaugural fund."
    >>> page = Article(text=text, language="en", blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    >>> (claim,) = read_claims(page, load_reader("en")).claims
    >>> claim.donor.name, str(claim.amount), claim.status
    ('Brightwater Mills', '1000000', 'given')
    >>> [e.quote for e in claim.evidence if e.field == "amount"]
    ['$1 million']
    """
    scene, around, frames, barred = find_frames(article, reader)
    claims = resolve_frames(drop_unsupported(add_ties(frames, scene, barred), scene.lines), around)
    return ClaimsReading(claims=tuple(claims), statements=find_statements(scene, around.plain))


def find_frames(article: Article, reader: Reader) -> tuple[Scene, Surroundings, list[Frame], frozenset[int]]:
    """Return what rules alone find in `article`: its scene, its frames, and the lines that tell of a rumour."""
    scene = set_scene(article, reader.words)
    rows = UnitRows(scene)
    focus = Focus(
        listed=find_name_lists(scene),
        firms=scene.firms(),
        gender_of=gender_teller(scene, rows),
        settings=reader.words.settings,
        traders=trader_teller(scene.lines, scene.cast),
        numbers=reader.words.money.numbers,
        kinfolk=find_kinfolk(scene.lines, scene.cast),
    )
    frames: list[Frame] = []
    hoaxes = barred = find_hoaxes(scene.lines, scene.rows)
    for line, row in zip(scene.lines, scene.rows, strict=True):
        told = read_line(line, row, focus)
        if frames and line.has("each") and frames[-1].line == line.number - 1:
            frames, told = share_evenly_before(line, row, frames, told, scene.rows[line.number - 1])
        if not line.meant.isdisjoint(("fulfilled.raised", "fulfilled.at_last")):
            kept, told = settle_raised(frames, told, line, row)
            barred |= {f.line for f in frames if f not in kept}  # no tie brings back the sum that was raised
            frames = kept
        if not told:
            if "contrast" in row.kinds and line.has("plan.would") and line.has("link.if"):
                barred |= {line.number}  # "X would give $1 million if its board agreed"
            promised = focus.planned >= line.number - AFTER_PROMISE
            frames = keep_promises(frames, line, scene.rows, focus) if promised else frames
            frames = withdraw_promises(frames, line, row) if promised else frames
            continue
        frames, told = settle_joined(frames, told, line, row)
        if any(f.rule == "ellipsis" for f in told):
            frames = take_back(frames, told)
        if any(f.rule == "part" for f in told):
            frames = drop_whole(frames, told)
        frames.extend(f for f in told if f.status == "declined" or line.number not in hoaxes)
        frames = keep_promises(frames, line, scene.rows, focus) if focus.planned == line.number else frames
        frames = withdraw_promises(frames, line, row)
    barred |= focus.turned_down
    focus.forget()
    return scene, Surroundings(scene, rows), read_profiles(scene, frames), barred
