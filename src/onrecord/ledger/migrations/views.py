"""Views for people who open the ledger with Datasette or the sqlite3 shell: the current list without joins."""

from __future__ import annotations

__all__ = ["FILING_VIEWS", "FIRST_VIEWS"]

FIRST_VIEWS = {
    "current_readings": """
        SELECT * FROM readings AS r
        WHERE r.sequence = (SELECT max(sequence) FROM readings WHERE article_id = r.article_id)
    """,
    "current_articles": """
        SELECT a.id, r.headline, r.deck, a.outlet, a.published, a.published_precision, r.language, a.url,
               r.derived_relation, r.derived_url, a.text, r.id AS reading_id
        FROM articles AS a JOIN current_readings AS r ON r.article_id = a.id
    """,
    "current_claims": """
        SELECT c.id, c.donor_name, c.donor_kind, c.capacity, c.fund_id, c.fund_name, c.amount, c.currency,
               c.amount_qualifier, c.amount_wording, c.in_kind, c.status, c.date, c.date_precision, c.confidence,
               c.rule, a.outlet, a.published, a.published_precision, a.url, r.headline, r.language, c.article_id,
               c.reading_id
        FROM claims AS c
        JOIN current_readings AS r ON r.id = c.reading_id
        JOIN articles AS a ON a.id = c.article_id
    """,
    "current_evidence": """
        SELECT e.claim_id, e.field, e.quote, e.span_start, e.span_end, c.article_id
        FROM evidence AS e
        JOIN claims AS c ON c.reading_id = e.reading_id AND c.id = e.claim_id
        JOIN current_readings AS r ON r.id = e.reading_id
    """,
    "current_statements": """
        SELECT s.id, s.speaker_name, s.speaker_kind, s.quote, s.verbatim, s.garbled, s.reason, a.outlet, a.published,
               s.article_id
        FROM statements AS s
        JOIN current_readings AS r ON r.id = s.reading_id
        JOIN articles AS a ON a.id = s.article_id
    """,
}

# Of a filing that was amended the amendment stands: `onrecord list --filed` follows the chain, these views do not.
FILING_VIEWS = {
    "current_filing_readings": """
        SELECT * FROM filing_readings AS r
        WHERE r.sequence = (SELECT max(sequence) FROM filing_readings WHERE filing_id = r.filing_id)
    """,
    "current_entries": """
        SELECT r.filing_id, n.number, r.form, r.filer_id, r.filer_name, e.side, e.line, e.name, e.kind, e.city, e.state,
               e.zip, e.country, e.date, e.amount, e.aggregate, e.in_kind, e.is_memo, e.memo, e.payee, e.honoree,
               e.item_type, e.fund_id, e.transaction_id, e.reading_id
        FROM entries AS e
        JOIN current_filing_readings AS r ON r.id = e.reading_id
        LEFT JOIN filing_numbers AS n ON n.filing_id = r.filing_id
    """,
}
