"""Which claims are one gift, and what they say together: tables of tellings of one invented firm."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pledges.amounts import worded
from onrecord.pledges.grouping import group_tellings
from onrecord.records import CopyLink, FundRef, Origin, Pledge, Telling
from tests.pledges.making import origins_of, tell

# What it shows, the tellings, and the pledges: "sum status origins" each, with "goods" and the disputed fields.
CASES: list[tuple[str, list[str], str, list[str]]] = [
    ("one article", ["12-13 Post: plans 1m"], "", ["1000000 USD planned 1"]),
    ("two papers", ["12-13 Post: plans 1m", "12-14 Gazette: plans 1m"], "", ["1000000 USD planned 2"]),
    (
        "a copy is no source",
        ["12-13 Post: plans 1m", "12-14 Gazette: plans 1m"],
        "post gazette",
        ["1000000 USD planned 1"],
    ),
    ("a promise is kept", ["12-13 Post: plans 1m", "01-20 Gazette: gave 1m"], "", ["1000000 USD given 2"]),
    ("an old promise after the gift", ["01-20 Post: gave 1m", "01-25 Gazette: plans 1m"], "", ["1000000 USD given 2"]),
    ("filed at last", ["12-13 Post: plans 1m", "04-21 Post#2: filed 1m"], "", ["1000000 USD reported_in_filing 2"]),
    ("sent back", ["12-13 Post: gave 1m", "03-01 Gazette: returned 1m"], "", ["1000000 USD refunded 2"]),
    ("refined", ["12-13 Post: plans >6bn", "12-14 Gazette: plans 6.25bn"], "", ["6250000000 USD planned 2"]),
    ("rounded", ["12-13 Post: plans 6.2bn", "12-14 Gazette: plans 6.25bn"], "", ["6250000000 USD planned 2"]),
    ("about", ["12-13 Post: plans ~5m", "12-14 Gazette: plans 4.9m"], "", ["4900000 USD planned 2"]),
    ("no sum, then one", ["12-13 Post: plans", "12-14 Gazette: plans 1m"], "", ["1000000 USD planned 2"]),
    ("never a sum", ["12-13 Post: plans", "12-14 Gazette: plans"], "", [" planned 2"]),
    (
        "the papers disagree",
        ["12-13 Post: plans 1m", "12-14 Gazette: plans 2m", "12-14 Wire: plans 1m"],
        "",
        ["1000000 USD planned 3 amount"],
    ),
    (
        "copies do not outvote",
        ["12-13 Post: plans 1m", "12-13 Echo: plans 1m", "12-14 Gazette: plans 2m", "12-15 Wire: plans 2m"],
        "post echo",
        ["2000000 USD planned 3 amount"],
    ),
    (
        "one paper corrects itself",
        ["12-13 Post: plans 1m", "12-14 Post#2: plans 2m"],
        "",
        ["2000000 USD planned 2 amount"],
    ),
    (
        "two gifts in one article",
        ["12-13 Post: gave 1m", "12-13 Post: plans 2m"],
        "",
        ["1000000 USD given 1", "2000000 USD planned 1"],
    ),
    (
        "two gifts, one of them told elsewhere too",
        ["12-13 Post: gave 1m", "12-13 Post: plans 2m", "12-14 Gazette: plans 2m"],
        "",
        ["1000000 USD given 1", "2000000 USD planned 2"],
    ),
    (
        "money and goods",
        ["12-13 Post: plans 1m", "12-13 Post: plans 1m goods"],
        "",
        ["1000000 USD planned 1", "1000000 USD planned 1 goods"],
    ),
    (
        "goods without a value",
        ["12-13 Post: plans 1m", "12-14 Gazette: plans goods"],
        "",
        ["1000000 USD planned 1", " planned 1 goods"],
    ),
    (
        "coins told as money",
        ["12-13 Post: plans 5m goods", "12-14 Gazette: plans 5m", "12-14 Wire: plans 5m goods"],
        "",
        ["5000000 USD planned 3 goods"],
    ),
    (
        "coins at another price",
        ["12-13 Post: plans 5m goods", "04-21 Gazette: filed <4.9m"],
        "",
        ["up to 4900000 USD reported_in_filing 2 amount"],
    ),
    (
        "goods of another worth",
        ["12-13 Post: plans 5m goods", "04-21 Gazette: filed 1m"],
        "",
        ["1000000 USD reported_in_filing 1", "5000000 USD planned 1 goods"],
    ),
    ("a refusal", ["12-13 Post: refuses"], "", [" declined 1"]),
    (
        "a refusal that most tell",
        ["12-13 Post: plans 1m", "12-14 Gazette: refuses", "12-14 Wire: refuses"],
        "",
        ["1000000 USD declined 3 status"],
    ),
    ("a later refusal", ["12-13 Post: plans 1m", "12-20 Gazette: refuses"], "", ["1000000 USD declined 2 status"]),
    ("a gift after a refusal", ["12-13 Post: refuses", "12-20 Gazette: gave 1m"], "", ["1000000 USD given 2 status"]),
    (
        "whose money it is",
        ["12-13 Post: plans 1m personal", "12-14 Gazette: plans 1m", "12-14 Wire: plans 1m personal"],
        "",
        ["1000000 USD planned 3 capacity"],
    ),
    (
        "not settled in one paper",
        ["12-13 Post: plans 1m unknown", "12-14 Gazette: plans 1m"],
        "",
        ["1000000 USD planned 2"],
    ),
    ("other money", ["12-13 Post: plans 1m", "12-14 Gazette: plans 950kEUR"], "", ["1000000 USD planned 2 amount"]),
    ("undated", ["? Post: plans 1m", "12-14 Gazette: plans 1m"], "", ["1000000 USD planned 2"]),
]


def _told(pledge: Pledge) -> str:
    disputed = "".join(f" {one.field}" for one in pledge.disagreements)
    goods = " goods" if pledge.in_kind else ""
    return f"{worded(pledge.money)} {pledge.status} {len(pledge.origins)}{goods}{disputed}"


@pytest.mark.parametrize(("texts", "copies", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_which_claims_are_one_gift(texts: list[str], copies: str, expected: list[str]) -> None:
    tellings = [tell(text) for text in texts]
    assert sorted(map(_told, _group(tellings, copies))) == sorted(expected)


def _group(tellings: Sequence[Telling], copies: str = "") -> tuple[Pledge, ...]:
    return group_tellings(tellings, origins_of(tellings, copies))


def test_the_first_report_is_that_of_the_first_day() -> None:
    (pledge,) = _group([tell("12-14 Gazette: plans 1m"), tell("12-13 Post: plans 1m"), tell("? Blog: plans 1m")])
    assert (str(pledge.first_reported), pledge.first_outlet) == ("2024-12-13", "Post")


def test_a_copy_of_the_same_day_is_not_the_first_report() -> None:
    tellings = [tell("12-13 Gazette: plans 1m"), tell("12-13 Post: plans 1m")]
    link = CopyLink(copy="article-gazette", original="article-post", reason="syndication_credit")
    origin = Origin(first=link.original, articles=(link.original, link.copy), links=(link,))
    (pledge,) = group_tellings(tellings, [origin])
    assert pledge.first_outlet == "Post"
    assert pledge.claim_ids[0] == tellings[1].claim.id


def test_a_year_alone_is_no_name_of_a_fund() -> None:
    year = FundRef(id="us-inaugural-2017", name="2017")
    tellings = [tell("12-13 Post: gave 1m", fund=year), tell("12-14 Gazette: gave 1m", fund=year)]
    assert [pledge.fund for pledge in _group(tellings)] == [FundRef(id="us-inaugural-2017", name=None)]


def test_a_disagreement_names_values_by_origin() -> None:
    tellings = [tell("12-13 Post: plans 1m"), tell("12-14 Gazette: plans 2m")]
    (pledge,) = _group(tellings)
    ids = {origin.first: origin.id for origin in pledge.origins}
    told = dict(pledge.disagreements[0].told)
    assert told == {"1000000 USD": (ids["article-post"],), "2000000 USD": (ids["article-gazette"],)}
    assert pledge.disagreements[0].corrected is None


def test_a_correction_is_named_and_erases_nothing() -> None:
    (pledge,) = _group([tell("12-13 Post: plans 1m"), tell("12-14 Post#2: plans 2m")])
    (disagreement,) = pledge.disagreements
    assert disagreement.corrected == "1000000 USD"
    assert {value for value, _ in disagreement.told} == {"1000000 USD", "2000000 USD"}


@pytest.mark.parametrize(
    "other",
    [
        tell("12-13 Post: plans 1m", donor="Varga Mills Holding"),
        tell("12-13 Post: plans 1m", fund=FundRef(id="us-inaugural-2025", name="Lantern fund")),
    ],
    ids=["another donor", "another fund"],
)
def test_what_is_never_one_gift(other: Telling) -> None:
    assert len(_group([tell("12-13 Post: plans 1m"), other])) == 2


def test_articles_and_capitals_of_a_fund_do_not_count() -> None:
    named = FundRef(id=None, name="the LANTERN fund")
    assert len(_group([tell("12-13 Post: plans 1m"), tell("12-14 Wire: plans 1m", fund=named)])) == 1


def test_independent_origins_make_it_surer_and_copies_do_not() -> None:
    tellings = [tell("12-13 Post: plans 1m"), tell("12-14 Gazette: plans 1m")]
    assert _group(tellings)[0].confidence == Decimal("0.99")
    assert _group(tellings, "post gazette")[0].confidence == Decimal("0.90")


_texts = st.lists(
    st.builds(
        lambda day, outlet, number, status, sum_, goods: f"{day} {outlet}#{number}: {status} {sum_} {goods}",
        st.sampled_from(("12-13", "12-14", "01-20", "?")),
        st.sampled_from(("Post", "Gazette", "Wire")),
        st.integers(1, 3),
        st.sampled_from(("plans", "gave", "filed", "refuses", "returned")),
        st.sampled_from(("", "1m", ">1m", "2m", "~2m", "950kEUR")),
        st.sampled_from(("", "goods", "personal")),
    ),
    min_size=1,
    max_size=8,
)


@given(_texts)
def test_every_claim_is_in_one_pledge_and_ids_are_unique(texts: list[str]) -> None:
    tellings = [tell(text) for text in texts]
    pledges = _group(tellings)
    claims = [claim for pledge in pledges for claim in pledge.claim_ids]
    assert sorted(claims) == sorted({telling.claim.id for telling in tellings})
    assert len({pledge.id for pledge in pledges}) == len(pledges)


@given(_texts, st.randoms())
def test_the_order_of_the_claims_is_all_one(texts: list[str], random: object) -> None:
    tellings = [tell(text) for text in texts]
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _group(tellings) == _group(shuffled)
