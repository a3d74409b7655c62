"""Which names and passwords are taken."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import AccountsError
from onrecord.web.accounts.passwords import Hashing, check_password
from onrecord.web.accounts.users import check_name, check_role, fold_name


@pytest.mark.parametrize("name", ["ann", "Ann", "ann.b", "ann-b_2", "zoë", "łukasz", "ann@desk.example", "7", "a" * 40])
def test_a_name_is_taken(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a" * 41,
        "ann b",
        " ann",
        "ann\n",
        "ann\x00",
        "ann\u200b",
        "\u202eann",
        "аnn",  # a Cyrillic a
        "αnn",
        "ａnn",  # full width
        "ﬁnn",  # a ligature
        "安",
        ".ann",
        "-ann",
        "ann/b",
        "<b>ann",
        "ann'",
        "ann\u0301\u0301b\u0332",
    ],
)
def test_a_name_is_refused(name: str) -> None:
    with pytest.raises(AccountsError, match="user name"):
        check_name(name)


def test_a_name_is_one_however_its_accent_is_written() -> None:
    assert check_name("zoe\u0308") == "zoë"
    assert fold_name("ZOE\u0308") == fold_name("zoë")


@given(st.text(max_size=50))
def test_a_name_that_is_taken_is_safe_to_show(name: str) -> None:
    try:
        kept = check_name(name)
    except AccountsError:
        return
    assert kept.isprintable()
    assert not set(kept) & set("<>\"'& \\/")
    assert fold_name(kept) == fold_name(fold_name(kept))


@pytest.mark.parametrize("role", ["", "Admin", "owner"])
def test_a_role_is_one_of_three(role: str) -> None:
    with pytest.raises(AccountsError, match="not one of reader, reviewer, admin"):
        check_role(role)


@pytest.mark.parametrize(
    "password",
    [
        "seven lamps at low tide",
        "xK3!vv0-_plQ",
        "пароль из четырёх слов",
        "四つの言葉を並べた合言葉です",
        " leading and trailing ",
    ],
)
def test_a_password_is_taken(password: str) -> None:
    assert check_password(password, "ann") == password


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "0 characters"),
        ("elevenchars", "11 characters"),
        ("e\u0301" * 11, "11 characters"),
        ("x" * 1025, "at most 1024"),
        ("ann-the-reviewer", "is the user name"),
        ("ANN-the-Reviewer", "is the user name"),
        ("ann-the-reviewerann-the-reviewer", "is the user name"),
        ("password1234", "tried first"),
        ("PassWord1234", "tried first"),
        ("correcthorsebatterystaple", "tried first"),
        ("aaaaaaaaaaaaaaaa", "tried first"),
        ("abababababababab", "tried first"),
        ("1234123412341234", "tried first"),
    ],
)
def test_a_password_is_refused(password: str, reason: str) -> None:
    with pytest.raises(AccountsError, match=reason):
        check_password(password, "ann-the-reviewer")


def test_a_refusal_never_repeats_the_password() -> None:
    with pytest.raises(AccountsError) as told:
        check_password("password1234", "ann")
    assert "password1234" not in str(told.value)


def test_passwords_are_kept_as_argon2_keeps_them_by_default() -> None:
    """RFC 9106, the second recommended choice: 64 MiB, three passes, four lanes."""
    kept = Hashing().hash("seven lamps at low tide")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize("kept", [None, "", "nonsense", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$eA"])
def test_a_damaged_hash_fits_nothing(kept: str | None) -> None:
    hashing = Hashing(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    assert not hashing.fits(kept, "seven lamps at low tide")
    assert not hashing.fits(kept, "nobody")
