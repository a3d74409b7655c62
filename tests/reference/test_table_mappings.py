"""A mapping that is wrong names its file and the key."""

from __future__ import annotations

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.ld203 import load_ld203_words, load_payee_words
from onrecord.reference.table_mappings import load_mappings, parse_mapping
from onrecord.reference.table_words import load_table_words

GOOD = '[columns]\nname = "Donor"\namount = "Gift"\n'

WRONG = [
    ("[columns", "TOML"),
    ('[columns]\nname = "Donor"', "columns.amount"),
    ('[columns]\namount = "Gift"', "columns.name"),
    (GOOD + 'colour = "Red"', "columns.colour"),
    (GOOD + 'month = "M"', "columns.date"),
    (GOOD + 'date = "D"\nmonth = "M"\nday = "T"\nyear = "Y"', "columns.date"),
    (GOOD + '[kinds]\nperson = ["IND"]\norganization = ["ind"]', "kinds.organization"),
    (GOOD + '[table]\nfund = "us-inaugural-1889"', "table.fund"),
    (GOOD + '[table]\ncovers_from = "today"', "table.covers_from"),
    (GOOD + '[format]\ndates = "american"', "format.dates"),
    (GOOD + '[format]\ndelimiter = ","', "format.delimiter"),
    (GOOD + '[format]\ndecimal_mark = "."', "format.decimal_mark"),
    (GOOD + '[format]\nencoding = "klingon"', "format.encoding"),
    (GOOD + "[more]\nx = 1", "more"),
]


@pytest.mark.parametrize(("text", "key"), WRONG)
def test_a_wrong_mapping_names_its_file_and_the_key(text: str, key: str) -> None:
    with pytest.raises(DataFileError) as raised:
        parse_mapping(text, "mine.toml")
    assert (raised.value.file, raised.value.key) == ("mine.toml", key)


def test_a_mapping_is_called_after_its_file_unless_it_has_a_name() -> None:
    assert parse_mapping(GOOD, "mine.toml").name == "mine.toml"


def test_the_packaged_words_and_mappings_are_whole() -> None:
    assert load_mappings()
    assert set(load_ld203_words().items.values()) == {"feca", "he", "me", "ple", "pic"}
    assert set(load_ld203_words().reports.values()) == {"MM", "MA", "YY", "YA"}
    assert load_payee_words().window_days > 0
    assert load_table_words().totals
