"""What waits for a person is decided on the page, and the list follows; what is wrong in an answer is told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, Waiting, WaitingQuestion
from onrecord.pipeline import keep_answer, load_review_items, reader_fingerprint
from onrecord.records import in_force
from onrecord.web import WebSettings, make_app
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.settings import GuardSettings
from tests.ledger.growing import World
from tests.web.accounts.making import HTTPS, Clock, make_accounts, sign_in

NOW = datetime(2025, 5, 1, 9, tzinfo=UTC)

KINDS = ("claim", "match", "identity", "conflict")


@pytest.fixture(scope="session")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of an invented world, with a question of every kind."""
    world = World(tmp_path_factory.mktemp("undecided") / "onrecord.db", 3)
    for _ in range(25):
        world.add_page()
    for _ in range(4):
        world.add_filing()
    with Ledger.open(world.path) as ledger:
        ledger.rebuild(reader_fingerprint())
    return Path(world.path)


@pytest.fixture
def place(undecided: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(undecided, tmp_path / "onrecord.db"))


@pytest.fixture
def desk(place: Path) -> Iterator[TestClient]:
    """A browser of somebody at the machine itself, whose clock goes on with each answer."""
    clock = Clock()

    def tick() -> datetime:
        clock.pass_by(seconds=1)
        return clock()

    settings = WebSettings(ledger=place, clock=tick)
    with TestClient(make_app(settings), base_url=settings.address, follow_redirects=False) as opened:
        yield opened


def _waiting(place: Path, kind: str) -> list[Waiting]:
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        return list(catalogue.list_waiting(WaitingQuestion(kind=kind, size=100)).lines)


def _fields(page: str) -> dict[str, str]:
    form = page[page.index('class="decide"') :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


def _action(page: str) -> str:
    found = re.search(r'class="decide" method="post" action="([^"]+)"', page)
    assert found
    return found[1]


def _answer(desk: TestClient, kind: str, name: str, by: str = "ann", **more: str) -> Response:
    """Answer the first question of a kind, and return the page that follows."""
    page = desk.get(f"/review?kind={kind}").text
    given = {**_fields(page), "answer": name, "by": by, "why": "read it", **more}
    sent = desk.post(_action(page), data=given)
    assert sent.status_code == 303
    return desk.get(_path(sent))


def _path(sent: Response) -> str:
    parts = urlsplit(sent.headers["location"])
    return f"{parts.path}?{parts.query}"


# An address, and what must be on its page.
PAGES = [
    ("/review", "What waits for a person"),
    ("/review?kind=claim", "Accept: the page says so"),
    ("/review?kind=claim", 'data-key="a"'),
    ("/review?kind=match", "Said and filed"),
    ("/review?kind=identity", "They are two donors"),
    ("/review?kind=conflict", "Which one holds?"),
    ("/review?kind=conflict", "its one source tells it in more than one way"),
    ("/review?fund=us-inaugural-2017", "58th Presidential Inaugural Committee"),
    ("/review?fund=nowhere", "Nothing waits here"),
    ("/fr/review?kind=claim", "Accepter\N{NO-BREAK SPACE}: la page le dit"),
    ("/corrections", "Nobody has decided anything yet."),
    ("/corrections", "What sources took back"),
    ("/corrections", "Filings that replaced others"),
    ("/fr/corrections", "Déclarations qui en ont remplacé d’autres"),
    ("/problems", "Set aside"),
    ("/method", "How to dispute an entry"),
    ("/method", "That a filing does not show a gift is no proof that it was not made."),
    ("/method", "reader-"),
    ("/fr/method", "Comment contester une entrée"),
    ("/about", "About this list"),
]


@pytest.mark.parametrize(("address", "said"), PAGES)
def test_the_page_says(desk: TestClient, address: str, said: str) -> None:
    page = desk.get(address)
    assert page.status_code == 200
    assert said in page.text


# An address that leads to nothing, or cannot be read, and the answer.
WRONG = [
    ("/review?kind=rumour", 400),
    ("/review?after=nowhere", 400),
    ("/review/claim-none", 303),
    ("/corrections?after=nowhere", 400),
    ("/corrections/judgement-none", 404),
    ("/problems?kind=none", 404),
    ("/problems?after=nowhere", 400),
    ("/problems/problem-none", 404),
]


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_a_wrong_address_is_told(desk: TestClient, address: str, status: int) -> None:
    assert desk.get(address).status_code == status


def _first_for_one(place: Path) -> str:
    """Return a claim that one person may accept: not one that newly names a living person."""
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        for waits in catalogue.list_waiting(WaitingQuestion(kind="claim", size=100)).lines:
            if catalogue.load_claims([waits.subject])[0].donor.kind == "organization":
                return waits.id
    raise AssertionError("the world has no such claim")


def _decide(desk: TestClient, waiting_id: str, name: str, by: str = "ann", **more: str) -> Response:
    page = desk.get(f"/review/{waiting_id}").text
    sent = desk.post(_action(page), data={**_fields(page), "answer": name, "by": by, "why": "read it", **more})
    assert sent.status_code == 303
    return desk.get(_path(sent))


def _pledge_of(place: Path, claim_id: str) -> str | None:
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        return catalogue.find_gifts_of_claims([claim_id]).get(claim_id)


def test_an_accepted_claim_is_on_the_list_and_can_be_taken_back(desk: TestClient, place: Path) -> None:
    claim = _first_for_one(place)
    page = _decide(desk, claim, "accept")
    assert "The list follows the decision." in page.text
    gift = _pledge_of(place, claim)
    assert gift is not None
    assert desk.get(f"/pledges/{gift}").status_code == 200
    form = page.text[page.text.index('class="undo"') :]
    undone = desk.post("/review/undo", data={**dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)), "by": "ann"})
    assert "It waits again" in desk.get(_path(undone)).text
    assert claim in {waits.id for waits in _waiting(place, "claim")}
    assert "taken back (accepted: the page says so)" in desk.get("/corrections").text


def test_a_rejected_claim_waits_no_more_and_stands_in_the_corrections(desk: TestClient, place: Path) -> None:
    claim = _first_for_one(place)
    _decide(desk, claim, "reject")
    assert claim not in {waits.id for waits in _waiting(place, "claim")}
    assert _pledge_of(place, claim) is None
    log = desk.get("/corrections").text
    assert "rejected: the page does not say so" in log
    assert "“read it”" in log


def test_a_line_that_is_the_gift_ends_the_doubt(desk: TestClient, place: Path) -> None:
    (waits, *_) = _waiting(place, "match")
    _answer(desk, "match", "same")
    assert waits.id not in {one.id for one in _waiting(place, "match")}
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        verdicts = {match.verdict for match in catalogue.load_matches([waits.subject])[waits.subject]}
        gift = catalogue.find_gift(waits.subject)
    assert verdicts & {"same", "differs"}
    assert gift is not None
    assert gift.standing.name in ("filed_as_announced", "filed_differently")


def test_donors_who_are_one_are_one_on_the_list(desk: TestClient, place: Path) -> None:
    (waits, *_) = _waiting(place, "identity")
    one, other = waits.id.partition("|")[0].split("=")
    _answer(desk, "identity", "same")
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        assert [catalogue.find_donor(key) is None for key in sorted((one, other))] == [False, True]


def test_of_values_that_differ_the_others_are_rejected_and_taken_back_together(desk: TestClient, place: Path) -> None:
    (waits, *_) = _waiting(place, "conflict")
    told = desk.get(f"/pledges/{waits.subject}").text
    assert "Where its one source tells it in more than one way" in told
    page = _answer(desk, "conflict", "1")
    assert waits.id not in {one.id for one in _waiting(place, "conflict")}
    form = page.text[page.text.index('class="undo"') :]
    desk.post("/review/undo", data={**dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)), "by": "ann"})
    assert waits.id in {one.id for one in _waiting(place, "conflict")}
    with Ledger.open(place) as ledger:
        assert in_force(ledger.list_judgements()) == ()


def _of_a_person(desk: TestClient, place: Path) -> str:
    """Return a claim that newly names a living person."""
    for waits in _waiting(place, "claim"):
        if "two people have to accept it" in desk.get(f"/review/{waits.id}").text:
            return waits.id
    pytest.skip("the world has no such claim")


def test_a_living_person_who_is_newly_named_wants_two_people(desk: TestClient, place: Path) -> None:
    claim = _of_a_person(desk, place)
    assert "waits until another person accepts it too" in _decide(desk, claim, "accept").text
    assert "Accepted by ann." in desk.get(f"/review/{claim}").text
    assert "The list follows the decision." in _decide(desk, claim, "accept", by="bo").text
    assert _pledge_of(place, claim) is not None


def test_whoever_comes_second_is_told_who_decided(desk: TestClient, place: Path) -> None:
    claim = _first_for_one(place)
    seen = desk.get(f"/review/{claim}").text
    _decide(desk, claim, "reject", by="bo")
    late = desk.post(_action(seen), data={**_fields(seen), "answer": "accept", "by": "ann"})
    assert "Your answer was not needed: bo decided on" in desk.get(_path(late)).text
    with Ledger.open(place) as ledger:
        assert [(one.by, one.decision) for one in ledger.list_judgements()] == [("bo", "reject")]


# What is wrong with an answer, and what the page then says.
REFUSED = [
    ("no answer there is", {"answer": "perhaps"}, "That is none of the answers."),
    ("a question that has changed", {"answer": "accept", "mark": "0000"}, "Nothing was kept: look again."),
]


@pytest.mark.parametrize(("sent", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_answer_that_cannot_be_meant_is_not_kept(
    desk: TestClient, place: Path, sent: dict[str, str], said: str
) -> None:
    given = dict(sent)
    assert said in _decide(desk, _first_for_one(place), given.pop("answer"), **given).text
    with Ledger.open(place) as ledger:
        assert ledger.list_judgements() == ()


@pytest.mark.parametrize(
    ("changed", "status"),
    [({"csrf_token": "other"}, 403), ({"csrf_token": ""}, 403), ({"by": ""}, 422)],
    ids=["another token", "no token", "nobody"],
)
def test_nothing_is_kept_of_a_form_that_is_not_ours_or_nobodys(
    desk: TestClient, place: Path, changed: dict[str, str], status: int
) -> None:
    page = desk.get("/review?kind=claim").text
    sent = desk.post(_action(page), data={**_fields(page), "answer": "accept", "by": "ann", **changed})
    assert sent.status_code == status
    with Ledger.open(place) as ledger:
        assert ledger.list_judgements() == ()


def test_the_name_is_asked_once(desk: TestClient) -> None:
    _answer(desk, "claim", "reject", by="Ann Reviewer")
    assert 'name="by" value="Ann Reviewer"' in desk.get("/review").text


def test_what_was_passed_over_comes_again(desk: TestClient, place: Path) -> None:
    last = _waiting(place, "claim")[-1]
    again = desk.get(f"/review?kind=claim&after={last.place}").text
    assert "That was the last one." in again
    assert _waiting(place, "claim")[0].id in again


@pytest.fixture
def accounts(tmp_path: Path) -> AccountsFile:
    return make_accounts(tmp_path)


@pytest.fixture(params=["private", "public"])
def site(place: Path, accounts: AccountsFile, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """The page as the world sees it."""
    guard = GuardSettings(access=request.param, accounts=accounts.path, names=("gifts.example.org",))
    settings = WebSettings(ledger=place, host="0.0.0.0", public_address=HTTPS, clock=Clock(), guard=guard)
    with TestClient(make_app(settings), base_url=HTTPS, follow_redirects=False) as opened:
        yield opened


def test_nobody_and_no_reader_sees_what_waits(site: TestClient) -> None:
    assert site.get("/review").headers["location"].startswith("/login")
    assert site.post("/review/claim-1", data={"answer": "accept"}).status_code == 401
    sign_in(site, "reader")
    assert site.get("/review").status_code == 403
    assert site.post("/review/claim-1", data={"answer": "accept"}).status_code == 403


def test_a_reviewer_decides_under_the_name_of_the_account(site: TestClient, place: Path) -> None:
    sign_in(site, "reviewer")
    claim = _first_for_one(place)
    page = site.get(f"/review/{claim}").text
    assert "You decide as reviewer." in page
    site.post(_action(page), data={**_fields(page), "answer": "accept", "by": "somebody else"})
    with Ledger.open(place) as ledger:
        assert [one.by for one in ledger.list_judgements()] == ["reviewer"]


def test_what_was_too_unsure_is_not_named_to_readers(site: TestClient, place: Path) -> None:
    claim = _first_for_one(place)
    with Ledger.open(place) as ledger, ledger.browse(NOW.date()) as catalogue:
        (item,) = load_review_items(catalogue, [one for one in [catalogue.find_waiting(claim)] if one])
    with Ledger.open(place) as ledger:
        keep_answer(ledger, item.choices[1], by="bo", at=NOW + timedelta(1), why="Varga is another one")
    sign_in(site, "reader")
    log = site.get("/corrections").text
    assert "A claim that was too unsure for the list" in log
    assert "Varga is another one" not in log
    assert "/review/undo" not in log
