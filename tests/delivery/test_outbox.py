"""What waits is delivered by each channel by itself, in order, and tried again where it did not arrive."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from onrecord.delivery import DeliveryError, deliver_waiting
from onrecord.delivery.atom import AtomChannel
from onrecord.delivery.making import make_channels
from onrecord.delivery.outbox import MOST_ATTEMPTS
from onrecord.ledger import Ledger
from onrecord.ledger.following.following import Following
from onrecord.ledger.following.notices import KeptNotice, Notice
from onrecord.ledger.following.schema import deliveries
from onrecord.ledger.following.visits import Address, VisitEnd
from onrecord.sources.watchlist import AtomFile, Deliveries, Mail, Secret, WatchlistError, Webhook
from tests.delivery.making import NOW

NAMES = ("desk", "night")


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A channel that is out of order for its first `broken` messages, and never takes those with a title `refused`."""

    def __init__(
        self, name: str = "desk", *, broken: int = 0, at_once: int = 1, refused: str = "", wait: float | None = None
    ) -> None:
        self.name, self.at_once, self.refused, self.wait = name, at_once, refused, wait
        self.broken, self.came, self.asked = broken, list[list[str]](), 0

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        self.asked += 1
        if self.refused in [notice.title for notice in notices]:
            raise DeliveryError(f"{self.name} does not take it", is_of_message=True)
        if self.broken:
            self.broken -= 1
            raise DeliveryError(f"{self.name} is out of order", retry_after=self.wait)
        self.came.append([notice.title for notice in notices])


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        yield ledger.follow("one")


def note(following: Following, *titles: str, channels: Sequence[str] = NAMES) -> None:
    """Keep notices as a visit does."""
    address = Address(url="https://a.example/2024/x", kind="page", source="s")
    following.begin([address], NOW.date(), NOW)
    (visit,) = following.list_due(["s"], NOW, 1)
    following.take(f"host:{visit.host}", NOW)
    told = [Notice(kind="new", subject=f"pledge-{one}", title=one, text=f"{one}.", marks=()) for one in titles]
    following.end_visit(visit, VisitEnd(next_visit=NOW), NOW, told=told, channels=channels)


def test_each_notice_arrives_once_in_order(following: Following) -> None:
    note(following, "a", "b", "c")
    note(following, "b", "d")
    desk, night, clock = Desk(), Desk("night", at_once=3), Clock()
    assert deliver_waiting(following, [desk, night], clock, Random(1)).notices == 8
    assert deliver_waiting(following, [desk, night], clock, Random(1)).notices == 0
    assert (desk.came, night.came) == ([["a"], ["b"], ["c"], ["d"]], [["a", "b", "c"], ["d"]])


@pytest.mark.parametrize(("wait", "given"), [(7200, timedelta(hours=2)), (10**8, timedelta(days=1))])
def test_a_channel_that_asks_for_time_gets_it(following: Following, wait: float, given: timedelta) -> None:
    note(following, "a", channels=["desk"])
    desk, clock = Desk(broken=1, wait=wait), Clock()
    (failure,) = deliver_waiting(following, [desk], clock, Random(1)).failures
    assert failure.next_attempt == NOW + given
    for early, asked in ((given - timedelta(seconds=1), 1), (given, 2)):
        clock.now = NOW + early
        deliver_waiting(following, [desk], clock, Random(1))
        assert desk.asked == asked


def test_one_channel_that_fails_stops_no_other_and_is_tried_again_later(following: Following) -> None:
    note(following, "a", "b")
    desk, night, clock = Desk(broken=1), Desk("night"), Clock()
    done = deliver_waiting(following, [desk, night], clock, Random(1))
    (failure,) = done.failures
    assert (done.notices, failure.channel, failure.why, failure.notices) == (2, "desk", "desk is out of order", 2)
    assert failure.next_attempt is not None
    clock.now = failure.next_attempt
    deliver_waiting(following, [desk], clock, Random(1))
    assert desk.came == [["a"], ["b"]]


def test_what_waits_behind_a_failure_waits_with_it_from_round_to_round(following: Following) -> None:
    """A receiver that is down is not asked for each of a hundred notices, and gets them in order when it is back."""
    note(following, "a", "b", "c")
    desk, clock, told = Desk(broken=1), Clock(), list[int]()
    for _ in range(5):
        told += [one.notices for one in deliver_waiting(following, [desk], clock, Random(1)).failures]
        clock.now += timedelta(seconds=4)
    assert (desk.asked, told) == (1, [3])
    note(following, "d")
    clock.now += timedelta(minutes=2)
    deliver_waiting(following, [desk], clock, Random(1))
    assert desk.came == [["a"], ["b"], ["c"], ["d"]]


def test_a_message_that_is_refused_stops_none_behind_it(following: Following) -> None:
    note(following, "a", "b", "c")
    desk, clock = Desk(refused="b"), Clock()
    done = deliver_waiting(following, [desk], clock, Random(1))
    assert (done.notices, [one.why for one in done.failures]) == (2, ["desk does not take it"])
    assert desk.came == [["a"], ["c"]]
    desk.refused = ""
    clock.now += timedelta(minutes=2)
    deliver_waiting(following, [desk], clock, Random(1))
    assert desk.came[2:] == [["b"]]


def test_what_a_clock_put_off_that_was_wrong_is_delivered(following: Following) -> None:
    note(following, "a")
    desk, clock = Desk(broken=1), Clock()
    clock.now = NOW + timedelta(days=400)
    deliver_waiting(following, [desk], clock, Random(1))
    clock.now = NOW
    deliver_waiting(following, [desk], clock, Random(1))
    assert desk.came == [["a"]]


def test_what_one_process_notes_is_told_by_the_channels_of_all(following: Following) -> None:
    """Two desks follow other sources on one ledger, and each has a channel of its own."""
    following.begin([], NOW.date(), NOW, channels=["night"])
    note(following, "a", channels=["desk"])
    desk, night = Desk(), Desk("night")
    deliver_waiting(following, [desk, night], Clock(), Random(1))
    assert (desk.came, night.came) == ([["a"]], [["a"]])


def test_a_channel_that_nobody_uses_any_more_gathers_nothing(following: Following) -> None:
    following.begin([], NOW.date(), NOW - timedelta(days=40), channels=["night"])
    note(following, "a", channels=["desk"])
    assert following.list_waiting("night", NOW, 9) == []


def test_waits_double_and_end(following: Following) -> None:
    note(following, "a", channels=["desk"])
    desk, clock, waits = Desk(broken=1000), Clock(), []
    for _ in range(MOST_ATTEMPTS):
        assert deliver_waiting(following, [desk], clock, Random(1)).failures
        with following.engine.connect() as connection:
            planned = connection.scalar(select(deliveries.c.next_attempt))
        if planned is not None:
            waits.append((datetime.fromisoformat(planned) - clock.now).total_seconds())
            clock.now = datetime.fromisoformat(planned)
    assert len(waits) == MOST_ATTEMPTS - 1
    assert 30 <= waits[0] <= 60
    assert waits[3] > waits[2] > waits[1] > waits[0]
    assert 3 * 3600 <= max(waits) <= 6 * 3600
    clock.now += timedelta(days=30)
    assert deliver_waiting(following, [desk], clock, Random(1)).failures == ()


def test_a_channel_that_another_process_uses_is_left_to_it(tmp_path: Path, following: Following) -> None:
    note(following, "a")
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        other = ledger.follow("two")
        assert other.take("channel:desk", NOW)
        desk = Desk()
        assert deliver_waiting(following, [desk], Clock(), Random(1)).notices == 0
    assert desk.came == []


def test_a_channel_that_was_added_later_is_told_from_then_on(following: Following) -> None:
    note(following, "a", channels=["desk"])
    note(following, "b", channels=["desk", "late"])
    late = Desk("late")
    deliver_waiting(following, [late], Clock(), Random(1))
    assert late.came == [["b"]]


def atom(following: Following, folder: Path) -> AtomChannel:
    settings = AtomFile(file=folder / "new.atom", address="https://list.example/new.atom")
    return AtomChannel(settings, following)


def test_the_feed_is_written_whole_and_the_same_again(tmp_path: Path, following: Following) -> None:
    note(following, "a <gift>", "b", channels=["atom"])
    assert deliver_waiting(following, [atom(following, tmp_path)], Clock(), Random(1)).notices == 2
    made = (tmp_path / "new.atom").read_bytes()
    space = "{http://www.w3.org/2005/Atom}"
    entries = ET.fromstring(made).findall(f"{space}entry")
    assert sorted(entry.findtext(f"{space}title") or "" for entry in entries) == ["a <gift>", "b"]
    assert len({entry.findtext(f"{space}id") for entry in entries}) == 2
    atom(following, tmp_path).deliver(following.list_last(9))
    assert (tmp_path / "new.atom").read_bytes() == made
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, following: Following) -> None:
    note(following, "a", channels=["atom"])
    done = deliver_waiting(following, [atom(following, tmp_path / "none")], Clock(), Random(1))
    (failure,) = done.failures
    assert "new.atom: the feed cannot be written: there is no folder" in failure.why
    assert "none (make it, or name another)" in failure.why


def test_channels_are_made_with_their_keys(following: Following, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n", "utf-8")
    wanted = Deliveries(
        atom=AtomFile(file=tmp_path / "a.atom", address="https://a.example/a.atom"),
        webhooks=(Webhook(name="w", url="https://a.example/", key=Secret(variable="KEY")),),
        mails=(
            Mail(
                name="m",
                host="relay.example",
                port=587,
                sender="a@b.example",
                to=("c@d.example",),
                user="u",
                password=Secret(file=tmp_path / "password"),
            ),
        ),
    )
    made = list(make_channels(wanted, following, {"KEY": "k"}, Clock()))
    assert ["terminal", *(channel.name for channel in made)] == list(wanted.channels())
    with pytest.raises(WatchlistError, match="the variable KEY is not set"):
        list(make_channels(wanted, following, {}, Clock()))


def test_no_address_and_no_key_of_a_channel_is_in_the_ledger(following: Following, tmp_path: Path) -> None:
    note(following, "a", channels=["webhook:desk"])
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"webhook:desk" in held
    assert b"hooks.example" not in held
