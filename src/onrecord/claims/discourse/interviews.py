"""Gifts that an interviewer names and the answer owns to: "Did you give $1 million to the fund?" "Yes, I did."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Focus, Frame, Giver, Question
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["answered_frames", "is_of_the_past", "read_answer", "see_question", "speaks_to_one"]

_GIVING = ("give", "pledge", "give_weak", "light")
_OPEN = ("plan", "consider", "negation", "if", "total", "limit")
"""What makes a question no question after a gift that was made: "Would you give ...?", "Why did you not give ...?"."""
_LABEL = 3
_REACH = 3
"""Lines from a question to the beginning of its answer."""
_SIGNS = frozenset("“«\"'„‘’—–-:.*")
_PAUSES = frozenset(',.;:!…—–-”»"')
_FRONT = 3
"""Items at the front of a question in which it may call somebody by name: "Mr. Hale, did you ..."."""
_KINDS = ("paragraph", "heading", "item")


def see_question(line: Line, row: Row, focus: Focus, *, asked: bool) -> bool:
    """Remember a question after a gift of whom it speaks to, until its answer; tells whether the line is one."""
    if focus.question is not None and line.block != focus.question.line.block:
        focus.question = None
    if asked and focus.question is not None:
        focus.question = replace(focus.question, pressed=True)
    found = _question_in(line, row, focus, asked=asked)
    focus.question = found or focus.question
    return found is not None


def _question_in(line: Line, row: Row, focus: Focus, *, asked: bool) -> Question | None:
    if not focus.people or not row.kinds >= {"verb", "fund"} or not row.kinds.isdisjoint(_OPEN):
        return None
    first = _behind_label(row)
    at = next((n for n, i in enumerate(row) if i.verb in _GIVING), None)
    parties = [n for n in range(first, len(row)) if row[n].kind == "party"]
    if at is None or line.kind not in _KINDS or any(n >= first + _FRONT for n in parties):
        return None
    you = speaks_to_one(line)
    called = givers_of([row[n] for n in parties[:1]], line.number)
    done = is_of_the_past(row, at)
    spoken = you or (asked and focus.settings.dropped_subjects and _has_no_subject(line, row, at, focus))
    if not done or not spoken or (not asked and "sum" not in row.kinds):
        return None
    return Question(line=line, row=row, verb=row[at], stated=not asked, called=called[0] if you and called else None)


def is_of_the_past(row: Row, at: int) -> bool:
    """Whether the verb at `at` asks after what was done: "Did you give", and not "Do you have to give"."""
    if row[at].has_form("past") or row[at].has("pledge.past"):
        return True
    return any(i.has("link.did") for i in row[:at]) and not row[at - 1].has("link.to")


def _has_no_subject(line: Line, row: Row, at: int, focus: Focus) -> bool:
    """Whether nobody is named beside a verb that means one: "¿Donó 500 euros al partido?", "È vero che ha donato"."""
    before = next((i for i in reversed(row[:at]) if i.kind != "auxiliary"), None)
    led = before is None or before.kind == "relative" or not line.tokens[before.first].text[0].isalnum()
    word = line.tokens[row[at].last - 1].low
    one = not any(word.endswith(e) for e in focus.settings.plural_endings)
    return led and one and at + 1 < len(row) and row[at + 1].kind in ("sum", "to", "determiner", "at")


def speaks_to_one(line: Line) -> bool:
    """Whether a line speaks to somebody: "you"; German "Sie" has its capital behind another word as well."""
    found = list(line.marked("interview.you"))
    called = any(line.tokens[m.first].text[0].isupper() and m.first for m in line.marked("interview.courteous"))
    return bool(found) or called


def read_answer(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """Return the gift of the question before, where the line owns to it or denies it."""
    question = focus.question
    if question is None or line.number - question.line.number > _REACH or not row:
        return []
    at = _behind_label(row)
    apart = line.block != question.line.block or at
    if not apart:
        return []
    focus.question = None
    told = _reply(line, row, at)
    giver = focus.talker or question.called or _first_person(focus)
    sums = [i for i in question.row if i.kind == "sum"]
    if giver is None or giver.member.kind != "person" or giver.member.honouree:
        return []
    if question.stated and not question.pressed:
        return []
    asked = (question.line, question.row)
    if told == "no" and sums and not question.stated:
        return answered_frames(asked, question.verb, giver, "declined", focus, sums[:1])
    if sums and (told == "yes" or question.stated):
        frames = answered_frames(asked, question.verb, giver, "given", focus, sums[:1])
        own = line.has("personal")
        return [replace(f, manner=f.manner | {"personal"}) for f in frames] if own else frames
    if not sums and at < len(row) and row[at].kind == "sum" and not row.kinds.intersection(("verb", "negation")):
        return answered_frames((line, row), None, giver, "given", focus, [row[at]])
    return []


def _behind_label(row: tuple[Item, ...]) -> int:
    """Where an answer begins behind the label of whoever talks: "Hale: Yes", "A: Yes", "R. Sí"."""
    colon = next((n for n, i in enumerate(row[:_LABEL]) if i.kind == "colon"), None)
    if colon is not None:
        return colon + 1
    return 1 if row[0].has("say.answer") else 0


def _reply(line: Line, row: Row, at: int) -> str:
    """Whether an answer begins with "yes" or "no", and a pause behind it; empty for neither."""
    first = row[at].first if at < len(row) else len(line.tokens)
    while first < len(line.tokens) and line.tokens[first].text in _SIGNS:
        first += 1
    mark = line.mark_from(first)
    if mark is None or (mark.last < len(line.tokens) and line.tokens[mark.last].text not in _PAUSES):
        return ""
    return "yes" if mark.has("interview.yes") else "no" if mark.has("interview.no") else ""


def _first_person(focus: Focus) -> Giver | None:
    """Whom an interview is with: the first one that the text spoke of."""
    return next((giver for giver in focus.people if not giver.member.honouree), None)


def answered_frames(
    place: tuple[Line, Row], verb: Item | None, giver: Giver, status: str, focus: Focus, sums: Sequence[Item]
) -> list[Frame]:
    """The frame of a giver with a sum of a line, to the fund of the question."""
    line, row = place
    clause = Clause(row=row, kinds=row.kinds)
    work = ClauseWork(line=line, clause=clause, focus=focus)
    funds = tuple(i for i in row if i.kind == "fund")[:1]
    objects = replace(work.whole(tuple(sums)), funds=funds, foreign=False)
    telling = Telling(status=status, rule="answer", zone=(0, len(row)), verb=verb)
    work.emit((giver,), objects, telling)
    return work.frames
