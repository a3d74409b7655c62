"""Gifts that a portrait asks after, and their answer: "Did she give to the fund, too? She nods. It was $5,000."

The question names the fund and speaks of somebody, not to somebody (that is an interview); behind a gift its year is
enough ("Did she give in 2017?"). What follows in its paragraph, or behind the comma of "Asked whether she had given to
the fund, she nods", owns to the gift or denies it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.discourse.askedothers import asks_of_others
from onrecord.claims.discourse.interviews import answered_frames, is_of_the_past, speaks_to_one
from onrecord.claims.frames import Focus, Frame, Giver, Sounding
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["WHETHER", "read_sounding", "reply_in", "see_sounding"]

_GIVING = ("give", "pledge", "give_weak", "light")
_OPEN = ("plan", "consider", "negation", "if", "total", "limit", "filing")
_NO_ANSWER = ("fund", "business", "total", "consider", "plan")
_REACH = 2
"""Lines from a question to its answer: "She laughs. Then she nods."."""
_LONGEST = 9
"""Items of an answer; longer ones go on to tell something else."""


def see_sounding(line: Line, row: Row, focus: Focus, *, told: bool = False) -> None:
    """Remember a question whether somebody gave to a fund, until its answer; `told` for "Asked whether ..."."""
    at = next((n for n, i in enumerate(row) if i.verb in _GIVING), None)
    dated = not told and "fund" not in row.kinds and _is_of_year(line, row, focus)
    if at is None or not ("fund" in row.kinds or dated) or speaks_to_one(line):
        return
    barred = {i.kind for i in row[:at] if not i.has_any(*WHETHER)} if told else row.kinds
    if not barred.isdisjoint(_OPEN) or not is_of_the_past(row, at) or asks_of_others(row, at, focus):
        return
    giver = _asked_after(line, row[:at] if told else row, focus)
    if giver is not None and (not dated or (focus.sole and giver.member is focus.sole.giver.member)):
        focus.sounding = Sounding(line=line, row=row, verb=row[at], giver=giver, dated=dated)


def _is_of_year(line: Line, row: Row, focus: Focus) -> bool:
    """Whether a question right behind somebody's one gift asks after another year: "Did he give in 2017, too?"."""
    near = focus.sole is not None and line.number - focus.sole.line <= _REACH and focus.sole.block == line.block
    told = any(line.tokens[i.last - 1].form.year or i.has_any("time.four_back", "time.eight_back") for i in row)
    return near and told and row.kinds.isdisjoint(("sum", "other", "relative"))


def _asked_after(line: Line, row: Sequence[Item], focus: Focus) -> Giver | None:
    """Whom a question is after: the one whom it names, or the person whom its pronoun or missing subject means."""
    named = givers_of([i for i in row if i.kind == "party"], line.number)
    if named:
        return named[0] if len(named) == 1 else None
    told = (
        any(i.kind == "pronoun" or i.has_any(*WHETHER) for i in row)
        or focus.settings.dropped_subjects
        or _is_inverted(line, focus)
    )
    person = focus.person
    near = person is not None and (line.number - person.line <= _NEAR or focus.subject[:1] == (person,))
    return replace(person, certain=False) if told and near and person is not None else None


def _is_inverted(line: Line, focus: Focus) -> bool:
    """Whether a verb holds its subject: "A-t-elle donné ?" (French, "Did she give?")."""
    tails = tuple(focus.settings.inversions)
    return bool(tails) and any(t.low.endswith(tails) for t in line.tokens)


_NEAR = 4
"""Lines since somebody was named, of whom a question may speak by a pronoun."""


def read_sounding(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """Return the gift of the question before, or of one that the line itself tells, where the line answers it."""
    start = _behind_question(row)
    if start:
        see_sounding(line, row, focus, told=True)
    asked = focus.sounding
    if asked is None:
        return []
    if line.number - asked.line.number > _REACH or line.block != asked.line.block:
        focus.sounding = None
        return []
    answer = row[start:] if asked.line is line else row
    told = reply_in(line, answer)
    if not told:
        return []
    focus.sounding = None
    return _answered(asked, line, answer, told, focus)


def _behind_question(row: Row) -> int:
    """Where the answer to "Asked whether she had given to the fund, she ..." begins: behind the comma after the fund.

    0 for a row that asks nothing.
    """
    asks = next((n for n, i in enumerate(row[:_OPENING]) if i.has_any(*WHETHER)), None)
    fund = next((n for n, i in enumerate(row) if i.kind == "fund"), None)
    if asks is None or fund is None or fund < asks:
        return 0
    return next((n + 1 for n in range(fund, len(row)) if row[n].kind == "comma"), 0)


WHETHER = ("link.if", "link.whether", "consider", "say.asked")
_OPENING = 6
"""Items at the front of a sentence in which "whether" follows "Asked" or "To the question"."""


def reply_in(line: Line, answer: Sequence[Item]) -> str:
    """Return "yes" or "no" for an answer that says so, in words or with the head; "sum" for a sum; else empty."""
    if not answer or len(answer) > _LONGEST or any(i.kind in _NO_ANSWER or i.verb in _GIVING for i in answer):
        return ""
    marks = [m for m in line.row.marks if answer[0].first <= m.first < answer[-1].last]
    said = {c for m in marks for c in m.categories.meant}
    if not said.isdisjoint(("sounding.no", "answer.none")):
        return "no"
    if _denies(line, answer, marks):
        return "yes" if "negation" in said and "deny" in said else "no"
    if "sounding.yes" in said or _owns(line, answer, marks):
        return "yes"
    return "sum" if _is_sum_alone(answer) else ""


def _owns(line: Line, answer: Sequence[Item], marks: Sequence[Mark]) -> bool:
    """Whether an answer begins with "Yes", ends with it ("she says yes") or confirms it and says no more."""
    short = len(answer) <= _SHORT and not any(m.has("negation") for m in marks)
    confirms = short and any(m.has("sounding.owns") for m in marks)
    return confirms or _says(line, answer, marks, "interview.yes")


def _denies(line: Line, answer: Sequence[Item], marks: Sequence[Mark]) -> bool:
    """Whether an answer begins with "No", ends with it ("says no") or denies it and says no more."""
    short = len(answer) <= _SHORT
    refuses = short and any(m.has_any("deny", "refuse.bare", "refuse.present") for m in marks)
    return refuses or _says(line, answer, marks, "interview.no")


_SHORT = 5


def _says(line: Line, answer: Sequence[Item], marks: Sequence[Mark], word: str) -> bool:
    """Whether `word` ("yes" or "no") opens an answer, a pause behind it, or ends one behind a word of saying."""
    for mark in marks:
        opens = mark.first <= answer[0].first + 1 and _is_pause(line, mark.last)
        ends = mark.last >= answer[-1].first and any(m.has("speech") and m.last <= mark.first for m in marks)
        if mark.has(word) and (opens or ends):
            return True
    return False


def _is_pause(line: Line, at: int) -> bool:
    return at >= len(line.tokens) or not line.tokens[at].text[0].isalnum()


def _is_sum_alone(answer: Sequence[Item]) -> bool:
    """Whether an answer is a sum and who says so: "Fifty thousand dollars, she says."."""
    kinds = {i.kind for i in answer}
    opens = next((i.kind for i in answer if i.kind not in ("word", "determiner")), "")
    return opens == "sum" and kinds <= {"sum", "comma", "pronoun", "speech", "end", "word", "determiner"}


def _answered(asked: Sounding, line: Line, answer: Sequence[Item], told: str, focus: Focus) -> list[Frame]:
    """The frame of an answer: its own sum, or the one that the question names."""
    own = [i for i in answer if i.kind == "sum"]
    if asked.dated:
        return _answered_year(asked, line, answer, told, focus, own)
    if told != "no" and own:
        funds = tuple(i for i in asked.row if i.kind == "fund")
        frames = answered_frames((line, Row.of(answer)), None, asked.giver, "given", focus, own[:1])
        return [replace(f, fund=funds[0]) for f in frames]
    sums = [i for i in asked.row if i.kind == "sum"]
    status = "declined" if told == "no" else "given"
    return answered_frames((asked.line, asked.row), asked.verb, asked.giver, status, focus, sums[:1])


def _answered_year(
    asked: Sounding, line: Line, answer: Sequence[Item], told: str, focus: Focus, own: list[Item]
) -> list[Frame]:
    """The frame of an answer to a question that names a year and no fund; a "no" tells of no gift."""
    if told == "no":
        return []
    if own:
        frames = answered_frames((line, Row.of(answer)), None, asked.giver, "given", focus, own[:1])
        return [replace(f, asked=asked.line.number) for f in frames]
    frames = answered_frames((asked.line, asked.row), asked.verb, asked.giver, "given", focus, [])
    return [replace(f, asked=asked.line.number) for f in frames]
