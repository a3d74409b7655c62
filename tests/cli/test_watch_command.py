"""`onrecord watch`: from a feed on a server of this machine to what is told, by the real fetcher; and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.cli import watching
from onrecord.cli.holders import has_ended, name_holder
from onrecord.errors import LedgerError
from onrecord.sources.watchlist import Watchlist
from tests.sources.web.faults import answers
from tests.sources.web.sites import Clock, Site, opened_site, reach_of
from tests.watching.web import feed, page

Run = Callable[..., Result]
GIFT = "Lumenforge said on Monday that it will donate $1 million to Donald Trump's inaugural fund. " * 3


@pytest.fixture
def site(loopback: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A paper with a feed that names one page."""
    with opened_site() as opened:
        reach = reach_of(opened, Clock())
        monkeypatch.setattr(watching, "open_reach", lambda proxy: reach)
        opened.answers["/feed.xml"] = answers(200, feed(opened.url("/2024/gift")), "application/rss+xml")
        opened.answers["/2024/gift"] = answers(200, page(GIFT), "text/html")
        yield opened


@pytest.fixture
def sources(tmp_path: Path, site: Site) -> str:
    path = tmp_path / "sources.toml"
    path.write_text(f'[[feed]]\nname = "The Post"\nurl = "{site.url("/feed.xml")}"\n', "utf-8")
    return str(path)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return str(tmp_path / "onrecord.db")


def test_a_feed_is_followed_and_what_is_new_told(run: Run, sources: str, ledger: str, site: Site) -> None:
    done = run("watch", sources, "--once", "--ledger", ledger)
    assert (done.exit_code, done.stderr) == (
        0,
        "1 list and 1 page came (1 with gifts, 0 changed); 1 new address; 1 notice\n",
    )
    assert done.stdout.startswith("new          Lumenforge: 1,000,000 USD, us-inaugural-2025, planned\n")
    assert site.pages == ["news.example/feed.xml", "news.example/2024/gift"]
    again = run("watch", sources, "--once", "--ledger", ledger)
    assert (again.exit_code, again.stdout) == (0, "")
    assert len(site.pages) == 2


def test_notices_as_json_lines(run: Run, sources: str, ledger: str) -> None:
    done = run("watch", sources, "--once", "--json", "--ledger", ledger)
    (told,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (told["kind"], told["details"]["donor"]["name"], told["details"]["amount"]) == (
        "new",
        "Lumenforge",
        "1000000",
    )


@pytest.mark.parametrize(
    ("file", "option", "environment", "told"),
    [
        ("", "", "", None),
        ("file@post.example", "", "", "file@post.example"),
        ("", "", "desk@post.example", "desk@post.example"),
        ("file@post.example", "", "desk@post.example", "desk@post.example"),
        ("file@post.example", "option@post.example", "desk@post.example", "option@post.example"),
    ],
)
def test_whom_servers_may_write_to(
    run: Run, tmp_path: Path, ledger: str, site: Site, monkeypatch: pytest.MonkeyPatch,
    file: str, option: str, environment: str, told: str | None,
) -> None:  # fmt: skip
    monkeypatch.setenv("ONRECORD_CONTACT", environment)
    path = tmp_path / "sources.toml"
    settings = f'[watch]\ncontact = "{file}"\n' if file else ""
    path.write_text(f'{settings}[[page]]\nname = "p"\nurl = "{site.url("/2024/gift")}"\n', "utf-8")
    options = ("--contact", option) if option else ()
    assert run("watch", str(path), "--once", "--ledger", ledger, *options).exit_code == 0
    agents = {headers["User-Agent"] for headers in site.headers}
    assert [agent.partition(" (+")[2].rstrip(")") or None for agent in agents] == [told]


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--contact", "(desk)"), "--contact (desk)"), (("--proxy", "proxy.example:3128"), "http://HOST:PORT")],
)
def test_what_servers_cannot_be_told_is_refused(
    run: Run, tmp_path: Path, ledger: str, options: tuple[str, str], said: str
) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[[page]]\nname = "p"\nurl = "https://news.example/a"\n', "utf-8")
    done = run("watch", str(path), "--once", "--ledger", ledger, *options)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_a_packed_sitemap_comes_through(run: Run, tmp_path: Path, ledger: str, site: Site) -> None:
    import gzip

    content = f"<urlset><url><loc>{site.url('/2024/gift')}</loc></url></urlset>".encode()
    site.answers["/sitemap.xml.gz"] = answers(200, gzip.compress(content, mtime=0), "application/x-gzip")
    path = tmp_path / "sources.toml"
    path.write_text(f'[[sitemap]]\nname = "s"\nurl = "{site.url("/sitemap.xml.gz")}"\n', "utf-8")
    done = run("watch", str(path), "--once", "--ledger", ledger)
    assert (done.exit_code, "1 notice" in done.stderr) == (0, True), done.stderr


def test_what_is_set_aside_ends_with_one(run: Run, sources: str, ledger: str, site: Site) -> None:
    site.answers["/feed.xml"] = answers(200, b"<html><body><p>This is not a feed.</p></body></html>")
    done = run("watch", sources, "--once", "--ledger", ledger)
    assert done.exit_code == 1
    assert "set aside: " in done.stderr
    assert "neither RSS nor Atom nor JSON Feed" in done.stderr


def test_why_nothing_came_is_told_and_when_it_is_asked_again(run: Run, sources: str, ledger: str, site: Site) -> None:
    """Else a feed whose host is misspelt would be "1 failed" for good."""
    site.answers["/feed.xml"] = answers(503)
    done = run("watch", sources, "--once", "--ledger", ledger)
    assert done.exit_code == 1
    assert f"nothing came: {site.url('/feed.xml')}: the server does not work" in done.stderr
    assert "it answers 503 (asked again at 20" in done.stderr


@pytest.mark.parametrize("status", [301, 302])
def test_a_feed_that_moved_for_good_is_read_and_where_it_is_told(
    run: Run, sources: str, ledger: str, site: Site, status: int
) -> None:
    site.answers["/news.xml"] = site.answers["/feed.xml"]
    site.answers["/feed.xml"] = answers(status, Location="/news.xml")
    done = run("watch", sources, "--once", "--ledger", ledger)
    told = (
        f"moved: {site.url('/feed.xml')}: it is at {site.url('/news.xml')} for good: write that address into the list"
    )
    assert (done.exit_code, told in done.stderr) == (0, status == 301)
    assert "1 list and 1 page came" in done.stderr


def test_what_is_not_delivered_is_told_and_when_it_is_tried_again(
    run: Run, sources: str, ledger: str, tmp_path: Path
) -> None:
    atom = '[deliver.atom]\nfile = "none/new.atom"\naddress = "https://list.example/new.atom"\n'
    path = tmp_path / "sources.toml"
    path.write_text(path.read_text("utf-8") + atom, "utf-8")
    done = run("watch", sources, "--once", "--ledger", ledger)
    assert done.exit_code == 1
    assert "not delivered: " in done.stderr
    assert "(make it, or name another) (1 notice waits, tried again at 20" in done.stderr
    checked = run("watch", sources, "--check")
    assert (checked.exit_code, "there is no folder" in checked.stderr) == (2, True)


def test_a_list_that_is_wrong_is_told_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[[feed]]\nname = "a"\nurl = "b"\nevry = 1\n[[page]]\nname = "c"\nurl = "d"\n', "utf-8")
    for asked in (["--check"], ["--once"]):
        done = run("watch", str(path), *asked)
        assert done.exit_code == 2
        assert "feed[1].evry" in done.stderr
        assert "page[1].url" in done.stderr
    assert list(tmp_path.glob("*.db")) == []


def test_a_list_is_checked_with_its_keys(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sources.toml"
    hook = '[[deliver.webhook]]\nname = "desk"\nurl = "https://hooks.example.org/x"\nkey_env = "DESK_KEY"\n'
    mail = '[[deliver.mail]]\nname = "all"\nhost = "localhost"\nport = 25\nsecurity = "none"\nfrom = "a@b.example"\n'
    to = 'to = ["c@d.example", "e@f.example"]\n'
    path.write_text('[[feed]]\nname = "a"\nurl = "https://post.example/feed"\n' + hook + mail + to, "utf-8")
    monkeypatch.delenv("DESK_KEY", raising=False)
    missing = run("watch", str(path), "--check")
    assert (missing.exit_code, "the variable DESK_KEY is not set" in missing.stderr) == (2, True)
    monkeypatch.setenv("DESK_KEY", "k")
    done = run("watch", str(path), "--check")
    assert done.exit_code == 0
    assert (
        "everything holds: 1 feed, 0 sitemaps, 0 pages; told to terminal, webhook:desk, mail:all (2 receivers)"
        in done.stdout
    )


def test_an_article_is_shown_with_its_versions(run: Run, sources: str, ledger: str, site: Site) -> None:
    run("watch", sources, "--once", "--ledger", ledger)
    listed = json.loads(run("list", "--json", "--ledger", ledger).stdout.splitlines()[0])
    article = json.loads(run("show", listed["claims"][0], "--json", "--ledger", ledger).stdout)["article"]["id"]
    assert "versions" not in json.loads(run("show", article, "--json", "--ledger", ledger).stdout)
    _see_again(ledger, site, "$3 million")
    shown = json.loads(run("show", article, "--json", "--ledger", ledger).stdout)["versions"]
    assert [one["article"] == article for one in shown] == [True, False]
    assert [change["fields"] for change in shown[1]["changes"]] == [["amount"]]
    told = run("show", article, "--ledger", ledger).stdout
    assert "amount was 1,000,000 USD, now is 3,000,000 USD" in told
    run("rebuild", "--ledger", ledger)
    (gift,) = [json.loads(line) for line in run("list", "--json", "--ledger", ledger).stdout.splitlines()]
    assert (gift["amount"], gift["articles"], gift["disagreements"]) == ("3000000", 1, [])
    told = run("show", gift["id"], "--ledger", ledger).stdout
    assert "reworded" in told
    assert "amount was 1,000,000 USD, now is 3,000,000 USD" in told


def _see_again(ledger: str, site: Site, amount: str) -> None:
    """Record another version of the page."""
    from onrecord.ledger import Ledger
    from onrecord.pipeline import read_capture
    from onrecord.sources.web import Fetched

    site.answers["/2024/gift"] = answers(200, page(GIFT.replace("$1 million", amount)), "text/html")
    came = watching.make_fetcher(Watchlist(sources=())).fetch(site.url("/2024/gift"))
    assert isinstance(came, Fetched)
    with Ledger.open(ledger) as opened:
        run = opened.begin_run(Clock().timing.now(), version="0", reader="r")
        opened.record(run, read_capture(came.capture))


def test_following_goes_on_where_the_ledger_fails_for_a_while(capsys: pytest.CaptureFixture[str]) -> None:
    """Its server is started anew in the night: nobody is there to call the command again."""
    rounds: list[str] = []
    slept: list[float] = []

    def go_round() -> None:
        rounds.append("round")
        if len(rounds) in (2, 3, 4):
            raise LedgerError("the connection to the server was lost")
        if len(rounds) == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watching.go_on(go_round, lambda: 30.0, slept.append)
    assert slept == [30.0, 30.0, 5.0, 10.0, 20.0, 30.0]
    told = capsys.readouterr().err
    assert "not followed: the connection to the server was lost; tried again in 5 seconds" in told


def test_whether_a_process_has_ended() -> None:
    own = name_holder()
    machine, _, rest = own.partition("|")
    assert not has_ended(own)
    assert has_ended(f"{machine}|{2**22 + 1}|{rest.rpartition('|')[2]}")
    assert not has_ended(f"elsewhere|{2**22 + 1}|x")
    assert not has_ended("nonsense")
