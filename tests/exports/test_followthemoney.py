"""FollowTheMoney: what is written fits the published model, and a promise is never a payment."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.exports.followthemoney.entities import Entity
from onrecord.exports.followthemoney.statements import STATEMENT_COLUMNS, statement_lines
from onrecord.exports.followthemoney.writing import make_entities
from onrecord.exports.sourced import SourcedGift
from onrecord.records import FundRef
from onrecord.records.claim import STATUSES
from tests.exports.sourcing import make_gift
from tests.matching.making import line, lines

MODEL = tomllib.loads((Path(__file__).parent / "followthemoney_model.toml").read_text("utf-8"))

FILED = "VARGA MILLS INC | 5000 2025-01-10"
GIVEN = "VARGA MILLS INC | 5000 2025-01-09 given"
REFUND = "VARGA MILLS INC | 1000 2025-02-01 refund"
NO_FUND = FundRef(id=None, name="the Lantern fund")


def of_schema(entities: Iterable[Entity], schema: str) -> list[Entity]:
    return [entity for entity in entities if entity.schema == schema]


def entities_of(gift: SourcedGift, filed: str = "") -> list[Entity]:
    return list(make_entities([gift], lines(filed) if filed else ()))


def value(entity: Entity, name: str) -> str:
    return entity.properties[name][0]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("says", [None, "donor", "spokesperson", "outlet", "source", "filing"])
@pytest.mark.parametrize("kind", ["person", "organization"])
def test_a_promise_is_never_a_payment(status: str, says: str | None, kind: str) -> None:
    assert of_schema(entities_of(make_gift(status, kind, says=says)), "Payment") == []


@pytest.mark.parametrize(
    ("status", "says", "links", "documentations"),
    [
        ("planned", "donor", 1, 2),
        ("planned", "spokesperson", 1, 2),
        ("given", "donor", 1, 2),
        ("reported_in_filing", "donor", 1, 2),
        ("refunded", "donor", 1, 2),
        ("planned", None, 0, 0),
        ("planned", "source", 0, 0),
        ("given", "outlet", 0, 0),
        ("reported_in_filing", "filing", 0, 0),
        ("declined", "donor", 0, 2),
        ("declined", None, 0, 2),
    ],
)
def test_only_what_the_donor_announced_links_donor_and_fund(
    status: str, says: str | None, links: int, documentations: int
) -> None:
    made = entities_of(make_gift(status, says=says))
    assert len(of_schema(made, "UnknownLink")) == links
    assert len(of_schema(made, "Documentation")) == documentations
    assert (len(of_schema(made, "Article")), len(of_schema(made, "Mention"))) == (2, 2)


def test_a_refusal_is_documented_as_one() -> None:
    roles = {value(one, "role") for one in of_schema(entities_of(make_gift("declined")), "Documentation")}
    assert roles == {"refusal of a gift"}


def test_an_announcement_says_whose_and_is_proved_by_its_articles() -> None:
    gift = make_gift()
    made = entities_of(gift)
    link = of_schema(made, "UnknownLink")[0]
    donor = next(one for one in made if one.id == value(link, "subject"))
    fund = next(one for one in made if one.id == value(link, "object"))
    assert (donor.schema, value(donor, "name")) == ("Organization", "Varga Mills")
    assert value(fund, "name") == "Trump Vance Inaugural Committee"
    assert (value(link, "role"), value(link, "status"), value(link, "date")) == (
        "announced donor",
        "planned",
        "2024-12-13",
    )
    assert link.properties["proof"] == tuple(sorted(source.id for source in gift.articles))


def test_a_filed_line_is_a_payment_from_donor_to_fund() -> None:
    made = entities_of(make_gift(filed=FILED))
    (payment,) = of_schema(made, "Payment")
    link = of_schema(made, "UnknownLink")[0]
    assert value(payment, "payer") == value(link, "subject")
    assert value(payment, "beneficiary") == value(link, "object")
    told = {name: payment.properties[name] for name in ("amount", "currency", "date", "recordId")}
    assert told == {
        "amount": ("5000",),
        "currency": ("USD",),
        "date": ("2025-01-10",),
        "recordId": ("FEC-1910509:1",),
    }
    assert [one.id for one in of_schema(made, "Document")] == list(payment.properties["proof"])


def test_what_the_giver_filed_too_is_a_second_proof_and_no_second_payment() -> None:
    (payment,) = of_schema(entities_of(make_gift(filed=FILED, given=GIVEN)), "Payment")
    assert len(payment.properties["proof"]) == 2
    assert len(payment.properties["recordId"]) == 2


def test_what_only_the_giver_filed_is_a_payment() -> None:
    (payment,) = of_schema(entities_of(make_gift(given=GIVEN)), "Payment")
    assert value(payment, "purpose") == "donation, as its giver filed it"


def test_a_refund_is_a_payment_back() -> None:
    made = entities_of(make_gift(filed=FILED, refund=REFUND))
    gave, back = sorted(of_schema(made, "Payment"), key=lambda one: value(one, "purpose"))
    assert (value(back, "payer"), value(back, "beneficiary")) == (value(gave, "beneficiary"), value(gave, "payer"))
    assert (value(back, "amount"), value(back, "purpose")) == ("1000", "refund")


@pytest.mark.parametrize(
    ("text", "goes_back", "amount"),
    [("A | 100 2025-01-10", False, "100"), ("A | 100 2025-01-10 refund", True, "100")],
)
def test_lines_of_no_gift_are_payments_too(text: str, *, goes_back: bool, amount: str) -> None:
    made = list(make_entities([], [line(text)]))
    (payment,) = of_schema(made, "Payment")
    names = {one.id: value(one, "name") for one in of_schema(made, "Organization")}
    assert names[value(payment, "beneficiary" if goes_back else "payer")] == "A"
    assert value(payment, "amount") == amount


def test_a_memo_line_is_no_payment() -> None:
    assert of_schema(make_entities([], [line("A | 100 2025-01-10 memo_line")]), "Payment") == []


@pytest.mark.parametrize(("differs", "same"), [((), True), (("amount",), True), (("donor",), False)])
def test_who_filed_is_the_announced_donor_unless_the_filing_names_another(
    differs: tuple[str, ...], *, same: bool
) -> None:
    made = entities_of(make_gift("planned", "person", filed=FILED, differs=differs))
    link, payment = of_schema(made, "UnknownLink")[0], of_schema(made, "Payment")[0]
    assert (value(link, "subject") == value(payment, "payer")) is same


def test_a_person_whose_line_is_taken_for_no_gift_is_not_the_announced_donor() -> None:
    made = entities_of(make_gift("planned", "person"), "VARGA, OTTOLINE | 5000 2025-01-10 | zip=22209")
    link, payment = of_schema(made, "UnknownLink")[0], of_schema(made, "Payment")[0]
    assert value(link, "subject") != value(payment, "payer")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ROE, ANN | 300 | zip=22209; ROE, ANN | 400 | zip=22209-1234", 1),
        ("ROE, ANN | 300 | zip=22209; ROE, ANN | 400 | zip=10001", 2),
        ("ROE, ANN | 300; ROE, ANN | 400", 2),
        ("ROE, ANN | 300 | zip=22209; ROE, ANN M | 400 | zip=22209", 2),
        ("ROE, A | 300 | zip=22209; ROE, A | 400 | zip=22209", 2),
    ],
)
def test_filed_people_are_one_where_name_and_place_are(text: str, people: int) -> None:
    assert len(of_schema(make_entities([], lines(text)), "Person")) == people


def test_two_people_of_a_name_that_tells_little_stay_two() -> None:
    made = list(
        make_entities(
            [], lines("SMITH | 300 2025-01-10 organization; ROE, A | 400 2025-01-10; ROE, A | 500 2025-01-10")
        )
    )
    assert len(of_schema(made, "Person")) == 2


def test_a_fund_of_no_registry_goes_by_the_name_of_the_page() -> None:
    link = of_schema(entities_of(make_gift(fund=NO_FUND)), "UnknownLink")[0]
    again = of_schema(entities_of(make_gift("given", fund=NO_FUND)), "UnknownLink")[0]
    assert value(link, "object") == value(again, "object")


def test_who_stands_beside_a_donor_gives_nothing() -> None:
    made = entities_of(make_gift(filed=FILED, beside=["Ottoline Varga"]))
    beside = next(one for one in of_schema(made, "UnknownLink") if value(one, "role") == "named beside the donor")
    person = next(one for one in made if one.id == value(beside, "subject"))
    assert (person.schema, value(person, "name")) == ("Person", "Ottoline Varga")
    assert [one for one in of_schema(made, "Payment") if value(one, "payer") == person.id] == []


GIFTS = [
    make_gift(status, kind, says=says, filed=filed, given=given, refund=REFUND if filed else "", beside=["Roe Works"])
    for status in STATUSES
    for kind in ("person", "organization")
    for says in (None, "donor")
    for filed, given in (("", ""), (FILED, GIVEN))
]


@pytest.mark.parametrize("gift", GIFTS)
def test_entities_fit_the_published_model(gift: SourcedGift) -> None:
    made = entities_of(gift, "SMITH | 300 2025-01-10; ROE, ANN | -400 2025-01-11")
    known = {entity.id: entity for entity in made}
    assert len(known) == len(made)
    for entity in made:
        model = MODEL[entity.schema]
        assert set(entity.properties) <= set(model["properties"]), entity
        assert set(model["required"]) <= set(entity.properties), entity
        for name in set(entity.properties) & set(MODEL["points_at"]):
            for target in entity.properties[name]:
                assert known[target].schema in MODEL["points_at"][name], (entity, name)


def test_entities_are_the_same_again() -> None:
    assert entities_of(GIFTS[-1]) == entities_of(GIFTS[-1])


def test_statements_have_the_columns_of_the_reference_and_ids_that_tell_them_apart() -> None:
    made = entities_of(make_gift(filed=FILED))
    rows = list(csv.DictReader(io.StringIO("".join(statement_lines(made, origin="reader-1")), newline="")))
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(rows) == len(made) + sum(len(values) for one in made for values in one.properties.values())
    amount = next(row for row in rows if row["prop"] == "amount")
    assert (amount["prop_type"], amount["schema"], amount["value"], amount["external"]) == (
        "number",
        "Payment",
        "5000",
        "f",
    )
    # SHA-1 of "onrecord.party-1.name.Ann Roe", as sha1sum gives it.
    own = list(statement_lines([Entity(id="party-1", schema="Person", properties={"name": ("Ann Roe",)})]))
    assert own[2].endswith(',"46bc418db3c4aee8add6b10a489cb0c3978de1f3"\n')
