"""Tables read by the sheet: a wrong row is named and hides no other, and rows can be asked for one by one."""

from __future__ import annotations

import pytest

from tests.sheets import ROWS, Sheet, each_row, sheets_of


def _is_even(number: int) -> None:
    assert number % 2 == 0, f"{number} is odd"


def _sheet(*numbers: int) -> Sheet:
    return Sheet([(str(number), number) for number in numbers])


def test_each_wrong_row_is_told_with_its_id() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 4 rows") as caught:
        _sheet(1, 2, 3, 4).run(_is_even)
    assert [error.__notes__ for error in caught.value.exceptions] == [["row 1"], ["row 3"]]
    assert "1 is odd" in str(caught.value.exceptions[0])


def test_a_row_that_raises_something_else_is_told_as_well() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        Sheet([("none", None)]).run(_is_even)
    assert isinstance(caught.value.exceptions[0], TypeError)


def test_right_rows_pass() -> None:
    _sheet(2, 4).run(_is_even)


@pytest.mark.parametrize("count", [1, ROWS - 1, ROWS, ROWS + 1, 5 * ROWS])
def test_no_row_is_left_out(count: int) -> None:
    sheets = [one.values[0] for one in sheets_of(range(count), str, lambda _: ())]  # type: ignore[attr-defined]
    assert [row for sheet in sheets for _, row in sheet.rows] == list(range(count))


def test_a_row_that_is_told_to_fail_is_a_test_of_its_own() -> None:
    found = sheets_of(range(4), str, lambda row: [pytest.mark.xfail] if row == 2 else [])
    assert [one.id for one in found] == ["0..3", "2"]  # type: ignore[attr-defined]


def test_rows_are_asked_for_by_their_ids() -> None:
    sheet = _sheet(1, 2, 3)
    assert sheet.keep({"2", "7"})
    assert sheet.rows == [("2", 2)]
    assert not sheet.keep({"7"})


@each_row(range(3), str)
def test_a_check_of_a_row_is_a_test_of_the_table(number: int) -> None:
    assert number < 3
