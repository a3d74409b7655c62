"""The scorer on inputs so small that the figures can be worked out by hand."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from .likeness import Gift, Quotation, pair_best, same_fund, same_money, same_name, same_quotation
from .score import Answer, Document, Tally, add_up, compare, main, parse_answer

NAMES = [
    pytest.param("Ada Quill", "Ada Quill", True, True, id="equal"),
    pytest.param("Ada Quill", "Quill", True, True, id="family name of a person"),
    pytest.param("Ada Quill", "Ada", True, False, id="first name of a person"),
    pytest.param("Ada Quill", "Ben Quill", True, False, id="relative"),
    pytest.param("Dr Ada Quill", "Mme Ada Quill", True, True, id="titles"),
    pytest.param("Zoé Müller", "ZOE MULLER", True, True, id="accents and case"),
    pytest.param("Quill Motors, Inc.", "Quill Motors", False, True, id="legal form"),
    pytest.param("Quill Motors", "Quill", False, True, id="first word of a firm"),
    pytest.param("Quill Motors", "Quill Foods", False, False, id="other firm"),
    pytest.param("Quill’s", "Quill", False, True, id="genitive"),
    pytest.param("The Company", "Company", False, True, id="nothing but empty words"),
    pytest.param("Quill", "", False, False, id="no name"),
]

FUNDS = [
    pytest.param(("a", "x"), ("a", None), True, id="same id"),
    pytest.param(("a", "x"), (None, "x"), False, id="id missing"),
    pytest.param((None, "Bright Road PAC"), ("b", "the PAC"), True, id="a word in common"),
    pytest.param((None, "Bright Road"), (None, "the fund"), False, id="no word in common"),
    pytest.param((None, None), (None, None), True, id="neither named"),
    pytest.param((None, None), (None, "Bright Road"), False, id="named where the gold names none"),
]

MONEY = [
    pytest.param(("1000", "USD"), ("1005", "USD"), True, id="within half a per cent"),
    pytest.param(("1000", "USD"), ("1006", "USD"), False, id="beyond half a per cent"),
    pytest.param(("1000", None), ("1000", "USD"), True, id="dollars when unsaid"),
    pytest.param(("1000", "EUR"), ("1000", "USD"), False, id="other currency"),
    pytest.param((None, None), (None, "EUR"), True, id="no amount"),
    pytest.param(("1000", "USD"), (None, None), False, id="amount not read"),
    pytest.param((None, None), ("0", "USD"), False, id="amount made up"),
]

QUOTES = [
    pytest.param("We gave, and we are glad.", "we gave and we are glad", True, id="punctuation and case"),
    pytest.param("We gave and we are glad", "We gave and we", True, id="long enough part"),
    pytest.param("We gave and we are glad", "We gave", False, id="too short a part"),
    pytest.param("We gave", "They gave", False, id="other words"),
    pytest.param("…", "…", False, id="no words"),
]


def gift(donor: str, amount: str | None = None, **more: Any) -> Gift:  # noqa: ANN401
    money = None if amount is None else Decimal(amount)
    return Gift(donors=(donor,), **{"fund": "f", "amount": money, "capacity": "company", "status": "given", **more})


def score_gifts(gold: list[Gift], read: list[Gift]) -> Tally:
    document = Document(id="x", language="en", article={}, gifts=tuple(gold), quotations=())
    return compare(document, Answer(gifts=tuple(read))).tally


@pytest.mark.parametrize(("one", "other", "is_person", "same"), NAMES)
def test_names(one: str, other: str, is_person: bool, same: bool) -> None:
    assert same_name(one, other, is_person=is_person) is same
    assert same_name(other, one, is_person=is_person) is same


@pytest.mark.parametrize(("gold", "read", "same"), FUNDS)
def test_funds(gold: tuple[str | None, str | None], read: tuple[str | None, str | None], same: bool) -> None:
    want = Gift(donors=("x",), fund=gold[0], fund_name=gold[1])
    assert same_fund(want, Gift(donors=("x",), fund=read[0], fund_name=read[1])) is same


@pytest.mark.parametrize(("gold", "read", "same"), MONEY)
def test_money(gold: tuple[str | None, str | None], read: tuple[str | None, str | None], same: bool) -> None:
    assert same_money(gift("x", gold[0], currency=gold[1]), gift("x", read[0], currency=read[1])) is same


@pytest.mark.parametrize(("gold", "read", "same"), QUOTES)
def test_quotations(gold: str, read: str, same: bool) -> None:
    assert same_quotation(Quotation(quote=gold), Quotation(quote=read)) is same


def test_pairing_does_not_depend_on_order() -> None:
    def near(one: int, other: int) -> bool:
        return abs(one - other) <= 1

    assert len(pair_best([1, 2], [2, 3], near)) == 2
    assert len(pair_best([2, 1], [2, 3], near)) == 2
    assert pair_best([1], [9], near) == []


def test_precision_recall_and_f1() -> None:
    tally = score_gifts([gift("A", "5"), gift("B", "5"), gift("C")], [gift("A", "5"), gift("B", "6")])
    assert tally.figure("gift_precision") == pytest.approx(1 / 2)
    assert tally.figure("gift_recall") == pytest.approx(1 / 3)
    assert tally.figure("gift_f1") == pytest.approx(2 / 5)


def test_the_same_gift_twice_is_one_hit_and_one_made_up() -> None:
    tally = score_gifts([gift("A", "5")], [gift("A", "5"), gift("A", "5")])
    assert (tally.hit, tally.read) == (1, 2)


def test_optional_gifts_count_neither_way() -> None:
    spare = gift("A", "5", optional=True)
    assert score_gifts([spare], []).figure("gift_f1") == 1.0
    assert score_gifts([spare], [gift("A", "5")]).read == 0
    assert score_gifts([spare], [gift("A", "5"), gift("A", "5")]).read == 1


def test_cash_and_goods_of_one_donor_are_kept_apart() -> None:
    goods, cash = gift("A", "5", in_kind=True), gift("A", "5")
    assert score_gifts([goods, cash], [cash, goods]).in_kind == 2


@pytest.mark.parametrize("wrong", [{"capacity": "personal"}, {"status": "planned"}, {"in_kind": True}])
def test_a_gift_is_whole_when_all_is_right(wrong: dict[str, Any]) -> None:
    tally = score_gifts([gift("A"), gift("B")], [gift("A"), gift("B", **wrong)])
    assert (tally.hit, tally.whole) == (2, 1)
    assert tally.figure("whole_f1") == pytest.approx(1 / 2)


def test_a_document_without_gifts_read_empty_is_perfect() -> None:
    assert {score_gifts([], []).figure(name) for name in ("gift_f1", "whole_f1", "statement_f1")} == {1.0}


def test_quotations_and_speakers() -> None:
    gold = (Quotation(quote="We are glad", speaker="Ada Quill"), Quotation(quote="No thanks"))
    read = (Quotation(quote="we are glad", speaker="Ben Oar"), Quotation(quote="no thanks"), Quotation(quote="Oh"))
    document = Document(id="x", language="en", article={}, gifts=(), quotations=gold)
    score = compare(document, Answer(quotations=read))
    assert (score.tally.hit_quotes, score.tally.read_quotes, score.tally.speakers) == (2, 3, 1)
    assert score.tally.figure("statement_f1") == pytest.approx(4 / 5)


def test_totals_add_up_by_language() -> None:
    documents = [Document(id=key, language=key, article={}, gifts=(gift("A"),), quotations=()) for key in ("en", "fr")]
    totals = add_up(compare(document, Answer()) for document in documents)
    assert {key: tally.gold for key, tally in totals.items()} == {"en": 1, "fr": 1, "all": 2}


def test_misses_say_what_is_wrong() -> None:
    document = Document(id="x", language="en", article={}, gifts=(gift("A"), gift("B")), quotations=())
    score = compare(document, Answer(gifts=(gift("A", status="planned"), gift("C", "5"))))
    assert [line.split()[0] for line in score.misses] == ["missed", "made", "status"]


def test_an_answer_is_read_in_the_printed_shape() -> None:
    claim = {"donor": {"name": "A"}, "fund": {"id": None, "name": "Road"}, "amount": "12.50", "currency": "EUR"}
    statement = {"speaker": {"name": "B", "kind": "person"}, "quote": "Yes"}
    answer = parse_answer({"claims": [claim], "statements": [statement, {"speaker": None, "quote": "No"}]})
    assert (answer.gifts[0].amount, answer.gifts[0].fund_name) == (Decimal("12.50"), "Road")
    assert [quotation.speaker for quotation in answer.quotations] == ["B", ""]


def gold_folder(folder: Path) -> Path:
    claim: dict[str, Any] = {
        "donor": "A",
        "donor_also": [],
        "donor_kind": "organization",
        "capacity": "company",
        "fund": "f",
    }
    claim |= {"fund_name": "Road", "amount": 5, "currency": "USD", "in_kind": False, "status": "given"}
    gold = {"id": "en-1", "article": {"inLanguage": "en", "articleBody": "A gave $5."}, "statements": []}
    folder.joinpath("en-1.json").write_text(json.dumps({**gold, "claims": [{**claim, "optional": False}]}), "utf-8")
    return folder


READER = """
import json, pathlib, sys
for path in pathlib.Path(sys.argv[1]).iterdir():
    assert json.loads(path.read_text()) == {"inLanguage": "en", "articleBody": "A gave $5."}
    claim = {"donor": {"name": "A"}, "fund": {"id": "f"}, "amount": "5", "status": "given", "capacity": "company"}
    print(json.dumps({"source": str(path), "claims": [claim, {**claim, "amount": "7"}], "statements": []}))
"""


@pytest.mark.parametrize(
    ("options", "code"), [([], 0), (["--min-f1", "0.6"], 0), (["--min-f1", "0.7"], 1), (["--min-precision", "0.6"], 1)]
)
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(READER, "utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    arguments = ["--run", f"{sys.executable} {reader}", "--gold", str(gold_folder(gold)), "--misses", *options]
    assert main(arguments) == code
    printed = capsys.readouterr().out
    assert "en-1  made up  A | f | 7 None | given" in printed
    assert "0.500" in printed


def test_a_reader_that_fails_is_no_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--run", f"{sys.executable} -c 'raise SystemExit(3)'", "--gold", str(gold_folder(tmp_path))]
    assert main(arguments) == 2
    assert "ended with 3" in capsys.readouterr().err
