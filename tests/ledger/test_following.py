"""Several processes on one ledger: each host is visited by one at a time; what an ended process held comes free."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.following.following import Following, host_lease
from onrecord.ledger.following.leases import LEASE
from onrecord.ledger.following.visits import Address, Visit, VisitEnd
from onrecord.sources.web import Outcome, Validators
from tests.ledger.making import Place
from tests.watching.web import FEED, START, Web, feed, page, watcher

A = "https://post.example/2024/gift"
HOST = host_lease("post.example")


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    """Return an empty ledger, in a file and on a server."""
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def both(ledger: Ledger) -> tuple[Following, Following]:
    return ledger.follow("one"), ledger.follow("two")


def test_one_holds_a_lease_at_a_time(both: tuple[Following, Following]) -> None:
    one, two = both
    assert one.take(HOST, START)
    assert one.take(HOST, START)
    assert not two.take(HOST, START)
    assert two.take(host_lease("other.example"), START)


def test_a_lease_that_is_given_back_rests_a_while(both: tuple[Following, Following]) -> None:
    one, two = both
    one.take(HOST, START)
    one.give_back(HOST, START + timedelta(seconds=2))
    assert not two.take(HOST, START + timedelta(seconds=1))
    assert two.take(HOST, START + timedelta(seconds=3))


def test_a_lease_of_a_killed_process_ends(both: tuple[Following, Following]) -> None:
    one, two = both
    one.take(HOST, START)
    assert not two.take(HOST, START + LEASE - timedelta(seconds=1))
    assert two.take(HOST, START + LEASE + timedelta(seconds=1))


def test_a_lease_taken_by_a_clock_that_was_wrong_ends(both: tuple[Following, Following]) -> None:
    one, two = both
    one.take(HOST, START + timedelta(days=400))
    assert two.take(HOST, START)


def test_what_an_ended_process_held_is_free_at_once(both: tuple[Following, Following]) -> None:
    one, two = both
    one.take(HOST, START)
    two.drop_ended(lambda holder: holder == "nobody")
    assert not two.take(HOST, START)
    two.drop_ended(lambda holder: holder == "one")
    assert two.take(HOST, START)


def test_who_lost_the_host_keeps_nothing_of_the_visit(both: tuple[Following, Following]) -> None:
    one, two = both
    one.begin([Address(url=FEED, kind="feed", source="s")], START.date(), START)
    (visit,) = one.list_due(["s"], START, 9)
    one.take(HOST, START)
    late = START + 2 * LEASE
    assert two.take(HOST, late)
    end = VisitEnd(next_visit=None, found=(Address(url=A, kind="page", source="s"),))
    assert one.end_visit(visit, end, late) is None
    assert two.end_visit(visit, end, late) == 1


class Nested(Web):
    """While one process has a page brought, another goes its round."""

    other: object = None

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        if self.other is not None:
            other, self.other = self.other, None
            self.counted = other.round()  # type: ignore[attr-defined]
        return super().fetch(url, known=known)


def test_two_processes_never_visit_one_host_at_once(ledger: Ledger) -> None:
    web = Nested(shown={FEED: feed(A), A: page("A story.")})
    web.other = watcher(ledger, web, holder="two")
    assert watcher(ledger, web, holder="one").round().visits == 2
    assert web.counted.visits == 0
    assert web.take_asked() == [FEED, A]


GIFT = "Lumenforge said on Monday that it will donate $1 million to Donald Trump's inaugural fund."


def test_a_page_is_read_and_visited_again_and_what_changed_is_told(ledger: Ledger) -> None:
    web = Web(shown={FEED: feed(A), A: page(GIFT)})
    follower = watcher(ledger, web)
    follower.round()
    web.wait(days=1.5)
    web.shown[A] = page(GIFT.replace("$1 million", "$2 million"))
    follower.round()
    web.wait(days=200)
    web.shown[A] = "not_there"
    follower.round()
    told = ledger.follow("other").list_last(9)
    assert [one.kind for one in reversed(told)] == ["new", "changed", "gone", "standing"]
    article = told[2].data["after"]
    assert [one.is_gone for one in ledger.list_sightings(article)] == [False, False, True]


def test_each_notice_is_delivered_once(ledger: Ledger) -> None:
    web = Web(shown={FEED: feed(A), A: page(GIFT)})
    watcher(ledger, web).round()
    following = ledger.follow("one")
    (waiting,) = following.list_waiting("terminal", web.now, 9)
    following.mark_failed("terminal", [waiting.id], "out of order", web.now)
    assert [one.attempts for one in following.list_waiting("terminal", web.now, 9)] == [1]
    following.mark_delivered("terminal", [waiting.id], web.now)
    assert following.list_waiting("terminal", web.now, 9) == []
    assert watcher(ledger, web).round().notices == 0


def test_a_page_that_is_claimed_twice_is_kept_once(ledger: Ledger) -> None:
    one = ledger.follow("one")
    address = Address(url=A, kind="page", source="s")
    one.begin([address, address], START.date(), START)
    one.begin([address], START.date(), START)
    assert len(one.list_due(["s"], START, 9)) == 1
    assert one.list_due(["other"], START, 9) == []
    assert one.list_due(["s"], START, 9, without=["post.example"]) == []


def test_a_visit_is_of_no_use_without_its_host(ledger: Ledger) -> None:
    one = ledger.follow("one")
    visit = Visit(key=A, url=A, kind="page", source="s", host="post.example")
    assert one.end_visit(visit, VisitEnd(next_visit=None), START) is None
