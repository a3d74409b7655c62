"""The list of sources: what a person writes, and what is said of what is wrong in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.sources.watchlist import Secret, WatchlistError, read_watchlist

EXAMPLE = Path(__file__).parents[2] / "docs" / "sources.toml"

ONE = '[[feed]]\nname = "A"\nurl = "https://a.example/feed"\n'


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(WatchlistError) as caught:
        read_watchlist(path)
    return [fault.removeprefix(f"{path}: ") for fault in caught.value.faults]


def test_the_example_of_the_docs_holds() -> None:
    found = read_watchlist(EXAMPLE)
    assert [(one.name, one.kind, one.every) for one in found.sources] == [
        ("The Harbour Post", "feed", timedelta(minutes=30)),
        ("Tidewater News", "sitemap", timedelta(hours=6)),
        ("Donors of the Lantern Fund", "page", timedelta(days=1)),
    ]
    assert found.sources[1].since == date(2024, 11, 5)
    assert found.deliveries.channels() == ("terminal", "atom", "webhook:desk", "mail:desk")
    assert found.deliveries.atom is not None
    assert found.deliveries.atom.file == EXAMPLE.parent / "public" / "new.atom"
    assert (found.most, found.revisits, found.contact) == (200, True, "desk@example.org")


def test_little_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(ONE, "utf-8")
    found = read_watchlist(path)
    assert found.deliveries.channels() == ("terminal",)
    assert found.sources[0].every == timedelta(minutes=30)


HOOK = '[[deliver.webhook]]\nname = "h"\n'
MAIL = '[[deliver.mail]]\nname = "m"\nhost = "relay.example"\nfrom = "a@b.example"\nto = ["c@d.example"]\n'


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("", "nothing to follow", "add a [[feed]]"),
        ("[[feed]\n", "this is no TOML", "docs/watching.md"),
        ('[[feed]]\nurl = "https://a.example/f"\n', "feed[1].name", "a text is wanted"),
        ('[[feed]]\nname = "A"\nurl = "a.example/f"\n', "feed[1].url", "write it whole"),
        ('[[feed]]\nname = "A"\nurl = "file:///etc/passwd"\n', "feed[1].url", "write it whole"),
        ('[[feed]]\nname = "A"\nurl = "https://a..example/f"\n', "feed[1].url", "write it whole"),
        ('[[feed]]\nname = "A"\nurl = "https://u:p@a.example/f"\n', "feed[1].url", "leave it out"),
        (ONE + 'every = "often"\n', "feed[1].every", '"30 minutes"'),
        (ONE + 'every = "1 minute"\n', "feed[1].every", "every 5 minutes"),
        (ONE + "every = 30\n", "feed[1].every", "a text is wanted"),
        (ONE + 'evry = "1 day"\n', "feed[1].evry", "did you mean every?"),
        (ONE + 'words = "gift"\n', "feed[1].words", "a list of texts"),
        (ONE + 'language = "english"\n', "feed[1].language", "two letters"),
        (ONE + 'since = "2024-11-05"\n', "feed[1].since", "without quotation marks"),
        ('[[page]]\nname = "A"\nurl = "https://a.example/"\nwords = ["x"]\n', "page[1].words", "no such key"),
        ("[[feeds]]\n" + ONE, "feeds", "did you mean feed?"),
        (ONE + ONE, "name", "give each source its own"),
        (ONE + "[watch]\npages_per_round = 0\n", "watch.pages_per_round", "from 1 to"),
        (ONE + '[watch]\nrevisits = "no"\n', "watch.revisits", "true or false"),
        (ONE + '[deliver.atom]\nfile = "a.atom"\n', "deliver.atom.address", "a text is wanted"),
        (ONE + HOOK + 'url = "https://h.example/"\nkey = "k"\n', "deliver.webhook[1].key", "key_env"),
        (ONE + HOOK + 'url = "https://h.example/"\n', "deliver.webhook[1].key_env", "name the variable"),
        (ONE + HOOK + 'url = "http://h.example/"\nkey_env = "K"\n', "deliver.webhook[1].url", "https"),
        (ONE + HOOK + 'url = "https://h.example/"\nkey_env = "K"\nkey_file = "k"\n', "key_env", "keep one"),
        (ONE + MAIL + 'user = "u"\npassword = "secret"\n', "deliver.mail[1].password", "password_env"),
        (ONE + MAIL + 'user = "u"\n', "deliver.mail[1].user", "belong together"),
        (ONE + MAIL + 'security = "none"\n', "deliver.mail[1].security", "starttls or tls"),
        (ONE + MAIL + 'security = "ssl"\n', "deliver.mail[1].security", "none of starttls, tls, none"),
        (ONE + MAIL + "port = 70000\n", "deliver.mail[1].port", "from 1 to 65535"),
        (ONE + MAIL.replace("c@d.example", "c@d.example\\nBcc: x@y.example"), "deliver.mail[1].to", "write it bare"),
        (ONE + MAIL + MAIL, "deliver.mail", "give each its own"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, place: str, advice: str) -> None:
    found = faults(tmp_path, text)
    assert any(place in fault and advice in fault for fault in found), found


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = '[[feed]]\nname = "A"\nurl = "x"\n[[page]]\nname = "B"\nurl = "y"\n[watch]\nround = 1\n'
    assert [fault.partition(":")[0] for fault in faults(tmp_path, text)] == [
        "feed[1].url",
        "page[1].url",
        "watch.round",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WatchlistError, match="it cannot be read: No such file or directory"):
        read_watchlist(tmp_path / "none.toml")


def test_no_fault_tells_a_password(tmp_path: Path) -> None:
    found = faults(tmp_path, ONE + MAIL + 'user = "u"\npassword = "hunter2"\n')
    assert all("hunter2" not in fault for fault in found)


def test_where_a_secret_is(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the file\n", "utf-8")
    assert Secret(file=tmp_path / "key").read({}) == "from the file"
    assert Secret(variable="KEY").read({"KEY": "from the variable"}) == "from the variable"


@pytest.mark.parametrize("secret", [Secret(variable="KEY"), Secret(file=Path("no/such/file"))])
def test_a_secret_that_is_not_there_is_said(secret: Secret) -> None:
    with pytest.raises(WatchlistError, match=r"KEY is not set|cannot be read"):
        secret.read({"KEY": ""})
