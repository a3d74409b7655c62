"""A site takes the place of the one before, and of nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ExportError
from onrecord.web.site.placing import MARKER, check_folder, make_marker, move_site


def _make(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        place = folder / f"{name.replace('__', '/')}.html"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)
    made = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    (folder / MARKER).write_bytes(make_marker(made))
    return folder


def _files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.html")}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "gifts"
    move_site(_make(tmp_path / "one", index="1", gone__page="x"), target)
    (target / "own.html").write_text("mine")
    move_site(_make(tmp_path / "two", index="2", new__page="y"), target)
    assert _files(target) == {"index.html": "2", "new/page.html": "y", "own.html": "mine"}
    assert check_folder(target) == {"index.html", "new/page.html", MARKER}
    assert not (target / "gone").exists()


def test_a_file_in_the_way_stops_it_before_anything_is_moved(tmp_path: Path) -> None:
    target = tmp_path / "gifts"
    move_site(_make(tmp_path / "one", index="1"), target)
    (target / "about.html").write_text("mine")
    with pytest.raises(ExportError, match="stands in the way"):
        move_site(_make(tmp_path / "two", index="2", about="theirs"), target)
    assert _files(target) == {"index.html": "1", "about.html": "mine"}


@pytest.mark.parametrize("told", ["", "onrecord site 1\n/etc/passwd\n", "../up.html\n"])
def test_a_foreign_folder_is_refused(told: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    if told:
        (tmp_path / MARKER).write_text(told)
    with pytest.raises(ExportError):
        check_folder(tmp_path)


@pytest.mark.parametrize("file", ["/etc/passwd", "../up.html", "a/../../up.html"])
def test_a_marker_that_leads_out_is_refused(file: str, tmp_path: Path) -> None:
    (tmp_path / MARKER).write_bytes(make_marker(["index.html", file]))
    with pytest.raises(ExportError, match="does not tell"):
        check_folder(tmp_path)
