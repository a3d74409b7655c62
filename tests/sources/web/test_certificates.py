"""A server proves who it is, for its name and to an authority, or gets nothing; and https never becomes http."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.sources.transport.dialing import Reach
from onrecord.sources.web import Fetched, Fetcher, Outcome, Refused

from .authority import OPENSSL, Authority
from .sites import Clock, Site, opened_site, reach_of

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="certificates are made with openssl, which is not here")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that the fetcher trusts."""
    return Authority.found(tmp_path_factory.mktemp("authority"))


def _fetch(site: Site, authority: Authority, path: str = "/a", host: str = "news.example") -> Outcome:
    reach = replace(reach_of(site, Clock(), None, 443, 80), trust=authority.trust)
    return Fetcher(reach).fetch(site.url(path, host, "https"))


def test_a_server_with_proof_is_asked(authority: Authority, loopback: None) -> None:
    with opened_site(authority.vouch("news.example")) as site:
        fetched = _fetch(site, authority)
        assert isinstance(fetched, Fetched)
        assert (fetched.capture.url, site.pages) == (site.url("/a", scheme="https"), ["news.example/a"])


# What is wrong with the proof, and what is said of it.
PROOFS: dict[str, tuple[Callable[[Authority], ssl.SSLContext], str]] = {
    "nobody vouches": (lambda authority: authority.sign_self("news.example"), "self-signed"),
    "another name": (lambda authority: authority.vouch("other.example"), "not valid for 'news.example'"),
    "expired": (lambda authority: authority.vouch("news.example", until="20200601000000Z"), "expired"),
}


@pytest.mark.parametrize("name", PROOFS)
def test_a_server_without_proof_gets_nothing(authority: Authority, loopback: None, name: str) -> None:
    prove, words = PROOFS[name]
    with opened_site(prove(authority)) as site:
        refused = _fetch(site, authority)
        assert isinstance(refused, Refused)
        assert (refused.problem.code, refused.is_passing, site.asked) == ("certificate_refused", False, [])
        assert words in refused.problem.what


def test_an_authority_that_is_not_trusted(authority: Authority, loopback: None) -> None:
    with opened_site(authority.vouch("news.example")) as site:
        refused = Fetcher(reach_of(site, Clock())).fetch(site.url(scheme="https"))
        assert isinstance(refused, Refused)
        assert (refused.problem.code, site.asked) == ("certificate_refused", [])


def test_a_server_that_speaks_no_tls(authority: Authority, loopback: None) -> None:
    with opened_site() as site:
        refused = _fetch(site, authority)
        assert isinstance(refused, Refused)
        assert (refused.problem.code, site.asked) == ("server_down", [])


def test_a_redirect_from_https_to_http_is_refused(authority: Authority, loopback: None) -> None:
    with opened_site(authority.vouch("news.example")) as site:
        site.answers["/a"] = lambda visit: visit.send(301, b"", Location="http://news.example/a")
        refused = _fetch(site, authority)
        assert isinstance(refused, Refused)
        assert refused.problem.code == "redirect_refused"
        assert "from https to plain http" in refused.problem.what


def test_a_redirect_from_http_to_https_is_followed(authority: Authority, loopback: None) -> None:
    with opened_site(authority.vouch("news.example")) as safe, opened_site() as plain:
        plain.answers["/a"] = lambda visit: visit.send(301, b"", Location=safe.url("/a", scheme="https"))
        reach = replace(reach_of(plain, Clock(), None, safe.port), trust=authority.trust)
        fetched = Fetcher(reach).fetch(plain.url("/a"))
        assert isinstance(fetched, Fetched)
        assert (fetched.capture.url, safe.pages) == (safe.url("/a", scheme="https"), ["news.example/a"])


def _unchecked() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    return context


def test_checks_cannot_be_turned_off() -> None:
    unverified = _unchecked()
    unverified.verify_mode = ssl.CERT_NONE
    for trust in (_unchecked(), unverified):
        with pytest.raises(ValueError, match="always checked"):
            Reach(trust=trust)
