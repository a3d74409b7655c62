"""How often signing in may be tried, and when to come back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from onrecord.web.accounts.attempts import Attempts, LoginLimits, network_of
from onrecord.web.accounts.file import AccountsFile

from .conftest import Open
from .making import PASSWORD, Clock, sign_in, token_in

FEW = LoginLimits(per_address="3 per minute; 5 per hour", per_name="2 per minute")


@pytest.fixture
def attempts(accounts: AccountsFile, clock: Clock) -> Attempts:
    return Attempts(accounts, FEW, clock)


def _names() -> Iterator[str]:
    return (f"name{number}" for number in range(1000))


def test_an_address_may_try_so_often_and_then_again(attempts: Attempts, clock: Clock) -> None:
    names = _names()
    assert [attempts.take("192.0.2.1", next(names)) for _ in range(4)] == [None, None, None, 60]
    clock.pass_by(seconds=45)
    assert attempts.take("192.0.2.1", next(names)) == 15
    clock.pass_by(seconds=15)
    assert attempts.take("192.0.2.1", next(names)) is None


def test_the_longer_window_counts_too(attempts: Attempts, clock: Clock) -> None:
    names = _names()
    taken = []
    for _ in range(6):
        taken.append(attempts.take("192.0.2.1", next(names)))
        clock.pass_by(minutes=2)
    assert taken == [None] * 5 + [3600 - 600]


def test_a_name_may_be_tried_so_often_from_anywhere(attempts: Attempts) -> None:
    assert [attempts.take(f"192.0.2.{number}", "Ann") for number in range(3)] == [None, None, 60]
    assert attempts.take("192.0.2.9", "ANN") == 60
    assert attempts.take("192.0.2.9", "ben") is None


def test_a_name_is_forgiven_and_an_address_is_not(attempts: Attempts) -> None:
    for number in range(2):
        attempts.take("192.0.2.1", "ann")
        assert number < 2
    attempts.forgive("Ann")
    assert attempts.take("192.0.2.1", "ann") is None
    assert attempts.take("192.0.2.1", "ann") == 60


def test_several_processes_count_together(attempts: Attempts, accounts: AccountsFile, clock: Clock) -> None:
    other = Attempts(AccountsFile.open(accounts.path), FEW, clock)
    assert [one.take("192.0.2.1", "ann") for one in (attempts, other, attempts)] == [None, None, 60]


def test_many_at_once_find_no_gap(accounts: AccountsFile, clock: Clock) -> None:
    def take(number: int) -> int | None:
        return Attempts(accounts, LoginLimits(per_name="5 per minute"), clock).take(f"192.0.2.{number}", "ann")

    with ThreadPoolExecutor(max_workers=8) as pool:
        taken = list(pool.map(take, range(24)))
    assert taken.count(None) == 5


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("testclient", "testclient", True),
    ],
)
def test_a_network_counts_as_one(first: str, second: str, together: bool) -> None:
    assert (network_of(first) == network_of(second)) is together


def _try(browser: TestClient, name: str, password: str = "wrong password") -> tuple[int, str]:
    fields = {"csrf_token": token_in(browser.get("/login").text), "name": name, "password": password}
    answer = browser.post("/login", data=fields)
    return answer.status_code, answer.headers.get("retry-after", "")


def test_the_page_says_when_to_come_back(open_page: Open, clock: Clock) -> None:
    browser = open_page("private", limits=LoginLimits(per_address="9 per minute", per_name="2 per 5 minutes"))
    assert [_try(browser, "reader") for _ in range(3)] == [(403, ""), (403, ""), (429, "300")]
    fields = {"csrf_token": token_in(browser.get("/login").text), "name": "reader", "password": PASSWORD}
    assert "Try again in 5 minutes." in browser.post("/login", data=fields).text
    clock.pass_by(minutes=5)
    assert sign_in(browser, "reader") == 303


def test_even_the_right_password_waits(open_page: Open) -> None:
    browser = open_page("private", limits=LoginLimits(per_name="1 per minute"))
    _try(browser, "reader")
    assert _try(browser, "reader", PASSWORD)[0] == 429


def test_a_proxys_word_on_addresses_counts_only_where_it_is_trusted(open_page: Open) -> None:
    limits = LoginLimits(per_address="1 per minute", per_name="100 per minute")
    for trusted, expected in (((), [403, 429]), (("192.0.2.200",), [403, 403])):
        browser = open_page("private", limits=limits, trusted_proxies=trusted)
        tried = []
        for number in range(2):
            token = token_in(browser.get("/login", headers={"x-forwarded-proto": "https"}).text)
            headers = {"x-forwarded-for": f"198.51.100.{number}", "x-forwarded-proto": "https"}
            fields = {"csrf_token": token, "name": "reader", "password": "wrong"}
            tried.append(browser.post("/login", data=fields, headers=headers).status_code)
        assert tried == expected
