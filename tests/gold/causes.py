"""What is still wrong, by cause: which step of the reading lost a gift, or made one up.

    python -m tests.gold.causes [--gold DIR ...] [--list]

A missed gift is followed through the steps: was its donor found as a name, did a rule make a frame of it, with which
sum, with which recipient. A gift that was made up is held against the gold: what of it is right. Prints a table by
language; with `--list`, a line for each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from onrecord.claims import Reader, load_reader, read_claims
from onrecord.claims.frames import Frame
from onrecord.claims.reader import find_frames
from onrecord.claims.scene import Scene
from onrecord.claims.tying.ties import add_ties
from onrecord.pages import read_pages
from onrecord.records import Article, Capture, Claim
from onrecord.views.reasons import part_claims

from .floors import sets_here
from .likeness import Gift, pair_best, pair_gifts, same_fund, same_gift, same_money, same_name, without
from .score import Document, load_documents

__all__ = ["MADE_UP", "MISSED", "articles_of", "find_causes", "gift_of", "is_named", "main"]

MISSED = {
    "name": "the donor is not found as a name, or cut",
    "frame": "no rule sees that the donor gives",
    "sum": "another sum, or none, is tied to the donor",
    "no recipient": "the recipient is not seen as one",
    "recipient": "another recipient is chosen",
    "joined": "it is joined with another gift, or taken for one that was set aside",
    "review": "it waits for review",
}
MADE_UP = {
    "sum": "a gift of the donor with another sum",
    "recipient": "a gift of the donor to another recipient",
    "donor": "somebody else's gift, or a name cut wrongly",
    "nothing": "no such gift is told",
}

Cause = tuple[str, str, str, str]
"""Language, "missed" or "made up", the cause, and what it is about."""


def find_causes(document: Document) -> Iterator[Cause]:
    """Yield what is wrong in a document, each with its cause."""
    for article in articles_of(document):
        reader = load_reader(article.language)
        yield from _compare(document, article, reader)


def articles_of(document: Document) -> Sequence[Article]:
    """Return the articles of a document as the page reader makes them."""
    content = json.dumps(document.article).encode()
    capture = Capture(content=content, source=document.id, media_type="application/json", how="file")
    return read_pages(capture).articles


def _compare(document: Document, article: Article, reader: Reader) -> Iterator[Cause]:
    scene, _, ruled, barred = find_frames(article, reader)
    frames, claims = add_ties(ruled, scene, barred), read_claims(article, reader)
    listed, waiting = ([gift_of(claim) for claim in part] for part in part_claims(claims.claims))
    wanted = [gift for gift in document.gifts if not gift.optional]
    spare = [gift for gift in document.gifts if gift.optional]
    hits = pair_gifts(wanted, listed)
    left = without(listed, (read for _, read in hits))
    made_up = without(left, (read for _, read in pair_best(spare, left, same_gift)))
    for gift in without(wanted, (gold for gold, _ in hits)):
        yield document.language, "missed", _why_missed(gift, scene, frames, (listed, waiting)), f"{document.id} {gift}"
    for read in made_up:
        yield document.language, "made up", _why_made_up(read, document.gifts), f"{document.id} {read}"


def gift_of(claim: Claim) -> Gift:
    """Return a claim as a gift that can be held against annotated ones."""
    return Gift(
        donors=(claim.donor.name,),
        is_person=claim.donor.kind == "person",
        fund=claim.fund.id,
        fund_name=claim.fund.name,
        amount=claim.amount,
        currency=claim.money.currency if claim.money else None,
        in_kind=claim.in_kind,
        status=claim.status,
    )


def is_named(gift: Gift, name: str) -> bool:
    """Whether a name means the donor of a gift."""
    return any(same_name(donor, name, is_person=gift.is_person) for donor in gift.donors)


def _why_missed(gift: Gift, scene: Scene, frames: Sequence[Frame], read: tuple[Sequence[Gift], Sequence[Gift]]) -> str:
    listed, waiting = read
    if any(same_gift(gift, other) for other in waiting):
        return "review"
    if not any(is_named(gift, name) for member in scene.cast.members for name in (member.name, *member.also)):
        return "name"
    own = [frame for frame in frames if is_named(gift, frame.giver.member.name)]
    if not own:
        return "frame"
    claimed = [other for other in listed if is_named(gift, other.donors[0])]
    if any(same_fund(gift, other) and not same_money(gift, other) for other in claimed):
        return "sum"
    if any(same_money(gift, other) and not same_fund(gift, other) for other in claimed):
        return "recipient"
    if gift.amount is not None and gift.amount not in {_amount(frame) for frame in own}:
        return "sum"
    return "joined" if claimed else "no recipient"


def _amount(frame: Frame) -> Decimal | None:
    money = frame.money.money if frame.money is not None else None
    return money.amount if money is not None else None


def _why_made_up(read: Gift, gold: Sequence[Gift]) -> str:
    own = [gift for gift in gold if is_named(gift, read.donors[0])]
    if any(same_fund(gift, read) for gift in own):
        return "sum"
    if any(same_money(gift, read) for gift in own):
        return "recipient"
    if any(same_fund(gift, read) and same_money(gift, read) for gift in gold):
        return "donor"
    return "nothing"


def _tables(causes: Iterable[Cause]) -> Iterator[str]:
    """Yield the lines of two tables in Markdown: causes of misses, and of what was made up, by language."""
    counts = Counter((language, kind, cause) for language, kind, cause, _ in causes)
    languages = sorted({language for language, _, _ in counts})
    for kind, named in (("missed", MISSED), ("made up", MADE_UP)):
        yield f"| {kind}, because | {' | '.join(languages)} | all |"
        yield "|---" * (len(languages) + 2) + "|"
        for cause, words in named.items():
            row = [counts[language, kind, cause] for language in languages]
            yield f"| {words} | {' | '.join(map(str, row))} | {sum(row)} |"
        yield ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables of the sets that are here, or of the folders that are named."""
    ask = argparse.ArgumentParser(prog="python -m tests.gold.causes", description="What is still wrong, by cause.")
    ask.add_argument("--gold", nargs="+", type=Path, default=[*sets_here().values()], help="folders of gold documents")
    ask.add_argument("--list", action="store_true", help="print a line for each as well")
    options = ask.parse_args(arguments)
    causes = [cause for document in load_documents(options.gold) for cause in find_causes(document)]
    if options.list:
        sys.stdout.writelines(f"{kind:8} {why:13} {what}\n" for _, kind, why, what in causes)
    sys.stdout.writelines(f"{line}\n" for line in _tables(causes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
