"""Every word of the interface has its translations, and each has the values of the English one in it."""

from __future__ import annotations

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.reference.translations import load_translations

SCRIPT = Path(__file__).parents[2] / "scripts" / "translate"
BREAKS = re.compile(r" [:;?!»]|« ")
TYPED = re.compile(r"""['"“”]|\.\.\.""")
VALUE = re.compile(r"%\(\w+\)s|(?<!\{)\{\w+\}(?!\})|<a href=|</a>")


def _load() -> ModuleType:
    loader = SourceFileLoader("translate", str(SCRIPT))
    spec = spec_from_loader("translate", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


TRANSLATE = _load()
PATHS = sorted(TRANSLATE.CATALOGUES.glob("*.po"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_word_lacks_its_translation(path: Path) -> None:
    assert TRANSLATE.list_lacking(TRANSLATE.read_catalogue(path), TRANSLATE.find_words()) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_translation_has_the_values_of_its_word(path: Path) -> None:
    for message in TRANSLATE.read_catalogue(path):
        if not message.id:
            continue
        words = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        wanted = {value for word in words for value in VALUE.findall(word)}
        told = (message.string,) if isinstance(message.string, str) else tuple(message.string)
        for word in told:
            found = set(VALUE.findall(word))
            assert found <= wanted, f"{word!r} has values that {words!r} has not"
            assert wanted - found <= {"%(count)s"} or len(words) > 1, f"{word!r} lacks values of {words!r}"


def test_a_doubtful_translation_is_told() -> None:
    catalogue, words = TRANSLATE.read_catalogue(PATHS[0]), TRANSLATE.find_words()
    catalogue.get("Donor").flags.add("fuzzy")
    assert [line.partition(": ")[2] for line in TRANSLATE.list_lacking(catalogue, words)] == ["Donor"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_translation_is_sure_and_has_every_plural(path: Path) -> None:
    catalogue = TRANSLATE.read_catalogue(path)
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert len(message.string) == catalogue.num_plurals, message.id
            assert all(message.string), message.id


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_translation_ends_as_its_word_does(path: Path) -> None:
    """A sentence stays a sentence, and what leads on to a value still does."""
    for message in TRANSLATE.read_catalogue(path):
        if isinstance(message.id, str) and message.id and message.string:
            for sign in ".?:":
                assert message.id.endswith(sign) == str(message.string).endswith(sign), message.id


def test_no_line_of_french_begins_with_a_sign() -> None:
    told = load_translations("fr")
    for message in TRANSLATE.read_catalogue(TRANSLATE.CATALOGUES / "fr.po"):
        if isinstance(message.id, str) and message.id:
            assert not BREAKS.search(told.gettext(message.id)), message.id


def test_french_writes_apostrophes_and_quotation_marks_as_print_does() -> None:
    for message in TRANSLATE.read_catalogue(TRANSLATE.CATALOGUES / "fr.po"):
        for word in (message.string,) if isinstance(message.string, str) else tuple(message.string or ()):
            if message.id:
                assert not TYPED.search(re.sub(r'<a href="[^"]*">', "", word)), word


def test_a_new_word_is_told() -> None:
    words = TRANSLATE.find_words()
    words.add("A word that nobody wrote", None, [("web/nowhere.py", 0)])
    lacking = TRANSLATE.list_lacking(TRANSLATE.read_catalogue(PATHS[0]), words)
    assert "web/nowhere.py: A word that nobody wrote" in lacking
