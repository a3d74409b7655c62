"""A ledger on a server: what is wrong is said, nothing in it can be changed, and damage is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, MetaData, create_engine, inspect, select

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, schema
from onrecord.ledger.derived.schema import make_tables, pledge_words
from onrecord.ledger.stores import servers
from onrecord.ledger.stores.searching import cut_words, holds_words, make_search
from tests.ledger.making import NOW, add, make_document
from tests.ledger.servers import Server, name_of
from tests.ledger.tables import damage, look
from tests.ledger.test_verifying import DAMAGE

TABLES = sorted(schema.metadata.tables)


@pytest.fixture
def on_server(server: Server, filled_on_server_once: str) -> str:
    return server.copy(filled_on_server_once)


def _nobody(server: Server) -> str:
    return f"postgresql://onrecord@127.0.0.1:{server.port + 1 if server.port < 65535 else 1}/x?connect_timeout=2"


def _stranger(server: Server) -> str:
    return server.url("postgres", user="stranger")


def _no_password(server: Server) -> str:
    return f"postgresql://onrecord:wrong@127.0.0.1:{server.port}/postgres"


def _no_database(server: Server) -> str:
    return server.url("nowhere")


def _other_tables(server: Server) -> str:
    name = server.new_database()
    server.order("CREATE TABLE recipes (name TEXT)", database=name)
    return server.url(name)


def _newer(server: Server) -> str:
    url = server.new_ledger()
    server.order("UPDATE alembic_version SET version_num = '9999'", database=name_of(url))
    return url


def _other_letters(server: Server) -> str:
    name = server.new_database()
    server.order(f"DROP DATABASE {name}", f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    return server.url(name)


def _any_letters(server: Server) -> str:
    """What a server makes where its machine names no language: it answers in bytes."""
    name = server.new_database()
    server.order(f"DROP DATABASE {name}", f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    return server.url(name)


def _no_rights(server: Server) -> str:
    url = server.new_ledger()
    server.order(
        "DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$", database=name_of(url)
    )
    return server.url(name_of(url), user="guest")


def _empty(server: Server) -> str:
    return server.url(server.new_database())


REFUSED: list[tuple[str, Callable[[Server], str], dict[str, bool], str]] = [
    ("no server", _nobody, {}, "no server answers there"),
    ("an unknown user", _stranger, {}, "the server does not know this user"),
    ("a wrong password", _no_password, {}, "does not take this name with this password"),
    ("no such database", _no_database, {}, "the server has no such database"),
    ("tables of something else", _other_tables, {}, "a database, but not a ledger .name another database or schema"),
    ("a newer ledger", _newer, {}, r"made by a newer onrecord \(form 9999"),
    ("no Unicode", _other_letters, {}, "keeps texts as LATIN1, not as UTF8"),
    ("any bytes", _any_letters, {}, "keeps texts as SQL_ASCII, not as UTF8"),
    ("no rights", _no_rights, {}, "this user lacks rights in the database"),
    ("nothing to read", _empty, {"read_only": True}, "there is no ledger in this database"),
    ("nothing, not to be made", _empty, {"create": False}, "there is no ledger in this database"),
]


@pytest.mark.parametrize(("find", "how", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refuses(server: Server, find: Callable[[Server], str], how: dict[str, bool], said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        Ledger.open(find(server), **how)


def test_an_empty_database_becomes_a_ledger(server: Server) -> None:
    assert add(_empty(server), make_document(1)).new == 1


def test_a_schema_is_a_ledger_of_its_own(server: Server) -> None:
    url = server.new_ledger()
    server.order("CREATE SCHEMA desk", database=name_of(url))
    own = f"{url}&options=-csearch_path%3Ddesk"
    assert add(own, make_document(1)).new == 1
    with Ledger.open(url) as one, Ledger.open(own) as other:
        assert (one.count().articles, other.count().articles) == (0, 1)
        assert other.verify().holds


def test_a_locked_ledger_says_so(on_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "BUSY_SECONDS", 0.05)
    with Ledger.open(on_server) as holder, Ledger.open(on_server) as ledger, servers_lock(holder):
        assert ledger.count().articles == 3, "who reads does not wait for who writes"
        with pytest.raises(LedgerError, match="locked by another program"):
            ledger.begin_run(NOW, version="0.1.0", reader="reader-1")


def servers_lock(ledger: Ledger) -> Any:  # noqa: ANN401 - a context manager
    from onrecord.ledger.stores import begin_writing

    return begin_writing(ledger._engine)


def test_a_lost_connection_says_so_and_the_next_question_is_answered(server: Server, on_server: str) -> None:
    with Ledger.open(on_server, readers=2) as ledger, ledger.watch() as version:
        told = version()
        gone = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"
        server.order(gone.format(name_of(on_server)))
        with pytest.raises(LedgerError, match="the connection to the server was lost"):
            version()
        assert ledger.count().articles == 3
        assert version() == told


def test_the_version_changes_with_what_is_added(on_server: str) -> None:
    with Ledger.open(on_server, read_only=True) as ledger, ledger.watch() as version:
        before = version()
        assert version() == before
        add(on_server, make_document(7))
        assert version() != before


def test_a_ledger_opened_to_read_refuses_to_write(on_server: str) -> None:
    with Ledger.open(on_server, read_only=True) as ledger:
        assert len(list(ledger.list_claims())) == 6
        with pytest.raises(LedgerError, match="is read-only"):
            ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        with pytest.raises(LedgerError, match="is read-only"):
            ledger.rebuild("reader-1")


def test_who_may_only_read_reads(server: Server, on_server: str) -> None:
    rights = ("CREATE ROLE {0} LOGIN", "GRANT USAGE ON SCHEMA public TO {0}", "GRANT pg_read_all_data TO {0}")
    reader = f"reader_of_{name_of(on_server)}"
    server.order(*(right.format(reader) for right in rights), database=name_of(on_server))
    with Ledger.open(server.url(name_of(on_server), user=reader), read_only=True) as ledger:
        assert ledger.count().articles == 3
        assert ledger.verify().holds


@pytest.mark.parametrize("command", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE"])
def test_a_fact_cannot_be_changed(filled_on_server_once: str, command: str) -> None:
    url = filled_on_server_once
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = 'replica'")  # puts off what is not ALWAYS
        for table in TABLES:
            column = next(iter(schema.metadata.tables[table].columns)).name
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match=r"facts are append-only: .* on "):
                connection.execute(command.format(table, column).encode())


# Of the damage that is found in a file, some of each kind; the whole table would take half a minute.
_SAME_DAMAGE = {
    *("capture bytes", "observed run", "article text", "reading digest", "claim amount", "claim gone", "evidence span"),
    *("filing number", "entry gone", "judgement gone", "sighting address", "problem what"),
}


@pytest.mark.parametrize(
    ("command", "table", "words"),
    [row[1:] for row in DAMAGE if row[0] in _SAME_DAMAGE],
    ids=[row[0] for row in DAMAGE if row[0] in _SAME_DAMAGE],
)
def test_finds_damage(on_server: str, command: str, table: str, words: str) -> None:
    damage(on_server, command)
    with Ledger.open(on_server, read_only=True) as ledger:
        proof = ledger.verify()
    assert any(fault.table == table and words in fault.what for fault in proof.faults), list(map(str, proof.faults))


# What somebody with all rights did, and what verifying says of it.
UNWATCHED = [
    ("DROP TRIGGER claims_refuses_truncate ON claims", "claims", "nothing refuses to truncate its rows"),
    ("ALTER TABLE claims DISABLE TRIGGER claims_refuses_update", "claims", "nothing refuses to update its rows"),
    ("ALTER TABLE evidence DROP CONSTRAINT evidence_reading_id_claim_id_fkey", "evidence", "a constraint is gone"),
]


@pytest.mark.parametrize(("command", "table", "words"), UNWATCHED)
def test_finds_what_is_watched_no_more(server: Server, on_server: str, command: str, table: str, words: str) -> None:
    server.order(command, database=name_of(on_server))
    with Ledger.open(on_server, read_only=True) as ledger:
        assert [(fault.table, words in fault.what) for fault in ledger.verify().faults] == [(table, True)]


def test_the_schema_is_what_the_migrations_make(server: Server, on_server: str) -> None:
    name = server.new_database()
    with look(server.url(name)) as connection:
        schema.metadata.create_all(connection)
        make_tables(connection)
    own, made = _columns(on_server), _columns(server.url(name))
    assert {table: columns for table, columns in own.items() if table in made} == made
    assert {table for table in own if table not in made and not table.startswith("follow")} == {"alembic_version"}


def _columns(url: str) -> dict[str, set[tuple[str, str, bool, object]]]:
    with look(url) as connection:
        inspector = inspect(connection)
        return {
            table: {
                (column["name"], str(column["type"]), column["nullable"], getattr(column["type"], "collation", None))
                for column in inspector.get_columns(table)
                if (table, column["name"]) != ("problems", "rowid")  # which SQLite has unasked
            }
            for table in inspector.get_table_names()
        }


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), max_size=12)


@pytest.fixture(scope="module")
def indexes(server: Server) -> Iterator[list[Engine]]:
    """Return an index of words in memory and one on a server."""
    url = server.url(server.new_database()).replace("postgresql:", "postgresql+psycopg:")
    engines = [create_engine("sqlite://"), create_engine(url)]
    for engine in engines:
        with engine.begin() as connection:
            make_search(connection)
    yield engines
    for engine in engines:
        engine.dispose()


@settings(max_examples=30, deadline=None)
@given(kept=st.lists(_WORDS, max_size=4), asked=_WORDS, cut=st.integers(1, 4))
def test_both_find_the_same(indexes: list[Engine], kept: list[str], asked: str, cut: int) -> None:
    """Whole words, beginnings of them, and what is typed at random."""
    texts = [*kept, "Irène Nœl-Brask", "O’Neill & Sons_Ltd", "Łódź 2025"]
    questions = [asked, *(text[:cut] for text in texts), *texts, "NOEL", "irene bra", "sons ltd", "lodz"]
    answers = [list(_ask(engine, texts, questions)) for engine in indexes]
    assert answers[0] == answers[1]


def _ask(engine: Engine, texts: list[str], questions: list[str]) -> Iterator[list[int]]:
    with engine.connect() as connection:
        for number, text in enumerate(texts):
            row = {"rowid": number, "words": " ".join(cut_words(text))}
            connection.execute(pledge_words.to_metadata(MetaData()).insert(), row)
        for question in questions:
            if words := cut_words(question)[:12]:
                asked = select(pledge_words.c.rowid).where(holds_words(words)).order_by(pledge_words.c.rowid)
                yield list(connection.scalars(asked))
        connection.rollback()
